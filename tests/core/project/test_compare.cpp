// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/project/compare.h"
#include "core/train/held_out.h"
#include "core/train/run_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace luthier;

namespace {

// A finished run's folder as trainRun leaves it, with the given loss on every held-out row.
fs::path makeRun(const QTemporaryDir& root, const std::string& id, const std::vector<double>& losses,
                 const std::string& method, const std::string& data, const ColumnMap& named = {})
{
    const fs::path folder = fs::path(root.path().toStdString()) / id;
    Recipe recipe;
    recipe.base = "starter:llama";
    recipe.task = "instruct";
    recipe.method = method;
    recipe.data.train = "/data/rows.jsonl";
    recipe.data.map = named;
    fs::create_directories(folder / "best");
    RunFile file;
    file.state = "finished";
    file.data_sha256 = file.held_out_sha256 = data;
    file.data = file.held_out = {"jsonl", {{"prompt", "question"}, {"response", "answer"}}}; // guessed or named
    file.params.set("train.epochs", std::int64_t{3});
    RunOutcome outcome;
    double sum = 0;
    for (const double loss : losses)
        sum += loss;
    outcome.validation_loss = outcome.evaluation.loss = sum / (4.0 * static_cast<double>(losses.size()));
    outcome.base_validation_loss = outcome.base_evaluation.loss = 5;
    file.outcome = outcome;
    HeldOutLosses held_out;
    for (std::size_t i = 0; i < losses.size(); ++i) {
        held_out.rows.push_back(static_cast<std::int64_t>(i));
        held_out.losses.push_back(losses[i]);
        held_out.targets.push_back(4);
    }
    const Status written[] = {writeJson(folder / "recipe.json", toJson(recipe)), file.write(folder),
                              held_out.write(HeldOutLosses::ofBest(folder))};
    for (const Status& status : written)
        if (!status)
            throw std::runtime_error(status.error().sentence());
    return folder;
}

std::vector<double> noisy(double mean, double spread, const char* stream)
{
    RandomStream random(3, stream);
    std::vector<double> losses;
    for (int i = 0; i < 60; ++i)
        losses.push_back(mean + spread * random.normal());
    return losses;
}

} // namespace

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

    void aRunThatHasNotBegunIsAnError()
    {
        const QTemporaryDir root;
        const auto comparison = compareRuns({fs::path(root.path().toStdString()) / "0009"});
        QVERIFY(!comparison);
        QCOMPARE(comparison.error().kind, ErrorKind::NotFound);
    }
};

QTEST_APPLESS_MAIN(TestCompare)
#include "test_compare.moc"
