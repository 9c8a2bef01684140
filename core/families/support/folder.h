// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/family.h"

#include <optional>

namespace luthier {

// What config.json of a model folder says, without touching the weights.
struct FolderDescription {
    const FamilyDescriptor* family = nullptr;
    Json config;
    Spec spec;
    std::vector<std::string> labels; // id2label, when the architecture classifies
};

// NotFound: no folder, no config.json. Usage: architecture not known, with the known ones. Damaged: sizes that make no
// network.
Result<FolderDescription> describeFolder(const fs::path& folder);

// End-of-text ids of config.json and generation_config.json.
std::vector<std::int32_t> eosIds(const fs::path& folder, const Json& config);

} // namespace luthier
