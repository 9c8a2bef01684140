// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/datasets/table.h"

#include <map>

namespace luthier {

// Collects findings and keeps the list readable: past `limit` of one code the rest are only counted, and one last
// finding of that code says how many. One thread.
class FindingList {
public:
    static constexpr std::int64_t limit = 1000;

    void add(Severity severity, const char* code, std::int64_t line, std::int64_t row, Text message);
    std::int64_t errors() const; // of all codes, listed or only counted
    bool has(const std::string& code) const { return m_counts.contains(code); }
    // The findings in the order they came; the list is empty afterwards.
    std::vector<Finding> take();

private:
    struct Count {
        std::int64_t seen = 0;
        Severity severity = Severity::Warning;
    };
    std::vector<Finding> m_findings;
    std::map<std::string, Count> m_counts;
};

} // namespace luthier
