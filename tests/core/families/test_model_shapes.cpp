// SPDX-License-Identifier: GPL-3.0-or-later
// One model in the shapes in which models are published: a GGUF file must be the model that it was made from.
#include "core/exporters/export_run.h"
#include "core/families/base_model.h"
#include "core/families/inspect.h"
#include "core/families/model_folder.h"
#include "core/families/support/gguf_companions.h"
#include "core/weights/gguf.h"
#include "core/weights/safetensors.h"
#include "tests/support/export_helpers.h"
#include "tests/support/gguf_files.h"
#include "tests/support/tuned_run.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace luthier;
using namespace luthier::test;

namespace {

// Hidden states of a few ids, of two sequences.
at::Tensor answer(BaseModel& model)
{
    const at::NoGradGuard no_grad;
    RaggedBatch batch;
    batch.ids = at::tensor(std::vector<std::int64_t>{5, 9, 14, 3, 8, 11, 6, 7});
    batch.positions = at::tensor(std::vector<std::int64_t>{0, 1, 2, 3, 4, 0, 1, 2});
    batch.offsets = {0, 5, 8};
    return model.network->forward(batch).to(at::kFloat);
}

// The files of modelFolder() with the weights beside them, as the model would have been published.
fs::path published(const fs::path& gguf, const fs::path& folder)
{
    const fs::path companions = must(modelFolder(gguf));
    fs::copy(companions, folder, fs::copy_options::recursive);
    const auto weights = must(openModelWeights(gguf, companions, DType::F32));
    std::vector<TensorView> views;
    std::vector<TensorToWrite> tensors;
    for (const TensorInfo& info : weights->tensors())
        views.push_back(must(weights->load(info)));
    for (const TensorView& view : views)
        tensors.push_back({view.name, view.dtype, view.shape, view.bytes});
    must(writeSafetensors(folder / "model.safetensors", tensors));
    return folder;
}

} // namespace

class TestModelShapes : public QObject {
    Q_OBJECT

    QTemporaryDir m_cache;

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8()); }

    void ggufIsTheModelItself_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* name : {"llama", "llama3", "mistral", "qwen2", "qwen3", "gemma", "gemma2", "gemma3", "phi3",
                                 "granite", "olmo2", "gpt2", "gptneox", "bert", "distilbert", "modernbert"})
            QTest::newRow(name) << QString::fromStdString(
                fixture("gguf/models/" + std::string(name) + ".gguf").string());
    }

    void ggufIsTheModelItself()
    {
        QFETCH(QString, file);
        const fs::path gguf = file.toStdString();
        const ScratchFolder scratch;
        auto direct = openBaseModel(gguf, {});
        QVERIFY2(direct.has_value(), direct ? "" : direct.error().sentence().c_str());
        const fs::path folder = published(gguf, scratch.path() / "folder");
        auto copied = openBaseModel(folder, {});
        QVERIFY2(copied.has_value(), copied ? "" : copied.error().sentence().c_str());
        const at::Tensor one = answer(**direct), other = answer(**copied);
        QVERIFY(at::isfinite(one).all().item<bool>());
        QVERIFY(one.std().item<double>() > 1e-3);
        QVERIFY(at::equal(one, other));
        const std::string text = "Eén rij, 12 woorden & more";
        QCOMPARE((*direct)->tokenizer->encode(text, SpecialTokens::Add).ids,
                 (*copied)->tokenizer->encode(text, SpecialTokens::Add).ids);
        QVERIFY(fs::exists(must(resolveModelFolder(file.toStdString())) / "config.json"));
        const auto summary = inspectModel(file.toStdString());
        QVERIFY2(summary.has_value(), summary ? "" : summary.error().sentence().c_str());
        QCOMPARE(summary->parameters, inspectModel(folder.string())->parameters);
        QVERIFY(!summary->tokenizer.empty());
        QVERIFY(!summary->tasks.empty());
    }

    // What is tuned from a GGUF file is exported as a model folder, and as an adapter on the file.
    void tunedFromGguf_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("exporter");
        QTest::newRow("lora, merged") << "lora"
                                      << "merged";
        QTest::newRow("lora, adapter") << "lora"
                                       << "adapter";
        QTest::newRow("full, merged") << "full"
                                      << "merged";
    }

    void tunedFromGguf()
    {
        QFETCH(QString, method);
        QFETCH(QString, exporter);
        const ScratchFolder scratch;
        const std::string gguf = fixture("gguf/models/llama.gguf").string();
        const fs::path run = makeRun(scratch.path(), {gguf, "instruct", method.toStdString()});
        RunControl control;
        const auto report =
            exportRun(requestFor(run, exporter.toStdString().c_str(), scratch.path() / "out", "fp32"), control);
        QVERIFY2(report.has_value(), report ? "" : report.error().sentence().c_str());
        QVERIFY2(report->certificate.pass, report->certificate.verdict.english().c_str());
        QVERIFY(report->certificate.rows > 0);
        if (exporter == QLatin1String("merged")) {
            auto again = openBaseModel(scratch.path() / "out", {});
            QVERIFY2(again.has_value(), again ? "" : again.error().sentence().c_str());
        }
    }

    // Folders in the cache are taken for good: whoever changes what is written raises the version, here and there.
    void companionsOfThisVersion()
    {
        std::set<fs::path> files; // sorted
        for (const auto& entry : fs::directory_iterator(fixture("gguf/models")))
            if (isGguf(entry.path()))
                files.insert(entry.path());
        QVERIFY(files.size() >= 20);
        const ScratchFolder scratch;
        std::vector<fs::path> all(files.begin(), files.end());
        all.push_back(pooledGguf(scratch.path(), 2));
        std::string material;
        for (const fs::path& gguf : all) {
            const fs::path folder = must(modelFolder(gguf));
            std::set<fs::path> companions;
            for (const auto& entry : fs::recursive_directory_iterator(folder))
                if (entry.is_regular_file())
                    companions.insert(entry.path());
            for (const fs::path& file : companions)
                material += gguf.filename().string() + ' ' + file.lexically_relative(folder).string() + ' '
                    + must(sha256OfFile(file)) + '\n';
        }
        const std::string written = std::string(gguf_companions_version) + ' ' + sha256(material);
        QVERIFY2(written == "3 77f630aba4caaf321ad373bd2edaf15bf9ec7ac741a4a53cfe5042a032391ee0", written.c_str());
    }

    // A file is known by its first bytes too: downloads lose their names.
    void namedOtherwise()
    {
        const ScratchFolder scratch;
        const fs::path file = scratch.path() / "download";
        fs::copy_file(fixture("gguf/models/llama.gguf"), file);
        const auto model = openBaseModel(file, {});
        QVERIFY2(model.has_value(), model ? "" : model.error().sentence().c_str());
        QVERIFY(inspectModel(file.string()).has_value());
    }

    // tokenize and render take a run too: it reads and writes as its base does.
    void commandsTakeARun()
    {
        const ScratchFolder scratch;
        const fs::path base = scratch.path() / "base";
        fs::copy(fixture("models/llama-tiny"), base);
        must(writeFile(base / "chat_template.jinja", "{% for m in messages %}{{ m.content }}{% endfor %}"));
        const fs::path run = makeRun(scratch.path(), {base.string(), "instruct", "lora"});
        const auto said = [](const char* command, const fs::path& model, const char* input) {
            QProcess process;
            process.start(LUTHIER_CLI, {command, "--model", QString::fromStdString(model.string()), "--json"});
            process.write(input);
            process.closeWriteChannel();
            process.waitForFinished();
            return process.exitCode() == 0 ? process.readAllStandardOutput() : process.readAllStandardError();
        };
        const char* chat = R"({"messages": [{"role": "user", "content": "One row"}]})";
        for (const auto& [command, input] : {std::pair("tokenize", "One row"), std::pair("render", chat)}) {
            QVERIFY2(said(command, base, input).contains("ids"), said(command, base, input).constData());
            QCOMPARE(said(command, run, input), said(command, base, input));
        }
        // A run that learnt with a standing instruction and another template of its own shows what its model sees.
        RunFile file = must(RunFile::read(run));
        file.instruction.chat = *ChatTemplate::parse("{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}"
                                                     "{% if add_generation_prompt %}<assistant><think>{% endif %}",
                                                     "test");
        file.instruction.system = "S";
        file.instruction = file.instruction.taught();
        must(file.write(run));
        const QByteArray shown = said(
            "render", run, R"({"messages": [{"role": "user", "content": "One row"}], "add_generation_prompt": true})");
        QVERIFY2(shown.contains("<system>S<user>One row<assistant>\""), shown.constData());
    }

    // Every line that goes into predict has one that comes out, empty ones too.
    void predictAnswersEveryLine()
    {
        QProcess process;
        process.start(
            LUTHIER_CLI,
            {"predict", "--model", QString::fromStdString(fixture("models/bert-tiny/classify").string()), "--json"});
        process.write("good\n\n  \nbad\n");
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        const QList<QByteArray> lines = process.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[1].startsWith("{\"label\":null") && lines[2].startsWith("{\"label\":null"));
        QVERIFY(!lines[0].contains("null") && !lines[3].contains("null"));
        QVERIFY(process.readAllStandardError().contains("Text 2 is empty"));
    }

    void aTruncatedFileIsRefused()
    {
        const ScratchFolder scratch;
        const std::string whole = must(readFile(fixture("gguf/models/llama.gguf")));
        const fs::path half = scratch.path() / "half.gguf";
        QVERIFY(writeFile(half, std::string_view(whole).substr(0, whole.size() / 2)));
        const auto model = openBaseModel(half, {});
        QVERIFY(!model);
        QCOMPARE(model.error().kind, ErrorKind::Damaged);
        QVERIFY(!model.error().next_step.empty());
        QVERIFY(!openBaseModel(scratch.path() / "none.gguf", {}));
    }
};

QTEST_GUILESS_MAIN(TestModelShapes)
#include "test_model_shapes.moc"
