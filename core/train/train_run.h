// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/metric_buffer.h"
#include "core/base/run_control.h"
#include "core/train/held_out.h"
#include "core/train/recipe.h"

#include <cmath>
#include <limits>
#include <optional>

namespace luthier {

enum class RunStage { OpeningModel, ReadingData, Preparing, MeasuringBase, Training, Evaluating, Finishing, Done };
const char* name(RunStage stage); // "opening_model"…

// What the model answered to a held-out row at some step: the change can be read.
struct Sample {
    std::int64_t step = 0;
    std::string input;
    std::string expected;
    std::string answer;
};

// Where a run's news go. Called on the worker's thread, a few times a second at most except metric().
class RunSink {
public:
    virtual ~RunSink() = default;
    virtual void stage(RunStage stage) = 0;
    // The run goes on after this step; what was told of later ones is void. -1: it begins anew.
    virtual void resumed(std::int64_t step) { static_cast<void>(step); }
    // After a resumed kill, steps since the last checkpoint are redone and come again with the same values.
    virtual void metric(const MetricPoint& point) = 0;
    virtual void sample(const Sample& sample) = 0;
    virtual void evaluation(std::int64_t step, const Evaluation& evaluation) = 0;
    virtual void checkpoint(std::int64_t step, const fs::path& folder) = 0;
    virtual void log(const std::string& line) = 0;
};

Json toJson(const Evaluation& evaluation);
Result<Evaluation> evaluationFromJson(const Json& json);

enum class StopCause { Finished, EarlyStopping, User, NotANumber };
const char* name(StopCause cause); // "finished", "early_stopping", "user", "not_a_number"

struct RunOutcome {
    StopCause stopped_by = StopCause::Finished;
    std::int64_t steps = 0, total_steps = 0;
    std::int64_t best_step = 0;
    double train_loss = 0; // of the last epoch or so: mean over the last logged steps
    double validation_loss = 0; // of the best weights, which are the ones kept; NaN (null in JSON): no held-out rows
    double base_validation_loss = 0; // before the first step; NaN as above
    // How much the loss on the held-out rows fell, in 95 of 100 such sets of rows (lossDifference); NaN: not known.
    double gain_low = std::numeric_limits<double>::quiet_NaN(), gain_high = gain_low;
    Evaluation evaluation; // of the best weights on the held-out rows
    Evaluation base_evaluation;
    double tokens_per_second = 0; // target and context tokens trained on, a second
    std::int64_t peak_bytes = 0;
    std::int64_t trainable_parameters = 0, parameters = 0;
    double seconds = 0;
    std::int64_t train_rows = 0, validation_rows = 0, cut_rows = 0;
    Text verdict; // one sentence in plain words

    bool gainMayBeChance() const
    {
        return std::isfinite(gain_low)
            && (validation_rows < LossDifference::least_rows || (gain_low <= 0 && gain_high >= 0));
    }

    Json toJson() const; // the shape that `train --json` promises
    static Result<RunOutcome> fromJson(const Json& json);
};

enum class Start { Fresh, Resume };

struct TrainRequest {
    Recipe recipe;
    fs::path run_folder; // made by the caller; recipe.json in it already
    Start start = Start::Fresh;
    std::string device = "auto"; // "cpu", "cuda", "auto"
    int threads = 0; // 0: all that the machine has
    std::optional<fs::path> initial_adapter; // PEFT folder whose factors replace the fresh ones (comparisons with peft)
};

// Runs a recipe to its end, in the calling thread, and fills run_folder: run.json (labels, template, split, outcome),
// checkpoints/step-N/, best/. Stopped by the user is an outcome. Checkpoints are complete or absent; after a stop or a
// kill, Start::Resume continues bit-identically on the same machine with the same threads.
// A loss that is not a number ends the run with stopped_by NotANumber and the last good weights.
Result<RunOutcome> trainRun(const TrainRequest& request, RunControl& control, RunSink& sink);

} // namespace luthier
