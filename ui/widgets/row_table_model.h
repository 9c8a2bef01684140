// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/data_view.h"

#include <QAbstractTableModel>
#include <QSet>

#include <memory>
#include <vector>

namespace luthier {

// The rows as the file gave them, all or only some. Header cells name the column and, below, what it means for the
// task.
class RowTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    // roles: column name → what it means, in the user's words.
    void setReport(std::shared_ptr<const DataReport> report, const QHash<QString, QString>& roles);
    void showAll();
    void showOnly(const std::vector<std::int64_t>& rows);
    std::int64_t sourceRow(int row) const; // row of the table behind a shown row

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const DataReport> m_report;
    QHash<QString, QString> m_roles;
    QSet<std::int64_t> m_unusable; // rows that training leaves out
    bool m_filtered = false;
    std::vector<std::int64_t> m_rows; // when filtered
};

} // namespace luthier
