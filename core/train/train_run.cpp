// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/train_run.h"

#include "core/base/process.h"
#include "core/families/inspect.h"
#include "core/families/support/fingerprint.h"
#include "core/train/loop.h"
#include "core/train/machine.h"
#include "core/train/run_data.h"
#include "core/train/run_file.h"
#include "core/train/samples.h"
#include "core/train/setup.h"
#include "core/train/verdict.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>

namespace luthier {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN(); // a figure that nobody measured

Error outOfMemory(std::string detail)
{
    return Error{ErrorKind::Failed,
                 text("There is not enough memory to train this model with these settings."),
                 {},
                 text("Lower \"train.micro_batch_tokens\" or \"train.max_length\", or choose a smaller model."),
                 std::move(detail)};
}

// Why torch gave up, as a sentence. Called inside a catch block.
Error thrown()
{
    try {
        throw;
    } catch (const std::bad_alloc& error) {
        return outOfMemory(error.what());
    } catch (const c10::OutOfMemoryError& error) {
        return outOfMemory(error.what());
    } catch (const c10::Error& error) {
        const std::string message = error.what_without_backtrace();
        if (message.find("DefaultCPUAllocator") != std::string::npos) // the processor's allocator says it in words only
            return outOfMemory(error.what());
        return Error{ErrorKind::Failed,
                     text("The computation failed: {}", message.substr(0, message.find('\n'))),
                     {},
                     text("The states saved so far are unharmed; the log has the details."),
                     error.what()};
    } catch (const std::exception& error) {
        return Error{ErrorKind::Failed,
                     text("The training failed: {}", error.what()),
                     {},
                     text("The states saved so far are unharmed."),
                     {}};
    }
}

class Run {
public:
    Run(const TrainRequest& request, RunControl& control, RunSink& sink)
        : m_request(request), m_sink(sink), m_clock(control)
    {
    }

    Result<RunOutcome> execute();

private:
    Status prepare(); // everything before the loop
    Status openBase(const Machine& machine);
    Status readData();
    Status settleInstruction();
    Status checkSameRun() const; // a resumed run must be the one that began
    Status checkSpace() const;
    Result<RunOutcome> train();
    Status keepWeights(TrainingLoop& loop, StopCause cause, RunOutcome& outcome);
    void stage(RunStage stage);
    Status record(const char* state);

    const TrainRequest& m_request;
    RunSink& m_sink;
    RunClock m_clock;
    ParamSet m_params;
    TrainSettings m_settings;
    const TaskDescriptor* m_task = nullptr;
    const MethodDescriptor* m_method_kind = nullptr;
    HeadKind m_head = HeadKind::Language;
    std::unique_ptr<BaseModel> m_base;
    std::unique_ptr<AppliedMethod> m_method; // after m_base: it must go first
    RunTables m_tables;
    TaskContext m_context;
    RunExamples m_examples;
    std::optional<RunFile> m_before; // run.json as it was when a run is resumed
    RunFile m_file;
    bool m_recorded = false;
};

void Run::stage(RunStage stage)
{
    m_clock.control().stage_fraction = 0;
    m_sink.stage(stage);
}

Status Run::record(const char* state)
{
    m_file.state = state;
    m_recorded = true;
    return m_file.write(m_request.run_folder);
}

Status Run::openBase(const Machine& machine)
{
    stage(RunStage::OpeningModel);
    auto folder = resolveModel(m_request.recipe.base);
    if (!folder)
        return fail(folder.error());
    auto base = openBaseModel(*folder, {machine.compute, machine.device});
    if (!base)
        return fail(base.error());
    m_base = std::move(*base);
    auto fingerprint = m_before ? modelFingerprint(*folder, m_before->base_fingerprint) : modelFingerprint(*folder);
    if (!fingerprint)
        return fail(fingerprint.error());
    m_file.base_fingerprint = std::move(*fingerprint);
    if (Text reason = m_task->unsuitable(m_base->network->spec()); !reason.empty())
        return fail(ErrorKind::Usage, std::move(reason), m_request.recipe.base);
    if (m_base->instruction_problem && m_task->use == TaskUse::Replies)
        return fail(*m_base->instruction_problem);
    m_head = headOf(*m_task, m_base->network->spec());
    m_sink.log(fmt::format("Computing in {} on {} with {} threads.", precisionName(machine.compute),
                           machine.device.str(), at::get_num_threads()));
    return {};
}

// Where all rows are told the same beforehand, whoever asks the model later tells it as well. A run that goes on keeps
// its own way of writing questions.
Status Run::settleInstruction()
{
    if (m_before) {
        m_context.instruction = m_before->instruction;
        return {};
    }
    if (m_examples.system.empty())
        return {};
    auto told = m_context.instruction.withSystem(m_examples.system);
    if (!told)
        return fail(std::move(told.error()));
    m_context.instruction = std::move(*told);
    return {};
}

Status Run::readData()
{
    stage(RunStage::ReadingData);
    auto tables = readRunTables(m_request.recipe, *m_task, m_clock.control());
    if (!tables)
        return fail(tables.error());
    m_tables = std::move(*tables);
    const auto broken = std::count_if(m_tables.train.findings.begin(), m_tables.train.findings.end(),
                                      [](const Finding& finding) { return finding.severity == Severity::Error; });
    if (broken > 0)
        m_sink.log(fmt::format("{} rows could not be read and are left out.", broken));

    stage(RunStage::Preparing);
    m_context = contextOf(*m_base, labelOrder(*m_base, m_tables.labels), m_settings.max_length);
    m_context.instruction = m_context.instruction.taught();
    if (m_before) {
        // As it was when the run began: what its rows are told was added only after they had been laid out.
        auto begun = m_before->told ? m_before->instruction.withSystem(m_context.instruction.system)
                                    : Result<InstructionTemplate>(m_before->instruction);
        if (!begun)
            return fail(std::move(begun.error()));
        m_context.instruction = std::move(*begun);
    }
    auto examples = makeExamples(m_tables, *m_task, m_context, m_settings, m_clock);
    if (!examples)
        return fail(examples.error());
    m_examples = std::move(*examples);
    if (auto settled = settleInstruction(); !settled)
        return settled;
    if (m_task->redraw) {
        RandomStream fixed(m_settings.split_seed, "mask_evaluation");
        for (Example& example : m_examples.validation)
            m_task->redraw(m_context, example, fixed);
    }
    m_sink.log(
        fmt::format("{} rows to learn from, {} rows held out.", m_examples.train.size(), m_examples.validation.size()));
    if (m_examples.known_rows > 0)
        m_sink.log(
            fmt::format("{} rows of the validation file are in the training file as well and are left out there.",
                        m_examples.known_rows));
    if (m_examples.useless_rows > 0)
        m_sink.log(fmt::format("{} rows have nothing to learn from and are left out.", m_examples.useless_rows));
    if (m_examples.cut_rows > 0)
        m_sink.log(
            fmt::format("{} rows are longer than {} tokens and were cut.", m_examples.cut_rows, m_context.max_length));
    if (m_examples.validation.empty())
        m_sink.log("No rows are held out, so the model cannot be tried on rows that it has not seen.");
    return {};
}

Status Run::checkSameRun() const
{
    const std::string where = m_request.run_folder.string();
    if (m_before->base_fingerprint != m_file.base_fingerprint)
        return fail(ErrorKind::Usage, text("The base model has changed since this run began, so it cannot go on."),
                    m_request.recipe.base, text("Put the model's files back, or start a new run."));
    if (m_before->data_sha256 != m_file.data_sha256)
        return fail(ErrorKind::Usage, text("The data file has changed since this run began, so it cannot go on."),
                    m_request.recipe.data.train.string(), text("Put the file back, or start a new run."));
    if (m_before->held_out_sha256 != m_file.held_out_sha256)
        return fail(ErrorKind::Usage,
                    text("The file of held-out rows has changed since this run began, so it cannot go on."),
                    m_request.recipe.data.validation.value_or(m_request.recipe.data.train).string(),
                    text("Put the file back, or start a new run."));
    for (const auto& [key, value] : m_params.values()) {
        const auto& earlier = m_before->params.values();
        const auto found = earlier.find(key);
        if (found == earlier.end() || toString(found->second) != toString(value))
            return fail(ErrorKind::Usage,
                        text("The parameter \"{}\" is not what it was when this run began, so it cannot go on.", key),
                        where, text("Put it back, or start a new run."));
    }
    if (m_before->labels != m_file.labels || m_before->validation_rows != m_file.validation_rows)
        return fail(ErrorKind::Usage, text("The rows are no longer those with which this run began."), where,
                    text("Put the data files back, or start a new run."));
    return {};
}

Status Run::checkSpace() const
{
    const std::uint64_t checkpoint = checkpointBytes(m_method->trainable());
    const std::uint64_t needed = checkpoint * static_cast<std::uint64_t>(m_settings.keep_checkpoints + 1) + checkpoint;
    const std::uint64_t have = freeBytes(m_request.run_folder) + folderBytes(m_request.run_folder);
    if (have >= needed)
        return {};
    const auto megabytes = [](std::uint64_t bytes) { return (bytes >> 20) + 1; };
    return fail(ErrorKind::NoSpace,
                text("The saved states of this run need {} MB, but only {} MB are free on the disk.", megabytes(needed),
                     megabytes(have)),
                m_request.run_folder.string(), text("Free some space, or choose a method that trains fewer weights."));
}

Status Run::prepare()
{
    m_task = findTask(m_request.recipe.task);
    if (!m_task)
        return fail(unknownEntry(Kind::Task, m_request.recipe.task));
    m_method_kind = findMethod(m_request.recipe.method);
    if (!m_method_kind)
        return fail(unknownEntry(Kind::Method, m_request.recipe.method));
    auto params = resolvedParams(m_request.recipe);
    if (!params)
        return fail(params.error());
    m_params = std::move(*params);
    m_settings = settingsOf(m_params);
    auto machine = chooseMachine(m_request.device, m_settings.precision);
    if (!machine)
        return fail(machine.error());
    at::set_num_threads(m_request.threads > 0 ? m_request.threads : physicalThreads());
    resetPeakBytes(machine->device);

    if (auto opened = openBase(*machine); !opened)
        return opened;
    if (auto read = readData(); !read)
        return read;
    auto method = applyMethod(*m_base, *m_method_kind, m_head, m_context.labels, m_params, m_settings.seed);
    if (!method)
        return fail(method.error());
    m_method = std::move(*method);
    if (m_request.initial_adapter) {
        if (auto loaded = loadInitialAdapter(*m_request.initial_adapter, *m_base, *m_method); !loaded)
            return loaded;
    }

    m_file.labels = m_context.labels;
    m_file.instruction = m_context.instruction;
    m_file.max_length = m_context.max_length;
    m_file.split_seed = m_settings.split_seed;
    m_file.split_file = m_tables.validation ? "validation" : "train";
    m_file.validation_rows = m_examples.validation_rows;
    m_file.data = {m_tables.train.format, m_tables.train_columns};
    m_file.held_out =
        m_tables.validation ? FileReading{m_tables.validation->format, m_tables.validation_columns} : m_file.data;
    m_file.told = m_examples.told;
    m_file.data_sha256 = m_tables.sha256;
    m_file.held_out_sha256 = m_tables.held_out_sha256;
    m_file.data_rows = static_cast<std::int64_t>(m_tables.train.rows.size());
    m_file.params = m_params;
    m_file.compute = precisionName(machine->compute);
    m_file.device = machine->device.str();
    m_file.threads = at::get_num_threads();
    for (const TrainableTensor& leaf : m_method->trainable())
        m_file.trainable_parameters += leaf.tensor.numel();
    for (const Parameter* parameter : m_base->network->parameters())
        m_file.parameters += parameter->base.numel();
    if (m_before) {
        if (auto same = checkSameRun(); !same)
            return same;
        if (m_before->threads != m_file.threads || m_before->compute != m_file.compute)
            m_sink.log("The run goes on with other threads or another number format than it began with; its figures "
                       "will differ a little from those of an uninterrupted run.");
    }
    if (auto space = checkSpace(); !space)
        return space;
    return record("running");
}

// Leaves the weights that the run keeps in best/ and in the network.
Status Run::keepWeights(TrainingLoop& loop, StopCause cause, RunOutcome& outcome)
{
    auto best = bestFigures(m_request.run_folder);
    if (!best && best.error().kind != ErrorKind::NotFound)
        return fail(best.error());
    if (best && std::isfinite(best->loss)) {
        best = readBest(m_request.run_folder, loop.trainable());
        if (!best)
            return fail(best.error());
    } else {
        // Nobody has judged any weights: the last good ones are kept.
        if (outcome.steps == 0)
            return {};
        if (cause == StopCause::NotANumber) {
            auto restored = loop.restore();
            if (!restored || !*restored)
                return {};
        }
        best = BestWeights{loop.progress().step, unknown, {}, {}};
        best->evaluation.loss = unknown;
        if (auto kept = writeBest(m_request.run_folder, *best, loop.trainable()); !kept)
            return kept;
    }
    outcome.best_step = best->step;
    outcome.validation_loss = best->loss;
    outcome.evaluation = best->evaluation;
    return {};
}

Result<RunOutcome> Run::train()
{
    const StepPlan plan = planSteps(static_cast<std::int64_t>(m_examples.train.size()), m_settings);
    SampleRows samples(*m_base, m_head, *m_task, m_context, m_tables, m_examples.validation,
                       static_cast<std::size_t>(m_settings.samples));
    m_tables.train.rows.clear();
    m_tables.train.rows.shrink_to_fit();
    TrainingLoop loop({m_settings, plan, *m_base, m_head, *m_method, *m_task, m_context, m_examples.train,
                       m_examples.validation, samples, m_request.run_folder, m_clock, m_sink});
    if (m_request.start == Start::Resume) {
        auto restored = loop.restore();
        if (!restored)
            return fail(restored.error());
        m_sink.resumed(*restored ? loop.progress().step : -1);
        m_sink.log(*restored ? fmt::format("Going on after step {}.", loop.progress().step)
                             : std::string("No saved state yet: the run begins anew."));
    }
    auto cause = loop.run();
    if (!cause)
        return fail(cause.error());

    stage(RunStage::Finishing);
    const Progress progress = loop.progress();
    RunOutcome outcome;
    outcome.stopped_by = *cause;
    outcome.steps = progress.step;
    outcome.total_steps = plan.total;
    outcome.train_loss = loop.trainLoss();
    outcome.validation_loss = outcome.evaluation.loss = unknown;
    outcome.base_evaluation = progress.base;
    if (!progress.base_measured)
        outcome.base_evaluation.loss = unknown;
    outcome.base_validation_loss = outcome.base_evaluation.loss;
    outcome.tokens_per_second =
        progress.step_seconds > 0 ? static_cast<double>(progress.all_tokens) / progress.step_seconds : 0;
    outcome.peak_bytes = std::max(progress.peak_bytes, peakBytes(m_base->network->device()));
    outcome.trainable_parameters = m_file.trainable_parameters;
    outcome.parameters = m_file.parameters;
    outcome.seconds = m_clock.seconds();
    outcome.train_rows = static_cast<std::int64_t>(m_examples.train.size());
    outcome.validation_rows = static_cast<std::int64_t>(m_examples.validation.size());
    outcome.cut_rows = m_examples.cut_rows;
    if (auto kept = keepWeights(loop, *cause, outcome); !kept)
        return fail(kept.error());
    const auto before = HeldOutLosses::read(HeldOutLosses::ofBase(m_request.run_folder));
    const auto after = HeldOutLosses::read(HeldOutLosses::ofBest(m_request.run_folder));
    if (before && after && std::isfinite(outcome.validation_loss)) {
        if (const LossDifference gain = lossDifference(*after, *before); gain.rows > 0) {
            outcome.gain_low = gain.low;
            outcome.gain_high = gain.high;
        }
    }
    outcome.verdict = verdictOf(outcome, *m_task, m_settings.learning_rate);
    return outcome;
}

Result<RunOutcome> Run::execute()
{
    const fs::path& folder = m_request.run_folder;
    if (m_request.start == Start::Resume) {
        auto before = RunFile::read(folder);
        // Without it nobody can tell whether model and data are still those with which the run began.
        if (!before && (before.error().kind != ErrorKind::NotFound || !checkpoints(folder).empty()))
            return fail(std::move(before.error()));
        if (before)
            m_before = std::move(*before);
        if (m_before && m_before->state == "finished" && m_before->outcome)
            return *m_before->outcome;
    } else if (std::error_code none; !checkpoints(folder).empty() || fs::exists(folder / "best", none)) {
        return fail(ErrorKind::Usage, text("This folder already holds a run."), folder.string(),
                    text("Resume that run, or choose another folder."));
    }

    Result<RunOutcome> outcome = [this]() -> Result<RunOutcome> {
        try {
            if (auto prepared = prepare(); !prepared)
                return fail(prepared.error());
            return train();
        } catch (...) {
            return fail(thrown());
        }
    }();
    if (!outcome && outcome.error().kind == ErrorKind::Stopped) {
        RunOutcome none;
        none.stopped_by = StopCause::User;
        none.validation_loss = none.base_validation_loss = none.train_loss = unknown;
        none.evaluation.loss = none.base_evaluation.loss = unknown;
        none.seconds = m_clock.seconds();
        none.verdict = verdictOf(none, *m_task, m_settings.learning_rate);
        outcome = std::move(none);
    }
    if (!outcome) {
        // What ended the run may keep this from being written as well; the error that is returned says it all.
        m_file.error = outcome.error().sentence();
        if (m_recorded)
            static_cast<void>(record("failed"));
        return outcome;
    }
    m_sink.log(outcome->verdict.english());
    if (m_recorded) {
        m_file.outcome = *outcome;
        if (auto written = record(outcome->stopped_by == StopCause::User ? "stopped" : "finished"); !written)
            return fail(written.error());
    }
    stage(RunStage::Done);
    return outcome;
}

} // namespace

Result<RunOutcome> trainRun(const TrainRequest& request, RunControl& control, RunSink& sink)
{
    return Run(request, control, sink).execute();
}

} // namespace luthier
