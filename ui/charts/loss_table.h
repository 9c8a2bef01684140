// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <optional>
#include <vector>

namespace luthier {

// The numbers behind a loss chart, one row a step and run, for readers who cannot see the curves or want the figures.
class LossTable : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Row {
        QString run;
        std::int64_t step = 0;
        double epoch = 0, seconds = 0;
        std::optional<double> train, smooth, validation;
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<Row> rows);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum Column {
        RunColumn,
        StepColumn,
        EpochColumn,
        TimeColumn,
        TrainColumn,
        SmoothColumn,
        ValidationColumn,
        Columns
    };
    std::vector<Row> m_rows;
};

} // namespace luthier
