// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/instruction_template.h"

#include <QTemporaryDir>
#include <QTest>

using namespace luthier;

class TestInstructionTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void render_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("rendered");
        QTest::newRow("plain") << "Q: {prompt}\nA: "
                               << "Why?"
                               << "Q: Why?\nA: ";
        QTest::newRow("empty prompt") << "{prompt}:"
                                      << ""
                                      << ":";
        QTest::newRow("prompt that looks like a hole") << "<{prompt}>"
                                                       << "{prompt}"
                                                       << "<{prompt}>";
        QTest::newRow("other braces stay") << "{a} {prompt} {}"
                                           << "x"
                                           << "{a} x {}";
    }

    void render()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, prompt);
        QFETCH(QString, rendered);
        const InstructionTemplate made{"test", pattern.toStdString(), {}, {}, false};
        QCOMPARE(QString::fromStdString(made.render(prompt.toStdString())), rendered);
    }

    void folder()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        const auto plain = InstructionTemplate::forFolder(path);
        QVERIFY(plain);
        QCOMPARE(plain->name, "plain");
        QCOMPARE(plain->render("Q"), "### Question:\nQ\n\n### Answer:\n");

        const InstructionTemplate own{"own", "[{prompt}]", {}, {}, false};
        QVERIFY(writeJson(path / InstructionTemplate::file_name, own.toJson()));
        const auto read = InstructionTemplate::forFolder(path);
        QVERIFY(read);
        QCOMPARE(read->name, "own");
        QCOMPARE(read->pattern, "[{prompt}]");
    }

    void damage_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<QString>("says");
        QTest::newRow("no pattern") << QByteArray("{}") << "no \"pattern\"";
        QTest::newRow("no hole") << QByteArray(R"({"pattern": "Question:"})") << "exactly once";
        QTest::newRow("two holes") << QByteArray(R"({"pattern": "{prompt} {prompt}"})") << "exactly once";
        QTest::newRow("not JSON") << QByteArray("{") << "instruction_template.json";
    }

    void damage()
    {
        QFETCH(QByteArray, contents);
        QFETCH(QString, says);
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(writeFile(path / InstructionTemplate::file_name, contents.toStdString()));
        const auto read = InstructionTemplate::forFolder(path);
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().sentence()).contains(says), read.error().sentence().c_str());
        QCOMPARE(read.error().kind, ErrorKind::Damaged);
    }

    // A published template (ChatML with a system text of its own) laid out around one question.
    void chatTemplatesBecomePatterns()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(writeFile(path / "chat_template.jinja",
                          "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}"
                          "{{ '<|im_start|>system\\nBe brief.<|im_end|>\\n' }}{% endif %}"
                          "{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}"
                          "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"));
        const auto made = InstructionTemplate::forFolder(path);
        QVERIFY2(made.has_value(), made ? "" : made.error().sentence().c_str());
        QCOMPARE(made->pattern,
                 std::string("<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\n{prompt}<|im_end|>\n"
                             "<|im_start|>assistant\n"));
        QCOMPARE(made->after_answer, std::string("<|im_end|>\n"));
        QVERIFY(made->special_tokens_written);
        const auto again = InstructionTemplate::fromJson(made->toJson(), "run.json");
        QVERIFY(again);
        QCOMPARE(again->render("Why?"), made->render("Why?"));
        QCOMPARE(again->after_answer, made->after_answer);
        QVERIFY(again->special_tokens_written);
    }

    // A link that leads nowhere is no missing template: the model wants one, and would be taught without.
    void brokenTemplatesAreNotPassedOver()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        fs::create_symlink("/nowhere/chat_template.jinja", path / "chat_template.jinja");
        const auto made = InstructionTemplate::forFolder(path);
        QVERIFY(!made);
        QVERIFY2(made.error().sentence().find("chat_template.jinja") != std::string::npos,
                 made.error().sentence().c_str());
        fs::remove(path / "chat_template.jinja");
        fs::create_directory(path / "chat_template.jinja");
        QVERIFY(!InstructionTemplate::forFolder(path));
    }

    void systemTextReplacesSystemText()
    {
        InstructionTemplate plain;
        plain.pattern = "Q{prompt}=";
        const auto told = plain.withSystem("Say {prompt} briefly.");
        QVERIFY(told);
        QCOMPARE(told->render("x"), std::string("Say {prompt} briefly.\n\nQx="));
        const auto again = told->withSystem("Be kind.");
        QVERIFY(again);
        QCOMPARE(again->render("x"), std::string("Be kind.\n\nQx="));
        QCOMPARE(again->withSystem({})->render("x"), std::string("Qx="));
        // As a run keeps it.
        const auto read = InstructionTemplate::fromJson(told->toJson(), "run.json");
        QVERIFY2(read.has_value(), read ? "" : read.error().sentence().c_str());
        QCOMPARE(read->system, told->system);
        QCOMPARE(read->render("x"), told->render("x"));
        QCOMPARE(read->withSystem({})->render("x"), std::string("Qx="));
    }

    // Whoever asks the tuned model next year writes the date that it was taught with.
    void theMomentStays()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(writeFile(path / "chat_template.jinja",
                          "{{ strftime_now('%A %Y-%m-%d') }}{% for m in messages %}<{{ m.role }}>{{ m.content }}</>"
                          "{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}"));
        auto made = InstructionTemplate::forFolder(path);
        QVERIFY(made);
        QVERIFY(!made->chat_moment.empty());
        Json kept = made->toJson();
        kept["chat_moment"] = "2020-02-29 12:30:00";
        const auto read = InstructionTemplate::fromJson(kept, "run.json");
        QVERIFY(read && read->chat);
        const auto told = read->withSystem("S");
        QVERIFY(told);
        QCOMPARE(told->pattern, std::string("Saturday 2020-02-29<system>S</><user>{prompt}</><assistant>"));
        QCOMPARE(told->chat_moment, std::string("2020-02-29 12:30:00"));
    }

    // A template that changes what it is given cannot be learnt from, and says so.
    void templatesThatRewriteAreRefused()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(writeFile(path / "chat_template.jinja",
                          "{% for message in messages %}{{ message['content'] | upper }}{% endfor %}"));
        const auto made = InstructionTemplate::forFolder(path);
        QVERIFY(!made);
        QVERIFY(!made.error().next_step.empty());
    }
};

QTEST_APPLESS_MAIN(TestInstructionTemplate)
#include "test_instruction_template.moc"
