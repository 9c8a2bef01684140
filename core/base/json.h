// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <nlohmann/json.hpp>

namespace luthier {

// Keys keep the order in which they were written: recipes and configurations stay readable and diff well.
using Json = nlohmann::ordered_json;

// Parses JSON; at most depth_limit levels deep. Errors give line and column: "recipe.json, line 4, column 7".
Result<Json> parseJson(std::string_view text, const std::string& where, int depth_limit = 128);
Result<Json> readJson(const fs::path& path);
Status writeJson(const fs::path& path, const Json& json); // atomic, two spaces of indent, final newline

} // namespace luthier
