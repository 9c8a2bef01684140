// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pipeline_tokenizer.h"

#include "core/text/byte_alphabet.h"
#include "core/text/unicode.h"
#include "core/text/word_cache.h"

#include <algorithm>

namespace luthier {

namespace {

OuterSpaces measureSpelling(std::string_view spelling)
{
    OuterSpaces spaces;
    bool leading = true;
    for (std::size_t i = 0; i < spelling.size();) {
        const Character c = readCharacter(spelling, i);
        i += c.length;
        const bool space = c.value == byteCharacter(' ') || isWhitespace(c.value);
        leading = leading && space;
        spaces.leading += leading ? 1 : 0;
        spaces.trailing = space ? spaces.trailing + 1 : 0;
    }
    return spaces;
}

} // namespace

PipelineTokenizer::PipelineTokenizer(Parts parts) : m_parts(std::move(parts)), m_number(WordCache::newTokenizer())
{
    m_roles = m_parts.roles;
    m_files = m_parts.files;
    m_size = m_parts.model->vocabulary().size();
    for (const AddedToken& token : m_parts.added.all())
        m_size = std::max<std::int64_t>(m_size, token.id + std::int64_t{1});
}

void PipelineTokenizer::encodeSection(AlignedText text, TokenRow& row) const
{
    if (text.empty())
        return;
    Section section{std::move(text), {}};
    section.words.push_back({0, static_cast<std::uint32_t>(section.text.view().size())});
    if (m_parts.pre_tokenizer)
        m_parts.pre_tokenizer(section);
    WordCache& cache = WordCache::ofThread(m_number);
    const std::string_view view = section.text.view();
    for (const ByteRange word : section.words)
        for (const WordToken& token : cache.tokens(*m_parts.model, view.substr(word.begin, word.end - word.begin))) {
            row.ids.push_back(token.id);
            row.offsets.push_back(section.text.source({word.begin + token.begin, word.begin + token.end}));
        }
    row.added.resize(row.ids.size(), false);
}

Encoding PipelineTokenizer::encode(std::string_view text, SpecialTokens special) const
{
    const AlignedText whole = AlignedText::fromBytes(text);
    TokenRow row;
    const auto addToken = [&](const AddedToken& token, ByteRange source) {
        row.ids.push_back(token.id);
        row.offsets.push_back(source);
        row.added.push_back(true);
    };
    for (const AddedTokens::Match& outer : m_parts.added.split(whole.view(), AddedTokens::Stage::Source)) {
        if (outer.token) {
            addToken(*outer.token, whole.source(outer.range));
            continue;
        }
        AlignedText section = whole.slice(outer.range);
        if (m_parts.normalizer)
            m_parts.normalizer(section);
        const auto matches = m_parts.added.split(section.view(), AddedTokens::Stage::Normalized);
        if (matches.size() == 1 && !matches.front().token) {
            encodeSection(std::move(section), row);
            continue;
        }
        for (const AddedTokens::Match& inner : matches)
            if (inner.token)
                addToken(*inner.token, section.source(inner.range));
            else
                encodeSection(section.slice(inner.range), row);
    }
    const SourceOfRow source{text, [&](const TokenRow& tokens, std::size_t i) {
                                 if (!tokens.added[i])
                                     return measureSpelling(m_parts.model->vocabulary().piece(tokens.ids[i]));
                                 const ByteRange range = tokens.offsets[i];
                                 return measureSpelling(text.substr(range.begin, range.end - range.begin));
                             }};
    m_parts.post_processor(row, special, source);
    return {std::move(row.ids), std::move(row.offsets)};
}

std::string PipelineTokenizer::decode(std::span<const std::int32_t> ids, bool skip_special) const
{
    std::vector<std::string> pieces;
    pieces.reserve(ids.size());
    for (const std::int32_t each : ids) {
        const bool known = m_parts.added.find(each) || m_parts.model->vocabulary().contains(each);
        if (known && !(skip_special && isSpecial(each)))
            pieces.push_back(piece(each));
    }
    m_parts.decoder(pieces);
    std::string text;
    for (const std::string& each : pieces)
        text += each;
    return m_parts.clean_up_spaces ? cleanUpSpaces(std::move(text)) : text;
}

std::string PipelineTokenizer::piece(std::int32_t id) const
{
    if (const AddedToken* token = m_parts.added.find(id))
        return token->content;
    return std::string(m_parts.model->vocabulary().piece(id));
}

std::optional<std::int32_t> PipelineTokenizer::id(std::string_view piece) const
{
    if (const AddedToken* token = m_parts.added.find(piece))
        return token->id;
    return m_parts.model->vocabulary().find(piece);
}

bool PipelineTokenizer::isSpecial(std::int32_t id) const
{
    const AddedToken* token = m_parts.added.find(id);
    return token && token->special;
}

} // namespace luthier
