// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/added_tokens.h"

#include "core/text/unicode.h"

#include <algorithm>

namespace luthier {

namespace {

// Where the character that ends at position begins.
std::size_t before(std::string_view text, std::size_t position)
{
    do
        --position;
    while (position > 0 && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80);
    return position;
}

bool insideWord(std::string_view text, std::size_t begin, std::size_t end)
{
    return (begin > 0 && isWordCharacter(readCharacter(text, before(text, begin)).value))
        || (end < text.size() && isWordCharacter(readCharacter(text, end).value));
}

} // namespace

void AddedTokens::Trie::add(std::string_view key, std::int32_t value)
{
    std::int32_t node = 0;
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        std::int32_t next = node == 0 ? m_first[byte] : m_nodes[static_cast<std::size_t>(node)].child;
        while (node != 0 && next >= 0 && m_nodes[static_cast<std::size_t>(next)].byte != byte)
            next = m_nodes[static_cast<std::size_t>(next)].sibling;
        if (next < 0) {
            next = static_cast<std::int32_t>(m_nodes.size());
            Node fresh;
            fresh.byte = byte;
            if (node == 0) {
                m_first[byte] = next;
                m_begins += c;
            } else {
                fresh.sibling = m_nodes[static_cast<std::size_t>(node)].child;
                m_nodes[static_cast<std::size_t>(node)].child = next;
            }
            m_nodes.push_back(fresh);
        }
        node = next;
    }
    if (node != 0)
        m_nodes[static_cast<std::size_t>(node)].value = value;
}

std::size_t AddedTokens::Trie::candidate(std::string_view text, std::size_t position) const
{
    if (m_begins.empty())
        return text.size();
    if (m_begins.size() == 1) // usual: all begin with "<"
        return std::min(text.find(m_begins[0], position), text.size());
    while (position < text.size() && m_first[static_cast<unsigned char>(text[position])] < 0)
        ++position;
    return position;
}

std::pair<std::size_t, std::int32_t> AddedTokens::Trie::longest(std::string_view text) const
{
    std::pair<std::size_t, std::int32_t> best{0, -1};
    std::int32_t node = m_first[static_cast<unsigned char>(text.front())];
    for (std::size_t i = 1; node >= 0; ++i) {
        const Node& here = m_nodes[static_cast<std::size_t>(node)];
        if (here.value >= 0)
            best = {i, here.value};
        if (i == text.size())
            break;
        node = here.child;
        while (node >= 0 && m_nodes[static_cast<std::size_t>(node)].byte != static_cast<unsigned char>(text[i]))
            node = m_nodes[static_cast<std::size_t>(node)].sibling;
    }
    return best;
}

void AddedTokens::add(AddedToken token)
{
    if (token.content.empty())
        return;
    const auto [entry, fresh] = m_by_content.try_emplace(token.content, m_tokens.size());
    if (fresh)
        m_tokens.push_back(token);
    else
        m_tokens[entry->second] = token;
    m_by_id.insert_or_assign(token.id, entry->second);
}

void AddedTokens::prepare(const std::function<std::string(const std::string&)>& normalize)
{
    for (std::size_t i = 0; i < m_tokens.size(); ++i)
        if (m_tokens[i].normalized) {
            m_tokens[i].normal = normalize(m_tokens[i].content);
            m_normalized.add(m_tokens[i].normal, static_cast<std::int32_t>(i));
        } else {
            m_source.add(m_tokens[i].content, static_cast<std::int32_t>(i));
        }
}

std::vector<AddedTokens::Match> AddedTokens::split(std::string_view text, Stage stage) const
{
    const Trie& trie = stage == Stage::Source ? m_source : m_normalized;
    std::vector<Match> matches;
    std::size_t open = 0; // where the text that is not yet covered begins
    const auto close = [&](std::size_t end) {
        if (open < end)
            matches.push_back({{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(end)}, nullptr});
    };
    for (std::size_t i = trie.candidate(text, 0); i < text.size(); i = trie.candidate(text, i)) {
        const auto [length, index] = trie.longest(text.substr(i));
        if (length == 0) {
            ++i;
            continue;
        }
        const AddedToken& token = m_tokens[static_cast<std::size_t>(index)];
        std::size_t begin = i;
        std::size_t end = i + length;
        i = end;
        if (begin < open || (token.single_word && insideWord(text, begin, end)))
            continue;
        if (token.strip_left)
            while (begin > open && isWhitespace(readCharacter(text, before(text, begin)).value))
                begin = before(text, begin);
        if (token.strip_right)
            while (end < text.size() && isWhitespace(readCharacter(text, end).value))
                end += readCharacter(text, end).length;
        close(begin);
        matches.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, &token});
        open = end;
    }
    close(text.size());
    return matches;
}

const AddedToken* AddedTokens::find(std::int32_t id) const
{
    const auto found = m_by_id.find(id);
    return found == m_by_id.end() ? nullptr : &m_tokens[found->second];
}

const AddedToken* AddedTokens::find(std::string_view content) const
{
    const auto found = m_by_content.find(std::string(content));
    return found == m_by_content.end() ? nullptr : &m_tokens[found->second];
}

} // namespace luthier
