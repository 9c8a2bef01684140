// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_model.h"

#include "core/text/byte_alphabet.h"
#include "core/text/json_parts.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <bit>

namespace luthier {

// A node of the linked list of pieces that a word is at the moment. length 0: joined into its left neighbour.
struct BpeModel::Symbol {
    std::int32_t id = 0;
    std::uint32_t length = 0; // bytes of the word
    std::int32_t previous = -1;
    std::int32_t next = -1;
};

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

Result<std::unique_ptr<const Model>> BpeModel::create(Vocabulary vocabulary, const std::vector<Merge>& merges,
                                                      Settings settings, const std::string& where)
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
        model->m_byte_ids[byte] = pieces.find(spelling).value_or(-1);
    }

    model->m_merges.reserve(merges.size());
    const std::size_t prefix = model->m_settings.continuing_prefix.size();
    std::string whole;
    for (std::size_t rank = 0; rank < merges.size(); ++rank) {
        const auto [left, right] = merges[rank];
        whole.assign(left);
        whole += right.substr(std::min(prefix, right.size()));
        const auto left_id = pieces.find(left);
        const auto right_id = pieces.find(right);
        const auto whole_id = pieces.find(whole);
        if (!left_id || !right_id || !whole_id)
            return damagedPart(
                text("The tokenizer file is damaged: merge {} (\"{}\" with \"{}\") names a piece that its vocabulary "
                     "lacks.",
                     rank + 1, left, right),
                where);
        model->m_merges.insert(*left_id, *right_id, {static_cast<std::uint32_t>(rank), *whole_id});
    }

    if (model->m_settings.ignore_merges && model->m_settings.spelling == Spelling::Bytes)
        for (std::int32_t id = 0; id < pieces.size(); ++id)
            if (pieces.contains(id))
                if (const auto bytes = bytesOfSpelling(pieces.piece(id)))
                    model->m_words_as_bytes.insert_or_assign(*bytes, id);
    return std::unique_ptr<const Model>(std::move(model));
}

std::optional<std::int32_t> BpeModel::findWhole(std::string_view word) const
{
    if (m_settings.spelling == Spelling::Characters)
        return m_vocabulary.find(word);
    const auto found = m_words_as_bytes.find(std::string(word));
    return found == m_words_as_bytes.end() ? std::nullopt : std::optional(found->second);
}

void BpeModel::firstSymbols(std::string_view word, std::vector<Symbol>& symbols) const
{
    std::uint32_t unknown_length = 0; // of an open unknown token
    const auto closeUnknown = [&] {
        if (unknown_length)
            symbols.push_back({*m_unknown, unknown_length});
        unknown_length = 0;
    };
    const auto addUnknown = [&](std::uint32_t length) {
        if (!m_unknown)
            return;
        if (!m_settings.fuse_unknown)
            closeUnknown();
        unknown_length += length;
    };
    if (m_settings.spelling == Spelling::Bytes) {
        for (const char c : word) {
            const std::int32_t id = m_byte_ids[static_cast<unsigned char>(c)];
            if (id < 0) {
                addUnknown(1);
                continue;
            }
            closeUnknown();
            symbols.push_back({id, 1});
        }
        closeUnknown();
        return;
    }
    const bool decorated = !m_settings.continuing_prefix.empty() || !m_settings.end_of_word_suffix.empty();
    std::string spelled;
    for (std::uint32_t i = 0; i < word.size();) {
        const std::uint32_t length = readCharacter(word, i).length;
        std::string_view piece = word.substr(i, length);
        if (decorated) {
            spelled = (i > 0 ? m_settings.continuing_prefix : std::string()) + std::string(piece);
            if (i + length == word.size())
                spelled += m_settings.end_of_word_suffix;
            piece = spelled;
        }
        i += length;
        if (const auto id = m_vocabulary.find(piece)) {
            closeUnknown();
            symbols.push_back({*id, length});
            continue;
        }
        const bool fallback = m_settings.byte_fallback && std::all_of(piece.begin(), piece.end(), [&](char c) {
                                  return m_byte_ids[static_cast<unsigned char>(c)] >= 0;
                              });
        if (!fallback) {
            addUnknown(length);
            continue;
        }
        // An open unknown token stays open across bytes, as in the tokenizers library.
        for (const char c : piece)
            symbols.push_back({m_byte_ids[static_cast<unsigned char>(c)], 1});
    }
    closeUnknown();
}

void BpeModel::merge(std::vector<Symbol>& symbols) const
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
        if (const auto id = findWhole(word)) {
            tokens.push_back({*id, 0, static_cast<std::uint32_t>(word.size())});
            return;
        }
    thread_local std::vector<Symbol> symbols;
    symbols.clear();
    firstSymbols(word, symbols);
    merge(symbols);
    std::uint32_t position = 0;
    for (const Symbol& symbol : symbols) {
        if (symbol.length == 0)
            continue;
        tokens.push_back({symbol.id, position, position + symbol.length});
        position += symbol.length;
    }
}

} // namespace luthier
