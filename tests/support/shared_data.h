// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace luthier::test {

// Real material made by others (never in the repository): LUTHIER_SHARED_DATA, else ../shared/data beside the sources.
// Tests that need it call QSKIP with a message when the folder is absent.
inline std::filesystem::path sharedData(const std::string& folder)
{
    const char* set = std::getenv("LUTHIER_SHARED_DATA");
    const std::filesystem::path root =
        set ? std::filesystem::path(set) : std::filesystem::path(LUTHIER_SOURCE_FOLDER) / ".." / "shared" / "data";
    return root / folder;
}

inline std::filesystem::path fixture(const std::string& name)
{
    return std::filesystem::path(LUTHIER_SOURCE_FOLDER) / "tests" / "fixtures" / name;
}

} // namespace luthier::test

#define LUTHIER_NEED_SHARED(folder)                                                                                    \
    if (!std::filesystem::exists(luthier::test::sharedData(folder)))                                                   \
    QSKIP("The shared data folder \"" folder "\" is not on this machine.")
