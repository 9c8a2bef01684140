// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/train_function.h"
#include "tests/support/shared_data.h"
#include "ui/studio_state.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <limits>

using namespace luthier;
using Step = StudioState::Step;
using StepStatus = StudioState::StepStatus;

Q_DECLARE_METATYPE(luthier::StudioState::Step)

namespace {

std::string llama()
{
    return test::fixture("models/llama-tiny").string();
}

std::shared_ptr<const DataReport> reportWith(int rows)
{
    DataReport report;
    report.table.columns = {"prompt", "response"};
    report.columns = {{"prompt", "prompt"}, {"response", "response"}};
    for (int i = 0; i < rows; ++i) {
        report.table.rows.push_back({"q", "a"});
        report.usable_rows.push_back(i);
    }
    return std::make_shared<const DataReport>(std::move(report));
}

MetricPoint point(const char* series, std::int64_t step, double value)
{
    MetricPoint made;
    made.series = series;
    made.step = step;
    made.value = value;
    return made;
}

// A file that is there; what stands in it was reported already.
fs::path rowsFile()
{
    return test::fixture("models/llama-tiny/config.json");
}

} // namespace

class TestState : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;

    fs::path fresh() { return m_folder.filePath(QStringLiteral("P%1.luthier").arg(++m_count)).toStdString(); }

    // Answers goal, model, data and method.
    static void answerAll(StudioState& state)
    {
        state.setTask("instruct");
        state.setModel(llama(), *inspectModel(llama()));
        state.setData(DataBinding{rowsFile(), std::nullopt, "auto", {{"prompt", "prompt"}}}, reportWith(412));
        state.setMethod("lora");
    }

private Q_SLOTS:
    void nothingWithoutAProject()
    {
        StudioState state;
        for (int i = 0; i <= int(Step::Export); ++i) {
            QCOMPARE(state.status(Step(i)), StepStatus::Locked);
            QVERIFY(!state.blocker(Step(i)).isEmpty());
        }
    }

    void stepsOpenOneByOne()
    {
        StudioState state;
        QVERIFY(state.createProject(fresh()));
        struct Answer {
            Step opens;
            std::function<void()> give;
        };
        const Answer answers[] = {
            {Step::Model, [&] { state.setTask("instruct"); }},
            {Step::Data, [&] { state.setModel(llama(), *inspectModel(llama())); }},
            {Step::Method,
             [&] {
                 state.setData(DataBinding{rowsFile(), {}, "auto", {}}, reportWith(412));
             }},
            {Step::Train, [&] { state.setMethod("lora"); }},
        };
        for (const Answer& answer : answers) {
            QCOMPARE(state.status(answer.opens), StepStatus::Locked);
            QVERIFY(!state.blocker(answer.opens).isEmpty());
            answer.give();
            QCOMPARE(state.status(answer.opens), StepStatus::Open);
            QCOMPARE(state.blocker(answer.opens), QString());
            QCOMPARE(state.status(Step(int(answer.opens) - 1)), StepStatus::Done);
            QVERIFY(!state.answer(Step(int(answer.opens) - 1)).isEmpty());
        }
        QVERIFY(state.answer(Step::Data).contains(QStringLiteral("412")));
        QCOMPARE(state.status(Step::Compare), StepStatus::Locked);
        QCOMPARE(state.status(Step::Export), StepStatus::Locked);
    }

    void aFileThatIsGoneIsTold()
    {
        StudioState state;
        QVERIFY(state.createProject(fresh()));
        answerAll(state);
        QCOMPARE(state.status(Step::Data), StepStatus::Done);
        state.setData(DataBinding{"/nowhere/rows.jsonl", {}, "auto", {}}, reportWith(412));
        QCOMPARE(state.status(Step::Data), StepStatus::Stale);
    }

    void unusableRowsKeepTheMethodShut()
    {
        StudioState state;
        QVERIFY(state.createProject(fresh()));
        answerAll(state);
        state.setData(DataBinding{rowsFile(), {}, "auto", {}}, reportWith(0));
        QCOMPARE(state.status(Step::Data), StepStatus::Open);
        QVERIFY(!state.blocker(Step::Method).isEmpty());
    }

    void laterStepsGrowStale()
    {
        StudioState state;
        QVERIFY(state.createProject(fresh()));
        answerAll(state);
        QSignalSpy spy(&state, &StudioState::draftChanged);
        state.setTask("instruct"); // the same answer changes nothing
        QCOMPARE(spy.count(), 0);
        state.setTask("corpus");
        QCOMPARE(spy.count(), 1);
        QCOMPARE(state.status(Step::Goal), StepStatus::Done);
        for (const Step step : {Step::Model, Step::Data, Step::Method})
            QCOMPARE(state.status(step), StepStatus::Stale);
        QVERIFY(!state.report());
        QVERIFY(state.data().map.empty()); // roles belong to a goal
        // Redoing one step settles that one only.
        state.setModel(llama(), *inspectModel(llama()));
        QCOMPARE(state.status(Step::Model), StepStatus::Done);
        QCOMPARE(state.status(Step::Data), StepStatus::Stale);
        state.setMethod("lora");
        QCOMPARE(state.status(Step::Method), StepStatus::Done);
    }

    void projectOpensWhereItWasLeft()
    {
        const fs::path folder = fresh();
        {
            StudioState state;
            QVERIFY(state.createProject(folder));
            answerAll(state);
            state.setParam("lora.rank", std::int64_t{4});
            state.setParam("train.learning_rate", 3e-4);
            state.setParam("train.schedule", std::string("linear"));
        }
        StudioState again;
        QVERIFY(again.openProject(folder));
        QCOMPARE(again.task(), std::string("instruct"));
        QCOMPARE(again.model(), llama());
        QVERIFY(again.modelSummary().has_value());
        QCOMPARE(again.data().train, rowsFile());
        QCOMPARE(again.data().map.at("prompt"), std::string("prompt"));
        QCOMPARE(again.method(), std::string("lora"));
        QCOMPARE(again.params().integer("lora.rank"), std::int64_t{4});
        QCOMPARE(again.params().real("train.learning_rate"), 3e-4);
        QVERIFY(again.answer(Step::Data).contains(QStringLiteral("412")));
        again.clearParam("lora.rank");
        QVERIFY(!again.params().has("lora.rank"));
        again.closeProject();
        QVERIFY(!again.hasProject());
        QVERIFY(again.task().empty());
    }

    void goneModelOpensTheStepAgain()
    {
        const fs::path folder = fresh();
        const fs::path copy = m_folder.filePath(QStringLiteral("model")).toStdString();
        fs::copy(llama(), copy, fs::copy_options::recursive);
        {
            StudioState state;
            QVERIFY(state.createProject(folder));
            answerAll(state);
            state.setModel(copy.string(), *inspectModel(copy.string()));
        }
        fs::remove_all(copy);
        StudioState again;
        QVERIFY(again.openProject(folder));
        QCOMPARE(again.status(Step::Model), StepStatus::Open);
        QVERIFY(!again.blocker(Step::Data).isEmpty());
    }

    void damagedDraftIsNoDisaster()
    {
        const fs::path folder = fresh();
        {
            Result<Project> project = Project::create(folder);
            QVERIFY(project);
            QVERIFY(project->saveDraft(Json{{"task", "levitate"},
                                            {"base", 7},
                                            {"method", nullptr},
                                            {"data", "rows.csv"},
                                            {"params", {{"lora.rank", Json::array()}}},
                                            {"stale", 3}}));
        }
        StudioState state;
        QVERIFY(state.openProject(folder));
        QCOMPARE(state.status(Step::Goal), StepStatus::Open);
        QVERIFY(state.params().values().empty());
    }

    void recipeLeavesOutSettingsOfOtherMethods()
    {
        StudioState state;
        QVERIFY(state.createProject(fresh()));
        answerAll(state);
        state.setParam("lora.rank", std::int64_t{4});
        state.setParam("train.epochs", std::int64_t{2});
        QVERIFY(state.recipe().params.has("lora.rank"));
        state.setMethod("full");
        QVERIFY(!state.recipe().params.has("lora.rank"));
        QVERIFY(state.recipe().params.has("train.epochs"));
        state.setMethod("lora");
        QVERIFY(state.recipe().params.has("lora.rank"));
    }

    void errorsOfProjectsAreHandedOn()
    {
        StudioState state;
        QVERIFY(state.createProject(fresh()));
        const Status missing = state.openProject("/nowhere/at/all.luthier");
        QVERIFY(!missing);
        QVERIFY(!translated(missing.error()).isEmpty());
        QVERIFY(state.hasProject()); // what was open stays open
    }

    void liveMetricsAreNotCountedTwice()
    {
        StudioState state;
        QVERIFY(state.createProject(fresh()));
        answerAll(state);
        const Result<RunRecord> run = state.project()->addRun(state.recipe(), "Trial");
        QVERIFY(run);
        state.refreshRuns();
        QCOMPARE(state.runIndex(run->id), 0);
        QCOMPARE(state.runIndex("9999"), -1);
        QSignalSpy spy(&state, &StudioState::metricsAppended);
        state.appendMetrics(run->id, {point("train_loss", 1, 3), point("train_loss", 2, 2)});
        state.appendMetrics(run->id, {point("train_loss", 2, 2), point("train_loss", 3, 1)});
        state.appendMetrics(run->id, {point("validation_loss", 2, 2.5)});
        state.appendMetrics(run->id, {point("train_loss", 3, 1)}); // nothing new
        QCOMPARE(spy.count(), 3);
        const std::vector<MetricPoint>& points = state.metrics(run->id);
        QCOMPARE(points.size(), std::size_t{4});
        QCOMPARE(points.back().series, std::string("validation_loss"));
    }

    void theStoreFillsWhatTheLiveCurveLost()
    {
        StudioState state;
        const fs::path folder = fresh();
        QVERIFY(state.createProject(folder));
        answerAll(state);
        const Result<RunRecord> run = state.project()->addRun(state.recipe(), "Trial");
        QVERIFY(run);
        state.refreshRuns();
        state.appendMetrics(run->id, {point("train_loss", 7, 3)}); // the window never saw it running
        const auto train = [](const TrainRequest&, RunControl&, RunSink& sink) -> Result<RunOutcome> {
            for (std::int64_t step = 1; step <= 9; ++step)
                sink.metric(point("train_loss", step, 1));
            return RunOutcome{};
        };
        RunControl control;
        QVERIFY(executeRunWith(train, folder, run->id, Start::Fresh, RunOptions{}, control, RunListener{}));
        state.refreshRuns();
        QCOMPARE(state.runs().front().state, RunState::Finished);
        QCOMPARE(state.metrics(run->id).size(), std::size_t{9});
    }

    void whatCanBeResumed_data()
    {
        QTest::addColumn<int>("run_state");
        QTest::addColumn<int>("steps"); // -1: no outcome
        QTest::addColumn<int>("total");
        QTest::addColumn<bool>("expected");
        QTest::newRow("interrupted") << int(RunState::Interrupted) << -1 << 0 << true;
        QTest::newRow("stopped on the way") << int(RunState::Stopped) << 3 << 10 << true;
        QTest::newRow("stopped before the first step") << int(RunState::Stopped) << 0 << 0 << true;
        QTest::newRow("stopped while opening") << int(RunState::Stopped) << -1 << 0 << true;
        QTest::newRow("stopped after the last step") << int(RunState::Stopped) << 10 << 10 << false;
        QTest::newRow("broke off") << int(RunState::Failed) << -1 << 0 << true;
        QTest::newRow("numbers ran away") << int(RunState::Failed) << 3 << 10 << false;
        QTest::newRow("finished") << int(RunState::Finished) << 10 << 10 << false;
        QTest::newRow("ended early by itself") << int(RunState::Finished) << 3 << 10 << false;
        QTest::newRow("running") << int(RunState::Running) << -1 << 0 << false;
        QTest::newRow("waiting") << int(RunState::Waiting) << -1 << 0 << false;
    }

    void whatCanBeResumed()
    {
        QFETCH(int, run_state);
        QFETCH(int, steps);
        QFETCH(int, total);
        QFETCH(bool, expected);
        RunRecord run;
        run.state = RunState(run_state);
        if (steps >= 0) {
            run.outcome.emplace();
            run.outcome->steps = steps;
            run.outcome->total_steps = total;
        }
        QCOMPARE(canResume(run), expected);
    }

    void bestRunIsTheOneWithTheSmallestError_data()
    {
        QTest::addColumn<QList<double>>("losses"); // negative: no held-out rows
        QTest::addColumn<int>("best"); // -1: none
        const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
        QTest::newRow("none") << QList<double>{} << -1;
        QTest::newRow("first is not a number") << QList<double>{nan, 2.0, 1.0} << 2;
        QTest::newRow("first is infinite") << QList<double>{inf, 2.0} << 1;
        QTest::newRow("in the middle") << QList<double>{3.0, 1.0, 2.0} << 1;
        QTest::newRow("not measured") << QList<double>{-1, 2.0} << 1;
        QTest::newRow("nothing measured") << QList<double>{-1, nan} << -1;
        QTest::newRow("equal: the first") << QList<double>{2.0, 2.0} << 0;
    }

    void bestRunIsTheOneWithTheSmallestError()
    {
        QFETCH(QList<double>, losses);
        QFETCH(int, best);
        std::vector<RunRecord> runs;
        for (const double loss : losses) {
            RunRecord run;
            run.state = RunState::Finished;
            run.outcome.emplace();
            run.outcome->validation_rows = loss < 0 ? 0 : 5;
            run.outcome->validation_loss = loss;
            runs.push_back(run);
        }
        const auto same = [](const RunRecord&) { return std::string("same"); };
        const RunRecord* found = bestOf(runs, same);
        QCOMPARE(found ? int(found - runs.data()) : -1, best);
        if (best >= 0) { // one that failed is never the best
            runs[std::size_t(best)].state = RunState::Failed;
            QVERIFY(bestOf(runs, same) != &runs[std::size_t(best)]);
        }
    }

    // A run on other rows, or from another model, is no rival, however small its error.
    void bestRunIsAmongThoseThatCanBeCompared()
    {
        std::vector<RunRecord> runs;
        for (const auto& [trial, loss] : {std::pair{"a", 0.1}, {"b", 2.0}, {"b", 1.0}, {"a", 0.2}, {"b", 3.0}}) {
            RunRecord run;
            run.state = RunState::Finished;
            run.name = trial;
            run.outcome.emplace();
            run.outcome->validation_rows = 5;
            run.outcome->validation_loss = loss;
            runs.push_back(run);
        }
        const auto trial = [](const RunRecord& run) { return run.name; };
        RunRecord broken_off = runs.front(); // before it had settled what it is tried on
        broken_off.name.clear();
        runs.push_back(broken_off);
        QCOMPARE(int(bestOf(runs, trial) - runs.data()), 2);
        runs.resize(4); // now the newest is one of the others
        QCOMPARE(int(bestOf(runs, trial) - runs.data()), 0);
    }

    void sentencesAreFilled()
    {
        QCOMPARE(translated(text("Line {} repeats line {}.", 7, 3)), QStringLiteral("Line 7 repeats line 3."));
        QCOMPARE(translated(text("{} {}", "only one")), QStringLiteral("only one {}"));
        QCOMPARE(translated(""), QString());
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Dutch));
        const QString dutch = translated(text("{} after {} in {}", 0.25, "1.5e-06", "model-1.0.gguf"));
        QLocale::setDefault(before);
        QCOMPARE(dutch, QStringLiteral("0,25 after 1,5e-06 in model-1.0.gguf"));
        const Error error{
            ErrorKind::NotFound, text("There is no “{}”.", "a"), "b.csv, line 2", text("Look again."), {}};
        QCOMPARE(translated(error), QStringLiteral("There is no “a”. (b.csv, line 2) Look again."));
    }
};

QTEST_GUILESS_MAIN(TestState)
#include "test_state.moc"
