// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/task.h"

#include <QTest>

using namespace luthier;

class TestColumns : public QObject {
    Q_OBJECT

    static Table tableOf(const QString& columns)
    {
        Table table;
        for (const QString& column : columns.split('|'))
            table.columns.push_back(column.toStdString());
        return table;
    }

    static ColumnMap mapOf(const QString& pairs)
    {
        ColumnMap map;
        for (const QString& pair : pairs.split('|', Qt::SkipEmptyParts))
            map[pair.section('=', 0, 0).toStdString()] = pair.section('=', 1).toStdString();
        return map;
    }

private Q_SLOTS:
    void guesses_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("map");
        const auto row = [](const char* name, const char* task, const char* columns, const char* given,
                            const char* map) {
            QTest::newRow(name) << QString(task) << QString(columns) << QString(given) << QString(map);
        };
        row("English", "instruct", "question|answer", "", "prompt=question|response=answer");
        row("Dutch", "instruct", "id|vraag|antwoord", "", "prompt=vraag|response=antwoord");
        row("capitals", "instruct", "QUESTION|Answer", "", "prompt=QUESTION|response=Answer");
        row("the common pair", "instruct", "instruction|output", "", "prompt=instruction|response=output");
        row("completions", "instruct", "prompt|completion", "", "prompt=prompt|response=completion");
        row("likeliest name first", "instruct", "input|prompt|response", "",
            "context=input|prompt=prompt|response=response");
        row("a word in the name", "instruct", "Customer_Question|Expert answer", "",
            "prompt=Customer_Question|response=Expert answer");
        row("the whole name before a word in it", "instruct", "question id|question|answer", "",
            "prompt=question|response=answer");
        row("blanks around", "instruct", " question | answer", "", "prompt= question |response= answer");
        row("given wins", "instruct", "question|answer|note", "response=note", "prompt=question|response=note");
        row("given column is not used twice", "instruct", "question|prompt|answer", "response=prompt",
            "prompt=question|response=prompt");
        row("a passage", "instruct", "instruction|input|output", "",
            "prompt=instruction|context=input|response=output");
        row("standing instructions", "instruct", "system_prompt|question|response", "",
            "prompt=question|response=response|system=system_prompt");
        row("what may be left out is not guessed by a word in the name", "instruct",
            "operating system|question|answer|input device", "", "prompt=question|response=answer");
        row("left out for good", "instruct", "system|question|answer", "system=", "prompt=question|response=answer");
        row("conversations", "instruct", "id|messages", "", "conversation=messages");
        row("a lone question column does not hide conversations", "instruct", "prompt|prompt_id|messages", "",
            "conversation=messages");
        row("questions and answers before conversations", "instruct", "messages|question|answer", "",
            "prompt=question|response=answer");
        row("conversations when they are asked for", "instruct", "messages|question|answer|system",
            "conversation=messages", "conversation=messages|system=system");
        row("tickets", "classify", "text|category", "", "text=text|label=category");
        row("Dutch tickets", "classify", "Tekst|Klasse", "", "text=Tekst|label=Klasse");
        row("Dutch categories", "classify", "ticket|categorie", "", "text=ticket|label=categorie");
        row("intents", "classify", "intent|message", "", "text=message|label=intent");
        row("corpus", "corpus", "text", "", "text=text");
        row("corpus in Dutch", "corpus", "nr|tekst", "", "text=tekst");
    }

    void guesses()
    {
        QFETCH(QString, task);
        QFETCH(QString, columns);
        QFETCH(QString, given);
        QFETCH(QString, map);
        const auto mapped = mapColumns(*findTask(task.toStdString()), tableOf(columns), mapOf(given));
        QVERIFY2(mapped, mapped ? "" : mapped.error().sentence().c_str());
        QVERIFY(*mapped == mapOf(map));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* task, const char* columns, const char* given,
                            const char* says) {
            QTest::newRow(name) << QString(task) << QString(columns) << QString(given) << QString::fromUtf8(says);
        };
        row("column that is not there", "instruct", "question|answer", "prompt=qestion", "no column “qestion”");
        row("nearest", "instruct", "question|answer", "prompt=qestion", "Did you mean “question”?");
        row("all columns", "instruct", "question|answer", "prompt=zzzzzzzz", "“question”, “answer”");
        row("role that is not there", "instruct", "question|answer", "text=question", "no role “text”");
        row("its roles", "instruct", "question|answer", "text=question", "“prompt”, “response”");
        row("role without a column", "instruct", "question|foo", "", "“response”");
        row("the columns to choose from", "instruct", "question|foo", "", "“question”, “foo”");
        row("one column, two roles", "instruct", "question|answer", "prompt=answer|response=answer", "two roles");
        row("both a part and the whole", "instruct", "question|messages", "prompt=question|conversation=messages",
            "second replaces the first");
        row("a part that was asked for", "instruct", "question|messages", "prompt=question", "“response”");
        row("nothing for what must be there", "instruct", "question|answer", "response=", "“response”");
        row("label missing", "classify", "text|foo", "", "“label”");
    }

    void refuses()
    {
        QFETCH(QString, task);
        QFETCH(QString, columns);
        QFETCH(QString, given);
        QFETCH(QString, says);
        const auto mapped = mapColumns(*findTask(task.toStdString()), tableOf(columns), mapOf(given));
        QVERIFY(!mapped);
        QVERIFY(mapped.error().kind == ErrorKind::Usage);
        const QString sentence = QString::fromStdString(mapped.error().sentence());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
    }

    void choosingByHand()
    {
        const ColumnMap pair{{"prompt", "q"}, {"response", "a"}, {"system", "s"}};
        const ColumnMap whole = withColumn(task::instruct, pair, "conversation", "m");
        QVERIFY((whole == ColumnMap{{"conversation", "m"}, {"system", "s"}}));
        QVERIFY((withColumn(task::instruct, whole, "prompt", "q")
                 == ColumnMap{{"conversation", ""}, {"prompt", "q"}, {"system", "s"}}));
        QVERIFY((withColumn(task::instruct, pair, "system", "")
                 == ColumnMap{{"prompt", "q"}, {"response", "a"}, {"system", ""}}));
        QVERIFY(
            (withColumn(task::classify, {{"text", "t"}}, "label", "l") == ColumnMap{{"label", "l"}, {"text", "t"}}));
    }

    void valuesComeInOrderOfRoles()
    {
        Table table = tableOf("answer|question");
        table.rows = {{"that", "what\r\nelse"}, {"so", "how"}};
        const auto values = roleValues(task::instruct, table, {{"prompt", "question"}, {"response", "answer"}}, 1);
        QVERIFY((values == std::vector<std::string>{"how", "so", "", "", ""}));
        QVERIFY((roleValues(task::instruct, table, {{"prompt", "question"}}, 0)
                 == std::vector<std::string>{"what\nelse", "", "", "", ""}));
    }

    void labels()
    {
        Table table = tableOf("text|label");
        table.rows = {{"1", "b"}, {"2", "a "}, {"3", "b"}, {"4", ""}, {"5", "C"}};
        const ColumnMap columns{{"text", "text"}, {"label", "label"}};
        const auto found = task::classify.labels(table, columns);
        QVERIFY(found);
        QVERIFY((*found == std::vector<std::string>{"C", "a", "b"}));
        table.rows = {{"1", "b"}, {"2", "b"}};
        const auto one = task::classify.labels(table, columns);
        QVERIFY(!one);
        QVERIFY(one.error().kind == ErrorKind::Usage);
        QVERIFY(one.error().sentence().find("“b”") != std::string::npos);
        table.rows = {{"1", ""}};
        QVERIFY(!task::classify.labels(table, columns));
        QVERIFY(task::instruct.labels(table, columns)->empty());
        QVERIFY(task::corpus.labels(table, columns)->empty());
    }
};

QTEST_APPLESS_MAIN(TestColumns)
#include "test_columns.moc"
