// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/data_view.h"

#include <QWidget>

#include <memory>

namespace luthier {

class FlowLayout;

// One field a role of the task: which column of the file holds it. What a row can do without is behind a button until a
// column holds it or the button was pressed.
class ColumnRoles : public QWidget {
    Q_OBJECT
public:
    explicit ColumnRoles(QWidget* parent = nullptr);
    // given: columns that were chosen by hand, shown where the report could not resolve them. task may be null.
    void setReport(const TaskDescriptor* task, std::shared_ptr<const DataReport> report, const ColumnMap& given);
    void hideSpare(); // of another file

Q_SIGNALS:
    void chosen(const std::string& role, const QString& column); // empty: none

private:
    void fill();
    void fillAnew();
    void addRole(const ColumnRole& role);

    FlowLayout* m_flow;
    const TaskDescriptor* m_task = nullptr;
    std::shared_ptr<const DataReport> m_report;
    ColumnMap m_given;
    bool m_all = false;
};

} // namespace luthier
