// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace luthier {

// Call first thing in main(). Sets OMP_WAIT_POLICY=passive and executes the program once more when it was not set (the
// variable is read when libgomp loads: ARCHITECTURE, trap 6), and tells malloc to keep large blocks (trap 7).
void prepareProcess(int argc, char** argv);

std::int64_t residentBytes(); // memory of this process now
std::int64_t peakResidentBytes(); // the largest since start or since resetPeak
void resetPeakResident();
void lowerThreadPriority(); // of the calling thread, so that a window stays smooth
int physicalThreads(); // hardware threads this process may use

// Where resources/ lies: the LUTHIER_RESOURCES variable, beside the program, the installed place, or the source tree.
std::filesystem::path resourceFolder();
// "2026-11-24T09:30:00Z"
std::string utcNow();

} // namespace luthier
