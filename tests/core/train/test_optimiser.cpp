// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimiser.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/autograd/autograd.h>

#include <QTest>

#include <cmath>

using namespace luthier;

namespace {

// AdamW written down from the paper's algorithm 2, in double.
struct Plain {
    std::vector<double> value, first, second;
    int steps = 0;

    void step(const std::vector<double>& gradient, double lr, const AdamOptions& o, double decay, double scale)
    {
        ++steps;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const double g = gradient[i] * scale;
            value[i] -= lr * decay * value[i];
            first[i] = o.beta1 * first[i] + (1 - o.beta1) * g;
            second[i] = o.beta2 * second[i] + (1 - o.beta2) * g * g;
            const double m = first[i] / (1 - std::pow(o.beta1, steps));
            const double v = second[i] / (1 - std::pow(o.beta2, steps));
            value[i] -= lr * m / (std::sqrt(v) + o.epsilon);
        }
    }
};

std::vector<double> numbers(const at::Tensor& tensor)
{
    const at::Tensor flat = tensor.detach().to(at::kDouble).flatten().contiguous();
    return {flat.const_data_ptr<double>(), flat.const_data_ptr<double>() + flat.numel()};
}

} // namespace

class TestOptimiser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheFormula_data()
    {
        QTest::addColumn<double>("decay");
        QTest::addColumn<double>("clip");
        QTest::newRow("plain") << 0.0 << 0.0;
        QTest::newRow("weight decay") << 0.1 << 0.0;
        QTest::newRow("clipped") << 0.1 << 0.5;
        QTest::newRow("clip above the norm") << 0.1 << 1e6;
    }

    void followsTheFormula()
    {
        QFETCH(double, decay);
        QFETCH(double, clip);
        at::Generator random = at::make_generator<at::CPUGeneratorImpl>(7);
        const AdamOptions options{0.9, 0.99, 1e-8, decay, clip};
        std::vector<TrainableTensor> leaves = {
            {"weight", at::randn({37, 5}, random).set_requires_grad(true), Decay::Yes},
            {"bias", at::randn({5}, random).set_requires_grad(true), Decay::No},
        };
        std::vector<Plain> plain;
        for (const TrainableTensor& leaf : leaves) {
            const std::vector<double> start = numbers(leaf.tensor);
            plain.push_back({start, std::vector<double>(start.size()), std::vector<double>(start.size())});
        }
        AdamW optimiser(leaves, options);
        for (int step = 0; step < 20; ++step) {
            double squares = 0;
            std::vector<std::vector<double>> gradients;
            for (TrainableTensor& leaf : leaves) {
                const at::Tensor gradient = at::randn(leaf.tensor.sizes(), random) * (step + 1);
                leaf.tensor.mutable_grad() = gradient;
                gradients.push_back(numbers(gradient));
                for (const double g : gradients.back())
                    squares += g * g;
            }
            const double norm = optimiser.gradientNorm();
            QVERIFY(std::abs(norm - std::sqrt(squares)) < 1e-4 * norm);
            const double lr = 0.01 / (step + 1);
            const double scale = clip > 0 ? std::min(1.0, clip / (norm + 1e-6)) : 1.0;
            optimiser.step(lr, norm);
            optimiser.dropGradients();
            for (std::size_t i = 0; i < leaves.size(); ++i) {
                plain[i].step(gradients[i], lr, options, leaves[i].decay == Decay::Yes ? decay : 0, scale);
                QVERIFY(!leaves[i].tensor.grad().defined());
                const std::vector<double> now = numbers(leaves[i].tensor);
                for (std::size_t k = 0; k < now.size(); ++k)
                    QVERIFY2(
                        std::abs(now[k] - plain[i].value[k]) < 2e-6,
                        qPrintable(QString("step %1, %2 against %3").arg(step).arg(now[k]).arg(plain[i].value[k])));
            }
        }
    }

    // Cached conversions of a weight are told from stale ones by its version.
    void stepCountsAsAChange()
    {
        TrainableTensor leaf{"weight", at::ones({3}).set_requires_grad(true), Decay::Yes};
        AdamW optimiser({leaf}, {});
        leaf.tensor.mutable_grad() = at::ones({3});
        const auto before = leaf.tensor._version();
        optimiser.step(0.1, optimiser.gradientNorm());
        QVERIFY(leaf.tensor._version() > before);
    }

    void tensorsWithoutGradientStay()
    {
        TrainableTensor used{"used", at::ones({3}).set_requires_grad(true), Decay::Yes};
        TrainableTensor idle{"idle", at::ones({3}).set_requires_grad(true), Decay::Yes};
        AdamW optimiser({used, idle}, {.weight_decay = 0.5});
        for (int step = 0; step < 3; ++step) {
            used.tensor.mutable_grad() = at::full({3}, 2.0);
            optimiser.step(0.1, optimiser.gradientNorm());
        }
        QVERIFY(at::equal(idle.tensor.detach(), at::ones({3})));
        QVERIFY(!at::equal(used.tensor.detach(), at::ones({3})));
        for (const NamedTensor& tensor : optimiser.state()) {
            if (tensor.name == "steps")
                QVERIFY(at::equal(tensor.tensor, at::tensor({3.0f, 0.0f})));
        }
    }

    void noGradientAtAll()
    {
        TrainableTensor leaf{"weight", at::ones({3}).set_requires_grad(true), Decay::Yes};
        AdamW optimiser({leaf}, {});
        QCOMPARE(optimiser.gradientNorm(), 0.0);
        optimiser.step(0.1, 0);
        QVERIFY(at::equal(leaf.tensor.detach(), at::ones({3})));
    }
};

QTEST_APPLESS_MAIN(TestOptimiser)
#include "test_optimiser.moc"
