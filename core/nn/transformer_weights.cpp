// SPDX-License-Identifier: GPL-3.0-or-later
// Which weights a network has: how it is made of them, and lists of them.
#include "core/nn/transformer.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace luthier {

namespace {

bool normsBefore(const Spec& spec)
{
    return spec.placement != NormPlacement::Output;
}

bool normsOutput(const Spec& spec)
{
    return spec.placement == NormPlacement::Output || spec.placement == NormPlacement::Both;
}

bool hasAttentionNorm(const Spec& spec, std::int64_t layer)
{
    return normsBefore(spec) && (layer > 0 || spec.first_attention_norm);
}

bool hasMlpNorm(const Spec& spec)
{
    return normsBefore(spec) && spec.residual != ResidualKind::ParallelShared;
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
        if (spec.norm == NormKind::Layer && spec.norm_bias)
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
    if (spec.embeddingWidth() != spec.hidden)
        m_embedding_projection = linear("embed.projection", Role::EmbeddingProjection, -1, true);
    m_blocks.resize(static_cast<std::size_t>(spec.layers));
    for (int i = 0; i < static_cast<int>(spec.layers); ++i) {
        Block& b = m_blocks[static_cast<std::size_t>(i)];
        const std::string at = fmt::format("layers.{}.", i);
        if (hasAttentionNorm(spec, i))
            b.attention_norm = normSite(at + "attention_norm", i);
        b.query = linear(at + "attention.query", Role::Query, i, spec.qkv_bias);
        b.key = linear(at + "attention.key", Role::Key, i, spec.qkv_bias);
        b.value = linear(at + "attention.value", Role::Value, i, spec.qkv_bias);
        if (spec.query_key_norm != QueryKeyNorm::None) {
            b.query_norm = normSite(at + "attention.query_norm", i);
            b.key_norm = normSite(at + "attention.key_norm", i);
        }
        b.output = linear(at + "attention.output", Role::Output, i, spec.output_bias);
        if (normsOutput(spec))
            b.attention_output_norm = normSite(at + "attention_output_norm", i);
        if (hasMlpNorm(spec))
            b.mlp_norm = normSite(at + "mlp_norm", i);
        if (spec.gated_mlp)
            b.gate = linear(at + "mlp.gate", Role::Gate, i, spec.mlp_bias);
        b.up = linear(at + "mlp.up", Role::Up, i, spec.mlp_bias);
        b.down = linear(at + "mlp.down", Role::Down, i, spec.mlp_bias);
        if (normsOutput(spec))
            b.mlp_output_norm = normSite(at + "mlp_output_norm", i);
    }
    if (spec.final_norm)
        m_final_norm = normSite("final_norm", -1);

    const auto optionalLinear = [&](const std::string& path, Role role, bool bias, std::optional<Linear>& into) {
        if (weights(path + ".weight").defined())
            into = linear(path, role, -1, bias);
    };
    if (spec.pooler)
        optionalLinear("pooler", Role::Pooler, true, m_pooler);
    if (spec.classifier_input == ClassifierInput::Dense)
        optionalLinear("classifier_dense", Role::Classifier, true, m_classifier_dense);
    optionalLinear("classifier", Role::Classifier, spec.classifier_bias, m_classifier);
    optionalLinear("token_classifier", Role::Classifier, spec.token_classifier_bias, m_token_classifier);
    if (spec.masked_head) {
        optionalLinear("masked.transform", Role::MaskedTransform, spec.masked_transform_bias, m_masked_transform);
        if (m_masked_transform)
            m_masked_norm = normSite("masked.norm", -1);
        if (spec.masked_bias)
            fill("masked.bias", Role::LanguageHead, -1, m_masked_bias);
    }
    if (!spec.tied_head)
        optionalLinear("language_head", Role::LanguageHead, spec.head_bias && !spec.masked_head, m_language_head);
    if (spec.position == PositionKind::Rotary)
        for (const Rope& rope : spec.ropes)
            m_ropes.emplace_back(rope, spec.rotaryWidth(), device);
}

void Transformer::makeClassifier(std::int64_t labels, at::Generator& init)
{
    const auto fresh = [&](const std::string& name, Role role, std::vector<std::int64_t> shape, double deviation,
                           double mean = 0) {
        Parameter parameter;
        parameter.name = name;
        parameter.role = role;
        parameter.fresh = true;
        parameter.base = at::full(shape, mean, at::kFloat);
        if (deviation > 0)
            parameter.base.normal_(mean, deviation, init);
        parameter.base = parameter.base.to(m_device);
        return parameter;
    };
    const auto layer = [&](const std::string& path, Role role, std::int64_t out, bool bias) {
        Linear site;
        site.path = path;
        site.compute = m_compute;
        site.weight = fresh(path + ".weight", role, {out, m_spec.hidden}, 0.02);
        if (bias)
            site.bias = fresh(path + ".bias", role, {out}, 0);
        return site;
    };
    if (m_spec.classifier_input == ClassifierInput::Pooler && !m_pooler)
        m_pooler = layer("pooler", Role::Pooler, m_spec.hidden, true);
    if (m_spec.classifier_input == ClassifierInput::Dense && !m_classifier_dense)
        m_classifier_dense = layer("classifier_dense", Role::Classifier, m_spec.hidden, true);
    if (m_spec.classifier_input == ClassifierInput::MaskedTransform && !m_masked_transform) {
        m_masked_transform =
            layer("masked.transform", Role::MaskedTransform, m_spec.hidden, m_spec.masked_transform_bias);
        m_masked_norm.emplace();
        m_masked_norm->weight = fresh("masked.norm.weight", Role::Norm, {m_spec.hidden}, 0, 1 - m_spec.norm_offset);
        if (m_spec.norm == NormKind::Layer && m_spec.norm_bias)
            m_masked_norm->bias = fresh("masked.norm.bias", Role::Norm, {m_spec.hidden}, 0);
    }
    m_classifier = layer("classifier", Role::Classifier, labels, m_spec.classifier_bias);
}

bool Transformer::has(HeadKind head) const
{
    switch (head) {
    case HeadKind::Language: return m_spec.attention == AttentionKind::Causal && (m_spec.tied_head || m_language_head);
    case HeadKind::MaskedLanguage:
        return m_spec.masked_head && m_masked_transform && (m_spec.tied_head || m_language_head)
            && (!m_spec.masked_bias || m_masked_bias);
    case HeadKind::TokenClassification: return m_token_classifier.has_value();
    case HeadKind::Classification: break;
    }
    switch (m_spec.classifier_input) {
    case ClassifierInput::Hidden: return m_classifier.has_value();
    case ClassifierInput::Pooler: return m_classifier && m_pooler;
    case ClassifierInput::Dense: return m_classifier && m_classifier_dense;
    case ClassifierInput::MaskedTransform: return m_classifier && m_masked_transform;
    }
    return false;
}

namespace {

void add(std::vector<Parameter*>& list, NormSite& site)
{
    list.push_back(&site.weight);
    if (site.bias)
        list.push_back(&*site.bias);
}

void add(std::vector<Parameter*>& list, Linear& site)
{
    list.push_back(&site.weight);
    if (site.bias)
        list.push_back(&*site.bias);
}

template <class Site> void add(std::vector<Parameter*>& list, std::optional<Site>& site)
{
    if (site)
        add(list, *site);
}

} // namespace

std::vector<Parameter*> Transformer::bodyParameters()
{
    std::vector<Parameter*> list{&m_token_embedding};
    if (m_position_embedding)
        list.push_back(&*m_position_embedding);
    if (m_type_embedding)
        list.push_back(&*m_type_embedding);
    add(list, m_embedding_norm);
    add(list, m_embedding_projection);
    for (Block& b : m_blocks) {
        add(list, b.attention_norm);
        for (Linear* site : {&b.query, &b.key, &b.value, &b.output})
            add(list, *site);
        add(list, b.query_norm);
        add(list, b.key_norm);
        add(list, b.attention_output_norm);
        add(list, b.mlp_norm);
        add(list, b.gate);
        add(list, b.up);
        add(list, b.down);
        add(list, b.mlp_output_norm);
    }
    add(list, m_final_norm);
    return list;
}

std::vector<Parameter*> Transformer::headParameters(HeadKind head)
{
    std::vector<Parameter*> list;
    const auto addTransform = [&] {
        add(list, m_masked_transform);
        add(list, m_masked_norm);
    };
    switch (head) {
    case HeadKind::Language:
        if (!m_spec.masked_head)
            add(list, m_language_head);
        break;
    case HeadKind::MaskedLanguage:
        addTransform();
        if (m_masked_bias)
            list.push_back(&*m_masked_bias);
        if (m_spec.masked_head)
            add(list, m_language_head);
        break;
    case HeadKind::Classification:
        if (m_spec.classifier_input == ClassifierInput::Pooler)
            add(list, m_pooler);
        if (m_spec.classifier_input == ClassifierInput::MaskedTransform)
            addTransform();
        add(list, m_classifier_dense);
        add(list, m_classifier);
        break;
    case HeadKind::TokenClassification:
        if (m_spec.classifier_input == ClassifierInput::MaskedTransform)
            addTransform();
        add(list, m_token_classifier);
        break;
    }
    return list;
}

std::vector<Parameter*> Transformer::parameters()
{
    std::vector<Parameter*> list = bodyParameters();
    const auto addNew = [&list](Parameter* parameter) {
        if (std::find(list.begin(), list.end(), parameter) == list.end())
            list.push_back(parameter);
    };
    for (const HeadKind head :
         {HeadKind::Language, HeadKind::MaskedLanguage, HeadKind::Classification, HeadKind::TokenClassification})
        for (Parameter* parameter : headParameters(head))
            addNew(parameter);
    std::vector<Parameter*> pooler;
    add(pooler, m_pooler);
    for (Parameter* parameter : pooler)
        addNew(parameter);
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
    const std::int64_t width = spec.embeddingWidth();
    const std::int64_t attention = spec.heads * spec.head_dim;
    const std::int64_t kv = spec.kv_heads * spec.head_dim;
    const auto normDemand = [&](const std::string& path, std::int64_t size) {
        list.push_back({path + ".weight", {size}});
        if (spec.norm == NormKind::Layer && spec.norm_bias)
            list.push_back({path + ".bias", {size}});
    };
    const auto linearDemand = [&](const std::string& path, std::int64_t out, std::int64_t in, bool bias) {
        list.push_back({path + ".weight", {out, in}});
        if (bias)
            list.push_back({path + ".bias", {out}});
    };
    list.push_back({"embed.token.weight", {spec.vocabulary, width}});
    if (spec.position == PositionKind::Learned)
        list.push_back({"embed.position.weight", {spec.context + spec.position_offset, width}});
    if (spec.token_types > 0)
        list.push_back({"embed.type.weight", {spec.token_types, width}});
    if (spec.embedding_norm)
        normDemand("embed.norm", width);
    if (width != h)
        linearDemand("embed.projection", h, width, true);
    for (std::int64_t i = 0; i < spec.layers; ++i) {
        const std::string at = fmt::format("layers.{}.", i);
        if (hasAttentionNorm(spec, i))
            normDemand(at + "attention_norm", h);
        linearDemand(at + "attention.query", attention, h, spec.qkv_bias);
        linearDemand(at + "attention.key", kv, h, spec.qkv_bias);
        linearDemand(at + "attention.value", kv, h, spec.qkv_bias);
        if (spec.query_key_norm != QueryKeyNorm::None) {
            const bool each = spec.query_key_norm == QueryKeyNorm::Head;
            normDemand(at + "attention.query_norm", each ? spec.head_dim : attention);
            normDemand(at + "attention.key_norm", each ? spec.head_dim : kv);
        }
        linearDemand(at + "attention.output", h, attention, spec.output_bias);
        if (normsOutput(spec))
            normDemand(at + "attention_output_norm", h);
        if (hasMlpNorm(spec))
            normDemand(at + "mlp_norm", h);
        if (spec.gated_mlp)
            linearDemand(at + "mlp.gate", spec.intermediate, h, spec.mlp_bias);
        linearDemand(at + "mlp.up", spec.intermediate, h, spec.mlp_bias);
        linearDemand(at + "mlp.down", h, spec.intermediate, spec.mlp_bias);
        if (normsOutput(spec))
            normDemand(at + "mlp_output_norm", h);
    }
    if (spec.final_norm)
        normDemand("final_norm", h);

    std::size_t from = list.size();
    const auto onlyFor = [&](std::vector<HeadKind> heads) {
        for (; from < list.size(); ++from) {
            list[from].optional = true;
            list[from].heads = heads;
        }
    };
    const bool shared = spec.classifier_input == ClassifierInput::MaskedTransform;
    if (spec.pooler)
        linearDemand("pooler", h, h, true);
    onlyFor(spec.classifier_input == ClassifierInput::Pooler ? std::vector{HeadKind::Classification}
                                                             : std::vector<HeadKind>{});
    if (spec.masked_head) {
        linearDemand("masked.transform", width, h, spec.masked_transform_bias);
        normDemand("masked.norm", width);
        onlyFor(shared ? std::vector{HeadKind::MaskedLanguage, HeadKind::Classification, HeadKind::TokenClassification}
                       : std::vector{HeadKind::MaskedLanguage});
        if (spec.masked_bias)
            list.push_back({"masked.bias", {spec.vocabulary}});
        if (!spec.tied_head)
            list.push_back({"language_head.weight", {spec.vocabulary, width}});
        onlyFor({HeadKind::MaskedLanguage});
    } else if (!spec.tied_head) {
        linearDemand("language_head", spec.vocabulary, h, spec.head_bias);
        onlyFor({HeadKind::Language});
    }
    if (spec.classifier_input == ClassifierInput::Dense)
        linearDemand("classifier_dense", h, h, true);
    linearDemand("classifier", -1, h, spec.classifier_bias); // any number of labels
    onlyFor({HeadKind::Classification});
    linearDemand("token_classifier", -1, h, spec.token_classifier_bias);
    onlyFor({HeadKind::TokenClassification});
    return list;
}

} // namespace luthier
