// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/safetensors.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <string>

namespace luthier {

// Where a weight stands in the network. Methods choose by role; families name no method.
enum class Role {
    Query,
    Key,
    Value,
    Output,
    Gate,
    Up,
    Down, // linear layers of a block
    TokenEmbedding,
    PositionEmbedding,
    TypeEmbedding, // tables
    EmbeddingProjection, // from the tables' width to the network's
    Norm, // any normalisation's weight or bias
    Pooler,
    Classifier,
    LanguageHead,
    MaskedTransform, // heads
};
const char* name(Role role); // "query", "key"…

// One named weight. `base` is as stored (often a view into the mapped file); `trained`, when a method made it, is an
// fp32 leaf that requires grad and takes its place while `use_trained` is set. One thread at a time.
struct Parameter {
    std::string name; // canonical: "layers.3.attention.query.weight"
    Role role = Role::Norm;
    int layer = -1; // -1 outside the blocks
    at::Tensor base;
    at::Tensor trained;
    bool use_trained = true;
    bool fresh = false; // was not in the model's files; drawn at random (a new classifier)

    bool isTrained() const { return trained.defined() && use_trained; }
    const at::Tensor& value() const { return isTrained() ? trained : base; }
    // The value in the wanted type; conversions of unchanged tensors are cached. Carries no gradient.
    const at::Tensor& as(at::ScalarType type) const;

private:
    mutable at::Tensor m_cached;
    mutable std::uint64_t m_cached_version = 0;
    mutable const void* m_cached_source = nullptr;
};

// A tensor over mapped bytes, without a copy; the mapping lives as long as the tensor.
at::Tensor tensorOf(const TensorView& view);
at::ScalarType scalarType(DType dtype);
DType dtypeOf(at::ScalarType type);

} // namespace luthier
