// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/linear.h"
#include "core/nn/ragged.h"
#include "core/nn/rope.h"
#include "core/nn/spec.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace luthier {

enum class HeadKind { Language, MaskedLanguage, Classification, TokenClassification };

struct NormSite {
    Parameter weight;
    std::optional<Parameter> bias;
};

struct Block {
    std::optional<NormSite> attention_norm, mlp_norm; // before a sub-layer, or after its residual sum
    std::optional<NormSite> attention_output_norm, mlp_output_norm; // on what a sub-layer gives
    std::optional<NormSite> query_norm, key_norm;
    Linear query, key, value, output;
    std::optional<Linear> gate;
    Linear up, down;
};

// Keys and values of the tokens already seen, one sequence. [layers] of [capacity, kv_heads, head_dim].
struct KeyValueCache {
    std::vector<at::Tensor> keys, values;
    std::int64_t length = 0;
};

// Drawn per forward pass while training; absent means evaluation.
struct TrainingMode {
    at::Generator dropout;
};

// Cross-entropy over asked rows. All on the host except `loss`.
struct HeadLoss {
    at::Tensor loss; // scalar fp32, sum over the rows; carries the gradient when asked
    std::vector<float> losses;
    std::vector<std::int32_t> predictions; // argmax of each row
};
enum class Gradient { None, Wanted };

// The network of every family: a Spec and its weights. Knows no file, no family and no method. One thread at a time.
class Transformer {
public:
    // weights: gives the stored tensor for a canonical name, or undefined when there is none.
    using WeightSource = std::function<at::Tensor(const std::string& canonical)>;
    // Throws std::runtime_error when a weight is missing or misshapen: families check before (see open_model).
    Transformer(const Spec& spec, at::ScalarType compute, at::Device device, const WeightSource& weights);

    const Spec& spec() const { return m_spec; }
    at::ScalarType compute() const { return m_compute; }
    at::Device device() const { return m_device; }
    // Set while forward() runs with a TrainingMode; adapters keep a pointer to it.
    const TrainingDropout& adapterDropout() const { return m_adapter_dropout; }

    // → hidden states [T, hidden] in the compute type, after the final norm.
    at::Tensor forward(const RaggedBatch& batch, TrainingMode* training = nullptr);
    // One sequence that continues the cache; ids [L] → hidden [L, hidden].
    at::Tensor forward(const at::Tensor& ids, KeyValueCache& cache);
    // Whether the cache no longer suits a sequence that grows by `more` tokens (positions that depend on its length):
    // begin a new one with all of its ids.
    bool cacheOutgrown(const KeyValueCache& cache, std::int64_t more) const;
    KeyValueCache makeCache(std::int64_t capacity) const;

    // The hidden states that a head reads: rows [N] of [T, hidden], or what Spec::classifier_rows makes of them.
    at::Tensor rowsFor(HeadKind head, const at::Tensor& hidden, const RaggedBatch& batch, const at::Tensor& rows) const;
    // tanh of the pooler over hidden rows [N, hidden]; undefined when the model has no pooler.
    at::Tensor pooled(const at::Tensor& rows) const;

    // hidden rows [N, hidden] → logits [N, vocabulary or labels], fp32.
    at::Tensor logits(HeadKind head, const at::Tensor& rows, TrainingMode* training = nullptr);
    // Cross-entropy of the rows against targets [N] int64, chunked: never a whole [N, vocabulary] in fp32.
    HeadLoss headLoss(HeadKind head, const at::Tensor& rows, const at::Tensor& targets, Gradient gradient,
                      TrainingMode* training = nullptr);

    // A fresh classifier (and pooler, where the Spec wants one and the files had none), normal(0, 0.02).
    void makeClassifier(std::int64_t labels, at::Generator& init);
    bool hasClassifier() const { return m_classifier.has_value(); }
    bool has(HeadKind head) const; // whether every weight of the head is there

    std::vector<Parameter*> parameters(); // every weight there is, in canonical order
    std::vector<Parameter*> bodyParameters(); // embeddings, blocks, final norm
    std::vector<Parameter*> headParameters(HeadKind head); // weights that only this head uses (a tied table is body)
    std::vector<Linear*> linears(); // the linear sites of the blocks (not the heads)
    // Canonical name and shape of each weight that the Spec demands; -1: any size. What only heads read is optional in
    // the files of a model that does not use them.
    struct Demand {
        std::string name;
        std::vector<std::int64_t> shape;
        bool optional = false;
        std::vector<HeadKind> heads = {}; // that need it
    };
    static std::vector<Demand> demands(const Spec& spec);

private:
    struct HeadWeights; // what turns the last hidden state into logits

    HeadWeights headWeights(HeadKind head);
    at::Tensor embed(const at::Tensor& ids, const at::Tensor& positions, const at::Tensor& types,
                     TrainingMode* training);
    struct Pass; // what all blocks of one forward pass share
    at::Tensor attend(Block& block, const at::Tensor& x, const Pass& pass, std::int64_t layer);
    at::Tensor feedForward(Block& block, const at::Tensor& x) const;
    at::Tensor block(Block& block, const at::Tensor& x, const Pass& pass, std::int64_t layer);
    at::Tensor finish(const at::Tensor& x) const;
    at::Tensor norm(const NormSite& site, const at::Tensor& x) const;
    std::vector<RotaryRows> rotaryRows(const at::Tensor& positions, std::span<const std::int64_t> lengths);
    at::Tensor headInput(HeadKind head, const at::Tensor& rows, TrainingMode* training);

    Spec m_spec;
    TrainingDropout m_adapter_dropout;
    at::ScalarType m_compute;
    at::Device m_device;
    Parameter m_token_embedding;
    std::optional<Parameter> m_position_embedding, m_type_embedding;
    std::optional<Linear> m_embedding_projection;
    std::optional<NormSite> m_embedding_norm, m_final_norm;
    std::vector<Block> m_blocks;
    std::optional<Linear> m_pooler, m_classifier_dense, m_classifier, m_token_classifier, m_language_head;
    std::optional<Linear> m_masked_transform;
    std::optional<NormSite> m_masked_norm;
    std::optional<Parameter> m_masked_bias; // [vocabulary]
    std::vector<RotaryTable> m_ropes; // of Spec::ropes
};

} // namespace luthier
