// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/family.h"

#include <optional>

namespace luthier {

// Which head the first of "architectures" names: the files of a model must hold its weights.
enum class FolderHead { None, Language, Classification, TokenClassification };

// What config.json of a model folder says, without touching the weights.
struct FolderDescription {
    const FamilyDescriptor* family = nullptr;
    const FamilyRow* row = nullptr;
    Json config;
    Spec spec;
    FolderHead head = FolderHead::None;
    std::vector<std::string> labels; // id2label, when the architecture classifies texts or words
};

// NotFound: no folder, no config.json. Usage: architecture not known, with the known ones. Damaged: sizes that make no
// network.
Result<FolderDescription> describeFolder(const fs::path& folder);
// The same from the contents of a config.json; where: how errors call it.
Result<FolderDescription> describeConfig(Json config, const std::string& where);

// End-of-text ids of config.json and generation_config.json.
std::vector<std::int32_t> eosIds(const fs::path& folder, const Json& config);

} // namespace luthier
