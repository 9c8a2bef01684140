// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_tokenizer.h"
#include "core/tasks/support/conversation_layout.h"
#include "core/text/conversation.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace luthier;
using luthier::test::ByteTokenizer;
using Style = luthier::test::ByteTokenizer::Style;

class TestExamples : public QObject {
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<int>("style");
        QTest::addColumn<int>("max_length");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("ids");
        QTest::addColumn<QString>("targets");
        QTest::addColumn<QString>("parts");
        QTest::addColumn<int>("cut");
    }

    static void row(const char* name, Style style, int max_length, const QStringList& values, const char* ids,
                    const char* targets, const char* parts, int cut = 0)
    {
        QTest::newRow(name) << static_cast<int>(style) << max_length << values << QString(ids) << QString(targets)
                            << QString(parts) << cut;
    }

    static void check(const TaskDescriptor& task, std::vector<std::string> labels = {})
    {
        QFETCH(int, style);
        QFETCH(int, max_length);
        QFETCH(QStringList, values);
        TaskContext context = test::byteContext(static_cast<Style>(style), max_length);
        context.labels = std::move(labels);
        std::vector<std::string> given;
        for (const QString& value : values)
            given.push_back(value.toStdString());
        given.resize(task.roles.size());
        const Example example = task.exampleOf(context, given);
        QTEST(QString::fromStdString(test::idsShown(context, example)), "ids");
        if (context.labels.empty()) {
            QTEST(QString::fromStdString(test::targetsShown(context, example)), "targets");
        } else {
            QString targets;
            for (const Example::Target& target : example.targets)
                targets += QString("%1:%2").arg(target.row).arg(target.id);
            QTEST(targets, "targets");
        }
        QTEST(static_cast<int>(example.cut_tokens), "cut");
        QVERIFY(static_cast<std::int64_t>(example.ids.size()) <= context.max_length);
        const RowLayout layout = task.layout(context, given);
        QTEST(QString::fromStdString(test::partsShown(layout)), "parts");
        QVERIFY(layout.example.ids == example.ids);
        QCOMPARE(layout.tokens.size(), example.ids.size() + static_cast<std::size_t>(example.cut_tokens));
        // Whatever is shown as kept is, in order, what the model gets.
        std::vector<std::int32_t> kept;
        for (const RowLayout::Token& token : layout.tokens)
            if (token.part != TokenPart::Cut)
                kept.push_back(token.id);
        QVERIFY(kept == example.ids);
    }

private Q_SLOTS:
    // The template is "Q{prompt}=".
    void instruct_data()
    {
        columns();
        row("llama", Style::Llama, 99, {"ab", "xy"}, "<s>Qab=xy</s>", "=x xy y</s>", "scccclll");
        row("no BOS", Style::Gpt, 99, {"ab", "xy"}, "Qab=xy</s>", "=x xy y</s>", "cccclll");
        row("tokenizer that adds EOS itself", Style::T5, 99, {"ab", "xy"}, "Qab=xy</s>", "=x xy y</s>", "cccclll");
        row("fits exactly", Style::Llama, 8, {"ab", "xy"}, "<s>Qab=xy</s>", "=x xy y</s>", "scccclll");
        row("one over: the question loses its first", Style::Llama, 7, {"ab", "xy"}, "<s>Qb=xy</s>", "=x xy y</s>",
            "scxcclll", 1);
        row("down to a quarter, then the answer and EOS", Style::Llama, 16, {"abcdefgh", "0123456789ABCDEF"},
            "<s>Qh=0123456789AB", "=0 01 12 23 34 45 56 67 78 89 9A AB", "scxxxxxxxccllllllllllllxxxxx", 12);
        row("a short prompt stays", Style::Llama, 8, {"", "0123456789"}, "<s>Q=01234", "",
            "sccccccc"
            "xxxxxx",
            6);
        row("a short question stays above a quarter", Style::Llama, 8, {"a", "0123456789"}, "<s>Q=01234",
            "=0 01 12 23 34", "scxclllllxxxxxx", 7);
        row("only EOS is lost", Style::Llama, 8, {"", "abcde"}, "<s>Q=abcde", "",
            "sccccccc"
            "x",
            1);
        row("empty answer", Style::Llama, 99, {"ab", ""}, "<s>Qab=</s>", "", "sccccs");
        row("blank answer", Style::Llama, 99, {"ab", " \n"}, "<s>Qab= \n</s>", "", "sccccccs");
        row("empty question", Style::Llama, 99, {"", "xy"}, "<s>Q=xy</s>", "",
            "scc"
            "ccs");
        row("no room for an answer", Style::Llama, 3, {"a", "xy"}, "<s>Q=", "", "scxcxxx", 4);
        row("no room at all", Style::Llama, 2, {"a", "xy"}, "<s>Q", "", "scxxxxx", 5);
    }

    void instruct() { check(task::instruct); }

    void passagesAndStandingInstructions_data()
    {
        columns();
        row("passage", Style::Llama, 99, {"ab", "xy", "p"}, "<s>Qab\n\np=xy</s>", "=x xy y</s>",
            "scccccccl"
            "ll");
        row("blank passage", Style::Llama, 99, {"ab", "xy", " "}, "<s>Qab=xy</s>", "=x xy y</s>", "scccclll");
        row("standing instruction", Style::Llama, 99, {"ab", "xy", "", "S"}, "<s>S\n\nQab=xy</s>", "=x xy y</s>",
            "scccccccl"
            "ll");
        row("one that looks like a hole", Style::Gpt, 99, {"ab", "x", "", "{prompt}"}, "{prompt}\n\nQab=x</s>",
            "=x x</s>", "ccccccccccccccll");
        row("too long: only the question is cut", Style::Llama, 10, {"abcdef", "xy", "", "S"}, "<s>S\n\nQf=xy</s>",
            "=x xy y</s>", "sccccxxxxxcclll", 5);
    }

    void passagesAndStandingInstructions() { check(task::instruct); }

    // Without a chat template: every question in the pattern, every answer with the token that ends it.
    void conversations_data()
    {
        columns();
        const auto talk = [](const char* name, Style style, int limit, const char* messages, const char* ids,
                             const char* targets, const char* parts, int cut = 0) {
            row(name, style, limit, {"", "", "", "", messages}, ids, targets, parts, cut);
        };
        const char* two = R"([{"role": "user", "content": "ab"}, {"role": "assistant", "content": "x"},
                              {"role": "user", "content": "c"}, {"role": "assistant", "content": "yz"}])";
        talk("two turns", Style::Llama, 99, two, "<s>Qab=x</s>Qc=yz</s>", "=x x</s> =y yz z</s>",
             "scccc"
             "ll"
             "ccc"
             "lll");
        talk("no BOS", Style::Gpt, 99, two, "Qab=x</s>Qc=yz</s>", "=x x</s> =y yz z</s>", "ccccllccclll");
        talk("with a system text", Style::Llama, 99,
             R"([{"role": "system", "content": "S"}, {"role": "user", "content": "a"},
                 {"role": "assistant", "content": "x"}])",
             "<s>S\n\nQa=x</s>", "=x x</s>",
             "scccccc"
             "ll");
        talk("it ends with a question", Style::Gpt, 99,
             R"([{"from": "human", "value": "a"}, {"from": "gpt", "value": "x"}, {"from": "human", "value": "b"}])",
             "Qa=x</s>Qb=", "=x x</s>", "cccllccc");
        talk("too long: the first question, then the end", Style::Llama, 8, two, "<s>Q=x</s>Qc=", "=x x</s>",
             "scxxcllcccxxx", 5);
        row("with a standing instruction in a column of its own", Style::Llama, 99,
            {"", "", "", "S", R"([{"role": "user", "content": "a"}, {"role": "assistant", "content": "x"}])"},
            "<s>S\n\nQa=x</s>", "=x x</s>", "sccccccll");
        row("the conversation's own counts more", Style::Llama, 99,
            {"", "", "", "S", R"([{"role": "system", "content": "T"}, {"role": "user", "content": "a"},
                                  {"role": "assistant", "content": "x"}])"},
            "<s>T\n\nQa=x</s>", "=x x</s>", "sccccccll");
        talk("nobody answers", Style::Llama, 99, R"([{"role": "user", "content": "a"}])", "", "", "");
        talk("an empty answer", Style::Llama, 99,
             R"([{"role": "user", "content": "a"}, {"role": "assistant", "content": " "}])", "", "", "");
        talk("no conversation", Style::Llama, 99, "hello", "", "", "");
    }

    void conversations() { check(task::instruct); }

    void unusableRowsSayWhy_data()
    {
        QTest::addColumn<QString>("conversation");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << "hello"
                                 << "not a list of messages";
        QTest::newRow("nobody answers") << R"([{"role": "user", "content": "a"}])"
                                        << "Nobody answers";
        QTest::newRow("an empty answer")
            << R"([{"role": "user", "content": "a"}, {"role": "assistant", "content": [{"type": "image"}]}])"
            << "Message 2 of the conversation answers with nothing";
        QTest::newRow("a tool") << R"([{"role": "user", "content": "a"}, {"role": "tool", "content": "1"},
                                       {"role": "assistant", "content": "b"}])"
                                << "no chat template";
    }

    void unusableRowsSayWhy()
    {
        QFETCH(QString, conversation);
        QFETCH(QString, says);
        const RowLayout layout =
            task::instruct.layout(test::byteContext(Style::Llama, 99), {"", "", "", "", conversation.toStdString()});
        QVERIFY2(QString::fromStdString(layout.problem.english()).contains(says), layout.problem.english().c_str());
        QVERIFY(layout.example.targets.empty());
    }

    // With a chat template: the text that it writes, and what of it the assistant said.
    void conversationsByTemplate()
    {
        TaskContext context = test::byteContext(Style::Gpt, 99);
        const auto chat = ChatTemplate::parse("{% for m in messages %}<{{ m.role }}>{{ m.content }}</>{% endfor %}"
                                              "{% if add_generation_prompt %}<assistant>{% endif %}",
                                              "test");
        QVERIFY(chat);
        context.instruction = {};
        context.instruction.chat = *chat;
        context.instruction.special_tokens_written = true;
        const std::string talk = R"([{"role": "user", "content": "ab"}, {"role": "assistant", "content": "x"},
                                     {"role": "user", "content": "c"}, {"role": "assistant", "content": "yz"}])";
        const RowLayout layout = task::instruct.layout(context, {"", "", "", "", talk});
        QVERIFY2(layout.problem.empty(), layout.problem.english().c_str());
        QCOMPARE(test::idsShown(context, layout.example),
                 std::string("<user>ab</><assistant>x</><user>c</><assistant>yz</>"));
        std::string learned;
        for (const RowLayout::Token& token : layout.tokens)
            if (token.part == TokenPart::Learned)
                learned += context.tokenizer->piece(token.id);
        QCOMPARE(learned, std::string("x</>yz</>"));

        // A system text in a column of its own is written by the template as well.
        auto told = context.instruction.withSystem("S");
        QVERIFY2(told.has_value(), told ? "" : told.error().sentence().c_str());
        QCOMPARE(told->pattern, std::string("<system>S</><user>{prompt}</><assistant>"));
        QCOMPARE(told->system, std::string("S"));
        const auto untold = told->withSystem({});
        QVERIFY(untold);
        QCOMPARE(untold->pattern, std::string("<user>{prompt}</><assistant>"));

        // A template without system texts refuses in its own words, and the row says so.
        const auto stern = ChatTemplate::parse(
            "{% if messages[0].role == 'system' %}{{ raise_exception('No system text here') }}{% endif %}"
            "{% for m in messages %}<{{ m.role }}>{{ m.content }}</>{% endfor %}",
            "test");
        context.instruction.chat = *stern;
        const RowLayout refused = task::instruct.layout(context, {"a", "b", "", "S", ""});
        QVERIFY2(QString::fromStdString(refused.problem.english()).contains("No system text here"),
                 refused.problem.english().c_str());
    }

    // A conversation that is too long for the model: its first question gives way first, in the template's text too.
    void longConversationsByTemplate()
    {
        TaskContext context = test::byteContext(Style::Gpt, 60);
        context.instruction = {};
        context.instruction.chat =
            *ChatTemplate::parse("{% for m in messages %}<{{ m.role }}>{{ m.content }}</>{% endfor %}", "test");
        const RowLayout layout =
            task::instruct.layout(context,
                                  {"", "", "", "",
                                   R"([{"role": "user", "content": "0123456789"}, {"role": "assistant", "content": "x"},
                          {"role": "user", "content": "c"}, {"role": "assistant", "content": "yz"}])"});
        QVERIFY2(layout.problem.empty(), layout.problem.english().c_str());
        std::string whole, cut;
        for (const RowLayout::Token& token : layout.tokens) {
            whole += context.tokenizer->piece(token.id);
            if (token.part == TokenPart::Cut)
                cut += context.tokenizer->piece(token.id);
        }
        QCOMPARE(whole, std::string("<user>0123456789</><assistant>x</><user>c</><assistant>yz</>"));
        QCOMPARE(cut, std::string("0123456789").substr(0, whole.size() - 60));
        QCOMPARE(layout.example.ids.size(), std::size_t{60});
    }

    // A question and its answer become exactly what the template makes of the two, though no template is asked per row.
    void answersAsTheTemplateWritesThem_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("taught");
        QTest::newRow("at once") << "{% for m in messages %}<{{ m.role }}>{{ m.content }}</>{% endfor %}"
                                    "{% if add_generation_prompt %}<assistant>{% endif %}"
                                 << "<user>Q</><assistant>"
                                 << "<user>Q</><assistant>|A</>";
        QTest::newRow("after a blank") << "{% for m in messages %}{% if m.role == 'user' %}[Q] {{ m.content }} [/Q]"
                                          "{% else %} {{ m.content }}</>{% endif %}{% endfor %}"
                                       << "[Q] Q [/Q]"
                                       << "[Q] Q [/Q]| A</>";
        QTest::newRow("after an empty thought")
            << "{% for m in messages %}<{{ m.role }}>{% if m.role == 'assistant' %}<think></think>{% endif %}"
               "{{ m.content }}</>{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}"
            << "<user>Q</><assistant>"
            << "<user>Q</><assistant>|<think></think>A</>";
        // Answers in a finished conversation have no thought, so they are not taught as one.
        QTest::newRow("asked for with a thought")
            << "{% for m in messages %}<{{ m.role }}>{{ m.content }}</>{% endfor %}"
               "{% if add_generation_prompt %}<assistant><think>{% endif %}"
            << "<user>Q</><assistant><think>"
            << "<user>Q</><assistant>|A</>";
        QTest::newRow("asked for without a mark")
            << "{% for m in messages %}<{{ m.role }}>{{ m.content }}</>{% endfor %}"
            << "<user>Q</>"
            << "<user>Q</>|<assistant>A</>";
    }

    void answersAsTheTemplateWritesThem()
    {
        QFETCH(QString, source);
        QFETCH(QString, asked);
        QFETCH(QString, taught);
        ChatTemplates chat;
        chat.by_name.emplace("default", *ChatTemplate::parse(source.toStdString(), "test"));
        const auto base = InstructionTemplate::fromChat(chat, "test");
        QVERIFY2(base.has_value(), base ? "" : base.error().sentence().c_str());
        QCOMPARE(QString::fromStdString(base->render("Q")), asked); // as the base model is asked, like everywhere
        TaskContext context = test::byteContext(Style::Gpt, 99);
        // As a run keeps it.
        const auto kept = InstructionTemplate::fromJson(base->taught().toJson(), "run.json");
        QVERIFY(kept);
        for (const InstructionTemplate& instruction : {base->taught(), *kept, *kept->withSystem("S")->withSystem({})}) {
            context.instruction = instruction;
            const RowLayout layout = task::instruct.layout(context, {"Q", "A", "", "", ""});
            std::string shown;
            bool learning = false;
            for (const RowLayout::Token& token : layout.tokens) {
                if (token.part != TokenPart::Context && !learning) {
                    learning = true;
                    shown += '|';
                }
                shown += token.id == ByteTokenizer::eos ? "</>" : context.tokenizer->piece(token.id);
            }
            QCOMPARE(QString::fromStdString(shown), taught);
            // In a conversation it is asked in the same way.
            const auto prompt = conversationPrompt(context, Json::array({{{"role", "user"}, {"content", "Q"}}}));
            QVERIFY(prompt);
            const std::size_t length = static_cast<std::size_t>(layout.example.targets.front().row) + 1;
            QCOMPARE(*prompt,
                     std::vector<std::int32_t>(layout.example.ids.begin(),
                                               layout.example.ids.begin() + static_cast<std::ptrdiff_t>(length)));
        }
    }

    // A model that brings a standing instruction of its own is taught conversations with it, as it is asked.
    void theModelsOwnInstructionCounts()
    {
        TaskContext context = test::byteContext(Style::Llama, 99);
        context.instruction = *context.instruction.withSystem("B");
        const RowLayout layout = task::instruct.layout(
            context, {"", "", "", "", R"([{"role": "user", "content": "a"}, {"role": "assistant", "content": "x"}])"});
        QCOMPARE(test::idsShown(context, layout.example), std::string("<s>B\n\nQa=x</s>"));
        QCOMPARE(layout.example.system, std::string("B"));
    }

    // What the model gets at use is the beginning of what it was taught with, in the middle of a conversation too.
    void conversationPromptIsAPrefix()
    {
        TaskContext context = test::byteContext(Style::Llama, 99);
        const auto talk = readConversation(R"([{"role": "system", "content": "S"}, {"role": "user", "content": "a"},
            {"role": "assistant", "content": "x"}, {"role": "user", "content": "c"},
            {"role": "assistant", "content": "yz"}])");
        QVERIFY(talk);
        Json asked = *talk;
        asked.erase(asked.size() - 1);
        for (const bool by_template : {false, true}) {
            if (by_template) {
                const auto chat =
                    ChatTemplate::parse("{% for m in messages %}<{{ m.role }}>{{ m.content }}</>{% endfor %}"
                                        "{% if add_generation_prompt %}<assistant>{% endif %}",
                                        "test");
                QVERIFY(chat);
                context.instruction.chat = *chat;
            }
            const Example example = layoutConversation(context, *talk).example;
            const auto prompt = conversationPrompt(context, asked);
            QVERIFY(prompt);
            QVERIFY(prompt->size() < example.ids.size());
            QVERIFY(std::equal(prompt->begin(), prompt->end(), example.ids.begin()));
            const auto next = static_cast<std::int32_t>(prompt->size()) - 1;
            QVERIFY(std::any_of(example.targets.begin(), example.targets.end(),
                                [&](const Example::Target& target) { return target.row == next; }));
        }
    }

    void classify_data()
    {
        columns();
        row("bert", Style::Bert, 99, {"abc", "no"}, "[CLS]abc[SEP]", "0:0", "scccs");
        row("second label", Style::Bert, 99, {"abc", "yes"}, "[CLS]abc[SEP]", "0:1", "scccs");
        row("blanks around the label", Style::Bert, 99, {"abc", " yes "}, "[CLS]abc[SEP]", "0:1", "scccs");
        row("unknown label", Style::Bert, 99, {"abc", "maybe"}, "[CLS]abc[SEP]", "", "scccs");
        row("too long", Style::Bert, 4, {"abcde", "no"}, "[CLS]ab[SEP]", "0:0", "sccxxxs", 3);
        row("no room", Style::Bert, 2, {"abc", "no"}, "[CLS][SEP]", "", "sxxxs", 3);
        row("empty", Style::Bert, 99, {"", "no"}, "[CLS][SEP]", "", "ss");
        row("llama", Style::Llama, 99, {"abc", "no"}, "<s>abc</s>", "4:0", "scccs");
        row("llama, too long", Style::Llama, 4, {"abcde", "yes"}, "<s>ab</s>", "3:1", "sccxxxs", 3);
        row("no BOS", Style::Gpt, 99, {"abc", "no"}, "abc</s>", "3:0", "cccs");
        row("EOS only once", Style::T5, 99, {"abc", "no"}, "abc</s>", "3:0", "cccs");
    }

    void classify() { check(task::classify, {"no", "yes"}); }

    void corpus_data()
    {
        columns();
        row("llama", Style::Llama, 99, {"abc"}, "<s>abc</s>", "<s>a ab bc c</s>", "sllll");
        row("no BOS: the first token is only read", Style::Gpt, 99, {"abc"}, "abc</s>", "ab bc c</s>", "clll");
        row("too long: no EOS", Style::Llama, 3, {"abc"}, "<s>ab", "<s>a ab", "sllxx", 2);
        row("fits but for EOS", Style::Llama, 4, {"abc"}, "<s>abc", "<s>a ab bc", "slllx", 1);
        row("empty", Style::Llama, 99, {" "}, "<s> </s>", "", "scs");
        row("bert: every token may be drawn", Style::Bert, 99, {"abc"}, "[CLS]abc[SEP]", "aa bb cc", "sllls");
        row("bert, too long", Style::Bert, 4, {"abcd"}, "[CLS]ab[SEP]", "aa bb", "sllxxs", 2);
    }

    void corpus() { check(task::corpus); }

    // What the model gets at use (the prompt alone) is the beginning of what it was taught with.
    void promptIsAPrefix()
    {
        const TaskContext context = test::byteContext(Style::Llama, 99);
        const Example example = task::instruct.exampleOf(context, {"What?", "That.", "", "", ""});
        const Encoding prompt = context.tokenizer->encode(context.instruction.render("What?"), SpecialTokens::Add);
        QVERIFY(std::equal(prompt.ids.begin(), prompt.ids.end(), example.ids.begin()));
        QCOMPARE(example.targets.front().row, static_cast<std::int32_t>(prompt.ids.size()) - 1);
    }

    void padIsNeverLearntNorRead()
    {
        for (const TaskDescriptor* task : tasks()) {
            TaskContext context = test::byteContext(Style::Llama, 64);
            context.labels = {"a", "b"};
            std::vector<std::string> values = {"some text", "a"};
            values.resize(task->roles.size());
            Example example = task->exampleOf(context, values);
            QVERIFY(std::find(example.ids.begin(), example.ids.end(), ByteTokenizer::pad) == example.ids.end());
            if (task->head(context.spec) == TaskHead::Language)
                for (const Example::Target& target : example.targets)
                    QVERIFY(target.id != ByteTokenizer::pad);
        }
    }

    // Devlin et al. 2019: 15 % of the tokens, of which 80 % masked, 10 % random, 10 % kept.
    void maskStatistics()
    {
        const TaskContext context = test::byteContext(Style::Bert, 512);
        const std::string content(200, 'k');
        const Example pristine = task::corpus.exampleOf(context, {content});
        RandomStream random(7, "mask");
        std::map<std::int32_t, int> shown;
        std::vector<int> places(202, 0);
        int drawn = 0;
        constexpr int epochs = 2000;
        for (int epoch = 0; epoch < epochs; ++epoch) {
            Example example = pristine;
            task::corpus.redraw(context, example, random);
            QCOMPARE(example.targets.size(), std::size_t{30});
            QCOMPARE(example.ids.size(), pristine.ids.size());
            std::int32_t last = -1;
            std::vector<char> is_target(example.ids.size(), 0);
            for (const Example::Target& target : example.targets) {
                QVERIFY(target.row > last); // each place once, in order
                last = target.row;
                const auto place = static_cast<std::size_t>(target.row);
                is_target[place] = 1;
                QCOMPARE(target.id, pristine.ids[place]); // the true token is to be guessed
                ++shown[example.ids[place]];
                ++places[place];
                ++drawn;
            }
            for (std::size_t i = 0; i < example.ids.size(); ++i)
                if (!is_target[i])
                    QCOMPARE(example.ids[i], pristine.ids[i]);
        }
        QCOMPARE(drawn, epochs * 30);
        const auto part = [&](int count) { return static_cast<double>(count) / drawn; };
        const int masked = shown[ByteTokenizer::mask];
        const int kept = shown[ByteTokenizer::first_byte + 'k'];
        // 60 000 draws: four standard deviations are 0.0065 and 0.005. A random draw gives the token itself once in
        // 256.
        QVERIFY2(std::abs(part(masked) - 0.8) < 0.0065, qPrintable(QString::number(part(masked))));
        QVERIFY2(std::abs(part(kept) - (0.1 + 0.1 / 256)) < 0.005, qPrintable(QString::number(part(kept))));
        const int random_ones = drawn - masked - kept;
        QVERIFY2(std::abs(part(random_ones) - 0.1 * 255 / 256) < 0.005, qPrintable(QString::number(part(random_ones))));
        for (const auto& [id, count] : shown)
            if (id != ByteTokenizer::mask)
                QVERIFY(!context.tokenizer->isSpecial(id));
        QVERIFY(shown.size() > 250); // random tokens come from the whole vocabulary
        // Every place is drawn about equally often, [CLS] and [SEP] never: 300 expected, deviation 16.
        QCOMPARE(places.front() + places.back(), 0);
        for (std::size_t i = 1; i + 1 < places.size(); ++i)
            QVERIFY2(std::abs(places[i] - 300) < 90, qPrintable(QString::number(places[i])));
    }

    void redrawIsRepeatableAndNeverEmpty()
    {
        const TaskContext context = test::byteContext(Style::Bert, 512);
        const Example pristine = task::corpus.exampleOf(context, {"ab"});
        RandomStream one(3, "mask");
        RandomStream two(3, "mask");
        for (int i = 0; i < 50; ++i) {
            Example first = pristine;
            Example second = pristine;
            task::corpus.redraw(context, first, one);
            task::corpus.redraw(context, second, two);
            QCOMPARE(first.targets.size(), std::size_t{1});
            QVERIFY(first.ids == second.ids);
            QCOMPARE(first.targets[0].row, second.targets[0].row);
        }
    }

    void redrawLeavesCausalModelsAlone()
    {
        const TaskContext context = test::byteContext(Style::Llama, 512);
        const Example pristine = task::corpus.exampleOf(context, {"some text"});
        Example example = pristine;
        RandomStream random(3, "mask");
        task::corpus.redraw(context, example, random);
        QVERIFY(example.ids == pristine.ids);
        QCOMPARE(example.targets.size(), pristine.targets.size());
    }

    void suitability()
    {
        Spec writes;
        Spec reads;
        reads.attention = AttentionKind::Bidirectional;
        QVERIFY(!task::corpus.unsuitable(reads).empty()); // no head that guesses words
        reads.masked_head = true;
        QVERIFY(task::instruct.unsuitable(writes).empty());
        QCOMPARE(
            task::instruct.unsuitable(reads).english(),
            std::string("This model reads texts but does not write; choose one that writes, such as Llama or GPT."));
        for (const TaskDescriptor* task : {&task::classify, &task::corpus}) {
            QVERIFY(task->unsuitable(writes).empty());
            QVERIFY(task->unsuitable(reads).empty());
        }
        QVERIFY(task::corpus.head(writes) == TaskHead::Language);
        QVERIFY(task::corpus.head(reads) == TaskHead::MaskedLanguage);
        QVERIFY(task::instruct.head(writes) == TaskHead::Language);
        QVERIFY(task::classify.head(writes) == TaskHead::Classification);
        QVERIFY(task::classify.head(reads) == TaskHead::Classification);
    }
};

QTEST_APPLESS_MAIN(TestExamples)
#include "test_examples.moc"
