// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/confusion_models.h"

#include "ui/theme.h"
#include "ui/widgets/quantities.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace luthier {

namespace {

const QVariant right_aligned = QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));

QColor blend(const QColor& from, const QColor& to, double share)
{
    const auto mix = [share](double a, double b) { return a + (b - a) * share; };
    return QColor::fromRgbF(float(mix(from.redF(), to.redF())), float(mix(from.greenF(), to.greenF())),
                            float(mix(from.blueF(), to.blueF())));
}

} // namespace

void ConfusionModel::setEvaluation(const Evaluation& evaluation)
{
    beginResetModel();
    m_evaluation = evaluation;
    endResetModel();
}

std::int64_t ConfusionModel::rowTotal(int truth) const
{
    std::int64_t total = 0;
    for (const std::int64_t count : m_evaluation.confusion[std::size_t(truth)])
        total += count;
    return total;
}

std::int64_t ConfusionModel::columnTotal(int given) const
{
    std::int64_t total = 0;
    for (const auto& row : m_evaluation.confusion)
        total += row[std::size_t(given)];
    return total;
}

QString ConfusionModel::sentence(int truth, int given) const
{
    const auto name = [this](int label) { return QString::fromStdString(m_evaluation.labels[std::size_t(label)]); };
    const int count = int(m_evaluation.confusion[std::size_t(truth)][std::size_t(given)]);
    const int total = int(rowTotal(truth));
    if (truth == given)
        return tr("%n of %1 row(s) of “%2” got the right category.", nullptr, count).arg(total).arg(name(truth));
    return tr("%n of %1 row(s) of “%2” was taken for “%3”.", nullptr, count)
        .arg(QString::number(total), name(truth), name(given));
}

int ConfusionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_evaluation.confusion.size());
}

int ConfusionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_evaluation.confusion.size());
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const std::int64_t count = m_evaluation.confusion[std::size_t(index.row())][std::size_t(index.column())];
    const auto& colours = Theme::instance().colours();
    const std::int64_t total = rowTotal(index.row());
    const double share = total > 0 ? double(count) / double(total) : 0;
    switch (role) {
    case Qt::DisplayRole:
        return count == 0 ? (index.row() == index.column() ? QStringLiteral("0") : QString()) : countText(count);
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
    case Qt::BackgroundRole:
        if (index.row() == index.column())
            return count > 0 ? QVariant(blend(colours.surface, colours.goodSoft, 1)) : QVariant();
        return count > 0 ? QVariant(blend(colours.surface, colours.badSoft, std::min(1.0, 0.4 + 2 * share)))
                         : QVariant();
    case Qt::ForegroundRole:
        return count == 0 ? colours.muted : index.row() == index.column() ? colours.good : colours.bad;
    case Qt::FontRole:
        return Theme::instance().font(Theme::Size::Small,
                                      index.row() == index.column() ? QFont::DemiBold : QFont::Normal);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return sentence(index.row(), index.column());
    default: return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section >= int(m_evaluation.labels.size()))
        return {};
    const QString name = QString::fromStdString(m_evaluation.labels[std::size_t(section)]);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return name;
    if (role == Qt::TextAlignmentRole && orientation == Qt::Vertical)
        return right_aligned;
    return {};
}

void ClassScoreModel::setCounts(const ConfusionModel& counts)
{
    beginResetModel();
    m_rows.clear();
    const auto& evaluation = counts.evaluation();
    for (int label = 0; label < counts.rowCount(); ++label) {
        const auto& given = evaluation.confusion[std::size_t(label)];
        Row row;
        row.label = label;
        row.name = QString::fromStdString(evaluation.labels[std::size_t(label)]);
        row.rows = counts.rowTotal(label);
        const std::int64_t right = given[std::size_t(label)], chosen = counts.columnTotal(label);
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        row.recall = row.rows > 0 ? double(right) / double(row.rows) : none;
        row.precision = chosen > 0 ? double(right) / double(chosen) : none;
        int worst = -1;
        for (int other = 0; other < counts.columnCount(); ++other)
            if (other != label && given[std::size_t(other)] > 0
                && (worst < 0 || given[std::size_t(other)] > given[std::size_t(worst)]))
                worst = other;
        if (worst >= 0)
            row.confused_with = QStringLiteral("%1 (%2)").arg(
                QString::fromStdString(evaluation.labels[std::size_t(worst)]), countText(given[std::size_t(worst)]));
        m_rows.push_back(row);
    }
    const auto order = [](const Row& row) { return std::isnan(row.recall) ? 2.0 : row.recall; };
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](const Row& a, const Row& b) { return order(a) < order(b); });
    endResetModel();
}

int ClassScoreModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ClassScoreModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant ClassScoreModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const auto share = [](double value) { return std::isnan(value) ? QStringLiteral("–") : percentText(value); };
    if (role == Qt::TextAlignmentRole && index.column() != NameColumn && index.column() != ConfusedColumn)
        return right_aligned;
    if (role == Qt::ToolTipRole && index.column() == NameColumn)
        return row.name;
    if (role == Qt::ToolTipRole && index.column() == ConfusedColumn)
        return row.confused_with;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NameColumn: return row.name;
    case RowsColumn: return countText(row.rows);
    case RecallColumn: return share(row.recall);
    case PrecisionColumn: return share(row.precision);
    case ConfusedColumn: return QStringLiteral("   ") + row.confused_with; // keeps clear of the figures before
    default: return {};
    }
}

QVariant ClassScoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool tip = role == Qt::ToolTipRole;
    if (role == Qt::TextAlignmentRole)
        return section == NameColumn || section == ConfusedColumn
            ? QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter))
            : right_aligned;
    if (role != Qt::DisplayRole && !tip)
        return {};
    switch (section) {
    case NameColumn: return tr("Category");
    case RowsColumn: return tip ? tr("Held-out rows that truly belong to the category") : tr("Rows");
    case RecallColumn: return tip ? tr("The share of the category's rows that the model found (recall)") : tr("Found");
    case PrecisionColumn:
        return tip ? tr("How often the model was right when it chose the category (precision)") : tr("Right");
    case ConfusedColumn:
        return tip ? tr("The wrong category that it was most often given, with how many rows")
                   : QStringLiteral("   ") + tr("Taken for");
    default: return {};
    }
}

} // namespace luthier
