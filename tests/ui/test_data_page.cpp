// SPDX-License-Identifier: GPL-3.0-or-later
// The data page: rows, columns, findings, and what happens with files that are bad, large or soon replaced.
#include "tests/support/studio.h"
#include "ui/language.h"
#include "ui/theme.h"
#include "ui/widgets/row_tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QTextEdit>
#include <QThreadPool>

using namespace luthier;
using test::questions;
using test::Studio;
using test::write;
using Step = StudioState::Step;

class TestDataPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyLanguage(QStringLiteral("en"));
        Theme::instance().apply(Theme::Scheme::Light);
    }

    void rowsAreShownAndLaidOut()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        QCOMPARE(studio.driver.step(), Step::Data);
        write(studio.path("rows.jsonl"), questions(40));
        studio.read(studio.path("rows.jsonl"));
        QVERIFY(!studio.wizard().messages()->isVisible());
        QCOMPARE(studio.rows(), 40);
        QCOMPARE(studio.window.state().data().train, fs::path(studio.path("rows.jsonl").toStdString()));
        QVERIFY(studio.driver.find<QLabel>("heldOutTextLabel")->text().contains(QStringLiteral("4 rows are held out")));
        auto* tokens = studio.window.findChild<RowTokens*>();
        QTRY_VERIFY(tokens->plainText().contains(QStringLiteral("Question 0?")));
        QVERIFY(tokens->plainText().contains(QStringLiteral("Answer 0.")));
        auto* table = studio.driver.find<QTableView>("rowsTableView");
        table->selectRow(7);
        QTRY_VERIFY(tokens->plainText().contains(QStringLiteral("Answer 7.")));
        QVERIFY(studio.blocker().isEmpty());
    }

    void categoryIsShownToBeLearnt()
    {
        Studio studio;
        studio.prepare("classify", "bert-tiny");
        QByteArray rows = "text,category\n";
        for (int i = 0; i < 30; ++i)
            rows += "text " + QByteArray::number(i) + (i % 2 ? ",complaint\n" : ",praise\n");
        write(studio.path("rows.csv"), rows);
        studio.read(studio.path("rows.csv"));
        auto* tokens = studio.window.findChild<RowTokens*>();
        QTRY_VERIFY(tokens->plainText().contains(QStringLiteral("→")));
        auto* text = studio.driver.find<QTextEdit>("rowTokensTextEdit");
        const QTextCursor label = text->document()->find(QStringLiteral("praise"));
        QVERIFY(!label.isNull());
        QCOMPARE(label.charFormat().background().color(), Theme::instance().colours().learned);
    }

    void unknownColumnsAreChosenByHand()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        QByteArray rows = "alpha,beta\n";
        for (int i = 0; i < 30; ++i)
            rows += "ask " + QByteArray::number(i) + ",say " + QByteArray::number(i) + "\n";
        write(studio.path("odd.csv"), rows);
        studio.read(studio.path("odd.csv"));
        QCOMPARE(studio.rows(), 30);
        QVERIFY(!studio.blocker().isEmpty());
        studio.window.state().setMethod("lora");
        QVERIFY(!studio.window.state().blocker(Step::Train).isEmpty()); // no way round the question either
        studio.choose("promptRoleComboBox", "alpha");
        studio.driver.find("responseRoleComboBox")->setFocus();
        studio.choose("responseRoleComboBox", "beta");
        QCOMPARE(QApplication::focusWidget(), studio.driver.find("responseRoleComboBox"));
        QVERIFY2(studio.blocker().isEmpty(), qPrintable(studio.blocker()));
        QCOMPARE(studio.window.state().data().map.at("response"), std::string("beta"));
        QCOMPARE(studio.window.state().report()->usable_rows.size(), std::size_t{30});
    }

    void findingsFilterTheRows()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        QByteArray rows = questions(30);
        rows += "{\"prompt\": \"Question 3?\", \"response\": \"Answer 3.\"}\n";
        rows += "{\"prompt\": \"Nobody answered\", \"response\": \"\"}\n";
        rows += "{\"prompt\": broken\n";
        write(studio.path("rows.jsonl"), rows);
        studio.read(studio.path("rows.jsonl"));
        QCOMPARE(studio.rows(), 32);
        QVERIFY(studio.driver.press("duplicate_rowFindingPushButton"));
        QCOMPARE(studio.rows(), 1);
        QVERIFY(studio.driver.press("empty_rowFindingPushButton"));
        QCOMPARE(studio.rows(), 1);
        auto* table = studio.driver.find<QTableView>("rowsTableView");
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Nobody answered"));
        QVERIFY(studio.driver.press("empty_rowFindingPushButton")); // a second press shows all again
        QCOMPARE(studio.rows(), 32);
        QVERIFY(studio.driver.press("broken_jsonFindingPushButton"));
        QVERIFY(studio.driver.find<QLabel>("findingDetailTextLabel")->text().contains(QStringLiteral("33")));
    }

    void badFilesKeepWhatIsThere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("missing") << QByteArray() << QStringLiteral("bad.csv");
        QTest::newRow("empty") << QByteArray("\n") << QStringLiteral("bad.csv");
        QTest::newRow("spreadsheet") << QByteArray("PK\x03\x04zip", 7) << QStringLiteral("bad.csv");
    }

    void badFilesKeepWhatIsThere()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        write(studio.path("rows.jsonl"), questions(25));
        studio.read(studio.path("rows.jsonl"));
        if (!bytes.isEmpty())
            write(studio.path("bad.csv"), bytes);
        studio.read(studio.path("bad.csv"));
        QVERIFY(studio.wizard().messages()->isVisible());
        QVERIFY2(studio.message().contains(words), qPrintable(studio.message()));
        QCOMPARE(studio.rows(), 25);
        QCOMPARE(studio.window.state().data().train, fs::path(studio.path("rows.jsonl").toStdString()));
        QVERIFY(studio.blocker().isEmpty());
    }

    void oneCategoryIsNotEnough()
    {
        Studio studio;
        studio.prepare("classify", "bert-tiny");
        write(studio.path("one.csv"), "text,label\nfirst,same\nsecond,same\nthird,same\n");
        studio.read(studio.path("one.csv"));
        QVERIFY(studio.wizard().messages()->isVisible());
        QVERIFY(studio.message().contains(QStringLiteral("same")));
        QVERIFY(!studio.blocker().isEmpty());
        QVERIFY(studio.window.state().data().train.empty());
    }

    // A file that cannot be read, after one that can be shown but not used: what is shown still holds nobody can go on.
    void aFailureAfterAFailure()
    {
        Studio studio;
        studio.prepare("classify", "bert-tiny");
        write(studio.path("good.csv"), "text,label\nfirst,one\nsecond,two\nthird,one\nfourth,two\n");
        write(studio.path("one.csv"), "text,label\nfirst,same\nsecond,same\nthird,same\n");
        studio.read(studio.path("good.csv"));
        QVERIFY(studio.blocker().isEmpty());
        studio.read(studio.path("one.csv"));
        QCOMPARE(studio.rows(), 3);
        QVERIFY(!studio.blocker().isEmpty());
        studio.read(studio.path("gone.csv"));
        QCOMPARE(studio.rows(), 3);
        QVERIFY(!studio.blocker().isEmpty());
        // What is done to the rows is done to the file that is shown.
        studio.driver.find<QCheckBox>("firstRowNamesCheckBox")->click();
        QTRY_VERIFY(!qobject_cast<DataPage*>(studio.page(Step::Data))->reading());
        QCOMPARE(studio.rows(), 4);
        QCOMPARE(studio.driver.find<QTableView>("rowsTableView")->model()->index(1, 0).data().toString(),
                 QStringLiteral("first"));
        QVERIFY(!studio.blocker().isEmpty()); // its columns have no names to be known by
        QCOMPARE(studio.window.state().data().train, fs::path(studio.path("one.csv").toStdString()));
    }

    // A column that was chosen while the page is left counts for nothing, and the boxes say so.
    void aChoiceThatWasNotReadIsTakenBack()
    {
        Studio studio;
        studio.prepare("classify", "bert-tiny");
        write(studio.path("two.csv"), "text,label,other\nfirst,one,x\nsecond,two,y\nthird,one,x\nfourth,two,y\n");
        studio.read(studio.path("two.csv"));
        QVERIFY(studio.blocker().isEmpty());
        const ColumnMap before = studio.window.state().data().map;
        auto* box = studio.driver.find<QComboBox>("labelRoleComboBox");
        QCOMPARE(box->currentData().toString(), QStringLiteral("label"));
        box->setCurrentIndex(box->findData(QStringLiteral("other")));
        Q_EMIT box->activated(box->currentIndex());
        auto* data = qobject_cast<DataPage*>(studio.page(Step::Data));
        QVERIFY(data->reading());
        data->leave();
        QVERIFY(!data->reading());
        QTest::qWait(0); // the boxes are filled anew
        QCOMPARE(studio.driver.find<QComboBox>("labelRoleComboBox")->currentData().toString(), QStringLiteral("label"));
        QVERIFY(studio.window.state().data().map == before);
        QVERIFY(studio.blocker().isEmpty());
    }

    // Rows that were checked for another goal do not count for this one, even where reading them anew is cut short.
    void rowsOfAnotherGoalDoNotCount()
    {
        Studio studio;
        studio.prepare("classify", "bert-tiny");
        write(studio.path("good.csv"), "text,label\nfirst,one\nsecond,two\nthird,one\nfourth,two\n");
        studio.read(studio.path("good.csv"));
        QVERIFY(studio.blocker().isEmpty());
        studio.wizard().goTo(Step::Goal);
        studio.window.state().setTask("instruct");
        auto* data = qobject_cast<DataPage*>(studio.page(Step::Data));
        data->enter();
        QVERIFY(data->reading());
        data->leave();
        QVERIFY(!data->blocker().isEmpty());
    }

    void newestFileWins()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        write(studio.path("large.jsonl"), questions(20000));
        write(studio.path("small.jsonl"), questions(21));
        auto* data = qobject_cast<DataPage*>(studio.page(Step::Data));
        data->dropFiles({studio.path("large.jsonl")});
        data->dropFiles({studio.path("small.jsonl")});
        QTRY_VERIFY_WITH_TIMEOUT(!data->reading(), 20000);
        QThreadPool::globalInstance()->waitForDone(); // the answer of the first must not come in late
        QCoreApplication::processEvents();
        QCOMPARE(studio.rows(), 21);
    }

    void readingCanBeCancelled()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        write(studio.path("large.jsonl"), questions(300000));
        auto* data = qobject_cast<DataPage*>(studio.page(Step::Data));
        data->dropFiles({studio.path("large.jsonl")});
        QTRY_VERIFY_WITH_TIMEOUT(studio.driver.find("cancelReadingPushButton"), 5000);
        QVERIFY(!studio.blocker().isEmpty());
        QVERIFY(studio.driver.press("cancelReadingPushButton"));
        QVERIFY(!data->reading());
        QVERIFY(studio.driver.find("chooseDataPushButton")); // the empty place again
        QVERIFY(studio.window.state().data().train.empty());
    }

    // A table without names: its first row is an example once one says so, and its columns are chosen by hand.
    void firstRowIsAnExample()
    {
        Studio studio;
        studio.prepare("instruct", "llama-tiny");
        QByteArray rows;
        for (int i = 0; i < 24; ++i)
            rows +=
                "What is said to number " + QByteArray::number(i) + "?,Hello number " + QByteArray::number(i) + ".\n";
        write(studio.path("plain.csv"), rows);
        studio.driver.find("chooseDataPushButton")->setFocus();
        studio.read(studio.path("plain.csv"));
        QCOMPARE(QApplication::focusWidget(), studio.driver.find("rowsTableView")); // as the button is gone
        QCOMPARE(studio.rows(), 23);
        auto* names = studio.driver.find<QCheckBox>("firstRowNamesCheckBox");
        QVERIFY(names && names->isVisible() && names->isChecked());
        QVERIFY(studio.driver.find("heading_like_textFindingPushButton"));
        const auto press = [&] {
            names->click();
            QTRY_VERIFY(!qobject_cast<DataPage*>(studio.page(Step::Data))->reading());
        };
        press();
        QVERIFY(!names->isChecked());
        QCOMPARE(studio.rows(), 24);
        QVERIFY(!studio.driver.find("heading_like_textFindingPushButton"));
        QVERIFY(!studio.blocker().isEmpty()); // nobody knows yet which column is which
        studio.choose("promptRoleComboBox", "column 1");
        studio.choose("responseRoleComboBox", "column 2");
        QVERIFY2(studio.blocker().isEmpty(), qPrintable(studio.blocker()));
        QCOMPARE(studio.window.state().data().format, std::string("csv_without_names"));
        QCOMPARE(studio.window.state().report()->usable_rows.size(), std::size_t{24});
        names->click(); // two clicks in one breath: the last one counts
        press();
        QVERIFY(!names->isChecked());
        QCOMPARE(studio.rows(), 24);
        press(); // and back
        QVERIFY(names->isChecked());
        QCOMPARE(studio.rows(), 23);
        write(studio.path("rows.jsonl"), questions(25));
        studio.read(studio.path("rows.jsonl"));
        QVERIFY(!names->isVisible());
    }

    // Each category gives its own part, so the page must not round over all rows at once.
    void heldOutRowsAreCountedAsTrainingDoes()
    {
        Studio studio;
        studio.prepare("classify", "bert-tiny");
        QByteArray rows = "text,label\n";
        for (int label = 0; label < 5; ++label)
            for (int i = 0; i < 4; ++i)
                rows += "text " + QByteArray::number(10 * label + i) + ",kind " + QByteArray::number(label) + "\n";
        write(studio.path("kinds.csv"), rows);
        studio.read(studio.path("kinds.csv"));
        const QString words = studio.driver.find<QLabel>("heldOutTextLabel")->text();
        QVERIFY2(words.contains(QStringLiteral("5 rows are held out")), qPrintable(words)); // 2 of 20 otherwise
    }
};

QTEST_MAIN(TestDataPage)
#include "test_data_page.moc"
