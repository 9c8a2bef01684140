// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimiser.h"

#include <algorithm>

namespace luthier {

AdamW::AdamW(std::vector<TrainableTensor> trainable, const AdamOptions& options)
    : m_trainable(std::move(trainable)), m_options(options)
{
    const at::NoGradGuard no_gradient;
    for (const TrainableTensor& leaf : m_trainable) {
        m_first.push_back(at::zeros_like(leaf.tensor));
        m_second.push_back(at::zeros_like(leaf.tensor));
    }
    if (!m_trainable.empty())
        m_steps = at::zeros({static_cast<std::int64_t>(m_trainable.size())},
                            m_trainable.front().tensor.options().dtype(at::kFloat).requires_grad(false));
}

double AdamW::gradientNorm()
{
    const at::NoGradGuard no_gradient;
    m_gradients.clear();
    for (const TrainableTensor& leaf : m_trainable) {
        if (leaf.tensor.grad().defined())
            m_gradients.push_back(leaf.tensor.grad());
    }
    if (m_gradients.empty())
        return 0;
    m_norms = at::_foreach_norm(m_gradients, 2);
    return at::linalg_vector_norm(at::stack(m_norms), 2).item<double>();
}

void AdamW::step(double learning_rate, double norm)
{
    const at::NoGradGuard no_gradient;
    if (m_trainable.empty())
        return;
    at::Tensor shrink;
    // The same rule as everywhere: factor clip / (norm + 1e-6), never above 1. The kernel divides by `shrink`.
    if (m_options.clip_norm > 0 && norm + 1e-6 > m_options.clip_norm)
        shrink = at::full({}, (norm + 1e-6) / m_options.clip_norm, m_steps.options());
    update(Decay::Yes, learning_rate, shrink);
    update(Decay::No, learning_rate, shrink);
}

void AdamW::update(Decay decay, double learning_rate, const at::Tensor& shrink)
{
    m_leaves.clear();
    m_gradients.clear();
    m_firsts.clear();
    m_seconds.clear();
    m_counters.clear();
    for (std::size_t i = 0; i < m_trainable.size(); ++i) {
        const TrainableTensor& leaf = m_trainable[i];
        if (leaf.decay != decay || !leaf.tensor.grad().defined())
            continue;
        m_leaves.push_back(leaf.tensor);
        m_gradients.push_back(leaf.tensor.grad());
        m_firsts.push_back(m_first[i]);
        m_seconds.push_back(m_second[i]);
        m_counters.push_back(m_steps.select(0, static_cast<std::int64_t>(i)));
    }
    if (m_leaves.empty())
        return;
    at::_foreach_add_(m_counters, 1); // the fused kernel wants them already counted up
    at::_fused_adamw_(m_leaves, m_gradients, m_firsts, m_seconds, {}, m_counters, learning_rate, m_options.beta1,
                      m_options.beta2, decay == Decay::Yes ? m_options.weight_decay : 0.0, m_options.epsilon, false,
                      false, shrink.defined() ? std::optional<at::Tensor>(shrink) : std::nullopt);
    // The fused kernel does not count its writes, but cached conversions of a weight go by that count.
    for (const at::Tensor& leaf : m_leaves)
        leaf.unsafeGetTensorImpl()->bump_version();
}

void AdamW::dropGradients()
{
    m_gradients.clear();
    for (TrainableTensor& leaf : m_trainable)
        leaf.tensor.mutable_grad().reset();
}

std::vector<NamedTensor> AdamW::state() const
{
    std::vector<NamedTensor> tensors;
    for (std::size_t i = 0; i < m_trainable.size(); ++i) {
        tensors.push_back({m_trainable[i].name + ".first", m_first[i]});
        tensors.push_back({m_trainable[i].name + ".second", m_second[i]});
    }
    if (m_steps.defined())
        tensors.push_back({"steps", m_steps});
    return tensors;
}

} // namespace luthier
