// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace luthier {

enum class NormKind { Rms, Layer };
// Pre: before each sub-layer (llama). Post: after each residual sum (bert). Output: on what a sub-layer gives, before
// it is added (olmo2). Both: before it and on what it gives (gemma2).
enum class NormPlacement { Pre, Post, Output, Both };
// How a block adds up. Sequential: the MLP reads the sum with attention. Parallel: both read the block's input, each
// through its norm (gpt_neox). ParallelShared: both through the same norm (gptj).
enum class ResidualKind { Sequential, Parallel, ParallelShared };
enum class QueryKeyNorm { None, Head, Width }; // over each head (qwen3), or over all heads at once (olmo2)
enum class PositionKind { Rotary, Learned };
// Which values turn together: i and i + half (llama), or i and i + 1 (gptj).
enum class RotaryPairs { Halves, Neighbours };
enum class RopeScaling { None, Linear, Dynamic, Yarn, Llama3, Long };
enum class Activation { Silu, Gelu, GeluTanh, GeluQuick, Relu, Tanh };
enum class AttentionKind { Causal, Bidirectional };
// What the classifier's last layer reads: the hidden state itself, the pooler's tanh (bert), a dense layer of its own
// (roberta, distilbert, electra), or the transform of the masked-language head (modernbert).
enum class ClassifierInput { Hidden, Pooler, Dense, MaskedTransform };
enum class ClassifierRows { Asked, Mean }; // the row that the task asks for, or the mean of its sequence

// One set of rotary frequencies. Su et al. 2021; scaling as in transformers' modeling_rope_utils: linear (Kaiokendev
// 2023), dynamic NTK (bloc97 2023), YaRN (Peng et al. 2023), Llama 3.1 (Meta 2024), LongRoPE (Ding et al. 2024).
struct Rope {
    double base = 10000;
    RopeScaling scaling = RopeScaling::None;
    double factor = 1;
    double original_context = 0; // positions that the model was first trained on
    double low_frequency = 1, high_frequency = 4; // llama3
    double beta_fast = 32, beta_slow = 1; // yarn
    bool truncate = true; // yarn: the ramp begins and ends at whole dimensions
    double attention_factor = 1; // on cosine and sine: yarn and long
    std::vector<double> short_factors, long_factors; // long: one for each pair of dimensions

    // Whether the frequencies depend on how long a sequence is.
    bool byLength() const { return scaling == RopeScaling::Dynamic || scaling == RopeScaling::Long; }
    friend bool operator==(const Rope&, const Rope&) = default;
};

// How the attention of one layer differs from that of others.
struct LayerAttention {
    std::int64_t window = 0; // a token sees those less than this far away; 0: all
    int rope = 0; // index of Spec::ropes; -1: no rotary positions in this layer

    friend bool operator==(const LayerAttention&, const LayerAttention&) = default;
};

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
    std::int64_t embedding_size = 0; // of the tables; 0: hidden. Another size is projected to hidden (electra)
    std::int64_t position_offset = 0; // rows of the position table before the first position (roberta)

    AttentionKind attention = AttentionKind::Causal;
    NormKind norm = NormKind::Rms;
    bool norm_bias = true; // of NormKind::Layer
    double norm_offset = 0; // added to every weight of a norm (gemma: 1)
    NormPlacement placement = NormPlacement::Pre;
    bool first_attention_norm = true; // modernbert's first block has none: the embeddings are normalised already
    ResidualKind residual = ResidualKind::Sequential;
    double norm_epsilon = 1e-5;
    PositionKind position = PositionKind::Rotary;
    std::vector<Rope> ropes = {Rope{}};
    std::int64_t rotary_dim = 0; // the first values of each head that turn; 0: all
    RotaryPairs rotary_pairs = RotaryPairs::Halves;
    QueryKeyNorm query_key_norm = QueryKeyNorm::None;
    double attention_scale = 0; // 0: 1 / sqrt(head_dim)
    double attention_softcap = 0; // scores become cap · tanh(score / cap); 0: off
    std::vector<LayerAttention> layer_attention; // one a layer; empty: all are alike
    Activation activation = Activation::Silu;
    bool gated_mlp = true;
    bool qkv_bias = false;
    bool output_bias = false; // of the attention's output layer
    bool mlp_bias = false;
    bool embedding_norm = false; // bert normalises the summed embeddings
    bool final_norm = true;
    double embedding_multiplier = 1;
    double residual_multiplier = 1; // on what each sub-layer adds
    double logits_multiplier = 1;
    double logits_softcap = 0; // of the language head; 0: off
    bool tied_head = false;
    bool head_bias = false; // of a language head that is one linear layer
    bool masked_head = false; // language head is bert's transform + decoder rather than one linear layer
    Activation masked_activation = Activation::Gelu;
    bool masked_transform_bias = true;
    bool masked_bias = true; // of the decoder
    bool pooler = false; // dense + tanh: the pooled output
    ClassifierInput classifier_input = ClassifierInput::Hidden;
    ClassifierRows classifier_rows = ClassifierRows::Asked;
    Activation classifier_activation = Activation::Tanh; // of ClassifierInput::Dense
    bool classifier_bias = false;
    bool token_classifier_bias = true;
    double dropout = 0; // hidden dropout while training, from the configuration
    double classifier_dropout = 0; // before the classifier

    std::int64_t rotaryWidth() const { return rotary_dim > 0 ? rotary_dim : head_dim; }
    std::int64_t embeddingWidth() const { return embedding_size > 0 ? embedding_size : hidden; }
    LayerAttention attentionOf(std::int64_t layer) const
    {
        return layer_attention.empty() ? LayerAttention{} : layer_attention[static_cast<std::size_t>(layer)];
    }
    friend bool operator==(const Spec&, const Spec&) = default;
};

// Every field by its name with what it holds, one a line: for tests and logs.
std::string toText(const Spec& spec);

} // namespace luthier
