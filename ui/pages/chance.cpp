// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/chance.h"

#include "core/project/compare.h"
#include "ui/core_texts.h"

#include <QStringList>

namespace luthier {

QString chanceSentence(const std::vector<ListedRun>& runs)
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
    QStringList sentences;
    for (const RunDifference& difference : comparison->differences) {
        if (difference.rows == 0)
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

} // namespace luthier
