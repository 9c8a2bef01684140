// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/parameter.h"

#include <memory>
#include <optional>

namespace luthier {

class Linear;

// The generator that adapters draw their dropout from; null outside a training pass.
struct TrainingDropout {
    at::Generator* generator = nullptr;
};

// What a method puts on a linear site. Lives inside the site; one thread.
class LinearAdapter {
public:
    virtual ~LinearAdapter() = default;
    // x: [T, in] → [T, out]: the whole output of the site, base included.
    virtual at::Tensor forward(const Linear& site, const at::Tensor& x) = 0;
    // The weight [out, in], fp32, that gives the same output without the adapter.
    virtual at::Tensor mergedWeight(const Linear& site) const = 0;
};

// A linear layer y = x Wᵀ + b: a site for methods. The weight may lie in fp32 or bf16; the product runs in `compute`.
class Linear {
public:
    Parameter weight; // [out, in]
    std::optional<Parameter> bias; // [out]
    std::string path; // canonical without suffix: "layers.3.attention.query"
    at::ScalarType compute = at::kFloat;
    std::unique_ptr<LinearAdapter> adapter;
    bool use_adapter = true;

    std::int64_t in() const { return weight.base.size(1); }
    std::int64_t out() const { return weight.base.size(0); }

    at::Tensor forward(const at::Tensor& x) const; // [T, in] → [T, out]
    at::Tensor base(const at::Tensor& x) const; // without the adapter
};

} // namespace luthier
