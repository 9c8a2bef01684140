// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/run_control.h"

#include <vector>

namespace luthier {

// The loss on every held-out row, so that two models can be compared row by row: of the kept weights in
// RUN/best/held_out.json, of the base model in RUN/base_held_out.json. rows are rows of the data file's table, in the
// order of evaluation.
struct HeldOutLosses {
    std::vector<std::int64_t> rows;
    std::vector<double> losses; // summed over the row's targets
    std::vector<std::int64_t> targets; // of each row

    Status write(const fs::path& file) const;
    static Result<HeldOutLosses> read(const fs::path& file);
    static constexpr const char* file_name = "held_out.json";
    static fs::path ofBest(const fs::path& run_folder) { return run_folder / "best" / file_name; }
    static fs::path ofBase(const fs::path& run_folder) { return run_folder / "base_held_out.json"; }
};

// How much higher the second mean loss is, on the rows that both were tried on, and between what it would lie in 95 of
// 100 such sets of rows (paired bootstrap over rows, B. Efron 1979, percentile interval, 2000 draws, seed fixed). Once
// control is stopped it returns at once, and what it returns means nothing.
struct LossDifference {
    std::int64_t rows = 0; // in both
    double mean = 0, low = 0, high = 0; // a target
    // Drawing from fewer rows proves nothing: that all of five fall the same way is chance in 6 of 100 cases.
    static constexpr std::int64_t least_rows = 6;
    bool mayBeChance() const { return rows < least_rows || (low <= 0 && high >= 0); }
};
LossDifference lossDifference(const HeldOutLosses& first, const HeldOutLosses& second, RunControl* control = nullptr);

} // namespace luthier
