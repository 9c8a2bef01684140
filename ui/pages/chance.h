// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/compare_tables.h"

namespace luthier {

// Whether the difference between the best of the given runs and each other may be chance (core/project/compare.h).
// runs: all that can be compared with one another.
struct ChanceOfRuns {
    QString sentences; // about those with a check mark, with their names; empty with fewer than two results
    bool best_is_clear = true; // none of the others may be as good
};
ChanceOfRuns chanceOf(const std::vector<ListedRun>& runs);

// That so few held-out rows show a tendency and prove nothing; empty when there are enough, or none was tried.
QString fewRowsSentence(const RunOutcome& outcome);

} // namespace luthier
