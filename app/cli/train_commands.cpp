// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_progress.h"

namespace luthier::cli {

namespace {

struct Options {
    fs::path recipe;
    std::string run;
    std::vector<std::string> settings;
    std::string out;
    RunOptions run_options;
};

bool isProject(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder / "project.db", ignored);
}

void finish(Context& context, const fs::path& run_folder, const Result<RunOutcome>& outcome)
{
    if (!outcome)
        return context.failed(outcome.error());
    context.result(runJson(run_folder, *outcome), [&] { printOutcome(run_folder, *outcome); });
    if (outcome->stopped_by == StopCause::User)
        context.exit_code = 130;
    if (outcome->stopped_by == StopCause::NotANumber)
        context.exit_code = 1;
}

void train(Context& context, const Options& options)
{
    auto recipe = readRecipe(options.recipe);
    if (!recipe)
        return context.failed(recipe.error());
    for (const std::string& setting : options.settings)
        if (const Status applied = applySetting(*recipe, setting); !applied)
            return context.failed(applied.error());
    if (const auto params = resolvedParams(*recipe); !params)
        return context.failed(params.error());
    const fs::path folder =
        options.out.empty() ? fs::path(options.recipe.stem().string() + ".luthier") : fs::path(options.out);
    const bool is_new = !isProject(folder);
    std::error_code ignored;
    const bool was_there = fs::exists(folder, ignored);
    std::string id;
    fs::path run_folder;
    {
        auto project = is_new ? Project::create(folder) : Project::open(folder, Project::Access::Write);
        if (!project)
            return context.failed(project.error());
        const auto record = project->addRun(*recipe, options.recipe.stem().string());
        if (!record)
            return context.failed(record.error());
        id = record->id;
        run_folder = record->folder;
    }
    const auto outcome = runWithProgress(context, folder, id, Start::Fresh, options.run_options);
    // Made by this command, and the run never began for a reason that its log need not explain.
    if (!outcome && is_new && !was_there && outcome.error().kind != ErrorKind::Failed
        && !fs::exists(run_folder / "run.json", ignored))
        fs::remove_all(folder, ignored);
    finish(context, run_folder, outcome);
}

void resume(Context& context, const Options& options)
{
    const auto run_folder = resolveRun(options.run);
    if (!run_folder)
        return context.failed(run_folder.error());
    const fs::path folder = run_folder->parent_path().parent_path();
    finish(context, *run_folder,
           runWithProgress(context, folder, run_folder->filename().string(), Start::Resume, options.run_options));
}

void addDevice(CLI::App& command, Options& options)
{
    command.add_option("--device", options.run_options.device, "Where to train")
        ->check(CLI::IsMember({"cpu", "cuda", "auto"}));
    command.add_option("--threads", options.run_options.threads, "Threads to use (0: all)")->check(CLI::Range(0, 1024));
}

} // namespace

void addTrainCommands(CLI::App& app, Context& context)
{
    auto options = std::make_shared<Options>();
    CLI::App* train_command = app.add_subcommand("train", "Runs a recipe");
    train_command->add_option("recipe", options->recipe, "The recipe, a JSON file")->required();
    train_command->add_option("--set", options->settings, "parameter=value; may be given several times")
        ->allow_extra_args(false);
    train_command->add_option("--out", options->out,
                              "The project folder that keeps the run (default: RECIPE.luthier here)");
    addDevice(*train_command, *options);
    train_command->callback([&context, options] { train(context, *options); });

    CLI::App* resume_command = app.add_subcommand("resume", "Goes on with a run that was stopped or interrupted");
    resume_command->add_option("run", options->run, "The run's folder, or its number in the project here")->required();
    addDevice(*resume_command, *options);
    resume_command->callback([&context, options] { resume(context, *options); });
}

} // namespace luthier::cli
