// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/tokenizer.h"

#include <functional>

namespace luthier {

// The tokens of a text on their way out.
struct TokenRow {
    std::vector<std::int32_t> ids;
    std::vector<ByteRange> offsets;
    std::vector<std::uint32_t> added; // which of them are added tokens found in the text, not pieces of the model
};

// What a step may ask about a text: the source, and how many spaces the spelling of a token begins and ends with.
struct OuterSpaces {
    std::uint32_t leading = 0;
    std::uint32_t trailing = 0;
};
struct SourceOfRow {
    std::string_view text;
    std::span<const OuterSpaces> spaces; // of the model's pieces, by id
};

// A step that adds the model's special tokens or trims offsets. Adding one: a case in makePostProcessor.
using PostProcessor = std::function<void(TokenRow& row, SpecialTokens special, const SourceOfRow& source)>;

// Special tokens before and after the text.
OuterSpaces measureSpelling(std::string_view spelling);
PostProcessor surround(std::vector<std::int32_t> before, std::vector<std::int32_t> after);

// Does the "post_processor" take spaces out of the offsets? Then it asks for SourceOfRow::spaces.
bool trimsOffsets(const Json& json);
// From the "post_processor" of a tokenizer.json; null adds nothing. Errors as makeNormalizer's, or Damaged when a
// template names a token without an id.
Result<PostProcessor> makePostProcessor(const Json& json, const std::string& where);

} // namespace luthier
