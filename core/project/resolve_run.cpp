// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"
#include "core/train/recipe.h"

#include <algorithm>

namespace luthier {

namespace {

bool isProject(const fs::path& folder)
{
    std::error_code error;
    return fs::is_regular_file(folder / "project.db", error);
}

fs::path whole(const fs::path& path)
{
    std::error_code error;
    fs::path absolute = fs::absolute(path, error).lexically_normal();
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

// The only project here.
Result<fs::path> projectHere()
{
    std::error_code error;
    const fs::path here = fs::current_path(error);
    if (isProject(here))
        return here;
    std::vector<fs::path> projects;
    for (fs::directory_iterator entry(here, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".luthier" && isProject(entry->path()))
            projects.push_back(entry->path());
    }
    if (projects.empty())
        return fail(ErrorKind::NotFound, text("There is no project in \"{}\".", here.string()), {},
                    text("Give the path of the run's folder, as in NAME.luthier/runs/0001."));
    if (projects.size() == 1)
        return projects.front();
    std::sort(projects.begin(), projects.end());
    std::string names;
    for (const fs::path& project : projects)
        names += (names.empty() ? "" : ", ") + project.filename().string();
    return fail(ErrorKind::Usage, text("There are several projects in \"{}\": {}.", here.string(), names), {},
                text("Give the path of the run's folder, as in NAME.luthier/runs/0001."));
}

} // namespace

Result<fs::path> resolveRun(const std::string& run, const fs::path& project_folder)
{
    if (run.empty())
        return fail(ErrorKind::Usage, text("No run was named."), {}, text("Give its number, as in 0001."));
    const bool number = std::all_of(run.begin(), run.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!number || project_folder.empty()) {
        if (isRunFolder(run))
            return whole(run);
        if (isProject(run))
            return fail(ErrorKind::Usage, text("\"{}\" is a project, not a run.", run), {},
                        text("Name one of its runs, as in {}.", (fs::path(run) / "runs" / "0001").string()));
    }
    if (!number)
        return fail(ErrorKind::NotFound, text("There is no run \"{}\".", run), {},
                    text("Give a run's number, or the path of its folder."));

    fs::path project = project_folder;
    if (project.empty()) {
        auto here = projectHere();
        if (!here)
            return fail(here.error());
        project = std::move(*here);
    }
    if (!isProject(project))
        return fail(ErrorKind::NotFound, text("\"{}\" is not a Luthier project.", project.string()), {},
                    text("Choose a folder whose name ends in .luthier."));
    const std::string id = run.size() < 4 ? std::string(4 - run.size(), '0') + run : run; // "3" means "0003"
    const fs::path folder = project / "runs" / id;
    if (!isRunFolder(folder))
        return fail(ErrorKind::NotFound, text("There is no run \"{}\" in the project \"{}\".", id, project.string()),
                    {}, text("List the runs to see which there are."));
    return whole(folder);
}

} // namespace luthier
