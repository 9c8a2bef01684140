// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/open_pipeline.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace luthier;

namespace {

// One piece of a sentencepiece model, as a field of the message.
QByteArray piece(const QByteArray& spelling, float score, int type)
{
    QByteArray bits(reinterpret_cast<const char*>(&score), 4); // little-endian, as this machine
    const QByteArray inner = QByteArray("\x0A") + static_cast<char>(spelling.size()) + spelling + '\x15' + bits + '\x18'
        + static_cast<char>(type);
    return QByteArray("\x0A") + static_cast<char>(inner.size()) + inner;
}

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
        QTest::newRow("unknown model") << "tokenizer.json" << with("model", R"({"type": "Bigram", "vocab": []})")
                                       << "failed"
                                       << "model is of the kind \"Bigram\"";
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
            << "tokenizer.json" << with("normalizer", R"({"type": "Reverse"})") << "failed"
            << "normalizer is of the kind \"Reverse\"";
        QTest::newRow("unknown part in a sequence")
            << "tokenizer.json"
            << with("pre_tokenizer", R"({"type": "Sequence", "pretokenizers": [{"type": "Syllables"}]})") << "failed"
            << "pre-tokenizer is of the kind \"Syllables\"";
        QTest::newRow("unknown decoder") << "tokenizer.json" << with("decoder", R"({"type": "Zip"})") << "failed"
                                         << "decoder is of the kind \"Zip\"";
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
        QTest::newRow("one id twice") << "tokenizer.json"
                                      << with("model", R"({"type": "BPE", "vocab": {"a": 0, "b": 0}, "merges": []})")
                                      << "damaged"
                                      << "pieces \"a\" and \"b\" have the same id 0";
        QTest::newRow("id far beyond the others")
            << "tokenizer.json" << with("model", R"({"type": "WordLevel", "vocab": {"a": 0, "b": 15000000}})")
            << "damaged"
            << "\"b\" has no usable id";
        QTest::newRow("unknown behaviour")
            << "tokenizer.json" << with("pre_tokenizer", R"({"type": "Punctuation", "behavior": "Doubled"})")
            << "failed"
            << "split behaviour is of the kind \"Doubled\"";
        QTest::newRow("long delimiter") << "tokenizer.json"
                                        << with("pre_tokenizer", R"({"type": "CharDelimiterSplit", "delimiter": "ab"})")
                                        << "damaged"
                                        << "delimiter is not one character";
        QTest::newRow("words of no length")
            << "tokenizer.json" << with("pre_tokenizer", R"({"type": "FixedLength", "length": 0})") << "damaged"
            << "words have the length 0";
        QTest::newRow("Unigram without numbers")
            << "tokenizer.json" << with("model", R"({"type": "Unigram", "unk_id": 0, "vocab": [["a", 0], ["b"]]})")
            << "damaged"
            << "entry 2 of its vocabulary";
        QTest::newRow("Unigram without a vocabulary")
            << "tokenizer.json" << with("model", R"({"type": "Unigram", "unk_id": 0, "vocab": {"a": 0}})") << "damaged"
            << "no vocabulary";
        QTest::newRow("Unigram with an unknown id outside")
            << "tokenizer.json" << with("model", R"({"type": "Unigram", "unk_id": 7, "vocab": [["a", 0]]})")
            << "damaged"
            << "the id 7, which no piece has";
        QTest::newRow("Unigram without an unknown token")
            << "tokenizer.json" << with("model", R"({"type": "Unigram", "vocab": [["a", 0]]})") << "damaged"
            << "names no unknown token";
        QTest::newRow("WordLevel without unknown")
            << "tokenizer.json" << with("model", R"({"type": "WordLevel", "vocab": {"a": 0}, "unk_token": "?"})")
            << "damaged"
            << "lacks the unknown token \"?\"";
        QTest::newRow("replacements not in base 64")
            << "tokenizer.json" << with("normalizer", R"({"type": "Precompiled", "precompiled_charsmap": "!!!!"})")
            << "damaged"
            << "not written in base 64";
        for (const char* table : {"AA==", "/////w==", "BAAAAAAAAAA=", "BAAAAAAAAABhYmM="})
            QTest::addRow("replacements %s", table)
                << "tokenizer.json"
                << with("normalizer",
                        QByteArray(R"({"type": "Precompiled", "precompiled_charsmap": "TABLE"})")
                            .replace("TABLE", table))
                << "damaged"
                << "table of character replacements";
        QTest::newRow("template without the text")
            << "tokenizer.json"
            << with("post_processor", R"({"type": "TemplateProcessing", "single": [], "special_tokens": {}})")
            << "damaged"
            << "does not name the text once";
        QTest::newRow("numbers out of order")
            << "tokenizer.json"
            << with("normalizer", R"({"type": "Replace", "pattern": {"Regex": "a{2,1}"}, "content": "x"})") << "damaged"
            << "pattern \"a{2,1}\"";
        QTest::newRow("empty pattern") << "tokenizer.json"
                                       << with("normalizer", R"({"type": "Replace", "pattern": {"String": ""}})")
                                       << "damaged"
                                       << "pattern is empty or missing";
        QTest::newRow("vocab.json alone") << "vocab.json" << QByteArray(R"({"a": 0})") << "not_found"
                                          << "no merges.txt beside it";
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

    void mergesFile_data()
    {
        QTest::addColumn<QByteArray>("vocabulary");
        QTest::addColumn<QByteArray>("merges");
        QTest::addColumn<QString>("says");
        const QByteArray good = R"({"a": 0, "b": 1, "ab": 2})";
        QTest::newRow("three in a line") << good << QByteArray("#version: 0.2\na b\na b a\n")
                                         << "line 3 is not a pair of pieces";
        QTest::newRow("unknown piece") << good << QByteArray("#version: 0.2\na b\nab c\n")
                                       << "merge 2 (\"ab\" with \"c\")";
        QTest::newRow("no object") << QByteArray("[1]") << QByteArray("a b\n") << "no list of pieces and their ids";
        QTest::newRow("same id") << QByteArray(R"({"a": 0, "b": 0})") << QByteArray() << "have the same id 0";
        QTest::newRow("no number") << QByteArray(R"({"a": "0"})") << QByteArray() << "\"a\" has no usable id";
        QTest::newRow("broken off") << QByteArray(R"({"a": 0, )") << QByteArray() << "vocab.json";
    }

    void mergesFile()
    {
        QFETCH(QByteArray, vocabulary);
        QFETCH(QByteArray, merges);
        QFETCH(QString, says);
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(writeFile(path / "vocab.json", vocabulary.toStdString()));
        QVERIFY(writeFile(path / "merges.txt", merges.toStdString()));
        const auto tokenizer = openTokenizer(path);
        QVERIFY(!tokenizer);
        QVERIFY2(QString::fromStdString(tokenizer.error().sentence()).contains(says),
                 tokenizer.error().sentence().c_str());
        QCOMPARE(tokenizer.error().kind, ErrorKind::Damaged);
    }

    // A sentencepiece model that breaks off anywhere is an error; never a tokenizer with fewer pieces.
    void truncatedSentencePiece()
    {
        const auto whole = readFile(test::fixture("text/sentencepiece_unigram/tokenizer.model"));
        QVERIFY(whole && whole->size() > 1000);
        QVERIFY(tokenizerFromSentencePiece(*whole, {}, "whole"));
        int settings = 0; // cut off behind the last piece, or inside one
        for (std::size_t size = 0; size < whole->size(); ++size) {
            const auto tokenizer = tokenizerFromSentencePiece(std::string_view(*whole).substr(0, size), {}, "cut");
            QVERIFY2(!tokenizer, fmt::format("{} of {} bytes", size, whole->size()).c_str());
            QCOMPARE(tokenizer.error().kind, ErrorKind::Damaged);
            settings += tokenizer.error().sentence().find("its settings are missing") != std::string::npos ? 1 : 0;
        }
        QVERIFY(settings > 100);
    }

    void sentencePiece_data()
    {
        QTest::addColumn<QByteArray>("pieces");
        QTest::addColumn<QByteArray>("trainer");
        QTest::addColumn<QString>("says");
        const QByteArray unknown = piece("<unk>", 0, 2);
        const QByteArray a = piece("a", -1, 1);
        QTest::newRow("good") << unknown + a << QByteArray() << "";
        QTest::newRow("no unknown token") << a << QByteArray() << "0 unknown tokens instead of one";
        QTest::newRow("two unknown tokens")
            << unknown + piece("?", 0, 2) << QByteArray() << "2 unknown tokens instead of one";
        QTest::newRow("a piece twice") << unknown + a + a << QByteArray() << "the same piece twice";
        QTest::newRow("no score") << unknown + piece("b", std::numeric_limits<float>::quiet_NaN(), 1) << QByteArray()
                                  << "score of its piece 1";
        QTest::newRow("no text") << unknown + piece("\xFF", 0, 1) << QByteArray() << "piece 1 is empty or no text";
        QTest::newRow("words") << unknown + a << QByteArray("\x18\x03", 2) << "word or character model";
        QTest::newRow("another kind") << unknown + a << QByteArray("\x18\x09", 2) << "not a sentencepiece model";
    }

    void sentencePiece()
    {
        QFETCH(QByteArray, pieces);
        QFETCH(QByteArray, trainer);
        QFETCH(QString, says);
        QByteArray model = pieces + '\x12' + static_cast<char>(trainer.size()) + trainer + QByteArray("\x1A\x00", 2);
        const auto tokenizer = tokenizerFromSentencePiece(model.toStdString(), {}, "model");
        QCOMPARE(tokenizer.has_value(), says.isEmpty());
        if (!tokenizer)
            QVERIFY2(QString::fromStdString(tokenizer.error().sentence()).contains(says),
                     tokenizer.error().sentence().c_str());
    }

    void absurdSize_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"tokenizer.json", "tokenizer.model", "vocab.txt"})
            QTest::newRow(name) << name;
    }

    // Files far larger than any tokenizer are not read into memory. (Holes: they take no room on the disk.)
    void absurdSize()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(writeFile(path / name.toStdString(), ""));
        std::error_code error;
        fs::resize_file(path / name.toStdString(), std::uintmax_t{3} << 30, error);
        if (error)
            QSKIP("This file system has no files with holes.");
        const auto tokenizer = openTokenizer(path);
        QVERIFY(!tokenizer);
        QVERIFY(tokenizer.error().sentence().find(name.toStdString()) != std::string::npos);
    }

    // Ids with holes between them are no damage.
    void gaps()
    {
        const auto json = parseJson(
            with("model", R"({"type": "BPE", "vocab": {"a": 5, "b": 9, "ab": 30}, "merges": ["a b"]})").toStdString(),
            "gaps");
        QVERIFY(json);
        const auto tokenizer = tokenizerFromJson(*json, {}, "gaps");
        QVERIFY(tokenizer);
        QCOMPARE((*tokenizer)->encode("abb", SpecialTokens::Add).ids, (std::vector<std::int32_t>{30, 9}));
        QCOMPARE((*tokenizer)->vocabularySize(), std::int64_t{31});
        QCOMPARE((*tokenizer)->piece(7), "");
        QCOMPARE((*tokenizer)->decode(std::vector<std::int32_t>{7, 30}), "ab");
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
        QVERIFY(writeFile(path / "tokenizer_config.json", R"({"tokenizer_class": "MBartTokenizer"})"));
        const auto tokenizer = openTokenizer(path);
        QVERIFY(!tokenizer);
        QVERIFY(tokenizer.error().sentence().find("MBartTokenizer") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestTokenizerDamage)
#include "test_tokenizer_damage.moc"
