// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <QStringList>

#include <vector>

class QTableWidget;

namespace luthier {

// A run as the compare page lists it.
struct ListedRun {
    const RunRecord* record = nullptr;
    int colour = 0;
    bool checked = false;
    std::string trial = {}; // what it was tried on: only runs with the same can be compared; empty: no result
    ColumnMap columns = {}; // that it learnt from
};

// Runs with check box and colour, and beside each what it reached on held-out rows, in words against the base model.
// The run id is in Qt::UserRole of the first column.
// best: the row to mark; null: none. Runs that were tried on the same stand together, under their base model.
void fillMeasures(QTableWidget& table, const std::vector<ListedRun>& runs, const RunRecord* best);

// Settings in which the given runs differ, a row a setting. False when they differ in none.
bool fillDifferences(QTableWidget& table, const std::vector<ListedRun>& runs);

void prepareTable(QTableWidget& table); // looks shared by both
void fitHeight(QTableWidget& table); // as high as its rows, so that only the page scrolls

} // namespace luthier
