// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <QHash>

class QHBoxLayout;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace luthier {

class LossChart;
class Panel;
class SampleAnswers;
class TextLabel;
class VitalSign;

// Start, watch, pause, stop: what will happen before Start, the curves and answers while it runs, the verdict after.
// Lives in the UI thread.
class TrainPage : public Page {
    Q_OBJECT
public:
    explicit TrainPage(PageContext context, QWidget* parent = nullptr);

    StudioState::Step step() const override { return StudioState::Step::Train; }
    QString title() const override;
    QString subtitle() const override;
    QString blocker() const override;
    QString nextLabel() const override;
    void enter() override;
    void startRun() override;

private:
    QWidget* buildSummary();
    QWidget* buildRun();
    QWidget* buildSide();
    void addFact(const QString& name, const QString& words);
    void showSummary();
    void showRun(const QString& id);
    void resumeRun();
    void togglePause();
    void recolour();
    void refreshState(); // sentence, progress, buttons
    void refreshFigures(); // chart and vital signs
    void setSentence(const QString& sentence, const QString& detail);
    QString runningSentence() const;
    QString whyNotStart() const;
    bool dataIsGone() const;
    const RunRecord* record() const; // of the shown run
    double latest(const char* series, double otherwise) const;

    QStackedWidget* m_stack;
    // summary
    QVBoxLayout* m_facts = nullptr;
    QLineEdit* m_name = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_last_run = nullptr;
    TextLabel* m_start_reason = nullptr;
    // run
    TextLabel* m_sentence = nullptr;
    TextLabel* m_detail = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton *m_pause = nullptr, *m_stop = nullptr, *m_resume_run = nullptr, *m_again = nullptr;
    LossChart* m_chart = nullptr;
    VitalSign *m_speed = nullptr, *m_memory = nullptr, *m_rate = nullptr;
    SampleAnswers* m_samples = nullptr;
    QString m_shown; // id of the run on show
    std::size_t m_drawn = 0; // points of it that the figures show
    QHash<QString, QString> m_problems; // by run id: why it failed here, translated
};

} // namespace luthier
