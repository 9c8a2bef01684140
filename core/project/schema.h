// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/database.h"

namespace luthier {

// Makes the tables in an empty file.
Status createSchema(Database& database);
// Checks that the file is a project's store of a version that we know, without changing it unless mode is Write and the
// version is an older one, which is then brought up to date in one transaction.
Status openSchema(Database& database, Database::Mode mode, const fs::path& file);

} // namespace luthier
