// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_progress.h"

#include <cmath>
#include <iostream>

namespace luthier::cli {

namespace {

const char* sentence(RunStage stage)
{
    switch (stage) {
    case RunStage::OpeningModel: return "Opening the model";
    case RunStage::ReadingData: return "Reading the data";
    case RunStage::Preparing: return "Preparing the rows";
    case RunStage::MeasuringBase: return "Measuring the model before training";
    case RunStage::Training: return "Training";
    case RunStage::Evaluating: return "Testing on held-out rows";
    case RunStage::Finishing: return "Keeping the best weights";
    case RunStage::Done: return "Done";
    }
    return "";
}

std::string measured(double value)
{
    return std::isfinite(value) ? fmt::format("{:.4f}", value) : std::string("not measured");
}

} // namespace

Result<RunOutcome> runWithProgress(Context& context, const fs::path& project_folder, const std::string& run_id,
                                   Start start, const RunOptions& options)
{
    ProgressLine progress;
    double loss = std::nan(""), speed = 0, left = -1;
    bool said_training = false;
    RunListener listener;
    listener.stage = [&](RunStage stage) {
        const bool again = stage == RunStage::Training || stage == RunStage::Evaluating;
        if (stage == RunStage::Done || (again && said_training))
            return;
        said_training |= again;
        progress.say(std::string(sentence(stage)) + " …");
    };
    listener.metric = [&](const MetricPoint& point) {
        if (point.series == "train_loss")
            loss = point.value;
        else if (point.series == "tokens_per_second")
            speed = point.value;
        else if (point.series == "seconds_left")
            left = point.value;
        const auto step = context.control.step.load();
        const auto total = context.control.total_steps.load();
        if (point.series != "train_loss" || total == 0)
            return;
        progress.show(fmt::format("step {} of {}   loss {:.3f}{}{}", step, total, loss,
                                  speed > 0 ? fmt::format("   {:.0f} tokens/s", speed) : std::string(),
                                  left >= 0 ? "   " + durationText(left) + " left" : ""),
                      static_cast<double>(step) / static_cast<double>(total));
    };
    listener.evaluation = [&](std::int64_t step, const Evaluation& evaluation) {
        std::string line = fmt::format("  after step {}: loss on held-out rows {:.4f}", step, evaluation.loss);
        for (const auto& [name, value] : evaluation.metrics)
            if (name != "loss")
                line += fmt::format("   {} {:.4f}", name, value);
        progress.say(line);
    };
    auto outcome = executeRun(project_folder, run_id, start, options, context.control, listener);
    progress.finish();
    return outcome;
}

Json runJson(const fs::path& run_folder, const RunOutcome& outcome)
{
    Json result;
    result["run"] = run_folder.string();
    const Json rest = outcome.toJson();
    for (const auto& [key, value] : rest.items())
        result[key] = value;
    return result;
}

void printOutcome(const fs::path& run_folder, const RunOutcome& outcome)
{
    std::cout << outcome.verdict.english() << '\n'
              << fmt::format("  loss on held-out rows   {} before, {} after (best at step {} of {})\n",
                             measured(outcome.base_validation_loss), measured(outcome.validation_loss),
                             outcome.best_step, outcome.steps);
    for (const auto& [name, value] : outcome.evaluation.metrics) {
        const auto before = outcome.base_evaluation.metrics.find(name);
        if (name != "loss" && before != outcome.base_evaluation.metrics.end())
            std::cout << fmt::format("  {:<23} {:.4f} before, {:.4f} after\n", name, before->second, value);
    }
    std::cout << fmt::format("  time {}, {:.0f} tokens/s, memory {}\n", durationText(outcome.seconds),
                             outcome.tokens_per_second, bytesText(static_cast<std::uint64_t>(outcome.peak_bytes)))
              << "  run: " << run_folder.string() << '\n';
}

} // namespace luthier::cli
