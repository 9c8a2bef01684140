// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporters/export_run.h"
#include "core/project/project.h"
#include "core/runs/predictor.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>
#include <optional>

namespace luthier {

class SessionWorker;
class StudioState;

// Everything that may take long or touch torch, in one long-lived thread. The window talks only to this object: values
// go in, atomics and a drained buffer come out, and rare queued signals tell of state changes (DESIGN section 7).
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
    std::int64_t step() const;
    std::int64_t totalSteps() const;
    double stageFraction() const;
    RunStage stage() const { return m_stage; }

    // Asks base and runs the same thing, one after the other. `who` are run ids, "" is the base model of the first run.
    struct Question {
        QStringList who;
        QString text;
        SamplingOptions sampling;
    };
    void ask(const Question& question);
    void exportRun(const ExportRequest& request);
    void cancel(); // of asking or exporting

Q_SIGNALS:
    void activityChanged();
    void stageChanged();
    void progressed(); // at most 25 a second, while something runs
    void sampleArrived(const luthier::Sample& sample);
    void evaluationArrived(qint64 step, const luthier::Evaluation& evaluation);
    void runFinished(const QString& run_id);                            // outcome is in the store
    void runFailed(const QString& run_id, const luthier::Error& error); // also in the store
    void answerText(const QString& who, const QString& text);           // streamed pieces
    void answerDone(const QString& who, const QVariant& probabilities); // list of [label, probability] for classify
    void askFailed(const QString& who, const luthier::Error& error);
    void exportDone(const luthier::ExportReport& report);
    void exportFailed(const luthier::Error& error);

private:
    friend class SessionWorker;
    void setActivity(Activity activity);
    void drain();

    StudioState& m_state;
    QThread m_thread;
    SessionWorker* m_worker = nullptr; // lives in m_thread
    Activity m_activity = Activity::Idle;
    RunStage m_stage = RunStage::OpeningModel;
    QString m_run;
    std::shared_ptr<RunControl> m_control;
    std::shared_ptr<MetricBuffer> m_buffer;
    QTimer m_timer;
};

} // namespace luthier
