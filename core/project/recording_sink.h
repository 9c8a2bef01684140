// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/database.h"
#include "core/project/project.h"
#include "core/project/tensorboard.h"

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <optional>
#include <thread>

namespace luthier {

// Keeps what a run tells: metrics, samples and evaluations in the store, samples.jsonl, log.txt and the TensorBoard
// file in the run's folder, and hands it on to the listener. Called on the worker's thread; a second thread writes
// waiting points at least once a second, so that a kill loses no more. A store or file that cannot be written does not
// end the run: points wait and are tried again, and status() tells the last failure.
class RecordingSink final : public RunSink {
public:
    // Of a fresh run all that was kept is dropped; of one that goes on nothing, until resumed() says from where.
    // listener must outlive the sink.
    static Result<std::unique_ptr<RecordingSink>> open(const fs::path& project_folder, const std::string& run,
                                                       Start start, const RunListener& listener);
    ~RecordingSink() override;

    void stage(RunStage stage) override;
    void resumed(std::int64_t step) override;
    void metric(const MetricPoint& point) override;
    void sample(const Sample& sample) override;
    void evaluation(std::int64_t step, const Evaluation& evaluation) override;
    void checkpoint(std::int64_t step, const fs::path& folder) override;
    void log(const std::string& line) override;

    Status begin(); // the run is now running, in the store
    Status flush(); // writes what waits
    // The last words of the run, in the store.
    Status end(RunState state, const RunOutcome* outcome, const std::string& error);
    Status status() const;

private:
    RecordingSink(Database database, std::string run, fs::path folder, const RunListener& listener);
    void flushEverySecond(const std::stop_token& stop);
    Status flushLocked();
    void remember(const Status& status);
    void writeLog(const std::string& line);
    Status goOnAfter(std::int64_t step);

    mutable std::mutex m_mutex; // guards everything below but the listener
    Database m_database;
    std::string m_run;
    fs::path m_folder;
    const RunListener& m_listener;
    std::vector<MetricPoint> m_waiting;
    std::ofstream m_samples;
    std::ofstream m_log;
    std::optional<TensorBoardWriter> m_tensorboard;
    std::optional<Error> m_failure;
    std::condition_variable_any m_wake;
    std::jthread m_flusher; // last: it must end before the rest goes
};

} // namespace luthier
