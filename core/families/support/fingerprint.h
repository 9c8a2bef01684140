// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

namespace luthier {

// Tells whether a model is still the one that a run was trained on, in milliseconds for any size: SHA-256 over
// config.json, the tokenizer's files, and of every tensor its name, type, shape and 3 × 1 KiB of its values (begin,
// middle, end). A model that was trained further or replaced differs; a change of a few bytes elsewhere is not seen.
// Of a GGUF file, its metadata and its tensors as they stand in it: what a later Luthier makes of them does not count.
Result<std::string> modelFingerprint(const fs::path& root);

} // namespace luthier
