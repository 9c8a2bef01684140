// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"
#include "core/project/recording_sink.h"
#include "core/project/run_store.h"
#include "core/project/train_function.h"
#include "core/train/run_file.h"

#include <algorithm>

namespace luthier {

namespace {

bool holdsWeights(const fs::path& run_folder)
{
    std::error_code error;
    const fs::path saved = run_folder / "checkpoints";
    return fs::exists(run_folder / "best", error) || (fs::is_directory(saved, error) && !fs::is_empty(saved, error));
}

// What earlier starts of a fresh run left: TensorBoard would show their curves beside the new one.
void removeEventFiles(const fs::path& run_folder)
{
    std::error_code error;
    std::vector<fs::path> old;
    for (fs::directory_iterator entry(run_folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().filename().string().starts_with("events.out.tfevents."))
            old.push_back(entry->path());
    }
    for (const fs::path& file : old)
        fs::remove(file, error);
}

RunState stateAfter(const RunOutcome& outcome)
{
    switch (outcome.stopped_by) {
    case StopCause::User: return RunState::Stopped;
    case StopCause::NotANumber: return RunState::Failed;
    case StopCause::Finished:
    case StopCause::EarlyStopping: break;
    }
    return RunState::Finished;
}

// The one place where whatever torch throws becomes an error.
Result<RunOutcome> guarded(const TrainFunction& train, const TrainRequest& request, RunControl& control, RunSink& sink)
{
    try {
        return train(request, control, sink);
    } catch (const std::bad_alloc& exception) {
        return fail(ErrorKind::Failed, text("There was not enough memory for this training."), {},
                    text("Choose a smaller model, fewer rows at a time, or a shorter length."), exception.what());
    } catch (const std::exception& exception) {
        return fail(ErrorKind::Failed, text("The training ended because of a fault inside the program."), {},
                    text("Resume the run; if it happens again, report it with the run's log."), exception.what());
    }
}

} // namespace

Result<RunOutcome> executeRunWith(const TrainFunction& train, const fs::path& project_folder, const std::string& run_id,
                                  Start start, const RunOptions& options, RunControl& control,
                                  const RunListener& listener)
{
    auto project = Project::open(project_folder, Project::Access::Write);
    if (!project)
        return fail(project.error());
    const auto record = project->run(run_id);
    if (!record)
        return fail(record.error());
    std::error_code missing;
    if (!fs::is_directory(record->folder, missing))
        return fail(ErrorKind::NotFound, text("The folder of the run \"{}\" is missing.", record->folder.string()), {},
                    text("Put it back, or add a new run."));
    auto lock = FileLock::acquire(record->folder / ".lock");
    if (!lock && lock.error().kind == ErrorKind::Busy)
        return fail(ErrorKind::Busy, text("The run \"{}\" is running already.", run_id), {},
                    text("Wait for it, or stop it first."), lock.error().sentence());
    if (!lock)
        return fail(lock.error());
    if (start == Start::Resume && record->state == RunState::Finished && record->outcome)
        return *record->outcome;
    // The run itself came to its end, but the store was not told (killed in between), or calls it failed (not a
    // number): nothing is trained again, and nothing that was measured may be dropped.
    if (start == Start::Resume) {
        if (const auto before = RunFile::read(record->folder);
            before && before->state == "finished" && before->outcome) {
            auto store = RecordingSink::open(project->folder(), run_id, Start::Resume, listener);
            if (!store)
                return fail(store.error());
            const RunState state = stateAfter(*before->outcome);
            if (auto ended = (*store)->end(state, &*before->outcome,
                                           state == RunState::Failed ? before->outcome->verdict.english() : "");
                !ended)
                return fail(ended.error());
            return *before->outcome;
        }
    }
    if (start == Start::Fresh && holdsWeights(record->folder))
        return fail(ErrorKind::Usage, text("The run \"{}\" has been trained already.", run_id), record->folder.string(),
                    text("Resume it, or add a new run."));
    const auto recipe = readRecipe(record->folder / "recipe.json");
    if (!recipe)
        return fail(recipe.error());

    if (start == Start::Fresh)
        removeEventFiles(record->folder);
    auto sink = RecordingSink::open(project->folder(), run_id, start, listener);
    if (!sink)
        return fail(sink.error());
    if (auto running = (*sink)->begin(); !running)
        return fail(running.error());

    TrainRequest request;
    request.recipe = *recipe;
    request.run_folder = record->folder;
    request.start = start;
    request.device = options.device;
    request.threads = options.threads;
    auto outcome = guarded(train, request, control, **sink);
    if (!outcome) {
        const Error& error = outcome.error();
        if (!error.detail.empty())
            (*sink)->log(error.detail);
        const RunState state = error.kind == ErrorKind::Stopped ? RunState::Stopped : RunState::Failed;
        // The error that ended the run says more than one that keeps it from being recorded.
        static_cast<void>((*sink)->end(state, nullptr, state == RunState::Failed ? error.sentence() : std::string()));
        return outcome;
    }
    const RunState state = stateAfter(*outcome);
    if (auto ended = (*sink)->end(state, &*outcome, state == RunState::Failed ? outcome->verdict.english() : "");
        !ended)
        return fail(ended.error());
    return outcome;
}

Result<RunOutcome> executeRun(const fs::path& project_folder, const std::string& run_id, Start start,
                              const RunOptions& options, RunControl& control, const RunListener& listener)
{
    return executeRunWith(trainRun, project_folder, run_id, start, options, control, listener);
}

} // namespace luthier
