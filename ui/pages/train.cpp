// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train.h"

#include "core/catalogue.h"
#include "ui/charts/loss_chart.h"
#include "ui/line_icons.h"
#include "ui/pages/chance.h"
#include "ui/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/sample_answers.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/vital_sign.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>
#include <cmath>

namespace luthier {

namespace {

constexpr int side_width = 36 * Theme::unit;

QPushButton* makeButton(const QString& name, const QString& text, const QString& icon, ButtonLook look)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    if (!icon.isEmpty() && look != ButtonLook::Accent)
        button->setIcon(lineIcon(icon));
    setLook(button, look);
    return button;
}

bool isOver(RunState run)
{
    return run == RunState::Finished || run == RunState::Stopped;
}

QString headline(const RunOutcome& outcome)
{
    if (outcome.validation_rows == 0 || !std::isfinite(outcome.validation_loss))
        return outcome.stopped_by == StopCause::User ? TrainPage::tr("Training was stopped")
                                                     : TrainPage::tr("Training has ended");
    if (!(outcome.validation_loss < outcome.base_validation_loss))
        return TrainPage::tr("It does not do better than before");
    return outcome.gainMayBeChance() ? TrainPage::tr("It may do a little better than before")
                                     : TrainPage::tr("It does better than before");
}

QString endingWords(const RunOutcome& outcome)
{
    switch (outcome.stopped_by) {
    case StopCause::Finished:
        return outcome.validation_rows > 0 && outcome.best_step == outcome.steps
            ? TrainPage::tr("All %1 steps were done, and it was still getting better: more passes may help.")
                  .arg(countText(outcome.total_steps))
            : TrainPage::tr("All %1 steps were done.").arg(countText(outcome.total_steps));
    case StopCause::EarlyStopping:
        return TrainPage::tr(
                   "It ended by itself after step %1, because held-out rows no longer improved; the version of "
                   "step %2 is kept.")
            .arg(countText(outcome.steps), countText(outcome.best_step));
    case StopCause::User:
        if (!std::isfinite(outcome.validation_loss))
            return {}; // the verdict says so
        return TrainPage::tr("You stopped it after step %1; kept is the best version that was checked, of step %2.")
            .arg(countText(outcome.steps), countText(outcome.best_step));
    case StopCause::NotANumber:
        return TrainPage::tr("It ended at step %1 because the numbers ran away. A smaller learning rate helps.")
            .arg(countText(outcome.steps));
    }
    return {};
}

} // namespace

TrainPage::TrainPage(PageContext context, QWidget* parent) : Page(context, parent), m_stack(new QStackedWidget)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(buildSummary());
    m_stack->addWidget(buildRun());

    // Space pauses wherever the focus is, except on a button, which it presses as everywhere else.
    auto* space = new QShortcut(Qt::Key_Space, this);
    space->setContext(Qt::WidgetWithChildrenShortcut);
    connect(space, &QShortcut::activated, this, [this] {
        if (auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget()))
            button->click();
        else
            togglePause();
    });

    connect(&Theme::instance(), &Theme::changed, this, &TrainPage::recolour);

    Session& live = session();
    connect(&live, &Session::activityChanged, this, [this] {
        refreshState();
        Q_EMIT blockerChanged();
    });
    connect(&live, &Session::stageChanged, this, &TrainPage::refreshState);
    connect(&live, &Session::progressed, this, [this] {
        if (isVisible() && m_shown == session().activeRun())
            refreshState();
    });
    connect(&live, &Session::sampleArrived, this, [this](const Sample& sample) {
        if (m_shown == session().activeRun())
            m_samples->add(sample);
    });
    connect(&live, &Session::runFinished, this, [this](const QString& id) {
        if (id == m_shown)
            showRun(id);
    });
    connect(&live, &Session::runFailed, this, [this](const QString& id, const Error& error) {
        m_problems.insert(id, translated(error));
        state().refreshRuns();
        if (id == m_shown)
            showRun(id);
    });
    connect(&state(), &StudioState::metricsAppended, this, [this](const QString& id) {
        if (id == m_shown && isVisible())
            refreshFigures();
    });
    connect(&state(), &StudioState::activeRunChanged, this, [this] {
        if (isVisible() && !state().activeRun().empty())
            showRun(QString::fromStdString(state().activeRun()));
    });
}

QWidget* TrainPage::buildRun()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Theme::unit);

    auto* panel = new Panel;
    auto* line = new QHBoxLayout;
    line->setSpacing(Theme::unit);
    m_sentence = new TextLabel({}, Theme::Size::Heading);
    m_sentence->setObjectName(QStringLiteral("stateTextLabel"));
    m_detail = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted);
    m_detail->setObjectName(QStringLiteral("detailTextLabel"));
    line->addWidget(m_sentence, 1, Qt::AlignVCenter);
    m_pause = makeButton(QStringLiteral("pausePushButton"), tr("&Pause"), QStringLiteral("pause"), ButtonLook::Plain);
    m_pause->setToolTip(tr("Space"));
    m_stop = makeButton(QStringLiteral("stopPushButton"), tr("S&top and keep the best"), QStringLiteral("stop"),
                        ButtonLook::Plain);
    m_resume_run = makeButton(QStringLiteral("resumeRunPushButton"), tr("Go &on with this run"), QStringLiteral("play"),
                              ButtonLook::Accent);
    m_again = makeButton(QStringLiteral("againPushButton"), tr("Start &another with other settings"),
                         QStringLiteral("plus"), ButtonLook::Plain);
    for (QPushButton* button : {m_pause, m_stop, m_resume_run, m_again})
        line->addWidget(button, 0, Qt::AlignTop);
    panel->content()->addLayout(line);
    panel->content()->addWidget(m_detail);
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("runProgressBar"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(Theme::unit);
    m_progress->setAccessibleName(tr("Progress of the run"));
    panel->content()->addWidget(m_progress);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(0, 0, ScrollPage::bar_room, 0);
    top->addWidget(panel);
    layout->addLayout(top);

    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * Theme::unit);
    m_chart = new LossChart;
    m_chart->setObjectName(QStringLiteral("trainLossChart"));
    auto* signs = new QHBoxLayout;
    signs->setSpacing(3 * Theme::unit);
    m_speed = new VitalSign(tr("Speed"), tr("How many tokens (word pieces) are worked through in a second"));
    m_memory = new VitalSign(tr("Memory"), tr("The most that this program has needed so far"));
    m_rate = new VitalSign(tr("Learning rate"), tr("How far the model moves with every step"));
    for (VitalSign* sign : {m_speed, m_memory, m_rate})
        signs->addWidget(sign, sign == m_speed ? 4 : 3);
    auto* curves = new QVBoxLayout;
    curves->setSpacing(Theme::unit);
    curves->addWidget(m_chart, 1);
    curves->addLayout(signs);
    columns->addLayout(curves, 2);
    columns->addWidget(buildSide(), 1);
    layout->addLayout(columns, 1);

    connect(m_pause, &QPushButton::clicked, this, &TrainPage::togglePause);
    connect(m_stop, &QPushButton::clicked, &session(), &Session::stop);
    connect(m_resume_run, &QPushButton::clicked, this, &TrainPage::resumeRun);
    connect(m_again, &QPushButton::clicked, this,
            [this] { Q_EMIT goTo(dataIsGone() ? StudioState::Step::Data : StudioState::Step::Method); });
    return page;
}

QWidget* TrainPage::buildSide()
{
    auto* scroll = new ScrollPage;
    scroll->setMinimumWidth(32 * Theme::unit);
    scroll->setMaximumWidth(side_width);
    auto* column = scroll->content();
    column->addWidget(new TextLabel(tr("Answers as they change"), Theme::Size::Heading));
    m_samples = new SampleAnswers;
    column->addWidget(m_samples);
    column->addStretch(1);
    return scroll;
}

QString TrainPage::title() const
{
    return tr("Train");
}

QString TrainPage::subtitle() const
{
    return tr("The model learns from your rows here. When the lines stop falling, it has learnt what it can.");
}

QString TrainPage::blocker() const
{
    if (session().activity() == Session::Activity::Paused)
        return tr("Training is paused.");
    if (session().activity() == Session::Activity::Training || session().activity() == Session::Activity::Stopping)
        return tr("Training is under way.");
    return state().blocker(StudioState::Step::Compare);
}

QString TrainPage::nextLabel() const
{
    return tr("Compare");
}

void TrainPage::enter()
{
    const QString active = QString::fromStdString(state().activeRun());
    if (!session().activeRun().isEmpty()) {
        showRun(session().activeRun());
        return;
    }
    const int index = state().runIndex(state().activeRun());
    // One that failed has told why; who comes here again has mended it and wants to start.
    const bool unfinished = index >= 0 && !isOver(state().runs()[std::size_t(index)].state)
        && state().runs()[std::size_t(index)].state != RunState::Failed
        && !m_problems.contains(QString::fromStdString(state().runs()[std::size_t(index)].id));
    // Choices that no run has tried yet want to be started; otherwise the last run is what there is to see.
    if (index < 0 || (!unfinished && state().status(StudioState::Step::Train) != StudioState::StepStatus::Done))
        showSummary();
    else
        showRun(active);
}

void TrainPage::showRun(const QString& id)
{
    m_shown = id;
    m_drawn = 0;
    if (state().activeRun() != id.toStdString())
        state().setActiveRun(id.toStdString());
    const int index = std::max(0, state().runIndex(id.toStdString()));
    const RunRecord* run = record();
    const bool ended = run && run->state != RunState::Waiting && session().activeRun() != id;
    m_chart->setEmptyText(ended ? tr("This run ended before there was anything to draw.")
                                : tr("The curves appear here as soon as training starts."));
    m_chart->setRuns({{id, run ? QString::fromStdString(run->name) : id, index}});
    recolour();
    if (const auto samples = state().project() ? state().project()->samples(id.toStdString())
                                               : Result<std::vector<Sample>>(std::vector<Sample>{}))
        m_samples->setSamples(*samples);
    m_stack->setCurrentIndex(1);
    refreshFigures();
    refreshState();
    setFirstFocus(m_chart);
}

void TrainPage::startRun()
{
    if (m_stack->currentIndex() != 0)
        showSummary();
    if (!whyNotStart().isEmpty())
        return refreshState();
    auto added = state().project()->addRun(state().recipe(), m_name->text().trimmed().toStdString());
    if (!added) {
        Q_EMIT problem(added.error());
        return;
    }
    state().refreshRuns();
    session().startRun(added->id, Start::Fresh);
    showRun(QString::fromStdString(added->id));
    m_pause->setFocus();
}

void TrainPage::recolour()
{
    const QColor colour = Theme::instance().runColour(std::max(0, state().runIndex(m_shown.toStdString())));
    for (VitalSign* sign : {m_speed, m_memory, m_rate})
        sign->setColour(colour);
}

void TrainPage::resumeRun()
{
    m_problems.remove(m_shown);
    session().startRun(m_shown.toStdString(), Start::Resume);
    refreshState();
    m_pause->setFocus();
}

void TrainPage::togglePause()
{
    if (session().activity() == Session::Activity::Training)
        session().pause();
    else if (session().activity() == Session::Activity::Paused)
        session().resume();
}

const RunRecord* TrainPage::record() const
{
    const int index = state().runIndex(m_shown.toStdString());
    return index < 0 ? nullptr : &state().runs()[std::size_t(index)];
}

// The shown run failed because its file of examples is no longer where it was.
bool TrainPage::dataIsGone() const
{
    const RunRecord* run = record();
    std::error_code error;
    return run && (run->state == RunState::Failed || m_problems.contains(m_shown)) && !run->recipe.data.train.empty()
        && !fs::exists(run->recipe.data.train, error);
}

double TrainPage::latest(const char* series, double otherwise) const
{
    const auto& points = state().metrics(m_shown.toStdString());
    for (auto point = points.rbegin(); point != points.rend(); ++point)
        if (point->series == series)
            return point->value;
    return otherwise;
}

void TrainPage::setSentence(const QString& sentence, const QString& detail)
{
    if (m_sentence->text() != sentence)
        m_sentence->setText(sentence);
    if (m_detail->text() != detail)
        m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

QString TrainPage::runningSentence() const
{
    const Session& live = session();
    const auto step = live.step(), total = live.totalSteps();
    switch (live.stage()) {
    case RunStage::OpeningModel: return tr("Opening the model…");
    case RunStage::ReadingData: return tr("Reading your rows…");
    case RunStage::Preparing: return tr("Turning the rows into what the model reads…");
    case RunStage::MeasuringBase: return tr("Checking the model as it is now, to compare with later…");
    case RunStage::Training: {
        const double left = latest("seconds_left", -1);
        if (step == 0 || left < 0)
            return tr("Step %1 of %2").arg(countText(step), countText(total));
        return tr("Step %1 of %2, %3 left").arg(countText(step), countText(total), durationText(left));
    }
    case RunStage::Evaluating:
        return tr("Step %1 of %2, checking the held-out rows…").arg(countText(step), countText(total));
    case RunStage::Finishing: return tr("Keeping the best version…");
    case RunStage::Done: return tr("Done.");
    }
    return {};
}

void TrainPage::refreshState()
{
    if (m_stack->currentIndex() == 0) {
        const QString reason = whyNotStart();
        m_start->setEnabled(reason.isEmpty());
        m_start_reason->setText(reason);
        m_start_reason->setVisible(!reason.isEmpty());
        return;
    }
    const RunRecord* run = record();
    const bool live = !m_shown.isEmpty() && session().activeRun() == m_shown;
    const bool elsewhere = !live && !session().activeRun().isEmpty();
    const auto activity = session().activity();
    m_pause->setVisible(live);
    m_stop->setVisible(live);
    m_stop->setEnabled(activity != Session::Activity::Stopping);
    m_pause->setEnabled(activity != Session::Activity::Stopping);
    const bool paused = activity == Session::Activity::Paused;
    const QString pause_text = paused ? tr("&Resume") : tr("&Pause");
    if (m_pause->text() != pause_text) {
        m_pause->setText(pause_text);
        m_pause->setIcon(lineIcon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
        setLook(m_pause, paused ? ButtonLook::Accent : ButtonLook::Plain); // going on is then the next thing to do
    }
    m_progress->setVisible(live);
    m_resume_run->setVisible(!live && run && canResume(*run));
    // What has a result wants to be compared first; going on with it is the lesser choice.
    const bool failed = run && (run->state == RunState::Failed || m_problems.contains(m_shown));
    setLook(m_resume_run, run && (hasResult(*run) || failed) ? ButtonLook::Plain : ButtonLook::Accent);
    setLook(m_again, failed ? ButtonLook::Accent : ButtonLook::Plain);
    m_again->setText(dataIsGone() ? tr("Choose the &file again") : tr("Start &another with other settings"));
    m_resume_run->setEnabled(!elsewhere);
    m_again->setVisible(!live && run != nullptr);
    // Beside Resume there is no room for it in a small window; Next leads there too.
    m_sentence->setTone(TextLabel::Tone::Text);

    const QString name = run ? QString::fromStdString(run->name) : QString();
    if (live) {
        const auto step = session().step(), total = session().totalSteps();
        const bool training = session().stage() == RunStage::Training || session().stage() == RunStage::Evaluating;
        m_progress->setValue(training && total > 0 ? int(1000 * step / total) : int(1000 * session().stageFraction()));
        if (activity == Session::Activity::Stopping)
            setSentence(tr("Stopping after this step; what it has learnt is kept…"), name);
        else if (paused)
            setSentence(session().waiting() ? tr("Paused at step %1 of %2").arg(countText(step), countText(total))
                                            : tr("Pausing after this step…"),
                        tr("%1. Press Space or Resume to go on.").arg(name));
        else
            setSentence(runningSentence(), name);
        return;
    }
    if (!run)
        return setSentence(tr("This run is no longer there."), {});
    const QString problem = m_problems.value(m_shown);
    switch (run->state) {
    case RunState::Finished:
    case RunState::Stopped:
        if (run->outcome)
            setSentence(headline(*run->outcome),
                        QStringList{translated(run->outcome->verdict), fewRowsSentence(*run->outcome),
                                    endingWords(*run->outcome),
                                    tr("It took %1.").arg(durationText(run->outcome->seconds))}
                            .join(QLatin1Char(' '))
                            .simplified());
        else
            setSentence(tr("This run was stopped before it had learnt anything"), name);
        break;
    case RunState::Failed:
        m_sentence->setTone(TextLabel::Tone::Bad);
        setSentence(tr("This run could not go on"), problem.isEmpty() ? QString::fromStdString(run->error) : problem);
        break;
    case RunState::Interrupted:
        m_sentence->setTone(TextLabel::Tone::Warn);
        setSentence(tr("This run was interrupted"),
                    tr("%1. The program ended while it was training. Resume goes on from the last saved step; nothing "
                       "before it is lost.")
                        .arg(name));
        break;
    case RunState::Waiting:
    case RunState::Running:
        setSentence(problem.isEmpty() ? tr("This run has not begun") : tr("This run could not begin"),
                    problem.isEmpty() ? name : problem);
        break;
    }
}

void TrainPage::refreshFigures()
{
    const auto& points = state().metrics(m_shown.toStdString());
    if (m_drawn == points.size() && m_drawn > 0)
        return;
    m_drawn = points.size();
    m_chart->setPoints(m_shown, points);
    std::vector<double> speed, memory, rate;
    for (const MetricPoint& point : points) {
        if (point.series == "tokens_per_second")
            speed.push_back(point.value);
        else if (point.series == "peak_bytes")
            memory.push_back(point.value);
        else if (point.series == "learning_rate")
            rate.push_back(point.value);
    }
    const QString none = QStringLiteral("–");
    const QString speed_now =
        speed.empty() ? none : tr("%1 tokens a second").arg(countText(std::llround(speed.back())));
    const QString memory_now = memory.empty() ? none : bytesText(std::uint64_t(memory.back()));
    const QString rate_now = rate.empty() ? none : numberText(rate.back(), 2);
    m_speed->setValues(std::move(speed), speed_now);
    m_memory->setValues(std::move(memory), memory_now);
    m_rate->setValues(std::move(rate), rate_now);
}

} // namespace luthier
