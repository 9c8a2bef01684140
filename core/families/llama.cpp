// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/family.h"
#include "core/families/support/config_reader.h"
#include "core/families/support/layer_kinds.h"
#include "core/families/support/rope_config.h"
#include "core/families/support/weight_names.h"

#include <cmath>

namespace luthier::family {

namespace {

// What a config.json may leave out, as the configuration classes of transformers have it.
struct Defaults {
    std::int64_t context = 2048;
    std::int64_t head_dim = 0; // 0: hidden / heads
    std::int64_t kv_heads = 0; // 0: heads
    double norm_epsilon = 1e-6;
    bool tied = false;
};

// The fields that all rows share. Names: transformers' LlamaConfig.
Spec common(const ConfigReader& read, const Defaults& defaults = {})
{
    Spec s;
    s.vocabulary = read.integer("vocab_size");
    s.hidden = read.integer("hidden_size");
    s.layers = read.integer("num_hidden_layers");
    s.heads = read.integer("num_attention_heads");
    const bool listed = defaults.kv_heads > 0 && !read.isNull("num_key_value_heads");
    s.kv_heads = read.integer("num_key_value_heads", listed ? defaults.kv_heads : s.heads);
    const std::int64_t even = s.heads > 0 ? s.hidden / s.heads : 0;
    s.head_dim = read.integer("head_dim", defaults.head_dim > 0 ? defaults.head_dim : even);
    s.intermediate = read.integer("intermediate_size");
    s.context = read.integer("max_position_embeddings", defaults.context);
    s.norm_epsilon = read.real("rms_norm_eps", defaults.norm_epsilon);
    s.tied_head = read.boolean("tie_word_embeddings", defaults.tied);
    s.qkv_bias = s.output_bias = read.boolean("attention_bias", false);
    s.mlp_bias = read.boolean("mlp_bias", false);
    s.activation = read.activation("hidden_act", Activation::Silu);
    return s;
}

Result<Spec> llamaSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common(read);
    s.ropes = {readRope(read, s)};
    return read.finish(s);
}

Result<Spec> mistralSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common(read, {.context = 4096 * 32, .kv_heads = 8});
    s.ropes = {readRope(read, s)};
    s.qkv_bias = s.output_bias = s.mlp_bias = false;
    setWindow(s, readWindow(read, "sliding_window", 4096));
    return read.finish(s);
}

// use_sliding_window with max_window_layers, or a list of the layers' kinds.
void readQwenWindow(const ConfigReader& read, Spec& s)
{
    const std::int64_t window =
        read.boolean("use_sliding_window", false) ? readWindow(read, "sliding_window", 4096) : 0;
    const std::int64_t full_layers = read.index("max_window_layers", 28);
    setLayerKinds(read, s, window, [&](std::int64_t layer) { return window > 0 && layer >= full_layers; });
}

Result<Spec> qwen2Spec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common(read, {.context = 32768});
    s.ropes = {readRope(read, s)};
    s.qkv_bias = true;
    s.output_bias = s.mlp_bias = false;
    readQwenWindow(read, s);
    return read.finish(s);
}

Result<Spec> qwen3Spec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common(read, {.context = 32768, .head_dim = 128});
    s.ropes = {readRope(read, s)};
    s.mlp_bias = false;
    s.query_key_norm = QueryKeyNorm::Head;
    readQwenWindow(read, s);
    return read.finish(s);
}

// What the three generations of Gemma share.
Spec gemmaCommon(const ConfigReader& read, std::int64_t context)
{
    Spec s = common(read, {.context = context, .head_dim = 256, .tied = true});
    s.mlp_bias = false;
    s.norm_offset = 1;
    s.embedding_multiplier = std::sqrt(static_cast<double>(s.hidden));
    // The first files say "gelu" and mean its tanh form.
    s.activation = read.activation("hidden_act", Activation::GeluTanh);
    if (s.activation == Activation::Gelu)
        s.activation = Activation::GeluTanh;
    s.activation = read.activation("hidden_activation", s.activation);
    if (read.boolean("use_bidirectional_attention", false))
        read.problem(text("This Gemma reads texts in both directions, which Luthier does not know yet."));
    return s;
}

Result<Spec> gemmaSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = gemmaCommon(read, 8192);
    s.ropes = {readRope(read, s)};
    return read.finish(s);
}

void readGemmaAttention(const ConfigReader& read, Spec& s)
{
    s.placement = NormPlacement::Both;
    s.attention_scale = 1 / std::sqrt(read.positive("query_pre_attn_scalar", 256));
}

Result<Spec> gemma2Spec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = gemmaCommon(read, 8192);
    readGemmaAttention(read, s);
    s.attention_softcap = read.isNull("attn_logit_softcapping") ? 0 : read.positive("attn_logit_softcapping", 50);
    s.logits_softcap = read.isNull("final_logit_softcapping") ? 0 : read.positive("final_logit_softcapping", 30);
    s.ropes = {readRope(read, s)};
    const std::int64_t window = readWindow(read, "sliding_window", 4096);
    setLayerKinds(read, s, window, [](std::int64_t layer) { return layer % 2 == 0; });
    return read.finish(s);
}

Result<Spec> gemma3Spec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = gemmaCommon(read, 131072);
    readGemmaAttention(read, s);
    s.query_key_norm = QueryKeyNorm::Head;
    s.attention_softcap = read.positive("attn_logit_softcapping", 0);
    s.logits_softcap = read.positive("final_logit_softcapping", 0);
    // Global layers turn slowly, local ones quickly; only the global ones are scaled.
    s.ropes = {
        readRope(read, s, {.base = 1'000'000, .layer_type = "full_attention"}),
        readRope(read, s, {.base_key = "rope_local_base_freq", .layer_type = "sliding_attention", .scaled = false})};
    std::int64_t window = readWindow(read, "sliding_window", 4096);
    if (window == 0)
        window = s.context; // local layers keep their own frequencies
    const std::int64_t pattern = read.integer("sliding_window_pattern", 6);
    setLayerKinds(read, s, window, [&](std::int64_t layer) { return pattern > 0 && (layer + 1) % pattern != 0; });
    setLocalRope(s, 1);
    return read.finish(s);
}

Result<Spec> phi3Spec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common(read, {.context = 4096, .norm_epsilon = 1e-5});
    s.ropes = {readRope(read, s, {.old_names_mean_long = true})};
    s.qkv_bias = s.output_bias = s.mlp_bias = false;
    s.dropout = read.real("resid_pdrop", 0);
    setWindow(s, readWindow(read, "sliding_window", 0));
    return read.finish(s);
}

Result<Spec> graniteSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common(read);
    s.ropes = {readRope(read, s)};
    s.embedding_multiplier = read.positive("embedding_multiplier", 1);
    s.attention_scale = read.positive("attention_multiplier", 1);
    s.residual_multiplier = read.positive("residual_multiplier", 1);
    s.logits_multiplier = 1 / read.positive("logits_scaling", 1);
    return read.finish(s);
}

Result<Spec> olmo2Spec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common(read, {.norm_epsilon = 1e-5});
    s.ropes = {readRope(read, s)};
    s.mlp_bias = false;
    s.placement = NormPlacement::Output;
    s.query_key_norm = QueryKeyNorm::Width;
    return read.finish(s);
}

Result<Spec> smollm3Spec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common(read, {.context = 32768, .kv_heads = 4, .tied = true});
    s.ropes = {readRope(read, s, {.base = 2'000'000})};
    // 1: the layer has rotary positions (the field is called after those that have none).
    const std::vector<std::int64_t> given = read.integers("no_rope_layers");
    const std::int64_t interval = read.integer("no_rope_layer_interval", 4);
    const auto turns = [&](std::int64_t layer) {
        return given.empty() ? interval > 0 && (layer + 1) % interval != 0
                             : given[static_cast<std::size_t>(layer)] != 0;
    };
    if (!given.empty() && std::ssize(given) != s.layers) {
        read.problem(text("The list “{}” has {} entries, but the model has {} layers.", "no_rope_layers", given.size(),
                          s.layers));
        return read.finish(s);
    }
    const std::int64_t window = read.boolean("use_sliding_window", false) ? readWindow(read, "sliding_window", 0) : 0;
    setLayerKinds(read, s, window, [&](std::int64_t layer) { return window > 0 && !turns(layer); });
    setUnturned(s, [&](std::int64_t layer) { return !turns(layer); });
    return read.finish(s);
}

const NameRule llama_names[] = {
    {"embed.token", "model.embed_tokens"},
    {"attention_norm", "input_layernorm"},
    {"attention.query", "self_attn.q_proj"},
    {"attention.key", "self_attn.k_proj"},
    {"attention.value", "self_attn.v_proj"},
    {"attention.query_norm", "self_attn.q_norm"},
    {"attention.key_norm", "self_attn.k_norm"},
    {"attention.output", "self_attn.o_proj"},
    {"mlp_norm", "post_attention_layernorm"},
    {"mlp.gate", "mlp.gate_proj"},
    {"mlp.up", "mlp.up_proj"},
    {"mlp.down", "mlp.down_proj"},
    {"final_norm", "model.norm"},
    {"language_head", "lm_head"},
    {"classifier", "score"},
    {"token_classifier", "score"},
};
// With norms on what a sub-layer gives: one has the name that elsewhere means the norm before the MLP.
const NameRule output_norm_names[] = {
    {"attention_output_norm", "post_attention_layernorm"},
    {"mlp_norm", "pre_feedforward_layernorm"},
    {"mlp_output_norm", "post_feedforward_layernorm"},
};
const NameRule phi3_names[] = {
    {"attention.query", "self_attn.qkv_proj", Part::Query}, {"attention.key", "self_attn.qkv_proj", Part::Key},
    {"attention.value", "self_attn.qkv_proj", Part::Value}, {"mlp.gate", "mlp.gate_up_proj", Part::FirstHalf},
    {"mlp.up", "mlp.gate_up_proj", Part::SecondHalf},
};

std::vector<StoredWeight> llamaStored(const Spec& spec, const std::string& canonical)
{
    return storedByRules(spec, canonical, {{}, llama_names, "model.layers.", "model."});
}

std::vector<StoredWeight> outputNormStored(const Spec& spec, const std::string& canonical)
{
    return storedByRules(spec, canonical, {output_norm_names, llama_names, "model.layers.", "model."});
}

std::vector<StoredWeight> phi3Stored(const Spec& spec, const std::string& canonical)
{
    return storedByRules(spec, canonical, {phi3_names, llama_names, "model.layers.", "model."});
}

#define LUTHIER_ARCHITECTURES(stem)                                                                                    \
    {                                                                                                                  \
        stem "ForCausalLM", stem "ForSequenceClassification", stem "ForTokenClassification"                            \
    }

const FamilyRow rows[] = {
    {"llama", LUTHIER_ARCHITECTURES("Llama"), llamaSpec, llamaStored},
    {"mistral", LUTHIER_ARCHITECTURES("Mistral"), mistralSpec, llamaStored},
    {"qwen2", LUTHIER_ARCHITECTURES("Qwen2"), qwen2Spec, llamaStored},
    {"qwen3", LUTHIER_ARCHITECTURES("Qwen3"), qwen3Spec, llamaStored},
    {"gemma", LUTHIER_ARCHITECTURES("Gemma"), gemmaSpec, llamaStored},
    {"gemma2", LUTHIER_ARCHITECTURES("Gemma2"), gemma2Spec, outputNormStored},
    {"gemma3_text",
     {"Gemma3ForCausalLM", "Gemma3TextForSequenceClassification", "Gemma3TextForTokenClassification"},
     gemma3Spec,
     outputNormStored},
    {"phi3", LUTHIER_ARCHITECTURES("Phi3"), phi3Spec, phi3Stored},
    {"granite", LUTHIER_ARCHITECTURES("Granite"), graniteSpec, llamaStored},
    {"olmo2", LUTHIER_ARCHITECTURES("Olmo2"), olmo2Spec, outputNormStored},
    {"smollm3", LUTHIER_ARCHITECTURES("SmolLM3"), smollm3Spec, llamaStored},
};
#undef LUTHIER_ARCHITECTURES

} // namespace

const FamilyDescriptor llama = {
    .info = {.id = "llama",
             .title = "Writes and answers",
             .summary = "Models that write text word by word: Llama, Mistral, Qwen, Gemma, Phi, Granite, OLMo, SmolLM "
                        "and relatives.",
             .term = "Llama family, decoder"},
    .rows = rows,
};

} // namespace luthier::family
