// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/piece_trie.h"

#include <algorithm>

namespace luthier {

PieceTrie::PieceTrie(std::vector<std::pair<std::string_view, std::int32_t>> keys)
{
    std::sort(keys.begin(), keys.end());
    // Level by level: a task is a node and the range of keys that pass through it.
    struct Task {
        std::uint32_t node, begin, end, depth;
    };
    m_nodes.push_back({});
    std::vector<Task> tasks;
    if (!keys.empty())
        tasks.push_back({0, 0, static_cast<std::uint32_t>(keys.size()), 0});
    for (std::size_t next = 0; next < tasks.size(); ++next) {
        const Task task = tasks[next];
        std::uint32_t begin = task.begin;
        while (begin < task.end && keys[begin].first.size() == task.depth) // at most one: keys differ
            m_nodes[task.node].value = keys[begin++].second;
        const auto first = static_cast<std::uint32_t>(m_nodes.size());
        while (begin < task.end) {
            const auto byte = static_cast<unsigned char>(keys[begin].first[task.depth]);
            std::uint32_t end = begin + 1;
            while (end < task.end && static_cast<unsigned char>(keys[end].first[task.depth]) == byte)
                ++end;
            tasks.push_back({static_cast<std::uint32_t>(m_nodes.size()), begin, end, task.depth + 1});
            Node node;
            node.byte = byte;
            m_nodes.push_back(node);
            begin = end;
        }
        m_nodes[task.node].children = first;
        m_nodes[task.node].count = static_cast<std::uint16_t>(m_nodes.size() - first);
    }
    for (std::uint32_t i = 0; i < m_nodes[0].count; ++i)
        m_first[m_nodes[m_nodes[0].children + i].byte] = m_nodes[0].children + i;
}

} // namespace luthier
