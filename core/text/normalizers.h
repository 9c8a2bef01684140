// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/aligned_text.h"

#include <functional>

namespace luthier {

// A step that changes the text before it is cut into words. Adding one: a case in makeNormalizer.
using Normalizer = std::function<void(AlignedText&)>;

// The bytes of the text spelled in the alphabet of byte_alphabet.h.
void spellBytes(AlignedText& text);

struct BertNormalization {
    bool clean_text = true;
    bool handle_chinese_characters = true;
    bool strip_accents = true;
    bool lower_case = true;
};
Normalizer bertNormalizer(BertNormalization settings);

// From the "normalizer" of a tokenizer.json; null gives a step that does nothing. Error: Failed with the name of a kind
// that is not supported.
Result<Normalizer> makeNormalizer(const Json& json, const std::string& where);

} // namespace luthier
