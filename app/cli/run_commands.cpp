// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/catalogue.h"
#include "core/exporters/export_run.h"
#include "core/project/compare.h"
#include "core/project/project.h"

#include <iostream>

namespace luthier::cli {

namespace {

struct Options {
    std::string project;
    std::vector<std::string> runs;
    ExportRequest request;
    std::string run;
};

// --project, else the only project folder here.
Result<fs::path> projectFolder(const std::string& given)
{
    if (!given.empty())
        return fs::path(given);
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(".", ignored))
        if (fs::exists(entry.path() / "project.db", ignored))
            found.push_back(entry.path());
    if (found.size() == 1)
        return found.front();
    return fail(ErrorKind::Usage,
                found.empty() ? text("There is no project here.") : text("There are several projects here."), {},
                text("Name one with --project."));
}

void listRuns(Context& context, const Options& options)
{
    const auto folder = projectFolder(options.project);
    if (!folder)
        return context.failed(folder.error());
    const auto project = Project::open(*folder, Project::Access::Read);
    if (!project)
        return context.failed(project.error());
    const auto runs = project->runs();
    if (!runs)
        return context.failed(runs.error());
    Json result;
    result["runs"] = Json::array();
    for (const RunRecord& run : *runs) {
        Json row{{"id", run.id},
                 {"name", run.name},
                 {"state", name(run.state)},
                 {"created", run.created},
                 {"task", run.recipe.task},
                 {"method", run.recipe.method},
                 {"base", run.recipe.base},
                 {"folder", run.folder.string()}};
        if (run.outcome)
            row["outcome"] = run.outcome->toJson();
        if (!run.error.empty())
            row["error"] = run.error;
        result["runs"].push_back(row);
    }
    context.result(result, [&] {
        for (const RunRecord& run : *runs)
            std::cout << fmt::format("{}  {:<12} {:<10} {:<8} {}{}\n", run.id, name(run.state), run.recipe.task,
                                     run.recipe.method, run.name,
                                     run.outcome ? fmt::format("   loss {:.4f}", run.outcome->validation_loss) : "");
    });
}

void compare(Context& context, const Options& options)
{
    std::vector<fs::path> folders;
    const fs::path project = options.project;
    for (const std::string& run : options.runs) {
        const auto folder = resolveRun(run, project);
        if (!folder)
            return context.failed(folder.error());
        folders.push_back(*folder);
    }
    const auto comparison = compareRuns(folders);
    if (!comparison)
        return context.failed(comparison.error());
    context.result(comparison->toJson(), [&] { std::cout << comparison->table(); });
}

void exportCommand(Context& context, const Options& options)
{
    ExportRequest request = options.request;
    const auto folder = resolveRun(options.run, options.project);
    if (!folder)
        return context.failed(folder.error());
    request.run_folder = *folder;
    if (findEntry(Kind::Exporter, request.exporter) == nullptr)
        return context.failed(unknownEntry(Kind::Exporter, request.exporter));
    const auto report = exportRun(request, context.control);
    if (!report)
        return context.failed(report.error());
    Json result{{"path", report->path.string()}, {"bytes", report->bytes}};
    result["certificate"] = report->certificate.toJson();
    context.result(result, [&] {
        std::cout << fmt::format("{} ({})\n{}\n", report->path.string(), bytesText(report->bytes),
                                 report->certificate.verdict.english());
        if (!report->system.empty())
            std::cout << "Other programs must tell it its standing instruction (system message): " << report->system
                      << '\n';
    });
    if (!report->certificate.pass)
        context.exit_code = 1;
}

} // namespace

void addRunCommands(CLI::App& app, Context& context)
{
    auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, const char* help, void (*run)(Context&, const Options&)) {
        CLI::App* command = app.add_subcommand(name, help);
        command->add_option("--project", options->project, "The project folder (default: the only one here)");
        command->callback([&context, options, run] { run(context, *options); });
        return command;
    };
    add("runs", "The runs of a project", listRuns);
    add("compare", "What differs between runs, and how much better one is", compare)
        ->add_option("runs", options->runs, "Run folders or numbers")
        ->required()
        ->expected(1, 64);
    CLI::App* export_command =
        add("export", "Writes the tuned model as a folder and proves that it answers the same", exportCommand);
    export_command->add_option("run", options->run, "The run's folder or number")->required();
    export_command->add_option("--format", options->request.exporter, "merged or adapter")->required();
    export_command->add_option("--out", options->request.out, "The folder to write")->required();
    export_command->add_option("--dtype", options->request.dtype, "Type of merged weights")
        ->check(CLI::IsMember({"base", "fp32", "bf16"}));
    export_command->add_option("--threads", options->request.threads, "Threads to use (0: all)")
        ->check(CLI::Range(0, 1024));
}

} // namespace luthier::cli
