// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace luthier;

namespace {

// A whole tokenizer.json with one part replaced.
QByteArray with(const QByteArray& part, const QByteArray& value)
{
    QByteArray model = R"({"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": ["a b"]})";
    QByteArray file = "{";
    for (const char* key : {"normalizer", "pre_tokenizer", "post_processor", "decoder"})
        file += QByteArray("\"") + key + "\": " + (part == key ? value : "null") + ",\n";
    return file + "\"model\": " + (part == "model" ? value : model) + "}";
}

} // namespace

class TestTokenizerDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void damage_data()
    {
        QTest::addColumn<QString>("name"); // of the file; empty: none is written
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<QString>("kind"); // of the error
        QTest::addColumn<QString>("says"); // a part of its sentence

        QTest::newRow("no tokenizer") << "" << QByteArray() << "not_found"
                                      << "has no tokenizer";
        QTest::newRow("empty file") << "tokenizer.json" << QByteArray() << "damaged"
                                    << "not valid JSON";
        QTest::newRow("truncated") << "tokenizer.json" << with("", "").chopped(10) << "damaged"
                                   << "line 5";
        QTest::newRow("not an object") << "tokenizer.json" << QByteArray("[1, 2]") << "damaged"
                                       << "describes no model";
        QTest::newRow("deep") << "tokenizer.json" << QByteArray(5000, '[') << "damaged"
                              << "not valid JSON";
        QTest::newRow("not UTF-8") << "tokenizer.json" << QByteArray("{\"\xFF\": 1}") << "damaged"
                                   << "not valid JSON";
        QTest::newRow("unknown model") << "tokenizer.json" << with("model", R"({"type": "Unigram", "vocab": []})")
                                       << "failed"
                                       << "model is of the kind \"Unigram\"";
        QTest::newRow("no vocabulary") << "tokenizer.json" << with("model", R"({"type": "BPE", "merges": []})")
                                       << "damaged"
                                       << "no vocabulary";
        QTest::newRow("no merges") << "tokenizer.json" << with("model", R"({"type": "BPE", "vocab": {"a": 0}})")
                                   << "damaged"
                                   << "no merges";
        QTest::newRow("negative id") << "tokenizer.json"
                                     << with("model", R"({"type": "BPE", "vocab": {"a": -1}, "merges": []})")
                                     << "damaged"
                                     << "\"a\" has no usable id";
        QTest::newRow("huge id") << "tokenizer.json"
                                 << with("model", R"({"type": "BPE", "vocab": {"a": 4000000000}, "merges": []})")
                                 << "damaged"
                                 << "\"a\" has no usable id";
        QTest::newRow("merge of an unknown piece")
            << "tokenizer.json" << with("model", R"({"type": "BPE", "vocab": {"a": 0, "b": 1}, "merges": ["a b"]})")
            << "damaged"
            << "merge 1 (\"a\" with \"b\")";
        QTest::newRow("merge of three") << "tokenizer.json"
                                        << with("model", R"({"type": "BPE", "vocab": {"a": 0}, "merges": ["a a a"]})")
                                        << "damaged"
                                        << "merge 1 is not a pair";
        QTest::newRow("unknown token missing")
            << "tokenizer.json"
            << with("model", R"({"type": "BPE", "unk_token": "<unk>", "vocab": {"a": 0}, "merges": []})") << "damaged"
            << "lacks the unknown token \"<unk>\"";
        QTest::newRow("WordPiece without unknown")
            << "tokenizer.json" << with("model", R"({"type": "WordPiece", "vocab": {"a": 0}})") << "damaged"
            << "lacks the unknown token \"[UNK]\"";
        QTest::newRow("unknown normalizer")
            << "tokenizer.json" << with("normalizer", R"({"type": "Precompiled"})") << "failed"
            << "normalizer is of the kind \"Precompiled\"";
        QTest::newRow("unknown part in a sequence")
            << "tokenizer.json"
            << with("pre_tokenizer", R"({"type": "Sequence", "pretokenizers": [{"type": "UnicodeScripts"}]})")
            << "failed"
            << "pre-tokenizer is of the kind \"UnicodeScripts\"";
        QTest::newRow("unknown decoder") << "tokenizer.json" << with("decoder", R"({"type": "CTC"})") << "failed"
                                         << "decoder is of the kind \"CTC\"";
        QTest::newRow("unknown post-processor")
            << "tokenizer.json" << with("post_processor", R"({"type": "Other"})") << "failed"
            << "post-processor is of the kind \"Other\"";
        QTest::newRow("template without id")
            << "tokenizer.json"
            << with(
                   "post_processor",
                   R"({"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<s>"}}], "special_tokens": {}})")
            << "damaged"
            << "\"<s>\" without an id";
        QTest::newRow("first token with a huge id")
            << "tokenizer.json"
            << with("post_processor", R"({"type": "BertProcessing", "cls": ["a", 99999999999], "sep": ["b", 1]})")
            << "damaged"
            << "have no ids";
        QTest::newRow("broken pattern")
            << "tokenizer.json"
            << with("pre_tokenizer", R"({"type": "Split", "pattern": {"Regex": "*a"}, "behavior": "Isolated"})")
            << "damaged"
            << "pattern \"*a\"";
        QTest::newRow("pattern with intersection")
            << "tokenizer.json"
            << with("pre_tokenizer",
                    R"({"type": "Split", "pattern": {"Regex": "[a-z&&[^b]]"}, "behavior": "Isolated"})")
            << "failed"
            << "does not support yet";
        QTest::newRow("not a sentencepiece model") << "tokenizer.model" << QByteArray("hello, I am text") << "damaged"
                                                   << "not a sentencepiece model";
        QTest::newRow("empty sentencepiece model") << "tokenizer.model" << QByteArray() << "damaged"
                                                   << "not a sentencepiece model";
        QTest::newRow("line twice") << "vocab.txt" << QByteArray("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nthe\na\nthe\n")
                                    << "damaged"
                                    << "\"the\" twice, on lines 6 and 8";
        QTest::newRow("no unknown word") << "vocab.txt" << QByteArray("[CLS]\n[SEP]\na\n") << "damaged"
                                         << "lacks the unknown token";
        QTest::newRow("no first token") << "vocab.txt" << QByteArray("[UNK]\n[SEP]\na\n") << "damaged"
                                        << "lacks the tokens \"[CLS]\"";
        QTest::newRow("vocabulary not UTF-8") << "vocab.txt" << QByteArray("[UNK]\n\xFF\xFE\n") << "damaged"
                                              << "not UTF-8";
        QTest::newRow("broken configuration") << "tokenizer_config.json" << QByteArray("{\"bos_token\": ") << "damaged"
                                              << "tokenizer_config.json";
    }

    void damage()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, contents);
        QFETCH(QString, kind);
        QFETCH(QString, says);
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        if (!name.isEmpty())
            QVERIFY(writeFile(path / name.toStdString(), contents.toStdString()));
        const auto tokenizer = openTokenizer(path);
        QVERIFY(!tokenizer);
        const std::string sentence = tokenizer.error().sentence();
        QVERIFY2(QString::fromStdString(sentence).contains(says), sentence.c_str());
        QVERIFY2(sentence.find(path.string()) != std::string::npos, sentence.c_str());
        QCOMPARE(QString(luthier::name(tokenizer.error().kind)), kind);
    }

    void noFolder()
    {
        const auto tokenizer = openTokenizer("/no/such/folder");
        QVERIFY(!tokenizer);
        QCOMPARE(tokenizer.error().kind, ErrorKind::NotFound);
    }

    // The classes whose ids are not the model's must not be opened as if they were.
    void otherNumbering()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(writeFile(path / "tokenizer.model", "any"));
        QVERIFY(writeFile(path / "tokenizer_config.json", R"({"tokenizer_class": "XLMRobertaTokenizer"})"));
        const auto tokenizer = openTokenizer(path);
        QVERIFY(!tokenizer);
        QVERIFY(tokenizer.error().sentence().find("XLMRobertaTokenizer") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestTokenizerDamage)
#include "test_tokenizer_damage.moc"
