// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine.h"

#include <fstream>
#include <string>

namespace luthier {

std::uint64_t availableMemory()
{
    std::ifstream file("/proc/meminfo");
    std::string word;
    std::uint64_t kibibytes = 0;
    while (file >> word) {
        if (word == "MemAvailable:" && file >> kibibytes)
            return kibibytes * 1024;
        file.ignore(256, '\n');
    }
    return 0;
}

} // namespace luthier
