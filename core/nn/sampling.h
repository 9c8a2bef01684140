// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace luthier {

struct SamplingOptions {
    std::int64_t max_tokens = 128;
    double temperature = 0; // 0: greedy
    std::int64_t top_k = 0; // 0: off
    double top_p = 1; // 1: off
    std::uint64_t seed = 1;
};

// NotANumber: the weights are damaged.
enum class StopReason { EndOfText, Length, Context, Stopped, NotANumber };
const char* name(StopReason reason); // "eos", "length", "context", "stopped", "not_a_number"

} // namespace luthier
