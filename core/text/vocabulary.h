// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

namespace luthier {

// Pieces by id and ids by piece. Ids may have holes. Looking up may be done by many threads at once.
class Vocabulary {
public:
    // Ids above this are not believed: a table of them would only eat memory.
    static constexpr std::int64_t largest_id = 16'000'000;

    // A piece that is already there moves to the new id. The id must not be that of another piece.
    void add(std::string_view piece, std::int32_t id);
    std::optional<std::int32_t> find(std::string_view piece) const;
    std::int32_t indexOf(std::string_view piece) const; // -1: none; find() for inner loops
    std::string_view piece(std::int32_t id) const; // empty when there is none
    bool contains(std::int32_t id) const
    {
        return id >= 0 && id < size() && m_pieces[static_cast<std::size_t>(id)].data();
    }
    std::int64_t size() const { return static_cast<std::int64_t>(m_pieces.size()); } // the largest id and one
    std::size_t count() const { return m_count; } // of pieces
    void reserve(std::size_t pieces);

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::int32_t id = -1;
    };
    std::string_view keep(std::string_view piece);
    std::size_t slotOf(std::string_view piece, std::uint64_t hash) const;
    void grow(std::size_t slots);

    std::vector<std::unique_ptr<char[]>> m_blocks; // the spellings; their addresses stay
    std::size_t m_free = 0; // bytes left in the last block
    char* m_next = nullptr;
    std::vector<std::string_view> m_pieces; // by id; null: none
    std::vector<Slot> m_slots; // open addressing
    std::size_t m_count = 0;
};

} // namespace luthier
