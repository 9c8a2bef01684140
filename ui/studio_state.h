// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporters/export_run.h"
#include "core/families/inspect.h"
#include "core/project/compare.h"
#include "core/project/project.h"
#include "core/tasks/data_view.h"
#include "ui/core_texts.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace luthier {

// Whether the run holds a trained model that can be compared and taken away.
bool hasResult(const RunRecord& run);
// Whether there are steps left that resuming it would do: it was interrupted, was stopped early or broke off.
bool canResume(const RunRecord& run);
// Of the runs that can be measured against the newest one that was tried on held-out rows, the one with the smallest
// error; null: none was tried on any. trial: what a run was tried on (core/project/compare.h).
const RunRecord* bestOf(const std::vector<RunRecord>& runs, const std::function<std::string(const RunRecord&)>& trial);

// What the wizard knows: the open project, the choices made so far (the draft of a recipe) and the runs. The only model
// that pages read from and write to; pages hold no choices of their own, only what they show. Lives in the UI thread.
class StudioState : public QObject {
    Q_OBJECT
public:
    enum class Step { Goal, Model, Data, Method, Train, Compare, Export };
    enum class StepStatus { Open, Done, Stale, Locked }; // Stale: an earlier choice changed after it was answered

    explicit StudioState(QObject* parent = nullptr);
    ~StudioState() override;

    // A project on disk. Errors are for the caller to show.
    Status createProject(const fs::path& folder);
    Status openProject(const fs::path& folder);
    void closeProject();
    bool hasProject() const { return m_project != nullptr; }
    Project* project() { return m_project.get(); }
    QString projectName() const;

    // The draft. Setters save it, mark later steps stale and emit.
    const std::string& task() const { return m_task; }
    const std::string& model() const { return m_model; }
    const std::optional<ModelSummary>& modelSummary() const { return m_summary; }
    const DataBinding& data() const { return m_data; }
    const std::shared_ptr<const DataReport>& report() const { return m_report; } // of data(), when it has been checked
    const std::string& method() const { return m_method; }
    const ParamSet& params() const { return m_params; } // only what the user set
    void setTask(const std::string& task);
    void setModel(const std::string& model, const ModelSummary& summary);
    void setData(const DataBinding& data, std::shared_ptr<const DataReport> report);
    void setMethod(const std::string& method);
    void setParam(const std::string& key, const ParamValue& value);
    void clearParam(const std::string& key);
    Recipe recipe() const;

    StepStatus status(Step step) const;
    QString answer(Step step) const; // "SmolLM2 135M", "412 rows"; empty while open
    QString blocker(Step step) const; // why the step cannot be entered yet, translated; empty: it can

    // Runs of the project, newest last; kept in step with the store by refreshRuns().
    const std::vector<RunRecord>& runs() const { return m_runs; }
    void refreshRuns();
    int runIndex(const std::string& id) const; // place in runs(), also its colour; -1
    const RunRecord* bestRun() const;
    RunTrial trial(const RunRecord& run) const;
    // Points of a run for charts: from the store, then extended live by the session.
    const std::vector<MetricPoint>& metrics(const std::string& run_id);
    void appendMetrics(const std::string& run_id, const std::vector<MetricPoint>& points);
    std::string activeRun() const { return m_active_run; } // the one that the train page shows
    void setActiveRun(const std::string& id);
    // Runs with a check mark on the compare page.
    QStringList comparedRuns() const { return m_compared; }
    void setComparedRuns(const QStringList& ids);

    // The results have been looked at: nothing newer has come since.
    void noteCompared();
    // What was taken away last, and the proof that it answers the same.
    struct TakenAway {
        QString run, exporter;
        ExportReport report;
    };
    const std::optional<TakenAway>& takenAway() const { return m_taken_away; }
    void setTakenAway(TakenAway taken);

Q_SIGNALS:
    void projectChanged();
    void draftChanged(luthier::StudioState::Step step);
    void runsChanged();
    void metricsAppended(const QString& run_id);
    void activeRunChanged();
    void comparedRunsChanged();
    void saveFailed(const luthier::Error& error); // the draft could not be written to the project

private:
    void adoptProject(Project project);
    void forget();
    void loadDraft();
    void saveDraft();
    void markStaleAfter(Step step);

    std::unique_ptr<Project> m_project;
    std::string m_task, m_model, m_method;
    std::optional<ModelSummary> m_summary;
    DataBinding m_data;
    std::shared_ptr<const DataReport> m_report;
    std::int64_t m_row_count = -1; // usable rows when last checked; -1: not known
    ParamSet m_params;
    bool m_stale[int(Step::Export) + 1] = {};
    std::vector<RunRecord> m_runs;
    mutable std::map<std::string, RunTrial> m_trials; // by run, once it has a result
    QHash<QString, std::vector<MetricPoint>> m_metrics;
    std::string m_active_run;
    QStringList m_compared;
    std::string m_looked_at; // id of the newest result when results were looked at last
    std::optional<TakenAway> m_taken_away;
};

} // namespace luthier
