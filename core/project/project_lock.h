// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <memory>

namespace luthier {

// The right of this process to write into a project. All who hold it in this process share one lock; it is given up
// when the last lets go. Busy error when another process has it. Thread-safe.
Result<std::shared_ptr<const FileLock>> lockProject(const fs::path& folder);

} // namespace luthier
