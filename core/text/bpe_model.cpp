// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_model.h"

#include "core/text/byte_alphabet.h"
#include "core/text/json_parts.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <bit>

namespace luthier {

namespace {

constexpr std::string_view space = "\u2581"; // sentencepiece's
constexpr std::size_t few_symbols = 48; // up to here looking through all pairs beats a heap

} // namespace

void BpeModel::PairTable::reserve(std::size_t pairs)
{
    const std::size_t slots = std::bit_ceil(std::max<std::size_t>(16, pairs * 2));
    m_slots.assign(slots, Slot{});
    m_shift = 64 - static_cast<unsigned>(std::countr_zero(slots));
}

std::size_t BpeModel::PairTable::home(std::uint64_t key) const
{
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> m_shift);
}

void BpeModel::PairTable::insert(std::int32_t left, std::int32_t right, Joined joined)
{
    const std::uint64_t key = (static_cast<std::uint64_t>(left) << 32) | static_cast<std::uint32_t>(right);
    std::size_t at = home(key);
    while (m_slots[at].key != UINT64_MAX && m_slots[at].key != key)
        at = (at + 1) & (m_slots.size() - 1);
    m_slots[at] = {key, joined};
}

BpeModel::Joined BpeModel::PairTable::find(std::int32_t left, std::int32_t right) const
{
    const std::uint64_t key = (static_cast<std::uint64_t>(left) << 32) | static_cast<std::uint32_t>(right);
    std::size_t at = home(key);
    while (m_slots[at].key != UINT64_MAX) {
        if (m_slots[at].key == key)
            return m_slots[at].joined;
        at = (at + 1) & (m_slots.size() - 1);
    }
    return {};
}

Result<std::unique_ptr<BpeModel>> BpeModel::prepare(Vocabulary vocabulary, Settings settings, const std::string& where)
{
    std::unique_ptr<BpeModel> model(new BpeModel);
    model->m_settings = std::move(settings);
    model->m_vocabulary = std::move(vocabulary);
    const Vocabulary& pieces = model->m_vocabulary;
    if (model->m_settings.unknown) {
        model->m_unknown = pieces.find(*model->m_settings.unknown);
        if (!model->m_unknown)
            return damagedPart(text("The tokenizer file is damaged: its vocabulary lacks the unknown token \"{}\".",
                                    *model->m_settings.unknown),
                               where);
    }
    for (unsigned byte = 0; byte < 256; ++byte) {
        std::string spelling;
        if (model->m_settings.spelling == Spelling::Bytes)
            appendCharacter(spelling, byteCharacter(static_cast<std::uint8_t>(byte)));
        else
            spelling = fmt::format("<0x{:02X}>", byte);
        model->m_byte_ids[byte] = pieces.indexOf(spelling);
    }
    return model;
}

Result<std::unique_ptr<const Model>> BpeModel::create(Vocabulary vocabulary, const std::vector<Merge>& merges,
                                                      Settings settings, const std::string& where)
{
    auto made = prepare(std::move(vocabulary), std::move(settings), where);
    if (!made)
        return tl::unexpected(made.error());
    std::unique_ptr<BpeModel> model = std::move(*made);
    const Vocabulary& pieces = model->m_vocabulary;
    model->m_merges.reserve(merges.size());
    const std::size_t prefix = model->m_settings.continuing_prefix.size();
    std::string whole;
    std::vector<std::int32_t> joined;
    joined.reserve(merges.size());
    for (std::size_t rank = 0; rank < merges.size(); ++rank) {
        const auto [left, right] = merges[rank];
        whole.assign(left);
        whole += right.substr(std::min(prefix, right.size()));
        const std::int32_t left_id = pieces.indexOf(left);
        const std::int32_t right_id = pieces.indexOf(right);
        const std::int32_t whole_id = pieces.indexOf(whole);
        if (left_id < 0 || right_id < 0 || whole_id < 0)
            return damagedPart(
                text("The tokenizer file is damaged: merge {} (\"{}\" with \"{}\") names a piece that its vocabulary "
                     "lacks.",
                     rank + 1, left, right),
                where);
        model->m_merges.insert(left_id, right_id, {static_cast<std::uint32_t>(rank), whole_id});
        joined.push_back(whole_id);
    }

    if (model->m_settings.ignore_merges && model->m_settings.spelling == Spelling::Bytes) {
        model->m_words_as_bytes.reserve(pieces.count());
        for (std::int32_t id = 0; id < pieces.size(); ++id)
            if (pieces.contains(id))
                if (const auto bytes = bytesOfSpelling(pieces.piece(id)))
                    model->m_words_as_bytes.add(*bytes, id);
    }
    model->noteCuts(joined);
    return std::unique_ptr<const Model>(std::move(model));
}

Result<std::unique_ptr<const Model>> BpeModel::create(Vocabulary vocabulary, const ScoredPieces& scored,
                                                      Settings settings, const std::string& where)
{
    auto made = prepare(std::move(vocabulary), std::move(settings), where);
    if (!made)
        return tl::unexpected(made.error());
    std::unique_ptr<BpeModel> model = std::move(*made);
    const Vocabulary& pieces = model->m_vocabulary;
    std::vector<bool> never(static_cast<std::size_t>(pieces.size()));
    for (const std::int32_t id : scored.whole) {
        never[static_cast<std::size_t>(id)] = true;
        model->m_whole[static_cast<unsigned char>(pieces.piece(id).front())].push_back(id);
        model->m_any_whole = true;
    }
    for (std::vector<std::int32_t>& list : model->m_whole)
        std::stable_sort(list.begin(), list.end(), [&](std::int32_t a, std::int32_t b) {
            return pieces.piece(a).size() > pieces.piece(b).size();
        });

    std::vector<std::int32_t> order;
    for (std::int32_t id = 0; id < pieces.size(); ++id)
        if (scored.joined[static_cast<std::size_t>(id)] && pieces.contains(id) && !never[static_cast<std::size_t>(id)])
            order.push_back(id);
    const auto score = [&](std::int32_t id) { return scored.scores[static_cast<std::size_t>(id)]; };
    std::stable_sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) { return score(a) > score(b); });

    struct Pair {
        std::int32_t left, right;
        Joined joined;
    };
    std::vector<Pair> pairs;
    std::uint32_t rank = 0; // equal scores share one, so that the left pair goes first
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && score(order[i]) < score(order[i - 1]))
            ++rank;
        const std::string_view whole = pieces.piece(order[i]);
        // A longer piece is no word that anybody writes, and would cost its length squared.
        for (std::size_t cut = 1; cut < whole.size() && whole.size() <= 1024; ++cut) {
            if ((static_cast<unsigned char>(whole[cut]) & 0xC0) == 0x80)
                continue;
            const std::int32_t left = pieces.indexOf(whole.substr(0, cut));
            const std::int32_t right = left < 0 ? -1 : pieces.indexOf(whole.substr(cut));
            const auto usable = [&](std::int32_t id) {
                return id >= 0 && scored.joined[static_cast<std::size_t>(id)] && !never[static_cast<std::size_t>(id)];
            };
            if (usable(left) && usable(right))
                pairs.push_back({left, right, {rank, order[i]}});
        }
    }
    model->m_merges.reserve(pairs.size());
    for (const Pair& pair : pairs)
        model->m_merges.insert(pair.left, pair.right, pair.joined);
    model->noteCuts(order);
    return std::unique_ptr<const Model>(std::move(model));
}

void BpeModel::noteCuts(const std::vector<std::int32_t>& joined)
{
    // The space must be a piece of its own, or it could be part of a fused unknown token.
    if (m_settings.spelling == Spelling::Bytes || !m_settings.continuing_prefix.empty()
        || !m_settings.end_of_word_suffix.empty() || m_vocabulary.indexOf(space) < 0)
        return;
    const auto holdsInner = [](std::string_view piece) {
        for (std::size_t at = piece.find(space); at != std::string_view::npos; at = piece.find(space, at + 1))
            if (at > 0 && !piece.substr(0, at).ends_with(space))
                return true;
        return false;
    };
    m_cuts_before_spaces =
        std::none_of(joined.begin(), joined.end(), [&](std::int32_t id) { return holdsInner(m_vocabulary.piece(id)); });
    for (const std::vector<std::int32_t>& list : m_whole)
        for (const std::int32_t id : list)
            m_cuts_before_spaces = m_cuts_before_spaces && !holdsInner(m_vocabulary.piece(id));
}

std::int32_t BpeModel::findWhole(std::string_view word) const
{
    return (m_settings.spelling == Spelling::Characters ? m_vocabulary : m_words_as_bytes).indexOf(word);
}

std::pair<std::uint32_t, std::int32_t> BpeModel::wholePiece(std::string_view text) const
{
    for (const std::int32_t id : m_whole[static_cast<unsigned char>(text.front())])
        if (const std::string_view piece = m_vocabulary.piece(id); text.starts_with(piece))
            return {static_cast<std::uint32_t>(piece.size()), id};
    return {0, -1};
}

void BpeModel::firstBytes(std::string_view word, std::vector<Symbol>& symbols) const
{
    std::uint32_t unknown_length = 0; // of an open unknown token
    const auto closeUnknown = [&] {
        if (unknown_length)
            symbols.push_back({*m_unknown, unknown_length});
        unknown_length = 0;
    };
    for (const char c : word) {
        const std::int32_t id = m_byte_ids[static_cast<unsigned char>(c)];
        if (id >= 0) {
            closeUnknown();
            symbols.push_back({id, 1});
        } else if (m_unknown) {
            if (!m_settings.fuse_unknown)
                closeUnknown();
            ++unknown_length;
        }
    }
    closeUnknown();
}

void BpeModel::firstSymbols(std::string_view word, std::vector<Symbol>& symbols) const
{
    std::uint32_t unknown_length = 0; // of an open unknown token
    const auto closeUnknown = [&] {
        if (unknown_length)
            symbols.push_back({*m_unknown, unknown_length});
        unknown_length = 0;
    };
    const bool decorated = !m_settings.continuing_prefix.empty() || !m_settings.end_of_word_suffix.empty();
    std::string spelled;
    for (std::uint32_t i = 0; i < word.size();) {
        if (m_any_whole)
            if (const auto [length, id] = wholePiece(word.substr(i)); length) {
                closeUnknown();
                symbols.push_back({id, length});
                i += length;
                continue;
            }
        const std::uint32_t length = readCharacter(word, i).length;
        std::string_view piece = word.substr(i, length);
        if (decorated) {
            spelled = (i > 0 ? m_settings.continuing_prefix : std::string()) + std::string(piece);
            if (i + length == word.size())
                spelled += m_settings.end_of_word_suffix;
            piece = spelled;
        }
        i += length;
        if (const std::int32_t id = m_vocabulary.indexOf(piece); id >= 0) {
            closeUnknown();
            symbols.push_back({id, length});
            continue;
        }
        const bool fallback = m_settings.byte_fallback && std::all_of(piece.begin(), piece.end(), [&](char c) {
                                  return m_byte_ids[static_cast<unsigned char>(c)] >= 0;
                              });
        if (fallback) {
            // An open unknown token stays open across bytes, as in the tokenizers library.
            for (const char c : piece)
                symbols.push_back({m_byte_ids[static_cast<unsigned char>(c)], 1});
        } else if (m_unknown) {
            if (!m_settings.fuse_unknown)
                closeUnknown();
            unknown_length += length;
        }
    }
    closeUnknown();
}

// Few symbols: all pairs are looked through for the first one, and the row is closed up after each join.
void BpeModel::mergeFew(std::vector<Symbol>& symbols) const
{
    std::array<Joined, few_symbols> pairs;
    std::size_t count = symbols.size();
    for (std::size_t i = 0; i + 1 < count; ++i)
        pairs[i] = m_merges.find(symbols[i].id, symbols[i + 1].id);
    while (count > 1) {
        std::size_t best = 0;
        for (std::size_t i = 1; i + 1 < count; ++i)
            if (pairs[i].rank < pairs[best].rank)
                best = i;
        if (pairs[best].id < 0)
            break;
        symbols[best].id = pairs[best].id;
        symbols[best].length += symbols[best + 1].length;
        --count;
        for (std::size_t i = best + 1; i < count; ++i) {
            symbols[i] = symbols[i + 1];
            pairs[i - 1] = pairs[i];
        }
        if (best + 1 < count)
            pairs[best] = m_merges.find(symbols[best].id, symbols[best + 1].id);
        if (best > 0)
            pairs[best - 1] = m_merges.find(symbols[best - 1].id, symbols[best].id);
    }
    symbols.resize(count);
}

void BpeModel::mergeMany(std::vector<Symbol>& symbols) const
{
    struct Candidate {
        std::uint32_t rank;
        std::int32_t position;
        std::int32_t id;
        bool operator<(const Candidate& other) const // for a heap with the first candidate on top
        {
            return rank != other.rank ? rank > other.rank : position > other.position;
        }
    };
    thread_local std::vector<Candidate> heap;
    heap.clear();
    const auto count = static_cast<std::int32_t>(symbols.size());
    const auto at = [&](std::int32_t i) -> Symbol& { return symbols[static_cast<std::size_t>(i)]; };
    for (std::int32_t i = 0; i < count; ++i) {
        at(i).previous = i - 1;
        at(i).next = i + 1 < count ? i + 1 : -1;
        if (i + 1 < count)
            if (const Joined joined = m_merges.find(at(i).id, at(i + 1).id); joined.id >= 0)
                heap.push_back({joined.rank, i, joined.id});
    }
    std::make_heap(heap.begin(), heap.end());
    const auto consider = [&](std::int32_t left, std::int32_t right) {
        if (const Joined joined = m_merges.find(at(left).id, at(right).id); joined.id >= 0) {
            heap.push_back({joined.rank, left, joined.id});
            std::push_heap(heap.begin(), heap.end());
        }
    };
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end());
        const Candidate best = heap.back();
        heap.pop_back();
        Symbol& left = at(best.position);
        if (left.length == 0 || left.next < 0)
            continue;
        Symbol& right = at(left.next);
        if (m_merges.find(left.id, right.id).id != best.id)
            continue; // one of the two has been joined with another since
        left.id = best.id;
        left.length += right.length;
        left.next = right.next;
        right.length = 0;
        if (left.next >= 0)
            at(left.next).previous = best.position;
        if (left.previous >= 0)
            consider(left.previous, best.position);
        if (left.next >= 0)
            consider(best.position, left.next);
    }
}

void BpeModel::tokenize(std::string_view word, std::vector<WordToken>& tokens) const
{
    if (m_settings.ignore_merges)
        if (const std::int32_t id = findWhole(word); id >= 0) {
            tokens.push_back({id, 0, static_cast<std::uint32_t>(word.size())});
            return;
        }
    thread_local std::vector<Symbol> symbols;
    symbols.clear();
    if (m_settings.spelling == Spelling::Bytes)
        firstBytes(word, symbols);
    else
        firstSymbols(word, symbols);
    if (symbols.size() <= few_symbols)
        mergeFew(symbols);
    else
        mergeMany(symbols);
    std::uint32_t position = 0;
    for (const Symbol& symbol : symbols) {
        if (symbol.length == 0)
            continue;
        tokens.push_back({symbol.id, position, position + symbol.length});
        position += symbol.length;
    }
}

} // namespace luthier
