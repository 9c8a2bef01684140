// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/methods/method.h"

#include <vector>

namespace luthier {

struct AdamOptions {
    double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
    double weight_decay = 0.01;
    double clip_norm = 1; // 0: off
};

// AdamW (Loshchilov and Hutter 2019, algorithm 2) over fp32 leaves with fp32 moments; the gradients' own norm is
// clipped by one factor inside the fused kernel, so that no gradient is written twice. One thread.
class AdamW {
public:
    AdamW(std::vector<TrainableTensor> trainable, const AdamOptions& options);

    // The gradients' norm over all tensors, before clipping; 0 when there is none. Reads one number from the device.
    double gradientNorm();
    // One update with the gradients that lie in the leaves. norm: from gradientNorm() of this step. Tensors without a
    // gradient are left as they are.
    void step(double learning_rate, double norm);
    void dropGradients(); // sets them to none: the next backward pass hands its own buffers over

    // Moments and step counters by name, for a checkpoint: "NAME.first", "NAME.second", "steps" [n].
    std::vector<NamedTensor> state() const;
    const std::vector<TrainableTensor>& trainable() const { return m_trainable; }

private:
    void update(Decay decay, double learning_rate, const at::Tensor& shrink);

    std::vector<TrainableTensor> m_trainable;
    AdamOptions m_options;
    std::vector<at::Tensor> m_first, m_second; // like the leaf
    at::Tensor m_steps; // [n] fp32: updates that each leaf has had
    // Lists for the fused kernels, kept so that a step allocates nothing.
    std::vector<at::Tensor> m_norms, m_leaves, m_gradients, m_firsts, m_seconds, m_counters;
};

} // namespace luthier
