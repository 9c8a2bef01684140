// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns hold what, on the data page: what a row can do without, and conversations instead of questions.
#include "tests/support/studio.h"
#include "ui/language.h"
#include "ui/widgets/finding_strip.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QTest>

using namespace luthier;
using test::write;
using Step = StudioState::Step;

namespace {

QByteArray lineOf(const Json& json)
{
    return QByteArray::fromStdString(json.dump()) + "\n";
}

QByteArray rows(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        lines += lineOf(
            {{"messages", {{{"role", "user"}, {"content", "Q" + n}}, {{"role", "assistant"}, {"content", "A" + n}}}},
             {"question", "Question " + n},
             {"answer", "Answer " + n},
             {"tone", "Be brief."}});
    }
    return lines;
}

} // namespace

class TestColumnRoles : public QObject {
    Q_OBJECT

    using Studio = test::Studio;

    static void choose(Studio& studio, const char* box, const char* column)
    {
        auto* combo = studio.driver.find<QComboBox>(box);
        QVERIFY2(combo, box);
        combo->setCurrentIndex(combo->findText(QString::fromLatin1(column)));
        Q_EMIT combo->activated(combo->currentIndex());
        auto* data = qobject_cast<DataPage*>(studio.page(Step::Data));
        QTRY_VERIFY_WITH_TIMEOUT(!data->reading(), 20000);
    }

private Q_SLOTS:
    void initTestCase() { applyLanguage(QStringLiteral("en")); }

    void furtherColumns()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        write(studio.path("rows.jsonl"), rows(25));
        studio.read(studio.path("rows.jsonl"));
        // Guessed: question and answer; the rest waits behind a button.
        QVERIFY(studio.driver.find("promptRoleComboBox") && studio.driver.find("responseRoleComboBox"));
        QVERIFY(!studio.driver.find("systemRoleComboBox") && !studio.driver.find("conversationRoleComboBox"));
        QCOMPARE(studio.window.state().data().map,
                 (ColumnMap{{"prompt", "question"}, {"response", "answer"}})); // the recipe says what was read
        QVERIFY(studio.driver.press("moreColumnsPushButton"));
        QVERIFY(studio.driver.find("systemRoleComboBox") && studio.driver.find("contextRoleComboBox"));

        choose(studio, "systemRoleComboBox", "tone");
        QCOMPARE(studio.window.state().data().map.at("system"), std::string("tone"));
        QVERIFY(studio.blocker().isEmpty());

        // Conversations replace question and answer, and back again.
        choose(studio, "conversationRoleComboBox", "messages");
        QVERIFY2(studio.message().isEmpty(), qPrintable(studio.message()));
        QCOMPARE(studio.window.state().data().map,
                 (ColumnMap{{"conversation", "messages"}, {"system", "tone"}})); // said before conversations too
        choose(studio, "promptRoleComboBox", "question");
        choose(studio, "responseRoleComboBox", "answer");
        QVERIFY2(studio.message().isEmpty(), qPrintable(studio.message()));
        QCOMPARE(studio.window.state().data().map.at("prompt"), std::string("question"));
        QCOMPARE(studio.window.state().data().map.at("conversation"), std::string());
        QVERIFY(studio.blocker().isEmpty());
        // "None" stays none, although the column is called as such columns are.
        choose(studio, "conversationRoleComboBox", "none");
        QCOMPARE(studio.window.state().data().map.at("conversation"), std::string());
        QCOMPARE(studio.window.state().report()->usable_rows.size(), std::size_t{25});
    }

    void conversationsAlone()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        QByteArray lines;
        for (int i = 0; i < 25; ++i)
            lines += lineOf(
                {{"conversations",
                  {{{"from", "human"}, {"value", "Q"}}, {{"from", "gpt"}, {"value", "A" + std::to_string(i)}}}}});
        lines += lineOf({{"conversations", "hello"}});
        write(studio.path("talks.jsonl"), lines);
        studio.read(studio.path("talks.jsonl"));
        QVERIFY(studio.driver.find("conversationRoleComboBox"));
        QVERIFY(!studio.driver.find("promptRoleComboBox"));
        QVERIFY(studio.blocker().isEmpty());
        const auto& findings = studio.window.state().report()->findings;
        QVERIFY(!findings.empty());
        QCOMPARE(findings.front().code, std::string("unusable_row"));
        const std::string said = findings.front().message.english();
        QVERIFY2(said.starts_with("Line 26 is left out. The conversation is not a list"), said.c_str());
        QCOMPARE(studio.window.state().report()->usable_rows.size(), std::size_t{25});
        QCOMPARE(FindingStrip::words("unusable_row", 1), QStringLiteral("1 row cannot be used"));
    }

    // What could not be read counts among the rows of the file, also past the number that is listed.
    void unreadRowsAreCounted()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        QByteArray lines;
        for (int i = 0; i < 25; ++i)
            lines += lineOf({{"question", "Q" + std::to_string(i)}, {"answer", "A"}});
        for (int i = 0; i < 1100; ++i)
            lines += "{broken\n";
        write(studio.path("broken.jsonl"), lines);
        studio.read(studio.path("broken.jsonl"));
        const QString said = studio.driver.find<QLabel>("heldOutTextLabel")->text();
        QVERIFY2(said.startsWith(QStringLiteral("25 of 1,125 rows")), qPrintable(said));
    }

    // A model whose own template cannot be used cannot answer, and says so before anything is read for it.
    void modelWithABrokenTemplate()
    {
        Studio studio;
        const fs::path folder = studio.path("broken model").toStdString();
        fs::copy(test::fixture("models/llama-tiny"), folder, fs::copy_options::recursive);
        fs::create_symlink("/nowhere/chat_template.jinja", folder / "chat_template.jinja");
        QVERIFY(studio.window.createProject(studio.path("Trial.luthier")));
        for (const char* task : {"instruct", "classify"}) {
            studio.window.state().setTask(task);
            studio.window.state().setModel(folder.string(), *inspectModel(folder.string()));
            studio.wizard().goTo(Step::Model);
            const bool blocked = !studio.page(Step::Model)->blocker().isEmpty();
            QCOMPARE(blocked, std::string_view(task) == "instruct");
            if (blocked)
                QVERIFY(studio.page(Step::Model)->blocker().contains(QStringLiteral("chat_template.jinja")));
        }
    }
};

QTEST_MAIN(TestColumnRoles)
#include "test_column_roles.moc"
