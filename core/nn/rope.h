// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/spec.h"

#include <ATen/ATen.h>

#include <span>
#include <vector>

namespace luthier {

// Cosine and sine for the tokens of one pass: token t turns by row positions[t] of both.
struct RotaryRows {
    at::Tensor positions; // [T] int64
    at::Tensor cos, sin; // [rows, rotary width / 2] fp32
};

// The cosines and sines of one Rope, made as far as sequences reach and kept. One thread at a time.
class RotaryTable {
public:
    RotaryTable(const Rope& rope, std::int64_t width, at::Device device);

    // positions: [T], of sequences with these lengths laid end to end; a length counts what was seen before (a cache).
    RotaryRows rows(const at::Tensor& positions, std::span<const std::int64_t> lengths);
    // Whether frequencies that suited a sequence of `seen` tokens no longer do for one of `length`, so that keys turned
    // by them must be made anew (long). Keys of dynamic scaling are kept as they are, as transformers does.
    bool outgrown(std::int64_t seen, std::int64_t length) const;

private:
    // [width / 2] fp32 for a sequence of this length.
    at::Tensor frequencies(std::int64_t length) const;

    Rope m_rope;
    std::int64_t m_width;
    at::Device m_device;
    at::Tensor m_cos, m_sin; // of every position so far, for short sequences
};

} // namespace luthier
