// SPDX-License-Identifier: GPL-3.0-or-later
// ctest-label: slow
#include "core/base/process.h"
#include "core/runs/predictor.h"
#include "tests/support/shared_data.h"
#include "tests/support/studio.h"
#include "ui/charts/loss_chart.h"
#include "ui/charts/run_curves.h"
#include "ui/theme.h"
#include "ui/widgets/answer_card.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <cstring>

using namespace luthier;
using test::WindowDriver;
using test::write;

namespace {

// Short rows, for models with a context of 64 tokens.
QByteArray shortRows(const QString& task)
{
    const char* const words[] = {"the parcel is late", "the invoice is wrong", "what is the answer",
                                 "stop the contract"};
    QByteArray rows = task == QLatin1String("classify") ? "text,category\n" : "";
    for (int i = 0; i < 60; ++i) {
        const QByteArray word = words[i % 4];
        const QByteArray number = QByteArray::number(i);
        if (task == QLatin1String("instruct"))
            rows += "{\"prompt\": \"" + word + ' ' + number + "\", \"response\": \"yes, " + number + "\"}\n";
        else if (task == QLatin1String("classify"))
            rows += word + ' ' + number + (i % 4 < 2 ? ",delivery\n" : ",other\n");
        else
            rows += word + " and then " + number + ".\n\n";
    }
    return rows;
}

QString sample(const char* path)
{
    return QString::fromStdString((resourceFolder() / "samples" / path).string());
}

// The first rows only: what is tested is the path, not the result.
QString firstLines(const QString& from, const QString& to, int lines)
{
    QFile in(from), out(to);
    if (!in.open(QIODevice::ReadOnly) || !out.open(QIODevice::WriteOnly))
        return {};
    for (int line = 0; line < lines && !in.atEnd(); ++line)
        out.write(in.readLine());
    return to;
}

} // namespace

class TestWholePath : public QObject {
    Q_OBJECT

    struct Studio {
        QTemporaryDir folder;
        Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
        MainWindow window{settings};
        WindowDriver driver{window};

        Studio()
        {
            window.resize(1280, 800);
            window.show();
            window.activateWindow();
            if (!QTest::qWaitForWindowActive(&window))
                qWarning("The window did not become active.");
        }
        QString path(const QString& name) const { return folder.filePath(name); }
        QString project() const { return path(QStringLiteral("Trial.luthier")); }
    };

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(Theme::Scheme::Light); }

    void everyPage_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("model"); // a starter, or a model of the fixtures
        QTest::newRow("write clauses") << QStringLiteral("instruct") << QStringLiteral("starter:llama");
        QTest::newRow("sort tickets") << QStringLiteral("classify") << QStringLiteral("starter:bert");
        // Every family with every task that it can be tuned for.
        const std::map<std::string, QString> models{{"llama", QStringLiteral("llama-tiny")},
                                                    {"gpt", QStringLiteral("gpt2")},
                                                    {"bert", QStringLiteral("bert-tiny")}};
        for (const EntryInfo* family : entries(Kind::Family)) {
            QVERIFY2(models.contains(family->id), family->id);
            const QString model = models.at(family->id);
            const auto summary = inspectModel(test::modelPath(qPrintable(model)).toStdString());
            QVERIFY(summary);
            for (const EntryInfo* task : entries(Kind::Task))
                if (taskSuits(task->id, summary->spec))
                    QTest::addRow("%s with %s", qPrintable(model), task->id) << QString::fromLatin1(task->id) << model;
        }
    }

    // Goal, model, data, method, train, a second run with the other method, compare, ask, export, open again.
    void everyPage()
    {
        QFETCH(QString, task);
        QFETCH(QString, model);
        const bool starter = model.startsWith(QLatin1String("starter:"));
        const QString question = QStringLiteral("Where is my parcel?");
        Studio studio;
        WindowDriver& at = studio.driver;
        MainWindow& window = studio.window;
        QVERIFY(window.createProject(studio.project()));

        // Goal
        QCOMPARE(at.step(), StudioState::Step::Goal);
        QVERIFY(!at.blocker().isEmpty());
        at.nextStep();
        QCOMPARE(at.step(), StudioState::Step::Goal); // not without an answer
        QVERIFY(at.press(qPrintable(task + QStringLiteral("GoalCard"))));
        QCOMPARE(window.state().task(), task.toStdString());
        at.nextStep();

        // Model
        QCOMPARE(at.step(), StudioState::Step::Model);
        if (starter) {
            QVERIFY(at.press(qPrintable(model + QStringLiteral("ModelCard"))));
        } else {
            answerNextPath(test::modelPath(qPrintable(model)));
            QVERIFY(at.press("chooseModelFolderPushButton"));
        }
        QVERIFY(at.wait([&] { return !window.state().model().empty(); }));
        at.nextStep();

        // Data
        QCOMPARE(at.step(), StudioState::Step::Data);
        const bool sorts = task == QLatin1String("classify");
        const QString data = sorts              ? QStringLiteral("support-tickets/tickets.csv")
            : task == QLatin1String("instruct") ? QStringLiteral("contract-clauses/clauses.jsonl")
                                                : QStringLiteral("texts.txt");
        const QString file = studio.path(QFileInfo(data).fileName());
        if (starter)
            QVERIFY(!firstLines(sample(qPrintable(data)), file, sorts ? 121 : 48).isEmpty());
        else
            write(file, shortRows(task));
        answerNextPath(file);
        QVERIFY(at.press("chooseDataPushButton"));
        QVERIFY(at.wait([&] { return window.state().report() != nullptr; }));
        QVERIFY(at.blocker().isEmpty());
        at.nextStep();

        // Method: the recommended one is chosen already; few steps are set under Adjust.
        QCOMPARE(at.step(), StudioState::Step::Method);
        QVERIFY(!window.state().method().empty());
        QVERIFY(at.press("adjustPushButton"));
        QVERIFY(at.press("moreSettingsPushButton"));
        QVERIFY(at.type("train.max_stepsSpinBox", QStringLiteral("4")));
        at.key(Qt::Key_Tab); // the field takes its value when it is left
        QCOMPARE(window.state().params().integer("train.max_steps"), std::int64_t(4));
        const std::string first_method = window.state().method();
        at.nextStep();

        // Train
        QCOMPARE(at.step(), StudioState::Step::Train);
        train(studio);
        auto* chart = at.find<LossChart>("trainLossChart");
        QVERIFY(chart);
        QTRY_VERIFY(chart->plot() != nullptr);
        QVERIFY(!window.state().metrics(window.state().activeRun()).empty());
        QCOMPARE(window.state().runs().size(), std::size_t(1));
        QVERIFY(window.state().runs().front().outcome);
        QCOMPARE(window.state().runs().front().outcome->steps, std::int64_t(4));

        // Another with the other method
        QVERIFY(at.press("againPushButton"));
        QCOMPARE(at.step(), StudioState::Step::Method);
        const char* second_method = first_method == "lora" ? "full" : "lora";
        QVERIFY(at.press((std::string(second_method) + "MethodCard").c_str()));
        QCOMPARE(window.state().method(), std::string(second_method));
        at.nextStep();
        QCOMPARE(at.step(), StudioState::Step::Train);
        train(studio);
        QCOMPARE(window.state().runs().size(), std::size_t(2));
        at.nextStep();

        compare(studio, task, question);
        if (QTest::currentTestFailed())
            return;
        at.nextStep();
        exportAndOpenAgain(studio, task, question);
    }

    void missingModelSaysWhat()
    {
        Studio studio;
        WindowDriver& at = studio.driver;
        QVERIFY(studio.window.createProject(studio.project()));
        QVERIFY(at.press("instructGoalCard"));
        at.nextStep();
        answerNextPath(studio.path(QStringLiteral("no-such-model")));
        QVERIFY(at.press("chooseModelFolderPushButton"));
        QVERIFY(at.wait([&] { return !at.message().isEmpty(); }));
        QVERIFY(!at.blocker().isEmpty());
        QVERIFY(studio.window.state().model().empty());
        at.nextStep();
        QCOMPARE(at.step(), StudioState::Step::Model);
    }

    void badDataSaysWhere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected"); // in the message or among the findings
        QTest::addColumn<bool>("usable");
        QTest::newRow("empty file") << QStringLiteral("rows.jsonl") << QByteArray() << QStringLiteral("empty") << false;
        QTest::newRow("only broken JSON")
            << QStringLiteral("rows.jsonl") << QByteArray("{\"prompt\": \n{{{\n") << QStringLiteral("line") << false;
        QTest::newRow("one broken line")
            << QStringLiteral("rows.jsonl")
            << QByteArray("{\"prompt\": \"a\", \"response\": \"b\"}\n{\"prompt\": \"c\", \n{\"prompt\": \"d\", "
                          "\"response\": \"e\"}\n")
            << QString() << true;
        QTest::newRow("wrong columns") << QStringLiteral("rows.csv") << QByteArray("colour,size\nred,3\nblue,4\n")
                                       << QStringLiteral("column") << false;
    }

    void badDataSaysWhere()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        QFETCH(bool, usable);
        Studio studio;
        WindowDriver& at = studio.driver;
        QVERIFY(toData(studio));
        write(studio.path(name), bytes);
        answerNextPath(studio.path(name));
        QVERIFY(at.press("chooseDataPushButton"));
        if (usable) {
            QVERIFY(at.wait([&] { return studio.window.state().report() != nullptr; }));
            QCOMPARE(studio.window.state().report()->usable_rows.size(), std::size_t(2));
            QVERIFY(!studio.window.state().report()->findings.empty());
            QVERIFY(at.blocker().isEmpty());
            return;
        }
        // Either the file gave nothing, or its columns wait for a meaning: both are said, and Next stays shut.
        const auto said = [&] { return at.message() + at.blocker(); };
        QVERIFY(at.wait([&] { return said().contains(expected, Qt::CaseInsensitive); }));
        QVERIFY2(!at.blocker().isEmpty(), qPrintable(said()));
        at.nextStep();
        QCOMPARE(at.step(), StudioState::Step::Data);
    }

    void twoStudiosOnOneProject()
    {
        Studio studio;
        {
            Studio maker;
            QVERIFY(maker.window.createProject(studio.project()));
        }
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), studio.project()});
        QVERIFY(other.waitForReadyRead(20000));
        QCOMPARE(other.readLine(), QByteArray("held\n"));
        QVERIFY(!studio.window.openProject(studio.project()));
        QVERIFY(!studio.driver.message().isEmpty());
        QVERIFY(!studio.window.state().hasProject());
        other.closeWriteChannel();
        QVERIFY(other.waitForFinished(20000));
        QVERIFY(studio.window.openProject(studio.project())); // free again
    }

    void spacePausesAndStopKeepsTheBest()
    {
        Studio studio;
        WindowDriver& at = studio.driver;
        MainWindow& window = studio.window;
        QVERIFY(toMethod(studio));
        window.state().setParam("train.epochs", std::int64_t(10000));
        window.state().setParam("train.early_stopping", false);
        at.nextStep();
        QVERIFY(at.press("startPushButton"));
        QVERIFY(at.wait([&] { return window.session().step() >= 2; }));

        at.find<LossChart>("trainLossChart")->setFocus();
        at.key(Qt::Key_Space);
        QCOMPARE(window.session().activity(), Session::Activity::Paused);
        QVERIFY(at.wait([&] { return window.session().waiting(); }));
        const auto paused_at = window.session().step();
        QTest::qWait(300);
        QCOMPARE(window.session().step(), paused_at);
        QVERIFY(!window.session().whyNotAsk().isEmpty());
        at.key(Qt::Key_Space);
        QCOMPARE(window.session().activity(), Session::Activity::Training);
        QVERIFY(at.wait([&] { return window.session().step() > paused_at; }));

        // Closing asks; "keep training" keeps the window and the run.
        answerNextQuestion(1);
        window.close();
        QVERIFY(window.isVisible());
        QVERIFY(window.session().busy());

        QVERIFY(at.press("stopPushButton"));
        QVERIFY(at.waitIdle());
        QCOMPARE(window.state().runs().front().state, RunState::Stopped);
        QCOMPARE(window.state().runs().front().outcome->stopped_by, StopCause::User);
        QVERIFY(at.find("againPushButton"));
        QVERIFY(fs::exists(window.state().runs().front().folder / "best"));
    }

    void closingWhileTrainingSavesAndResumes()
    {
        Studio studio;
        QString id;
        {
            WindowDriver& at = studio.driver;
            QVERIFY(toMethod(studio));
            studio.window.state().setParam("train.max_steps", std::int64_t(400));
            studio.window.state().setParam("train.epochs", std::int64_t(10000));
            at.nextStep();
            QVERIFY(at.press("startPushButton"));
            QVERIFY(at.wait([&] { return studio.window.session().step() >= 2; }));
            id = studio.window.session().activeRun();
            answerNextQuestion(0);
            studio.window.close();
            QVERIFY(at.wait([&] { return !studio.window.isVisible(); }));
            studio.window.state().closeProject();
        }
        MainWindow again(studio.settings);
        again.show();
        QVERIFY(again.openProject(studio.project()));
        QCOMPARE(again.state().runs().size(), std::size_t(1));
        QCOMPARE(again.state().runs().front().state, RunState::Stopped);
        QVERIFY(again.state().runs().front().outcome->steps < 400);
    }

private:
    bool toData(Studio& studio)
    {
        WindowDriver& at = studio.driver;
        if (!studio.window.createProject(studio.project()) || !at.press("instructGoalCard"))
            return false;
        const std::string model = test::fixture("models/llama-tiny").string();
        const auto summary = inspectModel(model);
        if (!summary)
            return false;
        studio.window.state().setModel(model, *summary);
        studio.window.wizard()->goTo(StudioState::Step::Data);
        return at.step() == StudioState::Step::Data;
    }

    bool toMethod(Studio& studio)
    {
        WindowDriver& at = studio.driver;
        if (!toData(studio))
            return false;
        answerNextPath(
            firstLines(sample("contract-clauses/clauses.jsonl"), studio.path(QStringLiteral("clauses.jsonl")), 40));
        if (!at.press("chooseDataPushButton") || !at.wait([&] { return studio.window.state().report() != nullptr; }))
            return false;
        at.nextStep();
        return at.step() == StudioState::Step::Method;
    }

    void train(Studio& studio)
    {
        WindowDriver& at = studio.driver;
        QSignalSpy finished(&studio.window.session(), &Session::runFinished);
        QSignalSpy failed(&studio.window.session(), &Session::runFailed);
        QVERIFY(at.press("startPushButton"));
        QVERIFY(studio.window.session().busy());
        QVERIFY(!at.blocker().isEmpty()); // Next waits
        QVERIFY(at.waitIdle());
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed.front()[1].value<Error>().sentence().c_str());
        QCOMPARE(finished.size(), 1);
        QVERIFY(at.blocker().isEmpty());
        auto* sentence = at.find<QLabel>("stateTextLabel");
        QVERIFY(sentence && !sentence->text().isEmpty());
    }

    void compare(Studio& studio, const QString& task, const QString& question)
    {
        WindowDriver& at = studio.driver;
        QCOMPARE(at.step(), StudioState::Step::Compare);
        auto* measures = at.find<QTableWidget>("measuresTableWidget");
        QVERIFY(measures);
        QCOMPARE(measures->rowCount(), 3); // base and two runs

        // Both runs in, by Space on their rows.
        for (int row = 1; row < 3; ++row) {
            if (measures->item(row, 0)->checkState() == Qt::Checked)
                continue;
            QVERIFY(at.reach(measures));
            measures->setCurrentCell(row, 0);
            QTest::keyClick(measures, Qt::Key_Space);
        }
        QCOMPARE(studio.window.state().comparedRuns().size(), 2);
        QVERIFY(at.reach(measures));
        measures->setCurrentCell(2, 0);
        QTest::keyClick(measures, Qt::Key_Space); // out, and in again: the table is filled anew each time
        QTest::keyClick(measures, Qt::Key_Space);
        QCOMPARE(measures->currentRow(), 2);
        QCOMPARE(studio.window.state().comparedRuns().size(), 2);
        auto* verdict = at.find<QLabel>("verdictTextLabel");
        QTRY_VERIFY2(!verdict->text().isEmpty() && !verdict->text().contains(QStringLiteral("row by row")),
                     qPrintable(verdict->text()));
        auto* differences = at.find<QTableWidget>("differencesTableWidget");
        QVERIFY(differences);
        bool names_method = false;
        for (int row = 0; row < differences->rowCount(); ++row) {
            names_method = names_method || differences->item(row, 0)->toolTip() == QLatin1String("method");
            QVERIFY(differences->item(row, 0)->toolTip() != QLatin1String("train.max_steps")); // the same in both
        }
        QVERIFY(names_method);

        QVERIFY(at.type("questionPlainTextEdit", question));
        QVERIFY(at.press("askPushButton"));
        QVERIFY(at.waitIdle());
        for (const auto& run : studio.window.state().runs()) {
            auto* card = at.find<AnswerCard>((run.id + "AnswerCard").c_str());
            QVERIFY(card);
            if (task == QLatin1String("classify"))
                QVERIFY(!card->text().isEmpty());
        }
        QVERIFY(at.find<AnswerCard>("baseAnswerCard"));
        if (task == QLatin1String("classify")) {
            auto* matrix = at.find<QTableView>("confusionTableView");
            QVERIFY(matrix);
            QVERIFY(matrix->model()->rowCount() > 1);
        }
    }

    void exportAndOpenAgain(Studio& studio, const QString& task, const QString& question)
    {
        WindowDriver& at = studio.driver;
        QCOMPARE(at.step(), StudioState::Step::Export);
        QVERIFY(at.press("mergedExporterCard"));
        const QString out = studio.path(QStringLiteral("taken away"));
        QVERIFY(at.type("exportFolderLineEdit", out));
        QSignalSpy done(&studio.window.session(), &Session::exportDone);
        QSignalSpy failed(&studio.window.session(), &Session::exportFailed);
        QVERIFY(at.press("exportPushButton"));
        QVERIFY(at.wait([&] { return !done.isEmpty() || !failed.isEmpty(); }, 120000));
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed.front()[0].value<Error>().sentence().c_str());
        const auto report = done.front()[0].value<ExportReport>();
        QVERIFY2(report.certificate.pass, report.certificate.verdict.english().c_str());
        QVERIFY(at.find<QLabel>("certificateTextLabel")->isVisible());
        QVERIFY(fs::exists(fs::path(out.toStdString()) / "config.json"));

        // What was written is a model like any other.
        const auto summary = inspectModel(out.toStdString());
        QVERIFY2(summary.has_value(), summary ? "" : summary.error().sentence().c_str());
        PredictorOptions options;
        options.model = out.toStdString();
        auto predictor = Predictor::open(options);
        QVERIFY2(predictor.has_value(), predictor ? "" : predictor.error().sentence().c_str());
        if (task == QLatin1String("classify")) {
            const auto classes = (*predictor)->classify({question.toStdString()});
            QVERIFY(classes.has_value());
            QVERIFY(classes->front().probabilities.size() > 1);
        } else if ((*predictor)->canGenerate()) {
            SamplingOptions few;
            few.max_tokens = 8;
            const auto wrap = task == QLatin1String("instruct") ? Prompt::Wrap::Instruction : Prompt::Wrap::Raw;
            QVERIFY((*predictor)
                        ->generate({question.toStdString(), wrap}, few, nullptr, [](const std::string&) {})
                        .has_value());
        }
        QCOMPARE(studio.window.state().status(StudioState::Step::Compare), StudioState::StepStatus::Done);
        QCOMPARE(studio.window.state().status(StudioState::Step::Export), StudioState::StepStatus::Done);
        // The folder is not empty any more: nothing is written over it.
        QVERIFY(at.type("exportFolderLineEdit", out));
        QVERIFY(!at.find<QPushButton>("exportPushButton")->isEnabled());
        QVERIFY(!at.find<QLabel>("exportReasonTextLabel")->text().isEmpty());
        // The same run in other digits goes to another folder by itself.
        auto* type = at.find<QComboBox>("exportTypeComboBox");
        type->setCurrentIndex(type->findData(QStringLiteral("fp32")));
        Q_EMIT type->activated(type->currentIndex());
        QVERIFY(at.find<QLineEdit>("exportFolderLineEdit")->text() != out);
        QVERIFY(at.wait([&] { return at.find<QPushButton>("exportPushButton")->isEnabled(); }, 20000));
        // Another language builds the pages anew; the proof stays.
        for (const char* language : {"nl", "en"}) {
            StudioWizard* before = studio.window.wizard();
            studio.window.findChild<QAction*>(QString::fromLatin1(language) + QStringLiteral("LanguageAction"))
                ->trigger();
            QTRY_VERIFY(studio.window.wizard() && studio.window.wizard() != before);
            QTRY_VERIFY(studio.window.wizard()->isVisible());
            studio.window.wizard()->goTo(StudioState::Step::Export);
            auto* proof = at.find<QLabel>("certificateTextLabel");
            QVERIFY(proof);
            QVERIFY(proof->text().startsWith(QStringLiteral("✓")));
        }
    }
};

int main(int argc, char** argv)
{
    prepareProcess(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--hold") == 0) {
        // Another studio that has the project open until its input is closed.
        const auto project = Project::open(argv[2], Project::Access::Write);
        std::puts(project ? "held" : project.error().sentence().c_str());
        std::fflush(stdout);
        while (std::getchar() != EOF) { }
        return 0;
    }
    QApplication application(argc, argv);
    TestWholePath test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_whole_path.moc"
