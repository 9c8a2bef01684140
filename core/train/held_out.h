// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <vector>

namespace luthier {

// RUN/best/held_out.json: the loss of the kept weights on every held-out row, so that two runs can be compared row by
// row. rows are rows of the data file's table, in the order of evaluation.
struct HeldOutLosses {
    std::vector<std::int64_t> rows;
    std::vector<double> losses; // summed over the row's targets
    std::vector<std::int64_t> targets; // of each row

    Status write(const fs::path& best_folder) const;
    static Result<HeldOutLosses> read(const fs::path& run_folder);
};

} // namespace luthier
