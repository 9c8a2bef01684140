// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/charsmap.h"

#include "core/text/json_parts.h"
#include "core/text/unicode.h"

#include <cstring>

namespace luthier {

namespace {

// The fields of a unit of the trie.
bool hasLeaf(std::uint32_t unit)
{
    return (unit >> 8) & 1;
}
std::uint32_t valueOf(std::uint32_t unit)
{
    return unit & 0x7FFFFFFF;
}
std::uint32_t labelOf(std::uint32_t unit)
{
    return unit & 0x800000FF;
}
std::uint32_t offsetOf(std::uint32_t unit)
{
    return (unit >> 10) << ((unit & (1U << 9)) >> 6);
}

std::uint32_t littleEndian(const char* at)
{
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(at[i]);
    return value;
}

tl::unexpected<Error> damaged(const std::string& where)
{
    return damagedPart(text("The tokenizer file is damaged: its table of character replacements cannot be read."),
                       where);
}

} // namespace

template <class Take> void Charsmap::prefixes(std::string_view text, Take take) const
{
    std::uint32_t at = offsetOf(m_units[0]);
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        at ^= byte;
        if (byte == 0 || at >= m_units.size() || labelOf(m_units[at]) != byte)
            return;
        const std::uint32_t unit = m_units[at];
        at ^= offsetOf(unit);
        if (hasLeaf(unit) && at < m_units.size() && !take(i + 1, valueOf(m_units[at])))
            return;
    }
}

std::string_view Charsmap::replacement(std::uint32_t value) const
{
    return std::string_view(m_replacements.c_str() + value); // up to its zero byte
}

Charsmap::Found Charsmap::shortest(std::string_view text) const
{
    Found found;
    prefixes(text, [&](std::uint32_t length, std::uint32_t value) {
        found = {length, replacement(value)};
        return false;
    });
    return found;
}

Charsmap::Found Charsmap::longest(std::string_view text) const
{
    Found found;
    prefixes(text, [&](std::uint32_t length, std::uint32_t value) {
        found = {length, replacement(value)};
        return true;
    });
    return found;
}

// Walks the whole trie: every value must lie inside the replacements. Equal branches may be stored once, so a node may
// be met twice.
Status Charsmap::check(const std::string& where)
{
    std::vector<bool> seen(m_units.size());
    std::vector<std::uint32_t> open{offsetOf(m_units[0])}; // bases of the nodes to look at
    for (bool root = true; !open.empty(); root = false) {
        const std::uint32_t base = open.back();
        open.pop_back();
        for (std::uint32_t byte = 1; byte < 256; ++byte) {
            const std::uint32_t at = base ^ byte;
            if (at >= m_units.size() || labelOf(m_units[at]) != byte)
                continue;
            if (root)
                m_begins[byte] = true;
            if (seen[at])
                continue;
            seen[at] = true;
            const std::uint32_t next = at ^ offsetOf(m_units[at]);
            if (hasLeaf(m_units[at]) && (next >= m_units.size() || valueOf(m_units[next]) >= m_replacements.size()))
                return damaged(where);
            open.push_back(next);
        }
    }
    return {};
}

Result<Charsmap> Charsmap::read(std::string_view bytes, const std::string& where)
{
    Charsmap map;
    if (bytes.size() < 4)
        return damaged(where);
    const std::uint32_t size = littleEndian(bytes.data());
    if (size < 4 || size % 4 != 0 || size > bytes.size() - 4)
        return damaged(where);
    map.m_units.resize(size / 4);
    for (std::size_t i = 0; i < map.m_units.size(); ++i)
        map.m_units[i] = littleEndian(bytes.data() + 4 + i * 4);
    map.m_replacements = bytes.substr(4 + size);
    if (map.m_replacements.empty() || map.m_replacements.back() != '\0' || !isUtf8(map.m_replacements))
        return damaged(where);
    if (auto checked = map.check(where); !checked)
        return tl::unexpected(checked.error());
    return map;
}

} // namespace luthier
