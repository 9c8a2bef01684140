// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/families/support/folder.h"
#include "core/methods/support/lora_method.h"
#include "core/nn/transformer.h"
#include "core/weights/safetensors.h"
#include "tests/support/shared_data.h"

#include <ATen/core/grad_mode.h>

#include <memory>
#include <stdexcept>

namespace luthier::test {

// The network of a fixture folder without its tokenizer, and what the references computed for it.
struct FixtureModel {
    const FamilyDescriptor* family = nullptr;
    Spec spec;
    std::unique_ptr<Transformer> network;
    Json expected;
};

inline const FamilyDescriptor* familyNamed(const std::string& id)
{
    for (const FamilyDescriptor* family : families())
        if (id == family->info.id)
            return family;
    throw std::runtime_error("no family " + id);
}

// variant: "" for the model itself, "/classify" for the one with a classifier.
inline FixtureModel openFixture(const std::string& name, const std::string& variant, at::ScalarType compute)
{
    const fs::path folder = fixture("models/" + name);
    auto described = describeFolder(folder.string() + variant);
    if (!described)
        throw std::runtime_error(described.error().sentence());
    auto files = SafetensorsReader::openFolder(folder.string() + variant);
    if (!files)
        throw std::runtime_error(files.error().sentence());
    FixtureModel model;
    model.family = described->family;
    model.spec = described->spec;
    model.network = std::make_unique<Transformer>(model.spec, compute, at::kCPU, [&](const std::string& canonical) {
        for (const std::string& candidate : model.family->fileNames(canonical))
            if (const TensorView* view = files->find(candidate))
                return tensorOf(*view);
        return at::Tensor();
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
