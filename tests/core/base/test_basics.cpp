// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/metric_buffer.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/run_control.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <thread>

using namespace luthier;

class TestBasics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillsPatterns_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("filled");
        QTest::newRow("plain") << "No holes." << QStringList{} << "No holes.";
        QTest::newRow("two") << "{} of {}" << QStringList{"1", "2"} << "1 of 2";
        QTest::newRow("missing") << "{} of {}" << QStringList{"1"} << "1 of {}";
        QTest::newRow("spare") << "{}" << QStringList{"1", "2"} << "1";
        QTest::newRow("holes in arguments") << "{} {}" << QStringList{"{}", "x"} << "{} x";
        QTest::newRow("lone braces") << "{ } }{" << QStringList{"1"} << "{ } }{";
    }
    void fillsPatterns()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, arguments);
        QFETCH(QString, filled);
        std::vector<std::string> words;
        for (const QString& argument : arguments)
            words.push_back(argument.toStdString());
        QCOMPARE(QString::fromStdString(fillPattern(pattern.toStdString(), words)), filled);
    }

    void errorsBecomeOneSentence()
    {
        const Error full{
            ErrorKind::Damaged, text("The row has {} fields.", 3), "a.csv, line 2", text("Check the commas."), {}};
        QCOMPARE(full.sentence(), std::string("The row has 3 fields (a.csv, line 2). Check the commas."));
        const Error bare{ErrorKind::Failed, text("It failed."), {}, {}, {}};
        QCOMPARE(bare.sentence(), std::string("It failed."));
        QCOMPARE(std::string(name(ErrorKind::NoSpace)), std::string("no_space"));
    }

    void stopsAndPauses()
    {
        RunControl control;
        QVERIFY(control.proceed());
        control.pause();
        bool went_on = false;
        std::thread worker([&] { went_on = control.proceed(); });
        QTRY_VERIFY(control.waiting());
        control.resume();
        worker.join();
        QVERIFY(went_on);

        control.pause();
        bool stopped = false;
        std::thread paused([&] { stopped = !control.proceed(); });
        QTRY_VERIFY(control.waiting());
        control.requestStop(); // a paused run must be stoppable
        paused.join();
        QVERIFY(stopped);
        QVERIFY(control.stopRequested() && !control.proceed());
    }

    void dropsTheOldestPoints()
    {
        MetricBuffer buffer(4);
        for (int i = 0; i < 10; ++i)
            buffer.push({"loss", i, 0, 0, 0, 0});
        const std::size_t dropped = buffer.dropped();
        const auto points = buffer.drain();
        QVERIFY(points.size() <= 4);
        QCOMPARE(points.size() + dropped, std::size_t{10});
        QCOMPARE(points.back().step, std::int64_t{9});
        QVERIFY(
            std::is_sorted(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.step < b.step; }));
        QVERIFY(buffer.drain().empty());
    }

    void drawsTheSameNumbers()
    {
        RandomStream first(1, "data_order");
        RandomStream same(1, "data_order");
        RandomStream other(1, "mask");
        RandomStream seed(2, "data_order");
        const std::uint64_t value = first.next();
        QCOMPARE(same.next(), value);
        QVERIFY(other.next() != value);
        QVERIFY(seed.next() != value);
        const auto state = first.state();
        const std::uint64_t next = first.next();
        same.restore(state);
        QCOMPARE(same.next(), next);
    }

    void drawsFairly()
    {
        RandomStream random(7, "fair");
        std::array<int, 5> counts{};
        double sum = 0;
        double squares = 0;
        constexpr int draws = 50'000;
        for (int i = 0; i < draws; ++i) {
            const double uniform = random.uniform();
            QVERIFY(uniform >= 0 && uniform < 1);
            ++counts[static_cast<std::size_t>(random.below(5))];
            const double normal = random.normal();
            sum += normal;
            squares += normal * normal;
        }
        for (const int count : counts)
            QVERIFY(std::abs(count - draws / 5) < 500); // more than five standard deviations
        QVERIFY(std::abs(sum / draws) < 0.03);
        QVERIFY(std::abs(squares / draws - 1) < 0.05);

        std::vector<int> items(100);
        std::iota(items.begin(), items.end(), 0);
        auto shuffled = items;
        random.shuffle(shuffled);
        QVERIFY(shuffled != items);
        std::sort(shuffled.begin(), shuffled.end());
        QVERIFY(shuffled == items);
    }
};

QTEST_APPLESS_MAIN(TestBasics)
#include "test_basics.moc"
