// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run_folder.h"
#include "ui/language.h"
#include "ui/pages/chance.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace luthier;
using Standing = ChanceOfRuns::Standing;

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
        QCOMPARE(chance.standing(runs), Standing::Unknown);
        QVERIFY(chance.sentences(runs).isEmpty());
        QTRY_COMPARE(known.size(), 1);
        QCOMPARE(chance.standing(runs), Standing::Clear);
        QVERIFY2(chance.sentences(runs).contains(QStringLiteral("“Trial 0001” is better than run “Trial 0002”")),
                 qPrintable(chance.sentences(runs)));
        runs[1].checked = false; // a check mark changes what is said, not what is known
        QCOMPARE(chance.standing(runs), Standing::Clear);
        QVERIFY(chance.sentences(runs).isEmpty());
        QCOMPARE(known.size(), 1);

        // With a single run there is nothing to wait for, and what was known of two no longer counts.
        QCOMPARE(chance.standing({runs[1]}), Standing::Clear);
        QCOMPARE(chance.standing({}), Standing::Clear);
        runs.push_back({&equal, 2, true});
        QCOMPARE(chance.standing(runs), Standing::Unknown);
        QTRY_COMPARE(known.size(), 2);
        QCOMPARE(chance.standing(runs), Standing::Disputed);
    }

    // Asked about others before the answer has come: only the last question is answered.
    void onlyTheLastQuestionIsAnswered()
    {
        const QTemporaryDir root;
        const RunRecord a = record(root, "0001", std::vector<double>(3000, 4.0));
        const RunRecord b = record(root, "0002", std::vector<double>(3000, 4.2));
        const RunRecord c = record(root, "0003", std::vector<double>(3000, 4.0));
        ChanceOfRuns chance;
        QSignalSpy known(&chance, &ChanceOfRuns::known);
        QCOMPARE(chance.standing({{&a, 0, true}, {&b, 1, true}}), Standing::Unknown);
        const std::vector<ListedRun> all{{&a, 0, true}, {&b, 1, true}, {&c, 2, true}};
        QCOMPARE(chance.standing(all), Standing::Unknown);
        QTRY_COMPARE(known.size(), 1);
        QCOMPARE(chance.standing(all), Standing::Disputed);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(known.size(), 1);
    }

    // A run that can no longer be read is no proof that the best is the best.
    void aRunThatHasGoneIsNoProof()
    {
        const QTemporaryDir root;
        const RunRecord a = record(root, "0001", test::noisy(4, 0.5, "a"));
        const RunRecord b = record(root, "0002", test::noisy(8, 0.5, "b"));
        const fs::path away = b.folder.parent_path() / "away";
        fs::rename(b.folder, away);
        ChanceOfRuns chance;
        QSignalSpy known(&chance, &ChanceOfRuns::known);
        const std::vector<ListedRun> runs{{&a, 0, true}, {&b, 1, true}};
        QCOMPARE(chance.standing(runs), Standing::Unknown);
        QTRY_COMPARE(known.size(), 1);
        QCOMPARE(chance.standing(runs), Standing::Unproven);
        QVERIFY2(chance.sentences(runs).contains(QStringLiteral("0002")), qPrintable(chance.sentences(runs)));
        fs::rename(away, b.folder);
        QCOMPARE(chance.standing(runs), Standing::Unproven); // not asked again at every check mark
        chance.retry();
        QCOMPARE(chance.standing(runs), Standing::Unknown);
        QTRY_COMPARE(known.size(), 2);
        QCOMPARE(chance.standing(runs), Standing::Clear);
    }

    // The run with the lower loss over all its rows does worse on those that both were tried on.
    void theBestMayBeWorseOnSharedRows()
    {
        const QTemporaryDir root;
        std::vector<double> losses = test::noisy(8, 0.5, "a");
        losses.resize(240, 1.0);
        const RunRecord a = record(root, "0001", losses);
        const RunRecord b = record(root, "0002", test::noisy(5, 0.5, "b"));
        QVERIFY(a.outcome->validation_loss < b.outcome->validation_loss);
        ChanceOfRuns chance;
        QSignalSpy known(&chance, &ChanceOfRuns::known);
        const std::vector<ListedRun> runs{{&a, 0, true}, {&b, 1, true}};
        QCOMPARE(chance.standing(runs), Standing::Unknown);
        QTRY_COMPARE(known.size(), 1);
        QCOMPARE(chance.standing(runs), Standing::Disputed);
    }
};

QTEST_MAIN(TestChance)
#include "test_chance.moc"
