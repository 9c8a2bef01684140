// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/compare.h"
#include "ui/pages/compare_tables.h"

#include <QObject>

#include <optional>

namespace luthier {

// Whether the difference between the best run and each other may be chance (core/project/compare.h). Worked out once
// for a set of results and in the background: thousands of draws over thousands of rows are too many for a check mark.
// Until known() comes nothing is said. runs: all that can be compared with one another, always the same ones for both
// questions. Lives in the UI thread.
class ChanceOfRuns : public QObject {
    Q_OBJECT
public:
    enum class Best {
        Unknown, // yet
        Clear, // none of the others may be as good
        Disputed,
    };
    Best best(const std::vector<ListedRun>& runs);
    // About those with a check mark, with their names; empty with fewer than two.
    QString sentences(const std::vector<ListedRun>& runs);

Q_SIGNALS:
    void known();

private:
    const std::vector<RunDifference>* differences(const std::vector<ListedRun>& runs); // null: not known yet
    std::vector<std::pair<fs::path, double>> m_results; // folder and loss: a resumed run has another
    std::optional<std::vector<RunDifference>> m_differences = std::vector<RunDifference>{};
};

// That so few held-out rows show a tendency and prove nothing; empty when there are enough, or none was tried.
QString fewRowsSentence(const RunOutcome& outcome);

} // namespace luthier
