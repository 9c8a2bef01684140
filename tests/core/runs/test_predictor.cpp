// SPDX-License-Identifier: GPL-3.0-or-later
// The predictor over folders, adapters and runs; what transformers and peft say to the same texts lies in
// tests/fixtures/models/*/expected.json (packaging/reference/models.py).
#include "core/nn/generate.h"
#include "core/runs/predictor.h"
#include "core/train/batching.h"
#include "tests/support/tuned_run.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace luthier;
using namespace luthier::test;

namespace {

std::string model(const QString& name)
{
    return fixture("models/" + name.toStdString()).string();
}

Json expectedTexts(const QString& name)
{
    return must(readJson(fixture("models/" + name.toStdString() + "/expected.json")))["texts"];
}

std::unique_ptr<Predictor> opened(const std::string& folder, std::optional<fs::path> adapter = {},
                                  const std::string& dtype = "fp32")
{
    PredictorOptions options;
    options.model = folder;
    options.adapter = std::move(adapter);
    options.dtype = dtype;
    options.device = "cpu";
    return must(Predictor::open(options));
}

// Makes one value of the first tensor with such a name no number.
void poison(const fs::path& folder, const std::string& part)
{
    std::string bytes = must(readFile(folder / "model.safetensors"));
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    const Json header = must(parseJson(bytes.substr(8, length), "header"));
    for (const auto& [name, tensor] : header.items())
        if (name.find(part) != std::string::npos) {
            const std::size_t at = 8 + length + tensor.at("data_offsets").at(0).get<std::size_t>();
            std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), 4, static_cast<char>(0xff));
            return must(writeFile(folder / "model.safetensors", bytes));
        }
    throw std::runtime_error("There is no tensor with " + part + " in its name.");
}

double apart(const std::vector<double>& got, const Json& wanted)
{
    double most = got.size() == wanted.size() ? 0 : 1e9;
    double scale = 1e-9;
    for (std::size_t i = 0; i < std::min(got.size(), wanted.size()); ++i) {
        most = std::max(most, std::abs(got[i] - wanted[i].get<double>()));
        scale = std::max(scale, std::abs(wanted[i].get<double>()));
    }
    return most / scale;
}

double apart(const std::vector<float>& got, const Json& wanted)
{
    return apart(std::vector<double>(got.begin(), got.end()), wanted);
}

} // namespace

class TestPredictor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scores_data() { writers(); }
    void scores()
    {
        QFETCH(QString, name);
        const auto plain = opened(model(name));
        const auto adapted = opened(model(name), fs::path(model(name)) / "adapter");
        const auto rounded = opened(model(name), {}, "bf16");
        for (const Json& row : expectedTexts(name)) {
            const std::string source = row["text"];
            const ScoredText scored = must(plain->score(source));
            QCOMPARE(scored.ids, row["ids"].get<std::vector<std::int32_t>>());
            QVERIFY(apart(scored.log_probabilities, row["log_probabilities"]) < 1e-4);
            QVERIFY(std::abs(scored.perplexity / row["perplexity"].get<double>() - 1) < 1e-3);
            QVERIFY(apart(must(adapted->score(source)).log_probabilities, row["with_adapter"]) < 1e-4);
            const double rounding = apart(must(rounded->score(source)).log_probabilities, row["log_probabilities"]);
            QVERIFY(rounding > 0 && rounding < 0.05);
        }
    }

    void embeds_data() { everyone(); }
    void embeds()
    {
        QFETCH(QString, name);
        const auto predictor = opened(model(name));
        for (const Json& row : expectedTexts(name)) {
            const std::string source = row["text"];
            QVERIFY(apart(must(predictor->embed(source, Pooling::Mean)), row["mean"]) < 1e-4);
            QVERIFY(apart(must(predictor->embed(source, Pooling::Cls)), row["cls"]) < 1e-4);
        }
        if (name == "llama-tied-gqa") // the one whose tokenizer adds nothing
            QCOMPARE(predictor->embed("", Pooling::Mean).error().kind, ErrorKind::Usage);
    }

    void classifies_data() { everyone(); }
    void classifies()
    {
        QFETCH(QString, name);
        const auto predictor = opened(model(name) + "/classify");
        QVERIFY(predictor->canClassify());
        QVERIFY(!predictor->canGenerate());
        std::vector<std::string> sources;
        const Json rows = expectedTexts(name);
        for (const Json& row : rows)
            sources.push_back(row["text"]);
        const auto together = must(predictor->classify(sources));
        QCOMPARE(together.size(), sources.size());
        const std::vector<std::string> labels{"delivery", "invoice", "other"};
        for (std::size_t i = 0; i < sources.size(); ++i) {
            std::vector<double> chances;
            std::vector<std::string> order;
            for (const auto& [label, chance] : together[i].probabilities) {
                order.push_back(label);
                chances.push_back(chance);
            }
            QCOMPARE(order, labels);
            QVERIFY(apart(chances, rows[i]["classes"]) < 1e-4);
            const auto best = std::max_element(chances.begin(), chances.end()) - chances.begin();
            QCOMPARE(together[i].label, labels[static_cast<std::size_t>(best)]);
            const auto alone = must(predictor->classify({sources[i]}));
            for (std::size_t c = 0; c < chances.size(); ++c)
                QVERIFY(std::abs(alone[0].probabilities[c].second - chances[c]) < 1e-6);
        }
    }

    void continuesGreedily_data() { writers(); }
    void continuesGreedily()
    {
        QFETCH(QString, name);
        const auto predictor = opened(model(name));
        SamplingOptions options;
        options.max_tokens = 12;
        std::string streamed;
        const auto written = must(predictor->generate({"the supplier", Prompt::Wrap::Raw}, options, nullptr,
                                                      [&](const std::string& part) { streamed += part; }));
        // The reference continuation is argmax after argmax of what score() already agrees on with transformers.
        const auto base = must(openBaseModel(model(name), {}));
        const at::NoGradGuard no_grad;
        std::vector<std::int32_t> ids = predictor->tokenizer().encode("the supplier", SpecialTokens::Add).ids;
        std::vector<std::int32_t> wanted;
        while (wanted.size() < 12) {
            RaggedBatch batch;
            batch.ids = at::tensor(at::ArrayRef<std::int32_t>(ids), at::kLong);
            batch.positions = at::arange(batch.ids.size(0), at::kLong);
            batch.offsets = {0, batch.ids.size(0)};
            const at::Tensor last = base->network->forward(batch).slice(0, -1);
            const auto next = base->network->logits(HeadKind::Language, last).argmax().item<std::int64_t>();
            const auto stops = base->stopIds();
            if (std::find(stops.begin(), stops.end(), next) != stops.end())
                break;
            wanted.push_back(static_cast<std::int32_t>(next));
            ids.push_back(wanted.back());
        }
        QCOMPARE(written.ids, wanted);
        QCOMPARE(written.stopped_by, wanted.size() == 12 ? StopReason::Length : StopReason::EndOfText);
        QCOMPARE(written.text, streamed);
        QCOMPARE(written.text, predictor->tokenizer().decode(written.ids));
    }

    // A run answers with its tuned weights, in its own template, exactly as the network in memory does.
    void asksRuns_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("method");
        for (const char* method : {"lora", "full"}) {
            QTest::addRow("llama instruct %s", method) << "llama-tiny"
                                                       << "instruct" << method;
            QTest::addRow("llama classify %s", method) << "llama-tied-gqa"
                                                       << "classify" << method;
            QTest::addRow("bert classify %s", method) << "bert-tiny"
                                                      << "classify" << method;
            QTest::addRow("bert corpus %s", method) << "bert-tiny"
                                                    << "corpus" << method;
        }
    }
    void asksRuns()
    {
        QFETCH(QString, base);
        QFETCH(QString, task);
        QFETCH(QString, method);
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model(base), task.toStdString(), method.toStdString()});
        const auto predictor = opened(run.string());
        QCOMPARE(predictor->task(), task.toStdString());
        const auto plain = opened(model(base));
        const std::string source = "the order is due in 3 days";
        QVERIFY(must(predictor->embed(source, Pooling::Mean)) != must(plain->embed(source, Pooling::Mean)));
        QCOMPARE(predictor->canClassify(), task == "classify");
        QCOMPARE(predictor->canGenerate(), task == "instruct");
        TunedModel tuned = must(openTunedModel(run, {}));
        if (task == "instruct") {
            SamplingOptions options;
            options.max_tokens = 8;
            const auto given = must(predictor->generate({source, Prompt::Wrap::Instruction}, options, nullptr, {}));
            const auto prompt =
                tuned.base->tokenizer->encode("Question: " + source + " Answer: ", SpecialTokens::Add).ids;
            const auto wanted =
                luthier::generate(*tuned.base->network, prompt, options, tuned.base->stopIds(), nullptr, {});
            QCOMPARE(given.ids, wanted.ids);
            const auto raw = must(predictor->generate({source, Prompt::Wrap::Raw}, options, nullptr, {}));
            QVERIFY(raw.ids != given.ids);
        }
        if (task == "classify") {
            const std::vector<Example> rows{findTask("classify")->exampleOf(tuned.context, {source, "other"})};
            const MicroBatch one{{0}, static_cast<std::int64_t>(rows[0].ids.size()), 1};
            const LaidOut laid = layOut(rows, one, at::kCPU);
            const at::NoGradGuard no_grad;
            const at::Tensor hidden = tuned.base->network->forward(laid.batch).index_select(0, laid.target_rows);
            const at::Tensor chances = tuned.base->network->logits(HeadKind::Classification, hidden).softmax(-1);
            const auto given = must(predictor->classify({source})).front();
            QCOMPARE(given.probabilities.size(), std::size_t{3});
            for (std::int64_t i = 0; i < 3; ++i)
                QVERIFY(std::abs(given.probabilities[static_cast<std::size_t>(i)].second - chances[0][i].item<double>())
                        < 1e-5);
        }
    }

    // Each refusal says what is wrong, of its kind, and nothing is thrown.
    void refuses()
    {
        const ScratchFolder scratch;
        const auto error = [](const std::string& folder, std::optional<fs::path> adapter, const std::string& dtype) {
            PredictorOptions options;
            options.model = folder;
            options.adapter = std::move(adapter);
            options.dtype = dtype;
            options.device = "cpu";
            const auto result = Predictor::open(options);
            return result ? Error{} : result.error();
        };
        QCOMPARE(error((scratch.path() / "none").string(), {}, "fp32").kind, ErrorKind::NotFound);
        QCOMPARE(error(model("llama-tiny"), {}, "int3").kind, ErrorKind::Usage);
        QCOMPARE(error(model("llama-tiny"), scratch.path(), "fp32").kind, ErrorKind::NotFound);
        const Error other = error(model("llama-tied-gqa"), fs::path(model("llama-tiny")) / "adapter", "fp32");
        QCOMPARE(other.kind, ErrorKind::Damaged);
        QVERIFY(other.sentence().find("another model") != std::string::npos);
        const fs::path run = makeRun(scratch.path(), {model("llama-tiny"), "instruct", "lora"});
        QCOMPARE(error(run.string(), fs::path(model("llama-tiny")) / "adapter", "fp32").kind, ErrorKind::Usage);
        fs::remove_all(run / "best");
        QCOMPARE(error(run.string(), {}, "fp32").kind, ErrorKind::NotFound);

        const auto writer = opened(model("llama-tiny"));
        QCOMPARE(writer->classify({"a"}).error().kind, ErrorKind::Usage);
        QCOMPARE(writer->score(std::string(2000, 'x')).error().kind, ErrorKind::Usage);
        // Weights that are no numbers are told, not scored.
        const fs::path broken = scratch.path() / "broken";
        fs::copy(model("llama-tiny"), broken, fs::copy_options::recursive);
        std::string bytes = *readFile(broken / "model.safetensors");
        std::fill(bytes.end() - 64, bytes.end(), static_cast<char>(0xff));
        QVERIFY(writeFile(broken / "model.safetensors", bytes));
        const auto damaged = opened(broken.string())->score("the supplier");
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().kind, ErrorKind::Damaged);
        fs::copy(model("llama-tiny"), broken, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        poison(broken, "q_proj");
        const auto poisoned = opened(broken.string());
        QCOMPARE(poisoned->generate({"the", Prompt::Wrap::Raw}, {}, nullptr, {}).error().kind, ErrorKind::Damaged);
        QCOMPARE(poisoned->score("the supplier").error().kind, ErrorKind::Damaged);
        const fs::path sorting = scratch.path() / "sorting";
        fs::copy(model("bert-tiny") + "/classify", sorting, fs::copy_options::recursive);
        poison(sorting, "key");
        QCOMPARE(opened(sorting.string())->classify({"good"}).error().kind, ErrorKind::Damaged);
        QCOMPARE(opened(sorting.string())->embed("good", Pooling::Mean).error().kind, ErrorKind::Damaged);
        const auto reader = opened(model("bert-tiny"));
        QCOMPARE(reader->score("a text").error().kind, ErrorKind::Usage);
        QCOMPARE(reader->generate({"a", Prompt::Wrap::Raw}, {}, nullptr, {}).error().kind, ErrorKind::Usage);
        const auto sorter = opened(model("bert-tiny") + "/classify");
        QVERIFY(sorter->classify({"good", ""}).error().sentence().find("Text 2") != std::string::npos);
    }

    // A model that was tuned with a standing instruction is told it in a conversation as well as in a single question.
    void conversationsAreToldTheInstruction()
    {
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model("llama-tiny"), "instruct", "lora"});
        RunFile file = must(RunFile::read(run));
        file.instruction = must(file.instruction.withSystem("Be brief and kind."));
        must(file.write(run));
        const auto tuned = opened(run.string());
        SamplingOptions few;
        few.max_tokens = 8;
        const auto ids = [&](const Prompt& prompt) { return must(tuned->generate(prompt, few, nullptr, {})).ids; };
        const auto told = ids({"Why?", Prompt::Wrap::Instruction});
        QVERIFY(told != ids({"Why?", Prompt::Wrap::Instruction, ""}));
        QCOMPARE(ids({R"([{"role": "user", "content": "Why?"}])", Prompt::Wrap::Conversation}), told);
        QCOMPARE(ids({R"([{"role": "system", "content": "Be long."}, {"role": "user", "content": "Why?"}])",
                      Prompt::Wrap::Conversation}),
                 ids({"Why?", Prompt::Wrap::Instruction, "Be long."}));
    }

    void stopsWhenAsked()
    {
        const auto predictor = opened(model("llama-tiny"));
        RunControl control;
        SamplingOptions options;
        options.max_tokens = 100;
        const auto written = must(predictor->generate({"the", Prompt::Wrap::Raw}, options, &control,
                                                      [&](const std::string&) { control.requestStop(); }));
        QCOMPARE(written.stopped_by, StopReason::Stopped);
        QVERIFY(written.ids.size() < 100);
    }

private:
    static void writers()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"llama-tiny", "llama-tied-gqa"})
            QTest::newRow(name) << name;
    }
    static void everyone()
    {
        writers();
        QTest::newRow("bert-tiny") << "bert-tiny";
    }
};

QTEST_APPLESS_MAIN(TestPredictor)
#include "test_predictor.moc"
