// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/train_run.h"

#include <memory>

namespace luthier {

enum class RunState { Waiting, Running, Interrupted, Stopped, Finished, Failed };
const char* name(RunState state);

struct RunRecord {
    std::string id; // "0001", also the folder's name
    std::string name; // "Gentle LoRA", may be changed
    std::string notes;
    RunState state = RunState::Waiting; // Interrupted: was running, and no live process holds its lock
    std::string created; // UTC
    Recipe recipe;
    ParamSet params; // resolved
    std::optional<RunOutcome> outcome;
    std::string error; // sentence, when Failed
    fs::path folder;
};

// A NAME.luthier folder: project.db (SQLite) and runs/. One process at a time holds it for writing; others may read.
// A Project object belongs to one thread; open another on the same folder for another thread of the same process.
class Project {
public:
    enum class Access { Write, Read };
    static Result<Project> create(const fs::path& folder); // must not exist or be empty
    static Result<Project> open(const fs::path& folder, Access access);
    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    ~Project();

    const fs::path& folder() const;
    Result<RunRecord> addRun(const Recipe& recipe, const std::string& name);
    Result<std::vector<RunRecord>> runs() const; // in order of creation
    Result<RunRecord> run(const std::string& id) const;
    Result<std::vector<MetricPoint>> metrics(const std::string& run_id) const;
    Result<std::vector<Sample>> samples(const std::string& run_id) const;
    Result<Evaluation> evaluation(const std::string& run_id) const; // of the best weights
    Status rename(const std::string& run_id, const std::string& name);
    Status setNotes(const std::string& run_id, const std::string& notes);
    Status removeRun(const std::string& run_id); // moves its folder to the project's trash/
    // The wizard's draft (goal, model, data, method chosen so far), so that a project opens where it was left.
    Status saveDraft(const Json& draft);
    Result<Json> draft() const;

    struct Impl;

private:
    explicit Project(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

// News of a run, beside what the store keeps. Called on the worker's thread.
struct RunListener {
    std::function<void(RunStage)> stage;
    std::function<void(const MetricPoint&)> metric;
    std::function<void(const Sample&)> sample;
    std::function<void(std::int64_t, const Evaluation&)> evaluation;
    std::function<void(const std::string&)> log;
};

struct RunOptions {
    std::string device = "auto";
    int threads = 0;
};

// The one way to run a recipe: window, command line and cluster job. Holds the run's lock, stores metrics, samples and
// the outcome, writes the TensorBoard event file. project_folder may already be held by this process.
Result<RunOutcome> executeRun(const fs::path& project_folder, const std::string& run_id, Start start,
                              const RunOptions& options, RunControl& control, const RunListener& listener);

// "0003" in a project, a run folder, or PROJECT/runs/0003 → run folder.
Result<fs::path> resolveRun(const std::string& run, const fs::path& project_folder = {});

} // namespace luthier
