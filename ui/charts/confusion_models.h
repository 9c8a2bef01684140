// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/task.h"

#include <QAbstractTableModel>
#include <QColor>

#include <vector>

namespace luthier {

// Counts of true (row) against given (column) category, each cell coloured by its share of the row.
class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setEvaluation(const Evaluation& evaluation);
    const Evaluation& evaluation() const { return m_evaluation; }
    std::int64_t rowTotal(int truth) const;
    std::int64_t columnTotal(int given) const;
    QString sentence(int truth, int given) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Evaluation m_evaluation;
};

// One row a category: rows, found (recall), right when chosen (precision), most often taken for.
class ClassScoreModel : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Row {
        int label = 0;
        QString name;
        std::int64_t rows = 0;
        double recall = 0, precision = 0; // NaN: no row of it, or never chosen
        QString confused_with;
    };
    using QAbstractTableModel::QAbstractTableModel;
    void setCounts(const ConfusionModel& counts); // worst first
    const std::vector<Row>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum Column { NameColumn, RowsColumn, RecallColumn, PrecisionColumn, ConfusedColumn, Columns };
    std::vector<Row> m_rows;
};

} // namespace luthier
