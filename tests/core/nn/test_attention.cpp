// SPDX-License-Identifier: GPL-3.0-or-later
// Attention with windows, other scales and capped scores against the formula written out in fp64.
#include "core/nn/attention.h"

#include <ATen/core/grad_mode.h>

#include <QTest>

#include <cmath>
#include <limits>

using namespace luthier;

namespace {

at::Tensor formula(const std::vector<at::Tensor>& in, const std::vector<std::int64_t>& offsets,
                   const AttentionOptions& options)
{
    std::vector<at::Tensor> parts;
    const std::int64_t group = in[0].size(1) / in[1].size(1);
    for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
        const std::int64_t length = offsets[s + 1] - offsets[s];
        const auto slice = [&](const at::Tensor& x) { return x.narrow(0, offsets[s], length).transpose(0, 1); };
        const double scale = options.scale > 0 ? options.scale : 1 / std::sqrt(static_cast<double>(in[0].size(2)));
        at::Tensor scores = at::matmul(slice(in[0]), slice(in[1]).repeat_interleave(group, 0).transpose(1, 2)) * scale;
        if (options.softcap > 0)
            scores = (scores / options.softcap).tanh() * options.softcap;
        const at::Tensor place = at::arange(length, at::kLong);
        const at::Tensor distance = place.unsqueeze(1) - place;
        at::Tensor hidden = at::zeros({length, length}, at::kBool);
        if (options.mask == Mask::Causal)
            hidden = hidden.logical_or(distance.lt(0));
        if (options.window > 0)
            hidden = hidden.logical_or(distance.abs().ge(options.window));
        scores = scores.masked_fill(hidden, -std::numeric_limits<double>::infinity());
        parts.push_back(at::matmul(scores.softmax(-1), slice(in[2]).repeat_interleave(group, 0)).transpose(0, 1));
    }
    return at::cat(parts, 0);
}

double apart(const at::Tensor& ours, const at::Tensor& exact)
{
    // Where a token sees only itself, its query has no gradient at all.
    return ((ours.to(at::kDouble) - exact).abs().max() / exact.abs().max().clamp_min(1)).item<double>();
}

} // namespace

class TestAttention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsTheFormula_data()
    {
        QTest::addColumn<bool>("causal");
        QTest::addColumn<int>("window");
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("cap");
        QTest::addColumn<bool>("bf16");
        for (const bool bf16 : {false, true})
            for (const bool causal : {true, false})
                for (const int window : {0, 1, 7, 70, 400})
                    for (const double cap : {0.0, 1.5}) {
                        const double scale = window == 7 ? 0.3 : 0.0;
                        QTest::addRow("%s window %d cap %.1f %s", causal ? "causal" : "both ways", window, cap,
                                      bf16 ? "bf16" : "fp32")
                            << causal << window << scale << cap << bf16;
                    }
    }
    void equalsTheFormula()
    {
        QFETCH(bool, causal);
        QFETCH(int, window);
        QFETCH(double, scale);
        QFETCH(double, cap);
        QFETCH(bool, bf16);
        at::manual_seed(3);
        const AttentionOptions options{causal ? Mask::Causal : Mask::None, window, scale, cap};
        const std::vector<std::int64_t> offsets{0, 1, 9, 80, 380};
        const at::ScalarType type = bf16 ? at::kBFloat16 : at::kFloat;
        std::vector<at::Tensor> ours, exact;
        for (const std::int64_t heads : {4, 2, 2}) {
            const at::Tensor drawn = at::randn({offsets.back(), heads, 8}).to(type);
            ours.push_back(drawn.clone().set_requires_grad(true));
            exact.push_back(drawn.to(at::kDouble).set_requires_grad(true));
        }
        const at::Tensor weights = at::randn({offsets.back(), 4, 8}).to(type);
        const at::Tensor got = attention(ours[0], ours[1], ours[2], offsets, options);
        const at::Tensor wanted = formula(exact, offsets, options);
        const double tolerance = bf16 ? 2e-2 : 2e-6;
        QVERIFY2(apart(got, wanted) < tolerance, qPrintable(QString::number(apart(got, wanted))));
        (got * weights).sum().backward();
        (wanted * weights.to(at::kDouble)).sum().backward();
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const double off = apart(ours[i].grad(), exact[i].grad());
            QVERIFY2(off < tolerance * 5, qPrintable(QString("gradient %1: %2").arg(i).arg(off)));
        }

        // A token that is written sees what the last row of the sequence sees.
        if (!causal)
            return;
        const at::NoGradGuard no_grad;
        const at::Tensor last =
            attentionOfLast(ours[0].slice(0, 379, 380), ours[1].slice(0, 80, 380), ours[2].slice(0, 80, 380), options);
        QVERIFY(apart(last, wanted.slice(0, 379, 380)) < tolerance * 2);
    }

    // What other devices run is the same formula, composed of ATen's calls: fp64 takes that way on the CPU.
    void composedIsTheSame()
    {
        at::manual_seed(4);
        const std::vector<std::int64_t> offsets{0, 5, 200};
        for (const Mask mask : {Mask::Causal, Mask::None})
            for (const std::int64_t window : {0, 9})
                for (const double cap : {0.0, 2.0}) {
                    const AttentionOptions options{mask, window, 0.4, cap};
                    const std::vector<at::Tensor> in{at::randn({200, 4, 8}, at::kDouble),
                                                     at::randn({200, 2, 8}, at::kDouble),
                                                     at::randn({200, 2, 8}, at::kDouble)};
                    QVERIFY(apart(attention(in[0], in[1], in[2], offsets, options), formula(in, offsets, options))
                            < 1e-12);
                }
    }
};

QTEST_APPLESS_MAIN(TestAttention)
#include "test_attention.moc"
