// SPDX-License-Identifier: GPL-3.0-or-later
// Every family and method against what transformers and peft computed (packaging/reference/models.py).
#include "tests/support/fixture_model.h"

#include "core/methods/method.h"
#include "core/nn/generate.h"

#include <QTest>

using namespace luthier;
using namespace luthier::test;

namespace {

HeadKind languageHead(const Spec& spec)
{
    return spec.masked_head ? HeadKind::MaskedLanguage : HeadKind::Language;
}

struct Targets {
    RaggedBatch batch;
    at::Tensor rows, ids; // into the batch
    std::vector<double> losses;
    double mean = 0;
};

// [sequence, row, id] of the fixture; a classifier reads row 0 (bert) or the last one (llama).
Targets targetsOf(const FixtureModel& model, const Json& block, HeadKind head)
{
    Targets t;
    const std::vector<Json> sequences = model.expected["sequences"];
    t.batch = batchOf(sequences);
    std::vector<std::int64_t> rows, ids;
    for (const Json& target : block["targets"]) {
        const std::size_t s = target[0];
        const std::int64_t begin = t.batch.offsets[s];
        std::int64_t row = target[1];
        if (head == HeadKind::Classification)
            row = model.spec.attention == AttentionKind::Causal ? t.batch.offsets[s + 1] - begin - 1 : 0;
        rows.push_back(begin + row);
        ids.push_back(target[2]);
    }
    t.rows = at::tensor(rows, at::kLong);
    t.ids = at::tensor(ids, at::kLong);
    t.losses = block["losses"].get<std::vector<double>>();
    t.mean = block["loss"];
    return t;
}

// Mean loss over the targets; with gradients when asked.
at::Tensor meanLoss(FixtureModel& model, const Targets& t, HeadKind head, Gradient gradient,
                    std::vector<float>* each = nullptr)
{
    const at::Tensor hidden = model.network->forward(t.batch);
    HeadLoss loss = model.network->headLoss(head, hidden.index_select(0, t.rows), t.ids, gradient);
    if (each != nullptr)
        *each = loss.losses;
    return loss.loss / static_cast<double>(t.rows.size(0));
}

ParamSet loraParams()
{
    ParamSet params;
    params.set("lora.rank", std::int64_t{4});
    params.set("lora.alpha", 8.0);
    params.set("lora.dropout", 0.0);
    params.set("lora.targets", std::string("all"));
    return params;
}

std::unique_ptr<AppliedMethod> applied(FixtureModel& model, const char* method, HeadKind head)
{
    static const ParamSet params = loraParams();
    auto result = findMethod(method)->apply({model.network.get(), head, &params, 1});
    if (!result)
        throw std::runtime_error(result.error().sentence());
    return std::move(*result);
}

// The adapter that peft saved, put into the factors (and the head) of a fresh LoRA.
void loadAdapter(const FixtureModel& model, const std::string& name, LoraMethod& method)
{
    const at::NoGradGuard no_grad;
    auto files = SafetensorsReader::open(fixture("models/" + name + "/adapter/adapter_model.safetensors"));
    if (!files)
        throw std::runtime_error(files.error().sentence());
    const auto fill = [&](const std::string& canonical, const std::string& suffix, at::Tensor into) {
        const std::string file = model.stored(canonical).front().name;
        const std::string path = file.substr(0, file.rfind('.'));
        const TensorView* view =
            files->find("base_model.model." + path + (suffix.empty() ? file.substr(file.rfind('.')) : suffix));
        if (view == nullptr)
            throw std::runtime_error("adapter has no " + path + suffix);
        into.copy_(tensorOf(*view));
    };
    for (const LoraFactors& factors : method.factors()) {
        fill(factors.path + ".weight", ".lora_A.weight", factors.a);
        fill(factors.path + ".weight", ".lora_B.weight", factors.b);
    }
    for (const TrainableTensor& tensor : method.headTensors())
        fill(tensor.name, "", tensor.tensor);
}

const char* const models[] = {"llama-tiny", "llama-tied-gqa", "bert-tiny"};

} // namespace

class TestReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hiddenAndLogits_data() { columns(); }
    void hiddenAndLogits()
    {
        QFETCH(QString, name);
        QFETCH(bool, bf16);
        FixtureModel model = openFixture(name.toStdString(), "", bf16 ? at::kBFloat16 : at::kFloat);
        const double tolerance = bf16 ? 2e-2 : 1e-5;
        const std::vector<Json> sequences = model.expected["sequences"];
        const at::NoGradGuard no_grad;
        const RaggedBatch batch = batchOf(sequences);
        const at::Tensor hidden = model.network->forward(batch);
        const at::Tensor logits = model.network->logits(languageHead(model.spec), hidden);
        for (std::size_t s = 0; s < sequences.size(); ++s) {
            const std::int64_t begin = batch.offsets[s];
            const std::int64_t length = batch.offsets[s + 1] - begin;
            const double h = relativeDifference(hidden.narrow(0, begin, length), matrixOf(sequences[s]["hidden"]));
            const double l = relativeDifference(logits.narrow(0, begin, length), matrixOf(sequences[s]["logits"]));
            QVERIFY2(h < tolerance * 2, qPrintable(QString("hidden of sequence %1: %2").arg(s).arg(h)));
            QVERIFY2(l < tolerance * 2, qPrintable(QString("logits of sequence %1: %2").arg(s).arg(l)));
        }
    }

    // A batch of many is each alone: nothing leaks from one sequence into another.
    void batchEqualsOneByOne_data() { columns(); }
    void batchEqualsOneByOne()
    {
        QFETCH(QString, name);
        QFETCH(bool, bf16);
        FixtureModel model = openFixture(name.toStdString(), "", bf16 ? at::kBFloat16 : at::kFloat);
        const std::vector<Json> sequences = model.expected["sequences"];
        const at::NoGradGuard no_grad;
        const RaggedBatch batch = batchOf(sequences);
        const at::Tensor together = model.network->forward(batch);
        for (std::size_t s = 0; s < sequences.size(); ++s) {
            const at::Tensor alone = model.network->forward(batchOf({sequences[s]}));
            const at::Tensor slice =
                together.narrow(0, batch.offsets[s], batch.offsets[s + 1] - batch.offsets[s]).to(at::kDouble);
            QVERIFY(relativeDifference(alone, slice) < (bf16 ? 2e-2 : 1e-5));
        }
    }

    void lossesAndGradients_data() { columns(); }
    void lossesAndGradients()
    {
        QFETCH(QString, name);
        QFETCH(bool, bf16);
        for (const char* kind : {"loss", "classify"}) {
            const bool classify = kind == std::string("classify");
            FixtureModel model =
                openFixture(name.toStdString(), classify ? "/classify" : "", bf16 ? at::kBFloat16 : at::kFloat);
            const HeadKind head = classify ? HeadKind::Classification : languageHead(model.spec);
            const Json& block = model.expected[kind];
            const auto method = applied(model, "full", head);
            const Targets t = targetsOf(model, block, head);
            std::vector<float> each;
            const at::Tensor loss = meanLoss(model, t, head, Gradient::Wanted, &each);
            for (std::size_t i = 0; i < each.size(); ++i)
                QVERIFY2(
                    std::abs(each[i] - t.losses[i])
                        < (bf16 ? 2e-2 * std::max(5.0, t.losses[i]) : 1e-4 * std::max(1.0, t.losses[i])),
                    qPrintable(QString("%1 target %2: %3, wanted %4").arg(kind).arg(i).arg(each[i]).arg(t.losses[i])));
            QVERIFY(std::abs(loss.item<double>() - t.mean) < (bf16 ? 0.1 : 1e-4));
            loss.backward();
            std::size_t compared = 0;
            for (const TrainableTensor& tensor : method->trainable()) {
                const Json& norms = block["gradient_norms"];
                for (const StoredWeight& place : model.stored(tensor.name)) {
                    const std::string& file = place.name;
                    if (!norms.contains(file))
                        continue;
                    const double wanted = norms[file];
                    const double got = tensor.tensor.grad().to(at::kDouble).norm().item<double>();
                    // A key's bias does not change a softmax: its gradient is rounding noise on both sides.
                    const double tolerance = (bf16 ? 0.06 : 2e-4) * wanted + (bf16 ? 0.02 : 1e-6);
                    QVERIFY2(std::abs(got - wanted) < tolerance,
                             qPrintable(QString("%1 %2: %3, wanted %4").arg(kind, file.c_str()).arg(got).arg(wanted)));
                    ++compared;
                    break;
                }
            }
            QVERIFY(compared > 20);
        }
    }

    void adapterOfPeft_data() { names(); }
    void adapterOfPeft()
    {
        QFETCH(QString, name);
        const bool classify = name.startsWith("bert");
        FixtureModel model = openFixture(name.toStdString(), classify ? "/classify" : "", at::kFloat);
        const HeadKind head = classify ? HeadKind::Classification : languageHead(model.spec);
        const auto method = applied(model, "lora", head);
        auto& lora = dynamic_cast<LoraMethod&>(*method);

        // Start equals base: B is zero.
        const Targets t = targetsOf(model, model.expected["adapter"], head);
        {
            const at::NoGradGuard no_grad;
            const at::Tensor with = model.network->forward(t.batch);
            method->setEnabled(false);
            const at::Tensor without = model.network->forward(t.batch);
            method->setEnabled(true);
            QVERIFY(at::equal(with, without));
        }
        loadAdapter(model, name.toStdString(), lora);
        std::vector<float> each;
        const at::Tensor loss = meanLoss(model, t, head, Gradient::Wanted, &each);
        for (std::size_t i = 0; i < each.size(); ++i)
            QVERIFY(std::abs(each[i] - t.losses[i]) < 1e-4 * std::max(1.0, t.losses[i]));
        loss.backward();
        const Json& norms = model.expected["adapter"]["gradient_norms"];
        for (const LoraFactors& factors : lora.factors()) {
            const std::string file = model.stored(factors.path + ".weight").front().name;
            const std::string path = "base_model.model." + file.substr(0, file.size() - 7);
            const std::pair<std::string, at::Tensor> pair[] = {{".lora_A.weight", factors.a},
                                                               {".lora_B.weight", factors.b}};
            for (const auto& [suffix, tensor] : pair) {
                QVERIFY2(norms.contains(path + suffix), (path + suffix).c_str());
                const double wanted = norms[path + suffix];
                QVERIFY(std::abs(tensor.grad().norm().item<double>() - wanted) < 2e-4 * wanted);
            }
        }

        // Merged equals unmerged, and only the adapter and a fresh head learn.
        const at::NoGradGuard no_grad;
        const at::Tensor unmerged = model.network->forward(t.batch);
        std::map<std::string, at::Tensor> merged;
        for (const NamedTensor& weight : method->mergedWeights())
            merged[weight.name] = weight.tensor;
        for (Linear* site : model.network->linears()) {
            QVERIFY(!site->weight.base.requires_grad());
            QVERIFY(merged.count(site->weight.name) == 1);
            site->adapter.reset();
            site->weight.base = merged[site->weight.name];
        }
        QVERIFY(relativeDifference(model.network->forward(t.batch), unmerged.to(at::kDouble)) < 1e-5);
    }

    // Three AdamW steps, loss by loss, beside torch.optim.AdamW on the reference model.
    void steps_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("method");
        for (const char* model : models)
            for (const char* method : {"full", "lora"})
                QTest::addRow("%s %s", model, method) << QString(model) << QString(method);
    }
    void steps()
    {
        QFETCH(QString, name);
        QFETCH(QString, method);
        const bool classify = name.startsWith("bert") && method == "lora";
        FixtureModel model = openFixture(name.toStdString(), classify ? "/classify" : "", at::kFloat);
        const HeadKind head = classify ? HeadKind::Classification : languageHead(model.spec);
        const auto apply = applied(model, method.toUtf8(), head);
        if (method == "lora")
            loadAdapter(model, name.toStdString(), dynamic_cast<LoraMethod&>(*apply));
        const Targets t = targetsOf(model, model.expected[method == "lora" ? "adapter" : "loss"], head);
        const auto wanted = model.expected["steps"][method.toStdString()].get<std::vector<double>>();
        std::vector<at::Tensor> first, second;
        for (const TrainableTensor& tensor : apply->trainable()) {
            first.push_back(at::zeros_like(tensor.tensor));
            second.push_back(at::zeros_like(tensor.tensor));
        }
        for (std::size_t step = 0; step < wanted.size(); ++step) {
            const at::Tensor loss = meanLoss(model, t, head, Gradient::Wanted);
            QVERIFY2(
                std::abs(loss.item<double>() - wanted[step]) < 2e-4 * std::max(1.0, wanted[step]),
                qPrintable(QString("step %1: %2, wanted %3").arg(step).arg(loss.item<double>()).arg(wanted[step])));
            loss.backward();
            const at::NoGradGuard no_grad;
            const double n = static_cast<double>(step + 1);
            std::size_t i = 0;
            for (const TrainableTensor& tensor : apply->trainable()) {
                at::Tensor value = tensor.tensor;
                const at::Tensor gradient = value.grad();
                if (tensor.decay == Decay::Yes)
                    value.mul_(1 - 1e-2 * 0.01);
                first[i].mul_(0.9).add_(gradient, 0.1);
                second[i].mul_(0.999).addcmul_(gradient, gradient, 0.001);
                value.sub_(first[i].div(1 - std::pow(0.9, n)) * 1e-2
                           / (second[i].div(1 - std::pow(0.999, n)).sqrt() + 1e-8));
                value.mutable_grad() = at::Tensor();
                ++i;
            }
        }
    }

    void greedyContinuation_data() { names(); }
    void greedyContinuation()
    {
        QFETCH(QString, name);
        FixtureModel model = openFixture(name.toStdString(), "", at::kFloat);
        if (model.spec.attention != AttentionKind::Causal)
            return; // an encoder does not write
        std::size_t compared = 0;
        for (const Json& sequence : model.expected["sequences"]) {
            if (!sequence.contains("greedy"))
                continue;
            const auto prompt = sequence["ids"].get<std::vector<std::int32_t>>();
            const auto wanted = sequence["greedy"].get<std::vector<std::int32_t>>();
            SamplingOptions options;
            options.max_tokens = static_cast<std::int64_t>(wanted.size());
            QVERIFY(generate(*model.network, prompt, options, {}, nullptr, {}).ids == wanted);
            ++compared;
        }
        QVERIFY(compared > 0);
    }

private:
    void names()
    {
        QTest::addColumn<QString>("name");
        for (const char* model : models)
            QTest::newRow(model) << QString(model);
    }
    void columns()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("bf16");
        for (const char* model : models)
            for (const bool bf16 : {false, true})
                QTest::addRow("%s %s", model, bf16 ? "bf16" : "fp32") << QString(model) << bf16;
    }
};

QTEST_APPLESS_MAIN(TestReference)
#include "test_reference.moc"
