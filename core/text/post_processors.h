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
    std::vector<bool> added; // the token is an added token found in the text, not a piece of the model
};

// What a step may ask about a text: the source, and how many spaces the spelling of a token begins and ends with.
struct OuterSpaces {
    std::uint32_t leading = 0;
    std::uint32_t trailing = 0;
};
struct SourceOfRow {
    std::string_view text;
    std::function<OuterSpaces(const TokenRow& row, std::size_t index)> spaces;
};

// A step that adds the model's special tokens or trims offsets. Adding one: a case in makePostProcessor.
using PostProcessor = std::function<void(TokenRow& row, SpecialTokens special, const SourceOfRow& source)>;

// Special tokens before and after the text.
PostProcessor surround(std::vector<std::int32_t> before, std::vector<std::int32_t> after);

// From the "post_processor" of a tokenizer.json; null adds nothing. Errors as makeNormalizer's, or Damaged when a
// template names a token without an id.
Result<PostProcessor> makePostProcessor(const Json& json, const std::string& where);

} // namespace luthier
