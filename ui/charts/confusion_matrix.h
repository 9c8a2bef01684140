// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/task.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace luthier {

class ConfusionModel;
class ClassScoreModel;

// Where a sorting model goes wrong: every category with how many of its rows were found and how often it was right when
// chosen, worst first, and beside it the counts of true against given category. Scrolls, so that 77 categories can be
// read. Lives in the UI thread.
class ConfusionMatrix : public QWidget {
    Q_OBJECT
public:
    explicit ConfusionMatrix(QWidget* parent = nullptr);
    void setEvaluation(const Evaluation& evaluation);
    QString cellSentence(int truth, int given) const; // what the tooltip says, for tests and screen readers

private:
    void showClass(const QModelIndex& index);

    ConfusionModel* m_counts;
    ClassScoreModel* m_scores;
    QTableView* m_matrix;
    QTableView* m_classes;
    QLabel* m_sentence;
};

} // namespace luthier
