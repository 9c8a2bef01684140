// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_architecture.h"

namespace luthier {

namespace {

using enum GgufChange;

bool anyLayer(const GgufKeys& keys, const char* part)
{
    return keys.holds(std::string("blk.0.") + part);
}

void refuseExperts(const GgufKeys& keys)
{
    if (keys.maybeInteger(".expert_count").value_or(0) > 0)
        keys.problem(text("This model is a mixture of experts, a kind that cannot be opened."),
                     text("Choose a model without experts."));
}

void llamaConfig(const GgufKeys& keys, Json& config)
{
    ggufDecoderFields(keys, config, "llama", "LlamaForCausalLM");
    refuseExperts(keys);
    config["hidden_act"] = "silu";
    config["attention_bias"] = anyLayer(keys, "attn_q.bias");
    config["mlp_bias"] = anyLayer(keys, "ffn_gate.bias");
}

void smollm3Config(const GgufKeys& keys, Json& config)
{
    ggufDecoderFields(keys, config, "smollm3", "SmolLM3ForCausalLM");
    config["hidden_act"] = "silu";
    config["attention_bias"] = anyLayer(keys, "attn_q.bias");
    config["mlp_bias"] = anyLayer(keys, "ffn_gate.bias");
    config["no_rope_layer_interval"] = 4; // not in the file: every SmolLM3 has it
    config["use_sliding_window"] = false;
}

void graniteConfig(const GgufKeys& keys, Json& config)
{
    ggufDecoderFields(keys, config, "granite", "GraniteForCausalLM");
    refuseExperts(keys);
    config["hidden_act"] = "silu";
    config["attention_bias"] = anyLayer(keys, "attn_q.bias");
    config["mlp_bias"] = anyLayer(keys, "ffn_gate.bias");
    const struct {
        const char *key, *field;
    } factors[] = {{".attention.scale", "attention_multiplier"},
                   {".embedding_scale", "embedding_multiplier"},
                   {".residual_scale", "residual_multiplier"},
                   {".logit_scale", "logits_scaling"}};
    for (const auto& one : factors)
        config[one.field] = keys.maybeReal(one.key).value_or(1.0);
}

void qwen2Config(const GgufKeys& keys, Json& config)
{
    ggufDecoderFields(keys, config, "qwen2", "Qwen2ForCausalLM");
    config["hidden_act"] = "silu";
    config["use_sliding_window"] = false;
}

void qwen3Config(const GgufKeys& keys, Json& config)
{
    ggufDecoderFields(keys, config, "qwen3", "Qwen3ForCausalLM");
    config["hidden_act"] = "silu";
    config["attention_bias"] = anyLayer(keys, "attn_q.bias");
    config["use_sliding_window"] = false;
}

void gemmaConfig(const GgufKeys& keys, Json& config)
{
    ggufDecoderFields(keys, config, "gemma", "GemmaForCausalLM");
    config["hidden_act"] = "gelu_pytorch_tanh";
    config["attention_bias"] = false;
}

// The scale of attention is not in the file: all but the largest model of a generation use the width of a head.
void gemmaScale(Json& config, std::int64_t largest)
{
    const auto heads = config["num_attention_heads"].get<std::int64_t>();
    const bool wide = config["num_hidden_layers"].get<std::int64_t>() == largest && heads > 0;
    config["query_pre_attn_scalar"] =
        wide ? config["hidden_size"].get<std::int64_t>() / heads : config["head_dim"].get<std::int64_t>();
}

void gemma2Config(const GgufKeys& keys, Json& config)
{
    ggufDecoderFields(keys, config, "gemma2", "Gemma2ForCausalLM");
    config["hidden_activation"] = "gelu_pytorch_tanh";
    config["attention_bias"] = false;
    config["attn_logit_softcapping"] = keys.maybeReal(".attn_logit_softcapping").value_or(50);
    config["final_logit_softcapping"] = keys.maybeReal(".final_logit_softcapping").value_or(30);
    config["sliding_window"] = keys.maybeInteger(".attention.sliding_window").value_or(4096);
    gemmaScale(config, 46);
    ggufLayerKinds(keys, config, 2);
}

void gemma3Config(const GgufKeys& keys, Json& config)
{
    ggufDecoderFields(keys, config, "gemma3_text", "Gemma3ForCausalLM");
    config["hidden_activation"] = "gelu_pytorch_tanh";
    config["attention_bias"] = false;
    config["rope_theta"] = keys.maybeReal(".rope.freq_base").value_or(1e6);
    config["rope_local_base_freq"] = keys.maybeReal(".rope.freq_base_swa").value_or(1e4);
    config["attn_logit_softcapping"] = nullptr;
    const double cap = keys.maybeReal(".final_logit_softcapping").value_or(0);
    config["final_logit_softcapping"] = cap > 0 ? Json(cap) : Json(nullptr);
    gemmaScale(config, 62);
    const std::int64_t window = keys.maybeInteger(".attention.sliding_window").value_or(0);
    config["sliding_window"] = window > 0 ? window : config["max_position_embeddings"].get<std::int64_t>();
    ggufLayerKinds(keys, config, window > 0 ? 6 : 1);
    // The 4, 12 and 27 billion models stretch their global layers eightfold; the first converters left that out.
    const auto layers = config["num_hidden_layers"].get<std::int64_t>();
    if (!config.contains("rope_scaling") && !keys.has(".rope.scaling.type")
        && (layers == 34 || layers == 48 || layers == 62) && config["max_position_embeddings"] == 131072)
        config["rope_scaling"] = {{"rope_type", "linear"}, {"factor", 8.0}};
}

void phi3Config(const GgufKeys& keys, Json& config)
{
    ggufDecoderFields(keys, config, "phi3", "Phi3ForCausalLM");
    config["hidden_act"] = "silu";
    const auto rotary = keys.maybeInteger(".rope.dimension_count").value_or(0);
    const auto width = config["head_dim"].get<std::int64_t>();
    if (rotary > 0 && rotary < width)
        config["partial_rotary_factor"] = static_cast<double>(rotary) / static_cast<double>(width);
    const auto window = keys.maybeInteger(".attention.sliding_window").value_or(0);
    config["sliding_window"] = window > 0 ? Json(window) : Json(nullptr);
    config.erase("head_dim"); // Phi-3 has no such field
}

void olmo2Config(const GgufKeys& keys, Json& config)
{
    // Olmo 3 is stored under the same name: it looks through windows.
    const auto window = keys.maybeInteger(".attention.sliding_window").value_or(0);
    ggufDecoderFields(keys, config, window > 0 ? "olmo3" : "olmo2",
                      window > 0 ? "Olmo3ForCausalLM" : "Olmo2ForCausalLM");
    config["hidden_act"] = "silu";
    config["attention_bias"] = false;
    if (window > 0) {
        config["sliding_window"] = window;
        ggufLayerKinds(keys, config, 4);
    }
}

constexpr GgufName names[] = {
    {"token_embd", "model.embed_tokens"}, {"output_norm", "model.norm"}, {"output", "lm_head"}};
constexpr GgufName gemma_names[] = {
    {"token_embd", "model.embed_tokens"}, {"output_norm", "model.norm", AddedOne}, {"output", "lm_head"}};

constexpr GgufName permuted[] = {
    {"attn_norm", "input_layernorm"},        {"attn_q", "self_attn.q_proj", QueryRows},
    {"attn_k", "self_attn.k_proj", KeyRows}, {"attn_v", "self_attn.v_proj"},
    {"attn_output", "self_attn.o_proj"},     {"ffn_norm", "post_attention_layernorm"},
    {"ffn_gate", "mlp.gate_proj"},           {"ffn_up", "mlp.up_proj"},
    {"ffn_down", "mlp.down_proj"},
};
constexpr GgufName plain[] = {
    {"attn_norm", "input_layernorm"},    {"attn_q", "self_attn.q_proj"},
    {"attn_k", "self_attn.k_proj"},      {"attn_v", "self_attn.v_proj"},
    {"attn_output", "self_attn.o_proj"}, {"attn_q_norm", "self_attn.q_norm"},
    {"attn_k_norm", "self_attn.k_norm"}, {"ffn_norm", "post_attention_layernorm"},
    {"ffn_gate", "mlp.gate_proj"},       {"ffn_up", "mlp.up_proj"},
    {"ffn_down", "mlp.down_proj"},
};
constexpr GgufName gemma[] = {
    {"attn_norm", "input_layernorm", AddedOne},
    {"attn_q", "self_attn.q_proj"},
    {"attn_k", "self_attn.k_proj"},
    {"attn_v", "self_attn.v_proj"},
    {"attn_output", "self_attn.o_proj"},
    {"ffn_norm", "post_attention_layernorm", AddedOne},
    {"ffn_gate", "mlp.gate_proj"},
    {"ffn_up", "mlp.up_proj"},
    {"ffn_down", "mlp.down_proj"},
};
constexpr GgufName later_gemma[] = {
    {"attn_norm", "input_layernorm", AddedOne},
    {"attn_q", "self_attn.q_proj"},
    {"attn_k", "self_attn.k_proj"},
    {"attn_v", "self_attn.v_proj"},
    {"attn_output", "self_attn.o_proj"},
    {"attn_q_norm", "self_attn.q_norm", AddedOne},
    {"attn_k_norm", "self_attn.k_norm", AddedOne},
    {"post_attention_norm", "post_attention_layernorm", AddedOne},
    {"ffn_norm", "pre_feedforward_layernorm", AddedOne},
    {"ffn_gate", "mlp.gate_proj"},
    {"ffn_up", "mlp.up_proj"},
    {"ffn_down", "mlp.down_proj"},
    {"post_ffw_norm", "post_feedforward_layernorm", AddedOne},
};
constexpr GgufName phi3[] = {
    {"attn_norm", "input_layernorm"},         {"attn_qkv", "self_attn.qkv_proj"}, {"attn_output", "self_attn.o_proj"},
    {"ffn_norm", "post_attention_layernorm"}, {"ffn_up", "mlp.gate_up_proj"},     {"ffn_down", "mlp.down_proj"},
};
constexpr GgufName olmo2[] = {
    {"attn_q", "self_attn.q_proj"},
    {"attn_k", "self_attn.k_proj"},
    {"attn_v", "self_attn.v_proj"},
    {"attn_output", "self_attn.o_proj"},
    {"attn_q_norm", "self_attn.q_norm"},
    {"attn_k_norm", "self_attn.k_norm"},
    {"post_attention_norm", "post_attention_layernorm"},
    {"ffn_gate", "mlp.gate_proj"},
    {"ffn_up", "mlp.up_proj"},
    {"ffn_down", "mlp.down_proj"},
    {"post_ffw_norm", "post_feedforward_layernorm"},
};

constexpr const char* layers = "model.layers.";
constexpr GgufArchitecture architectures[] = {
    {"llama", llamaConfig, names, permuted, layers},
    {"smollm3", smollm3Config, names, permuted, layers},
    {"granite", graniteConfig, names, permuted, layers},
    {"qwen2", qwen2Config, names, plain, layers},
    {"qwen3", qwen3Config, names, plain, layers},
    {"gemma", gemmaConfig, gemma_names, gemma, layers},
    {"gemma2", gemma2Config, gemma_names, later_gemma, layers},
    {"gemma3", gemma3Config, gemma_names, later_gemma, layers},
    {"phi3", phi3Config, names, phi3, layers},
    {"olmo2", olmo2Config, names, olmo2, layers},
};

} // namespace

std::span<const GgufArchitecture> ggufLlamaArchitectures()
{
    return architectures;
}

} // namespace luthier
