// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param.h"
#include "core/nn/spec.h"

#include <span>
#include <string_view>

namespace luthier {

enum class Kind { Family, Task, Method, Format, Exporter };

// What a person and a form need to know of one entry of core/catalogue.def. The functions of an entry live in the
// descriptor of its kind (FamilyDescriptor, TaskDescriptor…), whose `info` this is.
struct EntryInfo {
    const char* id;
    const char* title; // in the user's words: "Answer as our experts do"
    const char* summary; // one sentence
    const char* term; // the field's own word: "instruction tuning"
    std::span<const Param> params = {};
    const char* short_title = nullptr; // for names and narrow places: "Whole model"; title where there is none

    const char* shortTitle() const { return short_title != nullptr ? short_title : title; }
};

// Display order of core/catalogue.def.
std::span<const EntryInfo* const> entries(Kind kind);
const EntryInfo* findEntry(Kind kind, std::string_view id); // nullptr when there is none
// Whether a model of this spec can be tuned for a task; false for an unknown task.
bool taskSuits(std::string_view task, const Spec& spec);
// How a model that was tuned for a task is asked: it goes on with a text, replies to a question in the instruction
// template, or sorts a text into a category. Continues for an unknown task.
enum class TaskUse { Continues, Replies, Sorts };
TaskUse taskUse(std::string_view task);
// How many of a model's weights a method trains, its additions included; `all` is what the model has. `all` for an
// unknown method.
std::int64_t trainedWeights(std::string_view method, const Spec& spec, std::int64_t all, const ParamSet& params);
// An error sentence that names the known ids and the nearest one.
Error unknownEntry(Kind kind, std::string_view id);

} // namespace luthier
