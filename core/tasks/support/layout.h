// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/task.h"

#include <span>

namespace luthier {

// A text as its tokenizer dresses it: what comes before (BOS, [CLS]), the text itself, what comes after (EOS, [SEP]).
struct DressedText {
    std::vector<RowLayout::Token> before, content, after;
};
DressedText dress(const Tokenizer& tokenizer, std::string_view source_text, std::int32_t source);
// Only the text itself.
std::vector<RowLayout::Token> tokensOf(const Tokenizer& tokenizer, std::string_view source_text, std::int32_t source);

RowLayout::Token specialToken(std::int32_t id);
void append(RowLayout& layout, const std::vector<RowLayout::Token>& tokens);
// Fills example.ids and example.cut_tokens from the tokens.
void fillExample(RowLayout& layout);

// Marks the last tokens as cut so that `kept` of them stay.
void cutEnd(std::vector<RowLayout::Token>& tokens, std::int64_t kept);

// Marks tokens inside a part of a source as cut, from its start on, at most so many. Gives how many.
std::int64_t cutInside(std::vector<RowLayout::Token>& tokens, std::int32_t source, ByteRange part, std::int64_t most);

// Every kept token of a source except special ones is learnt at its own place (masked tokens), or the kept tokens from
// `first` on are learnt at the place of the token before (next token). Call after fillExample.
void learnInPlace(RowLayout& layout, const Tokenizer& tokenizer);
void learnNext(RowLayout& layout, std::size_t first);
// The same for the tokens that are marked, one mark for each token of the layout.
void learnMarked(RowLayout& layout, std::span<const char> marks);

} // namespace luthier
