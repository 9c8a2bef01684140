// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/data_view.h"

#include <QTextEdit>
#include <QWidget>

namespace luthier {

class TextLabel;

// One row as the model sees it: every token on its colour, with the words for the colours below it.
class RowTokens : public QWidget {
    Q_OBJECT
public:
    explicit RowTokens(QWidget* parent = nullptr);
    void setRow(const RowView& row);
    void setMessage(const QString& message); // instead of a row
    QString plainText() const { return m_text->toPlainText(); }
    QString summary() const;

private:
    void fill();
    RowView m_row;
    QTextEdit* m_text;
    TextLabel* m_summary;
    QWidget* m_legend;
    QWidget* m_learned_entry;
    QWidget* m_marks_entry;
    QWidget* m_cut_entry; // of the legend; shown when something was cut
};

} // namespace luthier
