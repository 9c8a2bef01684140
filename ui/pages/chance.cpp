// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/chance.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "core/project/compare.h"
#include "ui/core_texts.h"

#include <QStringList>

namespace luthier {

ChanceOfRuns chanceOf(const std::vector<ListedRun>& runs)
{
    std::vector<fs::path> folders;
    for (const ListedRun& run : runs)
        if (run.record->outcome && run.record->outcome->validation_rows > 0)
            folders.push_back(run.record->folder);
    if (folders.size() < 2)
        return {};
    const auto comparison = compareRuns(folders);
    if (!comparison)
        return {};
    ChanceOfRuns result;
    QStringList sentences;
    for (const RunDifference& difference : comparison->differences) {
        if (difference.rows == 0)
            continue;
        result.best_is_clear = result.best_is_clear && difference.significant;
        const auto checked = [&](const std::string& id) {
            return std::any_of(runs.begin(), runs.end(),
                               [&](const ListedRun& run) { return run.checked && run.record->id == id; });
        };
        if (!checked(difference.better) || !checked(difference.worse))
            continue;
        Text verdict = difference.verdict; // speaks of numbers; here the runs have names
        for (std::string& argument : verdict.arguments)
            for (const ListedRun& run : runs)
                if (argument == run.record->id)
                    argument = "“" + run.record->name + "”";
        sentences << translated(verdict);
    }
    result.sentences = sentences.join(QLatin1Char(' '));
    return result;
}

QString fewRowsSentence(const RunOutcome& outcome)
{
    constexpr std::int64_t few_rows = 30;
    return outcome.validation_rows > 0 && outcome.validation_rows < few_rows && std::isfinite(outcome.validation_loss)
        ? QCoreApplication::translate("luthier::TrainPage", "%n row(s) are too few to be sure of it.", nullptr,
                                      int(outcome.validation_rows))
        : QString();
}

} // namespace luthier
