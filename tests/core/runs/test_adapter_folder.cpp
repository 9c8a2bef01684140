// SPDX-License-Identifier: GPL-3.0-or-later
// Adapter folders of others: what is read of them, and what is said about those that cannot be read.
#include "core/methods/support/peft_adapter.h"
#include "core/runs/tuned_model.h"
#include "tests/support/fixture_model.h"
#include "tests/support/tuned_run.h"

#include <QTest>

#include <cmath>

using namespace luthier;
using namespace luthier::test;

namespace {

using Tensors = std::vector<std::pair<std::string, at::Tensor>>;

void writeAdapter(const fs::path& folder, const Json& config, const Tensors& tensors)
{
    must(makeFolder(folder));
    must(writeJson(folder / "adapter_config.json", config));
    std::vector<TensorToWrite> list;
    for (const auto& [name, tensor] : tensors)
        list.push_back({name, DType::F32, tensor.sizes().vec(),
                        std::span(static_cast<const std::byte*>(tensor.const_data_ptr()),
                                  static_cast<std::size_t>(tensor.nbytes()))});
    must(writeSafetensors(folder / "adapter_model.safetensors", list));
}

Json plainConfig()
{
    return {{"peft_type", "LORA"}, {"r", 2}, {"lora_alpha", 6}, {"bias", "none"}, {"task_type", "CAUSAL_LM"}};
}

std::string factor(const std::string& module, const char* side)
{
    return "base_model.model." + module + ".lora_" + side + ".weight";
}

Tensors pair(const std::string& module, std::int64_t in, std::int64_t out, std::int64_t rank = 2)
{
    return {{factor(module, "A"), at::full({rank, in}, 0.1)}, {factor(module, "B"), at::full({out, rank}, 0.2)}};
}

const std::string query = "model.layers.1.self_attn.q_proj";

} // namespace

class TestAdapterFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // scale · B A on the one layer it names: checked against the merged weight.
    void scalesAsPeft_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<double>("scale");
        QTest::newRow("alpha over rank") << "bias"
                                         << "\"none\"" << 3.0;
        QTest::newRow("rank stabilised") << "use_rslora"
                                         << "true" << 6 / std::sqrt(2.0);
        QTest::newRow("pattern") << "alpha_pattern"
                                 << R"({"layers\\.1\\.self_attn\\.q_proj": 10})" << 5.0;
        QTest::newRow("pattern of an end") << "alpha_pattern"
                                           << R"({"q_proj": 1})" << 0.5;
        QTest::newRow("pattern of another") << "alpha_pattern"
                                            << R"({"k_proj": 1, "_proj": 2})" << 3.0;
    }
    void scalesAsPeft()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(double, scale);
        const ScratchFolder scratch;
        Json config = plainConfig();
        config[key.toStdString()] = Json::parse(value.toStdString());
        writeAdapter(scratch.path() / "adapter", config, pair(query, 32, 32));
        const PeftAdapter adapter = must(readPeftAdapter(scratch.path() / "adapter"));
        QCOMPARE(adapter.factors.size(), std::size_t{1});
        FixtureModel model = openFixture("llama-tiny", "", at::kFloat);
        must(attachPeftAdapter(*model.network, adapter, model.storedWeights()));
        int adapted = 0;
        for (Linear* site : model.network->linears()) {
            if (!site->adapter)
                continue;
            ++adapted;
            QCOMPARE(site->path, std::string("layers.1.attention.query"));
            const at::Tensor change = site->adapter->mergedWeight(*site) - site->weight.base;
            QVERIFY((change - scale * 2 * 0.1 * 0.2).abs().max().item<double>() < 1e-5);
            const at::Tensor x = at::randn({3, 32});
            const at::Tensor merged = at::linear(x, site->adapter->mergedWeight(*site));
            QVERIFY((site->forward(x) - merged).abs().max().item<double>() < 1e-4);
        }
        QCOMPARE(adapted, 1);
    }

    // The head's own layers take factors too; there they go into the weight.
    void foldsIntoHeads()
    {
        const ScratchFolder scratch;
        writeAdapter(scratch.path() / "adapter", plainConfig(), pair("lm_head", 32, 128));
        FixtureModel model = openFixture("llama-tiny", "", at::kFloat);
        const at::Tensor before = model.network->headParameters(HeadKind::Language).front()->base.clone();
        must(attachPeftAdapter(*model.network, must(readPeftAdapter(scratch.path() / "adapter")),
                               model.storedWeights()));
        const at::Tensor after = model.network->headParameters(HeadKind::Language).front()->base;
        QVERIFY((after - before - 3 * 2 * 0.1 * 0.2).abs().max().item<double>() < 1e-5);
    }

    void bringsItsClassifier()
    {
        const ScratchFolder scratch;
        Json config = plainConfig();
        config["task_type"] = "SEQ_CLS";
        Tensors tensors = pair(query, 32, 32);
        tensors.emplace_back("base_model.model.score.weight", at::full({5, 32}, 0.5));
        writeAdapter(scratch.path() / "adapter", config, tensors);
        const std::string base = fixture("models/llama-tiny").string();
        TunedModel model = must(openAnyModel(base, scratch.path() / "adapter", {}));
        QCOMPARE(model.head, HeadKind::Classification);
        QCOMPARE(model.context.labels.size(), std::size_t{5});
        QCOMPARE(model.context.labels[4], std::string("LABEL_4"));
        must(writeJson(scratch.path() / "adapter" / "labels.json", Json{{"labels", {"a", "b", "c", "d", "e"}}}));
        model = must(openAnyModel(base, scratch.path() / "adapter", {}));
        QCOMPARE(model.context.labels[4], std::string("e"));
        must(writeJson(scratch.path() / "adapter" / "labels.json", Json{{"labels", {"a", "b"}}}));
        QCOMPARE(openAnyModel(base, scratch.path() / "adapter", {}).error().kind, ErrorKind::Damaged);
        // On a folder that sorts into three, a classifier of five takes the place of its own.
        must(writeJson(scratch.path() / "adapter" / "labels.json", Json{{"labels", {"a", "b", "c", "d", "e"}}}));
        model = must(openAnyModel(base + "/classify", scratch.path() / "adapter", {}));
        QCOMPARE(model.base->network->headParameters(HeadKind::Classification).back()->base.size(0), 5);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* fault, ErrorKind kind, const char* says) {
            QTest::newRow(fault) << fault << static_cast<int>(kind) << says;
        };
        row("no folder", ErrorKind::NotFound, "adapter_config.json");
        row("no weights", ErrorKind::NotFound, "adapter_model.safetensors");
        row("broken json", ErrorKind::Damaged, "adapter_config.json");
        row("a list", ErrorKind::Damaged, "not a JSON object");
        row("no alpha", ErrorKind::Damaged, "lora_alpha");
        row("other kind", ErrorKind::Usage, "IA3");
        row("dora", ErrorKind::Usage, "use_dora");
        row("biases", ErrorKind::Usage, "all");
        row("one factor", ErrorKind::Damaged, "only one");
        row("ranks apart", ErrorKind::Damaged, "do not fit each other");
        row("no factors", ErrorKind::Damaged, "no LoRA factors");
        row("other name", ErrorKind::Damaged, "not named as in a PEFT adapter");
        row("magnitude", ErrorKind::Usage, "lora_magnitude_vector");
        row("other model", ErrorKind::Damaged, "another model");
        row("other shape", ErrorKind::Damaged, "48 × 2");
        row("embedding", ErrorKind::Damaged, "embed_tokens");
        row("saved elsewhere", ErrorKind::Damaged, "v_head.weight");
        row("saved shape", ErrorKind::Damaged, "model.norm.weight");
    }
    void refuses()
    {
        QFETCH(QString, fault);
        QFETCH(int, kind);
        QFETCH(QString, says);
        const ScratchFolder scratch;
        const fs::path folder = scratch.path() / "adapter";
        Json config = plainConfig();
        Tensors tensors = pair(query, 32, 32);
        if (fault == "no alpha")
            config.erase("lora_alpha");
        if (fault == "a list")
            config = Json::array();
        if (fault == "other kind")
            config["peft_type"] = "IA3";
        if (fault == "dora")
            config["use_dora"] = true;
        if (fault == "biases")
            config["bias"] = "all";
        if (fault == "one factor")
            tensors.pop_back();
        if (fault == "ranks apart")
            tensors[1].second = at::zeros({32, 3});
        if (fault == "no factors")
            tensors = {{"base_model.model.score.weight", at::zeros({3, 32})}};
        if (fault == "other name")
            tensors[0].first = "model.q.lora_A.weight";
        if (fault == "magnitude")
            tensors.emplace_back("base_model.model." + query + ".lora_magnitude_vector.weight", at::zeros({32}));
        if (fault == "other model")
            tensors = pair("model.layers.7.self_attn.q_proj", 32, 32);
        if (fault == "other shape")
            tensors = pair(query, 48, 48);
        if (fault == "embedding")
            tensors = pair("model.embed_tokens", 32, 128);
        if (fault == "saved elsewhere")
            tensors.emplace_back("base_model.model.v_head.weight", at::zeros({1, 32}));
        if (fault == "saved shape")
            tensors.emplace_back("base_model.model.model.norm.weight", at::zeros({31}));
        if (fault != "no folder")
            writeAdapter(folder, config, tensors);
        if (fault == "no weights")
            fs::remove(folder / "adapter_model.safetensors");
        if (fault == "broken json")
            must(writeFile(folder / "adapter_config.json", "{\"peft_type\": "));
        const auto opened = openAnyModel(fixture("models/llama-tiny").string(), folder, {});
        QVERIFY(!opened);
        QVERIFY2(opened.error().sentence().find(says.toStdString()) != std::string::npos,
                 opened.error().sentence().c_str());
        QCOMPARE(static_cast<int>(opened.error().kind), kind);
    }
};

QTEST_APPLESS_MAIN(TestAdapterFolder)
#include "test_adapter_folder.moc"
