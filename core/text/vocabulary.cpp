// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/vocabulary.h"

#include "core/text/quick_hash.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace luthier {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;

std::uint32_t tagOf(std::uint64_t hash)
{
    return static_cast<std::uint32_t>(hash >> 32);
}

} // namespace

std::string_view Vocabulary::keep(std::string_view piece)
{
    if (piece.empty())
        return std::string_view("", 0);
    if (piece.size() > m_free) {
        const std::size_t size = std::max(block_size, piece.size());
        m_blocks.push_back(std::make_unique<char[]>(size));
        m_next = m_blocks.back().get();
        m_free = size;
    }
    std::copy(piece.begin(), piece.end(), m_next);
    const std::string_view kept(m_next, piece.size());
    m_next += piece.size();
    m_free -= piece.size();
    return kept;
}

// Where the piece is, or the empty slot where it belongs.
std::size_t Vocabulary::slotOf(std::string_view piece, std::uint64_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    const std::uint32_t tag = tagOf(hash);
    for (std::size_t at = static_cast<std::size_t>(hash) & mask;; at = (at + 1) & mask) {
        const Slot& slot = m_slots[at];
        if (slot.id < 0 || (slot.hash == tag && m_pieces[static_cast<std::size_t>(slot.id)] == piece))
            return at;
    }
}

void Vocabulary::grow(std::size_t slots)
{
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(slots));
    for (const Slot& each : old)
        if (each.id >= 0) {
            const std::string_view spelling = m_pieces[static_cast<std::size_t>(each.id)];
            m_slots[slotOf(spelling, quickHash(spelling))] = each;
        }
}

void Vocabulary::reserve(std::size_t pieces)
{
    const std::size_t slots = std::bit_ceil(std::max<std::size_t>(16, pieces * 2));
    if (slots > m_slots.size())
        grow(slots);
}

void Vocabulary::add(std::string_view piece, std::int32_t id)
{
    reserve(m_count + 1);
    const std::uint64_t hash = quickHash(piece);
    const auto index = static_cast<std::size_t>(id);
    const std::size_t at = slotOf(piece, hash);
    if (index >= m_pieces.size())
        m_pieces.resize(index + 1);
    Slot& slot = m_slots[at];
    if (slot.id >= 0) {
        const std::string_view kept = std::exchange(m_pieces[static_cast<std::size_t>(slot.id)], std::string_view());
        m_pieces[index] = kept;
    } else {
        m_pieces[index] = keep(piece);
        ++m_count;
    }
    slot = {tagOf(hash), id};
}

std::int32_t Vocabulary::indexOf(std::string_view piece) const
{
    return m_slots.empty() ? -1 : m_slots[slotOf(piece, quickHash(piece))].id;
}

std::optional<std::int32_t> Vocabulary::find(std::string_view piece) const
{
    const std::int32_t found = indexOf(piece);
    return found < 0 ? std::nullopt : std::optional(found);
}

std::string_view Vocabulary::piece(std::int32_t id) const
{
    return contains(id) ? m_pieces[static_cast<std::size_t>(id)] : std::string_view();
}

} // namespace luthier
