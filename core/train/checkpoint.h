// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/tasks/task.h"
#include "core/train/held_out.h"
#include "core/train/optimiser.h"

#include <array>
#include <limits>

namespace luthier {

// Everything about a run that is neither a weight nor a moment, at the end of a whole step. With the weights and the
// moments it is all that a run needs to go on exactly as if it had never ended.
struct Progress {
    std::int64_t step = 0; // optimiser steps done
    std::int64_t epoch = 0; // epochs done
    std::int64_t position = 0; // windows done in this epoch
    std::array<std::uint64_t, 4> data_order{}; // the stream as it was when this epoch began
    std::array<std::uint64_t, 4> mask{}; // as it is now
    at::Tensor dropout; // [n] uint8: state of the generator, host

    bool base_measured = false;
    Evaluation base;
    std::int64_t evaluated_step = 0; // the last step whose evaluation is complete
    double best_loss = std::numeric_limits<double>::infinity();
    std::int64_t best_step = 0;
    std::int64_t evaluations_without_gain = 0;

    std::int64_t target_tokens = 0, all_tokens = 0; // learnt from so far
    double seconds = 0; // of the whole run
    double step_seconds = 0; // of optimiser steps alone
    double evaluation_seconds = 0;
    std::int64_t evaluations = 0;
    std::int64_t peak_bytes = 0;
    std::vector<double> recent_losses; // of the last windows, oldest first
};

// RUN/checkpoints/step-N/: trainable.safetensors, optimizer.safetensors, state.json with their checksums. The folder is
// complete or absent.
Result<fs::path> writeCheckpoint(const fs::path& run_folder, const Progress& progress, const AdamW& optimiser);

// Copies a checkpoint into the leaves and moments and gives its progress. Nothing is touched unless all of it is good.
Result<Progress> readCheckpoint(const fs::path& checkpoint, AdamW& optimiser);

std::vector<fs::path> checkpoints(const fs::path& run_folder); // newest first, whether readable or not
void removeCheckpoint(const fs::path& checkpoint);
void removeOldCheckpoints(const fs::path& run_folder, std::int64_t keep);
std::uint64_t checkpointBytes(std::span<const TrainableTensor> trainable); // of one, about

// RUN/best/: the weights that the run keeps, and how they did. best.json: {"step", "loss", "evaluation", "checksums"}.
struct BestWeights {
    std::int64_t step = 0;
    double loss = 0; // on the held-out rows; NaN when they were not tried on them
    Evaluation evaluation;
    HeldOutLosses held_out = {}; // written, not read back here; empty when they were not tried
};
Status writeBest(const fs::path& run_folder, const BestWeights& best, std::span<const TrainableTensor> trainable);
// Step and figures alone. NotFound when the run has kept none yet.
Result<BestWeights> bestFigures(const fs::path& run_folder);
// Copies the weights into the leaves. NotFound as above.
Result<BestWeights> readBest(const fs::path& run_folder, std::span<const TrainableTensor> trainable);

} // namespace luthier
