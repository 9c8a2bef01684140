// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/database.h"
#include "core/project/recording_sink.h"
#include "core/project/train_function.h"
#include "tests/support/child_process.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <stdexcept>

using namespace luthier;
using luthier::test::inChild;

namespace {

Recipe recipe()
{
    Recipe made;
    made.base = "starter:llama";
    made.task = "classify";
    made.method = "lora";
    made.data.train = "/data/tickets.csv";
    return made;
}

Evaluation evaluation(double loss)
{
    Evaluation made;
    made.loss = loss;
    made.metrics = {{"accuracy", 1 - loss / 10}};
    made.confusion = {{3, 1}, {0, 4}};
    made.labels = {"billing", "other"};
    made.targets = 8;
    return made;
}

void tellStep(RunSink& sink, std::int64_t step, double loss)
{
    sink.metric({"train_loss", step, 0, static_cast<double>(step), step * 10, loss});
    sink.metric({"learning_rate", step, 0, static_cast<double>(step), step * 10, 1e-4});
}

RunOutcome outcome(StopCause cause)
{
    RunOutcome made;
    made.stopped_by = cause;
    made.steps = 4;
    made.total_steps = 4;
    made.best_step = 2;
    made.validation_loss = 0.5;
    made.base_validation_loss = 3;
    made.evaluation = evaluation(0.5);
    made.base_evaluation = evaluation(3);
    made.verdict = text("It learnt: {} before, {} after.", 3, 0.5);
    return made;
}

// A training that tells what a real one tells, of steps 1 to 4.
Result<RunOutcome> fakeTraining(const TrainRequest&, RunControl&, RunSink& sink)
{
    sink.stage(RunStage::MeasuringBase);
    sink.evaluation(0, evaluation(3));
    sink.stage(RunStage::Training);
    for (std::int64_t step = 1; step <= 4; ++step) {
        tellStep(sink, step, 4.0 / static_cast<double>(step));
        sink.sample({step, "my card", "billing", step < 3 ? "other \xff" : "billing"});
    }
    sink.evaluation(2, evaluation(0.5));
    sink.evaluation(4, evaluation(0.75));
    sink.checkpoint(4, "checkpoints/step-4");
    sink.log("a line");
    return outcome(StopCause::Finished);
}

QString said(const Error& error)
{
    return QString::fromStdString(error.sentence());
}

std::vector<fs::path> eventFiles(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with("events.out.tfevents."))
            files.push_back(entry.path());
    }
    return files;
}

} // namespace

class TestExecuteRun : public QObject {
    Q_OBJECT

    QTemporaryDir m_temp;
    fs::path m_project;
    fs::path m_run;

    Result<RunOutcome> execute(const TrainFunction& train, Start start = Start::Fresh, const RunListener& listener = {})
    {
        RunControl control;
        return executeRunWith(train, m_project, "0001", start, {}, control, listener);
    }

    RunRecord record() { return *Project::open(m_project, Project::Access::Read)->run("0001"); }

    std::vector<MetricPoint> metrics() { return *Project::open(m_project, Project::Access::Read)->metrics("0001"); }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_project = fs::path(m_temp.path().toStdString()) / fmt::format("{}.luthier", number++);
        m_run = m_project / "runs" / "0001";
        auto project = Project::create(m_project);
        QVERIFY(project);
        const auto run = project->addRun(recipe(), "one");
        QVERIFY2(run.has_value(), run ? "" : run.error().sentence().c_str());
    }

    void recordsEverything()
    {
        std::vector<std::string> heard;
        RunListener listener;
        listener.stage = [&](RunStage stage) { heard.emplace_back(name(stage)); };
        listener.metric = [&](const MetricPoint& point) { heard.push_back(point.series); };
        listener.sample = [&](const Sample& sample) { heard.push_back(sample.input); };
        listener.evaluation = [&](std::int64_t step, const Evaluation&) {
            heard.push_back(fmt::format("eval {}", step));
        };
        listener.log = [&](const std::string& line) { heard.push_back(line); };
        RunState during = RunState::Waiting;
        TrainRequest seen;
        const auto result = execute(
            [&](const TrainRequest& request, RunControl& control, RunSink& sink) {
                seen = request;
                during = record().state;
                return fakeTraining(request, control, sink);
            },
            Start::Fresh, listener);
        QVERIFY2(result.has_value(), result ? "" : result.error().sentence().c_str());
        QCOMPARE(seen.run_folder, m_run);
        QCOMPARE(seen.recipe.task, std::string("classify"));
        QVERIFY(during == RunState::Running);
        QCOMPARE(heard.size(), std::size_t{2 + 8 + 4 + 3 + 1});
        QCOMPARE(heard.front(), std::string("measuring_base"));
        QCOMPARE(heard.back(), std::string("a line"));

        const auto project = Project::open(m_project, Project::Access::Read);
        const auto run = project->run("0001");
        QVERIFY(run->state == RunState::Finished);
        QVERIFY(run->outcome);
        QCOMPARE(run->outcome->best_step, std::int64_t{2});
        QCOMPARE(run->outcome->verdict.english(), std::string("It learnt: 3 before, 0.5 after."));
        QCOMPARE(run->outcome->evaluation.labels.size(), std::size_t{2});
        const auto points = project->metrics("0001");
        QCOMPARE(points->size(), std::size_t{8});
        QCOMPARE(points->back().value, 1.0);
        const auto samples = project->samples("0001");
        QCOMPARE(samples->size(), std::size_t{4});
        QCOMPARE(samples->back().answer, std::string("billing"));
        const auto best = project->evaluation("0001");
        QVERIFY(best);
        QCOMPARE(best->loss, 0.5);
        QCOMPARE(best->confusion.at(0).at(1), std::int64_t{1});
        QCOMPARE(best->metrics.at("accuracy"), 0.95);

        const std::string lines = *readFile(m_run / "samples.jsonl");
        QCOMPARE(std::count(lines.begin(), lines.end(), '\n'), std::ptrdiff_t{4});
        const auto line = parseJson(lines.substr(0, lines.find('\n')), "samples.jsonl");
        QVERIFY(line); // valid although the answer broke off inside a character
        QCOMPARE((*line)["expected"].get<std::string>(), std::string("billing"));
        const std::string log = *readFile(m_run / "log.txt");
        for (const char* part : {"stage training", "a line", "state of step 4 saved", "finished"})
            QVERIFY2(log.find(part) != std::string::npos, part);
        QCOMPARE(eventFiles(m_run).size(), std::size_t{1});
        QVERIFY(fs::file_size(eventFiles(m_run).front()) > 8 * 50);
    }

    void bestSoFarWhileItRuns()
    {
        QVERIFY(execute([&](const TrainRequest&, RunControl&, RunSink& sink) {
            sink.evaluation(1, evaluation(0.9));
            sink.evaluation(2, evaluation(0.6));
            sink.evaluation(3, evaluation(std::numeric_limits<double>::quiet_NaN()));
            const auto project = Project::open(m_project, Project::Access::Read);
            if (project->evaluation("0001")->loss != 0.6)
                throw std::runtime_error("not the best");
            return Result<RunOutcome>(outcome(StopCause::User));
        }));
    }

    void statesAfterTheEnd_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("error");
        QTest::newRow("finished") << "finished"
                                  << "finished"
                                  << "";
        QTest::newRow("early") << "early"
                               << "finished"
                               << "";
        QTest::newRow("user") << "user"
                              << "stopped"
                              << "";
        QTest::newRow("not a number") << "nan"
                                      << "failed"
                                      << "It learnt";
        QTest::newRow("error") << "error"
                               << "failed"
                               << "The file is gone. Look for it.";
        QTest::newRow("stopped early") << "stopped"
                                       << "stopped"
                                       << "";
        QTest::newRow("exception") << "exception"
                                   << "failed"
                                   << "a fault inside the program";
        QTest::newRow("memory") << "memory"
                                << "failed"
                                << "not enough memory";
    }
    void statesAfterTheEnd()
    {
        QFETCH(QString, end);
        QFETCH(QString, state);
        QFETCH(QString, error);
        const auto result = execute([&](const TrainRequest&, RunControl&, RunSink& sink) -> Result<RunOutcome> {
            tellStep(sink, 1, 2.0);
            if (end == "error")
                return fail(ErrorKind::NotFound, text("The file is gone."), {}, text("Look for it."));
            if (end == "stopped")
                return fail(ErrorKind::Stopped, text("Stopped."));
            if (end == "exception")
                throw std::runtime_error("the innermost reason");
            if (end == "memory")
                throw std::bad_alloc();
            return outcome(end == "early"      ? StopCause::EarlyStopping
                               : end == "user" ? StopCause::User
                               : end == "nan"  ? StopCause::NotANumber
                                               : StopCause::Finished);
        });
        const RunRecord run = record();
        QCOMPARE(QString(name(run.state)), state);
        QVERIFY2(QString::fromStdString(run.error).contains(error), run.error.c_str());
        QCOMPARE(run.error.empty(), error.isEmpty());
        QCOMPARE(run.outcome.has_value(), result.has_value());
        QCOMPARE(metrics().size(), std::size_t{2}); // what was told before the end is kept
        QVERIFY(!FileLock::held(m_run / ".lock"));
        if (end == "exception")
            QVERIFY(readFile(m_run / "log.txt")->find("the innermost reason") != std::string::npos);
    }

    void aKillLosesAtMostASecond()
    {
        QVERIFY(!inChild([&] {
            static_cast<void>(execute([](const TrainRequest&, RunControl&, RunSink& sink) {
                sink.stage(RunStage::Training);
                for (std::int64_t step = 1; step <= 5; ++step)
                    tellStep(sink, step, 1.0);
                sink.sample({5, "q", "e", "a"});
                std::this_thread::sleep_for(std::chrono::milliseconds(1300)); // a slow step: nothing more is told
                ::kill(::getpid(), SIGKILL);
                return Result<RunOutcome>(RunOutcome());
            }));
            return true;
        }));
        QVERIFY(record().state == RunState::Interrupted);
        QCOMPARE(metrics().size(), std::size_t{10});
        QCOMPARE(Project::open(m_project, Project::Access::Write)->samples("0001")->size(), std::size_t{1});
        QVERIFY(readFile(m_run / "log.txt")->find("stage training") != std::string::npos);
    }

    void resumesWithoutDoubles()
    {
        const auto until = [](std::int64_t from, std::int64_t to, double loss) {
            return [=](const TrainRequest& request, RunControl&, RunSink& sink) {
                if (request.start == Start::Resume)
                    sink.resumed(from - 1);
                for (std::int64_t step = from; step <= to; ++step) {
                    tellStep(sink, step, loss);
                    sink.sample({step, "q", "e", fmt::format("{}", loss)});
                    sink.evaluation(step, evaluation(loss));
                }
                return Result<RunOutcome>(outcome(StopCause::User));
            };
        };
        QVERIFY(execute(until(1, 9, 2.0)));
        QVERIFY(makeFolder(m_run / "checkpoints" / "step-9"));
        const auto fresh = execute(until(1, 2, 5.0));
        QVERIFY(!fresh);
        QVERIFY(said(fresh.error()).contains("has been trained already"));
        QVERIFY(record().state == RunState::Stopped && record().outcome);

        // Not until the run knows from where it goes on does anything go.
        QVERIFY(!execute([](const TrainRequest&, RunControl&, RunSink&)
                             -> Result<RunOutcome> { return fail(ErrorKind::NotFound, text("The model is gone.")); },
                         Start::Resume));
        QCOMPARE(metrics().size(), std::size_t{18});
        QVERIFY(execute(until(7, 7, 1.0), Start::Resume));
        const auto points = metrics();
        QCOMPARE(points.size(), std::size_t{14}); // steps 1 to 6 kept, 7 anew, 8 and 9 gone
        QCOMPARE(points.back().step, std::int64_t{7});
        QCOMPARE(points.back().value, 1.0);
        QCOMPARE(points[10].step, std::int64_t{6});
        const std::string lines = *readFile(m_run / "samples.jsonl");
        QCOMPARE(std::count(lines.begin(), lines.end(), '\n'), std::ptrdiff_t{7});
        QVERIFY(lines.find("\"answer\":\"1\"") != std::string::npos);
        QCOMPARE(eventFiles(m_run).size(), std::size_t{2});
        QVERIFY(readFile(m_run / "log.txt")->find("stopped") != std::string::npos);
    }

    void aFinishedRunIsNotResumed()
    {
        QVERIFY(execute(fakeTraining));
        bool called = false;
        const auto again = execute(
            [&](const TrainRequest&, RunControl&, RunSink&) {
                called = true;
                return Result<RunOutcome>(RunOutcome());
            },
            Start::Resume);
        QVERIFY(again);
        QVERIFY(!called);
        QCOMPARE(again->best_step, std::int64_t{2});
        QCOMPARE(metrics().size(), std::size_t{8});
    }

    void aFailedStartBeginsAnew()
    {
        QVERIFY(!execute([](const TrainRequest&, RunControl&, RunSink& sink) -> Result<RunOutcome> {
            tellStep(sink, 77, 1.0);
            return fail(ErrorKind::NotFound, text("The file is gone."));
        }));
        QVERIFY(execute(fakeTraining));
        QCOMPARE(metrics().size(), std::size_t{8}); // step 77 is gone
        QCOMPARE(eventFiles(m_run).size(), std::size_t{1});
        QVERIFY(record().error.empty());
    }

    void refusesARunTwice()
    {
        const auto lock = FileLock::acquire(m_run / ".lock");
        const auto second = execute(fakeTraining);
        QVERIFY(!second);
        QVERIFY(second.error().kind == ErrorKind::Busy);
        QVERIFY(said(second.error()).contains("is running already"));
        QVERIFY(record().state == RunState::Waiting);
    }

    void saysWhatIsMissing()
    {
        RunControl control;
        const auto unknown = executeRunWith(fakeTraining, m_project, "0007", Start::Fresh, {}, control, {});
        QVERIFY(said(unknown.error()).contains("There is no run \"0007\""));
        const auto nowhere = executeRunWith(fakeTraining, m_project / "x", "0001", Start::Fresh, {}, control, {});
        QVERIFY(said(nowhere.error()).contains("There is no project"));
        fs::remove(m_run / "recipe.json");
        QVERIFY(said(execute(fakeTraining).error()).contains("recipe.json"));
        fs::remove_all(m_run);
        QVERIFY(said(execute(fakeTraining).error()).contains("folder of the run"));
        QVERIFY(record().state == RunState::Waiting);
    }

    void aStoreThatFailsDoesNotEndTheRun()
    {
        // While another connection holds the store, points wait; they are written once it lets go.
        auto blocker = Database::open(m_project / "project.db", Database::Mode::Write);
        QVERIFY(blocker);
        RunListener listener;
        auto sink = RecordingSink::open(m_project, "0001", Start::Fresh, listener);
        QVERIFY(sink);
        QVERIFY(blocker->run("BEGIN IMMEDIATE"));
        tellStep(**sink, 1, 1.0);
        const auto blocked = (*sink)->flush(); // waits its five seconds
        QVERIFY(!blocked);
        QVERIFY(blocked.error().kind == ErrorKind::Busy);
        QVERIFY(!(*sink)->status());
        QVERIFY(blocker->run("COMMIT"));
        tellStep(**sink, 2, 1.0);
        QVERIFY((*sink)->flush());
        QCOMPARE(metrics().size(), std::size_t{4});
    }
};

QTEST_APPLESS_MAIN(TestExecuteRun)
#include "test_execute_run.moc"
