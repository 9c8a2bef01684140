// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/families/torch/found_weights.h"
#include "core/methods/support/lora_method.h"
#include "core/nn/stored_tensor.h"
#include "core/nn/transformer.h"
#include "core/weights/safetensors.h"
#include "core/weights/tensor_source.h"
#include "tests/support/shared_data.h"

#include <ATen/core/grad_mode.h>

#include <memory>
#include <stdexcept>

namespace luthier::test {

// The network of a fixture folder without its tokenizer, and what the references computed for it.
struct FixtureModel {
    const FamilyRow* row = nullptr;
    Spec spec;
    std::unique_ptr<Transformer> network;
    Json expected;

    std::vector<StoredWeight> stored(const std::string& canonical) const { return row->stored(spec, canonical); }
    StoredWeights storedWeights() const
    {
        return [row = row, spec = spec](const std::string& canonical) { return row->stored(spec, canonical); };
    }
};

// variant: "" for the model itself, "/classify" for the one with a classifier.
inline FixtureModel openFixture(const std::string& name, const std::string& variant, at::ScalarType compute)
{
    const fs::path folder = fixture("models/" + name);
    auto described = describeFolder(folder.string() + variant);
    if (!described)
        throw std::runtime_error(described.error().sentence());
    auto files = openTensorSource(folder.string() + variant);
    if (!files)
        throw std::runtime_error(files.error().sentence());
    auto weights = findWeights(**files, *described, name);
    if (!weights)
        throw std::runtime_error(weights.error().sentence());
    FixtureModel model;
    model.row = described->row;
    model.spec = described->spec;
    model.network = std::make_unique<Transformer>(model.spec, compute, at::kCPU, [&](const std::string& canonical) {
        const auto found = weights->by_canonical.find(canonical);
        if (found == weights->by_canonical.end())
            return at::Tensor();
        const auto view = (*files)->load(*found->second.tensor);
        if (!view)
            throw std::runtime_error(view.error().sentence());
        return takeFrom(tensorOf(*view), found->second.where);
    });
    auto expected = readJson(folder / "expected.json");
    if (!expected)
        throw std::runtime_error(expected.error().sentence());
    model.expected = std::move(*expected);
    return model;
}

// Sequences [{ids, token_types?}] laid end to end.
inline RaggedBatch batchOf(const std::vector<Json>& sequences)
{
    std::vector<std::int64_t> ids, positions, types;
    RaggedBatch batch;
    batch.offsets.push_back(0);
    bool typed = false;
    for (const Json& sequence : sequences) {
        const auto& list = sequence["ids"];
        for (std::size_t i = 0; i < list.size(); ++i) {
            ids.push_back(list[i]);
            positions.push_back(static_cast<std::int64_t>(i));
            typed |= sequence.contains("token_types");
            types.push_back(sequence.contains("token_types") ? sequence["token_types"][i].get<std::int64_t>() : 0);
        }
        batch.offsets.push_back(static_cast<std::int64_t>(ids.size()));
    }
    batch.ids = at::tensor(ids, at::kLong);
    batch.positions = at::tensor(positions, at::kLong);
    if (typed)
        batch.token_types = at::tensor(types, at::kLong);
    return batch;
}

inline at::Tensor matrixOf(const Json& rows)
{
    std::vector<double> values;
    for (const Json& row : rows)
        for (const Json& value : row)
            values.push_back(value);
    return at::tensor(values, at::kDouble).view({static_cast<std::int64_t>(rows.size()), -1});
}

// Largest difference over the largest wanted value.
inline double relativeDifference(const at::Tensor& got, const at::Tensor& wanted)
{
    return ((got.to(at::kDouble) - wanted).abs().max() / wanted.abs().max()).item<double>();
}

} // namespace luthier::test
