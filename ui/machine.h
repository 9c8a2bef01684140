// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace luthier {

// Bytes that programs can still get without swapping, as the kernel estimates it (MemAvailable in /proc/meminfo); 0
// when it does not say.
std::uint64_t availableMemory();

} // namespace luthier
