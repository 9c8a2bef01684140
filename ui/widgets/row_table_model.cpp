// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_table_model.h"

#include "ui/theme.h"

#include <QLocale>

namespace luthier {

namespace {

constexpr qsizetype cell_limit = 240; // characters; more than any cell shows
constexpr qsizetype tip_limit = 1200;

QString shortened(const std::string& value, qsizetype limit)
{
    // Bytes are at least as many as characters.
    QString text = QString::fromUtf8(value.data(), qMin<qsizetype>(qsizetype(value.size()), limit * 4));
    if (text.size() > limit)
        text = text.left(limit) + QStringLiteral("…");
    return text;
}

} // namespace

void RowTableModel::setReport(std::shared_ptr<const DataReport> report, const QHash<QString, QString>& roles)
{
    beginResetModel();
    m_report = std::move(report);
    m_roles = roles;
    m_filtered = false;
    m_rows.clear();
    m_unusable.clear();
    if (m_report && !m_report->columns.empty()) {
        std::size_t next = 0;
        for (std::int64_t row = 0; row < std::int64_t(m_report->table.rows.size()); ++row) {
            if (next < m_report->usable_rows.size() && m_report->usable_rows[next] == row)
                ++next;
            else
                m_unusable.insert(row);
        }
    }
    endResetModel();
}

void RowTableModel::showAll()
{
    beginResetModel();
    m_filtered = false;
    m_rows.clear();
    endResetModel();
}

void RowTableModel::showOnly(const std::vector<std::int64_t>& rows)
{
    beginResetModel();
    m_filtered = true;
    m_rows = rows;
    endResetModel();
}

std::int64_t RowTableModel::sourceRow(int row) const
{
    if (!m_filtered)
        return row;
    return row >= 0 && row < int(m_rows.size()) ? m_rows[std::size_t(row)] : -1;
}

int RowTableModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_report)
        return 0;
    return int(m_filtered ? m_rows.size() : m_report->table.rows.size());
}

int RowTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_report ? 0 : int(m_report->table.columns.size());
}

QVariant RowTableModel::data(const QModelIndex& index, int role) const
{
    const std::int64_t row = sourceRow(index.row());
    if (!m_report || row < 0 || row >= std::int64_t(m_report->table.rows.size()))
        return {};
    const std::vector<std::string>& cells = m_report->table.rows[std::size_t(row)];
    if (index.column() >= int(cells.size()))
        return {};
    const std::string& value = cells[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole: return shortened(value, cell_limit).simplified();
    case Qt::ToolTipRole: return value.size() > 40 ? shortened(value, tip_limit) : QVariant();
    case Qt::ForegroundRole:
        return m_unusable.contains(row) ? QVariant(Theme::instance().colours().disabled) : QVariant();
    default: return {};
    }
}

QVariant RowTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_report)
        return {};
    if (orientation == Qt::Vertical) {
        const std::int64_t row = sourceRow(section);
        if (role == Qt::DisplayRole)
            return QLocale().toString(qlonglong(row + 1));
        if (role == Qt::ToolTipRole && row >= 0 && row < std::int64_t(m_report->table.lines.size()))
            return tr("line %1 of the file")
                .arg(QLocale().toString(qlonglong(m_report->table.lines[std::size_t(row)])));
        if (role == Qt::ForegroundRole)
            return m_unusable.contains(row) ? Theme::instance().colours().warn : Theme::instance().colours().muted;
        return {};
    }
    const QString name = QString::fromStdString(m_report->table.columns[std::size_t(section)]);
    const QString meaning = m_roles.value(name);
    if (role == Qt::DisplayRole)
        return meaning.isEmpty() ? name : name + QStringLiteral("\n→ ") + meaning;
    if (role == Qt::ForegroundRole)
        return meaning.isEmpty() ? Theme::instance().colours().muted : Theme::instance().colours().text;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace luthier
