// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace luthier {

enum class NormKind { Rms, Layer };
enum class NormPlacement { Pre, Post }; // before each sub-layer (llama), or after each residual sum (bert)
enum class PositionKind { Rotary, Learned };
enum class Activation { Silu, Gelu, GeluTanh, Relu };
enum class AttentionKind { Causal, Bidirectional };

// One transformer as a row of configuration: everything that the network needs and nothing that only a file needs.
struct Spec {
    std::int64_t vocabulary = 0;
    std::int64_t hidden = 0;
    std::int64_t layers = 0;
    std::int64_t heads = 0;
    std::int64_t kv_heads = 0; // fewer than heads: grouped-query attention
    std::int64_t head_dim = 0;
    std::int64_t intermediate = 0;
    std::int64_t context = 0; // most positions one sequence may have
    std::int64_t token_types = 0; // 0: none

    AttentionKind attention = AttentionKind::Causal;
    NormKind norm = NormKind::Rms;
    NormPlacement placement = NormPlacement::Pre;
    double norm_epsilon = 1e-5;
    PositionKind position = PositionKind::Rotary;
    double rope_base = 10000;
    Activation activation = Activation::Silu;
    bool gated_mlp = true;
    bool attention_bias = false;
    bool mlp_bias = false;
    bool embedding_norm = false; // bert normalises the summed embeddings
    bool final_norm = true;
    bool tied_head = false;
    bool masked_head = false; // language head is bert's transform + decoder rather than one linear layer
    bool pooler = false; // dense + tanh on the first token before classification
    bool classifier_bias = false;
    double dropout = 0; // hidden dropout while training, from the configuration

    friend bool operator==(const Spec&, const Spec&) = default;
};

} // namespace luthier
