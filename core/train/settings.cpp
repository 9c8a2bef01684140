// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/settings.h"

#include <algorithm>
#include <cmath>

namespace luthier {

TrainSettings settingsOf(const ParamSet& resolved)
{
    TrainSettings settings;
    settings.learning_rate = resolved.real("train.learning_rate");
    settings.epochs = resolved.integer("train.epochs");
    settings.max_steps = resolved.integer("train.max_steps");
    settings.batch_rows = resolved.integer("train.batch_rows");
    settings.micro_batch_tokens = resolved.integer("train.micro_batch_tokens");
    settings.max_length = resolved.integer("train.max_length");
    settings.schedule = scheduleFromName(resolved.text("train.schedule"));
    settings.warmup_ratio = resolved.real("train.warmup_ratio");
    settings.weight_decay = resolved.real("train.weight_decay");
    settings.clip_norm = resolved.real("train.clip_norm");
    settings.beta1 = resolved.real("train.adam_beta1");
    settings.beta2 = resolved.real("train.adam_beta2");
    settings.epsilon = resolved.real("train.adam_epsilon");
    settings.seed = static_cast<std::uint64_t>(resolved.integer("train.seed"));
    settings.precision = resolved.text("train.precision");
    settings.evaluations_per_epoch = resolved.integer("train.evaluations_per_epoch");
    settings.evaluate_every = resolved.integer("train.evaluate_every");
    settings.early_stopping = resolved.boolean("train.early_stopping");
    settings.patience = resolved.integer("train.patience");
    settings.checkpoint_minutes = resolved.real("train.checkpoint_minutes");
    settings.keep_checkpoints = resolved.integer("train.keep_checkpoints");
    settings.samples = resolved.integer("train.samples");
    settings.validation_part = resolved.real("split.validation");
    settings.split_seed = static_cast<std::uint64_t>(resolved.integer("split.seed"));
    return settings;
}

StepPlan planSteps(std::int64_t rows, const TrainSettings& settings)
{
    StepPlan plan;
    plan.steps_per_epoch = (rows + settings.batch_rows - 1) / settings.batch_rows;
    plan.total = plan.steps_per_epoch * settings.epochs;
    if (settings.max_steps > 0)
        plan.total = std::min(plan.total, settings.max_steps);
    plan.warmup = static_cast<std::int64_t>(std::ceil(static_cast<double>(plan.total) * settings.warmup_ratio));
    return plan;
}

namespace {

std::int64_t evaluationsUntil(std::int64_t step, const StepPlan& plan, const TrainSettings& settings)
{
    if (settings.evaluate_every > 0)
        return step / settings.evaluate_every;
    const std::int64_t wanted = std::min(settings.evaluations_per_epoch, plan.steps_per_epoch);
    return step * wanted / plan.steps_per_epoch;
}

} // namespace

bool StepPlan::evaluatesAfter(std::int64_t step, const TrainSettings& settings) const
{
    return step == total || evaluationsUntil(step, *this, settings) > evaluationsUntil(step - 1, *this, settings);
}

std::int64_t StepPlan::evaluationsAfter(std::int64_t step, const TrainSettings& settings) const
{
    if (step >= total)
        return 0;
    const std::int64_t before_last =
        evaluationsUntil(total - 1, *this, settings) - evaluationsUntil(step, *this, settings);
    return before_last + 1;
}

} // namespace luthier
