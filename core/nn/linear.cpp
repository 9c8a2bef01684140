// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/linear.h"

#include "core/nn/ops.h"

namespace luthier {

at::Tensor Linear::base(const at::Tensor& x) const
{
    const bool trained = weight.isTrained() && weight.trained.requires_grad() && at::GradMode::is_enabled();
    if (trained && x.scalar_type() != at::kFloat)
        return trainedLinear(x, weight.trained, weight.as(compute), bias ? bias->value() : at::Tensor());
    const at::Tensor& w = trained ? weight.trained : weight.as(compute);
    if (!bias)
        return at::linear(x, w);
    const bool trained_bias = bias->isTrained() && bias->trained.requires_grad() && at::GradMode::is_enabled();
    return at::linear(x, w, trained_bias ? bias->trained.to(compute) : bias->as(compute));
}

at::Tensor Linear::forward(const at::Tensor& x) const
{
    return adapter && use_adapter ? adapter->forward(*this, x) : base(x);
}

} // namespace luthier
