// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/catalogue.h"
#include "core/nn/spec.h"

#include <string>
#include <vector>

namespace luthier {

// One architecture: how its config.json becomes a Spec and how its files name the weights. A row of data, no tensors.
struct FamilyDescriptor {
    EntryInfo info;
    // True when config.json's "model_type" (or architectures) is one of ours.
    bool (*recognises)(const Json& config);
    Result<Spec> (*spec)(const Json& config, const std::string& where);
    // Names under which a canonical weight may lie in the files, likeliest first. The first is how exports of a model
    // with a head write it, and the path that PEFT knows.
    std::vector<std::string> (*fileNames)(const std::string& canonical);
    // What "architectures" says for each use: {"LlamaForCausalLM", "LlamaForSequenceClassification"}.
    const char* language_architecture;
    const char* classifier_architecture;
};

std::span<const FamilyDescriptor* const> families();

} // namespace luthier

namespace luthier::family {
#define LUTHIER_FAMILY(name) extern const FamilyDescriptor name;
#include "core/catalogue.def"
} // namespace luthier::family
