// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace luthier {

// Deletes what killed processes left half-written in a folder that nobody but Luthier writes to, whatever it was to
// become. Creating an AtomicFile or AtomicFolder (core/base/files.h) does so for its own target.
void clearAbandonedParts(const std::filesystem::path& folder);

} // namespace luthier
