// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run_folder.h"
#include "ui/language.h"
#include "ui/pages/chance.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace luthier;
using Best = ChanceOfRuns::Best;

namespace {

RunRecord record(const QTemporaryDir& root, const char* id, const std::vector<double>& losses)
{
    RunRecord run;
    run.id = id;
    run.name = std::string("Trial ") + id;
    run.folder = test::makeRun(root, id, losses, "lora", "same");
    run.outcome = RunFile::read(run.folder)->outcome;
    run.outcome->validation_rows = std::int64_t(losses.size());
    return run;
}

} // namespace

class TestChance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLanguage(QStringLiteral("en")); }

    void nothingIsSaidBeforeItIsKnown()
    {
        const QTemporaryDir root;
        const RunRecord better = record(root, "0001", test::noisy(4, 0.5, "a"));
        const RunRecord worse = record(root, "0002", test::noisy(8, 0.5, "b"));
        const RunRecord equal = record(root, "0003", test::noisy(4, 0.5, "c"));
        std::vector<ListedRun> runs{{&better, 0, true}, {&worse, 1, true}};
        ChanceOfRuns chance;
        QSignalSpy known(&chance, &ChanceOfRuns::known);
        QCOMPARE(chance.best(runs), Best::Unknown);
        QVERIFY(chance.sentences(runs).isEmpty());
        QTRY_COMPARE(known.size(), 1);
        QCOMPARE(chance.best(runs), Best::Clear);
        QVERIFY2(chance.sentences(runs).contains(QStringLiteral("“Trial 0001” is better than run “Trial 0002”")),
                 qPrintable(chance.sentences(runs)));
        runs[1].checked = false; // a check mark changes what is said, not what is known
        QCOMPARE(chance.best(runs), Best::Clear);
        QVERIFY(chance.sentences(runs).isEmpty());
        QCOMPARE(known.size(), 1);

        // Another run: what was known of the others no longer counts.
        runs.push_back({&equal, 2, true});
        QCOMPARE(chance.best(runs), Best::Unknown);
        QTRY_COMPARE(known.size(), 2);
        QCOMPARE(chance.best(runs), Best::Disputed);
    }

    void noRunsAreNoQuestion()
    {
        ChanceOfRuns chance;
        QCOMPARE(chance.best({}), Best::Clear);
    }

    // Twenty thousand held-out rows take a third of a second a run; the window must not wait for them.
    void manyRowsDoNotHoldUpTheWindow()
    {
        const QTemporaryDir root;
        std::vector<double> first(20000, 4.0), second(20000, 4.2);
        const RunRecord a = record(root, "0001", first), b = record(root, "0002", second);
        const std::vector<ListedRun> runs{{&a, 0, true}, {&b, 1, true}};
        ChanceOfRuns chance;
        QSignalSpy known(&chance, &ChanceOfRuns::known);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(chance.best(runs), Best::Unknown);
        const qint64 asked = timer.nsecsElapsed();
        QTRY_COMPARE_WITH_TIMEOUT(known.size(), 1, 60000);
        const qint64 answered = timer.nsecsElapsed();
        QVERIFY2(asked * 5 < answered,
                 qPrintable(QStringLiteral("%1 of %2 ms").arg(double(asked) / 1e6).arg(double(answered) / 1e6)));
        qInfo("asked in %.2f ms, worked out in %.0f ms", double(asked) / 1e6, double(answered) / 1e6);
        QCOMPARE(chance.best(runs), Best::Clear);
    }
};

QTEST_MAIN(TestChance)
#include "test_chance.moc"
