// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/loop.h"

#include "core/train/machine.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace luthier {

namespace {

constexpr std::size_t most_recent_losses = 100;
constexpr double smoothing = 0.1; // share of the newest step in the shown speed
constexpr std::int64_t steps_before_estimate = 3; // until then nobody can say how long it takes

AdamOptions adamOptions(const TrainSettings& settings)
{
    return {settings.beta1, settings.beta2, settings.epsilon, settings.weight_decay, settings.clip_norm};
}

} // namespace

TrainingLoop::TrainingLoop(const LoopParts& parts)
    : m_parts(parts), m_network(*parts.base.network),
      m_optimiser(parts.method.trainable(), adamOptions(parts.settings)),
      m_evaluator(m_network, parts.head, parts.task, parts.context, parts.validation,
                  parts.settings.micro_batch_tokens),
      m_mode{newGenerator(m_network.device(), streamSeed(parts.settings.seed, "dropout"))},
      m_data_order(parts.settings.seed, "data_order"), m_mask(parts.settings.seed, "mask"),
      m_loss_sum(at::zeros({}, at::TensorOptions(at::kDouble).device(m_network.device())))
{
    m_progress.data_order = m_data_order.state();
    m_progress.mask = m_mask.state();
    m_progress.dropout = m_mode.dropout.get_state();
}

Result<bool> TrainingLoop::restore()
{
    const std::vector<fs::path> found = checkpoints(m_parts.run_folder);
    std::optional<Error> damage;
    std::vector<fs::path> passed_over;
    for (const fs::path& folder : found) {
        auto progress = readCheckpoint(folder, m_optimiser);
        if (!progress) {
            damage = progress.error();
            m_parts.sink.log("A saved state cannot be used and is passed over. " + progress.error().sentence());
            if (progress.error().kind == ErrorKind::Damaged)
                passed_over.push_back(folder);
            continue;
        }
        // They would stand before all that is saved from now on.
        std::for_each(passed_over.begin(), passed_over.end(), removeCheckpoint);
        m_progress = std::move(*progress);
        m_data_order.restore(m_progress.data_order);
        m_mask.restore(m_progress.mask);
        m_mode.dropout.set_state(m_progress.dropout);
        m_parts.clock.setEarlier(m_progress.seconds);
        m_saved_step = m_progress.step;
        m_saved_at = m_progress.seconds;
        const auto kept = bestFigures(m_parts.run_folder);
        m_kept_loss = kept && std::isfinite(kept->loss) ? kept->loss : std::numeric_limits<double>::infinity();
        return true;
    }
    if (damage)
        return fail(ErrorKind::Damaged, text("None of the saved states of this run can be read."), damage->where,
                    text("Start the run anew; its recipe is still there."), damage->sentence());
    return false;
}

std::span<const Example> TrainingLoop::drawn(std::span<const std::size_t>& rows)
{
    if (!m_parts.task.redraw)
        return m_parts.train;
    // The rows themselves stay as they are: every epoch draws anew from them.
    m_drawn.clear();
    for (const std::size_t row : rows) {
        m_drawn.push_back(m_parts.train[row]);
        m_parts.task.redraw(m_parts.context, m_drawn.back(), m_mask);
    }
    m_drawn_rows.resize(rows.size());
    std::iota(m_drawn_rows.begin(), m_drawn_rows.end(), std::size_t{0});
    rows = m_drawn_rows;
    return m_drawn;
}

TrainingLoop::Step TrainingLoop::window(std::span<const std::size_t> rows)
{
    const std::span<const Example> examples = drawn(rows);
    const std::vector<MicroBatch> batches = packByLength(examples, rows, m_parts.settings.micro_batch_tokens);
    m_window_tokens = m_window_targets = 0;
    for (const MicroBatch& batch : batches) {
        m_window_tokens += batch.tokens;
        m_window_targets += batch.targets;
    }
    m_window_loss = 0;
    if (m_window_targets == 0)
        return Step::Done;
    m_loss_sum.zero_();
    for (const MicroBatch& batch : batches) {
        if (!m_parts.clock.proceed())
            return Step::Stopped;
        const LaidOut laid = layOut(examples, batch, m_network.device(), tokenGrain(m_network));
        const at::Tensor hidden =
            m_network.rowsFor(m_parts.head, m_network.forward(laid.batch, &m_mode), laid.batch, laid.target_rows);
        const HeadLoss out = m_network.headLoss(m_parts.head, hidden, laid.targets, Gradient::Wanted, &m_mode);
        // The mean over the target tokens of the whole window, whatever way it was cut into micro-batches.
        (out.loss / static_cast<double>(m_window_targets)).backward();
        m_loss_sum.add_(out.loss.detach());
    }
    m_window_loss = m_loss_sum.item<double>() / static_cast<double>(m_window_targets);
    return std::isfinite(m_window_loss) ? Step::Done : Step::NotANumber;
}

TrainingLoop::Step TrainingLoop::step()
{
    const double begin = m_parts.clock.seconds();
    if (m_order.empty())
        m_order = epochOrder(m_parts.train.size(), m_data_order);
    const auto batch_rows = static_cast<std::size_t>(m_parts.settings.batch_rows);
    const std::size_t first = static_cast<std::size_t>(m_progress.position) * batch_rows;
    const std::span<const std::size_t> order = m_order;
    m_optimiser.dropGradients();
    const Step outcome = window(order.subspan(first, std::min(batch_rows, order.size() - first)));
    if (outcome != Step::Done) {
        m_optimiser.dropGradients();
        return outcome;
    }
    const double norm = m_optimiser.gradientNorm();
    if (!std::isfinite(norm)) {
        m_optimiser.dropGradients();
        return Step::NotANumber;
    }
    const double learning_rate = m_parts.settings.learning_rate
        * scheduleFactor(m_parts.settings.schedule, m_progress.step, m_parts.plan.total, m_parts.plan.warmup);
    m_optimiser.step(learning_rate, norm);
    m_optimiser.dropGradients();
    finishStep(learning_rate, norm, m_parts.clock.seconds() - begin);
    return Step::Done;
}

void TrainingLoop::finishStep(double learning_rate, double norm, double seconds)
{
    ++m_progress.step;
    ++m_progress.position;
    if (m_progress.position == m_parts.plan.steps_per_epoch) {
        m_progress.position = 0;
        ++m_progress.epoch;
        m_progress.data_order = m_data_order.state();
        m_order.clear();
    }
    m_progress.mask = m_mask.state();
    m_progress.dropout = m_mode.dropout.get_state();
    m_progress.target_tokens += m_window_targets;
    m_progress.all_tokens += m_window_tokens;
    m_progress.step_seconds += seconds;
    std::vector<double>& recent = m_progress.recent_losses;
    recent.push_back(m_window_loss);
    const auto most =
        std::clamp<std::size_t>(static_cast<std::size_t>(m_parts.plan.steps_per_epoch), 1, most_recent_losses);
    if (recent.size() > most)
        recent.erase(recent.begin());

    // The first step also compiles kernels and touches every weight for the first time: it tells nothing of the others.
    const bool fresh = ++m_steps_here <= 2;
    const auto tokens = static_cast<double>(m_window_tokens);
    m_step_seconds = fresh ? seconds : (1 - smoothing) * m_step_seconds + smoothing * seconds;
    m_step_tokens = fresh ? tokens : (1 - smoothing) * m_step_tokens + smoothing * tokens;

    m_parts.clock.control().step = m_progress.step;
    m_parts.clock.control().stage_fraction =
        static_cast<double>(m_progress.step) / static_cast<double>(m_parts.plan.total);
    emit("train_loss", m_window_loss);
    emit("learning_rate", learning_rate);
    emit("gradient_norm", norm);
    emit("tokens_per_second", m_step_seconds > 0 ? m_step_tokens / m_step_seconds : 0);
    emit("seconds_left", m_steps_here < steps_before_estimate ? -1 : secondsLeft());
    if (m_parts.clock.seconds() - m_peak_at >= 1)
        emitPeak();
}

double TrainingLoop::secondsLeft() const
{
    const double one_evaluation =
        m_progress.evaluations > 0 ? m_progress.evaluation_seconds / static_cast<double>(m_progress.evaluations) : 0;
    return static_cast<double>(m_parts.plan.total - m_progress.step) * m_step_seconds
        + static_cast<double>(m_parts.plan.evaluationsAfter(m_progress.step, m_parts.settings)) * one_evaluation;
}

void TrainingLoop::emit(const char* series, double value)
{
    MetricPoint point;
    point.series = series;
    point.step = m_progress.step;
    point.epoch = static_cast<double>(m_progress.step) / static_cast<double>(m_parts.plan.steps_per_epoch);
    point.seconds = m_parts.clock.seconds();
    point.tokens = m_progress.target_tokens;
    point.value = value;
    m_parts.sink.metric(point);
}

void TrainingLoop::emitPeak()
{
    m_progress.peak_bytes = std::max(m_progress.peak_bytes, peakBytes(m_network.device()));
    m_peak_at = m_parts.clock.seconds();
    emit("peak_bytes", static_cast<double>(m_progress.peak_bytes));
}

void TrainingLoop::emitEvaluation(const Evaluation& evaluation)
{
    emit("validation_loss", evaluation.loss);
    for (const auto& [metric, value] : evaluation.metrics)
        emit(metric.c_str(), value);
    emitPeak();
    m_parts.sink.evaluation(m_progress.step, evaluation);
}

bool TrainingLoop::measureBase()
{
    m_parts.sink.stage(RunStage::MeasuringBase);
    m_parts.method.setEnabled(false);
    const double begin = m_parts.clock.seconds();
    const auto evaluation = m_evaluator.run(m_parts.clock);
    const double seconds = m_parts.clock.seconds() - begin;
    const bool whole = evaluation && m_parts.samples.answer(0, m_parts.clock, m_parts.sink);
    m_parts.method.setEnabled(true);
    if (!whole)
        return false;
    if (auto written = m_evaluator.byRow().write(HeldOutLosses::ofBase(m_parts.run_folder)); !written)
        m_parts.sink.log(written.error().sentence()); // the figures alone count for going on
    m_progress.base_measured = true;
    m_progress.base = *evaluation;
    m_progress.evaluation_seconds += seconds;
    ++m_progress.evaluations;
    emitEvaluation(*evaluation);
    return true;
}

Result<TrainingLoop::Step> TrainingLoop::evaluate()
{
    m_parts.sink.stage(RunStage::Evaluating);
    const double begin = m_parts.clock.seconds();
    const auto evaluation = m_evaluator.run(m_parts.clock);
    if (!evaluation || !m_parts.samples.answer(m_progress.step, m_parts.clock, m_parts.sink))
        return Step::Stopped;
    m_progress.evaluation_seconds += m_parts.clock.seconds() - begin;
    ++m_progress.evaluations;
    m_progress.evaluated_step = m_progress.step;
    emitEvaluation(*evaluation);
    if (!std::isfinite(evaluation->loss))
        return Step::NotANumber;
    if (evaluation->loss < m_progress.best_loss) {
        m_progress.best_loss = evaluation->loss;
        m_progress.best_step = m_progress.step;
        m_progress.evaluations_without_gain = 0;
        if (evaluation->loss < m_kept_loss) {
            if (auto kept =
                    writeBest(m_parts.run_folder, {m_progress.step, evaluation->loss, *evaluation, m_evaluator.byRow()},
                              m_optimiser.trainable());
                !kept)
                return fail(kept.error());
            m_kept_loss = evaluation->loss;
        }
        if (auto saved = saveCheckpoint(); !saved)
            return fail(saved.error());
    } else {
        ++m_progress.evaluations_without_gain;
    }
    m_parts.sink.stage(RunStage::Training);
    return Step::Done;
}

Status TrainingLoop::saveCheckpoint()
{
    m_progress.seconds = m_parts.clock.seconds();
    auto folder = writeCheckpoint(m_parts.run_folder, m_progress, m_optimiser);
    if (!folder)
        return fail(folder.error());
    m_saved_step = m_progress.step;
    m_saved_at = m_progress.seconds;
    removeOldCheckpoints(m_parts.run_folder, m_parts.settings.keep_checkpoints);
    m_parts.sink.checkpoint(m_progress.step, *folder);
    return {};
}

bool TrainingLoop::evaluationDue() const
{
    return !m_evaluator.empty() && m_progress.step > m_progress.evaluated_step
        && m_parts.plan.evaluatesAfter(m_progress.step, m_parts.settings);
}

bool TrainingLoop::outOfPatience() const
{
    return m_parts.settings.early_stopping && m_progress.evaluations_without_gain >= m_parts.settings.patience;
}

Result<StopCause> TrainingLoop::stopped()
{
    if (m_progress.step > 0 && m_progress.step != m_saved_step) {
        if (auto saved = saveCheckpoint(); !saved)
            return fail(saved.error());
    }
    return StopCause::User;
}

Result<StopCause> TrainingLoop::run()
{
    RunControl& control = m_parts.clock.control();
    control.total_steps = m_parts.plan.total;
    control.step = m_progress.step;
    if (!m_evaluator.empty() && !m_progress.base_measured && !measureBase())
        return stopped();
    if (m_progress.base_measured && !std::isfinite(m_progress.base.loss))
        return fail(ErrorKind::Damaged,
                    text("The base model gives no numbers on the held-out rows: its weights are damaged."), {},
                    text("Get the model's files again, or choose another model."));
    m_parts.sink.stage(RunStage::Training);
    for (;;) {
        if (evaluationDue()) {
            auto outcome = evaluate();
            if (!outcome)
                return fail(outcome.error());
            if (*outcome == Step::Stopped)
                return stopped();
            if (*outcome == Step::NotANumber)
                return StopCause::NotANumber;
        }
        if (outOfPatience())
            return StopCause::EarlyStopping;
        if (m_progress.step >= m_parts.plan.total)
            return StopCause::Finished;
        const double minutes = m_parts.settings.checkpoint_minutes;
        if (minutes > 0 && m_progress.step != m_saved_step && m_progress.step > 0
            && m_parts.clock.seconds() - m_saved_at >= 60 * minutes) {
            if (auto saved = saveCheckpoint(); !saved)
                return fail(saved.error());
        }
        switch (step()) {
        case Step::Done: break;
        case Step::Stopped: return stopped();
        case Step::NotANumber: return StopCause::NotANumber;
        }
    }
}

double TrainingLoop::trainLoss() const
{
    const std::vector<double>& recent = m_progress.recent_losses;
    if (recent.empty())
        return std::numeric_limits<double>::quiet_NaN();
    return std::accumulate(recent.begin(), recent.end(), 0.0) / static_cast<double>(recent.size());
}

} // namespace luthier
