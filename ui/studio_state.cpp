// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio_state.h"

#include "core/project/compare.h"
#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>

namespace luthier {

namespace {

using Step = StudioState::Step;

Json toJson(const ParamValue& value)
{
    return std::visit([](const auto& held) { return Json(held); }, value);
}

// Values that a draft of another version may hold and we do not know are left out, never an error.
std::optional<ParamValue> paramFromJson(const Json& json)
{
    if (json.is_boolean())
        return ParamValue(json.get<bool>());
    if (json.is_number_integer())
        return ParamValue(json.get<std::int64_t>());
    if (json.is_number())
        return ParamValue(json.get<double>());
    if (json.is_string())
        return ParamValue(json.get<std::string>());
    return std::nullopt;
}

std::string stringAt(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool sameChoices(const Recipe& a, const Recipe& b)
{
    return a.base == b.base && a.task == b.task && a.method == b.method && a.data.train == b.data.train
        && a.data.validation == b.data.validation && a.data.map == b.data.map && a.params == b.params;
}

} // namespace

bool hasResult(const RunRecord& run)
{
    return run.outcome.has_value() && run.state != RunState::Failed;
}

bool canResume(const RunRecord& run)
{
    switch (run.state) {
    case RunState::Interrupted: return true;
    case RunState::Stopped:
        return !run.outcome || run.outcome->total_steps == 0 || run.outcome->steps < run.outcome->total_steps;
    // One that failed with an outcome ended because its numbers ran away: going on cannot mend that.
    case RunState::Failed: return !run.outcome;
    case RunState::Waiting:
    case RunState::Running:
    case RunState::Finished: break;
    }
    return false;
}

const RunRecord* bestOf(const std::vector<RunRecord>& runs, const std::function<std::string(const RunRecord&)>& trial)
{
    const RunRecord* best = nullptr;
    std::optional<std::string> newest; // what the newest one was tried on
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (!hasResult(*run) || run->outcome->validation_rows == 0 || !std::isfinite(run->outcome->validation_loss))
            continue;
        const std::string on = trial(*run);
        if (on.empty())
            continue;
        if (!newest)
            newest = on;
        if (on == *newest && (!best || run->outcome->validation_loss <= best->outcome->validation_loss))
            best = &*run;
    }
    return best;
}

StudioState::StudioState(QObject* parent) : QObject(parent) { }

StudioState::~StudioState() = default;

Status StudioState::createProject(const fs::path& folder)
{
    Result<Project> made = Project::create(folder);
    if (!made)
        return fail(made.error());
    adoptProject(std::move(*made));
    return {};
}

Status StudioState::openProject(const fs::path& folder)
{
    // The project that is open already holds its own lock.
    std::error_code ignored;
    if (m_project && fs::equivalent(m_project->folder(), folder, ignored))
        return {};
    Result<Project> opened = Project::open(folder, Project::Access::Write);
    if (!opened)
        return fail(opened.error());
    adoptProject(std::move(*opened));
    return {};
}

void StudioState::adoptProject(Project project)
{
    forget();
    m_project = std::make_unique<Project>(std::move(project));
    loadDraft();
    refreshRuns();
    // What was last worked on is what train and compare show first.
    if (!m_runs.empty()) {
        m_active_run = m_runs.back().id;
        for (const RunRecord& run : m_runs)
            if (hasResult(run))
                m_compared.append(QString::fromStdString(run.id));
    }
    Q_EMIT projectChanged();
}

void StudioState::closeProject()
{
    if (!m_project)
        return;
    forget();
    Q_EMIT projectChanged();
}

void StudioState::forget()
{
    m_project.reset();
    m_task.clear();
    m_model.clear();
    m_method.clear();
    m_summary.reset();
    m_data = {};
    m_report.reset();
    m_row_count = -1;
    m_params = {};
    std::fill(std::begin(m_stale), std::end(m_stale), false);
    m_runs.clear();
    m_trials.clear();
    m_metrics.clear();
    m_active_run.clear();
    m_looked_at.clear();
    m_taken_away.reset();
    m_compared.clear();
}

QString StudioState::projectName() const
{
    return m_project ? QString::fromStdString(m_project->folder().stem().string()) : QString();
}

void StudioState::setTask(const std::string& task)
{
    if (task == m_task)
        return;
    m_task = task;
    m_data.map.clear(); // roles belong to the goal
    m_report.reset();
    markStaleAfter(Step::Goal);
    m_stale[int(Step::Goal)] = false;
    saveDraft();
    Q_EMIT draftChanged(Step::Goal);
}

void StudioState::setModel(const std::string& model, const ModelSummary& summary)
{
    const bool other = model != m_model;
    if (!other && m_summary && !m_stale[int(Step::Model)])
        return;
    m_model = model;
    m_summary = summary;
    if (other) {
        m_report.reset(); // lengths in tokens are this model's
        markStaleAfter(Step::Model);
    }
    m_stale[int(Step::Model)] = false;
    saveDraft();
    Q_EMIT draftChanged(Step::Model);
}

void StudioState::setData(const DataBinding& data, std::shared_ptr<const DataReport> report)
{
    m_data = data;
    m_report = std::move(report);
    m_row_count = m_report ? std::int64_t(m_report->usable_rows.size()) : -1;
    m_stale[int(Step::Data)] = false;
    saveDraft();
    Q_EMIT draftChanged(Step::Data);
}

void StudioState::setMethod(const std::string& method)
{
    if (method == m_method && !m_stale[int(Step::Method)])
        return;
    m_method = method;
    m_stale[int(Step::Method)] = false;
    saveDraft();
    Q_EMIT draftChanged(Step::Method);
}

void StudioState::setParam(const std::string& key, const ParamValue& value)
{
    if (m_params.has(key) && m_params.values().find(key)->second == value)
        return;
    m_params.set(key, value);
    saveDraft();
    Q_EMIT draftChanged(Step::Method);
}

void StudioState::clearParam(const std::string& key)
{
    if (!m_params.has(key))
        return;
    ParamSet kept;
    for (const auto& [name, value] : m_params.values())
        if (name != key)
            kept.set(name, value);
    m_params = std::move(kept);
    saveDraft();
    Q_EMIT draftChanged(Step::Method);
}

Recipe StudioState::recipe() const
{
    Recipe recipe;
    recipe.base = m_model;
    recipe.task = m_task;
    recipe.method = m_method;
    recipe.data = m_data;
    // Settings of a method that is no longer chosen stay in the draft, but not in the recipe.
    Recipe bare = recipe;
    const std::vector<Param> known = paramsOf(bare);
    for (const auto& [key, value] : m_params.values())
        if (std::any_of(known.begin(), known.end(), [&key = key](const Param& param) { return key == param.key; }))
            recipe.params.set(key, value);
    return recipe;
}

StudioState::StepStatus StudioState::status(Step step) const
{
    if (!blocker(step).isEmpty())
        return StepStatus::Locked;
    const bool stale = m_stale[int(step)];
    auto answered = [stale](bool done) {
        return !done ? StepStatus::Open : stale ? StepStatus::Stale : StepStatus::Done;
    };
    switch (step) {
    case Step::Goal: return answered(!m_task.empty());
    case Step::Model: return answered(!m_model.empty());
    case Step::Data:
        if (!m_data.train.empty() && !isPresent(m_data.train))
            return StepStatus::Stale; // the file was there and is gone
        return answered(!m_data.train.empty() && m_row_count != 0);
    case Step::Method: return answered(!m_method.empty());
    case Step::Train: {
        if (std::any_of(m_runs.begin(), m_runs.end(),
                        [](const RunRecord& run) { return run.state == RunState::Running; }))
            return StepStatus::Open; // the rail says that it runs
        const auto done = std::find_if(m_runs.rbegin(), m_runs.rend(), hasResult);
        if (done == m_runs.rend())
            return StepStatus::Open;
        const Recipe now = recipe();
        const bool current = std::any_of(m_runs.begin(), m_runs.end(), [&now](const RunRecord& run) {
            return hasResult(run) && sameChoices(run.recipe, now);
        });
        return current ? StepStatus::Done : StepStatus::Stale;
    }
    case Step::Compare: {
        const auto newest = std::find_if(m_runs.rbegin(), m_runs.rend(), hasResult);
        return newest != m_runs.rend() && newest->id == m_looked_at ? StepStatus::Done : StepStatus::Open;
    }
    case Step::Export:
        return m_taken_away && m_taken_away->report.certificate.pass ? StepStatus::Done : StepStatus::Open;
    }
    return StepStatus::Open;
}

void StudioState::noteCompared()
{
    const auto newest = std::find_if(m_runs.rbegin(), m_runs.rend(), hasResult);
    if (newest == m_runs.rend() || newest->id == m_looked_at)
        return;
    m_looked_at = newest->id;
    Q_EMIT draftChanged(Step::Compare);
}

void StudioState::setTakenAway(TakenAway taken)
{
    m_taken_away = std::move(taken);
    Q_EMIT draftChanged(Step::Export);
}

QString StudioState::answer(Step step) const
{
    switch (step) {
    case Step::Goal: {
        const EntryInfo* info = findEntry(Kind::Task, m_task);
        return info ? translated(info->title) : QString();
    }
    case Step::Model: return m_summary ? translated(m_summary->name.c_str()) : QString();
    case Step::Data:
        if (m_data.train.empty())
            return {};
        return m_row_count > 0 ? tr("%Ln rows", nullptr, int(m_row_count))
                               : QString::fromStdString(m_data.train.filename().string());
    case Step::Method: {
        const EntryInfo* info = findEntry(Kind::Method, m_method);
        return info ? translated(info->title) : QString();
    }
    case Step::Train: {
        const auto finished = std::count_if(m_runs.begin(), m_runs.end(), hasResult);
        return finished > 0 ? tr("%Ln runs", nullptr, int(finished)) : QString();
    }
    case Step::Compare:
    case Step::Export: return {};
    }
    return {};
}

QString StudioState::blocker(Step step) const
{
    if (!m_project)
        return tr("Open or start a project first.");
    const bool result = std::any_of(m_runs.begin(), m_runs.end(), hasResult);
    switch (step) {
    case Step::Goal: return {};
    case Step::Model: return m_task.empty() ? tr("First say what the model should learn.") : QString();
    case Step::Data:
        if (m_task.empty())
            return blocker(Step::Model);
        return m_model.empty() ? tr("First choose a model to start from.") : QString();
    case Step::Method:
        if (m_task.empty() || m_model.empty())
            return blocker(Step::Data);
        if (m_data.train.empty())
            return tr("First bring the examples to learn from.");
        return m_row_count == 0 ? tr("None of the examples can be used yet; look at them first.") : QString();
    case Step::Train:
        if (!m_runs.empty())
            return {};
        if (const QString earlier = blocker(Step::Method); !earlier.isEmpty())
            return earlier;
        return m_method.empty() ? tr("First choose how the model may change.") : QString();
    case Step::Compare:
    case Step::Export: return result ? QString() : tr("There is no trained model yet. Train one first.");
    }
    return {};
}

void StudioState::refreshRuns()
{
    if (!m_project)
        return;
    Result<std::vector<RunRecord>> stored = m_project->runs();
    if (!stored)
        return; // the list that is shown stays; the next refresh may succeed
    // The store has the whole curve of a run that ended, the live buffer may have lost points.
    for (const RunRecord& run : *stored) {
        const auto before =
            std::find_if(m_runs.begin(), m_runs.end(), [&run](const RunRecord& r) { return r.id == run.id; });
        if (before != m_runs.end() && before->state != run.state && run.state != RunState::Running)
            m_metrics.remove(QString::fromStdString(run.id));
    }
    m_runs = std::move(*stored);
    Q_EMIT runsChanged();
}

RunTrial StudioState::trial(const RunRecord& run) const
{
    if (const auto known = m_trials.find(run.id); known != m_trials.end())
        return known->second;
    RunTrial trial = trialOf(run.folder);
    if (run.outcome && !trial.on.empty()) // before that it may settle anew
        m_trials.emplace(run.id, trial);
    return trial;
}

const RunRecord* StudioState::bestRun() const
{
    return bestOf(m_runs, [this](const RunRecord& run) { return trial(run).on; });
}

int StudioState::runIndex(const std::string& id) const
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), [&id](const RunRecord& run) { return run.id == id; });
    return found == m_runs.end() ? -1 : int(found - m_runs.begin());
}

const std::vector<MetricPoint>& StudioState::metrics(const std::string& run_id)
{
    const QString key = QString::fromStdString(run_id);
    auto found = m_metrics.find(key);
    if (found == m_metrics.end()) {
        std::vector<MetricPoint> points;
        if (m_project)
            if (Result<std::vector<MetricPoint>> stored = m_project->metrics(run_id))
                points = std::move(*stored);
        found = m_metrics.insert(key, std::move(points));
    }
    return found.value();
}

void StudioState::appendMetrics(const std::string& run_id, const std::vector<MetricPoint>& points)
{
    if (points.empty())
        return;
    metrics(run_id); // what the store has comes first
    std::vector<MetricPoint>& known = m_metrics[QString::fromStdString(run_id)];
    // The worker stores a point before it sends it: the first load may already hold some of these.
    std::map<std::string, std::int64_t> last;
    for (const MetricPoint& point : known)
        last[point.series] = std::max(last[point.series], point.step);
    const std::size_t before = known.size();
    for (const MetricPoint& point : points) {
        const auto seen = last.find(point.series);
        if (seen == last.end() || point.step > seen->second)
            known.push_back(point);
    }
    if (known.size() != before)
        Q_EMIT metricsAppended(QString::fromStdString(run_id));
}

void StudioState::setActiveRun(const std::string& id)
{
    if (id == m_active_run)
        return;
    m_active_run = id;
    Q_EMIT activeRunChanged();
}

void StudioState::setComparedRuns(const QStringList& ids)
{
    if (ids == m_compared)
        return;
    m_compared = ids;
    Q_EMIT comparedRunsChanged();
}

void StudioState::markStaleAfter(Step step)
{
    for (int later = int(step) + 1; later <= int(Step::Method); ++later)
        m_stale[later] = true;
}

void StudioState::saveDraft()
{
    if (!m_project)
        return;
    Json map = Json::object();
    for (const auto& [role, column] : m_data.map)
        map[role] = column;
    Json params = Json::object();
    for (const auto& [key, value] : m_params.values())
        params[key] = toJson(value);
    Json stale = Json::array();
    for (const bool flag : m_stale)
        stale.push_back(flag);
    Json data{{"train", m_data.train.string()}, {"format", m_data.format}, {"map", map}, {"rows", m_row_count}};
    if (m_data.validation)
        data["validation"] = m_data.validation->string();
    const Json draft{{"task", m_task},     {"base", m_model},  {"data", data},
                     {"method", m_method}, {"params", params}, {"stale", stale}};
    if (Status saved = m_project->saveDraft(draft); !saved)
        Q_EMIT saveFailed(saved.error());
}

void StudioState::loadDraft()
{
    const Result<Json> draft = m_project->draft();
    if (!draft || !draft->is_object())
        return;
    m_task = stringAt(*draft, "task");
    if (!findEntry(Kind::Task, m_task))
        m_task.clear();
    m_model = stringAt(*draft, "base");
    if (!m_model.empty()) {
        if (Result<ModelSummary> summary = inspectModel(m_model))
            m_summary = *summary;
        else
            m_model.clear(); // gone or damaged: the step is open again
    }
    m_method = stringAt(*draft, "method");
    if (!findEntry(Kind::Method, m_method))
        m_method.clear();
    if (const auto data = draft->find("data"); data != draft->end() && data->is_object()) {
        m_data.train = stringAt(*data, "train");
        if (const std::string format = stringAt(*data, "format"); !format.empty())
            m_data.format = format;
        if (const std::string validation = stringAt(*data, "validation"); !validation.empty())
            m_data.validation = validation;
        if (const auto map = data->find("map"); map != data->end() && map->is_object())
            for (const auto& [role, column] : map->items())
                if (column.is_string())
                    m_data.map[role] = column.get<std::string>();
        if (const auto rows = data->find("rows"); rows != data->end() && rows->is_number_integer())
            m_row_count = rows->get<std::int64_t>();
    }
    if (const auto params = draft->find("params"); params != draft->end() && params->is_object())
        for (const auto& [key, value] : params->items())
            if (const std::optional<ParamValue> known = paramFromJson(value))
                m_params.set(key, *known);
    if (const auto stale = draft->find("stale"); stale != draft->end() && stale->is_array())
        for (std::size_t i = 0; i < stale->size() && i < std::size(m_stale); ++i)
            m_stale[i] = (*stale)[i].is_boolean() && (*stale)[i].get<bool>();
}

} // namespace luthier
