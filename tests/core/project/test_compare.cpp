// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/compare.h"
#include "tests/support/run_folder.h"

#include <QTest>

using namespace luthier;
using test::makeRun;
using test::noisy;

class TestCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClearDifferenceIsSignificant()
    {
        const QTemporaryDir root;
        const fs::path a = makeRun(root, "0001", noisy(4, 0.5, "a"), "lora", "same");
        const fs::path b = makeRun(root, "0002", noisy(8, 0.5, "b"), "full", "same");
        const auto comparison = compareRuns({a, b});
        QVERIFY(comparison);
        QCOMPARE(comparison->differences.size(), std::size_t{1});
        const RunDifference& d = comparison->differences[0];
        QCOMPARE(QString::fromStdString(d.better), QString("0001"));
        QCOMPARE(d.rows, std::int64_t{60});
        QVERIFY(std::abs(d.difference - 1.0) < 0.1); // (8 - 4) / 4 targets
        QVERIFY(d.low > 0.8 && d.low < d.difference && d.difference < d.high && d.high < 1.2);
        QVERIFY(d.significant);
        const std::vector<std::string> expected{"method"};
        QVERIFY(comparison->differing == expected);
    }

    void noiseIsNot()
    {
        const QTemporaryDir root;
        const fs::path a = makeRun(root, "0001", noisy(4, 2, "a"), "lora", "same");
        const fs::path b = makeRun(root, "0002", noisy(4, 2, "b"), "lora", "same");
        const auto comparison = compareRuns({a, b});
        QVERIFY(comparison);
        QVERIFY(!comparison->differences[0].significant);
        QVERIFY(comparison->differences[0].low <= 0 && comparison->differences[0].high >= 0);
        QVERIFY(comparison->differing.empty());
    }

    // A small but steady gain on every row is no chance, though the rows themselves differ much more.
    void rowsArePaired()
    {
        const QTemporaryDir root;
        std::vector<double> first = noisy(6, 2, "a");
        std::vector<double> second = first;
        for (double& loss : second)
            loss += 0.1;
        const auto comparison =
            compareRuns({makeRun(root, "0001", second, "lora", "same"), makeRun(root, "0002", first, "lora", "same")});
        QVERIFY(comparison);
        QCOMPARE(QString::fromStdString(comparison->differences[0].better), QString("0002"));
        QVERIFY(comparison->differences[0].significant);
    }

    // Columns that one recipe names and the other lets be found are the same columns.
    void namedAndFoundColumnsAreTheSame()
    {
        const QTemporaryDir root;
        const auto comparison =
            compareRuns({makeRun(root, "0001", noisy(4, 0.5, "a"), "lora", "same"),
                         makeRun(root, "0002", noisy(8, 0.5, "b"), "lora", "same",
                                 {{"prompt", "question"}, {"response", "answer"}, {"system", ""}})});
        QVERIFY(comparison);
        QCOMPARE(comparison->differences[0].rows, std::int64_t{60});
        QVERIFY(comparison->differing.empty());
    }

    void otherDataIsNotCompared()
    {
        const QTemporaryDir root;
        const auto comparison = compareRuns({makeRun(root, "0001", noisy(4, 1, "a"), "lora", "one"),
                                             makeRun(root, "0002", noisy(8, 1, "b"), "lora", "another")});
        QVERIFY(comparison);
        QCOMPARE(comparison->differences[0].rows, std::int64_t{0});
        QVERIFY(!comparison->differences[0].significant);
    }

    // Losses are per token, and another model may have other tokens.
    void otherModelsAreNotCompared()
    {
        const QTemporaryDir root;
        const fs::path a = makeRun(root, "0001", noisy(4, 0.5, "a"), "lora", "same");
        const fs::path b = makeRun(root, "0002", noisy(8, 0.5, "b"), "lora", "same");
        auto file = RunFile::read(b);
        QVERIFY(file);
        file->base_fingerprint = "another";
        QVERIFY(file->write(b));
        const auto comparison = compareRuns({a, b});
        QVERIFY(comparison);
        QCOMPARE(comparison->differences[0].rows, std::int64_t{0});
        QVERIFY(!comparison->differences[0].significant);
        QVERIFY(comparison->differences[0].verdict.english().find("different models") != std::string::npos);
    }

    // What is gone, or is another run's, is told of, and no verdict is built on it.
    void damagedLossesAreToldOf()
    {
        const QTemporaryDir root;
        const fs::path a = makeRun(root, "0001", noisy(4, 0.5, "a"), "lora", "same");
        const fs::path b = makeRun(root, "0002", noisy(8, 0.5, "b"), "lora", "same");
        fs::copy_file(HeldOutLosses::ofBest(a), HeldOutLosses::ofBest(b), fs::copy_options::overwrite_existing);
        for (const bool gone : {false, true}) {
            if (gone)
                fs::remove(HeldOutLosses::ofBest(b));
            const auto comparison = compareRuns({a, b});
            QVERIFY(comparison);
            QCOMPARE(comparison->differences[0].rows, std::int64_t{0});
            QVERIFY(!comparison->differences[0].significant);
            QVERIFY(comparison->differences[0].verdict.english().find("run 0002") != std::string::npos);
            QVERIFY(comparison->differences[0].verdict.english().find("missing or damaged") != std::string::npos);
        }
    }

    // However steady the gain on five rows is, it may be chance; on six it is not.
    void fewRowsProveNothing()
    {
        const QTemporaryDir root;
        for (const std::size_t rows : {std::size_t{1}, std::size_t{5}, std::size_t{6}}) {
            const auto comparison = compareRuns({makeRun(root, "0001", std::vector<double>(rows, 4), "lora", "same"),
                                                 makeRun(root, "0002", std::vector<double>(rows, 8), "full", "same")});
            QVERIFY(comparison);
            QCOMPARE(comparison->differences[0].rows, std::int64_t(rows));
            QCOMPARE(comparison->differences[0].significant, rows == 6);
        }
    }

    // Another seed holds other rows out: two such means cannot be set beside each other.
    void anotherSplitIsAnotherTrial()
    {
        const QTemporaryDir root;
        const fs::path a = makeRun(root, "0001", noisy(4, 1, "a"), "lora", "same");
        const fs::path b = makeRun(root, "0002", noisy(4, 1, "b"), "full", "same");
        QVERIFY(!trialOf(a).on.empty());
        QCOMPARE(trialOf(a).on, trialOf(b).on);
        QCOMPARE(trialOf(a).columns.at("response"), std::string("answer"));
        auto file = RunFile::read(b);
        QVERIFY(file);
        file->params.set("split.seed", std::int64_t{2});
        QVERIFY(file->write(b));
        QVERIFY(trialOf(a).on != trialOf(b).on);
    }

    void itCanBeStopped()
    {
        const QTemporaryDir root;
        // Ten thousand rows, two thousand times: more than a second, were it not for the control.
        const fs::path a = makeRun(root, "0001", std::vector<double>(10'000, 4.0), "lora", "same");
        const fs::path b = makeRun(root, "0002", std::vector<double>(10'000, 4.2), "full", "same");
        RunControl control;
        control.requestStop();
        const auto first = HeldOutLosses::read(HeldOutLosses::ofBest(a));
        const auto second = HeldOutLosses::read(HeldOutLosses::ofBest(b));
        QVERIFY(first && second);
        QCOMPARE(lossDifference(*first, *second, &control).high, 0.0); // not one set of rows was drawn
        const auto comparison = compareRuns({a, b}, &control);
        QVERIFY(!comparison);
        QCOMPARE(comparison.error().kind, ErrorKind::Stopped);
    }

    void aRunThatHasNotBegunIsAnError()
    {
        const QTemporaryDir root;
        const fs::path missing = fs::path(root.path().toStdString()) / "0009";
        const auto comparison = compareRuns({missing});
        QVERIFY(!comparison);
        QCOMPARE(comparison.error().kind, ErrorKind::NotFound);
        QVERIFY(trialOf(missing).on.empty());
    }
};

QTEST_APPLESS_MAIN(TestCompare)
#include "test_compare.moc"
