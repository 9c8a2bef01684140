// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/checkpoint.h"
#include "core/train/evaluate.h"
#include "core/train/samples.h"
#include "core/train/settings.h"

namespace luthier {

// What the loop works on; all of it outlives the loop.
struct LoopParts {
    const TrainSettings& settings;
    const StepPlan& plan;
    BaseModel& base;
    HeadKind head;
    AppliedMethod& method;
    const TaskDescriptor& task;
    const TaskContext& context;
    std::span<const Example> train;
    std::span<const Example> validation; // already drawn, where the task draws
    SampleRows& samples;
    fs::path run_folder;
    RunClock& clock;
    RunSink& sink;
};

// Optimiser steps, checks of the held-out rows, checkpoints: from the first step (or a checkpoint) to the end, to early
// stopping, to the user's stop or to a number that is none. One thread; torch may throw.
class TrainingLoop {
public:
    explicit TrainingLoop(const LoopParts& parts);

    // Goes back to the newest complete checkpoint; damaged ones that are newer are removed. False when the run has
    // none; Damaged when it has only broken ones.
    Result<bool> restore();
    // Errors are those of the disk; what was there before stays.
    Result<StopCause> run();

    const Progress& progress() const { return m_progress; }
    double trainLoss() const; // mean of the last windows
    std::span<const TrainableTensor> trainable() const { return m_optimiser.trainable(); }

private:
    enum class Step { Done, Stopped, NotANumber };

    // The examples of a window: as they are, or copies drawn anew, and then `rows` are indices of the copies.
    std::span<const Example> drawn(std::span<const std::size_t>& rows);
    Step step();
    Step window(std::span<const std::size_t> rows); // gradients of one window into the leaves
    void finishStep(double learning_rate, double norm, double seconds);
    // The check after the present step: metrics, samples, best weights.
    Result<Step> evaluate();
    bool measureBase();
    Result<StopCause> stopped();
    Status saveCheckpoint();
    bool evaluationDue() const;
    bool outOfPatience() const;
    double secondsLeft() const;
    void emit(const char* series, double value);
    void emitPeak();
    void emitEvaluation(const Evaluation& evaluation);

    LoopParts m_parts;
    Transformer& m_network;
    AdamW m_optimiser;
    Evaluator m_evaluator;
    TrainingMode m_mode;
    RandomStream m_data_order, m_mask;
    Progress m_progress;
    std::vector<Example> m_drawn; // of this window, for tasks that draw
    std::vector<std::size_t> m_drawn_rows;
    std::vector<std::size_t> m_order; // of this epoch; empty: not begun
    at::Tensor m_loss_sum; // [] fp64 on the device
    std::int64_t m_window_tokens = 0, m_window_targets = 0;
    double m_window_loss = 0;
    // Of best/: steps that are done once more, because a newer saved state was damaged, must not spoil what is kept.
    double m_kept_loss = std::numeric_limits<double>::infinity();
    double m_step_seconds = 0, m_step_tokens = 0; // smoothed
    std::int64_t m_steps_here = 0; // in this process
    double m_saved_at = 0; // seconds of the run
    std::int64_t m_saved_step = -1;
    double m_peak_at = -1;
};

} // namespace luthier
