// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

namespace luthier {

// Tells whether a model is still the one that a run was trained on: SHA-256 over config.json, the tokenizer's files,
// and of every tensor its name, type, shape and the checksum (XXH64) of its values, which reads all of them once at the
// speed of memory. Of a GGUF file, its metadata and its tensors as they stand in it: what a later Luthier makes of them
// does not count. like: a fingerprint to compare with. Those of earlier versions have no "2:" in front and know 3 × 1
// KiB of each tensor; it is made in the same way then.
Result<std::string> modelFingerprint(const fs::path& root, std::string_view like = "2:");

} // namespace luthier
