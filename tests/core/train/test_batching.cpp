// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/batching.h"
#include "core/train/run_data.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace luthier;

namespace {

std::vector<Example> examplesOfLengths(const std::vector<std::size_t>& lengths)
{
    std::vector<Example> examples;
    std::int32_t next = 0;
    for (const std::size_t length : lengths) {
        Example example;
        for (std::size_t i = 0; i < length; ++i)
            example.ids.push_back(next++);
        for (std::size_t i = length / 2; i < length; ++i)
            example.targets.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(1000 + i)});
        examples.push_back(std::move(example));
    }
    return examples;
}

std::vector<std::size_t> drawnLengths(std::size_t count)
{
    RandomStream random(3, "lengths");
    std::vector<std::size_t> lengths;
    for (std::size_t i = 0; i < count; ++i)
        lengths.push_back(1 + random.below(90));
    return lengths;
}

std::vector<std::size_t> allRows(std::size_t count)
{
    std::vector<std::size_t> rows(count);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

} // namespace

class TestBatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowOnceWithinTheBudget_data()
    {
        QTest::addColumn<qlonglong>("budget");
        for (const qlonglong budget : {1ll, 50ll, 90ll, 200ll, 1000ll, 100000ll})
            QTest::addRow("%lld", budget) << budget;
    }

    void everyRowOnceWithinTheBudget()
    {
        QFETCH(qlonglong, budget);
        const std::vector<Example> examples = examplesOfLengths(drawnLengths(200));
        const std::vector<std::size_t> rows = allRows(examples.size());
        const auto batches = packByLength(examples, rows, budget);
        std::multiset<std::size_t> seen;
        std::int64_t total = 0;
        for (const MicroBatch& batch : batches) {
            std::int64_t tokens = 0, targets = 0;
            for (const std::size_t row : batch.rows) {
                seen.insert(row);
                tokens += static_cast<std::int64_t>(examples[row].ids.size());
                targets += static_cast<std::int64_t>(examples[row].targets.size());
            }
            QCOMPARE(batch.tokens, tokens);
            QCOMPARE(batch.targets, targets);
            QVERIFY2(tokens <= budget || batch.rows.size() == 1, "the budget is exceeded");
            total += tokens;
        }
        QCOMPARE(seen, std::multiset<std::size_t>(rows.begin(), rows.end()));
        // Not many more parts than needed: rows of at most 90 tokens leave little room unused.
        if (budget >= 200)
            QVERIFY(static_cast<std::int64_t>(batches.size()) <= 2 * (total / budget) + 2);
        // The same rows in another order give parts with the same lengths.
        std::vector<std::size_t> other = rows;
        RandomStream(1, "x").shuffle(other);
        const auto again = packByLength(examples, other, budget);
        QCOMPARE(again.size(), batches.size());
        for (std::size_t i = 0; i < again.size(); ++i)
            QCOMPARE(again[i].tokens, batches[i].tokens);
    }

    void rowsWithoutTargetsAreLeftOut()
    {
        std::vector<Example> examples = examplesOfLengths({4, 5, 6});
        examples[1].targets.clear();
        const std::vector<std::size_t> rows = allRows(3);
        const auto batches = packByLength(examples, rows, 100);
        QCOMPARE(batches.size(), std::size_t{1});
        QCOMPARE(batches[0].rows, (std::vector<std::size_t>{2, 0}));
        const std::vector<std::size_t> only = {1};
        QVERIFY(packByLength(examples, only, 100).empty());
    }

    void epochsDifferAndRepeat()
    {
        RandomStream first(5, "data_order"), second(5, "data_order"), other(6, "data_order");
        const auto one = epochOrder(50, first);
        QCOMPARE(epochOrder(50, second), one);
        QVERIFY(epochOrder(50, first) != one);
        QVERIFY(epochOrder(50, other) != one);
        std::vector<std::size_t> sorted = one;
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(sorted, allRows(50));
    }

    void layout()
    {
        std::vector<Example> examples = examplesOfLengths({2, 4, 3});
        examples[2].token_types = {0, 1, 1};
        const MicroBatch rows{{1, 2}, 7, 4};
        const LaidOut laid = layOut(examples, rows, at::kCPU);
        QCOMPARE(laid.batch.offsets, (std::vector<std::int64_t>{0, 4, 7}));
        QVERIFY(at::equal(laid.batch.ids, at::tensor({2, 3, 4, 5, 6, 7, 8}, at::kLong)));
        QVERIFY(at::equal(laid.batch.positions, at::tensor({0, 1, 2, 3, 0, 1, 2}, at::kLong)));
        QVERIFY(at::equal(laid.batch.token_types, at::tensor({0, 0, 0, 0, 0, 1, 1}, at::kLong)));
        QVERIFY(at::equal(laid.target_rows, at::tensor({2, 3, 5, 6}, at::kLong)));
        QVERIFY(at::equal(laid.targets, at::tensor({1002, 1003, 1001, 1002}, at::kLong)));
        const LaidOut untyped = layOut(examples, {{0}, 2, 1}, at::kCPU);
        QVERIFY(!untyped.batch.token_types.defined());
    }

    void fillerComesLastAndIsNotLearnt()
    {
        const std::vector<Example> examples = examplesOfLengths({2, 4, 3});
        const MicroBatch rows{{1, 2}, 7, 4};
        const LaidOut plain = layOut(examples, rows, at::kCPU);
        const LaidOut filled = layOut(examples, rows, at::kCPU, 4);
        QCOMPARE(filled.batch.offsets, (std::vector<std::int64_t>{0, 4, 7, 8}));
        QVERIFY(at::equal(filled.batch.ids.narrow(0, 0, 7), plain.batch.ids));
        QVERIFY(at::equal(filled.batch.positions.narrow(0, 0, 7), plain.batch.positions));
        QCOMPARE(filled.batch.positions[7].item<std::int64_t>(), std::int64_t{0});
        QVERIFY(at::equal(filled.target_rows, plain.target_rows));
        QVERIFY(at::equal(filled.targets, plain.targets));
        const MicroBatch whole{{1}, 4, 2};
        QCOMPARE(layOut(examples, whole, at::kCPU, 4).batch.offsets, (std::vector<std::int64_t>{0, 4}));
    }

    void heldOutRows_data()
    {
        QTest::addColumn<QList<int>>("groups"); // size of each label's group; one: no labels
        QTest::addColumn<double>("part");
        QTest::addColumn<QList<int>>("expected"); // held out of each
        using Sizes = QList<int>;
        QTest::newRow("one in ten") << Sizes{100} << 0.1 << Sizes{10};
        QTest::newRow("at least one of four") << Sizes{4} << 0.1 << Sizes{1};
        QTest::newRow("too few rows") << Sizes{3} << 0.1 << Sizes{0};
        QTest::newRow("one row") << Sizes{1} << 0.9 << Sizes{0};
        QTest::newRow("never all") << Sizes{2} << 0.9 << Sizes{1};
        QTest::newRow("nothing wanted") << Sizes{100} << 0.0 << Sizes{0};
        QTest::newRow("of every label") << Sizes{50, 20, 4, 1} << 0.2 << Sizes{10, 4, 1, 0};
    }

    void heldOutRows()
    {
        QFETCH(QList<int>, groups);
        QFETCH(double, part);
        QFETCH(QList<int>, expected);
        std::vector<std::int32_t> labels;
        for (int label = 0; label < groups.size(); ++label)
            labels.insert(labels.end(), static_cast<std::size_t>(groups[label]), label);
        RandomStream(9, "mix").shuffle(labels);
        const auto chosen = heldOut(labels.size(), groups.size() > 1 ? labels : std::vector<std::int32_t>{}, part, 4);
        QVERIFY(std::is_sorted(chosen.begin(), chosen.end()));
        QCOMPARE(std::set<std::size_t>(chosen.begin(), chosen.end()).size(), chosen.size());
        QList<int> counts(groups.size(), 0);
        for (const std::size_t row : chosen)
            ++counts[labels[row]];
        QCOMPARE(counts, expected);
        const std::vector<std::int32_t> again = groups.size() > 1 ? labels : std::vector<std::int32_t>{};
        QCOMPARE(heldOut(labels.size(), again, part, 4), chosen);
        if (chosen.size() > 3)
            QVERIFY(heldOut(labels.size(), again, part, 5) != chosen);
    }
};

QTEST_APPLESS_MAIN(TestBatching)
#include "test_batching.moc"
