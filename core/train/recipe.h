// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/param.h"
#include "core/tasks/task.h"

namespace luthier {

struct DataBinding {
    fs::path train;
    std::optional<fs::path> validation; // else a part of train is held out
    std::string format = "auto";
    ColumnMap map; // role → column; roles left open are guessed by name
};

// Everything that defines a run, as one JSON file (README, The command line).
struct Recipe {
    std::string base; // folder, or "starter:NAME"
    std::string task;
    std::string method;
    DataBinding data;
    ParamSet params; // only what the user set; resolved() fills in the rest
};

// Unknown keys, tasks, methods, parameters are Usage errors that name the nearest known one.
// Relative paths are taken relative to `folder`.
Result<Recipe> parseRecipe(const Json& json, const std::string& where, const fs::path& folder);
Result<Recipe> readRecipe(const fs::path& file);
Json toJson(const Recipe& recipe);

// Whether a folder that is given for a model is a run's: it holds a recipe, and no model.
bool isRunFolder(const fs::path& folder);

// The parameters of training itself: "train.…" and "split.…".
std::span<const Param> trainingParams();
// trainingParams plus those of the method (and task), for forms and --set.
std::vector<Param> paramsOf(const Recipe& recipe);
// Every parameter with its value; train.learning_rate defaults to what the base model's folder advises for the method
// (training_hints.json), else to the method's own.
Result<ParamSet> resolvedParams(const Recipe& recipe);
// "lora.rank=16" onto the recipe.
Status applySetting(Recipe& recipe, std::string_view assignment);

} // namespace luthier
