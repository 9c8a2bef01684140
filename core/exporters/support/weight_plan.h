// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/stored_tensor.h"
#include "core/runs/tuned_model.h"
#include "core/weights/tensor_source.h"

#include <map>
#include <string>
#include <vector>

namespace luthier {

// One weight of the network and its place in a tensor of the files.
struct PlannedPart {
    Parameter* parameter = nullptr;
    StoredWeight where;
};

// One tensor of a merged export: under which name, in which type, and where its value comes from.
struct PlannedTensor {
    std::string name; // in the file
    std::vector<PlannedPart>
        parts; // several where the files keep them in one tensor; none: the network does not use it
    std::shared_ptr<const TensorSource> source; // of a tensor without parts
    const TensorInfo* tensor = nullptr; // in it
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;

    std::uint64_t bytes() const;
};

// What a merged export writes, in the order of writing. A model that keeps its language head keeps the base's names and
// its unused tensors; one that classifies gets the names that transformers gives to such a model, without the old head.
// dtype: "base" (each tensor as stored), "fp32", "bf16". Errors: the base's files cannot be read; Usage for another
// dtype.
Result<std::vector<PlannedTensor>> planMerged(TunedModel& model, const std::string& dtype);

// The tensor's value in the planned type: the merged one where there is one, else the base's.
at::Tensor plannedValue(const PlannedTensor& planned, const std::map<std::string, at::Tensor>& merged);
std::map<std::string, at::Tensor> mergedByName(AppliedMethod& method);

// The type that most values are stored in.
DType mainType(const std::vector<PlannedTensor>& plan);

constexpr std::uint64_t shard_limit = 5'000'000'000; // bytes of one file, as transformers splits large models

// model.safetensors, or numbered files and an index when the tensors take more than limit. Stopped when control says
// so.
Status writeWeights(const fs::path& folder, const std::vector<PlannedTensor>& plan,
                    const std::map<std::string, at::Tensor>& merged, RunControl& control,
                    std::uint64_t limit = shard_limit);

// Makes the network in memory answer with exactly the values that were written: merged, rounded to the planned types,
// the method off. For the certificate; the model cannot be trained on afterwards.
void roundToWritten(TunedModel& model, const std::vector<PlannedTensor>& plan,
                    const std::map<std::string, at::Tensor>& merged);

} // namespace luthier
