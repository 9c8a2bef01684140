// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace luthier {

// All keys that a text begins with, shortest first. Built once; immutable then. The children of a node stand side by
// side, in order of their bytes.
class PieceTrie {
public:
    PieceTrie() = default;
    // Keys must differ and not be empty; values must not be negative.
    explicit PieceTrie(std::vector<std::pair<std::string_view, std::int32_t>> keys);

    // Calls found(length, value) for every key at the beginning of the text.
    template <class Found> void prefixes(std::string_view text, Found found) const
    {
        if (m_nodes.empty() || text.empty())
            return;
        std::uint32_t at = m_first[static_cast<unsigned char>(text[0])];
        for (std::uint32_t i = 1; at != 0; ++i) {
            const Node& node = m_nodes[at];
            if (node.value >= 0)
                found(i, node.value);
            if (i == text.size())
                return;
            at = child(node, static_cast<unsigned char>(text[i]));
        }
    }

private:
    struct Node {
        std::uint32_t children = 0; // the first of them
        std::uint16_t count = 0;
        std::uint8_t byte = 0;
        std::int32_t value = -1;
    };
    std::uint32_t child(const Node& node, unsigned char byte) const
    {
        std::uint32_t begin = node.children;
        std::uint32_t end = begin + node.count;
        while (end - begin > 8) {
            const std::uint32_t middle = begin + (end - begin) / 2;
            (m_nodes[middle].byte <= byte ? begin : end) = middle;
        }
        for (; begin < end; ++begin)
            if (m_nodes[begin].byte == byte)
                return begin;
        return 0;
    }

    std::vector<Node> m_nodes; // the root is node 0, which is nobody's child
    std::vector<std::uint32_t> m_first = std::vector<std::uint32_t>(256, 0); // the root's children by byte
};

} // namespace luthier
