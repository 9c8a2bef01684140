// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"
#include "ui/studio_state.h"

#include <QAbstractButton>

class QMenu;
class QPushButton;
class QVBoxLayout;

namespace luthier {

class Sparkline;
class TextLabel;

// One step of the wizard: a sign for its state, its name, its answer. A locked step can be focused and says why.
class StepButton : public QAbstractButton {
    Q_OBJECT
public:
    StepButton(const QString& name, int number, QWidget* parent);
    void setState(StudioState::StepStatus status, const QString& answer, const QString& blocker, bool current);
    QSize sizeHint() const override;
    StudioState::StepStatus status() const { return m_status; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    StudioState::StepStatus m_status = StudioState::StepStatus::Locked;
    QString m_answer;
    bool m_current = false;
};

// A run in the rail: the course of its loss, its name, its result so far.
class RunButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit RunButton(QWidget* parent);
    void setRun(const QString& name, const QString& result, const std::vector<double>& loss, const QColor& colour);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_name, m_result;
    Sparkline* m_line;
};

// The left column of the studio: project, steps with their answers, runs, and what the machine does. Shows the state,
// changes nothing.
class StepRail : public QWidget {
    Q_OBJECT
public:
    StepRail(StudioState& state, Session& session, QMenu* project_menu, QWidget* parent = nullptr);
    void setCurrent(StudioState::Step step);
    StepButton* button(StudioState::Step step) const { return m_steps[std::size_t(step)]; }

    static QString name(StudioState::Step step);
    static constexpr int width_pixels = 240;

Q_SIGNALS:
    void stepChosen(luthier::StudioState::Step step);
    void runChosen(const QString& run_id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshSteps();
    void refreshRuns();
    void refreshRun(const RunRecord& run, RunButton* button);

    StudioState& m_state;
    Session& m_session;
    StudioState::Step m_current = StudioState::Step::Goal;
    QPushButton* m_project;
    std::vector<StepButton*> m_steps;
    TextLabel* m_runs_title;
    QWidget* m_runs;
    QVBoxLayout* m_runs_column;
    QHash<QString, RunButton*> m_run_buttons;
};

} // namespace luthier
