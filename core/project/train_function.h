// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <functional>

namespace luthier {

using TrainFunction = std::function<Result<RunOutcome>(const TrainRequest&, RunControl&, RunSink&)>;

// executeRun with the training given from outside: tests run the store, the locks and the files without a model.
Result<RunOutcome> executeRunWith(const TrainFunction& train, const fs::path& project_folder, const std::string& run_id,
                                  Start start, const RunOptions& options, RunControl& control,
                                  const RunListener& listener);

} // namespace luthier
