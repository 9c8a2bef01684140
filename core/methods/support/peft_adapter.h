// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/methods/method.h"
#include "core/weights/stored_weight.h"

#include <optional>
#include <string>
#include <vector>

namespace luthier {

// The two factors of one linear layer as a PEFT folder stores them: y = W x + scale · B A x (Hu et al. 2021).
struct PeftFactors {
    std::string module; // as the base model's files name it: "model.layers.0.self_attn.q_proj"
    at::Tensor a; // [rank, in] fp32
    at::Tensor b; // [out, rank] fp32
    double scale = 1; // alpha / rank, or alpha / sqrt(rank) with use_rslora
};

struct PeftAdapter {
    fs::path folder;
    std::string task_type; // "CAUSAL_LM", "SEQ_CLS"… may be empty
    std::string base; // base_model_name_or_path, as written
    std::vector<PeftFactors> factors;
    std::vector<NamedTensor> saved; // modules_to_save: whole weights, "classifier.weight"
};

// adapter_config.json and adapter_model.safetensors, the layout of the peft package
// (https://huggingface.co/docs/peft/developer_guides/checkpoint). Errors: NotFound, Damaged (a factor without its
// partner, shapes that do not fit), Usage (kinds of adapter that we cannot read: DoRA, trained biases…).
Result<PeftAdapter> readPeftAdapter(const fs::path& folder);

// The factors that belong to a linear site, or none. Where the base's files keep several layers in one tensor, PEFT has
// one pair for all of them: the site gets its rows of B, and of A and B only the ranks that reach it when others are
// zero there. B keeps all rows when the pair was made for another shape, for checkFit's sentence.
std::optional<PeftFactors> factorsOf(const PeftAdapter& adapter, const Linear& site, const StoredWeights& stored);

// Puts every factor on its site and every saved weight in its place; a network without a classifier gets one when the
// adapter brings it. Damaged error when something finds no place or does not fit; the network is then unusable.
Status attachPeftAdapter(Transformer& network, const PeftAdapter& adapter, const StoredWeights& stored);

} // namespace luthier
