// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/chance.h"
#include "ui/pages/page.h"

#include <QHash>

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace luthier {

class AnswerCard;
class ConfusionMatrix;
class LossChart;
class TextLabel;

// Which run is better, what was set differently, and what they answer: measures against the base model, one question to
// all, curves laid over one another, differing settings, and where a sorting model goes wrong. Lives in the UI thread.
class ComparePage : public Page {
    Q_OBJECT
public:
    explicit ComparePage(PageContext context, QWidget* parent = nullptr);

    StudioState::Step step() const override { return StudioState::Step::Compare; }
    QString title() const override;
    QString subtitle() const override;
    QString nextLabel() const override;
    void enter() override;
    void leave() override;

private:
    void buildAsk(QVBoxLayout* column);
    std::vector<ListedRun> listed() const; // with a result or curves
    std::vector<ListedRun> checked() const;
    void refresh();
    void refreshMeasures(); // and the verdict on them
    void refreshAskers();
    void refreshAskState();
    void refreshSystem();
    void refreshConfusion();
    void showExpected();
    void itemToggled(int row, int column);
    void ask();
    void useExample();

    QTableWidget* m_measures;
    ChanceOfRuns m_chance;
    TextLabel* m_verdict;
    TextLabel* m_verdict_detail;
    std::string m_newest; // id of the newest result at the last visit
    QWidget* m_system_box; // shown when a checked run learnt with standing instructions
    QPlainTextEdit* m_system;
    QString m_common_system; // what the runs were told when it was filled in
    QPlainTextEdit* m_question;
    QPushButton *m_ask, *m_example;
    TextLabel* m_ask_reason;
    QWidget* m_answers = nullptr;
    QVBoxLayout* m_answers_place = nullptr;
    QHash<QString, AnswerCard*> m_cards; // by run id, "" for the base
    QStringList m_askers;
    LossChart* m_chart;
    QTableWidget* m_differences;
    TextLabel* m_no_difference;
    TextLabel* m_system_note; // instead of the box, where runs learnt with different ones
    TextLabel* m_expected; // what the experts answered to the question
    QHash<QString, QString> m_expected_of; // by held-out question
    QWidget* m_confusion_box;
    QComboBox* m_confusion_run;
    ConfusionMatrix* m_confusion;
    bool m_filling = false;
};

} // namespace luthier
