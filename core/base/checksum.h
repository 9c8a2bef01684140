// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <span>

namespace luthier {

// XXH64 with seed 0 (Yann Collet, xxHash specification 0.1.1): finds accidental damage of large files at the speed of
// memory. No protection against somebody who means it; that is sha256's work.
std::uint64_t checksum(std::span<const std::byte> bytes);

// Of a file's content, as 16 hexadecimal digits.
Result<std::string> checksumOfFile(const fs::path& file);

} // namespace luthier
