// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/family.h"
#include "core/families/support/config_reader.h"
#include "core/families/support/rope_config.h"
#include "core/families/support/weight_names.h"

namespace luthier::family {

namespace {

// What all rows are: layer norms with biases, an MLP of two layers.
Spec common()
{
    Spec s;
    s.norm = NormKind::Layer;
    s.gated_mlp = false;
    s.mlp_bias = true;
    s.qkv_bias = true;
    s.output_bias = true;
    return s;
}

// The sizes under the names that GPT-2 and GPT-J share.
void readSizes(const ConfigReader& read, Spec& s, std::int64_t context)
{
    s.vocabulary = read.integer("vocab_size");
    s.hidden = read.integer("n_embd");
    s.layers = read.integer("n_layer");
    s.heads = read.integer("n_head");
    s.kv_heads = s.heads;
    s.head_dim = s.heads > 0 ? s.hidden / s.heads : 0;
    s.intermediate = read.integer("n_inner", 4 * s.hidden);
    s.context = read.integer("n_positions", context);
    s.norm_epsilon = read.real("layer_norm_epsilon", 1e-5);
    s.activation = read.activation("activation_function", Activation::GeluTanh);
}

void demandFalse(const ConfigReader& read, const char* key)
{
    if (read.boolean(key, false))
        read.problem(text("This model has “{}” switched on, which Luthier does not know.", key));
}

// Names of the fields: transformers' GPT2Config.
Result<Spec> gpt2Spec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common();
    readSizes(read, s, 1024);
    s.position = PositionKind::Learned;
    s.tied_head = read.boolean("tie_word_embeddings", true);
    s.dropout = read.real("resid_pdrop", 0.1);
    if (!read.boolean("scale_attn_weights", true))
        s.attention_scale = 1;
    for (const char* key : {"scale_attn_by_inverse_layer_idx", "add_cross_attention"})
        demandFalse(read, key);
    return read.finish(s);
}

// Names of the fields: transformers' GPTNeoXConfig; Pythia is this too.
Result<Spec> neoxSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common();
    s.vocabulary = read.integer("vocab_size");
    s.hidden = read.integer("hidden_size");
    s.layers = read.integer("num_hidden_layers");
    s.heads = read.integer("num_attention_heads");
    s.kv_heads = s.heads;
    s.head_dim = s.heads > 0 ? s.hidden / s.heads : 0;
    s.intermediate = read.integer("intermediate_size");
    s.context = read.integer("max_position_embeddings", 2048);
    s.norm_epsilon = read.real("layer_norm_eps", 1e-5);
    s.activation = read.activation("hidden_act", Activation::Gelu);
    s.tied_head = read.boolean("tie_word_embeddings", false);
    s.qkv_bias = s.output_bias = read.boolean("attention_bias", true);
    s.dropout = read.real("hidden_dropout", 0);
    s.residual = read.boolean("use_parallel_residual", true) ? ResidualKind::Parallel : ResidualKind::Sequential;
    s.ropes = {readRope(read, s, {.partial = 0.25, .base_key = "rotary_emb_base", .partial_key = "rotary_pct"})};
    return read.finish(s);
}

// Names of the fields: transformers' GPTJConfig.
Result<Spec> gptjSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common();
    readSizes(read, s, 2048);
    s.qkv_bias = s.output_bias = false;
    s.tied_head = read.boolean("tie_word_embeddings", false);
    s.head_bias = true;
    s.dropout = read.real("resid_pdrop", 0);
    s.residual = ResidualKind::ParallelShared;
    s.rotary_pairs = RotaryPairs::Neighbours;
    s.rotary_dim = read.isNull("rotary_dim") ? s.head_dim : read.integer("rotary_dim", 64);
    if (s.tied_head)
        read.problem(text("This model has “{}” switched on, which Luthier does not know.", "tie_word_embeddings"));
    return read.finish(s);
}

const NameRule gpt2_names[] = {
    {"embed.token", "transformer.wte"},
    {"embed.position", "transformer.wpe"},
    {"attention_norm", "ln_1"},
    {"attention.query", "attn.c_attn", Part::Query, StoredLayout::Transposed},
    {"attention.key", "attn.c_attn", Part::Key, StoredLayout::Transposed},
    {"attention.value", "attn.c_attn", Part::Value, StoredLayout::Transposed},
    {"attention.output", "attn.c_proj", Part::Whole, StoredLayout::Transposed},
    {"mlp_norm", "ln_2"},
    {"mlp.up", "mlp.c_fc", Part::Whole, StoredLayout::Transposed},
    {"mlp.down", "mlp.c_proj", Part::Whole, StoredLayout::Transposed},
    {"final_norm", "transformer.ln_f"},
    {"language_head", "lm_head"},
    {"classifier", "score"},
    {"token_classifier", "classifier"},
};
const NameRule neox_names[] = {
    {"embed.token", "gpt_neox.embed_in"},
    {"attention_norm", "input_layernorm"},
    {"attention.query", "attention.query_key_value", Part::HeadQuery},
    {"attention.key", "attention.query_key_value", Part::HeadKey},
    {"attention.value", "attention.query_key_value", Part::HeadValue},
    {"attention.output", "attention.dense"},
    {"mlp_norm", "post_attention_layernorm"},
    {"mlp.up", "mlp.dense_h_to_4h"},
    {"mlp.down", "mlp.dense_4h_to_h"},
    {"final_norm", "gpt_neox.final_layer_norm"},
    {"language_head", "embed_out"},
    {"classifier", "score"},
    {"token_classifier", "classifier"},
};
const NameRule gptj_names[] = {
    {"embed.token", "transformer.wte"},
    {"attention_norm", "ln_1"},
    {"attention.query", "attn.q_proj"},
    {"attention.key", "attn.k_proj"},
    {"attention.value", "attn.v_proj"},
    {"attention.output", "attn.out_proj"},
    {"mlp.up", "mlp.fc_in"},
    {"mlp.down", "mlp.fc_out"},
    {"final_norm", "transformer.ln_f"},
    {"language_head", "lm_head"},
    {"classifier", "score"},
};

std::vector<StoredWeight> gpt2Stored(const Spec& spec, const std::string& canonical)
{
    return storedByRules(spec, canonical, {gpt2_names, {}, "transformer.h.", "transformer."});
}

std::vector<StoredWeight> neoxStored(const Spec& spec, const std::string& canonical)
{
    std::vector<StoredWeight> list = storedByRules(spec, canonical, {neox_names, {}, "gpt_neox.layers.", "gpt_neox."});
    if (canonical == "language_head.weight")
        list.push_back({"lm_head.weight", StoredLayout::AsIs, {}}); // as version 5 of transformers calls it
    return list;
}

std::vector<StoredWeight> gptjStored(const Spec& spec, const std::string& canonical)
{
    return storedByRules(spec, canonical, {gptj_names, {}, "transformer.h.", "transformer."});
}

const FamilyRow rows[] = {
    {"gpt2", {"GPT2LMHeadModel", "GPT2ForSequenceClassification", "GPT2ForTokenClassification"}, gpt2Spec, gpt2Stored},
    {"gpt_neox",
     {"GPTNeoXForCausalLM", "GPTNeoXForSequenceClassification", "GPTNeoXForTokenClassification"},
     neoxSpec,
     neoxStored},
    {"gptj", {"GPTJForCausalLM", "GPTJForSequenceClassification", ""}, gptjSpec, gptjStored},
};

} // namespace

const FamilyDescriptor gpt = {
    .info = {.id = "gpt",
             .title = "Writes on",
             .summary =
                 "Earlier models that go on with a text word by word: GPT-2, DistilGPT-2, Pythia, GPT-NeoX, GPT-J.",
             .term = "GPT family, decoder"},
    .rows = rows,
};

} // namespace luthier::family
