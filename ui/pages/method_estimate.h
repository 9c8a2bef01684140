// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/inspect.h"
#include "core/train/recipe.h"

#include <cstdint>

namespace luthier {

// What a choice of method means before anything has been run: a calculation from the model's configuration and the
// settings, not a measurement.
struct MethodEstimate {
    std::int64_t trainable = 0; // weights that move
    double share = 0; // of all weights
    std::uint64_t memory = 0; // bytes while training
    double seconds = 0; // all passes; 0: the number of rows is not known
    std::uint64_t disk = 0; // bytes of what one run keeps as its result
    double risk = 0; // to general skill, 0 to 1: from the share of the model that may change
};

struct EstimateBasis {
    const ModelSummary* model = nullptr;
    std::string_view method; // id
    std::int64_t rows = 0; // that training uses; 0: not known
    double tokens_per_row = 0;
    // Tokens a second per weight touched, from an earlier run on this machine; 0: none yet.
    double measured_flops = 0;
};

// params: resolved. Follows the usual counts: 6 operations per weight and token where every weight moves, 4 where the
// base stands still (no weight gradients), plus 6 for the added weights.
MethodEstimate estimateMethod(const EstimateBasis& basis, const ParamSet& params);

// The same count backwards, from a finished run: operations a second that this machine reached.
double measuredFlops(const ModelSummary& model, std::string_view method, const ParamSet& params,
                     double tokens_per_second);

std::uint64_t machineMemory(); // bytes

} // namespace luthier
