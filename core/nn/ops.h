// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

namespace luthier {

// Differentiable operations of the network. On the CPU they run the fused kernels of kernels.h; elsewhere the same
// formulas composed of ATen operations. T tokens.

// x: [T, hidden], weight: [hidden] → [T, hidden]. Statistics in fp32.
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double epsilon);
at::Tensor layerNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, double epsilon);

// x: [T, heads · head_dim], positions: [T], cos and sin: [context, head_dim / 2] fp32 → the rotated x (x itself is
// reused).
at::Tensor rotary(at::Tensor x, const at::Tensor& positions, const at::Tensor& cos, const at::Tensor& sin,
                  std::int64_t head_dim);

// silu(gate) · up, both [T, intermediate].
at::Tensor gatedSilu(const at::Tensor& gate, const at::Tensor& up);

enum class Mask { Causal, None };
// q: [T, heads, head_dim]; k, v: [T, kv_heads, head_dim] → [T, heads, head_dim], each sequence of offsets on its own.
at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                     const std::vector<std::int64_t>& offsets, Mask mask);

// Zeroes each value with probability p and scales the rest by 1 / (1 - p); draws from the generator.
at::Tensor dropout(const at::Tensor& x, double p, at::Generator& generator);

// x · weightᵀ + bias with fp32 leaves that are trained, computed in x's type through `weight_computed` (the same weight
// rounded to that type). Gradients arrive in fp32. bias may be undefined.
at::Tensor trainedLinear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& weight_computed,
                         const at::Tensor& bias);

} // namespace luthier
