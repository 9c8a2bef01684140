// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/chance.h"

#include "ui/background.h"
#include "ui/core_texts.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace luthier {

const std::vector<RunDifference>* ChanceOfRuns::differences(const std::vector<ListedRun>& runs)
{
    std::vector<std::pair<fs::path, double>> results;
    for (const ListedRun& run : runs)
        if (run.record->outcome && run.record->outcome->validation_rows > 0
            && std::isfinite(run.record->outcome->validation_loss))
            results.emplace_back(run.record->folder, run.record->outcome->validation_loss);
    if (results == m_results)
        return m_differences ? &*m_differences : nullptr;
    m_results = results;
    m_differences.reset();
    inBackground(
        this,
        [results] {
            std::vector<fs::path> folders;
            for (const auto& [folder, loss] : results)
                folders.push_back(folder);
            auto comparison = compareRuns(folders);
            return comparison ? std::move(comparison->differences) : std::vector<RunDifference>{};
        },
        [this, results](std::vector<RunDifference> differences) {
            if (results != m_results)
                return; // of runs that were shown before
            m_differences = std::move(differences);
            Q_EMIT known();
        });
    return nullptr;
}

ChanceOfRuns::Best ChanceOfRuns::best(const std::vector<ListedRun>& runs)
{
    const std::vector<RunDifference>* found = differences(runs);
    if (!found)
        return Best::Unknown;
    return std::all_of(found->begin(), found->end(),
                       [](const RunDifference& one) { return one.rows == 0 || one.significant; })
        ? Best::Clear
        : Best::Disputed;
}

QString ChanceOfRuns::sentences(const std::vector<ListedRun>& runs)
{
    const auto checked = [&runs](const std::string& id) {
        return std::any_of(runs.begin(), runs.end(),
                           [&id](const ListedRun& run) { return run.checked && run.record->id == id; });
    };
    QStringList sentences;
    const std::vector<RunDifference>* found = differences(runs);
    if (!found)
        return {};
    for (const RunDifference& difference : *found) {
        if (difference.rows == 0 || !checked(difference.better) || !checked(difference.worse))
            continue;
        Text verdict = difference.verdict; // speaks of numbers; here the runs have names
        for (std::string& argument : verdict.arguments)
            for (const ListedRun& run : runs)
                if (argument == run.record->id)
                    argument = "“" + run.record->name + "”";
        sentences << translated(verdict);
    }
    return sentences.join(QLatin1Char(' '));
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
