// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporters/export_run.h"
#include "core/exporters/support/held_out.h"

namespace luthier {

// What a model says to a set of rows, kept so that another model's answers can be held against it.
struct Answers {
    std::vector<at::Tensor> logits; // a row: [targets that were asked, vocabulary or labels] fp32, host
    std::vector<std::vector<std::int32_t>> answers; // a row: greedy continuation, or the chosen ids
    std::vector<std::vector<float>> leads; // of each chosen id over the next best, relative to the largest logit
};

// Asks every example in fp32 order, one sequence at a time. Stopped: fewer entries than examples.
Answers askAll(Transformer& network, HeadKind head, const std::vector<Example>& examples,
               std::span<const std::int32_t> stop_ids, RunControl& control);

struct Difference {
    double largest = 0; // of two logits of a row, relative to the row's largest logit
    std::int64_t same_answers =
        0; // rows whose answers agree; a choice between two that are closer than tolerance counts
};
// Infinite when a row of `other` is missing, misshapen or not a number.
Difference differenceOf(const Answers& reference, const Answers& other, double tolerance);

// Largest relative difference of logits that fp32 arithmetic in another order explains.
constexpr double fp32_tolerance = 1e-4;

} // namespace luthier
