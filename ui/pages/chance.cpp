// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/chance.h"

#include "ui/background.h"
#include "ui/core_texts.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace luthier {

ChanceOfRuns::~ChanceOfRuns()
{
    if (m_control)
        m_control->requestStop();
}

void ChanceOfRuns::retry()
{
    if (m_error)
        m_results.clear();
}

void ChanceOfRuns::workOut(const std::vector<ListedRun>& runs)
{
    std::vector<std::pair<fs::path, double>> results;
    for (const ListedRun& run : runs)
        if (run.record->outcome && run.record->outcome->validation_rows > 0
            && std::isfinite(run.record->outcome->validation_loss))
            results.emplace_back(run.record->folder, run.record->outcome->validation_loss);
    if (results == m_results)
        return;
    m_results = results;
    m_differences.clear();
    m_error.reset();
    m_standing = results.size() < 2 ? Standing::Clear : Standing::Unknown;
    if (m_control)
        m_control->requestStop();
    m_control.reset();
    if (m_standing == Standing::Clear)
        return;
    m_control = std::make_shared<RunControl>();
    inBackground(
        this,
        [results, control = m_control] {
            std::vector<fs::path> folders;
            for (const auto& [folder, loss] : results)
                folders.push_back(folder);
            return compareRuns(folders, control.get());
        },
        [this, control = m_control](Result<RunComparison> comparison) {
            if (control != m_control)
                return; // about runs that were shown before
            m_control.reset();
            if (comparison)
                m_differences = std::move(comparison->differences);
            else
                m_error = comparison.error();
            m_standing = judge();
            Q_EMIT known();
        });
}

ChanceOfRuns::Standing ChanceOfRuns::judge() const
{
    const auto any = [this](auto holds) { return std::any_of(m_differences.begin(), m_differences.end(), holds); };
    if (m_error || any([](const RunDifference& one) { return one.rows == 0; }))
        return Standing::Unproven;
    // On the rows that two runs share, the one with the lower loss over all its rows may be the worse one.
    const auto best = std::min_element(m_results.begin(), m_results.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::string id = best->first.filename().string();
    return any([&id](const RunDifference& one) { return !one.significant || one.better != id; }) ? Standing::Disputed
                                                                                                 : Standing::Clear;
}

ChanceOfRuns::Standing ChanceOfRuns::standing(const std::vector<ListedRun>& runs)
{
    workOut(runs);
    return m_standing;
}

QString ChanceOfRuns::sentences(const std::vector<ListedRun>& runs)
{
    const auto checked = [&runs](const std::string& id) {
        return std::any_of(runs.begin(), runs.end(),
                           [&id](const ListedRun& run) { return run.checked && run.record->id == id; });
    };
    workOut(runs);
    if (m_error)
        return translated(*m_error);
    QStringList sentences;
    for (const RunDifference& difference : m_differences) {
        if (!checked(difference.better) || !checked(difference.worse))
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
