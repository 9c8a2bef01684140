// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

namespace luthier {

// Sequences laid end to end, without padding and without a mask. T tokens, S sequences.
struct RaggedBatch {
    at::Tensor ids; // [T] int64
    at::Tensor positions; // [T] int64
    at::Tensor token_types; // [T] int64, or undefined: all 0
    std::vector<std::int64_t> offsets; // [S+1]: sequence s is rows offsets[s] … offsets[s+1]-1; always on the host

    std::int64_t tokens() const { return offsets.empty() ? 0 : offsets.back(); }
    std::int64_t sequences() const { return static_cast<std::int64_t>(offsets.size()) - 1; }
};

} // namespace luthier
