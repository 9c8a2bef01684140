// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/train_run.h"

#include <vector>

namespace luthier {

// The same held-out rows answered by two runs: how much lower the loss of `better` is, and whether that could be
// chance.
struct RunDifference {
    std::string better, worse; // run ids
    std::int64_t rows = 0; // held-out rows that both were tested on; 0: none, nothing can be said
    double difference = 0; // mean loss of worse minus better, over targets
    double low = 0, high = 0; // 95 % interval: paired bootstrap over rows (Efron and Tibshirani 1993), 2000 draws
    bool significant = false; // the interval leaves out 0
    Text verdict;
};

struct ComparedRun {
    std::string id;
    fs::path folder;
    std::map<std::string, std::string> settings; // base, task, method, data and every parameter
    std::optional<RunOutcome> outcome;
};

struct RunComparison {
    std::vector<ComparedRun> runs;
    std::vector<std::string> differing; // settings that are not the same in all runs
    std::vector<RunDifference> differences; // the run with the lowest loss against each other

    Json toJson() const;
    std::string table() const; // for a terminal
};

// What a run settled when it began; both are empty when it has not begun or cannot be read.
struct RunTrial {
    std::string on; // from which model and on which rows: only runs with the same can be measured against one another
    ColumnMap columns; // of its file that it learnt from, found or named
};
RunTrial trialOf(const fs::path& run_folder);

// Run folders. Errors: NotFound for a run that has not begun; Stopped.
Result<RunComparison> compareRuns(const std::vector<fs::path>& run_folders, RunControl* control = nullptr);

} // namespace luthier
