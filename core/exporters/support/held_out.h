// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/tuned_model.h"

namespace luthier {

constexpr std::size_t certificate_rows = 16;

// Rows to ask a model and its export: those that the run held out, as training laid them out.
struct HeldOut {
    std::vector<Example> examples; // each with at least one target; at most certificate_rows
    Text note; // empty when they are the run's own held-out rows, else what they are and why
};

// Reads the run's data again. When the file is gone or has changed, rows of the run's samples or built-in sentences
// take their place, and the note says so.
HeldOut heldOutRows(const TunedModel& model, const fs::path& run_folder);

} // namespace luthier
