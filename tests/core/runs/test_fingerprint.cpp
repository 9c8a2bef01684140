// SPDX-License-Identifier: GPL-3.0-or-later
// A run must not be opened on another model than the one it was tuned from: its answers would be nobody's.
#include "core/families/model_folder.h"
#include "core/text/tokenizer.h"
#include "tests/support/tuned_run.h"

#include <QTemporaryDir>
#include <QTest>

using namespace luthier;
using namespace luthier::test;

namespace {

// The same folder, with every value of one tensor moved.
void moveWeights(const fs::path& folder)
{
    const auto files = must(SafetensorsReader::openFolder(folder));
    std::vector<std::vector<std::byte>> bytes;
    std::vector<TensorToWrite> tensors;
    for (const TensorView& view : files.tensors()) {
        bytes.emplace_back(view.bytes.begin(), view.bytes.end());
        if (tensors.empty())
            for (std::size_t i = 0; i < bytes.back().size(); i += 4)
                bytes.back()[i] ^= std::byte{0x10};
    }
    std::size_t i = 0;
    for (const TensorView& view : files.tensors())
        tensors.push_back({view.name, view.dtype, view.shape, bytes[i++]});
    must(writeSafetensors(folder / "model.safetensors", tensors));
}

} // namespace

class TestFingerprint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherModelsAreRefused_data()
    {
        QTest::addColumn<QString>("change");
        for (const char* change : {"none", "weights", "config", "vocabulary"})
            QTest::newRow(change) << QString(change);
    }
    void otherModelsAreRefused()
    {
        QFETCH(QString, change);
        const ScratchFolder scratch;
        const fs::path base = scratch.path() / "base";
        fs::copy(fixture("models/llama-tiny"), base);
        const fs::path run = makeRun(scratch.path(), {base.string(), "instruct", "lora"});
        if (change == "weights")
            moveWeights(base);
        if (change == "config") {
            Json config = must(readJson(base / "config.json"));
            config["rms_norm_eps"] = 0.5;
            must(writeJson(base / "config.json", config));
        }
        if (change == "vocabulary")
            must(writeJson(base / "tokenizer_config.json", Json{{"add_bos_token", false}}));
        const auto opened = openTunedModel(run, {});
        if (change == "none") {
            QVERIFY(opened);
        } else {
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, ErrorKind::Damaged);
            QVERIFY(opened.error().sentence().find("no longer the one") != std::string::npos);
        }
    }

    // Whatever file the vocabulary is in, another vocabulary is another model.
    void everyVocabulary_data()
    {
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QString>("file");
        QTest::newRow("spiece.model") << "layouts/t5"
                                      << "spiece.model";
        QTest::newRow("sentencepiece.bpe.model") << "layouts/xlm_roberta"
                                                 << "sentencepiece.bpe.model";
        QTest::newRow("vocab.json") << "layouts/gpt2_files"
                                    << "vocab.json";
        QTest::newRow("merges.txt") << "layouts/gpt2_files"
                                    << "merges.txt";
        QTest::newRow("tokenizer.json") << "gpt2"
                                        << "tokenizer.json";
        QTest::newRow("tokenizer.model") << "sentencepiece_bpe"
                                         << "tokenizer.model";
    }
    void everyVocabulary()
    {
        QFETCH(QString, layout);
        QFETCH(QString, file);
        const ScratchFolder scratch;
        const fs::path base = scratch.path() / "base";
        must(makeFolder(base));
        must(copyFile(fixture("models/llama-tiny/config.json"), base / "config.json"));
        must(copyFile(fixture("models/llama-tiny/model.safetensors"), base / "model.safetensors"));
        for (const fs::path& each : tokenizerFiles(fixture("text/" + layout.toStdString())))
            must(copyFile(each, base / each.filename()));
        const std::string before = must(modelFingerprint(base));
        const fs::path changed = base / file.toStdString();
        must(writeFile(changed, must(readFile(changed)) + "\n"));
        QVERIFY(must(modelFingerprint(base)) != before);
    }

    // Runs of earlier versions are still recognised.
    void asEverBefore()
    {
        QCOMPARE(must(modelFingerprint(fixture("models/llama-tiny"), "")),
                 std::string("c29c96391882f6774b9123b79e90045c29b15ae6c76b7f6069f03e2302d05b4f"));
        QCOMPARE(must(modelFingerprint(fixture("models/bert-tiny"), "")),
                 std::string("2b684230ca5f4ea293f92c3a292bc8fa30f0ca0287b93112cf6dc8f95791818c"));
    }

    // Any value, wherever it stands, makes another model.
    void everyValueCounts()
    {
        const ScratchFolder scratch;
        const fs::path base = scratch.path() / "base";
        fs::copy(fixture("models/llama-tiny"), base, fs::copy_options::recursive);
        const std::string before = must(modelFingerprint(base));
        QVERIFY(before.starts_with("2:"));
        const fs::path file = base / "model.safetensors";
        const std::string bytes = must(readFile(file));
        std::uint64_t header = 0;
        std::memcpy(&header, bytes.data(), sizeof header);
        std::set<std::string> seen{before};
        int changes = 0;
        for (std::size_t at = 8 + header; at < bytes.size(); at += (bytes.size() - header) / 37, ++changes) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            must(writeFile(file, changed));
            seen.insert(must(modelFingerprint(base)));
        }
        QCOMPARE(seen.size(), std::size_t(changes) + 1);
    }

    // Of a GGUF file counts what stands in it, not what a Luthier of some version wrote into the user's cache.
    void ofGguf()
    {
        const ScratchFolder scratch;
        QTemporaryDir cache;
        qputenv("XDG_CACHE_HOME", cache.path().toUtf8());
        const fs::path gguf = scratch.path() / "llama.gguf";
        must(copyFile(fixture("gguf/models/llama.gguf"), gguf));
        const fs::path run = makeRun(scratch.path(), {gguf.string(), "instruct", "lora"});
        const fs::path companions = must(modelFolder(gguf));
        Json config = must(readJson(companions / "tokenizer_config.json"));
        config["written_by"] = "another version";
        must(writeJson(companions / "tokenizer_config.json", config));
        QVERIFY(openTunedModel(run, {}));
        const std::string before = must(modelFingerprint(gguf));
        std::string bytes = must(readFile(gguf));
        const std::string key = "tokenizer.ggml.eos_token_id";
        const std::size_t value = bytes.find(key) + key.size() + 4; // behind the type
        QCOMPARE(bytes[value], '\x2');
        bytes[value] = '\x3';
        must(writeFile(gguf, bytes));
        QVERIFY(must(modelFingerprint(gguf)) != before);
        const auto opened = openTunedModel(run, {});
        QVERIFY(!opened);
        QVERIFY(opened.error().sentence().find("no longer the one") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestFingerprint)
#include "test_fingerprint.moc"
