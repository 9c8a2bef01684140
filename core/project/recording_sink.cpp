// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/recording_sink.h"

#include "core/base/process.h"
#include "core/project/run_store.h"
#include "core/project/stored_json.h"

#include <algorithm>
#include <cerrno>

namespace luthier {

namespace {

// A store that stays unwritable must not eat the memory of the training.
constexpr std::size_t waiting_limit = 100'000;

// samples.jsonl holds what the store holds: after a resume the answers of dropped steps leave it as well.
Status rewriteSamples(const Database& database, const std::string& run, const fs::path& file)
{
    const auto kept = run_store::samples(database, run);
    if (!kept)
        return fail(kept.error());
    std::string lines;
    for (const Sample& sample : *kept)
        lines += stored::line(stored::sampleJson(sample)) + "\n";
    return writeFile(file, lines);
}

} // namespace

RecordingSink::RecordingSink(Database database, std::string run, fs::path folder, const RunListener& listener)
    : m_database(std::move(database)), m_run(std::move(run)), m_folder(std::move(folder)), m_listener(listener)
{
}

Result<std::unique_ptr<RecordingSink>> RecordingSink::open(const fs::path& project_folder, const std::string& run,
                                                           Start start, const RunListener& listener)
{
    auto database = Database::open(project_folder / "project.db", Database::Mode::Write);
    if (!database)
        return fail(database.error());
    const fs::path folder = project_folder / "runs" / run;
    std::unique_ptr<RecordingSink> sink(new RecordingSink(std::move(*database), run, folder, listener));
    sink->m_log.open(folder / "log.txt", (start == Start::Resume ? std::ios::app : std::ios::trunc) | std::ios::binary);
    if (!sink->m_log)
        return fail(systemError(errno, folder, "write"));
    if (start == Start::Fresh)
        if (auto begun = sink->goOnAfter(-1); !begun)
            return fail(begun.error());
    RecordingSink* self = sink.get();
    sink->m_flusher = std::jthread([self](const std::stop_token& stop) { self->flushEverySecond(stop); });
    return sink;
}

// What is kept of later steps goes; the files for what comes are open then.
Status RecordingSink::goOnAfter(std::int64_t step)
{
    if (auto dropped = run_store::forgetAfter(m_database, m_run, step); !dropped)
        return dropped;
    m_samples.close();
    if (auto written = rewriteSamples(m_database, m_run, m_folder / "samples.jsonl"); !written)
        return written;
    m_samples.open(m_folder / "samples.jsonl", std::ios::app | std::ios::binary);
    if (!m_samples)
        return fail(systemError(errno, m_folder, "write"));
    auto tensorboard = TensorBoardWriter::create(m_folder, step + 1);
    if (!tensorboard)
        return fail(tensorboard.error());
    m_tensorboard = std::move(*tensorboard);
    return {};
}

void RecordingSink::resumed(std::int64_t step)
{
    const std::lock_guard lock(m_mutex);
    remember(goOnAfter(step));
}

RecordingSink::~RecordingSink()
{
    m_flusher.request_stop();
    m_wake.notify_all();
    if (m_flusher.joinable())
        m_flusher.join();
    static_cast<void>(flush());
}

void RecordingSink::flushEverySecond(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        m_wake.wait_for(lock, stop, std::chrono::milliseconds(900), [] { return false; });
        static_cast<void>(flushLocked());
    }
}

Status RecordingSink::flushLocked()
{
    auto stored = run_store::addMetrics(m_database, m_run, m_waiting);
    if (stored) {
        m_waiting.clear();
    } else if (m_waiting.size() > waiting_limit) {
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + waiting_limit / 2);
    }
    remember(stored);
    if (m_tensorboard && !m_tensorboard->flush())
        remember(fail(systemError(EIO, m_tensorboard->path(), "write")));
    m_log.flush();
    m_samples.flush();
    return stored;
}

void RecordingSink::remember(const Status& status)
{
    if (status)
        return;
    if (!m_failure) // once, not every second
        writeLog(status.error().sentence());
    m_failure = status.error();
}

void RecordingSink::writeLog(const std::string& line)
{
    m_log << utcNow() << ' ' << line << '\n';
}

Status RecordingSink::begin()
{
    const std::lock_guard lock(m_mutex);
    return run_store::setRunning(m_database, m_run);
}

Status RecordingSink::flush()
{
    const std::lock_guard lock(m_mutex);
    return flushLocked();
}

void RecordingSink::stage(RunStage stage)
{
    {
        const std::lock_guard lock(m_mutex);
        writeLog(fmt::format("stage {}", name(stage)));
        static_cast<void>(flushLocked());
    }
    if (m_listener.stage)
        m_listener.stage(stage);
}

void RecordingSink::metric(const MetricPoint& point)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(point);
        if (m_tensorboard)
            m_tensorboard->scalar(point.series, point.step, point.value);
    }
    if (m_listener.metric)
        m_listener.metric(point);
}

void RecordingSink::sample(const Sample& sample)
{
    {
        const std::lock_guard lock(m_mutex);
        remember(run_store::addSample(m_database, m_run, sample));
        m_samples << stored::line(stored::sampleJson(sample)) << std::endl;
    }
    if (m_listener.sample)
        m_listener.sample(sample);
}

void RecordingSink::evaluation(std::int64_t step, const Evaluation& evaluation)
{
    {
        const std::lock_guard lock(m_mutex);
        remember(run_store::addEvaluation(m_database, m_run, run_store::EvaluationKind::Step, step, evaluation));
        static_cast<void>(flushLocked());
    }
    if (m_listener.evaluation)
        m_listener.evaluation(step, evaluation);
}

void RecordingSink::checkpoint(std::int64_t step, const fs::path& folder)
{
    const std::lock_guard lock(m_mutex);
    writeLog(fmt::format("state of step {} saved in {}", step, folder.filename().string()));
    static_cast<void>(flushLocked());
}

void RecordingSink::log(const std::string& line)
{
    {
        const std::lock_guard lock(m_mutex);
        writeLog(line);
        m_log.flush();
    }
    if (m_listener.log)
        m_listener.log(line);
}

Status RecordingSink::end(RunState state, const RunOutcome* outcome, const std::string& error)
{
    const std::lock_guard lock(m_mutex);
    writeLog(error.empty() ? std::string(name(state)) : fmt::format("{}: {}", name(state), error));
    auto flushed = flushLocked();
    auto ended = run_store::setEnded(m_database, m_run, state, outcome, error);
    m_log.flush();
    return ended ? flushed : ended;
}

Status RecordingSink::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_failure ? Status(fail(*m_failure)) : Status();
}

} // namespace luthier
