// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

namespace luthier {

// Tells whether a model folder is still the one that a run was trained on, in milliseconds for any size: SHA-256 over
// config.json, the tokenizer's files, and of every tensor its name, type, shape and 3 × 1 KiB of its values (begin,
// middle, end). A model that was trained further or replaced differs; a change of a few bytes elsewhere is not seen.
Result<std::string> modelFingerprint(const fs::path& root);

} // namespace luthier
