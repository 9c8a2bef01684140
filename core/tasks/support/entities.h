// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

namespace luthier {

// A stretch of a text that a tagging model marked.
struct Entity {
    std::size_t start = 0, end = 0; // characters (code points) of the text; end is behind the last one
    std::string label; // "Diagnosis", without the "B-" or "I-" of the model's own labels
    std::string text;
    double score = 0; // 0 to 1: the mean of its tokens
};

// The likeliest label of one token, in the model's own words ("B-Diagnosis", "O").
struct LabelledToken {
    ByteRange range;
    std::string label;
    double score = 0;
};

// Neighbouring tokens of one kind become one entity: "B-" begins a new one, "I-" goes on, a label without either counts
// as "I-", and "O" is none. As the token-classification pipeline of transformers does it with
// aggregation_strategy="simple". tokens: in order, without those that the tokenizer adds.
std::vector<Entity> entitiesOf(std::string_view text, std::span<const LabelledToken> tokens);

} // namespace luthier
