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

// Whether the model takes words as bytes, or must find them spelled in the alphabet of byte_alphabet.h.
enum class PreTokenizerUse { ModelSpellsBytes, ModelSpellsText };

struct PreTokenizers {
    PreTokenizer step; // may be empty
    bool byte_level = false; // the words are bytes, and the model's vocabulary spells them
};

// From the "pre_tokenizer" of a tokenizer.json; null leaves the section one word. Errors as makeNormalizer's.
Result<PreTokenizers> makePreTokenizer(const Json& json, PreTokenizerUse use, const std::string& where);

} // namespace luthier
