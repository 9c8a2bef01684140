// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

namespace luthier {

enum class Mask { Causal, None };

struct AttentionOptions {
    Mask mask = Mask::Causal;
    std::int64_t window = 0; // a token sees those less than this far away; 0: all
    double scale = 0; // of the scores; 0: 1 / sqrt(head_dim)
    double softcap = 0; // scores become cap · tanh(score / cap); 0: off
};

// q: [T, heads, head_dim]; k, v: [T, kv_heads, head_dim] → [T, heads, head_dim], each sequence of offsets on its own.
// Differentiable. A window costs in proportion to the window, not to the sequence.
at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                     const std::vector<std::int64_t>& offsets, const AttentionOptions& options);

// The newest token of one sequence over everything that it sees: q [1, heads, head_dim]; k, v [seen, kv_heads,
// head_dim], the newest last → [1, heads, head_dim]. For writing; carries no gradient.
at::Tensor attentionOfLast(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                           const AttentionOptions& options);

} // namespace luthier
