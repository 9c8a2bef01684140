// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/base_model.h"
#include "core/methods/method.h"
#include "core/tasks/task.h"

namespace luthier {

// What a run does to an opened model before the first step, shared with whoever opens the run again.

HeadKind headOf(const TaskDescriptor& task, const Spec& spec);

// The labels of the data in the order that the run uses: that of the folder when it already sorts into exactly these,
// so that its classifier can go on learning.
std::vector<std::string> labelOrder(const BaseModel& base, std::vector<std::string> labels);

// max_length: as the recipe says; the result is limited by the model's context.
TaskContext contextOf(const BaseModel& base, std::vector<std::string> labels, std::int64_t max_length);

// Gives the network the head that the task needs (a fresh classifier unless the folder's own fits) and puts the method
// on it. The same seed gives the same numbers. Usage error when the method finds no place.
Result<std::unique_ptr<AppliedMethod>> applyMethod(BaseModel& base, const MethodDescriptor& method, HeadKind head,
                                                   const std::vector<std::string>& labels, const ParamSet& params,
                                                   std::uint64_t seed);

// Replaces the fresh factors of LoRA by those of a PEFT folder (adapter_config.json, adapter_model.safetensors), with
// the weights of a head that lie beside them. Every factor of the method must be there in the right shape.
Status loadInitialAdapter(const fs::path& folder, const BaseModel& base, AppliedMethod& method);

} // namespace luthier
