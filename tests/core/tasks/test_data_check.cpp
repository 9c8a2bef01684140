// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_tokenizer.h"
#include "core/tasks/data_view.h"
#include "tests/core/datasets/data_files.h"
#include "tests/support/shared_data.h"

#include <QTest>

using namespace luthier;
using luthier::test::shown;

namespace {

// Rows that nothing is wrong with, so that each case shows its own finding alone.
QByteArray soundRows(int count)
{
    QByteArray rows;
    for (int i = 0; i < count; ++i)
        rows += QByteArray("text number ") + QByteArray::number(i) + (i % 2 ? ",yes\n" : ",no\n");
    return rows;
}

} // namespace

class TestDataCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("findings");
        QTest::addColumn<int>("usable");
        const auto row = [](const char* name, const QByteArray& extra, const char* findings, int usable) {
            QTest::newRow(name) << "text,label\n" + soundRows(20) + extra << QString(findings) << usable;
        };
        row("nothing", "", "", 20);
        row("text is empty", ",yes\n", "empty_row@22", 20);
        row("text is blank", "  ,yes\n", "empty_row@22", 20);
        row("label is empty", "x,\n", "empty_row@22", 20);
        row("repeated", "text number 3,yes\n", "duplicate_row@22", 21);
        row("repeated but for blanks", "text number 3 , yes\n", "duplicate_row@22", 21);
        row("repeated twice", "text number 3,yes\ntext number 3,yes\n", "duplicate_row@22 duplicate_row@23", 22);
        row("same text, other label", "text number 3,no\n", "contradicting_label@22", 21);
        row("same text in capitals is another", "Text number 3,no\n", "", 21);
        row("class with one row", "x,maybe\n", "rare_class@22", 21);
        row("classes with one row each", "x,maybe\ny,never\n", "rare_class@22 rare_class@23", 22);
        row("an uneven row comes first", ",yes\nx,yes,z\n", "uneven_row@23 empty_row@22", 20);

        QByteArray many;
        for (int i = 0; i < 101; ++i)
            many += QByteArray("many ") + QByteArray::number(i) + ",often\n";
        QTest::newRow("imbalance") << "text,label\n" + soundRows(20) + many << QString("imbalance@0") << 121;
        QTest::newRow("ten to one is still allowed")
            << "text,label\n" + soundRows(20) + many.left(many.lastIndexOf("many 100")) << QString() << 120;
        QTest::newRow("few rows") << "text,label\n" + soundRows(19) << QString("few_rows@0") << 19;
        QTest::newRow("enough rows") << "text,label\n" + soundRows(20) << QString() << 20;
    }

    void findings()
    {
        QFETCH(QByteArray, bytes);
        test::DataFiles files;
        const auto report = checkData({files.write("data.csv", bytes), "auto", "classify", {}, {}, 512});
        QVERIFY2(report, report ? "" : report.error().sentence().c_str());
        QTEST(shown(report->findings), "findings");
        QTEST(static_cast<int>(report->usable_rows.size()), "usable");
        for (const Finding& finding : report->findings)
            if (finding.row >= 0)
                QCOMPARE(report->table.lines.at(static_cast<std::size_t>(finding.row)), finding.line);
    }

    void sentencesSayWhatAndWhere()
    {
        test::DataFiles files;
        const auto report = checkData(
            {files.write("data.csv",
                         "text,label\n" + soundRows(20) + ",yes\ntext number 3,no\ntext number 4,no\nx,rare\n"),
             "auto",
             "classify",
             {},
             {},
             512});
        QVERIFY(report);
        QStringList said;
        for (const Finding& finding : report->findings)
            said << QString::fromStdString(finding.message.english());
        QVERIFY(said.contains("Line 22 has nothing in “text”, so the row is left out."));
        QVERIFY(said.contains("Line 23 puts the same text into “no” that line 5 puts into “yes”."));
        QVERIFY(said.contains("Line 24 repeats line 6."));
        QVERIFY(said.filter("The category “rare” has only one row, on line 25").size() == 1);
        QCOMPARE(report->label_counts.at("yes"), std::int64_t{10});
        QCOMPARE(report->label_counts.at("no"), std::int64_t{12});
        QCOMPARE(report->label_counts.at("rare"), std::int64_t{1});
        QVERIFY((report->columns == ColumnMap{{"text", "text"}, {"label", "label"}}));
    }

    void repeatedAnswers()
    {
        test::DataFiles files;
        QByteArray bytes = "question,answer\n";
        for (int i = 0; i < 20; ++i)
            bytes += "q" + QByteArray::number(i) + ",the same answer\n";
        bytes += "q1,the same answer\nq2,another answer\n";
        const auto report = checkData({files.write("data.csv", bytes), "auto", "instruct", {}, {}, 512});
        QVERIFY(report);
        // Two answers to one question are no contradiction, and one answer to two questions is no repetition.
        QCOMPARE(shown(report->findings), QString("duplicate_row@22"));
        QVERIFY(report->label_counts.empty());
    }

    void withoutATask()
    {
        test::DataFiles files;
        const auto report = checkData({files.write("data.csv", "a,b\n1,2\n3\n,\n"), "auto", "", {}, {}, 512});
        QVERIFY(report);
        QCOMPARE(shown(report->findings), QString("uneven_row@3"));
        QCOMPARE(report->usable_rows.size(), std::size_t{2});
        QVERIFY(report->columns.empty());
    }

    // The page shows the table, and the user chooses the columns by looking at it.
    void rolesThatCannotBeGuessed()
    {
        test::DataFiles files;
        const auto report = checkData({files.write("data.csv", "x,y\n1,2\n"), "auto", "classify", {}, {}, 512});
        QVERIFY(report);
        QCOMPARE(shown(report->findings), QString("missing_role@0"));
        QVERIFY(report->findings[0].severity == Severity::Error);
        QVERIFY(report->findings[0].message.english().find("“x”, “y”") != std::string::npos);
        QVERIFY(report->columns.empty());
        QVERIFY(report->usable_rows.empty());
        QCOMPARE(report->table.rows.size(), std::size_t{1});
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("map");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        const QByteArray sound = "text,label\n" + soundRows(20);
        QTest::newRow("no usable row") << QByteArray("text,label\n,yes\n,no\n") << "classify"
                                       << ""
                                       << ""
                                       << "damaged"
                                       << "Line 2 has nothing in “text”";
        QTest::newRow("one category") << QByteArray("text,label\na,yes\nb,yes\n") << "classify"
                                      << ""
                                      << ""
                                      << "usage"
                                      << "same category, “yes”";
        QTest::newRow("column not there") << sound << "classify"
                                          << "txt"
                                          << ""
                                          << "usage"
                                          << "Did you mean “text”?";
        QTest::newRow("columns there are") << sound << "classify"
                                           << "zzzzzzz"
                                           << ""
                                           << "usage"
                                           << "“text”, “label”";
        QTest::newRow("unknown task") << sound << "clasify"
                                      << ""
                                      << ""
                                      << "usage"
                                      << "classify";
        QTest::newRow("no such model") << sound << "classify"
                                       << ""
                                       << "/nowhere/model"
                                       << "not_found"
                                       << "/nowhere/model";
        QTest::newRow("empty file") << QByteArray() << "classify"
                                    << ""
                                    << ""
                                    << "damaged"
                                    << "is empty";
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, task);
        QFETCH(QString, map);
        QFETCH(QString, model);
        QFETCH(QString, says);
        test::DataFiles files;
        DataRequest request{files.write("data.csv", bytes), "auto", task.toStdString(), {}, model.toStdString(), 512};
        if (!map.isEmpty())
            request.columns["text"] = map.toStdString();
        const auto report = checkData(request);
        QVERIFY(!report);
        QTEST(QString(luthier::name(report.error().kind)), "kind");
        const QString sentence = QString::fromStdString(report.error().sentence());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
    }

    void stops()
    {
        test::DataFiles files;
        RunControl control;
        control.requestStop();
        const auto report = checkData(
            {files.write("data.csv", "text,label\n" + soundRows(20)), "auto", "classify", {}, {}, 512}, &control);
        QVERIFY(!report);
        QVERIFY(report.error().kind == ErrorKind::Stopped);
    }

    // The real tiny Llama with its sentencepiece vocabulary.
    void cutRowsAndRowsThatTeachNothing()
    {
        LUTHIER_NEED_SHARED("stories260K");
        const std::string model = test::sharedData("stories260K").string();
        QByteArray bytes = "question,answer\n";
        for (int i = 0; i < 20; ++i)
            bytes += "Who is number " + QByteArray::number(i) + "?,Tom.\n";
        bytes += "Tell me all?," + QByteArray("Once upon a time there was a dog. ").repeated(80) + "\n";
        test::DataFiles files;
        const fs::path file = files.write("data.csv", bytes);

        const auto report = checkData({file, "auto", "instruct", {}, model, 128});
        QVERIFY2(report, report ? "" : report.error().sentence().c_str());
        QCOMPARE(shown(report->findings), QString("cut_row@22"));
        QCOMPARE(report->usable_rows.size(), std::size_t{21});
        const auto preview = RowPreview::open(model, "instruct", {}, 128);
        QVERIFY(preview);
        const auto view = (*preview)->view(report->table, report->columns, 20);
        QVERIFY(view);
        QCOMPARE(view->length, std::int64_t{128});
        QVERIFY(view->cut > 100);
        const std::string lost = std::to_string(view->cut);
        QVERIFY(report->findings[0].message.english().find(": " + lost + " of its ") != std::string::npos);

        // The template alone leaves no place for an answer.
        const auto tiny = checkData({file, "auto", "instruct", {}, model, 4});
        QVERIFY(!tiny);
        QVERIFY2(tiny.error().sentence().find("Nothing can be learnt from line 2") != std::string::npos,
                 tiny.error().sentence().c_str());

        // No limit of ours: the model's own context counts.
        const auto whole = checkData({file, "auto", "instruct", {}, model, 100000});
        QVERIFY(whole);
        QCOMPARE(shown(whole->findings), QString("cut_row@22"));
        QVERIFY(whole->findings[0].message.english().find("longer than 512 tokens") != std::string::npos);
    }

    // The page says why a row cannot be used, instead of showing nothing.
    void previewOfAnUnusableRow()
    {
        test::DataFiles files;
        const fs::path file = files.write("talks.jsonl",
                                          R"({"messages": [{"role": "user", "content": "Nobody?"}]})"
                                          "\n");
        const auto table = readTable(file);
        QVERIFY(table);
        const auto preview = RowPreview::open(test::fixture("models/llama-tiny").string(), "instruct", {}, 128);
        QVERIFY2(preview.has_value(), preview ? "" : preview.error().sentence().c_str());
        const auto view = (*preview)->view(*table, {}, 0);
        QVERIFY(view && view->tokens.empty());
        QVERIFY(view->problem.english().find("Nobody answers") != std::string::npos);
    }

    // Rows too short to hold an answer are errors of their own; the others go on.
    void nothingToLearn()
    {
        LUTHIER_NEED_SHARED("stories260K");
        const std::string model = test::sharedData("stories260K").string();
        QByteArray bytes = "text\n";
        for (int i = 0; i < 20; ++i)
            bytes += "Number " + QByteArray::number(i) + " went home.\n";
        test::DataFiles files;
        const auto report = checkData({files.write("data.csv", bytes), "csv", "corpus", {}, model, 1});
        QVERIFY(!report); // one token has no token before it
        QVERIFY(report.error().sentence().find("Nothing can be learnt") != std::string::npos);
    }

    void previewColoursTheRow()
    {
        LUTHIER_NEED_SHARED("stories260K");
        const auto preview = RowPreview::open(test::sharedData("stories260K").string(), "instruct", {}, 256);
        QVERIFY2(preview, preview ? "" : preview.error().sentence().c_str());
        Table table;
        table.columns = {"question", "answer"};
        table.rows = {{"Who is Tim?", "Tim is a big dög."}};
        const auto view = (*preview)->view(table, {}, 0);
        QVERIFY2(view, view ? "" : view.error().sentence().c_str());
        QCOMPARE(view->length, static_cast<std::int64_t>(view->tokens.size()));
        QCOMPARE(view->cut, std::int64_t{0});
        std::string context;
        std::string learned;
        std::int64_t learned_count = 0;
        for (const TokenView& token : view->tokens) {
            if (token.part == TokenView::Part::Context)
                context += token.text;
            if (token.part == TokenView::Part::Learned) {
                learned += token.text;
                ++learned_count;
            }
        }
        QVERIFY(view->tokens.front().part == TokenView::Part::Special);
        QCOMPARE(view->learned, learned_count);
        QVERIFY2(context.find("Who is Tim?") != std::string::npos, context.c_str());
        QVERIFY2(context.find("big") == std::string::npos, context.c_str());
        QVERIFY2(learned.find("Tim is a big d") != std::string::npos, learned.c_str());
        QVERIFY2(learned.ends_with("</s>"), learned.c_str());
        QVERIFY(!(*preview)->view(table, {}, 1));
        QVERIFY(!(*preview)->view(table, {{"prompt", "nothing"}}, 0));
    }

    void previewShowsTheCategory()
    {
        LUTHIER_NEED_SHARED("stories260K");
        const auto preview =
            RowPreview::open(test::sharedData("stories260K").string(), "classify", {"happy", "sad"}, 8);
        QVERIFY(preview);
        Table table;
        table.columns = {"text", "label"};
        table.rows = {{"Tim was very happy because he saw a big red ball in the park.", " happy "}};
        const auto view = (*preview)->view(table, {}, 0);
        QVERIFY(view);
        QCOMPARE(view->label, std::string("happy"));
        QCOMPARE(view->length, std::int64_t{8});
        QCOMPARE(view->learned, std::int64_t{1});
        QVERIFY(view->cut > 5);
        QCOMPARE(static_cast<std::int64_t>(view->tokens.size()), view->length + view->cut);
        QCOMPARE(std::count_if(view->tokens.begin(), view->tokens.end(),
                               [](const TokenView& token) { return token.part == TokenView::Part::Cut; }),
                 static_cast<std::ptrdiff_t>(view->cut));
    }

    void previewRefuses()
    {
        QVERIFY(!RowPreview::open("/nowhere/model", "instruct", {}, 128));
        LUTHIER_NEED_SHARED("stories260K");
        const auto unknown = RowPreview::open(test::sharedData("stories260K").string(), "instrct", {}, 128);
        QVERIFY(!unknown);
        QVERIFY(unknown.error().sentence().find("instruct") != std::string::npos);
    }

    void realCustomerQuestions()
    {
        LUTHIER_NEED_SHARED("banking77");
        const auto report = checkData({test::sharedData("banking77") / "train.csv", "auto", "classify", {}, {}, 512});
        QVERIFY(report);
        QCOMPARE(report->label_counts.size(), std::size_t{77});
        std::int64_t sum = 0;
        for (const auto& [label, count] : report->label_counts)
            sum += count;
        QCOMPARE(sum, static_cast<std::int64_t>(report->usable_rows.size()));
        QCOMPARE(sum, std::int64_t{10003});
    }
};

QTEST_APPLESS_MAIN(TestDataCheck)
#include "test_data_check.moc"
