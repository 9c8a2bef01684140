// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace luthier {

// One measured value of one series at one optimiser step.
struct MetricPoint {
    std::string
        series; // "train_loss", "validation_loss", "learning_rate", "gradient_norm", "tokens_per_second",
                // "peak_bytes", "seconds_left", and a task's own metrics ("accuracy", "macro_f1", "perplexity"…)
    std::int64_t step = 0;
    double epoch = 0;
    double seconds = 0; // of training so far, pauses excluded
    std::int64_t tokens = 0; // target tokens learnt so far
    double value = 0;
};

// The bounded channel from the worker to the window: the worker pushes, the window drains on a timer. Thread-safe. When
// it is full the oldest points go (they are in the store), never the worker's time.
class MetricBuffer {
public:
    explicit MetricBuffer(std::size_t capacity = 65536);
    void push(MetricPoint point);
    std::vector<MetricPoint> drain();
    std::size_t dropped() const;

private:
    mutable std::mutex m_mutex;
    std::vector<MetricPoint> m_points;
    std::size_t m_capacity;
    std::size_t m_dropped = 0;
};

} // namespace luthier
