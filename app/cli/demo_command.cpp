// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_progress.h"
#include "core/base/process.h"
#include "core/exporters/export_run.h"
#include "core/project/compare.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace luthier::cli {

namespace {

struct Options {
    std::string task = "instruct";
    std::string out;
    RunOptions run_options;
};

struct DemoRun {
    const char* name;
    const char* method;
};

const DemoRun demo_runs[] = {
    {"Small addition", "lora"},
    {"Whole model", "full"},
};

// The first sample data set for the task (resources/samples/samples.json).
Result<Json> sampleFor(const std::string& task)
{
    const auto samples = readJson(resourceFolder() / "samples" / "samples.json");
    if (!samples)
        return fail(samples.error());
    for (const Json& sample : samples->is_object() ? (*samples)["samples"] : *samples)
        if (sample.value("task", "") == task)
            return sample;
    return fail(ErrorKind::Usage, text("There is no sample data for the task “{}”.", task), {},
                text("Use --task instruct or --task classify."));
}

fs::path freeFolder(const std::string& task)
{
    const char* home = std::getenv("HOME");
    const fs::path root = home != nullptr ? fs::path(home) / "Luthier" : fs::path("Luthier");
    for (int i = 1;; ++i) {
        const fs::path folder =
            root / (fmt::format("demo-{}{}", task, i == 1 ? "" : fmt::format("-{}", i)) + ".luthier");
        std::error_code ignored;
        if (!fs::exists(folder, ignored))
            return folder;
    }
}

Recipe recipeFor(const std::string& task, const Json& sample, const DemoRun& run)
{
    Recipe recipe;
    recipe.base = task == "classify" ? "starter:bert" : "starter:llama";
    recipe.task = task;
    recipe.method = run.method;
    recipe.data.train = resourceFolder() / "samples" / sample.value("data", "");
    recipe.data.format = sample.value("format", "auto");
    if (sample.contains("map"))
        for (const auto& [role, column] : sample["map"].items())
            recipe.data.map[role] = column.get<std::string>();
    recipe.params.set("train.epochs", std::int64_t{task == "classify" ? 8 : 3});
    return recipe;
}

// One held-out question answered before and after, so that the change can be read.
void showAnswers(const Project& project, const std::string& run_id)
{
    const auto samples = project.samples(run_id);
    if (!samples || samples->empty())
        return;
    const Sample& first = samples->front();
    const Sample* last = &first;
    for (const Sample& sample : *samples)
        if (sample.input == first.input)
            last = &sample;
    const auto clip = [](std::string s) { return s.size() > 600 ? s.substr(0, 600) + " …" : s; };
    std::cout << "\nA question it never saw:\n"
              << clip(first.input) << "\n\nBefore:\n"
              << clip(first.answer) << "\n\nAfter:\n"
              << clip(last->answer) << "\n\nWanted:\n"
              << clip(first.expected) << "\n\n";
}

void demo(Context& context, const Options& options)
{
    const auto sample = sampleFor(options.task);
    if (!sample)
        return context.failed(sample.error());
    const fs::path folder = options.out.empty() ? freeFolder(options.task) : fs::path(options.out);
    std::vector<fs::path> run_folders;
    std::vector<RunOutcome> outcomes;
    for (const DemoRun& demo_run : demo_runs) {
        std::string id;
        {
            auto project =
                run_folders.empty() ? Project::create(folder) : Project::open(folder, Project::Access::Write);
            if (!project)
                return context.failed(project.error());
            const auto record = project->addRun(recipeFor(options.task, *sample, demo_run), demo_run.name);
            if (!record)
                return context.failed(record.error());
            id = record->id;
            run_folders.push_back(record->folder);
        }
        std::cerr << "\n" << sample->value("title", "") << ": " << demo_run.name << "\n";
        const auto outcome = runWithProgress(context, folder, id, Start::Fresh, options.run_options);
        if (!outcome)
            return context.failed(outcome.error());
        if (outcome->stopped_by == StopCause::User)
            return context.failed({ErrorKind::Stopped,
                                   text("The demo was stopped."),
                                   {},
                                   text("Its project is kept in {}.", folder.string()),
                                   {}});
        outcomes.push_back(*outcome);
    }
    const auto best = static_cast<std::size_t>(
        std::min_element(outcomes.begin(), outcomes.end(),
                         [](const RunOutcome& a, const RunOutcome& b) { return a.validation_loss < b.validation_loss; })
        - outcomes.begin());
    const auto comparison = compareRuns(run_folders);
    if (!comparison)
        return context.failed(comparison.error());

    std::cerr << "\nExporting …\n";
    ExportRequest request;
    request.run_folder = run_folders[best];
    request.exporter = "merged";
    request.out = folder / "export";
    const auto report = exportRun(request, context.control);
    if (!report)
        return context.failed(report.error());

    Json result{{"base_loss", outcomes[best].base_validation_loss},
                {"tuned_loss", outcomes[best].validation_loss},
                {"metrics", outcomes[best].evaluation.metrics},
                {"certificate", report->certificate.toJson()},
                {"export", report->path.string()},
                {"project", folder.string()}};
    context.result(result, [&] {
        if (const auto project = Project::open(folder, Project::Access::Read))
            showAnswers(*project, run_folders[best].filename().string());
        std::cout << comparison->table() << '\n'
                  << report->certificate.verdict.english() << "\n\nThe better of the two tuned models lies in "
                  << report->path.string() << " (" << bytesText(report->bytes)
                  << ").\nThe project with both runs: " << folder.string() << '\n';
    });
    if (!report->certificate.pass)
        context.exit_code = 1;
}

} // namespace

void addDemoCommand(CLI::App& app, Context& context)
{
    auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("demo", "Tunes a starter model on sample data, compares two runs and exports");
    command->add_option("--task", options->task, "instruct or classify")
        ->check(CLI::IsMember({"instruct", "classify"}));
    command->add_option("--out", options->out,
                        "The project folder to make (default: Luthier/demo-TASK.luthier at home)");
    command->add_option("--threads", options->run_options.threads, "Threads to use (0: all)")
        ->check(CLI::Range(0, 1024));
    command->callback([&context, options] { demo(context, *options); });
}

} // namespace luthier::cli
