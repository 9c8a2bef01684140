// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/chat_template.h"
#include "tests/support/shared_data.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace luthier;

namespace {

Json fixtureJson(const std::string& name)
{
    const auto json = readJson(test::fixture("chat/" + name));
    return json ? *json : Json();
}

std::vector<Json> fixtureLines(const std::string& name)
{
    std::vector<Json> rows;
    std::ifstream file(test::fixture("chat/" + name));
    for (std::string line; std::getline(file, line);)
        if (const auto row = parseJson(line, name))
            rows.push_back(*row);
    return rows;
}

const Json& conversations()
{
    static const Json json = fixtureJson("conversations.json");
    return json;
}

const Json& conversation(const std::string& name)
{
    return conversations().at("conversations").at(name);
}

ChatTemplate open(const std::string& name)
{
    const fs::path path = test::fixture("chat/templates/" + name + ".jinja");
    const auto source = readFile(path);
    auto made = ChatTemplate::parse(source ? *source : "{%", path.filename().string());
    if (!made)
        qFatal("%s", made.error().sentence().c_str());
    return *made;
}

ChatOptions optionsFor(const std::string& name)
{
    ChatOptions options;
    options.variables = conversations().at("variables").value(name, Json::object());
    std::tm now{}; // 2024-07-26 13:04:05, a Friday
    now.tm_year = 124;
    now.tm_mon = 6;
    now.tm_mday = 26;
    now.tm_hour = 13;
    now.tm_min = 4;
    now.tm_sec = 5;
    now.tm_wday = 5;
    now.tm_yday = 207;
    options.now = now;
    return options;
}

std::vector<std::string> said(const RenderedChat& chat)
{
    std::vector<std::string> parts;
    for (const ByteRange span : chat.assistant)
        parts.push_back(chat.text.substr(span.begin, span.end - span.begin));
    return parts;
}

Json characterPairs(const RenderedChat& chat)
{
    Json pairs = Json::array();
    const auto characters = [&](std::uint32_t byte) {
        return QString::fromStdString(chat.text.substr(0, byte)).toUcs4().size();
    };
    for (const ByteRange span : chat.assistant)
        pairs.push_back({characters(span.begin), characters(span.end)});
    return pairs;
}

void write(const fs::path& path, const std::string& text)
{
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    if (!writeFile(path, text))
        qFatal("could not write %s", path.c_str());
}

Json userAnd(std::initializer_list<const char*> contents)
{
    Json messages = Json::array();
    bool user = true;
    for (const char* content : contents) {
        messages.push_back({{"role", user ? "user" : "assistant"}, {"content", content}});
        user = !user;
    }
    return messages;
}

} // namespace

class TestChatTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void published_data()
    {
        QTest::addColumn<QString>("name");
        std::size_t count = 0;
        for (const auto& entry : fs::directory_iterator(test::fixture("chat/templates"))) {
            QTest::newRow(entry.path().stem().c_str()) << QString::fromStdString(entry.path().stem().string());
            ++count;
        }
        QVERIFY(count >= 35);
    }

    // Published templates on every conversation: the text of transformers, or a refusal where it refuses, and the spans
    // of its generation blocks.
    void published()
    {
        QFETCH(QString, name);
        const ChatTemplate made = open(name.toStdString());
        int rows = 0;
        for (const Json& row : fixtureLines("expected.jsonl")) {
            if (row.at("template") != name.toStdString())
                continue;
            ++rows;
            const auto label = row.at("conversation").get<std::string>();
            ChatOptions options = optionsFor(name.toStdString());
            options.add_generation_prompt = row.at("prompt").get<bool>();
            if (label.starts_with("tools"))
                options.tools = conversations().at("tools");
            const auto chat = made.renderWithSpans(conversation(label), options);
            if (row.contains("fails")) {
                QVERIFY2(!chat, label.c_str());
                QVERIFY2(chat.error().where.find("line ") != std::string::npos, chat.error().sentence().c_str());
                continue;
            }
            QVERIFY2(chat, chat ? "" : (label + ": " + chat.error().sentence()).c_str());
            QCOMPARE(chat->text, row.at("text").get<std::string>());
            QCOMPARE(*made.render(conversation(label), options), chat->text);
            if (row.contains("spans")) {
                QVERIFY(!chat->assistant_unknown);
                QCOMPARE(characterPairs(*chat).dump(), row.at("spans").dump());
            }
        }
        QCOMPARE(rows, 32);
    }

    void spansOfTurns_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, const char* label, const QStringList& expected) {
            QTest::addRow("%s %s", name, label) << name << label << expected;
        };
        row("llama3", "turns", {"First answer.<|eot_id|>", "Second\nanswer.<|eot_id|>"});
        row("llama3_1", "turns", {"First answer.<|eot_id|>", "Second\nanswer.<|eot_id|>"});
        row("llama2", "turns", {" First answer. </s>", " Second\nanswer. </s>"});
        row("mistral_v0_2", "no_system", {"First answer.</s>"});
        row("mistral_v1", "turns", {" First answer.</s>", " Second\nanswer.</s>"});
        row("qwen2_5", "turns", {"First answer.<|im_end|>\n", "Second\nanswer.<|im_end|>\n"});
        row("qwen2_5", "empty", {"<|im_end|>\n"});
        row("chatml", "spaces", {"  both ends  \n\n<|im_end|>\n", "\nlast <|im_end|>\n"});
        row("smollm2", "unicode", {"Één 👨‍👩‍👧 <|im_end|> </s> [INST] 🙂<|im_end|>\n"});
        row("gemma2", "no_system", {"First answer.<end_of_turn>\n"});
        row("gemma3", "turns", {"First answer.<end_of_turn>\n", "Second\nanswer.<end_of_turn>\n"});
        row("zephyr", "turns", {"First answer.</s>\n", "Second\nanswer.</s>\n"});
        row("phi4", "turns", {"First answer.<|im_end|>", "Second\nanswer.<|im_end|>"});
        row("granite3_3", "turns", {"First answer.<|end_of_text|>\n", "Second\nanswer.<|end_of_text|>\n"});
        row("deepseek_v3", "turns", {"First answer.<｜end▁of▁sentence｜>", "Second\nanswer.<｜end▁of▁sentence｜>"});
        // At the end of a conversation Phi-3.5 writes one more mark: in the middle it is not part of a turn.
        row("phi3_5", "turns", {"First answer.<|end|>\n", "Second\nanswer.<|end|>\n<|endoftext|>"});
        // The last turn is written with empty reasoning, earlier ones without: found by what depends on the content.
        row("qwen3", "turns", {"First answer.<|im_end|>\n", "<think>\n\n</think>\n\nSecond\nanswer.<|im_end|>\n"});
        row("qwen3", "thinking", {"Four.<|im_end|>\n", "<think>\nadd again\n</think>\n\nSix.<|im_end|>\n"});
        row("qwen3", "reasoning", {"Four.<|im_end|>\n", "<think>\nI add again.\n</think>\n\nSix.<|im_end|>\n"});
        row("deepseek_r1", "thinking", {"\n\nFour.<｜end▁of▁sentence｜>", "\n\nSix.<｜end▁of▁sentence｜>"});
        // Nobody speaks for the assistant.
        row("llama3", "system", {});
        // What a tool answers is not the assistant's.
        row("qwen2_5", "tools",
            {"<tool_call>\n{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Den Haag\", \"days\": 2, \"near\": "
             "[1, 2.5, null, true]}}\n"
             "</tool_call><|im_end|>\n",
             "Grey, 11.5 °C.<|im_end|>\n"});
    }

    // Without generation blocks: by writing the conversation with and without each turn.
    void spansOfTurns()
    {
        QFETCH(QString, name);
        QFETCH(QString, label);
        QFETCH(QStringList, expected);
        ChatOptions options = optionsFor(name.toStdString());
        if (label.startsWith("tools"))
            options.tools = conversations().at("tools");
        const ChatTemplate made = open(name.toStdString());
        QVERIFY(!made.hasGenerationBlocks());
        const auto chat = made.renderWithSpans(conversation(label.toStdString()), options);
        QVERIFY2(chat, chat ? "" : chat.error().sentence().c_str());
        QVERIFY2(!chat->assistant_unknown,
                 chat->assistant_unknown
                     ? (chat->assistant_unknown->sentence() + chat->assistant_unknown->detail).c_str()
                     : "");
        QStringList parts;
        for (const std::string& part : said(*chat))
            parts << QString::fromStdString(part);
        QCOMPARE(parts, expected);
    }

    void twins_data()
    {
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("marked");
        QTest::newRow("llama3") << "llama3"
                                << "llama3_training";
        QTest::newRow("qwen2_5") << "qwen2_5"
                                 << "qwen2_5_training";
        QTest::newRow("gemma3") << "gemma3"
                                << "gemma3_training";
    }

    // Templates of which somebody else published a second one with generation blocks: the turns that are found without
    // the blocks hold what stands in them; the two may only differ in the line ends around it.
    void twins()
    {
        QFETCH(QString, plain);
        QFETCH(QString, marked);
        int compared = 0;
        for (const char* label : {"turns", "no_system", "unicode", "spaces"}) {
            const auto found =
                open(plain.toStdString()).renderWithSpans(conversation(label), optionsFor(plain.toStdString()));
            const auto blocks =
                open(marked.toStdString()).renderWithSpans(conversation(label), optionsFor(marked.toStdString()));
            QVERIFY(found && blocks && !found->assistant_unknown && !blocks->assistant_unknown);
            QCOMPARE(found->assistant.size(), blocks->assistant.size());
            QVERIFY(!found->assistant.empty());
            if (found->text != blocks->text)
                continue;
            for (std::size_t i = 0; i < found->assistant.size(); ++i) {
                const ByteRange turn = found->assistant[i], block = blocks->assistant[i];
                QVERIFY(turn.begin >= block.begin && turn.end >= block.end);
                for (const std::string& more : {found->text.substr(block.begin, turn.begin - block.begin),
                                                found->text.substr(block.end, turn.end - block.end)})
                    QVERIFY2(more.empty() || more == "\n", more.c_str());
                ++compared;
            }
        }
        QVERIFY(compared >= 4);
    }

    // Where the text does not tell exactly who speaks, it says so and guesses nothing.
    void unknownSpans_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("first"); // role of the first message
        QTest::newRow("the assistant begins")
            << "{% for m in messages %}<{{ m.role }}>{{ m.content }}</{{ m.role }}>{% endfor %}"
            << "assistant";
        QTest::newRow("counts its messages")
            << "{{ messages|length }}{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}"
            << "user";
        QTest::newRow("turns stand in another order")
            << "{% for m in messages|reverse %}<{{ m.role }}>{{ m.content }}{% endfor %}"
            << "user";
        QTest::newRow("the content is left out")
            << "{% for m in messages %}<{{ m.role }}>{% if not loop.last or loop.first %}{{ m.content if m.role == "
               "'user' else '' }}{% endif %}{% "
               "if loop.last %}END{% endif %}{% endfor %}"
            << "user";
        QTest::newRow("a generation block in a macro, and a turn that cannot be rendered alone")
            << "{% macro say(m) %}{% generation %}{{ m.content }}{% endgeneration %}{% endmacro %}{{ "
               "messages[1].content "
               "}}{% for m in messages %}{{ say(m) }}{% endfor %}"
            << "user";
    }

    void unknownSpans()
    {
        QFETCH(QString, source);
        QFETCH(QString, first);
        Json messages = userAnd({"one", "two", "three", "four"});
        if (first == "assistant")
            messages.erase(0);
        const auto made = ChatTemplate::parse(source.toStdString(), "template");
        QVERIFY(made);
        const auto chat = made->renderWithSpans(messages, {});
        QVERIFY2(chat, chat ? "" : chat.error().sentence().c_str());
        QVERIFY(!chat->text.empty());
        QVERIFY2(chat->assistant_unknown, Json(said(*chat)).dump().c_str());
        QVERIFY(chat->assistant.empty());
        QVERIFY(!chat->assistant_unknown->message.empty());
        QVERIFY(!chat->assistant_unknown->next_step.empty());
    }

    // Ids and mask as transformers gives them for its own tokenizers.
    void masks()
    {
        const auto rows = fixtureLines("masks.jsonl");
        QVERIFY(rows.size() >= 12);
        for (const Json& row : rows) {
            const auto name = row.at("template").get<std::string>();
            const auto tokenizer = openTokenizer(test::fixture("text/" + row.at("tokenizer").get<std::string>()));
            QVERIFY(tokenizer);
            const auto chat =
                open(name).renderWithSpans(conversation(row.at("conversation").get<std::string>()), optionsFor(name));
            QVERIFY(chat);
            const TokenizedChat tokens = tokenizeChat(*chat, **tokenizer);
            QCOMPARE(Json(tokens.ids).dump(), row.at("ids").dump());
            std::vector<int> learned(tokens.learned.begin(), tokens.learned.end());
            QVERIFY2(Json(learned).dump() == row.at("learned").dump(),
                     (name + " " + Json(learned).dump() + " " + row.at("learned").dump()).c_str());
        }
    }

    // A token that reaches over the border of a turn belongs to it, on both sides; one that only touches it does not.
    void borders()
    {
        class Pairs : public Tokenizer { // two bytes a token
            Encoding encode(std::string_view text, SpecialTokens special) const override
            {
                Encoding made;
                if (special == SpecialTokens::Add)
                    qFatal("the template wrote the special tokens already");
                for (std::uint32_t i = 0; i < text.size(); i += 2) {
                    made.ids.push_back(static_cast<std::int32_t>(i));
                    made.offsets.push_back(
                        {i, std::min<std::uint32_t>(i + 2, static_cast<std::uint32_t>(text.size()))});
                }
                return made;
            }
            std::string decode(std::span<const std::int32_t>, bool) const override { return {}; }
            std::string piece(std::int32_t) const override { return {}; }
            std::optional<std::int32_t> id(std::string_view) const override { return {}; }
            std::int64_t vocabularySize() const override { return 0; }
            bool isSpecial(std::int32_t) const override { return false; }
        };
        RenderedChat chat;
        chat.text = "aabbccddee";
        chat.assistant = {{2, 4}, {5, 7}, {9, 9}};
        const TokenizedChat tokens = tokenizeChat(chat, Pairs());
        QCOMPARE(tokens.learned, (std::vector<bool>{false, true, true, true, false}));
    }

    void folders()
    {
        const Json rows = fixtureJson("folders.json");
        QVERIFY(rows.size() >= 10);
        for (const Json& row : rows) {
            QTemporaryDir folder;
            const fs::path path = folder.path().toStdString();
            for (const auto& [name, content] : row.at("files").items())
                write(path / name, content.get<std::string>());
            const auto found = ChatTemplates::forFolder(path);
            QVERIFY2(found, found ? "" : found.error().sentence().c_str());
            Json templates = Json::object();
            for (const auto& [name, made] : found->by_name)
                templates[name] = made.source();
            Json expected = row.at("templates");
            QVERIFY2(nlohmann::json(templates) == nlohmann::json(expected),
                     (templates.dump() + expected.dump()).c_str());
            QVERIFY2(nlohmann::json(found->variables) == nlohmann::json(row.at("variables")),
                     (found->variables.dump() + row.at("variables").dump()).c_str());
            for (const bool tools : {false, true}) {
                const Json& source = row.at(tools ? "with_tools" : "plain");
                const auto chosen = found->choose(tools ? Json::array() : Json());
                QCOMPARE(chosen.has_value(), source.is_string());
                if (chosen)
                    QCOMPARE((*chosen)->source(), source.get<std::string>());
                else
                    QVERIFY(!chosen.error().next_step.empty());
            }
        }
    }

    void badFolders_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("content");
        QTest::newRow("a number") << "tokenizer_config.json"
                                  << R"({"chat_template": 5})";
        QTest::newRow("names without templates") << "tokenizer_config.json"
                                                 << R"({"chat_template": [{"name": "default"}]})";
        QTest::newRow("a mistake") << "tokenizer_config.json"
                                   << R"({"chat_template": "{% if %}"})";
        QTest::newRow("a mistake in a file") << "chat_template.jinja"
                                             << "{{";
        QTest::newRow("not JSON") << "tokenizer_config.json"
                                  << "{";
    }

    void badFolders()
    {
        QFETCH(QString, file);
        QFETCH(QString, content);
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        write(path / file.toStdString(), content.toStdString());
        const auto found = ChatTemplates::forFolder(path);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Damaged);
        QVERIFY2(found.error().where.find(file.toStdString()) != std::string::npos, found.error().sentence().c_str());
    }

    void badMessages()
    {
        const ChatTemplate made = open("chatml");
        for (const Json& messages :
             {Json(), Json("text"), Json::object(), Json::array(), Json::array({1}), Json::array({"x"})}) {
            const auto chat = made.renderWithSpans(messages, {});
            QVERIFY(!chat);
            QCOMPARE(chat.error().kind, ErrorKind::Usage);
            QVERIFY(!chat.error().next_step.empty());
        }
    }

    // What a caller sets counts more than what the model has, and the time is the caller's too.
    void variables()
    {
        const auto made =
            ChatTemplate::parse("{{ bos_token }}{{ extra }}{{ strftime_now('%Y') }}{{ tools is none }}", "t");
        ChatOptions options;
        options.variables = {{"bos_token", "<s>"}, {"extra", {1, nullptr}}};
        options.now = std::tm{};
        QCOMPARE(*made->render(userAnd({"x"}), options), std::string("<s>[1, None]1900True"));
    }

    // luthier-cli render: text, ids, mask and character pairs agree with one another.
    void command()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        const fs::path tokenizer = test::fixture("text/gpt2");
        for (const auto& entry : fs::directory_iterator(tokenizer))
            if (entry.path().filename() != "expected.json")
                fs::copy(entry.path(), path / entry.path().filename());
        write(path / "chat_template.jinja",
              "{% for m in messages %}<{{ m.role }}>{% if m.role == 'assistant' %}{% generation %}{{ m.content }}{% "
              "endgeneration %}{% else %}{{ m.content }}{% endif %}{% endfor %}{% if add_generation_prompt "
              "%}<assistant>{% endif %}");
        const auto run = [&](const QStringList& arguments, const Json& input) {
            QProcess process;
            process.start(LUTHIER_CLI, QStringList{"render", "--model", folder.path()} + arguments);
            process.write(QByteArray::fromStdString(input.dump()));
            process.closeWriteChannel();
            process.waitForFinished();
            return std::pair(process.exitCode(), process.readAllStandardOutput().toStdString());
        };
        const Json input = {{"messages", userAnd({"é?", "Ja 🙂", "ok"})}, {"add_generation_prompt", true}};
        const auto [code, out] = run({"--json"}, input);
        QCOMPARE(code, 0);
        const Json made = *parseJson(out, "output");
        QCOMPARE(made.at("text").get<std::string>(), std::string("<user>é?<assistant>Ja 🙂<user>ok<assistant>"));
        QCOMPARE(made.at("assistant_spans").dump(), std::string("[[19,23]]"));
        QCOMPARE(made.at("ids").size(), made.at("learned").size());
        const auto opened = openTokenizer(path);
        QVERIFY(opened);
        std::vector<std::int32_t> learned;
        for (std::size_t i = 0; i < made.at("ids").size(); ++i)
            if (made.at("learned")[i].get<bool>())
                learned.push_back(made.at("ids")[i].get<std::int32_t>());
        QVERIFY((*opened)->decode(learned).find("Ja 🙂") != std::string::npos);
        QCOMPARE(run({}, input).second, made.at("text").get<std::string>());

        QCOMPARE(run({"--json"}, Json::array()).first, 2);
        QCOMPARE(run({"--json"}, {{"messages", userAnd({"x"})}, {"nonsense", 1}}).first, 2);
        const auto refused = run({"--json"}, {{"messages", Json::array()}});
        QCOMPARE(refused.first, 2);
        QVERIFY(parseJson(refused.second, "output")->contains("error"));
        // Nothing exact can be told: null, not a guess.
        write(path / "chat_template.jinja", "{{ messages|length }}{% for m in messages %}{{ m.content }}{% endfor %}");
        const auto vague = run({"--json"}, input);
        QCOMPARE(vague.first, 0);
        QVERIFY(parseJson(vague.second, "output")->at("learned").is_null());
        fs::remove(path / "chat_template.jinja");
        QCOMPARE(run({"--json"}, input).first, 1);
    }
};

QTEST_GUILESS_MAIN(TestChatTemplate)
#include "test_chat_template.moc"
