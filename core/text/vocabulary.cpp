// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/vocabulary.h"

namespace luthier {

void Vocabulary::add(std::string_view piece, std::int32_t id)
{
    const std::string& spelling = m_spellings.emplace_back(piece);
    const auto index = static_cast<std::size_t>(id);
    if (index >= m_pieces.size())
        m_pieces.resize(index + 1, nullptr);
    m_pieces[index] = &spelling;
    m_ids.insert_or_assign(std::string_view(spelling), id);
}

std::optional<std::int32_t> Vocabulary::find(std::string_view piece) const
{
    const auto found = m_ids.find(piece);
    if (found == m_ids.end())
        return std::nullopt;
    return found->second;
}

std::string_view Vocabulary::piece(std::int32_t id) const
{
    return contains(id) ? std::string_view(*m_pieces[static_cast<std::size_t>(id)]) : std::string_view();
}

bool Vocabulary::contains(std::int32_t id) const
{
    return id >= 0 && id < size() && m_pieces[static_cast<std::size_t>(id)];
}

} // namespace luthier
