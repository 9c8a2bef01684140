// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/tokenizer.h"

#include <functional>

namespace luthier {

// Reading the parts of a tokenizer.json, which other programs wrote: an absent or odd value counts as its default.
std::string stringOf(const Json& json, const char* key, const std::string& otherwise = {});
bool flagOf(const Json& json, const char* key, bool otherwise);
std::optional<std::int64_t> integerOf(const Json& json, const char* key);
const Json& listOf(const Json& json, const char* key); // an empty list when there is none
const Json& memberOf(const Json& json, const char* key); // null when there is none

// "The tokenizer's decoder "CTC" is not supported yet."
tl::unexpected<Error> unsupportedPart(const char* part, const std::string& type, const std::string& where);
// "The tokenizer file is damaged: its model has no vocabulary."
tl::unexpected<Error> damagedPart(Text what, const std::string& where);

// Matches of a "pattern" ({"String": …} or {"Regex": …}), in order and without overlap. A match may be empty.
using Finder = std::function<void(std::string_view text, std::vector<ByteRange>& matches)>;
Result<Finder> makeFinder(const Json& json, const std::string& where);

} // namespace luthier
