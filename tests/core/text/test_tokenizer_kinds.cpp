// SPDX-License-Identifier: GPL-3.0-or-later
// Every part of a tokenizer.json and every layout of tokenizer files against the tokenizers, transformers and
// sentencepiece packages (packaging/reference/tokenizer_kinds.py).
#include "core/text/base64.h"
#include "core/text/character_table.h"
#include "core/text/open_pipeline.h"
#include "core/text/pattern.h"
#include "core/text/unicode.h"
#include "tests/support/shared_data.h"
#include "tests/support/tokenizer_digest.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <random>

using namespace luthier;

namespace {

using Opened = std::shared_ptr<const Tokenizer>;

const Json& kinds()
{
    static const Json file = readJson(test::fixture("text/kinds/expected.json")).value_or(Json());
    return file;
}

std::vector<std::string> strings()
{
    return kinds().at("strings").get<std::vector<std::string>>();
}

struct Compared {
    int different = 0;
    int broken = 0; // the reference gives nothing to compare with
    std::string first; // of those that differ
};

enum class What { Everything, Ids };

Compared compare(const Tokenizer& tokenizer, const std::vector<std::string>& texts, std::string_view digests, What what)
{
    Compared compared;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string_view wanted = digests.substr(i * 4, 4);
        if (wanted == "----") {
            ++compared.broken;
            continue;
        }
        Encoding made = tokenizer.encode(texts[i], SpecialTokens::Add);
        std::string decoded;
        std::string skipped;
        if (what == What::Everything) {
            decoded = tokenizer.decode(made.ids, false);
            skipped = tokenizer.decode(made.ids, true);
        } else {
            made.offsets.clear();
        }
        const std::string spelled = test::spelledOut(made, decoded, skipped);
        if (test::digestOf(spelled) == wanted)
            continue;
        ++compared.different;
        if (compared.first.empty())
            compared.first = fmt::format("string {} {}: {}", i, Json(texts[i]).dump(), spelled);
    }
    return compared;
}

void verify(const Compared& compared)
{
    QVERIFY2(compared.different == 0, fmt::format("{} differ; {}", compared.different, compared.first).c_str());
}

// The real Llama 3 tokenizer: where LUTHIER_LLAMA3_TOKENIZER says, else in the shared data.
fs::path llama3Folder()
{
    const char* set = std::getenv("LUTHIER_LLAMA3_TOKENIZER");
    return set ? fs::path(set) : test::sharedData("tokenizers/llama3");
}

// Lines of text that people wrote: the questions and answers of gsm8k and the messages of banking77.
std::vector<std::string> realLines()
{
    std::vector<std::string> lines;
    for (const char* name : {"gsm8k/train.jsonl", "banking77/train.csv"}) {
        const auto file = readFile(test::sharedData(name));
        if (!file)
            return {};
        for (std::size_t begin = 0, count = 0; begin < file->size() && count < 1000; ++count) {
            const std::size_t end = std::min(file->find('\n', begin), file->size());
            lines.push_back(file->substr(begin, end - begin));
            begin = end + 1;
        }
    }
    return lines;
}

} // namespace

class TestTokenizerKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parts_data()
    {
        QTest::addColumn<int>("row");
        QVERIFY(kinds().at("rows").size() > 200);
        QVERIFY(strings().size() > 300);
        for (std::size_t i = 0; i < kinds().at("rows").size(); ++i) {
            const Json& row = kinds().at("rows")[i];
            const std::string name = row.at("change").dump().substr(0, 150);
            QTest::addRow("%d %s %s", static_cast<int>(i), row.at("base").get<std::string>().c_str(), name.c_str())
                << static_cast<int>(i);
        }
    }

    // A base with some of its parts replaced: ids, offsets and decoded texts of every string.
    void parts()
    {
        QFETCH(int, row);
        const Json& expected = kinds().at("rows").at(static_cast<std::size_t>(row));
        auto whole = readJson(test::fixture(expected.at("base").get<std::string>()));
        QVERIFY(whole);
        for (const auto& [key, part] : expected.at("change").items())
            if (key == "model")
                (*whole)[key].update(part);
            else
                (*whole)[key] = part;
        const auto tokenizer = tokenizerFromJson(*whole, {}, "row");
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().sentence().c_str());
        const auto digests = expected.at("digests").get<std::string>();
        const auto texts = strings();
        QCOMPARE(digests.size(), texts.size() * 4);
        const Compared compared = compare(**tokenizer, texts, digests, What::Everything);
        QVERIFY(compared.broken < 60);
        verify(compared);
    }

    void layouts_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"gpt2_files", "gpt2_prefix_files", "roberta_files", "qwen2_files", "llama_symbols", "llama_rules",
              "unigram_symbols", "unigram_rules", "gemma_like", "t5", "xlm_roberta", "camembert"})
            QTest::newRow(name) << name;
    }

    // Folders as they are published, against what transformers or sentencepiece open there.
    void layouts()
    {
        QFETCH(QString, name);
        const fs::path folder = test::fixture("text/layouts/" + name.toStdString());
        const auto expected = readJson(folder / "expected.json");
        QVERIFY(expected);
        const auto tokenizer = openTokenizer(folder);
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().sentence().c_str());
        const auto digests = expected->at("digests").get<std::string>();
        const auto texts = strings();
        QCOMPARE(digests.size(), texts.size() * 4);
        verify(compare(**tokenizer, texts, digests, expected->at("compares") == "ids" ? What::Ids : What::Everything));
    }

    void lossless_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char* folder :
             {"gpt2", "llama3", "llama2", "sentencepiece_bpe", "layouts/gpt2_files", "layouts/gemma_like"})
            QTest::newRow(folder) << folder;
    }

    // What was encoded comes back, where the tokenizer loses nothing.
    void lossless()
    {
        QFETCH(QString, folder);
        const auto tokenizer = openTokenizer(test::fixture("text/" + folder.toStdString()));
        QVERIFY(tokenizer);
        int compared = 0;
        for (const std::string& text : strings()) {
            if (text.find("\u2581") != std::string::npos) // sentencepiece's sign for a space
                continue;
            // Unless it spells a special token: after one, sentencepiece puts no space that decoding may take away.
            const Encoding made = (*tokenizer)->encode(text, SpecialTokens::Leave);
            if (std::any_of(made.ids.begin(), made.ids.end(), [&](int id) { return (*tokenizer)->isSpecial(id); })
                || text.find("<0x") != std::string::npos)
                continue;
            QCOMPARE((*tokenizer)->decode(made.ids, false), text);
            ++compared;
        }
        QVERIFY(compared > 300);
    }

    // The ranges of a lossless tokenizer cover the text from its first to its last byte.
    void offsetsCover()
    {
        const auto tokenizer = openTokenizer(test::fixture("text/llama3"));
        QVERIFY(tokenizer);
        for (const std::string& text : strings()) {
            std::uint32_t position = 0;
            for (const ByteRange range : (*tokenizer)->encode(text, SpecialTokens::Leave).offsets) {
                QVERIFY(range.begin <= position && range.end >= position);
                position = range.end;
            }
            QCOMPARE(position, static_cast<std::uint32_t>(text.size()));
        }
    }

    // Bytes that are no UTF-8 read as Python's decode(errors="replace") reads them.
    void brokenBytes()
    {
        const Json& rows = kinds().at("broken");
        QVERIFY(rows.size() > 200);
        for (const Json& row : rows) {
            const QByteArray bytes = QByteArray::fromHex(QByteArray::fromStdString(row[0].get<std::string>()));
            QCOMPARE(toUtf8(bytes.toStdString()), row[1].get<std::string>());
        }
    }

    void scanners_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("gpt2") << gpt2_pattern;
        QTest::newRow("llama3") << llama3_pattern;
        QTest::newRow("qwen2") << qwen2_pattern;
    }

    // The scanners find what the regular expression finds: in the hard strings, in random text, in every character.
    void scanners()
    {
        QFETCH(QString, pattern);
        const std::string expression = pattern.toStdString();
        const Scan scan = publishedScan(expression);
        QVERIFY(scan);
        const auto compiled = Pattern::compile(expression, "pattern", Pattern::Published::Compiled);
        QVERIFY(compiled);
        std::vector<std::string> texts = strings();
        std::mt19937 dice(7);
        const char32_t pool[] = {'a',    'Z',    's',    'S',    't',     'r',     'e',     'v',   'l',    'L',
                                 'd',    'm',    '\'',   '\'',   ' ',     ' ',     '\n',    '\r',  '\t',   '0',
                                 '9',    '.',    '-',    '_',    0xA0,    0x17F,   0xE9,    0x301, 0x660,  0x2167,
                                 0x3000, 0x4E2D, 0x200B, 0x2028, 0x1F642, 0x1D7D8, 0x10400, 0xAD,  0x180E, 0xFFFD};
        for (int i = 0; i < 20000; ++i) {
            std::string text;
            for (std::uint32_t length = dice() % 24 + 1; length > 0; --length)
                appendCharacter(text, pool[dice() % std::size(pool)]);
            texts.push_back(text);
        }
        std::string every;
        int unlike = 0; // characters that one of the two libraries does not know yet
        const auto letter = Pattern::compile("\\p{L}", "pattern");
        const auto number = Pattern::compile("\\p{N}", "pattern");
        QVERIFY(letter && number);
        for (char32_t c = 0; c < 0x110000; ++c) {
            if (c >= 0xD800 && c <= 0xDFFF)
                continue;
            std::string one;
            appendCharacter(one, c);
            std::vector<ByteRange> letters;
            std::vector<ByteRange> numbers;
            letter->find(one, letters);
            number->find(one, numbers);
            const std::uint8_t flags = flagsOf(c);
            if (letters.empty() == ((flags & flag_letter) == 0) && numbers.empty() == ((flags & flag_number) == 0))
                every += one;
            else
                ++unlike;
        }
        QVERIFY(unlike < 10000);
        for (std::size_t begin = 0; begin < every.size();) {
            std::size_t end = std::min(begin + 4096, every.size());
            while (end < every.size() && (static_cast<unsigned char>(every[end]) & 0xC0) == 0x80)
                ++end;
            texts.push_back(every.substr(begin, end - begin));
            begin = end;
        }
        int different = 0;
        for (const std::string& text : texts) {
            std::vector<ByteRange> ours;
            std::vector<ByteRange> wanted;
            scan(text, ours);
            compiled->find(text, wanted);
            if (ours != wanted && ++different == 1)
                qWarning("%s", Json(text.substr(0, 200)).dump().c_str());
        }
        QCOMPARE(different, 0);
    }

    void encodeAllInOrder()
    {
        const auto tokenizer = openTokenizer(test::fixture("text/bert"));
        QVERIFY(tokenizer);
        const auto texts = strings();
        const std::vector<std::string_view> views(texts.begin(), texts.end());
        for (const unsigned threads : {0U, 1U, 3U}) {
            const auto all = encodeAll(**tokenizer, views, SpecialTokens::Add, threads);
            QCOMPARE(all.size(), texts.size());
            for (std::size_t i = 0; i < texts.size(); ++i) {
                const Encoding alone = (*tokenizer)->encode(texts[i], SpecialTokens::Add);
                QCOMPARE(all[i].ids, alone.ids);
                QVERIFY(all[i].offsets == alone.offsets);
            }
        }
        QVERIFY(encodeAll(**tokenizer, {}, SpecialTokens::Add).empty());
    }

    // Saved truncation and padding are not obeyed.
    void storedLimits()
    {
        const auto tokenizer = openTokenizer(test::fixture("text/gpt2"));
        QVERIFY(tokenizer);
        const auto json = readJson(test::fixture("text/gpt2/tokenizer.json"));
        QVERIFY(json);
        QCOMPARE(json->at("truncation").at("max_length").get<int>(), 5);
        QVERIFY(json->at("padding").is_object());
        QVERIFY((*tokenizer)->encode("one two three four five six seven", SpecialTokens::Add).ids.size() > 7);
    }

    void base64()
    {
        // RFC 4648, section 10
        for (const auto& [bytes, text] : {std::pair("", ""), std::pair("f", "Zg=="), std::pair("fo", "Zm8="),
                                          std::pair("foo", "Zm9v"), std::pair("foobar", "Zm9vYmFy")})
            QCOMPARE(encodeBase64(bytes), std::string(text));
        std::string all;
        for (int i = 0; i < 256; ++i)
            all += static_cast<char>(i);
        QCOMPARE(decodeBase64(encodeBase64(all)), std::optional(all));
    }

    void kindOfEveryLayout_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char* folder, const char* kind) { QTest::newRow(folder) << folder << kind; };
        row("gpt2", "byte-level BPE");
        row("llama3", "byte-level BPE");
        row("bert", "WordPiece");
        row("sentencepiece_bpe", "sentencepiece");
        row("layouts/t5", "sentencepiece");
        row("layouts/xlm_roberta", "sentencepiece");
        row("layouts/gpt2_files", "byte-level BPE");
        row("layouts/qwen2_files", "byte-level BPE");
        row("layouts", "");
    }

    // What a user is told of the tokenizer, from every layout of files.
    void kindOfEveryLayout()
    {
        QFETCH(QString, folder);
        QFETCH(QString, kind);
        QCOMPARE(QString::fromStdString(tokenizerKind(test::fixture("text/" + folder.toStdString()))), kind);
    }

    void kindOfTokenizerJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char* kind, const QByteArray& json) {
            QTest::addRow("%s %s", kind, json.constData()) << json << kind;
        };
        row("byte-level BPE",
            R"({"model": {"type": "BPE", "vocab": {"a": 0}, "merges": []}, "pre_tokenizer": {"type": "ByteLevel"}})");
        row("byte-level BPE", R"({"decoder": {"type": "ByteLevel"}, "model": {"merges": ["a b"]}})"); // before 2021
        // Words of the vocabulary and of the text say nothing about the kind.
        row("BPE",
            R"({"added_tokens": [{"content": "ByteLevel"}], "model": {"type": "BPE", "vocab": {"ByteLevel": 0}}})");
        row("Unigram", R"({"model": {"type": "Unigram", "vocab": [["ByteLevel", 1.5]]}})");
        row("WordLevel", R"({"model": {"type": "WordLevel", "vocab": {}, "unk_token": "?"}})");
        row("WordPiece", R"({"model": {"vocab": {}, "max_input_chars_per_word": 100}})");
        row("damaged", R"({"model": "BPE"})");
        row("damaged", R"({"version": "1.0"})");
        row("damaged", R"(["model"])");
        row("damaged", "{\"model\": {\"type\": \"BPE\", \"vo");
        row("damaged", "");
    }
    void kindOfTokenizerJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, kind);
        QTemporaryDir temp;
        const fs::path folder = temp.path().toStdString();
        QVERIFY(writeFile(folder / "tokenizer.json", json.toStdString()));
        QCOMPARE(QString::fromStdString(tokenizerKind(folder)), kind);
    }

    // From memory: the same as from a folder, with the roles that are given.
    void fromMemory()
    {
        const auto json = readJson(test::fixture("text/llama3/tokenizer.json"));
        QVERIFY(json);
        Tokenizer::Roles roles;
        roles.bos = 640;
        roles.eos = 644;
        const auto tokenizer = tokenizerFromJson(*json, roles, "memory");
        QVERIFY(tokenizer);
        QCOMPARE((*tokenizer)->roles().eos, std::optional(644));
        QCOMPARE((*tokenizer)->roles().bos, std::optional(640));
        QVERIFY((*tokenizer)->files().empty());
        const auto folder = openTokenizer(test::fixture("text/llama3"));
        QVERIFY(folder);
        for (const std::string& text : strings())
            QCOMPARE((*tokenizer)->encode(text, SpecialTokens::Leave).ids,
                     (*folder)->encode(text, SpecialTokens::Leave).ids);
    }

    void sentencePieceFromMemory()
    {
        const auto bytes = readFile(test::fixture("text/sentencepiece_bpe/tokenizer.model"));
        QVERIFY(bytes);
        Tokenizer::Roles roles;
        roles.bos = 1;
        roles.eos = 2;
        const auto folder = openTokenizer(test::fixture("text/sentencepiece_bpe"));
        QVERIFY(folder);
        SentencePieceOptions options;
        options.space_after_special = true; // as the folder says
        const auto tokenizer = tokenizerFromSentencePiece(*bytes, roles, "memory", options);
        QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().sentence().c_str());
        for (const std::string& text : strings())
            QCOMPARE((*tokenizer)->encode(text, SpecialTokens::Add).ids,
                     (*folder)->encode(text, SpecialTokens::Add).ids);
        options.add_bos = false;
        options.add_eos = true;
        AddedToken token;
        token.id = -1;
        token.content = "<end>";
        token.special = true;
        options.added = {token};
        const auto other = tokenizerFromSentencePiece(*bytes, roles, "memory", options);
        QVERIFY(other);
        const auto ids = (*other)->encode("<end>", SpecialTokens::Add).ids;
        QCOMPARE(ids, (std::vector<std::int32_t>{static_cast<std::int32_t>((*folder)->vocabularySize()), 2}));
    }

    void realLlama3()
    {
        const fs::path folder = llama3Folder();
        const auto lines = realLines();
        if (!fs::exists(folder / "tokenizer.json") || lines.empty())
            QSKIP("The real Llama 3 tokenizer or the shared data are not on this machine.");
        const auto expected = readJson(test::fixture("text/shared_llama3/expected.json"));
        QVERIFY(expected);
        const auto tokenizer = openTokenizerJson(folder / "tokenizer.json", {});
        QVERIFY(tokenizer);
        const auto digests = expected->at("digests").get<std::string>();
        QVERIFY(lines.size() >= 2000);
        QCOMPARE(digests.size(), lines.size() * 4);
        verify(compare(**tokenizer, lines, digests, What::Everything));
    }
};

QTEST_APPLESS_MAIN(TestTokenizerKinds)
#include "test_tokenizer_kinds.moc"
