// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/loss_table.h"

#include "ui/widgets/quantities.h"

#include <QLocale>

namespace luthier {

void LossTable::setRows(std::vector<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int LossTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LossTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant LossTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (index.column() == RunColumn ? Qt::AlignLeft : Qt::AlignRight)));
    if (role != Qt::DisplayRole)
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const auto number = [](const std::optional<double>& value) { return value ? numberText(*value, 4) : QString(); };
    switch (index.column()) {
    case RunColumn: return row.run;
    case StepColumn: return countText(row.step);
    case EpochColumn: return QLocale().toString(row.epoch, 'f', 2);
    case TimeColumn: return clockText(row.seconds);
    case TrainColumn: return number(row.train);
    case SmoothColumn: return number(row.smooth);
    case ValidationColumn: return number(row.validation);
    default: return {};
    }
}

QVariant LossTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == RunColumn ? Qt::AlignLeft : Qt::AlignRight)));
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case RunColumn: return tr("Run");
    case StepColumn: return tr("Step");
    case EpochColumn: return tr("Round");
    case TimeColumn: return tr("Time");
    case TrainColumn: return tr("Training");
    case SmoothColumn: return tr("Smoothed");
    case ValidationColumn: return tr("Held-out rows");
    default: return {};
    }
}

} // namespace luthier
