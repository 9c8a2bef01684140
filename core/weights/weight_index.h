// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <string>
#include <utility>
#include <vector>

namespace luthier {

// What model.safetensors.index.json and pytorch_model.bin.index.json say: in which file of the folder each tensor lies.
struct WeightIndex {
    std::vector<std::pair<std::string, std::string>> tensors; // name, file name
    std::vector<std::string> files; // sorted, each once

    // Errors: NotFound, Damaged (also for names that leave the folder).
    static Result<WeightIndex> read(const fs::path& file);
};

} // namespace luthier
