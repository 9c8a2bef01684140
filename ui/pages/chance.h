// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/compare.h"
#include "ui/pages/compare_tables.h"

namespace luthier {

// Whether the difference between the best run and each other may be chance (core/project/compare.h). Worked out once
// for a set of results: thousands of draws are too many for every check mark. runs: all that can be compared with one
// another, always the same ones for both questions.
class ChanceOfRuns {
public:
    bool bestIsClear(const std::vector<ListedRun>& runs); // none of the others may be as good
    // About those with a check mark, with their names; empty with fewer than two.
    QString sentences(const std::vector<ListedRun>& runs);

private:
    const std::vector<RunDifference>& differences(const std::vector<ListedRun>& runs);
    std::vector<std::pair<fs::path, double>> m_results; // folder and loss: a resumed run has another
    std::vector<RunDifference> m_differences;
};

// That so few held-out rows show a tendency and prove nothing; empty when there are enough, or none was tried.
QString fewRowsSentence(const RunOutcome& outcome);

} // namespace luthier
