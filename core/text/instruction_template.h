// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/tokenizer.h"

namespace luthier {

// How a question and its answer are laid out for the model. It travels with the run and with every export, so that the
// model is asked exactly as it was taught. "{prompt}" stands for the question; the answer follows `before_answer`.
struct InstructionTemplate {
    std::string name = "plain";
    std::string pattern = "### Question:\n{prompt}\n\n### Answer:\n";

    std::string render(std::string_view prompt) const;
    Json toJson() const;
    static Result<InstructionTemplate> fromJson(const Json& json, const std::string& where);

    // instruction_template.json in a model folder, or the built-in plain one when there is none.
    static Result<InstructionTemplate> forFolder(const fs::path& folder);
    static constexpr const char* file_name = "instruction_template.json";
};

} // namespace luthier
