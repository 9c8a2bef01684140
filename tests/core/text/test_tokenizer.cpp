// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/text/sentence_piece_json.h"
#include "core/text/tokenizer.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace luthier;

namespace {

using Opened = std::shared_ptr<const Tokenizer>;

Opened open(const fs::path& folder)
{
    auto tokenizer = openTokenizer(folder);
    if (!tokenizer)
        qWarning("%s", tokenizer.error().sentence().c_str());
    return tokenizer ? *tokenizer : nullptr;
}

Json rowsOf(const fs::path& file)
{
    const auto json = readJson(file);
    if (!json)
        return Json::array();
    return json->is_array() ? *json : json->at("rows");
}

std::string streamed(const Opened& tokenizer, const std::vector<std::int32_t>& ids)
{
    StreamDecoder decoder(tokenizer);
    std::string text;
    for (const std::int32_t id : ids)
        text += decoder.push(id);
    return text + decoder.finish();
}

std::vector<std::uint32_t> flat(const std::vector<ByteRange>& ranges)
{
    std::vector<std::uint32_t> numbers;
    for (const ByteRange range : ranges) {
        numbers.push_back(range.begin);
        numbers.push_back(range.end);
    }
    return numbers;
}

const char* kinds[] = {
    "gpt2", "roberta", "llama3", "llama2", "bert", "bert_cased", "sentencepiece_bpe", "sentencepiece_unigram"};

} // namespace

class TestTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The same vocabulary written as tokenizer.json cuts every hard string alike.
    void sentencePieceAsJson()
    {
        const fs::path from = test::fixture("text/sentencepiece_bpe");
        QTemporaryDir scratch;
        const fs::path folder = scratch.path().toStdString();
        QVERIFY(copyFile(from / "tokenizer.model", folder / "tokenizer.model"));
        QVERIFY(copyFile(from / "tokenizer_config.json", folder / "tokenizer_config.json"));
        const Opened before = open(folder);
        const auto made = writeTokenizerJson(folder);
        QVERIFY2(made.has_value(), made ? "" : made.error().sentence().c_str());
        QVERIFY(*made);
        const Opened after = open(folder);
        QVERIFY(before && after);
        QVERIFY(std::any_of(after->files().begin(), after->files().end(),
                            [](const fs::path& file) { return file.filename() == "tokenizer.json"; }));
        for (const Json& row : rowsOf(from / "expected.json")) {
            const auto source = row.at("text").get<std::string>();
            for (const std::string& one : {source, "</s>" + source, " " + source + "<s>"}) {
                const Encoding a = before->encode(one, SpecialTokens::Add), b = after->encode(one, SpecialTokens::Add);
                QVERIFY2(a.ids == b.ids, one.c_str());
                QCOMPARE(after->decode(b.ids, true), before->decode(a.ids, true));
            }
        }
        // What cannot be said exactly stays as it is: a space before the first stretch alone, another kind.
        fs::remove(folder / "tokenizer.json");
        Json config = *readJson(folder / "tokenizer_config.json");
        config["legacy"] = false;
        QVERIFY(writeJson(folder / "tokenizer_config.json", config));
        QVERIFY(!*writeTokenizerJson(folder));
        fs::remove(folder / "tokenizer.model");
        QVERIFY(copyFile(test::fixture("text/sentencepiece_unigram/tokenizer.model"), folder / "tokenizer.model"));
        QVERIFY(!*writeTokenizerJson(folder));
        QVERIFY(!fs::exists(folder / "tokenizer.json"));
    }

    void fixtures_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : kinds)
            QTest::newRow(kind) << kind;
    }

    // Ids, offsets and texts equal to the reference's on every hard string.
    void fixtures()
    {
        QFETCH(QString, kind);
        const fs::path folder = test::fixture("text/" + kind.toStdString());
        const Opened tokenizer = open(folder);
        QVERIFY(tokenizer);
        const Json rows = rowsOf(folder / "expected.json");
        QVERIFY(rows.size() > 300);
        for (const Json& row : rows) {
            const auto source = row.at("text").get<std::string>();
            const auto ids = row.at("ids").get<std::vector<std::int32_t>>();
            const Encoding made = tokenizer->encode(source, SpecialTokens::Add);
            QVERIFY2(made.ids == ids, row.dump().c_str());
            QCOMPARE(made.offsets.size(), made.ids.size());
            if (row.contains("offsets"))
                QVERIFY2(flat(made.offsets) == row.at("offsets").get<std::vector<std::uint32_t>>(), row.dump().c_str());
            if (!row.contains("decoded"))
                continue;
            const auto decoded = row.at("decoded").get<std::string>();
            QCOMPARE(tokenizer->decode(ids, false), decoded);
            const std::string skipped = row.value("decoded_skip", decoded);
            QCOMPARE(tokenizer->decode(ids, true), skipped);
            QCOMPARE(streamed(tokenizer, ids), skipped);
        }
    }

    void parts_data()
    {
        QTest::addColumn<QByteArray>("row");
        const Json rows = rowsOf(test::fixture("text/parts/expected.json"));
        QVERIFY(rows.size() > 40);
        for (const Json& row : rows)
            if (row.contains("key"))
                QTest::addRow("%s", row.at("part").dump().c_str()) << QByteArray::fromStdString(row.dump());
    }

    // Every other kind of part, put into the tokenizer of bert/ in the place of its like.
    void parts()
    {
        QFETCH(QByteArray, row);
        const Json expected = *parseJson(row.toStdString(), "row");
        const Json texts = rowsOf(test::fixture("text/parts/expected.json")).at(0).at("texts");
        auto whole = readJson(test::fixture("text/bert/tokenizer.json"));
        QVERIFY(whole);
        (*whole)[expected.at("key").get<std::string>()] = expected.at("part");
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(writeJson(path / "tokenizer.json", *whole));
        const Opened tokenizer = open(path);
        QVERIFY(tokenizer);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const Json& each = expected.at("cases").at(i);
            const Encoding made = tokenizer->encode(texts.at(i).get<std::string>(), SpecialTokens::Add);
            QVERIFY2(made.ids == each.at("ids").get<std::vector<std::int32_t>>(), texts.at(i).dump().c_str());
            if (each.contains("offsets"))
                QVERIFY2(flat(made.offsets) == each.at("offsets").get<std::vector<std::uint32_t>>(),
                         (texts.at(i).dump() + " " + each.dump() + Json(flat(made.offsets)).dump()).c_str());
            if (each.contains("decoded"))
                QCOMPARE(tokenizer->decode(made.ids), each.at("decoded").get<std::string>());
        }
    }

    void leaveSpecial_data() { fixtures_data(); }

    // Without special tokens: the same row without those that the tokenizer put around it.
    void leaveSpecial()
    {
        QFETCH(QString, kind);
        const Opened tokenizer = open(test::fixture("text/" + kind.toStdString()));
        QVERIFY(tokenizer);
        const bool around = kind.startsWith("bert") || kind == "roberta";
        const bool before = around || kind != "gpt2";
        for (const std::string source : {"", "The tenant", "one  two\n", "🙂"}) {
            auto with = tokenizer->encode(source, SpecialTokens::Add);
            const auto without = tokenizer->encode(source, SpecialTokens::Leave);
            if (around)
                with.ids.pop_back();
            if (before)
                with.ids.erase(with.ids.begin());
            QCOMPARE(without.ids, with.ids);
            QCOMPARE(without.ids.empty(), source.empty());
        }
    }

    void roles_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QList<int>>("roles"); // bos, eos, unk, pad, cls, sep, mask; -1: none
        QTest::newRow("from configuration") << "gpt2" << QList<int>{0, 0, 0, -1, -1, -1, -1};
        QTest::newRow("from a sentencepiece model") << "sentencepiece_bpe" << QList<int>{1, 2, 0, -1, -1, -1, -1};
        QTest::newRow("from vocab.txt") << "bert_cased" << QList<int>{-1, -1, 1, 0, 2, 3, 4};
        QTest::newRow("from tokenizer.json") << "bert" << QList<int>{-1, -1, 1, 0, 2, 3, 4};
    }

    void roles()
    {
        QFETCH(QString, kind);
        QFETCH(QList<int>, roles);
        const Opened tokenizer = open(test::fixture("text/" + kind.toStdString()));
        QVERIFY(tokenizer);
        const Tokenizer::Roles& found = tokenizer->roles();
        const QList<int> numbers = {found.bos.value_or(-1), found.eos.value_or(-1), found.unk.value_or(-1),
                                    found.pad.value_or(-1), found.cls.value_or(-1), found.sep.value_or(-1),
                                    found.mask.value_or(-1)};
        QCOMPARE(numbers, roles);
    }

    void pieces()
    {
        const Opened tokenizer = open(test::fixture("text/gpt2"));
        QVERIFY(tokenizer);
        QCOMPARE(tokenizer->piece(0), "<|endoftext|>");
        QVERIFY(tokenizer->isSpecial(0));
        QCOMPARE(tokenizer->id("Ġ"), std::optional(tokenizer->encode(" ", SpecialTokens::Leave).ids.at(0)));
        QVERIFY(!tokenizer->id("no such piece"));
        QCOMPARE(tokenizer->piece(-1), "");
        QCOMPARE(tokenizer->piece(1'000'000), "");
        const auto word = tokenizer->id("TOKEN"); // added, but not special
        QVERIFY(word && !tokenizer->isSpecial(*word));
        QCOMPARE(tokenizer->vocabularySize(), std::int64_t{622});
        QCOMPARE(tokenizer->decode(std::vector<std::int32_t>{-5, 9'999'999}), "");
    }

    void invalidUtf8_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("repaired");
        // As Python's bytes.decode(errors="replace") reads them.
        const std::pair<QByteArray, QString> broken[] = {
            {"a\xFF", "a\uFFFD"},
            {"\xC3", "\uFFFD"},
            {"\xE2\x82", "\uFFFD"},
            {"caf\xE9 b", "caf\uFFFD b"},
            {"\xF0\x9F\x99", "\uFFFD"},
            {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
            {"\xC0\x80 a", "\uFFFD\uFFFD a"},
            {"a\x80\x80 b", "a\uFFFD\uFFFD b"},
        };
        for (const char* kind : kinds)
            for (const auto& [bytes, repaired] : broken)
                QTest::addRow("%s %s", kind, bytes.toHex().constData()) << kind << bytes << repaired;
    }

    // Damaged bytes read as U+FFFD; offsets still lie inside the bytes that were given.
    void invalidUtf8()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, repaired);
        const Opened tokenizer = open(test::fixture("text/" + kind.toStdString()));
        QVERIFY(tokenizer);
        const Encoding made = tokenizer->encode(bytes.toStdString(), SpecialTokens::Leave);
        QCOMPARE(made.ids, tokenizer->encode(repaired.toStdString(), SpecialTokens::Leave).ids);
        for (const ByteRange range : made.offsets)
            QVERIFY(range.begin <= range.end && range.end <= static_cast<std::uint32_t>(bytes.size()));
    }

    void invalidUtf8Offsets()
    {
        const Opened tokenizer = open(test::fixture("text/gpt2"));
        QVERIFY(tokenizer);
        const Encoding made = tokenizer->encode("a\xE2\x82 b", SpecialTokens::Leave);
        QCOMPARE(made.offsets.front(), (ByteRange{0, 1}));
        QCOMPARE(made.offsets.at(1), (ByteRange{1, 3})); // the two damaged bytes
        QCOMPARE(made.offsets.back(), (ByteRange{4, 5}));
    }

    void manyThreads()
    {
        const fs::path folder = test::fixture("text/llama3");
        const Opened tokenizer = open(folder);
        QVERIFY(tokenizer);
        const Json rows = rowsOf(folder / "expected.json");
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    const Json& row = rows[(i * 7 + static_cast<std::size_t>(t)) % rows.size()];
                    const Encoding made = tokenizer->encode(row.at("text").get<std::string>(), SpecialTokens::Add);
                    if (made.ids != row.at("ids").get<std::vector<std::int32_t>>())
                        ++wrong;
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    // A word that fills the cache of this thread many times over.
    void longText()
    {
        const Opened tokenizer = open(test::fixture("text/llama2"));
        QVERIFY(tokenizer);
        std::string text;
        for (int i = 0; i < 20000; ++i)
            text += "word" + std::to_string(i) + " ";
        const Encoding made = tokenizer->encode(text, SpecialTokens::Leave);
        QCOMPARE(tokenizer->decode(made.ids), text);
        QCOMPARE(made.offsets.back().end, static_cast<std::uint32_t>(text.size()));
        QCOMPARE(tokenizer->encode(std::string(200000, ' '), SpecialTokens::Leave).offsets.back().end, 200000U);
        const Opened bytes = open(test::fixture("text/llama3"));
        QVERIFY(bytes);
        QCOMPARE(bytes->encode(std::string(2'000'000, ' '), SpecialTokens::Leave).offsets.back().end, 2'000'000U);
    }

    void streaming()
    {
        const Opened tokenizer = open(test::fixture("text/gpt2"));
        QVERIFY(tokenizer);
        StreamDecoder decoder(tokenizer);
        const Encoding made = tokenizer->encode("a🙂", SpecialTokens::Leave);
        QCOMPARE(made.ids.size(), std::size_t{5});
        QCOMPARE(decoder.push(made.ids[0]), "a");
        for (const std::size_t i : {1U, 2U, 3U})
            QCOMPARE(decoder.push(made.ids[i]), "");
        QCOMPARE(decoder.push(made.ids[4]), "🙂");
        QCOMPARE(decoder.push(made.ids[1]), ""); // a character that never ends
        QCOMPARE(decoder.finish(), "\uFFFD");
        QCOMPARE(decoder.finish(), "");
    }

    void files()
    {
        const Opened tokenizer = open(test::fixture("text/gpt2"));
        QVERIFY(tokenizer);
        std::vector<std::string> names;
        for (const fs::path& file : tokenizer->files())
            names.push_back(file.filename().string());
        QCOMPARE(names, (std::vector<std::string>{"tokenizer.json", "tokenizer_config.json"}));
    }

    // Of every layout, with the templates beside; nothing else.
    void filesOfAFolder()
    {
        QTemporaryDir temp;
        const fs::path folder = temp.path().toStdString();
        QVERIFY(tokenizerFiles(folder).empty());
        const std::vector<std::string> names = {"spiece.model",
                                                "vocab.json",
                                                "merges.txt",
                                                "tokenizer_config.json",
                                                "chat_template.jinja",
                                                "additional_chat_templates/rag.jinja",
                                                "additional_chat_templates/tool_use.jinja"};
        QVERIFY(makeFolder(folder / "additional_chat_templates"));
        for (const std::string& name : names)
            QVERIFY(writeFile(folder / name, "x"));
        for (const char* other : {"config.json", "vocab.bpe", "additional_chat_templates/note.txt"})
            QVERIFY(writeFile(folder / other, "x"));
        std::vector<std::string> found;
        for (const fs::path& file : tokenizerFiles(folder))
            found.push_back(file.lexically_relative(folder).string());
        QCOMPARE(found, names);
    }

    void configuration_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("first"); // the ids that come first
        QTest::addColumn<int>("last"); // and the last one
        QTest::newRow("no BOS") << "sentencepiece_bpe" << QByteArray(R"({"add_bos_token": false})") << "</s>"
                                << QList<int>{2} << 2;
        QTest::newRow("EOS too") << "sentencepiece_bpe" << QByteArray(R"({"add_eos_token": true})") << "</s>"
                                 << QList<int>{1, 2, 2} << 2;
        QTest::newRow("T5") << "sentencepiece_unigram" << QByteArray(R"({"tokenizer_class": "T5Tokenizer"})") << "<s>"
                            << QList<int>{1, 2} << 2;
        QTest::newRow("added token")
            << "sentencepiece_bpe"
            << QByteArray(R"({"added_tokens_decoder": {"700": {"content": "<new>", "special": true}}})") << "<new>"
            << QList<int>{1, 700} << 700;
        QTest::newRow("template replaced")
            << "llama3" << QByteArray(R"({"add_bos_token": false, "add_eos_token": true, "eos_token": "<|eot_id|>"})")
            << "<|end_of_text|>" << QList<int>{641, 644} << 644;
    }

    void configuration()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, config);
        QFETCH(QString, text);
        QFETCH(QList<int>, first);
        QFETCH(int, last);
        QTemporaryDir folder;
        const fs::path from = test::fixture("text/" + kind.toStdString());
        const fs::path to = folder.path().toStdString();
        for (const char* name : {"tokenizer.json", "tokenizer.model"})
            if (fs::exists(from / name))
                QVERIFY(copyFile(from / name, to / name));
        QVERIFY(writeFile(to / "tokenizer_config.json", config.toStdString()));
        const Opened tokenizer = open(to);
        QVERIFY(tokenizer);
        const auto ids = tokenizer->encode(text.toStdString(), SpecialTokens::Add).ids;
        QVERIFY(ids.size() >= static_cast<std::size_t>(first.size()));
        QCOMPARE(QList<int>(ids.begin(), ids.begin() + first.size()), first);
        QCOMPARE(ids.back(), last);
    }

    // A space goes before text after a special token in legacy mode only.
    void legacy()
    {
        QTemporaryDir folder;
        const fs::path to = folder.path().toStdString();
        QVERIFY(copyFile(test::fixture("text/sentencepiece_bpe/tokenizer.model"), to / "tokenizer.model"));
        for (const bool legacy : {true, false}) {
            QVERIFY(writeFile(to / "tokenizer_config.json", legacy ? R"({"legacy": true})" : R"({"legacy": false})"));
            const Opened tokenizer = open(to);
            QVERIFY(tokenizer);
            const auto ids = tokenizer->encode("<s>the", SpecialTokens::Leave).ids;
            std::string pieces;
            for (const std::int32_t id : ids)
                pieces += tokenizer->piece(id);
            QCOMPARE(pieces, legacy ? "<s>▁the" : "<s>the");
        }
    }

    void realIds_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("gpt2") << "gpt2";
        QTest::newRow("bert-base-uncased") << "bert-base-uncased";
    }

    void realIds()
    {
        LUTHIER_NEED_SHARED("tokenizers");
        QFETCH(QString, kind);
        const Opened tokenizer = open(test::sharedData("tokenizers/" + kind.toStdString()));
        QVERIFY(tokenizer);
        const Json rows =
            rowsOf(test::fixture("text/shared_" + QString(kind).replace('-', '_').toStdString()) / "expected.json");
        QVERIFY(rows.size() > 300);
        for (const Json& row : rows) {
            const Encoding made = tokenizer->encode(row.at("text").get<std::string>(), SpecialTokens::Add);
            QVERIFY2(made.ids == row.at("ids").get<std::vector<std::int32_t>>(), row.dump().c_str());
        }
    }

    // The same vocabulary as lines of text and as tokenizer.json.
    void realVocabularyText()
    {
        LUTHIER_NEED_SHARED("tokenizers");
        QTemporaryDir folder;
        const fs::path to = folder.path().toStdString();
        QVERIFY(copyFile(test::sharedData("tokenizers/bert-base-uncased") / "vocab.txt", to / "vocab.txt"));
        const Opened text = open(to);
        QVERIFY(text);
        for (const Json& row : rowsOf(test::fixture("text/shared_bert_base_uncased/expected.json"))) {
            const Encoding made = text->encode(row.at("text").get<std::string>(), SpecialTokens::Add);
            QVERIFY2(made.ids == row.at("ids").get<std::vector<std::int32_t>>(), row.dump().c_str());
        }
    }

    void realSentencePiece()
    {
        LUTHIER_NEED_SHARED("tokenizers");
        const fs::path folder = test::sharedData("tokenizers/llama2");
        const Opened tokenizer = open(folder);
        QVERIFY(tokenizer);
        const Json rows = rowsOf(folder / "expected.json");
        QVERIFY(rows.size() > 200);
        for (const Json& row : rows) {
            const auto source = row.at("text").get<std::string>();
            const Encoding made = tokenizer->encode(source, SpecialTokens::Leave);
            QVERIFY2(made.ids == row.at("ids").get<std::vector<std::int32_t>>(), row.dump().c_str());
            QCOMPARE(tokenizer->decode(made.ids), source);
        }
    }

    void realStories()
    {
        LUTHIER_NEED_SHARED("stories260K");
        const fs::path folder = test::sharedData("stories260K");
        const Opened tokenizer = open(folder);
        QVERIFY(tokenizer);
        QCOMPARE(tokenizer->vocabularySize(), std::int64_t{512});
        for (const Json& row : rowsOf(folder / "expected.json")) {
            // The row's text is not told: it is what its ids spell, and must give them back.
            const auto ids = row.at("ids").get<std::vector<std::int32_t>>();
            const std::string source = tokenizer->decode(ids);
            QVERIFY(!source.empty());
            QCOMPARE(tokenizer->encode(source, SpecialTokens::Add).ids, ids);
        }
    }
};

QTEST_APPLESS_MAIN(TestTokenizer)
#include "test_tokenizer.moc"
