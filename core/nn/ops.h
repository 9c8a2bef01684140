// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/spec.h"

#include <ATen/ATen.h>

#include <cstdint>

namespace luthier {

// Differentiable operations of the network. On the CPU they run the fused kernels of kernels.h; elsewhere the same
// formulas composed of ATen operations. T tokens.

// x: [T, k · n], weight: [n] → the same shape, each stretch of n values for itself. Statistics in fp32. offset is added
// to the weight.
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double epsilon, double offset = 0);
// bias may be undefined.
at::Tensor layerNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, double epsilon);

// x: [T, heads · head_dim], positions: [T], cos and sin: [rows, width / 2] fp32 → x with the first `width` values of
// each head turned (x itself is reused).
at::Tensor rotary(at::Tensor x, const at::Tensor& positions, const at::Tensor& cos, const at::Tensor& sin,
                  std::int64_t head_dim, RotaryPairs pairs = RotaryPairs::Halves);

at::Tensor activate(Activation activation, const at::Tensor& x);

// silu(gate) · up, both [T, intermediate].
at::Tensor gatedSilu(const at::Tensor& gate, const at::Tensor& up);

// Zeroes each value with probability p and scales the rest by 1 / (1 - p); draws from the generator.
at::Tensor dropout(const at::Tensor& x, double p, at::Generator& generator);

// x · weightᵀ + bias with fp32 leaves that are trained, computed in x's type through `weight_computed` (the same weight
// rounded to that type). Gradients arrive in fp32. bias may be undefined.
at::Tensor trainedLinear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& weight_computed,
                         const at::Tensor& bias);

} // namespace luthier
