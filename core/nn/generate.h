// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/run_control.h"
#include "core/nn/sampling.h"
#include "core/nn/transformer.h"

#include <functional>

namespace luthier {

struct GeneratedTokens {
    std::vector<std::int32_t> ids; // new tokens only, the stop token left out
    StopReason stopped_by = StopReason::Length;
};

// One token of logits [vocabulary]: the likeliest with temperature 0; else drawn after the temperature from the top_k
// largest, and of these from the smallest set whose probability reaches top_p. Holtzman et al. 2020.
std::int32_t sampleToken(const at::Tensor& logits, const SamplingOptions& options, RandomStream& random);

// Continues prompt ids with the key-value cache. on_token may be empty. Prompt longer than the context: its start is
// dropped. control may be null.
GeneratedTokens generate(Transformer& network, std::span<const std::int32_t> prompt, const SamplingOptions& options,
                         std::span<const std::int32_t> stop_ids, RunControl* control,
                         const std::function<void(std::int32_t)>& on_token);

} // namespace luthier
