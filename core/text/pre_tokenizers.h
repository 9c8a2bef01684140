// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/aligned_text.h"

#include <functional>

namespace luthier {

// A stretch of text between added tokens and the words that it has been cut into so far.
struct Section {
    AlignedText text;
    std::vector<ByteRange> words; // of text; none is empty
};

// A step that cuts words smaller, and may change their text. Adding one: a case in makePreTokenizer.
using PreTokenizer = std::function<void(Section&)>;

struct PreTokenizers {
    PreTokenizer step;
    bool byte_level = false; // the model's vocabulary spells bytes
};

PreTokenizer bertPreTokenizer();
// GPT-2's: words with the space before them. Spaces stay in the words.
Result<PreTokenizers> byteLevelPreTokenizer(bool add_prefix_space, bool use_pattern, const std::string& where);

// From the "pre_tokenizer" of a tokenizer.json; null leaves the section one word. Errors as makeNormalizer's.
Result<PreTokenizers> makePreTokenizer(const Json& json, const std::string& where);

} // namespace luthier
