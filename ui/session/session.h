// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporters/export_run.h"
#include "core/project/project.h"
#include "core/runs/predictor.h"

#include <QHash>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>
#include <optional>

namespace luthier {

class SessionWorker;
class StudioState;

// Everything that may take long or touch torch, in one long-lived thread. The window talks only to this object: values
// go in, atomics and a drained buffer come out, and rare queued signals tell of state changes.
// Lives in the UI thread; the destructor stops what runs and joins.
class Session : public QObject {
    Q_OBJECT
public:
    enum class Activity { Idle, Training, Paused, Stopping, Asking, Exporting };
    Q_ENUM(Activity)

    explicit Session(StudioState& state, QObject* parent = nullptr);
    ~Session() override;

    Activity activity() const { return m_activity; }
    bool busy() const { return m_activity != Activity::Idle; }
    QString activeRun() const { return m_run; } // id of the run being trained

    void startRun(const std::string& run_id, Start start); // project of the state must be open
    void pause();
    void resume();
    void stop(); // keeps the best weights
    bool waiting() const; // paused and really standing still: the step under way has ended
    std::int64_t step() const;
    std::int64_t totalSteps() const;
    int part() const; // RunControl::part of what goes on
    double stageFraction() const;
    RunStage stage() const { return m_stage; }

    // Asks base and runs the same thing, one after the other. `who` are run ids, "" is the base model of the first run.
    struct Question {
        QStringList who;
        QString text;
        SamplingOptions sampling;
        std::optional<QString> system = {}; // what models that reply are told before it; absent: as each was taught
    };
    void ask(const Question& question);
    // Why nothing can be asked or exported now, translated; empty: it can. The one thread that may touch models is
    // training or exporting; a question is refused with this sentence rather than left waiting for an hour.
    QString whyNotAsk() const;
    void exportRun(const ExportRequest& request);
    // Size of an export before it is written. Waits its turn behind whatever runs; a newer question drops an older one.
    void estimateExport(const ExportRequest& request);
    void cancel(); // of asking or exporting

Q_SIGNALS:
    void activityChanged();
    void stageChanged();
    void progressed(); // at most 25 a second, while something runs
    void sampleArrived(const luthier::Sample& sample);
    void runFinished(const QString& run_id); // outcome is in the store
    void runFailed(const QString& run_id, const luthier::Error& error); // also in the store
    void answerText(const QString& who, const QString& text); // streamed pieces
    void answerDone(const QString& who, const QVariant& probabilities); // list of [label, probability] for classify
    void askFailed(const QString& who, const luthier::Error& error);
    void askEnded(); // every one has answered, failed or was cancelled
    void exportEstimated(const QString& exporter, quint64 bytes);
    void exportUnsuitable(const QString& exporter, const luthier::Error& error);
    void exportDone(const luthier::ExportReport& report);
    void exportFailed(const luthier::Error& error);

private:
    void setActivity(Activity activity);
    void drain();
    quint64 begin(Activity activity);
    template <class Function> void post(quint64 job, Function function);

    StudioState& m_state;
    QThread m_thread;
    SessionWorker* m_worker = nullptr; // lives in m_thread
    Activity m_activity = Activity::Idle;
    RunStage m_stage = RunStage::OpeningModel;
    QString m_run;
    quint64 m_job = 0; // number of the job under way; what carries another number is stale and dropped
    QHash<QString, quint64> m_estimates; // newest question for each exporter
    std::shared_ptr<RunControl> m_control;
    std::shared_ptr<MetricBuffer> m_buffer;
    QTimer m_timer;
};

} // namespace luthier
