// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace luthier {

// How one run is steered from another thread: stop, pause, resume, and progress to poll. Every member may be called
// from any thread. One object per run; never reused.
class RunControl {
public:
    void requestStop();
    bool stopRequested() const { return m_stop.stop_requested(); }

    void pause();
    void resume();
    bool paused() const { return m_paused.load(); }

    // Called by the worker at every micro-batch and inside every long loop: waits while paused; false once stopped.
    bool proceed();
    // True while the worker really waits inside proceed().
    bool waiting() const { return m_waiting.load(); }

    std::atomic<std::int64_t> step{0};
    std::atomic<std::int64_t> total_steps{0};
    std::atomic<int> part{0}; // of work in several parts that whoever does it counts: an export writes, then checks
    std::atomic<double> stage_fraction{0}; // progress inside the present stage, 0 to 1

private:
    std::stop_source m_stop;
    std::atomic<bool> m_paused{false};
    std::atomic<bool> m_waiting{false};
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
};

} // namespace luthier
