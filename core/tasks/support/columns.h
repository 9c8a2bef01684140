// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/task.h"

namespace luthier {

// Whether the roles exist, and the columns, and no column has two roles. Usage error otherwise.
Status checkGivenColumns(const TaskDescriptor& task, const Table& table, const ColumnMap& given);

// Whether a row with nothing in the column of this role teaches nothing.
bool mustBeFilled(const TaskDescriptor& task, const ColumnMap& columns, std::size_t role);

} // namespace luthier
