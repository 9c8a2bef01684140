// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/metric_buffer.h"

#include <algorithm>
#include <utility>

namespace luthier {

MetricBuffer::MetricBuffer(std::size_t capacity) : m_capacity(std::max<std::size_t>(capacity, 2)) { }

void MetricBuffer::push(MetricPoint point)
{
    const std::lock_guard lock(m_mutex);
    if (m_points.size() >= m_capacity) {
        const auto half = static_cast<std::ptrdiff_t>(m_capacity / 2);
        m_points.erase(m_points.begin(), m_points.begin() + half);
        m_dropped += static_cast<std::size_t>(half);
    }
    m_points.push_back(std::move(point));
}

std::vector<MetricPoint> MetricBuffer::drain()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_points, {});
}

std::size_t MetricBuffer::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

} // namespace luthier
