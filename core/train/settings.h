// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param.h"
#include "core/train/schedule.h"

#include <cstdint>
#include <string>

namespace luthier {

// The "train." and "split." parameters of a resolved recipe, read once.
struct TrainSettings {
    double learning_rate = 0;
    std::int64_t epochs = 1, max_steps = 0;
    std::int64_t batch_rows = 16; // rows of one accumulation window, that is of one optimiser step
    std::int64_t micro_batch_tokens = 2048; // of one forward pass
    std::int64_t max_length = 512;
    Schedule schedule = Schedule::Cosine;
    double warmup_ratio = 0, weight_decay = 0, clip_norm = 0;
    double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
    std::uint64_t seed = 1;
    std::string precision = "auto";
    std::int64_t evaluations_per_epoch = 2, evaluate_every = 0;
    bool early_stopping = true;
    std::int64_t patience = 3;
    double checkpoint_minutes = 5;
    std::int64_t keep_checkpoints = 2, samples = 2;
    double validation_part = 0.1;
    std::uint64_t split_seed = 1;
};

TrainSettings settingsOf(const ParamSet& resolved);

// How many optimiser steps a run takes and at which of them it is evaluated.
struct StepPlan {
    std::int64_t steps_per_epoch = 0;
    std::int64_t total = 0;
    std::int64_t warmup = 0;

    // step: how many have been done, from 1. The last step is always evaluated.
    bool evaluatesAfter(std::int64_t step, const TrainSettings& settings) const;
    std::int64_t evaluationsAfter(std::int64_t step, const TrainSettings& settings) const; // still to come
};
StepPlan planSteps(std::int64_t rows, const TrainSettings& settings);

} // namespace luthier
