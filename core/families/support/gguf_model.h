// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/support/gguf_tokenizer.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace luthier {

// A GGUF file taken apart into what a published model folder holds: everything as transformers would have it.
struct GgufModel {
    std::string architecture; // as GGUF calls it: "llama", "gemma3"…
    std::string name; // from the file's metadata; may be empty
    std::string licence; // may be empty
    std::vector<std::string> languages;
    std::string pooling; // of a model that embeds texts: "mean", "cls", "lasttoken"; empty: not stated
    Json config; // config.json
    std::shared_ptr<const TensorSource> weights; // names, shapes and layouts of the published files
    GgufTokenizer tokenizer;
    std::string chat_template; // empty: none
    std::vector<std::pair<std::string, std::string>> named_templates; // "tool_use"…, beside the one above
};

// Opens a GGUF file as a base model. Nothing is converted before a weight is asked for.
// Errors: NotFound, Damaged, Usage (architecture or tokenizer not known, by name, with the list of known ones).
Result<GgufModel> openGgufModel(const fs::path& file, const TensorSourceOptions& options = {});
// Its weights alone: the tokenizer, which takes most of the time, is left where it is.
Result<std::shared_ptr<const TensorSource>> openGgufWeights(const fs::path& file, const TensorSourceOptions& options);

} // namespace luthier
