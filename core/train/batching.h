// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/transformer.h"
#include "core/tasks/task.h"

#include <span>
#include <vector>

namespace luthier {

// Rows that go through the network together.
struct MicroBatch {
    std::vector<std::size_t> rows; // indices of examples
    std::int64_t tokens = 0;
    std::int64_t targets = 0;
};

// Sorts rows by length, longest first, and packs neighbours together: never more than `budget` tokens in one, except
// for a row that is longer by itself. The parts come out nearly equal in size. Rows without a target are left out.
std::vector<MicroBatch> packByLength(std::span<const Example> examples, std::span<const std::size_t> rows,
                                     std::int64_t budget);

// The order of one epoch: every row once, shuffled.
std::vector<std::size_t> epochOrder(std::size_t rows, RandomStream& random);

// A micro-batch laid out for the network.
struct LaidOut {
    RaggedBatch batch;
    at::Tensor target_rows; // [N] int64: rows of [T, hidden] on which the head runs
    at::Tensor targets; // [N] int64: what it should give there
};
// grain: the tokens are filled up to a multiple of it by a sequence of their own that nothing learns from and nothing
// attends to.
LaidOut layOut(std::span<const Example> examples, const MicroBatch& rows, at::Device device, std::int64_t grain = 1);

// The grain that suits a network. The bf16 matrix kernels of the processor are compiled anew for every number of tokens
// and kept: with ragged batches, whose sizes hardly ever repeat, that costs a third of the time of a small model and
// grows by 20 MB a step. A few sizes that come back cost a percent of filler instead.
std::int64_t tokenGrain(const Transformer& network);

} // namespace luthier
