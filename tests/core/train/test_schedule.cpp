// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/settings.h"

#include <QTest>

#include <cmath>

using namespace luthier;

class TestSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qlonglong>("step");
        QTest::addColumn<qlonglong>("total");
        QTest::addColumn<qlonglong>("warmup");
        QTest::addColumn<double>("factor");
        QTest::newRow("warm-up begins above zero") << "cosine" << 0ll << 100ll << 4ll << 0.2;
        QTest::newRow("warm-up rises evenly") << "linear" << 3ll << 100ll << 4ll << 0.8;
        QTest::newRow("warm-up ends at the top") << "cosine" << 4ll << 100ll << 4ll << 1.0;
        QTest::newRow("no warm-up") << "cosine" << 0ll << 10ll << 0ll << 1.0;
        QTest::newRow("cosine half way") << "cosine" << 52ll << 100ll << 4ll << 0.5;
        QTest::newRow("cosine quarter") << "cosine" << 25ll << 100ll << 0ll << 0.5 * (1 + std::sqrt(0.5));
        QTest::newRow("linear quarter") << "linear" << 25ll << 100ll << 0ll << 0.75;
        QTest::newRow("linear end") << "linear" << 100ll << 100ll << 0ll << 0.0;
        QTest::newRow("cosine beyond the end") << "cosine" << 120ll << 100ll << 0ll << 0.0;
        QTest::newRow("constant stays") << "constant" << 99ll << 100ll << 4ll << 1.0;
        QTest::newRow("constant warms up") << "constant" << 0ll << 100ll << 4ll << 0.2;
        QTest::newRow("all warm-up") << "linear" << 9ll << 10ll << 10ll << 10.0 / 11;
    }

    void values()
    {
        QFETCH(QString, name);
        QFETCH(qlonglong, step);
        QFETCH(qlonglong, total);
        QFETCH(qlonglong, warmup);
        QFETCH(double, factor);
        const double value = scheduleFactor(scheduleFromName(name.toStdString()), step, total, warmup);
        QVERIFY2(std::abs(value - factor) < 1e-12, qPrintable(QString::number(value)));
    }

    void plan_data()
    {
        QTest::addColumn<qlonglong>("rows");
        QTest::addColumn<qlonglong>("batch");
        QTest::addColumn<qlonglong>("epochs");
        QTest::addColumn<qlonglong>("most");
        QTest::addColumn<qlonglong>("per_epoch");
        QTest::addColumn<qlonglong>("every");
        QTest::addColumn<QList<qlonglong>>("evaluated");
        using Steps = QList<qlonglong>;
        QTest::newRow("twice an epoch") << 64ll << 8ll << 2ll << 0ll << 2ll << 0ll << Steps{4, 8, 12, 16};
        QTest::newRow("uneven epoch") << 50ll << 8ll << 2ll << 0ll << 2ll << 0ll << Steps{4, 7, 11, 14};
        QTest::newRow("more checks than steps") << 10ll << 8ll << 2ll << 0ll << 9ll << 0ll << Steps{1, 2, 3, 4};
        QTest::newRow("every so many steps") << 64ll << 8ll << 2ll << 0ll << 2ll << 5ll << Steps{5, 10, 15, 16};
        QTest::newRow("few steps") << 64ll << 8ll << 5ll << 6ll << 2ll << 0ll << Steps{4, 6};
        QTest::newRow("one row") << 1ll << 8ll << 1ll << 0ll << 2ll << 0ll << Steps{1};
    }

    void plan()
    {
        QFETCH(qlonglong, rows);
        QFETCH(qlonglong, batch);
        QFETCH(qlonglong, epochs);
        QFETCH(qlonglong, most);
        QFETCH(qlonglong, per_epoch);
        QFETCH(qlonglong, every);
        QFETCH(QList<qlonglong>, evaluated);
        TrainSettings settings;
        settings.batch_rows = batch;
        settings.epochs = epochs;
        settings.max_steps = most;
        settings.evaluations_per_epoch = per_epoch;
        settings.evaluate_every = every;
        const StepPlan steps = planSteps(rows, settings);
        QCOMPARE(steps.total, std::int64_t{evaluated.back()});
        QList<qlonglong> found;
        for (std::int64_t step = 1; step <= steps.total; ++step) {
            if (steps.evaluatesAfter(step, settings))
                found.push_back(step);
        }
        QCOMPARE(found, evaluated);
        for (std::int64_t step = 0; step <= steps.total; ++step) {
            std::int64_t coming = 0;
            for (const qlonglong at : evaluated)
                coming += at > step ? 1 : 0;
            QCOMPARE(steps.evaluationsAfter(step, settings), coming);
        }
    }
};

QTEST_APPLESS_MAIN(TestSchedule)
#include "test_schedule.moc"
