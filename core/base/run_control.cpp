// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/run_control.h"

namespace luthier {

void RunControl::requestStop()
{
    m_stop.request_stop();
    const std::lock_guard lock(m_mutex);
    m_changed.notify_all();
}

void RunControl::pause()
{
    m_paused = true;
}

void RunControl::resume()
{
    const std::lock_guard lock(m_mutex);
    m_paused = false;
    m_changed.notify_all();
}

bool RunControl::proceed()
{
    if (m_paused && !stopRequested()) {
        std::unique_lock lock(m_mutex);
        m_waiting = true;
        m_changed.wait(lock, [this] { return !m_paused || stopRequested(); });
        m_waiting = false;
    }
    return !stopRequested();
}

} // namespace luthier
