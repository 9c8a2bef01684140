// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/data_view.h"

#include <QWidget>

class QPushButton;

namespace luthier {

class FlowLayout;
class TextLabel;

// What was found in the data, one button a kind ("3 rows are empty"); a press shows those rows, a second press all.
class FindingStrip : public QWidget {
    Q_OBJECT
public:
    explicit FindingStrip(QWidget* parent = nullptr);
    void setFindings(const std::vector<Finding>& findings);
    static QString words(const std::string& code, int count); // of one kind

Q_SIGNALS:
    void rowsWanted(const std::vector<std::int64_t>& rows);
    void allWanted();

private:
    struct Group {
        std::string code;
        Severity severity = Severity::Warning;
        int count = 0;
        std::vector<std::int64_t> rows;
        QStringList examples; // the first few sentences
    };
    void press(QPushButton* button, const Group& group, bool on);

    QWidget* m_buttons;
    FlowLayout* m_flow;
    TextLabel* m_detail;
};

} // namespace luthier
