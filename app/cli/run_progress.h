// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/project/project.h"

namespace luthier::cli {

// Runs (or resumes) a run of a project with its progress on standard error.
Result<RunOutcome> runWithProgress(Context& context, const fs::path& project_folder, const std::string& run_id,
                                   Start start, const RunOptions& options);

// The line that `train`, `resume` and `demo` promise: the outcome and where the run lies.
Json runJson(const fs::path& run_folder, const RunOutcome& outcome);
void printOutcome(const fs::path& run_folder, const RunOutcome& outcome);

} // namespace luthier::cli
