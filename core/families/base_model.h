// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/family.h"
#include "core/nn/transformer.h"
#include "core/text/instruction_template.h"
#include "core/text/tokenizer.h"

#include <memory>

namespace luthier {

// An opened model folder: network, tokenizer, template and the configuration they came from. One thread at a time.
struct BaseModel {
    const FamilyDescriptor* family = nullptr;
    fs::path folder;
    Json config;
    std::shared_ptr<const Tokenizer> tokenizer;
    InstructionTemplate instruction;
    std::unique_ptr<Transformer> network;
    std::vector<std::string> labels; // of a classification folder, in order; else empty
    std::vector<std::string> unused; // tensors in the files that the network does not use

    std::vector<std::int32_t> stopIds() const; // eos of the tokenizer and of generation_config.json
};

struct OpenOptions {
    at::ScalarType compute = at::kFloat;
    at::Device device = at::kCPU;
};

// folder: config.json + safetensors + tokenizer. Errors: NotFound, Damaged (missing, misshapen tensors by name with
// what was expected), Usage (architecture not known, with the list of known ones).
Result<std::unique_ptr<BaseModel>> openBaseModel(const fs::path& folder, const OpenOptions& options);

} // namespace luthier
