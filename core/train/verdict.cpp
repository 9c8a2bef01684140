// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/verdict.h"

#include <cmath>

namespace luthier {

namespace {

// Three digits that matter, never an exponent: a person reads this.
std::string figure(double value)
{
    const double size = std::abs(value);
    return fmt::format("{:.{}f}", value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

Text better(const RunOutcome& outcome, const TaskDescriptor& task)
{
    const auto rows = outcome.validation_rows;
    const std::string before = figure(outcome.base_validation_loss), after = figure(outcome.validation_loss);
    const auto base = outcome.base_evaluation.metrics.find(task.headline_metric);
    const auto tuned = outcome.evaluation.metrics.find(task.headline_metric);
    if (base == outcome.base_evaluation.metrics.end() || tuned == outcome.evaluation.metrics.end())
        return text("On {} rows that it never learnt from, the tuned model does better than the base model: its error "
                    "(loss) fell from {} to {}.",
                    rows, before, after);
    const auto shown = [&](double value) {
        return task.headline_is_share ? fmt::format("{:.1f}", 100 * value) : figure(value);
    };
    return text(task.better, rows, before, after, shown(base->second), shown(tuned->second));
}

} // namespace

Text verdictOf(const RunOutcome& outcome, const TaskDescriptor& task, double learning_rate)
{
    if (outcome.stopped_by == StopCause::NotANumber) {
        if (outcome.best_step > 0)
            return text("After step {} the numbers grew beyond all bounds and training ended; the weights of step {} "
                        "are kept. Try again with a learning rate below {}.",
                        outcome.steps, outcome.best_step, toString(learning_rate));
        return text("After step {} the numbers grew beyond all bounds, before anything worth keeping was learnt. Try "
                    "again with a learning rate below {}.",
                    outcome.steps, toString(learning_rate));
    }
    if (outcome.steps == 0)
        return text("Training was stopped before its first step, so nothing has changed.");
    if (outcome.validation_rows == 0)
        return text("The loss on the rows it learnt from ended at {}; no rows were held out, so nobody can tell how it "
                    "does on new ones.",
                    figure(outcome.train_loss));
    if (!std::isfinite(outcome.validation_loss))
        return text(
            "Training was stopped at step {}, before the first check of the held-out rows. What it had learnt until "
            "then is kept; nobody knows yet whether that is better.",
            outcome.steps);
    if (!(outcome.validation_loss < outcome.base_validation_loss))
        return text("The tuned model does not do better than the base model on the {} held-out rows (loss {} against "
                    "{}); more or cleaner rows, or another learning rate, may help.",
                    outcome.validation_rows, figure(outcome.validation_loss), figure(outcome.base_validation_loss));
    if (outcome.gainMayBeChance())
        return text(
            "On {} rows that it never learnt from, the tuned model's error (loss) is {} and the base model's was "
            "{}; so small a difference may be chance.",
            outcome.validation_rows, figure(outcome.validation_loss), figure(outcome.base_validation_loss));
    return better(outcome, task);
}

} // namespace luthier
