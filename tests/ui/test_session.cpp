// SPDX-License-Identifier: GPL-3.0-or-later
// ctest-label: slow
#include "core/base/process.h"
#include "tests/support/shared_data.h"
#include "ui/session/session.h"
#include "ui/studio_state.h"

#include <QApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace luthier;

class TestSession : public QObject {
    Q_OBJECT

    // A project with a tiny model and a few rows, ready to train.
    struct Rig {
        QTemporaryDir folder;
        StudioState state;
        std::unique_ptr<Session> session = std::make_unique<Session>(state);

        explicit Rig(std::int64_t steps)
        {
            const QString rows = folder.filePath(QStringLiteral("rows.jsonl"));
            QFile file(rows);
            if (file.open(QIODevice::WriteOnly))
                for (int i = 0; i < 40; ++i)
                    file.write("{\"prompt\": \"Say " + QByteArray::number(i) + "\", \"response\": \"It is "
                               + QByteArray::number(i) + "\"}\n");
            file.close();
            const auto created = state.createProject(folder.filePath(QStringLiteral("Trial.luthier")).toStdString());
            const std::string model = test::fixture("models/llama-tiny").string();
            const auto summary = inspectModel(model);
            if (!created || !summary)
                qFatal("The project or the model could not be opened.");
            state.setTask("instruct");
            state.setModel(model, *summary);
            state.setData(DataBinding{rows.toStdString(), std::nullopt, "auto", {}}, nullptr);
            state.setMethod("lora");
            state.setParam("train.max_steps", steps);
            state.setParam("train.epochs", std::int64_t(10000));
            state.setParam("train.early_stopping", false);
            QObject::connect(session.get(), &Session::runFailed, [](const QString&, const Error& error) {
                qInfo("The run failed: %s (%s)", error.sentence().c_str(), error.detail.c_str());
            });
        }

        std::string add()
        {
            const auto run = state.project()->addRun(state.recipe(), "trial");
            if (!run)
                qFatal("%s", run.error().sentence().c_str());
            state.refreshRuns();
            return run->id;
        }
        bool idle() const { return session->activity() == Session::Activity::Idle; }
    };

private Q_SLOTS:
    void trainsAndTellsRarely()
    {
        Rig rig(30);
        QSignalSpy activity(rig.session.get(), &Session::activityChanged);
        QSignalSpy stages(rig.session.get(), &Session::stageChanged);
        QSignalSpy progressed(rig.session.get(), &Session::progressed);
        QSignalSpy finished(rig.session.get(), &Session::runFinished);
        const std::string id = rig.add();
        rig.session->startRun(id, Start::Fresh);
        QCOMPARE(rig.session->activity(), Session::Activity::Training);
        QCOMPARE(rig.session->activeRun(), QString::fromStdString(id));
        QTRY_VERIFY_WITH_TIMEOUT(rig.idle(), 120000);
        QCOMPARE(finished.size(), 1);
        QVERIFY(rig.session->activeRun().isEmpty());
        QCOMPARE(activity.size(), 2);
        QVERIFY(stages.size() >= 4);
        // Every step has its loss, though no step sent a signal.
        std::int64_t losses = 0;
        for (const MetricPoint& point : rig.state.metrics(id))
            losses += point.series == "train_loss";
        QCOMPARE(losses, std::int64_t(30));
        QCOMPARE(rig.state.runs().front().state, RunState::Finished);
        // The timer rests with the session.
        progressed.clear();
        QTest::qWait(200);
        QCOMPARE(progressed.size(), 0);
    }

    void pauseHoldsAndStopKeeps()
    {
        Rig rig(100000);
        const std::string id = rig.add();
        QSignalSpy finished(rig.session.get(), &Session::runFinished);
        rig.session->startRun(id, Start::Fresh);
        QTRY_VERIFY_WITH_TIMEOUT(rig.session->step() >= 3, 60000);
        rig.session->pause();
        QCOMPARE(rig.session->activity(), Session::Activity::Paused);
        QTRY_VERIFY_WITH_TIMEOUT(rig.session->waiting(), 20000);
        const auto step = rig.session->step();
        QTest::qWait(200);
        QCOMPARE(rig.session->step(), step);
        rig.session->resume();
        QTRY_VERIFY_WITH_TIMEOUT(rig.session->step() > step, 20000);
        rig.session->pause();
        rig.session->stop(); // must wake what waits
        QCOMPARE(rig.session->activity(), Session::Activity::Stopping);
        QTRY_VERIFY_WITH_TIMEOUT(rig.idle(), 60000);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(rig.state.runs().front().state, RunState::Stopped);
    }

    void askingWhileTrainingIsRefusedWithAReason()
    {
        Rig rig(100000);
        const std::string id = rig.add();
        QVERIFY(rig.session->whyNotAsk().isEmpty());
        QCOMPARE(rig.state.runs().front().state, RunState::Waiting);
        rig.session->startRun(id, Start::Fresh);
        QTRY_COMPARE_WITH_TIMEOUT(rig.state.runs().front().state, RunState::Running, 60000); // the window is told
        QVERIFY(!rig.session->whyNotAsk().isEmpty());
        QSignalSpy refused(rig.session.get(), &Session::askFailed);
        QSignalSpy ended(rig.session.get(), &Session::askEnded);
        rig.session->ask({{QString()}, QStringLiteral("hello"), {}});
        QCOMPARE(refused.size(), 1);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(refused.front()[1].value<Error>().kind, ErrorKind::Busy);
        QCOMPARE(rig.session->activity(), Session::Activity::Training);
        rig.session->stop();
        QTRY_VERIFY_WITH_TIMEOUT(rig.idle(), 60000);
    }

    void baseAndRunAnswerInTurn()
    {
        Rig rig(4);
        const std::string id = rig.add();
        rig.session->startRun(id, Start::Fresh);
        QTRY_VERIFY_WITH_TIMEOUT(rig.idle(), 120000);
        QStringList done;
        connect(rig.session.get(), &Session::answerDone, this, [&](const QString& who) { done << who; });
        QSignalSpy failed(rig.session.get(), &Session::askFailed);
        Session::Question question;
        question.who = {QString(), QString::fromStdString(id)};
        question.text = QStringLiteral("Say 7");
        question.sampling.max_tokens = 8;
        rig.session->ask(question);
        QCOMPARE(rig.session->activity(), Session::Activity::Asking);
        QTRY_VERIFY_WITH_TIMEOUT(rig.idle(), 60000);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed.front()[1].value<Error>().sentence().c_str());
        QCOMPARE(done, question.who);
    }

    void aQuestionThatIsReplacedSendsNothingMore()
    {
        Rig rig(4);
        const std::string id = rig.add();
        rig.session->startRun(id, Start::Fresh);
        QTRY_VERIFY_WITH_TIMEOUT(rig.idle(), 120000);
        QSignalSpy ended(rig.session.get(), &Session::askEnded);
        Session::Question long_one;
        long_one.who = {QString()};
        long_one.text = QStringLiteral("Say");
        long_one.sampling.max_tokens = 60;
        rig.session->ask(long_one);
        rig.session->ask(long_one);
        QTRY_VERIFY_WITH_TIMEOUT(rig.idle(), 60000);
        QTest::qWait(100);
        QCOMPARE(ended.size(), 1); // the first is stale and dropped
    }

    void exportTellsSizeThenWrites()
    {
        Rig rig(4);
        const std::string id = rig.add();
        rig.session->startRun(id, Start::Fresh);
        QTRY_VERIFY_WITH_TIMEOUT(rig.idle(), 120000);
        ExportRequest request;
        request.run_folder = rig.state.runs().front().folder;
        request.exporter = "merged";
        request.out = rig.folder.filePath(QStringLiteral("out")).toStdString();
        QSignalSpy sizes(rig.session.get(), &Session::exportEstimated);
        rig.session->estimateExport(request);
        QTRY_COMPARE_WITH_TIMEOUT(sizes.size(), 1, 30000);
        QVERIFY(sizes.front()[1].toULongLong() > 1000);
        QVERIFY(!fs::exists(request.out));
        QSignalSpy done(rig.session.get(), &Session::exportDone);
        rig.session->exportRun(request);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 60000);
        QVERIFY(done.front()[0].value<ExportReport>().certificate.pass);
        QVERIFY(rig.idle());
    }

    void missingDataFailsWithTheRunsId()
    {
        Rig rig(4);
        const std::string id = rig.add();
        QFile::remove(rig.folder.filePath(QStringLiteral("rows.jsonl")));
        QSignalSpy failed(rig.session.get(), &Session::runFailed);
        rig.session->startRun(id, Start::Fresh);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60000);
        QCOMPARE(failed.front()[0].toString(), QString::fromStdString(id));
        QCOMPARE(failed.front()[1].value<Error>().kind, ErrorKind::NotFound);
        QVERIFY(rig.idle());
        QCOMPARE(rig.state.runs().front().state, RunState::Failed);
    }

    void destroyedWhileTrainingItStopsAndJoins()
    {
        Rig rig(100000);
        const std::string id = rig.add();
        rig.session->startRun(id, Start::Fresh);
        QTRY_VERIFY_WITH_TIMEOUT(rig.session->step() >= 2, 60000);
        rig.session.reset();
        rig.state.refreshRuns();
        QCOMPARE(rig.state.runs().front().state, RunState::Stopped);
        // And what was stopped can be taken up again by another session.
        rig.session = std::make_unique<Session>(rig.state);
        const auto before = rig.state.runs().front().outcome->steps;
        rig.session->startRun(id, Start::Resume);
        QTRY_VERIFY_WITH_TIMEOUT(rig.session->step() > before, 60000);
        rig.session->stop();
        QTRY_VERIFY_WITH_TIMEOUT(rig.idle(), 60000);
    }

    void theWindowsThreadKeepsItsPriority()
    {
        Rig rig(4);
        const std::string id = rig.add();
        rig.session->startRun(id, Start::Fresh);
        QTRY_VERIFY_WITH_TIMEOUT(rig.idle(), 120000);
        QCOMPARE(getpriority(PRIO_PROCESS, 0), 0);
    }
};

int main(int argc, char** argv)
{
    prepareProcess(argc, argv);
    QApplication application(argc, argv);
    TestSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_session.moc"
