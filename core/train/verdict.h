// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/train_run.h"

namespace luthier {

// One sentence in plain words about how a run came out. learning_rate: the recipe's, for advice.
Text verdictOf(const RunOutcome& outcome, const TaskDescriptor& task, double learning_rate);

} // namespace luthier
