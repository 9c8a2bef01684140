// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels.h"
#include "core/runs/self_test.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace luthier;

class TestKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Norm, gated activation, rotary positions and attention with their gradients, fp32 and bf16, against fp64.
    void selfTestPasses()
    {
        const auto report = selfTest();
        QVERIFY(report);
        QVERIFY(report->cases.size() >= 20);
        for (const SelfTestCase& one : report->cases)
            QVERIFY2(one.pass(), qPrintable(QString("%1: %2").arg(one.what.c_str()).arg(one.difference)));
    }

    void crossEntropyAgainstDouble_data()
    {
        QTest::addColumn<int>("n");
        for (const int n : {1, 2, 7, 31, 32, 33, 64, 255, 256, 257, 1000, 4099})
            QTest::addRow("%d", n) << n;
    }
    void crossEntropyAgainstDouble()
    {
        QFETCH(int, n);
        for (const int target : {0, n / 2, n - 1}) {
            std::vector<float> logits(static_cast<std::size_t>(n));
            for (std::size_t i = 0; i < logits.size(); ++i)
                logits[i] = static_cast<float>(12 * std::sin(0.7 * static_cast<double>(i) + 0.3));
            std::vector<float> gradient = logits;
            const std::size_t best =
                static_cast<std::size_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
            double sum = 0;
            for (const float value : logits)
                sum += std::exp(static_cast<double>(value) - logits[best]);
            const double wanted = std::log(sum) + logits[best] - logits[static_cast<std::size_t>(target)];
            const kernels::RowLoss row = kernels::crossEntropy(gradient.data(), n, target, true);
            QVERIFY(std::abs(row.loss - wanted) < 1e-5 * std::max(1.0, wanted));
            QCOMPARE(static_cast<std::size_t>(row.prediction), best);
            for (std::size_t i = 0; i < logits.size(); ++i) {
                const double p = std::exp(static_cast<double>(logits[i]) - logits[best]) / sum
                    - (static_cast<int>(i) == target ? 1 : 0);
                QVERIFY(std::abs(gradient[i] - p) < 1e-6);
            }
            QVERIFY(kernels::crossEntropy(logits.data(), n, target, false).loss == row.loss);
        }
    }

    // The first of equal largest values wins, as argmax of the references.
    void tiesGoToTheFirst()
    {
        std::vector<float> logits(600, 1.0F);
        logits[300] = logits[599] = 2.0F;
        QCOMPARE(kernels::crossEntropy(logits.data(), 600, 0, false).prediction, 300);
    }

    // A run must notice a loss that is not a number.
    void notANumberStaysOne()
    {
        std::vector<float> logits(40, 1.0F);
        logits[7] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(std::isnan(kernels::crossEntropy(logits.data(), 40, 3, true).loss));
        std::vector<float> gate{std::numeric_limits<float>::quiet_NaN()}, up{1.0F}, y{0.0F};
        kernels::gatedSilu(gate.data(), up.data(), y.data(), 1);
        QVERIFY(std::isnan(y[0]));
    }

    void farApartLogitsDoNotOverflow()
    {
        std::vector<float> logits{-3e38F, 0.0F, 80.0F, 3e4F};
        QCOMPARE(kernels::crossEntropy(logits.data(), 4, 3, true).loss, 0.0F);
        QVERIFY(std::isfinite(logits[0]) && std::isfinite(logits[3]));
    }
};

QTEST_APPLESS_MAIN(TestKernels)
#include "test_kernels.moc"
