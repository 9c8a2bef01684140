// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/task.h"

namespace luthier {

// What tokenising rows needs of a model, read from its configuration and tokenizer without its weights. max_length 0:
// as long as the model reads. Usage error when models of this kind cannot do the task.
Result<TaskContext> openTaskContext(const std::string& model, const TaskDescriptor& task,
                                    std::vector<std::string> labels, std::int64_t max_length);

} // namespace luthier
