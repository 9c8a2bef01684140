// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

#include <deque>
#include <unordered_map>

namespace luthier {

// Pieces by id and ids by piece. Ids may have holes.
class Vocabulary {
public:
    // Ids above this are not believed: a table of them would only eat memory.
    static constexpr std::int64_t largest_id = 16'000'000;

    // A piece that is already there moves to the new id.
    void add(std::string_view piece, std::int32_t id);
    std::optional<std::int32_t> find(std::string_view piece) const;
    std::string_view piece(std::int32_t id) const; // empty when there is none
    bool contains(std::int32_t id) const;
    std::int64_t size() const { return static_cast<std::int64_t>(m_pieces.size()); } // the largest id and one
    void reserve(std::size_t pieces) { m_ids.reserve(pieces); }

private:
    std::deque<std::string> m_spellings; // addresses stay, so both tables may point here
    std::vector<const std::string*> m_pieces;
    std::unordered_map<std::string_view, std::int32_t> m_ids;
};

} // namespace luthier
