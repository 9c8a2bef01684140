// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/transformer.h"

#include "core/nn/attention.h"
#include "core/nn/ops.h"

#include <algorithm>

namespace luthier {

namespace {

at::Tensor maybeDropout(const at::Tensor& x, double p, TrainingMode* training)
{
    return training != nullptr && p > 0 ? dropout(x, p, training->dropout) : x;
}

// Lends the pass's generator to the adapters and takes it back, also when torch throws.
class DropoutScope {
public:
    DropoutScope(TrainingDropout& dropout, TrainingMode* training) : m_dropout(dropout)
    {
        m_dropout.generator = training != nullptr ? &training->dropout : nullptr;
    }
    ~DropoutScope() { m_dropout.generator = nullptr; }
    DropoutScope(const DropoutScope&) = delete;
    DropoutScope& operator=(const DropoutScope&) = delete;

private:
    TrainingDropout& m_dropout;
};

} // namespace

struct Transformer::Pass {
    const std::vector<std::int64_t>* offsets = nullptr;
    std::vector<RotaryRows> rotary; // of Spec::ropes
    KeyValueCache* cache = nullptr; // of one sequence that is written
    TrainingMode* training = nullptr;
};

at::Tensor Transformer::norm(const NormSite& site, const at::Tensor& x) const
{
    if (m_spec.norm == NormKind::Rms)
        return rmsNorm(x, site.weight.value(), m_spec.norm_epsilon, m_spec.norm_offset);
    const at::Tensor weight = m_spec.norm_offset == 0 ? site.weight.value() : site.weight.value() + m_spec.norm_offset;
    return layerNorm(x, weight, site.bias ? site.bias->value() : at::Tensor(), m_spec.norm_epsilon);
}

at::Tensor Transformer::embed(const at::Tensor& ids, const at::Tensor& positions, const at::Tensor& types,
                              TrainingMode* training)
{
    // The table stays as it is stored: only the rows of the batch are converted.
    at::Tensor x = at::embedding(m_token_embedding.value(), ids).to(m_compute);
    // The factor is rounded to the type of the values, as the authors of Gemma do.
    if (m_spec.embedding_multiplier != 1)
        x = x * at::scalar_tensor(m_spec.embedding_multiplier, x.options());
    if (m_position_embedding) {
        const at::Tensor rows = m_spec.position_offset > 0 ? positions + m_spec.position_offset : positions;
        x = x + at::embedding(m_position_embedding->value(), rows).to(m_compute);
    }
    if (m_type_embedding)
        x = x
            + (types.defined() ? at::embedding(m_type_embedding->value(), types)
                               : m_type_embedding->value().narrow(0, 0, 1))
                  .to(m_compute);
    if (m_embedding_norm)
        x = norm(*m_embedding_norm, x);
    x = maybeDropout(x, m_spec.dropout, training);
    return m_embedding_projection ? m_embedding_projection->forward(x) : x;
}

at::Tensor Transformer::attend(Block& b, const at::Tensor& x, const Pass& pass, std::int64_t layer)
{
    const LayerAttention kind = m_spec.attentionOf(layer);
    const std::int64_t tokens = x.size(0);
    at::Tensor q = b.query.forward(x);
    at::Tensor k = b.key.forward(x);
    const at::Tensor v = b.value.forward(x).view({tokens, m_spec.kv_heads, m_spec.head_dim});
    if (b.query_norm) {
        q = norm(*b.query_norm, q); // over each head or over all: as long as the weight is
        k = norm(*b.key_norm, k);
    }
    if (m_spec.position == PositionKind::Rotary && kind.rope >= 0) {
        const RotaryRows& rows = pass.rotary[static_cast<std::size_t>(kind.rope)];
        q = rotary(q, rows.positions, rows.cos, rows.sin, m_spec.head_dim, m_spec.rotary_pairs);
        k = rotary(k, rows.positions, rows.cos, rows.sin, m_spec.head_dim, m_spec.rotary_pairs);
    }
    q = q.view({tokens, m_spec.heads, m_spec.head_dim});
    k = k.view({tokens, m_spec.kv_heads, m_spec.head_dim});
    AttentionOptions options;
    options.mask = m_spec.attention == AttentionKind::Causal ? Mask::Causal : Mask::None;
    options.window = kind.window;
    options.scale = m_spec.attention_scale;
    options.softcap = m_spec.attention_softcap;
    at::Tensor attended;
    if (pass.cache == nullptr) {
        attended = attention(q, k, v, *pass.offsets, options);
    } else {
        at::Tensor& keys = pass.cache->keys[static_cast<std::size_t>(layer)];
        at::Tensor& values = pass.cache->values[static_cast<std::size_t>(layer)];
        const std::int64_t before = pass.cache->length;
        keys.narrow(0, before, tokens).copy_(k);
        values.narrow(0, before, tokens).copy_(v);
        // One new token sees what came before it; a first stretch is an ordinary sequence.
        attended = before == 0
            ? attention(q, k, v, {0, tokens}, options)
            : attentionOfLast(q, keys.narrow(0, 0, before + tokens), values.narrow(0, 0, before + tokens), options);
    }
    const at::Tensor out = b.output.forward(attended.reshape({tokens, m_spec.heads * m_spec.head_dim}));
    return b.attention_output_norm ? norm(*b.attention_output_norm, out) : out;
}

at::Tensor Transformer::feedForward(Block& b, const at::Tensor& x) const
{
    at::Tensor inner;
    if (b.gate && m_spec.activation == Activation::Silu)
        inner = gatedSilu(b.gate->forward(x), b.up.forward(x));
    else if (b.gate)
        inner = activate(m_spec.activation, b.gate->forward(x)) * b.up.forward(x);
    else
        inner = activate(m_spec.activation, b.up.forward(x));
    const at::Tensor out = b.down.forward(inner);
    return b.mlp_output_norm ? norm(*b.mlp_output_norm, out) : out;
}

at::Tensor Transformer::block(Block& b, const at::Tensor& x, const Pass& pass, std::int64_t layer)
{
    const bool post = m_spec.placement == NormPlacement::Post;
    const auto before = [&](const std::optional<NormSite>& site, const at::Tensor& y) {
        return site && !post ? norm(*site, y) : y;
    };
    const auto added = [&](const at::Tensor& y) {
        const at::Tensor kept = maybeDropout(y, m_spec.dropout, pass.training);
        return m_spec.residual_multiplier == 1 ? kept : kept * m_spec.residual_multiplier;
    };
    const at::Tensor into_attention = before(b.attention_norm, x);
    const at::Tensor attended = added(attend(b, into_attention, pass, layer));
    if (m_spec.residual != ResidualKind::Sequential) {
        const at::Tensor into_mlp =
            m_spec.residual == ResidualKind::ParallelShared ? into_attention : before(b.mlp_norm, x);
        return x + attended + added(feedForward(b, into_mlp));
    }
    at::Tensor middle = x + attended;
    if (post)
        middle = norm(*b.attention_norm, middle);
    const at::Tensor out = middle + added(feedForward(b, before(b.mlp_norm, middle)));
    return post ? norm(*b.mlp_norm, out) : out;
}

std::vector<RotaryRows> Transformer::rotaryRows(const at::Tensor& positions, std::span<const std::int64_t> lengths)
{
    std::vector<RotaryRows> rows;
    for (RotaryTable& table : m_ropes)
        rows.push_back(table.rows(positions, lengths));
    return rows;
}

at::Tensor Transformer::finish(const at::Tensor& x) const
{
    return m_final_norm ? norm(*m_final_norm, x) : x;
}

at::Tensor Transformer::forward(const RaggedBatch& batch, TrainingMode* training)
{
    const DropoutScope scope(m_adapter_dropout, training);
    std::vector<std::int64_t> lengths;
    for (std::size_t s = 0; s + 1 < batch.offsets.size(); ++s)
        lengths.push_back(batch.offsets[s + 1] - batch.offsets[s]);
    const Pass pass{&batch.offsets, rotaryRows(batch.positions, lengths), nullptr, training};
    at::Tensor x = embed(batch.ids, batch.positions, batch.token_types, training);
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        x = block(m_blocks[i], x, pass, static_cast<std::int64_t>(i));
    return finish(x);
}

at::Tensor Transformer::forward(const at::Tensor& ids, KeyValueCache& cache)
{
    const at::NoGradGuard no_grad;
    if (cache.length > 0 && ids.size(0) > 1) {
        std::vector<at::Tensor> rows;
        for (std::int64_t i = 0; i < ids.size(0); ++i)
            rows.push_back(forward(ids.narrow(0, i, 1), cache));
        return at::cat(rows, 0);
    }
    const at::Tensor positions =
        at::arange(cache.length, cache.length + ids.size(0), at::TensorOptions().dtype(at::kLong).device(m_device));
    const std::int64_t length = cache.length + ids.size(0);
    const Pass pass{nullptr, rotaryRows(positions, std::span(&length, 1)), &cache, nullptr};
    at::Tensor x = embed(ids, positions, {}, nullptr);
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        x = block(m_blocks[i], x, pass, static_cast<std::int64_t>(i));
    cache.length += ids.size(0);
    return finish(x);
}

bool Transformer::cacheOutgrown(const KeyValueCache& cache, std::int64_t more) const
{
    return std::any_of(m_ropes.begin(), m_ropes.end(),
                       [&](const RotaryTable& table) { return table.outgrown(cache.length, cache.length + more); });
}

KeyValueCache Transformer::makeCache(std::int64_t capacity) const
{
    KeyValueCache cache;
    const at::TensorOptions options = at::TensorOptions().dtype(m_compute).device(m_device);
    for (std::int64_t i = 0; i < m_spec.layers; ++i) {
        cache.keys.push_back(at::empty({capacity, m_spec.kv_heads, m_spec.head_dim}, options));
        cache.values.push_back(at::empty({capacity, m_spec.kv_heads, m_spec.head_dim}, options));
    }
    return cache;
}

} // namespace luthier
