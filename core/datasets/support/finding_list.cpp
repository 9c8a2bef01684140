// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/finding_list.h"

namespace luthier {

void FindingList::add(Severity severity, const char* code, std::int64_t line, std::int64_t row, Text message)
{
    Count& count = m_counts[code];
    count.severity = severity;
    if (++count.seen <= limit)
        m_findings.push_back(Finding{severity, code, line, row, std::move(message)});
}

std::int64_t FindingList::errors() const
{
    std::int64_t all = 0;
    for (const auto& [code, count] : m_counts)
        all += count.severity == Severity::Error ? count.seen : 0;
    return all;
}

std::vector<Finding> FindingList::take()
{
    for (const auto& [code, count] : m_counts)
        if (count.seen > limit)
            m_findings.push_back(
                Finding{count.severity, code, 0, -1, text("{} more like this are not listed.", count.seen - limit)});
    m_counts.clear();
    return std::exchange(m_findings, {});
}

} // namespace luthier
