// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include "core/base/process.h"
#include "ui/session/worker.h"
#include "ui/studio_state.h"

#include <QVariant>

namespace luthier {

namespace {
constexpr int drain_interval_ms = 40; // 25 times a second: smooth to the eye, and few replots
}

Session::Session(StudioState& state, QObject* parent) : QObject(parent), m_state(state)
{
    m_worker = new SessionWorker;
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("session"));
    m_thread.start();
    // Threads that the calculation starts later inherit it, so the window keeps its turn on a machine that is full.
    QMetaObject::invokeMethod(
        m_worker, [] { lowerThreadPriority(); }, Qt::QueuedConnection);

    m_timer.setInterval(drain_interval_ms);
    connect(&m_timer, &QTimer::timeout, this, &Session::drain);
}

Session::~Session()
{
    if (m_control)
        m_control->requestStop();
    m_thread.quit();
    m_thread.wait();
}

void Session::setActivity(Activity activity)
{
    if (m_activity == activity)
        return;
    m_activity = activity;
    if (activity == Activity::Idle)
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
    Q_EMIT activityChanged();
}

quint64 Session::begin(Activity activity)
{
    if (m_control)
        m_control->requestStop(); // a question that nobody waits for any more
    m_control = std::make_shared<RunControl>();
    m_buffer = std::make_shared<MetricBuffer>();
    ++m_job;
    setActivity(activity);
    return m_job;
}

// Runs in the worker's thread: hands a result to the window, unless another job has begun meanwhile.
template <class Function> void Session::post(quint64 job, Function function)
{
    QMetaObject::invokeMethod(
        this,
        [this, job, function = std::move(function)] {
            if (job == m_job)
                function();
        },
        Qt::QueuedConnection);
}

void Session::startRun(const std::string& run_id, Start start)
{
    const QString id = QString::fromStdString(run_id);
    if (m_activity != Activity::Idle && m_activity != Activity::Asking) {
        Error error{ErrorKind::Busy, Text{whyNotAsk().toStdString(), {}}, {}, {}, {}};
        Q_EMIT runFailed(id, error);
        return;
    }
    m_state.metrics(run_id); // read now, so that live points follow the stored ones and none comes twice
    m_run = id;
    m_stage = RunStage::OpeningModel;
    const quint64 job = begin(Activity::Training);
    Q_EMIT stageChanged();

    SessionWorker::News news;
    news.stage = [this, job](RunStage stage) {
        post(job, [this, stage] {
            m_stage = stage;
            if (stage == RunStage::OpeningModel)
                m_state.refreshRuns(); // by now the store calls it running
            Q_EMIT stageChanged();
        });
    };
    news.sample = [this, job](const Sample& sample) { post(job, [this, sample] { Q_EMIT sampleArrived(sample); }); };
    const fs::path folder = m_state.project()->folder();
    QMetaObject::invokeMethod(
        m_worker,
        [this, job, folder, run_id, start, control = m_control, buffer = m_buffer, news] {
            const auto outcome = m_worker->train(folder, run_id, start, *control, *buffer, news);
            post(job, [this, outcome, run = QString::fromStdString(run_id)] {
                drain();
                m_control.reset();
                m_run.clear();
                m_state.refreshRuns();
                setActivity(Activity::Idle);
                if (outcome)
                    Q_EMIT runFinished(run);
                else
                    Q_EMIT runFailed(run, outcome.error());
            });
        },
        Qt::QueuedConnection);
}

void Session::pause()
{
    if (m_activity != Activity::Training)
        return;
    m_control->pause();
    setActivity(Activity::Paused);
}

void Session::resume()
{
    if (m_activity != Activity::Paused)
        return;
    m_control->resume();
    setActivity(Activity::Training);
}

void Session::stop()
{
    if (m_activity != Activity::Training && m_activity != Activity::Paused)
        return;
    m_control->requestStop();
    setActivity(Activity::Stopping);
}

bool Session::waiting() const
{
    return m_control && m_control->waiting();
}

std::int64_t Session::step() const
{
    return m_control ? m_control->step.load() : 0;
}

std::int64_t Session::totalSteps() const
{
    return m_control ? m_control->total_steps.load() : 0;
}

int Session::part() const
{
    return m_control ? m_control->part.load() : 0;
}

double Session::stageFraction() const
{
    return m_control ? m_control->stage_fraction.load() : 0;
}

QString Session::whyNotAsk() const
{
    switch (m_activity) {
    case Activity::Training:
    case Activity::Stopping:
        return tr("The computer is busy training. This is possible again when the run has ended or was stopped.");
    case Activity::Paused:
        return tr("A paused run keeps the computer's memory. Stop it (the best version is kept) to do this.");
    case Activity::Exporting:
        return tr("A model is being written to disk. This is possible again when that has ended.");
    case Activity::Idle:
    case Activity::Asking: break;
    }
    return {};
}

void Session::ask(const Question& question)
{
    if (const QString reason = whyNotAsk(); !reason.isEmpty()) {
        const Error error{ErrorKind::Busy, Text{reason.toStdString(), {}}, {}, {}, {}};
        for (const QString& who : question.who)
            Q_EMIT askFailed(who, error);
        Q_EMIT askEnded();
        return;
    }
    // The base model and the task are those of the first run that is asked, else of the draft.
    std::string base = m_state.model(), task = m_state.task();
    for (const QString& who : question.who) {
        const int index = who.isEmpty() ? -1 : m_state.runIndex(who.toStdString());
        if (index >= 0) {
            base = m_state.runs()[std::size_t(index)].recipe.base;
            task = m_state.runs()[std::size_t(index)].recipe.task;
            break;
        }
    }
    std::vector<AskTarget> targets;
    for (const QString& who : question.who) {
        AskTarget target{who, base, who.isEmpty(), task};
        if (const int index = who.isEmpty() ? -1 : m_state.runIndex(who.toStdString()); index >= 0) {
            target.model = m_state.runs()[std::size_t(index)].folder.string();
            target.task = m_state.runs()[std::size_t(index)].recipe.task;
        }
        targets.push_back(target);
    }

    const quint64 job = begin(Activity::Asking);
    SessionWorker::News news;
    news.answer_text = [this, job](const QString& who, const QString& text) {
        post(job, [this, who, text] { Q_EMIT answerText(who, text); });
    };
    news.answer_done = [this, job](const QString& who, const QVariant& probabilities) {
        post(job, [this, who, probabilities] { Q_EMIT answerDone(who, probabilities); });
    };
    news.answer_failed = [this, job](const QString& who, const Error& error) {
        post(job, [this, who, error] { Q_EMIT askFailed(who, error); });
    };
    QMetaObject::invokeMethod(
        m_worker,
        [this, job, targets, text = question.text.toStdString(),
         system = question.system ? std::optional(question.system->toStdString()) : std::nullopt,
         sampling = question.sampling, control = m_control, news] {
            m_worker->ask(targets, text, system, sampling, *control, news);
            post(job, [this] {
                m_control.reset();
                setActivity(Activity::Idle);
                Q_EMIT askEnded();
            });
        },
        Qt::QueuedConnection);
}

void Session::exportRun(const ExportRequest& request)
{
    if (const QString reason = whyNotAsk(); !reason.isEmpty()) {
        Q_EMIT exportFailed(Error{ErrorKind::Busy, Text{reason.toStdString(), {}}, {}, {}, {}});
        return;
    }
    const quint64 job = begin(Activity::Exporting);
    QMetaObject::invokeMethod(
        m_worker,
        [this, job, request, control = m_control] {
            const auto report = m_worker->write(request, *control);
            post(job, [this, report] {
                m_control.reset();
                setActivity(Activity::Idle);
                if (report)
                    Q_EMIT exportDone(*report);
                else
                    Q_EMIT exportFailed(report.error());
            });
        },
        Qt::QueuedConnection);
}

void Session::estimateExport(const ExportRequest& request)
{
    const QString exporter = QString::fromStdString(request.exporter);
    const quint64 number = ++m_estimates[exporter];
    QMetaObject::invokeMethod(
        m_worker,
        [this, number, exporter, request] {
            const auto bytes = m_worker->estimate(request);
            QMetaObject::invokeMethod(
                this,
                [this, number, bytes, exporter] {
                    if (number != m_estimates.value(exporter))
                        return;
                    if (bytes)
                        Q_EMIT exportEstimated(exporter, quint64(*bytes));
                    else
                        Q_EMIT exportUnsuitable(exporter, bytes.error());
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void Session::cancel()
{
    if (m_activity == Activity::Asking || m_activity == Activity::Exporting)
        m_control->requestStop();
}

void Session::drain()
{
    if (m_buffer && !m_run.isEmpty()) {
        const auto points = m_buffer->drain();
        if (!points.empty())
            m_state.appendMetrics(m_run.toStdString(), points);
    }
    Q_EMIT progressed();
}

} // namespace luthier
