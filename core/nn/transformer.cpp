// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/transformer.h"

#include "core/nn/ops.h"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

namespace luthier {

namespace {

at::Tensor activate(Activation activation, const at::Tensor& x)
{
    switch (activation) {
    case Activation::Silu: return at::silu(x);
    case Activation::Gelu: return at::gelu(x);
    case Activation::GeluTanh: return at::gelu(x, "tanh");
    case Activation::Relu: return at::relu(x);
    }
    return x;
}

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

// cos and sin of every position: [context, head_dim / 2]. Angles in double, as the reference rounds only the result.
std::pair<at::Tensor, at::Tensor> rotaryTables(const Spec& spec, at::Device device)
{
    const std::int64_t half = spec.head_dim / 2;
    const at::Tensor exponent = at::arange(half, at::kFloat).mul(2).div(static_cast<double>(spec.head_dim));
    const at::Tensor inverse = at::pow(at::scalar_tensor(spec.rope_base, at::kFloat), exponent).reciprocal();
    const at::Tensor angles = at::outer(at::arange(spec.context, at::kFloat), inverse);
    return {angles.cos().to(device).contiguous(), angles.sin().to(device).contiguous()};
}

} // namespace

Transformer::Transformer(const Spec& spec, at::ScalarType compute, at::Device device, const WeightSource& weights)
    : m_spec(spec), m_compute(compute), m_device(device)
{
    const auto fill = [&](const std::string& canonical, Role role, int layer, std::optional<Parameter>& into) {
        at::Tensor stored = weights(canonical);
        if (!stored.defined())
            return;
        Parameter parameter;
        parameter.name = canonical;
        parameter.role = role;
        parameter.layer = layer;
        parameter.base = stored.to(device);
        into = std::move(parameter);
    };
    const auto need = [&](const std::string& canonical, Role role, int layer) {
        std::optional<Parameter> parameter;
        fill(canonical, role, layer, parameter);
        if (!parameter)
            throw std::runtime_error("missing weight " + canonical);
        return std::move(*parameter);
    };
    const auto linear = [&](const std::string& path, Role role, int layer, bool bias) {
        Linear site;
        site.path = path;
        site.compute = compute;
        site.weight = need(path + ".weight", role, layer);
        if (bias)
            site.bias = need(path + ".bias", role, layer);
        return site;
    };
    const auto normSite = [&](const std::string& path, int layer) {
        NormSite site;
        site.weight = need(path + ".weight", Role::Norm, layer);
        if (spec.norm == NormKind::Layer)
            site.bias = need(path + ".bias", Role::Norm, layer);
        return site;
    };

    m_token_embedding = need("embed.token.weight", Role::TokenEmbedding, -1);
    if (spec.position == PositionKind::Learned)
        m_position_embedding = need("embed.position.weight", Role::PositionEmbedding, -1);
    if (spec.token_types > 0)
        m_type_embedding = need("embed.type.weight", Role::TypeEmbedding, -1);
    if (spec.embedding_norm)
        m_embedding_norm = normSite("embed.norm", -1);
    m_blocks.resize(static_cast<std::size_t>(spec.layers));
    for (int i = 0; i < static_cast<int>(spec.layers); ++i) {
        Block& b = m_blocks[static_cast<std::size_t>(i)];
        const std::string at = fmt::format("layers.{}.", i);
        b.attention_norm = normSite(at + "attention_norm", i);
        b.query = linear(at + "attention.query", Role::Query, i, spec.attention_bias);
        b.key = linear(at + "attention.key", Role::Key, i, spec.attention_bias);
        b.value = linear(at + "attention.value", Role::Value, i, spec.attention_bias);
        b.output = linear(at + "attention.output", Role::Output, i, spec.attention_bias);
        b.mlp_norm = normSite(at + "mlp_norm", i);
        if (spec.gated_mlp)
            b.gate = linear(at + "mlp.gate", Role::Gate, i, spec.mlp_bias);
        b.up = linear(at + "mlp.up", Role::Up, i, spec.mlp_bias);
        b.down = linear(at + "mlp.down", Role::Down, i, spec.mlp_bias);
    }
    if (spec.final_norm)
        m_final_norm = normSite("final_norm", -1);

    const auto optionalLinear = [&](const std::string& path, Role role, bool bias, std::optional<Linear>& into) {
        if (weights(path + ".weight").defined())
            into = linear(path, role, -1, bias);
    };
    optionalLinear("pooler", Role::Pooler, true, m_pooler);
    optionalLinear("classifier", Role::Classifier, spec.classifier_bias, m_classifier);
    if (spec.masked_head) {
        optionalLinear("masked.transform", Role::MaskedTransform, true, m_masked_transform);
        if (m_masked_transform) {
            m_masked_norm = normSite("masked.norm", -1);
            m_masked_bias = need("masked.bias", Role::LanguageHead, -1);
        }
    }
    if (!spec.tied_head)
        optionalLinear("language_head", Role::LanguageHead, false, m_language_head);
    if (spec.position == PositionKind::Rotary)
        std::tie(m_rope_cos, m_rope_sin) = rotaryTables(spec, device);
}

at::Tensor Transformer::norm(const NormSite& site, const at::Tensor& x) const
{
    if (m_spec.norm == NormKind::Rms)
        return rmsNorm(x, site.weight.value(), m_spec.norm_epsilon);
    return layerNorm(x, site.weight.value(), site.bias->value(), m_spec.norm_epsilon);
}

at::Tensor Transformer::embed(const at::Tensor& ids, const at::Tensor& positions, const at::Tensor& types,
                              TrainingMode* training)
{
    // The table stays as it is stored: only the rows of the batch are converted.
    at::Tensor x = at::embedding(m_token_embedding.value(), ids).to(m_compute);
    if (m_position_embedding)
        x = x + at::embedding(m_position_embedding->value(), positions).to(m_compute);
    if (m_type_embedding)
        x = x
            + (types.defined() ? at::embedding(m_type_embedding->value(), types)
                               : m_type_embedding->value().narrow(0, 0, 1))
                  .to(m_compute);
    if (m_embedding_norm)
        x = norm(*m_embedding_norm, x);
    return maybeDropout(x, m_spec.dropout, training);
}

at::Tensor Transformer::block(Block& b, const at::Tensor& x, const RaggedBatch* batch, const at::Tensor& positions,
                              KeyValueCache* cache, int layer, TrainingMode* training)
{
    const bool pre = m_spec.placement == NormPlacement::Pre;
    const std::int64_t tokens = x.size(0);
    const at::Tensor into_attention = pre ? norm(b.attention_norm, x) : x;
    at::Tensor q = b.query.forward(into_attention);
    at::Tensor k = b.key.forward(into_attention);
    const at::Tensor v = b.value.forward(into_attention).view({tokens, m_spec.kv_heads, m_spec.head_dim});
    if (m_spec.position == PositionKind::Rotary) {
        q = rotary(q, positions, m_rope_cos, m_rope_sin, m_spec.head_dim);
        k = rotary(k, positions, m_rope_cos, m_rope_sin, m_spec.head_dim);
    }
    q = q.view({tokens, m_spec.heads, m_spec.head_dim});
    k = k.view({tokens, m_spec.kv_heads, m_spec.head_dim});
    const Mask mask = m_spec.attention == AttentionKind::Causal ? Mask::Causal : Mask::None;
    at::Tensor attended;
    if (cache == nullptr) {
        attended = attention(q, k, v, batch->offsets, mask);
    } else {
        at::Tensor& keys = cache->keys[static_cast<std::size_t>(layer)];
        at::Tensor& values = cache->values[static_cast<std::size_t>(layer)];
        keys.narrow(0, cache->length, tokens).copy_(k);
        values.narrow(0, cache->length, tokens).copy_(v);
        const std::int64_t seen = cache->length + tokens;
        // One new token sees everything before it; a first stretch is an ordinary causal sequence.
        if (cache->length == 0) {
            attended = attention(q, k, v, {0, tokens}, Mask::Causal);
        } else {
            const std::int64_t group = m_spec.heads / m_spec.kv_heads;
            const at::Tensor query = q.view({m_spec.kv_heads, group, m_spec.head_dim});
            const at::Tensor past = keys.narrow(0, 0, seen).permute({1, 2, 0});
            const at::Tensor scores =
                at::bmm(query, past).to(at::kFloat).div(std::sqrt(static_cast<double>(m_spec.head_dim))).softmax(-1);
            attended = at::bmm(scores.to(m_compute), values.narrow(0, 0, seen).transpose(0, 1));
        }
    }
    at::Tensor a = b.output.forward(attended.reshape({tokens, m_spec.heads * m_spec.head_dim}));
    at::Tensor middle = x + maybeDropout(a, m_spec.dropout, training);
    if (!pre)
        middle = norm(b.attention_norm, middle);

    const at::Tensor into_mlp = pre ? norm(b.mlp_norm, middle) : middle;
    at::Tensor inner;
    if (b.gate && m_spec.activation == Activation::Silu)
        inner = gatedSilu(b.gate->forward(into_mlp), b.up.forward(into_mlp));
    else if (b.gate)
        inner = activate(m_spec.activation, b.gate->forward(into_mlp)) * b.up.forward(into_mlp);
    else
        inner = activate(m_spec.activation, b.up.forward(into_mlp));
    at::Tensor out = middle + maybeDropout(b.down.forward(inner), m_spec.dropout, training);
    return pre ? out : norm(b.mlp_norm, out);
}

at::Tensor Transformer::forward(const RaggedBatch& batch, TrainingMode* training)
{
    const DropoutScope scope(m_adapter_dropout, training);
    at::Tensor x = embed(batch.ids, batch.positions, batch.token_types, training);
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        x = block(m_blocks[i], x, &batch, batch.positions, nullptr, static_cast<int>(i), training);
    return m_final_norm ? norm(*m_final_norm, x) : x;
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
    at::Tensor x = embed(ids, positions, {}, nullptr);
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        x = block(m_blocks[i], x, nullptr, positions, &cache, static_cast<int>(i), nullptr);
    cache.length += ids.size(0);
    return m_final_norm ? norm(*m_final_norm, x) : x;
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

void Transformer::makeClassifier(std::int64_t labels, at::Generator& init)
{
    const auto fresh = [&](const std::string& name, Role role, std::vector<std::int64_t> shape, bool drawn) {
        Parameter parameter;
        parameter.name = name;
        parameter.role = role;
        parameter.fresh = true;
        parameter.base = at::zeros(shape, at::kFloat);
        if (drawn)
            parameter.base.normal_(0, 0.02, init);
        parameter.base = parameter.base.to(m_device);
        return parameter;
    };
    if (m_spec.pooler && !m_pooler) {
        m_pooler.emplace();
        m_pooler->path = "pooler";
        m_pooler->compute = m_compute;
        m_pooler->weight = fresh("pooler.weight", Role::Pooler, {m_spec.hidden, m_spec.hidden}, true);
        m_pooler->bias = fresh("pooler.bias", Role::Pooler, {m_spec.hidden}, false);
    }
    m_classifier.emplace();
    m_classifier->path = "classifier";
    m_classifier->compute = m_compute;
    m_classifier->weight = fresh("classifier.weight", Role::Classifier, {labels, m_spec.hidden}, true);
    if (m_spec.classifier_bias)
        m_classifier->bias = fresh("classifier.bias", Role::Classifier, {labels}, false);
}

std::vector<Parameter*> Transformer::bodyParameters()
{
    std::vector<Parameter*> list{&m_token_embedding};
    const auto addNorm = [&list](NormSite& site) {
        list.push_back(&site.weight);
        if (site.bias)
            list.push_back(&*site.bias);
    };
    const auto addLinear = [&list](Linear& site) {
        list.push_back(&site.weight);
        if (site.bias)
            list.push_back(&*site.bias);
    };
    if (m_position_embedding)
        list.push_back(&*m_position_embedding);
    if (m_type_embedding)
        list.push_back(&*m_type_embedding);
    if (m_embedding_norm)
        addNorm(*m_embedding_norm);
    for (Block& b : m_blocks) {
        addNorm(b.attention_norm);
        for (Linear* site : {&b.query, &b.key, &b.value, &b.output})
            addLinear(*site);
        addNorm(b.mlp_norm);
        if (b.gate)
            addLinear(*b.gate);
        addLinear(b.up);
        addLinear(b.down);
    }
    if (m_final_norm)
        addNorm(*m_final_norm);
    return list;
}

std::vector<Parameter*> Transformer::headParameters(HeadKind head)
{
    std::vector<Parameter*> list;
    const auto add = [&list](std::optional<Linear>& site) {
        if (!site)
            return;
        list.push_back(&site->weight);
        if (site->bias)
            list.push_back(&*site->bias);
    };
    switch (head) {
    case HeadKind::Language: add(m_language_head); break;
    case HeadKind::MaskedLanguage:
        add(m_masked_transform);
        if (m_masked_norm) {
            list.push_back(&m_masked_norm->weight);
            list.push_back(&*m_masked_norm->bias);
        }
        if (m_masked_bias)
            list.push_back(&*m_masked_bias);
        break;
    case HeadKind::Classification:
        add(m_pooler);
        add(m_classifier);
        break;
    }
    return list;
}

std::vector<Parameter*> Transformer::parameters()
{
    std::vector<Parameter*> list = bodyParameters();
    for (const HeadKind head : {HeadKind::Language, HeadKind::MaskedLanguage, HeadKind::Classification})
        for (Parameter* parameter : headParameters(head))
            list.push_back(parameter);
    return list;
}

std::vector<Linear*> Transformer::linears()
{
    std::vector<Linear*> list;
    for (Block& b : m_blocks) {
        for (Linear* site : {&b.query, &b.key, &b.value, &b.output})
            list.push_back(site);
        if (b.gate)
            list.push_back(&*b.gate);
        list.push_back(&b.up);
        list.push_back(&b.down);
    }
    return list;
}

std::vector<Transformer::Demand> Transformer::demands(const Spec& spec)
{
    std::vector<Demand> list;
    const std::int64_t h = spec.hidden;
    const std::int64_t attention = spec.heads * spec.head_dim;
    const std::int64_t kv = spec.kv_heads * spec.head_dim;
    const auto normDemand = [&](const std::string& path) {
        list.push_back({path + ".weight", {h}});
        if (spec.norm == NormKind::Layer)
            list.push_back({path + ".bias", {h}});
    };
    const auto linearDemand = [&](const std::string& path, std::int64_t out, std::int64_t in, bool bias) {
        list.push_back({path + ".weight", {out, in}});
        if (bias)
            list.push_back({path + ".bias", {out}});
    };
    list.push_back({"embed.token.weight", {spec.vocabulary, h}});
    if (spec.position == PositionKind::Learned)
        list.push_back({"embed.position.weight", {spec.context, h}});
    if (spec.token_types > 0)
        list.push_back({"embed.type.weight", {spec.token_types, h}});
    if (spec.embedding_norm)
        normDemand("embed.norm");
    for (std::int64_t i = 0; i < spec.layers; ++i) {
        const std::string at = fmt::format("layers.{}.", i);
        normDemand(at + "attention_norm");
        linearDemand(at + "attention.query", attention, h, spec.attention_bias);
        linearDemand(at + "attention.key", kv, h, spec.attention_bias);
        linearDemand(at + "attention.value", kv, h, spec.attention_bias);
        linearDemand(at + "attention.output", h, attention, spec.attention_bias);
        normDemand(at + "mlp_norm");
        if (spec.gated_mlp)
            linearDemand(at + "mlp.gate", spec.intermediate, h, spec.mlp_bias);
        linearDemand(at + "mlp.up", spec.intermediate, h, spec.mlp_bias);
        linearDemand(at + "mlp.down", h, spec.intermediate, spec.mlp_bias);
    }
    if (spec.final_norm)
        normDemand("final_norm");
    const std::size_t body = list.size();
    if (spec.pooler)
        linearDemand("pooler", h, h, true);
    if (spec.masked_head) {
        linearDemand("masked.transform", h, h, true);
        normDemand("masked.norm");
        list.push_back({"masked.bias", {spec.vocabulary}});
    } else if (!spec.tied_head) {
        list.push_back({"language_head.weight", {spec.vocabulary, h}});
    }
    list.push_back({"classifier.weight", {-1, h}}); // any number of labels
    if (spec.classifier_bias)
        list.push_back({"classifier.bias", {-1}});
    for (std::size_t i = body; i < list.size(); ++i)
        list[i].optional = true;
    return list;
}

} // namespace luthier
