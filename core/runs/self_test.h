// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <vector>

namespace luthier {

// One comparison: what, against what, and how far apart (relative to the largest value).
struct SelfTestCase {
    std::string what;
    std::string against;
    double difference = 0;
    double tolerance = 0;
    bool pass() const { return difference <= tolerance; } // a NaN does not pass
};

struct SelfTestReport {
    std::vector<SelfTestCase> cases;
    bool pass() const;
    Json toJson() const;
};

// Checks the fused kernels of this processor against the same formulas in fp64, and, where there is a GPU, a small
// network's losses and gradients on the GPU against the CPU.
Result<SelfTestReport> selfTest();

struct BenchReport {
    double fp32_flops = 0, bf16_flops = 0; // of this machine's matrix products, a second
    struct Row {
        std::string model, method, dtype;
        double tokens_per_second = 0;
        double achieved = 0; // share of the machine's matrix rate of that type
        std::int64_t peak_bytes = 0;
    };
    std::vector<Row> rows;
    Json toJson() const;
};

// Trains a few steps of each method and type on the given model (default: starter:llama) with made-up tokens.
Result<BenchReport> benchmark(const std::string& model, int threads);

} // namespace luthier
