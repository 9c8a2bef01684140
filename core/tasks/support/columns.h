// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/task.h"

namespace luthier {

// Whether the roles exist, and the columns, and no column has two roles. Usage error otherwise.
Status checkGivenColumns(const TaskDescriptor& task, const Table& table, const ColumnMap& given);

// The values of a row that is only a question (or text) and its answer (or category), in the order of the task's roles.
std::vector<std::string> valuesOf(const TaskDescriptor& task, const std::string& input, const std::string& answer);

// Whether a row with nothing in the column of this role teaches nothing.
bool mustBeFilled(const TaskDescriptor& task, const ColumnMap& columns, std::size_t role);

} // namespace luthier
