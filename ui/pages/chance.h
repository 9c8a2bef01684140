// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_control.h"
#include "core/project/compare.h"
#include "ui/pages/compare_tables.h"

#include <QObject>

#include <memory>
#include <optional>

namespace luthier {

// Whether the difference between the best run and each other may be chance (core/project/compare.h). Worked out once
// for a set of results and in the background: thousands of draws over thousands of rows are too many for a check mark.
// Until known() comes nothing is said. runs: all that can be compared with one another, always the same ones for both
// questions. Lives in the UI thread.
class ChanceOfRuns : public QObject {
    Q_OBJECT
public:
    ~ChanceOfRuns() override;
    enum class Standing { // of the best run
        Unknown, // yet
        Clear, // none of the others may be as good
        Disputed,
        Unproven, // a run could not be read, or two have no row in common
    };
    Standing standing(const std::vector<ListedRun>& runs);
    // About those with a check mark, with their names, or why nothing is known; empty with fewer than two.
    QString sentences(const std::vector<ListedRun>& runs);
    void retry(); // what failed, when it is asked for again

Q_SIGNALS:
    void known();

private:
    void workOut(const std::vector<ListedRun>& runs); // unless it is done or going on
    Standing judge() const;

    std::vector<std::pair<fs::path, double>> m_results; // folder and loss: a resumed run has another
    std::vector<RunDifference> m_differences;
    std::optional<Error> m_error;
    Standing m_standing = Standing::Clear;
    std::shared_ptr<RunControl> m_control; // of the work that is going on
};

// That so few held-out rows show a tendency and prove nothing; empty when there are enough, or none was tried.
QString fewRowsSentence(const RunOutcome& outcome);

} // namespace luthier
