// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_control.h"

#include <chrono>

namespace luthier {

// The seconds that a run has worked, pauses left out. Belongs to the worker's thread.
class RunClock {
public:
    // earlier: seconds that the run had worked before it was resumed.
    explicit RunClock(RunControl& control, double earlier = 0) : m_control(control), m_earlier(earlier) { }

    // RunControl::proceed(), with the time spent waiting inside it taken off.
    bool proceed()
    {
        const auto before = Steady::now();
        const bool on = m_control.proceed();
        if (const auto waited = Steady::now() - before; waited > std::chrono::milliseconds(1))
            m_begin += waited;
        return on;
    }
    double seconds() const { return m_earlier + std::chrono::duration<double>(Steady::now() - m_begin).count(); }
    void setEarlier(double seconds) { m_earlier = seconds; }
    RunControl& control() { return m_control; }

private:
    using Steady = std::chrono::steady_clock;
    RunControl& m_control;
    double m_earlier;
    Steady::time_point m_begin = Steady::now();
};

} // namespace luthier
