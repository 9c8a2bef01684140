// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/catalogue.h"
#include "core/nn/spec.h"
#include "core/weights/stored_weight.h"

#include <span>
#include <string>
#include <vector>

namespace luthier {

// What "architectures" of a config.json says for each use of a network; empty where there is no such class.
struct Architectures {
    const char* language;
    const char* classifier;
    const char* token_classifier;
};

// One published architecture of a family: how its config.json becomes a Spec, and how its files name the weights.
struct FamilyRow {
    const char* model_type; // of config.json
    Architectures architectures;
    Result<Spec> (*spec)(const Json& config, const std::string& where);
    // Where a canonical weight may lie in the files, likeliest first. The first is how exports of a model with a head
    // write it, and the path that PEFT knows.
    std::vector<StoredWeight> (*stored)(const Spec& spec, const std::string& canonical);
};

// Architectures that are one kind of network. Data only, no tensors.
struct FamilyDescriptor {
    EntryInfo info;
    std::span<const FamilyRow> rows;
};

std::span<const FamilyDescriptor* const> families();

} // namespace luthier

namespace luthier::family {
#define LUTHIER_FAMILY(name) extern const FamilyDescriptor name;
#include "core/catalogue.def"
} // namespace luthier::family
