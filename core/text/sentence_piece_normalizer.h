// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/charsmap.h"
#include "core/text/normalizers.h"

namespace luthier {

// The normaliser inside sentencepiece, and its replacements as the tokenizers library applies them.
struct SentencePieceNormalization {
    bool add_prefix = true; // a space goes before the text
    bool prefix_everywhere = false; // before every stretch of text between special tokens
    bool remove_extra_spaces = true; // at both ends, and all but one of a run
    bool escape_spaces = true; // spaces are spelled "▁"
    bool space_as_suffix = false; // the space of add_prefix goes behind the text
    std::vector<std::string> symbols; // stay as they are
    std::shared_ptr<const Charsmap> charsmap; // may be null
};
Normalizer sentencePieceNormalizer(SentencePieceNormalization settings);

// "Precompiled" of a tokenizer.json. It looks at whole user-perceived characters where they are short, else at single
// ones, and takes the shortest replacement, where sentencepiece takes the longest.
Normalizer precompiledNormalizer(Charsmap charsmap);

} // namespace luthier
