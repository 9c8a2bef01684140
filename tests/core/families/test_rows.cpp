// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of the families against what transformers computed (packaging/reference/families.py).
#include "tests/support/fixture_model.h"
#include "tests/support/row_names.h"

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

// Of fp32 the largest difference over the largest wanted value; of bf16, whose rounding is noise on every value, the
// length of the difference over that of what was wanted.
double off(const at::Tensor& got, const at::Tensor& wanted, bool bf16)
{
    return bf16 ? ((got.to(at::kDouble) - wanted).norm() / wanted.norm()).item<double>()
                : relativeDifference(got, wanted);
}

std::string kindOfVariant(const std::string& kind)
{
    return kind == "loss" ? "" : "/" + kind;
}

} // namespace

class TestRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logits_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("bf16");
        for (const std::string& row : rowNames())
            for (const bool bf16 : {false, true})
                QTest::addRow("%s %s", row.c_str(), bf16 ? "bf16" : "fp32") << QString::fromStdString(row) << bf16;
    }
    void logits()
    {
        QFETCH(QString, name);
        QFETCH(bool, bf16);
        FixtureModel model = openFixture(name.toStdString(), "", bf16 ? at::kBFloat16 : at::kFloat);
        const double tolerance = bf16 ? 2e-2 : 1e-4;
        const std::vector<Json> sequences = model.expected["sequences"];
        const at::NoGradGuard no_grad;
        const RaggedBatch batch = batchOf(sequences);
        const at::Tensor hidden = model.network->forward(batch);
        std::size_t compared = 0;
        for (std::size_t s = 0; s < sequences.size(); ++s) {
            std::vector<std::int64_t> rows;
            for (const std::int64_t row : sequences[s]["rows"])
                rows.push_back(batch.offsets[s] + row);
            const at::Tensor some = hidden.index_select(0, at::tensor(rows, at::kLong));
            const double h = off(some, matrixOf(sequences[s]["hidden"]), bf16);
            QVERIFY2(h < tolerance, qPrintable(QString("hidden of sequence %1: %2").arg(s).arg(h)));
            if (!sequences[s].contains("logits"))
                continue;
            const at::Tensor given = model.network->logits(languageHead(model.spec), some);
            const double l = off(given, matrixOf(sequences[s]["logits"]), bf16);
            QVERIFY2(l < tolerance, qPrintable(QString("logits of sequence %1: %2").arg(s).arg(l)));
            ++compared;
        }
        QVERIFY(compared > 0 || !model.network->has(languageHead(model.spec)));
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
            QCOMPARE(wanted.size(), std::size_t{64});
            SamplingOptions options;
            options.max_tokens = static_cast<std::int64_t>(wanted.size());
            QVERIFY(generate(*model.network, prompt, options, {}, nullptr, {}).ids == wanted);
            ++compared;
        }
        QVERIFY(compared > 0);
    }

    // The gradient of every tensor as the files have it, for each head that the row has.
    void gradients_data() { names(); }
    void gradients()
    {
        QFETCH(QString, name);
        const Json expected = openFixture(name.toStdString(), "", at::kFloat).expected;
        std::size_t blocks = 0;
        for (const char* kind : {"loss", "classify", "tokens"}) {
            if (!expected.contains(kind))
                continue;
            ++blocks;
            FixtureModel model = openFixture(name.toStdString(), kindOfVariant(kind), at::kFloat);
            const HeadKind head = kind == std::string("classify") ? HeadKind::Classification
                : kind == std::string("tokens")                   ? HeadKind::TokenClassification
                                                                  : languageHead(model.spec);
            QVERIFY(model.network->has(head));
            const ParamSet none;
            auto method = findMethod("full")->apply({model.network.get(), head, &none, 1});
            QVERIFY(method);
            const Json& block = expected[kind];
            const RaggedBatch batch = batchOf(expected["sequences"]);
            std::vector<std::int64_t> rows, ids;
            for (const Json& target : block["targets"]) {
                rows.push_back(batch.offsets[target[0].get<std::size_t>()] + target[1].get<std::int64_t>());
                ids.push_back(target[2]);
            }
            const at::Tensor read =
                model.network->rowsFor(head, model.network->forward(batch), batch, at::tensor(rows, at::kLong));
            if (block.contains("logits")) {
                const at::NoGradGuard no_grad;
                const double l = relativeDifference(model.network->logits(head, read), matrixOf(block["logits"]));
                QVERIFY2(l < 1e-4, qPrintable(QString("%1: logits %2").arg(kind).arg(l)));
            }
            const HeadLoss loss = model.network->headLoss(head, read, at::tensor(ids, at::kLong), Gradient::Wanted);
            const auto losses = block["losses"].get<std::vector<double>>();
            for (std::size_t i = 0; i < losses.size(); ++i)
                QVERIFY2(
                    std::abs(loss.losses[i] - losses[i]) < 1e-4 * std::max(1.0, losses[i]),
                    qPrintable(QString("%1 %2: %3, wanted %4").arg(kind).arg(i).arg(loss.losses[i]).arg(losses[i])));
            (loss.loss / static_cast<double>(losses.size())).backward();
            std::map<std::string, double> squares; // of tensors in the files: several weights may share one
            for (const TrainableTensor& tensor : (*method)->trainable())
                for (const StoredWeight& place : model.stored(tensor.name)) {
                    if (!block["gradient_norms"].contains(place.name))
                        continue;
                    QVERIFY2(tensor.tensor.grad().defined(), tensor.name.c_str());
                    squares[place.name] += tensor.tensor.grad().to(at::kDouble).square().sum().item<double>();
                    break;
                }
            for (const auto& [file, norm] : block["gradient_norms"].items()) {
                const double wanted = norm.get<double>();
                QVERIFY2(squares.contains(file), file.c_str());
                const double got = std::sqrt(squares[file]);
                // A key's bias does not change a softmax: its gradient is rounding noise on both sides.
                QVERIFY2(std::abs(got - wanted) < 2e-4 * wanted + 1e-5,
                         qPrintable(QString("%1 %2: %3, wanted %4").arg(kind, file.c_str()).arg(got).arg(wanted)));
            }
        }
        QVERIFY(blocks > 0);
    }

    void pooledOutput()
    {
        FixtureModel model = openFixture("roberta", "/body", at::kFloat);
        const at::NoGradGuard no_grad;
        const RaggedBatch batch = batchOf(model.expected["sequences"]);
        const at::Tensor hidden = model.network->forward(batch);
        std::vector<std::int64_t> firsts(batch.offsets.begin(), batch.offsets.end() - 1);
        const at::Tensor pooled = model.network->pooled(hidden.index_select(0, at::tensor(firsts, at::kLong)));
        QVERIFY(relativeDifference(pooled, matrixOf(model.expected["pooled"])) < 1e-4);
    }

    // Each row is what its name promises: a fixture that no longer shows the feature would prove nothing.
    void rowsShowTheirFeature()
    {
        const auto spec = [](const std::string& name) { return openFixture(name, "", at::kFloat).spec; };
        QCOMPARE(spec("llama3").ropes[0].scaling, RopeScaling::Llama3);
        QCOMPARE(spec("llama-linear").ropes[0].scaling, RopeScaling::Linear);
        QCOMPARE(spec("llama-dynamic").ropes[0].scaling, RopeScaling::Dynamic);
        QCOMPARE(spec("llama-yarn").ropes[0].scaling, RopeScaling::Yarn);
        QCOMPARE(spec("mistral").attentionOf(1).window, 8);
        QCOMPARE(spec("mistral").head_dim, 16);
        QCOMPARE(spec("qwen2").attentionOf(0).window, 0);
        QCOMPARE(spec("qwen2").attentionOf(1).window, 8);
        QVERIFY(spec("qwen2").qkv_bias && !spec("qwen2").output_bias);
        QCOMPARE(spec("qwen3").query_key_norm, QueryKeyNorm::Head);
        QCOMPARE(spec("gemma").norm_offset, 1.0);
        QVERIFY(spec("gemma2").attention_softcap > 0 && spec("gemma2").logits_softcap > 0);
        QCOMPARE(spec("gemma2").attentionOf(0).window, 8);
        QCOMPARE(spec("gemma2").attentionOf(1).window, 0);
        QCOMPARE(spec("gemma3").attentionOf(0).rope, 1);
        QCOMPARE(spec("gemma3").attentionOf(2).rope, 0);
        QCOMPARE(spec("phi4-mini").ropes[0].scaling, RopeScaling::Long);
        QCOMPARE(spec("phi4-mini").rotary_dim, 6);
        QVERIFY(spec("granite").residual_multiplier != 1 && spec("granite").logits_multiplier != 1);
        QCOMPARE(spec("olmo2").placement, NormPlacement::Output);
        QCOMPARE(spec("smollm3").attentionOf(0).rope, 0);
        QCOMPARE(spec("smollm3").attentionOf(1).rope, -1);
        QCOMPARE(spec("gpt-neox").residual, ResidualKind::Parallel);
        QCOMPARE(spec("gpt-neox").rotary_dim, 4);
        QCOMPARE(spec("gptj").rotary_pairs, RotaryPairs::Neighbours);
        QCOMPARE(spec("roberta").position_offset, 2);
        QCOMPARE(spec("electra").embedding_size, 24);
        QCOMPARE(spec("modernbert").classifier_rows, ClassifierRows::Mean);
        QCOMPARE(spec("modernbert").attentionOf(1).window, 4);
    }

private:
    void names()
    {
        QTest::addColumn<QString>("name");
        for (const std::string& row : rowNames())
            QTest::newRow(row.c_str()) << QString::fromStdString(row);
    }
};

QTEST_APPLESS_MAIN(TestRows)
#include "test_rows.moc"
