// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/family.h"
#include "core/families/support/config_reader.h"

namespace luthier::family {

namespace {

bool recognises(const Json& config)
{
    return config.value("model_type", "") == "llama";
}

// Names of the fields: transformers' LlamaConfig.
Result<Spec> spec(const Json& config, const std::string& where)
{
    ConfigReader read(config, where);
    Spec s;
    s.vocabulary = read.integer("vocab_size");
    s.hidden = read.integer("hidden_size");
    s.layers = read.integer("num_hidden_layers");
    s.heads = read.integer("num_attention_heads");
    s.kv_heads = read.integer("num_key_value_heads", s.heads);
    s.head_dim = read.integer("head_dim", s.heads > 0 ? s.hidden / s.heads : 0);
    s.intermediate = read.integer("intermediate_size");
    s.context = read.integer("max_position_embeddings", 2048);
    s.norm_epsilon = read.real("rms_norm_eps", 1e-6);
    s.rope_base = read.real("rope_theta", 10000);
    s.tied_head = read.boolean("tie_word_embeddings", false);
    s.attention_bias = read.boolean("attention_bias", false);
    s.mlp_bias = read.boolean("mlp_bias", false);
    s.activation = read.activation("hidden_act", Activation::Silu);
    // Version 5 of transformers gathers what concerns rotary positions in one object.
    for (const char* key : {"rope_parameters", "rope_scaling"}) {
        const auto found = config.find(key);
        if (found == config.end() || !found->is_object())
            continue;
        const ConfigReader rope(*found, where);
        s.rope_base = rope.real("rope_theta", s.rope_base);
        const std::string kind = rope.text("rope_type", rope.text("type", "default"));
        if (kind != "default")
            read.problem(text(
                "The positions of this model are scaled by the method “{}”, which Luthier does not read yet.", kind));
    }
    return read.finish(s);
}

std::vector<std::string> fileNames(const std::string& canonical)
{
    static const NameRule rules[] = {
        {"embed.token", "model.embed_tokens"},
        {"attention_norm", "input_layernorm"},
        {"mlp_norm", "post_attention_layernorm"},
        {"attention.query", "self_attn.q_proj"},
        {"attention.key", "self_attn.k_proj"},
        {"attention.value", "self_attn.v_proj"},
        {"attention.output", "self_attn.o_proj"},
        {"mlp.gate", "mlp.gate_proj"},
        {"mlp.up", "mlp.up_proj"},
        {"mlp.down", "mlp.down_proj"},
        {"final_norm", "model.norm"},
        {"language_head", "lm_head"},
        {"classifier", "score"},
    };
    return namesFromRules(canonical, rules, "model.layers.", "model.");
}

} // namespace

const FamilyDescriptor llama = {
    .info = {.id = "llama",
             .title = "Writes and answers",
             .summary = "Models that write text word by word: Llama, TinyLlama, SmolLM2 and relatives.",
             .term = "Llama family, decoder"},
    .recognises = recognises,
    .spec = spec,
    .fileNames = fileNames,
    .language_architecture = "LlamaForCausalLM",
    .classifier_architecture = "LlamaForSequenceClassification",
};

} // namespace luthier::family
