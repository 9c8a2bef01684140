// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/generate.h"

#include <QTest>

#include <cmath>

using namespace luthier;

class TestSampling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // How often each of four tokens is drawn, worked out by hand.
    void frequencies_data()
    {
        QTest::addColumn<double>("temperature");
        QTest::addColumn<int>("top_k");
        QTest::addColumn<double>("top_p");
        QTest::addColumn<QList<double>>("expected");
        using Parts = QList<double>;
        QTest::newRow("as the model says") << 1.0 << 0 << 1.0 << Parts{0.3, 0.5, 0.05, 0.15};
        QTest::newRow("greedy") << 0.0 << 0 << 1.0 << Parts{0, 1, 0, 0};
        // The squares, summing to 0.365.
        QTest::newRow("half the temperature")
            << 0.5 << 0 << 1.0 << Parts{0.09 / 0.365, 0.25 / 0.365, 0.0025 / 0.365, 0.0225 / 0.365};
        QTest::newRow("two largest") << 1.0 << 2 << 1.0 << Parts{0.375, 0.625, 0, 0};
        QTest::newRow("more than there are") << 1.0 << 9 << 1.0 << Parts{0.3, 0.5, 0.05, 0.15};
        QTest::newRow("seven tenths") << 1.0 << 0 << 0.7 << Parts{0.375, 0.625, 0, 0};
        QTest::newRow("nine tenths") << 1.0 << 0 << 0.9 << Parts{0.3 / 0.95, 0.5 / 0.95, 0, 0.15 / 0.95};
        QTest::newRow("never nothing") << 1.0 << 0 << 0.0 << Parts{0, 1, 0, 0};
        // Of the three largest (0.95), six tenths are 0.57: the two largest.
        QTest::newRow("both") << 1.0 << 3 << 0.6 << Parts{0.375, 0.625, 0, 0};
    }

    void frequencies()
    {
        QFETCH(double, temperature);
        QFETCH(int, top_k);
        QFETCH(double, top_p);
        QFETCH(QList<double>, expected);
        const at::Tensor logits = at::tensor({0.3F, 0.5F, 0.05F, 0.15F}).log();
        SamplingOptions options;
        options.temperature = temperature;
        options.top_k = top_k;
        options.top_p = top_p;
        RandomStream random(11, "sampling");
        constexpr int draws = 20000;
        std::vector<int> counts(4, 0);
        for (int i = 0; i < draws; ++i)
            ++counts[static_cast<std::size_t>(sampleToken(logits, options, random))];
        for (int token = 0; token < 4; ++token) {
            const double part = static_cast<double>(counts[static_cast<std::size_t>(token)]) / draws;
            const double wanted = expected[token];
            const double deviation = std::sqrt(wanted * (1 - wanted) / draws);
            QVERIFY2(std::abs(part - wanted) <= 4.5 * deviation, qPrintable(QString::number(part)));
        }
    }

    void sameSeedSameTokens()
    {
        const at::Tensor logits = at::tensor({0.25F, 0.25F, 0.25F, 0.25F}).log();
        SamplingOptions options;
        options.temperature = 1;
        const auto drawn = [&](std::uint64_t seed) {
            RandomStream random(seed, "sampling");
            std::vector<std::int32_t> ids;
            for (int i = 0; i < 40; ++i)
                ids.push_back(sampleToken(logits, options, random));
            return ids;
        };
        QVERIFY(drawn(1) == drawn(1));
        QVERIFY(drawn(1) != drawn(2));
    }
};

QTEST_APPLESS_MAIN(TestSampling)
#include "test_sampling.moc"
