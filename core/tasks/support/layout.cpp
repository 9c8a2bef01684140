// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/support/layout.h"

#include <algorithm>

namespace luthier {

namespace {

std::vector<RowLayout::Token> tokensFrom(const Encoding& encoding, std::int32_t source)
{
    std::vector<RowLayout::Token> tokens;
    tokens.reserve(encoding.ids.size());
    for (std::size_t i = 0; i < encoding.ids.size(); ++i)
        tokens.push_back({encoding.ids[i], source, encoding.offsets[i], TokenPart::Context});
    return tokens;
}

} // namespace

DressedText dress(const Tokenizer& tokenizer, std::string_view source_text, std::int32_t source)
{
    const std::vector<RowLayout::Token> all = tokensFrom(tokenizer.encode(source_text, SpecialTokens::Add), source);
    const auto added = [&](const RowLayout::Token& token) {
        return token.range == ByteRange{} && tokenizer.isSpecial(token.id);
    };
    std::size_t begin = 0;
    std::size_t end = all.size();
    while (begin < end && added(all[begin]))
        ++begin;
    while (end > begin && added(all[end - 1]))
        --end;
    DressedText dressed;
    for (std::size_t i = 0; i < begin; ++i)
        dressed.before.push_back(specialToken(all[i].id));
    dressed.content.assign(all.begin() + static_cast<std::ptrdiff_t>(begin),
                           all.begin() + static_cast<std::ptrdiff_t>(end));
    // An empty text does not tell which of its tokens come before and which after; there is nothing to learn anyway.
    for (std::size_t i = end; i < all.size(); ++i)
        dressed.after.push_back(specialToken(all[i].id));
    return dressed;
}

std::vector<RowLayout::Token> tokensOf(const Tokenizer& tokenizer, std::string_view source_text, std::int32_t source)
{
    return tokensFrom(tokenizer.encode(source_text, SpecialTokens::Leave), source);
}

RowLayout::Token specialToken(std::int32_t id)
{
    return {id, -1, {}, TokenPart::Special};
}

void append(RowLayout& layout, const std::vector<RowLayout::Token>& tokens)
{
    layout.tokens.insert(layout.tokens.end(), tokens.begin(), tokens.end());
}

void fillExample(RowLayout& layout)
{
    for (const RowLayout::Token& token : layout.tokens) {
        if (token.part == TokenPart::Cut)
            ++layout.example.cut_tokens;
        else
            layout.example.ids.push_back(token.id);
    }
}

void cutEnd(std::vector<RowLayout::Token>& tokens, std::int64_t kept)
{
    for (auto i = static_cast<std::size_t>(std::max<std::int64_t>(kept, 0)); i < tokens.size(); ++i)
        tokens[i].part = TokenPart::Cut;
}

std::int64_t cutInside(std::vector<RowLayout::Token>& tokens, std::int32_t source, ByteRange part, std::int64_t most)
{
    std::int64_t cut = 0;
    for (RowLayout::Token& token : tokens) {
        if (cut == most)
            break;
        if (token.source == source && token.range.end > token.range.begin && token.range.begin >= part.begin
            && token.range.end <= part.end) {
            token.part = TokenPart::Cut;
            ++cut;
        }
    }
    return cut;
}

void learnInPlace(RowLayout& layout, const Tokenizer& tokenizer)
{
    std::int32_t row = 0;
    for (RowLayout::Token& token : layout.tokens) {
        if (token.part == TokenPart::Cut)
            continue;
        if (token.source >= 0 && !tokenizer.isSpecial(token.id)) {
            token.part = TokenPart::Learned;
            layout.example.targets.push_back({row, token.id});
        }
        ++row;
    }
}

void learnNext(RowLayout& layout, std::size_t first)
{
    std::vector<char> marks;
    std::size_t index = 0;
    for (const RowLayout::Token& token : layout.tokens) {
        marks.push_back(index >= first ? 1 : 0);
        index += token.part == TokenPart::Cut ? 0 : 1;
    }
    learnMarked(layout, marks);
}

void learnMarked(RowLayout& layout, std::span<const char> marks)
{
    std::int32_t index = 0;
    for (std::size_t i = 0; i < layout.tokens.size(); ++i) {
        RowLayout::Token& token = layout.tokens[i];
        if (token.part == TokenPart::Cut)
            continue;
        if (marks[i] && index > 0) { // nothing stands before the first one
            token.part = TokenPart::Learned;
            layout.example.targets.push_back({index - 1, token.id});
        }
        ++index;
    }
}

} // namespace luthier
