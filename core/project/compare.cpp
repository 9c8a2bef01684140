// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/compare.h"

#include "core/train/held_out.h"
#include "core/train/run_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace luthier {

namespace {

// How the run read a file; runs from before that was recorded have what the recipe says.
FileReading readingOf(const Recipe& recipe, const FileReading& recorded)
{
    return recorded.format.empty() ? FileReading{recipe.data.format, recipe.data.map} : recorded;
}

// Rows with the same number are the same row, asked the same thing, only when all of these agree.
std::string heldOutIdentity(const Recipe& recipe, const RunFile& file)
{
    const FileReading reading = readingOf(recipe, file.held_out);
    std::string identity = file.held_out_sha256 + '\n' + recipe.task + '\n' + reading.format;
    for (const auto& [role, column] : reading.columns)
        if (!column.empty())
            identity += '\n' + role + '=' + column;
    return identity;
}

std::map<std::string, std::string> settingsOf(const Recipe& recipe, const RunFile& file)
{
    const FileReading reading = readingOf(recipe, file.data);
    std::map<std::string, std::string> settings{{"base", recipe.base},
                                                {"task", recipe.task},
                                                {"method", recipe.method},
                                                {"data", recipe.data.train.string()},
                                                {"data.format", reading.format}};
    if (recipe.data.validation)
        settings["data.validation"] = recipe.data.validation->string();
    for (const auto& [role, column] : reading.columns)
        if (!column.empty())
            settings["data.map." + role] = column;
    for (const auto& [key, value] : file.params.values())
        settings[key] = toString(value);
    return settings;
}

// Whether the losses of the rows make up the loss that the run ended with.
bool addsUp(const HeldOutLosses& losses, const RunOutcome& outcome)
{
    const double sum = std::accumulate(losses.losses.begin(), losses.losses.end(), 0.0);
    const auto targets =
        static_cast<double>(std::accumulate(losses.targets.begin(), losses.targets.end(), std::int64_t{0}));
    return std::abs(sum / targets - outcome.validation_loss) <= 1e-4 * std::max(1.0, std::abs(outcome.validation_loss));
}

// Of the run's kept weights. NotFound: it has no result on held-out rows. Damaged: it has one, and these are not its.
Result<HeldOutLosses> lossesOf(const ComparedRun& run)
{
    auto losses = HeldOutLosses::read(HeldOutLosses::ofBest(run.folder));
    if (!run.outcome || !std::isfinite(run.outcome->validation_loss))
        return fail(ErrorKind::NotFound, Text{});
    if (losses && addsUp(*losses, *run.outcome))
        return losses;
    return fail(ErrorKind::Damaged,
                text("What run {} wrote about its held-out rows is missing or damaged, so it cannot be compared row by "
                     "row. Train it again to compare it.",
                     run.id));
}

// What makes the losses of two runs comparable row by row.
struct Told {
    std::string base; // fingerprint
    std::string rows; // heldOutIdentity
};

RunDifference differenceOf(const ComparedRun& better, const Told& told_better, const ComparedRun& worse,
                           const Told& told_worse, RunControl* control)
{
    RunDifference result;
    result.better = better.id;
    result.worse = worse.id;
    const auto first = lossesOf(better);
    const auto second = lossesOf(worse);
    for (const Result<HeldOutLosses>* losses : {&first, &second})
        if (!*losses && losses->error().kind == ErrorKind::Damaged) {
            result.verdict = losses->error().message;
            return result;
        }
    if (told_better.base != told_worse.base) {
        result.verdict =
            text("Runs {} and {} began from different models, so their losses cannot be compared row by row.",
                 better.id, worse.id);
        return result;
    }
    LossDifference difference;
    if (first && second && told_better.rows == told_worse.rows)
        difference = lossDifference(*first, *second, control);
    result.rows = difference.rows;
    if (difference.rows == 0) {
        result.verdict =
            text("Runs {} and {} were not tested on the same rows, so their losses cannot be compared row by row.",
                 better.id, worse.id);
        return result;
    }
    // Each run's own loss decided the order; on the rows that both saw it may be the other way round.
    if (difference.mean < 0) {
        std::swap(result.better, result.worse);
        difference = {difference.rows, -difference.mean, -difference.high, -difference.low};
    }
    result.difference = difference.mean;
    result.low = difference.low;
    result.high = difference.high;
    result.significant = !difference.mayBeChance();
    result.verdict = result.significant
        ? text("Run {} is better than run {}: its loss on the same {} held-out rows is {} lower, more than chance "
               "explains.",
               result.better, result.worse, result.rows, fmt::format("{:.3f}", result.difference))
        : text("Runs {} and {} are about equal: the difference of {} on the same {} held-out rows may be chance.",
               result.better, result.worse, fmt::format("{:.3f}", result.difference), result.rows);
    return result;
}

double lossOf(const ComparedRun& run)
{
    return run.outcome && std::isfinite(run.outcome->validation_loss) ? run.outcome->validation_loss : INFINITY;
}

} // namespace

RunTrial trialOf(const fs::path& run_folder)
{
    const auto recipe = readRecipe(run_folder / "recipe.json");
    const auto file = RunFile::read(run_folder);
    if (!recipe || !file)
        return {};
    std::string on = file->base_fingerprint + '\n' + heldOutIdentity(*recipe, *file);
    if (!recipe->data.validation) // then these say which rows were held out
        for (const char* key : {"split.validation", "split.seed"})
            if (const auto value = file->params.values().find(key); value != file->params.values().end())
                on += fmt::format("\n{}={}", key, toString(value->second));
    return {std::move(on), readingOf(*recipe, file->data).columns};
}

Result<RunComparison> compareRuns(const std::vector<fs::path>& run_folders, RunControl* control)
{
    RunComparison comparison;
    std::vector<Told> told;
    for (const fs::path& folder : run_folders) {
        const auto recipe = readRecipe(folder / "recipe.json");
        if (!recipe)
            return fail(recipe.error());
        const auto file = RunFile::read(folder);
        if (!file)
            return fail(file.error());
        comparison.runs.push_back({folder.filename().string(), folder, settingsOf(*recipe, *file), file->outcome});
        told.push_back({file->base_fingerprint, heldOutIdentity(*recipe, *file)});
    }
    std::map<std::string, std::string> all;
    for (const ComparedRun& run : comparison.runs)
        all.insert(run.settings.begin(), run.settings.end());
    for (const auto& [key, value] : all)
        for (const ComparedRun& run : comparison.runs) {
            const auto found = run.settings.find(key);
            if (found == run.settings.end() || found->second != value) {
                comparison.differing.push_back(key);
                break;
            }
        }
    if (comparison.runs.empty())
        return comparison;
    const auto best = static_cast<std::size_t>(
        std::min_element(comparison.runs.begin(), comparison.runs.end(),
                         [](const ComparedRun& a, const ComparedRun& b) { return lossOf(a) < lossOf(b); })
        - comparison.runs.begin());
    for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
        if (i != best)
            comparison.differences.push_back(
                differenceOf(comparison.runs[best], told[best], comparison.runs[i], told[i], control));
        if (control && control->stopRequested())
            return fail(ErrorKind::Stopped, text("The comparison was stopped."));
    }
    return comparison;
}

Json RunComparison::toJson() const
{
    Json json;
    json["runs"] = Json::array();
    for (const ComparedRun& run : runs) {
        Json row{{"run", run.id}, {"folder", run.folder.string()}};
        row["settings"] = run.settings;
        row["outcome"] = run.outcome ? run.outcome->toJson() : Json();
        json["runs"].push_back(row);
    }
    json["differing"] = differing;
    json["significance"] = Json::array();
    for (const RunDifference& d : differences)
        json["significance"].push_back({{"better", d.better},
                                        {"worse", d.worse},
                                        {"rows", d.rows},
                                        {"difference", d.difference},
                                        {"interval", {d.low, d.high}},
                                        {"significant", d.significant},
                                        {"verdict", d.verdict.english()}});
    return json;
}

std::string RunComparison::table() const
{
    std::string out = fmt::format("{:<28}", "");
    const auto line = [&](const std::string& name, const auto& cell) {
        out += fmt::format("\n{:<28}", name);
        for (const ComparedRun& run : runs)
            out += fmt::format("{:>16}", cell(run));
    };
    for (const ComparedRun& run : runs)
        out += fmt::format("{:>16}", "run " + run.id);
    const auto outcome = [](const ComparedRun& run, auto value) {
        return run.outcome ? value(*run.outcome) : std::string("not finished");
    };
    line("loss before training", [&](const ComparedRun& run) {
        return outcome(run, [](const RunOutcome& o) { return fmt::format("{:.4f}", o.base_validation_loss); });
    });
    line("loss on held-out rows", [&](const ComparedRun& run) {
        return outcome(run, [](const RunOutcome& o) { return fmt::format("{:.4f}", o.validation_loss); });
    });
    std::map<std::string, int> metrics;
    for (const ComparedRun& run : runs)
        if (run.outcome)
            for (const auto& [name, value] : run.outcome->evaluation.metrics)
                if (name != "loss")
                    metrics[name] = 1;
    for (const auto& [name, unused] : metrics)
        line(name, [&, key = name](const ComparedRun& run) {
            return outcome(run, [&](const RunOutcome& o) {
                const auto found = o.evaluation.metrics.find(key);
                return found == o.evaluation.metrics.end() ? std::string("-") : fmt::format("{:.4f}", found->second);
            });
        });
    line("numbers that may change", [&](const ComparedRun& run) {
        return outcome(run, [](const RunOutcome& o) { return std::to_string(o.trainable_parameters); });
    });
    for (const std::string& key : differing)
        line(key, [&](const ComparedRun& run) {
            const auto found = run.settings.find(key);
            const std::string value = found == run.settings.end() ? "-" : found->second;
            return value.size() > 15 ? "…" + value.substr(value.size() - 12) : value;
        });
    out += "\n";
    for (const RunDifference& d : differences)
        out += "\n" + d.verdict.english();
    return out + (differences.empty() ? "" : "\n");
}

} // namespace luthier
