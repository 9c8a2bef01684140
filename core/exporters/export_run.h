// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/run_control.h"

#include <string>
#include <vector>

namespace luthier {

// The proof after an export: what was written is opened again and asked the same held-out rows as the model in memory.
struct Certificate {
    bool pass = false;
    std::int64_t rows = 0; // held-out rows compared
    double largest_logit_difference = 0; // relative to the largest logit of the row
    double tolerance = 0;
    std::int64_t answers = 0, same_answers = 0; // greedy answers or labels
    std::string compared_type; // "fp32" or "bf16", the type both ran in
    // When the written type is narrower than the tuned weights: the model in memory was rounded in the same way before
    // the comparison, and this is how far the rounding itself moved it, and how many answers stayed.
    bool rounded = false;
    double rounding_difference = 0;
    std::int64_t answers_kept = 0;
    Text rows_note; // empty, or why the rows are not the run's held-out rows
    Text verdict;
    Json toJson() const;
};

// RunControl::part while an export runs.
enum class ExportPart : int {
    Asking, // the tuned model, so that what was written can be compared with it
    Writing,
    Checking, // opening what was written, and asking it the same
};

struct ExportReport {
    fs::path path;
    std::uint64_t bytes = 0;
    Certificate certificate;
    std::string system; // standing instruction that the run learnt with; other programs must be told it
};

struct ExportRequest {
    fs::path run_folder;
    std::string exporter; // catalogue id
    fs::path out; // folder, must not exist or be empty
    std::string dtype = "base"; // stored type of merged weights: "base", "fp32", "bf16"
    int threads = 0;
};

// Bytes that the export will take, before writing.
Result<std::uint64_t> estimateExport(const ExportRequest& request);
// Writes beside `out`, certifies, then renames. A failed certificate leaves the folder in place and says so.
Result<ExportReport> exportRun(const ExportRequest& request, RunControl& control);

} // namespace luthier
