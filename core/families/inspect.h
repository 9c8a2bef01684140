// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/nn/spec.h"

#include <optional>
#include <string>
#include <vector>

namespace luthier {

// What a model folder is, without opening its weights in memory. Every field may be shown to a user.
struct ModelSummary {
    std::string name; // folder name, or the starter's title
    fs::path folder;
    std::string family; // catalogue id
    std::string architecture; // from config.json
    Spec spec;
    std::int64_t parameters = 0;
    std::uint64_t bytes = 0; // of weights on disk
    std::string stored_type; // "BF16"…, of most weights
    std::int64_t tensors = 0;
    std::string tokenizer; // its kind: tokenizerKind() of core/text/tokenizer.h
    std::string instruction_template; // empty: `template_problem` says why there is none
    std::optional<Error> template_problem;
    std::string licence; // from README.md front matter or a LICENSE file; empty: not stated
    std::vector<std::string> languages;
    std::vector<std::string> labels;
    std::vector<std::string> tasks; // ids of tasks that it can be tuned for

    Json toJson() const;
};

// "starter:NAME" as the folder it stands for; anything else is a path and stays as it is. NotFound: no such starter.
Result<fs::path> resolveModel(const std::string& model);
// The folder with that model's config.json, tokenizer and templates: see core/families/model_folder.h.
Result<fs::path> resolveModelFolder(const std::string& model);
Result<ModelSummary> inspectModel(const std::string& model);
std::vector<ModelSummary> starterModels();

} // namespace luthier
