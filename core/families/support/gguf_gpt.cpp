// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_architecture.h"

namespace luthier {

namespace {

using enum GgufChange;

void gptFields(const GgufKeys& keys, Json& config, const char* model_type, const char* architecture)
{
    config["architectures"] = {architecture};
    config["model_type"] = model_type;
    config["vocab_size"] = keys.size("token_embd.weight", 0);
    ggufTokenFields(keys, config);
    config["tie_word_embeddings"] = !keys.holds("output.weight");
}

// The names that GPT-2 and GPT-J share.
void shortFields(const GgufKeys& keys, Json& config)
{
    config["n_embd"] = keys.integer(".embedding_length");
    config["n_layer"] = keys.integer(".block_count");
    config["n_head"] = keys.integer(".attention.head_count");
    config["n_positions"] = keys.integer(".context_length");
    // Converters write four times the width whatever the model has.
    config["n_inner"] = keys.size("blk.0.ffn_up.weight", 0);
    config["layer_norm_epsilon"] = keys.real(".attention.layer_norm_epsilon");
    config["activation_function"] = "gelu_new";
}

void gpt2Config(const GgufKeys& keys, Json& config)
{
    gptFields(keys, config, "gpt2", "GPT2LMHeadModel");
    shortFields(keys, config);
}

void gptjConfig(const GgufKeys& keys, Json& config)
{
    gptFields(keys, config, "gptj", "GPTJForCausalLM");
    shortFields(keys, config);
    config["rotary_dim"] = keys.integer(".rope.dimension_count");
}

void neoxConfig(const GgufKeys& keys, Json& config)
{
    gptFields(keys, config, "gpt_neox", "GPTNeoXForCausalLM");
    config["hidden_size"] = keys.integer(".embedding_length");
    config["num_hidden_layers"] = keys.integer(".block_count");
    const std::int64_t heads = keys.integer(".attention.head_count");
    config["num_attention_heads"] = heads;
    config["intermediate_size"] = keys.integer(".feed_forward_length");
    config["max_position_embeddings"] = keys.integer(".context_length");
    config["layer_norm_eps"] = keys.real(".attention.layer_norm_epsilon");
    config["use_parallel_residual"] = keys.maybeBoolean(".use_parallel_residual").value_or(true);
    config["hidden_act"] = "gelu";
    config["attention_bias"] = keys.holds("blk.0.attn_qkv.bias");
    const std::int64_t width = heads > 0 ? config["hidden_size"].get<std::int64_t>() / heads : 1;
    const std::int64_t rotary = keys.maybeInteger(".rope.dimension_count").value_or(width);
    config["rotary_pct"] = width > 0 ? static_cast<double>(rotary) / static_cast<double>(width) : 1.0;
    ggufRopeFields(keys, config, rotary);
    config["rotary_emb_base"] = config["rope_theta"];
}

constexpr GgufName gpt2_names[] = {{"token_embd", "transformer.wte"},
                                   {"position_embd", "transformer.wpe"},
                                   {"output_norm", "transformer.ln_f"},
                                   {"output", "lm_head"}};
constexpr GgufName gpt2_layers[] = {
    {"attn_norm", "ln_1"}, {"attn_qkv", "attn.c_attn", Transposed}, {"attn_output", "attn.c_proj", Transposed},
    {"ffn_norm", "ln_2"},  {"ffn_up", "mlp.c_fc", Transposed},      {"ffn_down", "mlp.c_proj", Transposed},
};
constexpr GgufName neox_names[] = {
    {"token_embd", "gpt_neox.embed_in"}, {"output_norm", "gpt_neox.final_layer_norm"}, {"output", "embed_out"}};
constexpr GgufName neox_layers[] = {
    {"attn_norm", "input_layernorm"},   {"attn_qkv", "attention.query_key_value", SplitQueryKeyValue},
    {"attn_output", "attention.dense"}, {"ffn_norm", "post_attention_layernorm"},
    {"ffn_up", "mlp.dense_h_to_4h"},    {"ffn_down", "mlp.dense_4h_to_h"},
};
constexpr GgufName gptj_names[] = {
    {"token_embd", "transformer.wte"}, {"output_norm", "transformer.ln_f"}, {"output", "lm_head"}};
constexpr GgufName gptj_layers[] = {
    {"attn_norm", "ln_1"},      {"attn_q", "attn.q_proj"},        {"attn_k", "attn.k_proj"},
    {"attn_v", "attn.v_proj"},  {"attn_output", "attn.out_proj"}, {"ffn_up", "mlp.fc_in"},
    {"ffn_down", "mlp.fc_out"},
};

constexpr GgufArchitecture architectures[] = {
    {"gpt2", gpt2Config, gpt2_names, gpt2_layers, "transformer.h."},
    {"gptneox", neoxConfig, neox_names, neox_layers, "gpt_neox.layers."},
    {"gptj", gptjConfig, gptj_names, gptj_layers, "transformer.h."},
};

} // namespace

std::span<const GgufArchitecture> ggufGptArchitectures()
{
    return architectures;
}

} // namespace luthier
