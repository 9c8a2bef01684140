// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/support/folder.h"
#include "core/nn/transformer.h"
#include "core/text/instruction_template.h"
#include "core/text/tokenizer.h"
#include "core/weights/tensor_source.h"

#include <memory>

namespace luthier {

// An opened model folder: network, tokenizer, template and the configuration they came from. One thread at a time.
struct BaseModel {
    const FamilyDescriptor* family = nullptr;
    const FamilyRow* row = nullptr;
    fs::path root; // as it was asked for
    fs::path
        folder; // where config.json lies: root, a folder in it (sentence-transformers), or what stands for a GGUF file
    Json config;
    std::shared_ptr<const Tokenizer> tokenizer;
    InstructionTemplate instruction;
    // Why questions cannot be put to it as its own template wants them; texts can still be read, scored and sorted.
    std::optional<Error> instruction_problem;
    std::shared_ptr<const TensorSource> weights; // what the network was read from
    std::unique_ptr<Transformer> network;
    FolderHead head = FolderHead::None; // what the folder was published for
    std::vector<std::string> labels; // of a folder that classifies texts or words, in order; else empty
    std::vector<std::string> unused; // tensors in the files that the network does not use

    std::vector<std::int32_t> stopIds() const; // eos of the tokenizer and of generation_config.json
    // Where the files may hold a canonical weight, likeliest first.
    std::vector<StoredWeight> stored(const std::string& canonical) const;
    StoredWeights storedWeights() const; // the same as a function of its own
};

struct OpenOptions {
    at::ScalarType compute = at::kFloat;
    at::Device device = at::kCPU;
};

// root: a folder with config.json, weights and tokenizer, or a GGUF file. Errors: NotFound, Damaged (missing, misshapen
// tensors by name with what was expected), Usage (architecture not known, with the list of known ones).
Result<std::unique_ptr<BaseModel>> openBaseModel(const fs::path& root, const OpenOptions& options);

} // namespace luthier
