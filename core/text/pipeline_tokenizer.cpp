// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pipeline_tokenizer.h"

#include "core/text/word_cache.h"

#include <algorithm>

namespace luthier {

namespace {

// Where "▁" follows another character, counted from begin; the end when there is none.
std::uint32_t nextSpace(std::string_view text, std::uint32_t begin, std::uint32_t end)
{
    constexpr std::string_view space = "\u2581";
    const std::string_view part = text.substr(0, end);
    bool after_other = false;
    for (std::uint32_t i = begin; i < end;) {
        if (part[i] == space[0] && part.substr(i).starts_with(space)) {
            if (after_other)
                return i;
            i += static_cast<std::uint32_t>(space.size());
            continue;
        }
        after_other = true;
        ++i;
    }
    return end;
}

} // namespace

PipelineTokenizer::PipelineTokenizer(Parts parts) : m_parts(std::move(parts)), m_number(WordCache::newTokenizer())
{
    m_roles = m_parts.roles;
    m_files = m_parts.files;
    const Vocabulary& vocabulary = m_parts.model->vocabulary();
    m_size = vocabulary.size();
    for (const AddedToken& token : m_parts.added.all())
        m_size = std::max<std::int64_t>(m_size, token.id + std::int64_t{1});
    if (m_parts.trims_offsets)
        for (std::int32_t id = 0; id < vocabulary.size(); ++id)
            m_spaces.push_back(measureSpelling(vocabulary.piece(id)));
}

void PipelineTokenizer::addWords(const Section& section, TokenRow& row) const
{
    WordCache& cache = WordCache::ofThread(m_number);
    const Model& model = *m_parts.model;
    const std::string_view view = section.text.view();
    const auto add = [&](std::uint32_t begin, std::uint32_t end) {
        for (const WordToken& token : cache.tokens(model, view.substr(begin, end - begin))) {
            row.ids.push_back(token.id);
            row.offsets.push_back(section.text.source({begin + token.begin, begin + token.end}));
        }
    };
    const bool cut_more = model.cutsBeforeSpaces();
    for (const ByteRange word : section.words) {
        if (!cut_more) {
            add(word.begin, word.end);
            continue;
        }
        for (std::uint32_t begin = word.begin; begin < word.end;) {
            const std::uint32_t end = nextSpace(view, begin, word.end);
            add(begin, end);
            begin = end;
        }
    }
}

void PipelineTokenizer::encodeSection(AlignedText text, TokenRow& row) const
{
    if (text.empty())
        return;
    Section section{std::move(text), {}};
    section.words.push_back({0, static_cast<std::uint32_t>(section.text.view().size())});
    if (m_parts.pre_tokenizer)
        m_parts.pre_tokenizer(section);
    addWords(section, row);
}

Encoding PipelineTokenizer::encode(std::string_view text, SpecialTokens special) const
{
    const AlignedText whole = AlignedText::fromBytes(text);
    TokenRow row;
    row.ids.reserve(text.size() / 4 + 8);
    row.offsets.reserve(text.size() / 4 + 8);
    const auto addToken = [&](const AddedToken& token, ByteRange source) {
        row.added.push_back(static_cast<std::uint32_t>(row.ids.size()));
        row.ids.push_back(token.id);
        row.offsets.push_back(source);
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
    m_parts.post_processor(row, special, {text, m_spaces});
    return {std::move(row.ids), std::move(row.offsets)};
}

std::string PipelineTokenizer::decode(std::span<const std::int32_t> ids, bool skip_special) const
{
    std::vector<std::string> pieces;
    pieces.reserve(ids.size());
    for (const std::int32_t each : ids) {
        if (const AddedToken* token = m_parts.added.find(each)) {
            // As in the tokenizers library: its normal form, which is not known to be special.
            const std::string& spelling = token->normal.empty() ? token->content : token->normal;
            if (!skip_special || !token->special || spelling != token->content)
                pieces.push_back(spelling);
        } else if (m_parts.model->vocabulary().contains(each)) {
            pieces.emplace_back(m_parts.model->vocabulary().piece(each));
        }
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
