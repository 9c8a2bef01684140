// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step_rail.h"

#include "core/base/process.h"
#include "ui/line_icons.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

#include <cmath>

namespace luthier {

namespace {

using Step = StudioState::Step;
using StepStatus = StudioState::StepStatus;

constexpr int step_height = 44;
constexpr int run_height = 40;
constexpr int spark_width = 56;

QString wordFor(StepStatus status)
{
    switch (status) {
    case StepStatus::Open: return StepRail::tr("open");
    case StepStatus::Done: return StepRail::tr("done");
    case StepStatus::Stale: return StepRail::tr("look again");
    case StepStatus::Locked: return StepRail::tr("not yet");
    }
    return {};
}

void clickOnReturn(QAbstractButton* button, QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier)
        button->click();
    else
        event->ignore();
}

void paintBack(QPainter& painter, const QAbstractButton* button, bool chosen)
{
    const Theme::Colours& c = Theme::instance().colours();
    const QRectF area = QRectF(button->rect()).adjusted(8.5, 1.5, -8.5, -1.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (chosen || button->isDown() || button->underMouse()) {
        painter.setBrush(chosen ? c.accentSoft : button->isDown() ? c.pressed : c.hover);
        painter.drawRoundedRect(area, 6, 6);
    }
    if (button->hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accent, 2));
        painter.drawRoundedRect(area, 6, 6);
    }
}

} // namespace

StepButton::StepButton(const QString& name, int number, QWidget* parent) : QAbstractButton(parent)
{
    setText(name);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + number)));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepButton::setState(StepStatus status, const QString& answer, const QString& blocker, bool current)
{
    m_status = status;
    m_answer = status == StepStatus::Stale ? wordFor(status) : answer;
    m_current = current;
    setToolTip(!blocker.isEmpty() ? blocker
                   : status == StepStatus::Stale
                   ? StepRail::tr("An earlier choice has changed since; look whether this still fits. (%1)")
                         .arg(shortcut().toString(QKeySequence::NativeText))
                   : QStringLiteral("%1 (%2)").arg(m_answer.isEmpty() ? text() : m_answer,
                                                   shortcut().toString(QKeySequence::NativeText)));
    setAccessibleName(text() + QStringLiteral(", ") + wordFor(status));
    setAccessibleDescription(blocker.isEmpty() ? m_answer : blocker);
    update();
}

QSize StepButton::sizeHint() const
{
    return {StepRail::width_pixels, step_height};
}

void StepButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Theme::Colours& c = theme.colours();
    QPainter painter(this);
    paintBack(painter, this, m_current);

    const QRectF sign(24, height() / 2.0 - 9, 18, 18);
    const bool locked = m_status == StepStatus::Locked;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::NoBrush);
    if (m_status == StepStatus::Done) {
        painter.setBrush(c.goodSoft);
        painter.drawEllipse(sign);
        drawIcon(painter, QStringLiteral("check"), sign.adjusted(3, 3, -3, -3), c.good);
    } else if (m_status == StepStatus::Stale) {
        drawIcon(painter, QStringLiteral("warning"), sign, c.warn);
    } else {
        painter.setPen(QPen(m_current ? c.accent : locked ? c.disabled : c.strongLine, 1.5));
        painter.drawEllipse(sign.adjusted(1.5, 1.5, -1.5, -1.5));
        if (m_current) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(c.accent);
            painter.drawEllipse(sign.adjusted(5.5, 5.5, -5.5, -5.5));
        }
    }

    const QFont title = theme.font(Theme::Size::Body, m_current ? QFont::DemiBold : QFont::Medium);
    const QFont small = theme.font(Theme::Size::Small);
    const int left = 54;
    const int room = width() - left - 2 * Theme::unit;
    const QColor ink = locked ? c.disabled : c.text;
    painter.setPen(ink);
    painter.setFont(title);
    const QString name = QFontMetrics(title).elidedText(text(), Qt::ElideRight, room);
    if (m_answer.isEmpty()) {
        painter.drawText(QRect(left, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft, name);
        return;
    }
    painter.drawText(QRect(left, 5, room, 18), Qt::AlignVCenter | Qt::AlignLeft, name);
    painter.setFont(small);
    painter.setPen(locked ? c.disabled : m_status == StepStatus::Stale ? c.warn : c.muted);
    painter.drawText(QRect(left, 23, room, 16), Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(small).elidedText(m_answer, Qt::ElideRight, room));
}

void StepButton::keyPressEvent(QKeyEvent* event)
{
    clickOnReturn(this, event);
    if (!event->isAccepted())
        QAbstractButton::keyPressEvent(event);
}

RunButton::RunButton(QWidget* parent) : QAbstractButton(parent), m_line(new Sparkline(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_line->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void RunButton::setRun(const QString& name, const QString& result, const std::vector<double>& loss,
                       const QColor& colour)
{
    m_name = name;
    m_result = result;
    m_line->setValues(loss);
    m_line->setColour(colour);
    setAccessibleName(tr("Run %1, %2").arg(name, result));
    setToolTip(QStringLiteral("%1 · %2").arg(name, result));
    update();
}

QSize RunButton::sizeHint() const
{
    return {StepRail::width_pixels, run_height};
}

void RunButton::resizeEvent(QResizeEvent*)
{
    m_line->setGeometry(20, (height() - 24) / 2, spark_width - 4, 24);
}

void RunButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    paintBack(painter, this, false);
    const int left = 20 + spark_width + Theme::unit;
    const int room = width() - left - 2 * Theme::unit;
    const QFont name_font = theme.font(Theme::Size::Body);
    painter.setPen(theme.colours().text);
    painter.setFont(name_font);
    painter.drawText(QRect(left, 4, room, 17), Qt::AlignVCenter,
                     QFontMetrics(name_font).elidedText(m_name, Qt::ElideMiddle, room));
    const QFont result_font = theme.figures(Theme::Size::Small);
    painter.setPen(theme.colours().muted);
    painter.setFont(result_font);
    painter.drawText(QRect(left, 21, room, 15), Qt::AlignVCenter,
                     QFontMetrics(result_font).elidedText(m_result, Qt::ElideRight, room));
}

void RunButton::keyPressEvent(QKeyEvent* event)
{
    clickOnReturn(this, event);
    if (!event->isAccepted())
        QAbstractButton::keyPressEvent(event);
}

QString StepRail::name(Step step)
{
    switch (step) {
    case Step::Goal: return tr("Goal");
    case Step::Model: return tr("Model");
    case Step::Data: return tr("Examples");
    case Step::Method: return tr("Method");
    case Step::Train: return tr("Train");
    case Step::Compare: return tr("Compare");
    case Step::Export: return tr("Take away");
    }
    return {};
}

StepRail::StepRail(StudioState& state, Session& session, QMenu* project_menu, QWidget* parent)
    : QWidget(parent), m_state(state), m_session(session), m_project(new QPushButton(this)),
      m_runs_title(new TextLabel(tr("Runs"), Theme::Size::Small, TextLabel::Tone::Muted, this))
{
    setFixedWidth(width_pixels);
    setAccessibleName(tr("Steps and runs"));
    m_project->setObjectName(QStringLiteral("projectMenuPushButton"));
    m_project->setMenu(project_menu);
    m_project->setToolTip(tr("Project: show its folder, close it, open another"));
    QFont strong = Theme::instance().font(Theme::Size::Body, QFont::DemiBold);
    m_project->setFont(strong);
    setLook(m_project, ButtonLook::Quiet);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::unit, 1, 0);
    column->setSpacing(0);
    auto* project_row = new QHBoxLayout;
    project_row->setContentsMargins(Theme::unit, 0, Theme::unit, 0);
    project_row->addWidget(m_project);
    column->addLayout(project_row);
    column->addSpacing(Theme::unit);
    static const char* const names[] = {"goal", "model", "data", "method", "train", "compare", "export"};
    for (int i = 0; i <= int(Step::Export); ++i) {
        auto* button = new StepButton(name(Step(i)), i + 1, this);
        button->setObjectName(QLatin1String(names[i]) + QStringLiteral("StepButton"));
        connect(button, &StepButton::clicked, this, [this, i] { Q_EMIT stepChosen(Step(i)); });
        m_steps.push_back(button);
        column->addWidget(button);
    }
    column->addSpacing(2 * Theme::unit);
    m_runs_title->setContentsMargins(3 * Theme::unit, 0, Theme::unit, 4);
    column->addWidget(m_runs_title);

    auto* scroll = new ScrollPage(this);
    scroll->content()->setContentsMargins(0, 0, 0, 0);
    scroll->setBarRoom(0);
    m_runs = new QWidget(scroll);
    m_runs_column = new QVBoxLayout(m_runs);
    m_runs_column->setContentsMargins(0, 0, 0, 0);
    m_runs_column->setSpacing(0);
    scroll->content()->addWidget(m_runs);
    scroll->content()->addStretch(1);
    column->addWidget(scroll, 1);

    auto* foot = new QWidget(this);
    auto* foot_row = new QHBoxLayout(foot);
    foot_row->setContentsMargins(3 * Theme::unit, Theme::unit, Theme::unit, 2 * Theme::unit);
    foot_row->setSpacing(6);
    auto* device = new TextLabel(tr("This computer, %n cores · offline", nullptr, physicalThreads()),
                                 Theme::Size::Small, TextLabel::Tone::Muted, foot);
    device->setObjectName(QStringLiteral("deviceTextLabel"));
    device->setAttribute(Qt::WA_TransparentForMouseEvents, false);
    device->setToolTip(tr("Everything is computed on this machine. Luthier uses no network: nothing leaves it."));
    foot_row->addWidget(device, 1);
    column->addWidget(foot);

    connect(&m_state, &StudioState::projectChanged, this, [this] {
        refreshSteps();
        refreshRuns();
    });
    connect(&m_state, &StudioState::draftChanged, this, &StepRail::refreshSteps);
    connect(&m_state, &StudioState::runsChanged, this, [this] {
        refreshSteps();
        refreshRuns();
    });
    connect(&m_session, &Session::activityChanged, this, [this] {
        refreshSteps();
        refreshRuns();
    });
    connect(&m_state, &StudioState::metricsAppended, this, [this](const QString& run_id) {
        const int index = m_state.runIndex(run_id.toStdString());
        if (RunButton* button = m_run_buttons.value(run_id); button && index >= 0)
            refreshRun(m_state.runs()[std::size_t(index)], button);
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        refreshRuns();
        update();
    });
    refreshSteps();
    refreshRuns();
}

void StepRail::setCurrent(Step step)
{
    m_current = step;
    refreshSteps();
}

void StepRail::refreshSteps()
{
    // "&" would become a mnemonic.
    QString project = m_state.projectName();
    m_project->setText(QFontMetrics(m_project->font())
                           .elidedText(project.replace(QLatin1Char('&'), QStringLiteral("&&")), Qt::ElideRight,
                                       width_pixels - 9 * Theme::unit));
    m_project->setAccessibleName(tr("Project %1").arg(m_state.projectName()));
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const Step step = Step(i);
        QString answer = m_state.answer(step);
        if (step == Step::Train && (m_session.activity() == Session::Activity::Training))
            answer = tr("running");
        else if (step == Step::Train && m_session.activity() == Session::Activity::Paused)
            answer = tr("paused");
        m_steps[i]->setState(m_state.status(step), answer, m_state.blocker(step), step == m_current);
    }
}

void StepRail::refreshRuns()
{
    QHash<QString, RunButton*> kept;
    const std::vector<RunRecord>& runs = m_state.runs();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const QString id = QString::fromStdString(run->id);
        RunButton* button = m_run_buttons.take(id);
        if (!button) {
            button = new RunButton(m_runs);
            button->setObjectName(QStringLiteral("run%1RunButton").arg(id));
            connect(button, &RunButton::clicked, this, [this, id] { Q_EMIT runChosen(id); });
        } else {
            m_runs_column->removeWidget(button);
        }
        m_runs_column->addWidget(button);
        button->show();
        refreshRun(*run, button);
        kept.insert(id, button);
    }
    for (RunButton* gone : std::as_const(m_run_buttons)) {
        gone->hide();
        gone->deleteLater();
    }
    m_run_buttons = kept;
    m_runs_title->setVisible(!runs.empty());
}

void StepRail::refreshRun(const RunRecord& run, RunButton* button)
{
    std::vector<double> loss;
    for (const MetricPoint& point : m_state.metrics(run.id))
        if (point.series == "train_loss")
            loss.push_back(point.value);
    QString result;
    const bool active = m_session.activeRun() == QString::fromStdString(run.id)
        && (m_session.activity() == Session::Activity::Training || m_session.activity() == Session::Activity::Paused
            || m_session.activity() == Session::Activity::Stopping);
    if (active) {
        const std::int64_t total = m_session.totalSteps();
        result = total > 0 ? tr("%1 done").arg(percentText(double(m_session.step()) / double(total))) : tr("starting");
    } else {
        switch (run.state) {
        case RunState::Waiting: result = tr("waiting"); break;
        case RunState::Running: result = tr("running"); break;
        case RunState::Interrupted: result = tr("interrupted, can go on"); break;
        case RunState::Failed: result = tr("failed"); break;
        case RunState::Stopped:
        case RunState::Finished:
            result = !run.outcome ? tr("stopped")
                : std::isfinite(run.outcome->validation_loss)
                ? tr("error %1").arg(numberText(run.outcome->validation_loss))
                : tr("not checked");
            break;
        }
    }
    button->setRun(QString::fromStdString(run.name), result, loss,
                   Theme::instance().runColour(m_state.runIndex(run.id)));
}

void StepRail::paintEvent(QPaintEvent*)
{
    const Theme::Colours& c = Theme::instance().colours();
    QPainter painter(this);
    painter.fillRect(rect(), c.surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), c.line);
}

} // namespace luthier
