// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unigram_model.h"

#include "core/text/json_parts.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <limits>

namespace luthier {

namespace {

constexpr double unknown_penalty = 10.0; // below the least likely piece, as sentencepiece has it

} // namespace

Result<std::unique_ptr<const Model>> UnigramModel::create(Vocabulary vocabulary, std::vector<double> scores,
                                                          Settings settings, const std::string& where)
{
    std::unique_ptr<UnigramModel> model(new UnigramModel);
    model->m_vocabulary = std::move(vocabulary);
    model->m_scores = std::move(scores);
    model->m_settings = std::move(settings);
    const Vocabulary& pieces = model->m_vocabulary;
    const Settings& own = model->m_settings;
    if (own.unknown && !pieces.contains(*own.unknown))
        return damagedPart(
            text("The tokenizer file is damaged: its unknown token has the id {}, which no piece has.", *own.unknown),
            where);
    if (!own.unknown)
        return damagedPart(text("The tokenizer file is damaged: its model names no unknown token."), where);

    std::vector<bool> hidden(static_cast<std::size_t>(pieces.size()));
    for (const std::int32_t id : own.hidden)
        hidden[static_cast<std::size_t>(id)] = true;
    if (!own.whole.empty())
        model->m_is_whole.resize(static_cast<std::size_t>(pieces.size()));
    for (const std::int32_t id : own.whole)
        model->m_is_whole[static_cast<std::size_t>(id)] = true;

    double least = std::numeric_limits<double>::max();
    double best = std::numeric_limits<double>::lowest();
    std::vector<std::pair<std::string_view, std::int32_t>> keys;
    keys.reserve(pieces.count());
    for (std::int32_t id = 0; id < pieces.size(); ++id) {
        const std::string_view piece = pieces.piece(id);
        const bool taken = pieces.contains(id) && !hidden[static_cast<std::size_t>(id)];
        if (taken && !piece.empty())
            keys.emplace_back(piece, id);
        // sentencepiece looks at ordinary pieces for its bounds, the tokenizers library at all of them.
        if (!pieces.contains(id)
            || (own.arithmetic == Arithmetic::Single
                && (!taken || (!model->m_is_whole.empty() && model->m_is_whole[static_cast<std::size_t>(id)]))))
            continue;
        least = std::min(least, model->m_scores[static_cast<std::size_t>(id)]);
        best = std::max(best, model->m_scores[static_cast<std::size_t>(id)]);
    }
    if (least > best)
        least = best = 0;
    model->m_unknown_score = least - unknown_penalty;
    model->m_best_score = best;
    model->m_trie = PieceTrie(std::move(keys));
    for (unsigned byte = 0; byte < 256; ++byte)
        model->m_byte_ids[byte] = pieces.indexOf(fmt::format("<0x{:02X}>", byte));
    return std::unique_ptr<const Model>(std::move(model));
}

void UnigramModel::addUnknown(std::string_view word, std::uint32_t begin, std::uint32_t end,
                              std::vector<WordToken>& tokens) const
{
    const std::string_view spelling = word.substr(begin, end - begin);
    if (m_settings.arithmetic == Arithmetic::Double)
        if (const std::int32_t id = m_vocabulary.indexOf(spelling); id >= 0) { // unknown characters that spell a piece
            tokens.push_back({id, begin, end});
            return;
        }
    const bool spelled = m_settings.byte_fallback && std::all_of(spelling.begin(), spelling.end(), [&](char c) {
                             return m_byte_ids[static_cast<unsigned char>(c)] >= 0;
                         });
    if (!spelled) {
        tokens.push_back({*m_settings.unknown, begin, end});
        return;
    }
    if (m_settings.arithmetic == Arithmetic::Double) { // the library gives every byte the whole unknown stretch
        for (const char c : spelling)
            tokens.push_back({m_byte_ids[static_cast<unsigned char>(c)], begin, end});
        return;
    }
    for (std::uint32_t i = 0; i < spelling.size();) {
        const std::uint32_t length = readCharacter(spelling, i).length;
        for (std::uint32_t k = i; k < i + length; ++k)
            tokens.push_back({m_byte_ids[static_cast<unsigned char>(spelling[k])], begin + i, begin + i + length});
        i += length;
    }
}

template <class Number> void UnigramModel::findBest(std::string_view word, std::vector<WordToken>& tokens) const
{
    struct Step { // the best way to the place where it ends
        Number score = 0;
        std::int32_t id = -1;
        std::uint32_t begin = UINT32_MAX; // not reached yet
    };
    thread_local std::vector<Step> best;
    best.assign(word.size() + 1, Step{});
    const auto unknown_score = static_cast<Number>(m_unknown_score);
    const auto offer = [&](std::uint32_t begin, std::uint32_t end, Number score, std::int32_t id) {
        Step& step = best[end];
        const Number sum = score + best[begin].score;
        if (step.begin == UINT32_MAX || sum > step.score)
            step = {sum, id, begin};
    };
    for (std::uint32_t begin = 0; begin < word.size();) {
        const std::uint32_t length = readCharacter(word, begin).length;
        bool whole_character = false;
        m_trie.prefixes(word.substr(begin), [&](std::uint32_t size, std::int32_t id) {
            const auto index = static_cast<std::size_t>(id);
            const auto score = !m_is_whole.empty() && m_is_whole[index]
                ? static_cast<Number>(static_cast<Number>(size) * static_cast<Number>(m_best_score) - Number(0.1))
                : static_cast<Number>(m_scores[index]);
            offer(begin, begin + size, score, id);
            whole_character = whole_character || size == length;
        });
        if (!whole_character)
            offer(begin, begin + length, unknown_score, *m_settings.unknown);
        begin += length;
    }

    const std::size_t first = tokens.size();
    const auto size = static_cast<std::uint32_t>(word.size());
    thread_local std::vector<WordToken> backwards;
    backwards.clear();
    for (std::uint32_t end = size; end > 0; end = best[end].begin) {
        const Step& step = best[end];
        if (step.id == *m_settings.unknown && !backwards.empty() && backwards.back().id == step.id)
            backwards.back().begin = step.begin; // unknown characters in a row are one token
        else
            backwards.push_back({step.id, step.begin, end});
    }
    tokens.reserve(first + backwards.size());
    for (auto each = backwards.rbegin(); each != backwards.rend(); ++each)
        if (each->id == *m_settings.unknown)
            addUnknown(word, each->begin, each->end, tokens);
        else
            tokens.push_back(*each);
}

void UnigramModel::tokenize(std::string_view word, std::vector<WordToken>& tokens) const
{
    if (m_settings.arithmetic == Arithmetic::Double)
        findBest<double>(word, tokens);
    else
        findBest<float>(word, tokens);
}

} // namespace luthier
