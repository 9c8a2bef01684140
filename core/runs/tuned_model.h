// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/base_model.h"
#include "core/methods/method.h"
#include "core/train/recipe.h"

#include <optional>

namespace luthier {

// A finished (or running) run opened again: base model, method, and the best weights that the run kept. Torch-typed,
// private to core. One thread at a time.
struct TunedModel {
    Recipe recipe;
    ParamSet params; // resolved
    std::unique_ptr<BaseModel> base;
    const TaskDescriptor* task = nullptr;
    TaskContext context;
    std::unique_ptr<AppliedMethod> method; // null: a plain folder
    HeadKind head = HeadKind::Language;
};

// run_folder: has recipe.json, run.json and best/.
Result<TunedModel> openTunedModel(const fs::path& run_folder, const OpenOptions& options);

// A model folder, "starter:NAME" or a run folder, with a PEFT adapter put on it if one is given (not on a run). Of a
// plain folder recipe, params and task are empty; the context is as wide as the model.
Result<TunedModel> openAnyModel(const std::string& model, const std::optional<fs::path>& adapter,
                                const OpenOptions& options);

} // namespace luthier
