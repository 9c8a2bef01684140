// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/family.h"
#include "core/families/support/config_reader.h"
#include "core/families/support/layer_kinds.h"
#include "core/families/support/rope_config.h"
#include "core/families/support/weight_names.h"

#include <algorithm>

namespace luthier::family {

namespace {

// What the rows before ModernBERT are.
Spec common()
{
    Spec s;
    s.attention = AttentionKind::Bidirectional;
    s.norm = NormKind::Layer;
    s.placement = NormPlacement::Post;
    s.position = PositionKind::Learned;
    s.gated_mlp = false;
    s.qkv_bias = true;
    s.output_bias = true;
    s.mlp_bias = true;
    s.embedding_norm = true;
    s.final_norm = false;
    s.masked_head = true;
    s.classifier_bias = true;
    return s;
}

// The fields under the names of transformers' BertConfig, which RoBERTa and ELECTRA share.
Spec bertFields(const ConfigReader& read)
{
    Spec s = common();
    s.vocabulary = read.integer("vocab_size");
    s.hidden = read.integer("hidden_size");
    s.layers = read.integer("num_hidden_layers");
    s.heads = read.integer("num_attention_heads");
    s.kv_heads = s.heads;
    s.head_dim = s.heads > 0 ? s.hidden / s.heads : 0;
    s.intermediate = read.integer("intermediate_size");
    s.context = read.integer("max_position_embeddings", 512);
    s.token_types = read.index("type_vocab_size", 2);
    s.norm_epsilon = read.real("layer_norm_eps", 1e-12);
    s.activation = read.activation("hidden_act", Activation::Gelu);
    s.dropout = read.real("hidden_dropout_prob", 0.1);
    s.classifier_dropout = read.real("classifier_dropout", s.dropout);
    s.tied_head = read.boolean("tie_word_embeddings", true);
    const std::string positions = read.text("position_embedding_type", "absolute");
    if (positions != "absolute")
        read.problem(text("This model uses positions of the kind “{}”, which Luthier does not read yet.", positions));
    for (const char* key : {"is_decoder", "add_cross_attention"})
        if (read.boolean(key, false))
            read.problem(text("This model has “{}” switched on, which Luthier does not know.", key));
    return s;
}

Result<Spec> bertSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = bertFields(read);
    s.masked_activation = s.activation;
    s.pooler = true;
    s.classifier_input = ClassifierInput::Pooler;
    return read.finish(s);
}

// RoBERTa and XLM-RoBERTa count positions from the padding token's number on.
Result<Spec> robertaSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = bertFields(read);
    s.position_offset = read.index("pad_token_id", 1) + 1;
    s.context -= s.position_offset;
    s.pooler = true;
    s.classifier_input = ClassifierInput::Dense;
    s.classifier_activation = Activation::Tanh;
    return read.finish(s);
}

// Names of the fields: transformers' DistilBertConfig.
Result<Spec> distilbertSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = common();
    s.vocabulary = read.integer("vocab_size");
    s.hidden = read.integer("dim", 768);
    s.layers = read.integer("n_layers", 6);
    s.heads = read.integer("n_heads", 12);
    s.kv_heads = s.heads;
    s.head_dim = s.heads > 0 ? s.hidden / s.heads : 0;
    s.intermediate = read.integer("hidden_dim", 4 * 768);
    s.context = read.integer("max_position_embeddings", 512);
    s.norm_epsilon = 1e-12;
    s.activation = read.activation("activation", Activation::Gelu);
    s.masked_activation = s.activation;
    s.dropout = read.real("dropout", 0.1);
    s.classifier_dropout = read.real("seq_classif_dropout", 0.2);
    s.tied_head = read.boolean("tie_word_embeddings", true);
    s.classifier_input = ClassifierInput::Dense;
    s.classifier_activation = Activation::Relu;
    return read.finish(s);
}

// The discriminator; its small generator has a masked-language head beside the same body.
Result<Spec> electraSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s = bertFields(read);
    const std::int64_t tables = read.integer("embedding_size", 128);
    s.embedding_size = tables == s.hidden ? 0 : tables;
    const std::vector<std::string> architectures = read.words("architectures");
    s.masked_head = std::find(architectures.begin(), architectures.end(), "ElectraForMaskedLM") != architectures.end();
    s.classifier_input = ClassifierInput::Dense;
    s.classifier_activation = Activation::Gelu;
    return read.finish(s);
}

// Names of the fields: transformers' ModernBertConfig. Warner et al. 2024.
Result<Spec> modernbertSpec(const Json& config, const std::string& where)
{
    const ConfigReader read(config, where);
    Spec s;
    s.attention = AttentionKind::Bidirectional;
    s.vocabulary = read.integer("vocab_size");
    s.hidden = read.integer("hidden_size");
    s.layers = read.integer("num_hidden_layers");
    s.heads = read.integer("num_attention_heads");
    s.kv_heads = s.heads;
    s.head_dim = s.heads > 0 ? s.hidden / s.heads : 0;
    s.intermediate = read.integer("intermediate_size");
    s.context = read.integer("max_position_embeddings", 8192);
    s.norm = NormKind::Layer;
    s.norm_bias = read.boolean("norm_bias", false);
    s.norm_epsilon = read.real("norm_eps", 1e-5);
    s.first_attention_norm = false;
    s.embedding_norm = true;
    s.activation = read.activation("hidden_activation", Activation::Gelu);
    s.qkv_bias = s.output_bias = read.boolean("attention_bias", false);
    s.mlp_bias = read.boolean("mlp_bias", false);
    s.tied_head = read.boolean("tie_word_embeddings", true);
    s.masked_head = true;
    s.masked_activation = read.activation("classifier_activation", Activation::Gelu);
    s.masked_transform_bias = read.boolean("classifier_bias", false);
    s.masked_bias = read.boolean("decoder_bias", true);
    s.classifier_input = ClassifierInput::MaskedTransform;
    s.classifier_bias = true;
    s.classifier_dropout = read.real("classifier_dropout", 0);
    const std::string pooling = read.text("classifier_pooling", "cls");
    if (pooling == "mean")
        s.classifier_rows = ClassifierRows::Mean;
    else if (pooling != "cls")
        read.problem(
            text("The classifier of this model reads its words by “{}”, which Luthier does not know.", pooling));
    s.ropes = {readRope(read, s, {.base = 160'000, .base_key = "global_rope_theta", .layer_type = "full_attention"}),
               readRope(read, s, {.base_key = "local_rope_theta", .layer_type = "sliding_attention"})};
    // A token sees as many on either side as half the width says.
    const std::int64_t window = read.integer("local_attention", 128) / 2 + 1;
    const std::int64_t every = read.integer("global_attn_every_n_layers", 3);
    setLayerKinds(read, s, window, [&](std::int64_t layer) { return every > 0 && layer % every != 0; });
    setLocalRope(s, 1);
    return read.finish(s);
}

const NameRule encoder_names[] = {
    {"attention_norm", "attention.output.LayerNorm"},
    {"mlp_norm", "output.LayerNorm"},
    {"attention.query", "attention.self.query"},
    {"attention.key", "attention.self.key"},
    {"attention.value", "attention.self.value"},
    {"attention.output", "attention.output.dense"},
    {"mlp.up", "intermediate.dense"},
    {"mlp.down", "output.dense"},
    {"token_classifier", "classifier"},
};
const NameRule bert_names[] = {
    {"embed.token", "bert.embeddings.word_embeddings"},
    {"embed.position", "bert.embeddings.position_embeddings"},
    {"embed.type", "bert.embeddings.token_type_embeddings"},
    {"embed.norm", "bert.embeddings.LayerNorm"},
    {"pooler", "bert.pooler.dense"},
    {"classifier", "classifier"},
    {"masked.transform", "cls.predictions.transform.dense"},
    {"masked.norm", "cls.predictions.transform.LayerNorm"},
    {"masked", "cls.predictions"},
    {"language_head", "cls.predictions.decoder"},
};
const NameRule roberta_names[] = {
    {"embed.token", "roberta.embeddings.word_embeddings"},
    {"embed.position", "roberta.embeddings.position_embeddings"},
    {"embed.type", "roberta.embeddings.token_type_embeddings"},
    {"embed.norm", "roberta.embeddings.LayerNorm"},
    {"pooler", "roberta.pooler.dense"},
    {"classifier_dense", "classifier.dense"},
    {"classifier", "classifier.out_proj"},
    {"masked.transform", "lm_head.dense"},
    {"masked.norm", "lm_head.layer_norm"},
    {"masked", "lm_head"},
    {"language_head", "lm_head.decoder"},
};
const NameRule electra_names[] = {
    {"embed.token", "electra.embeddings.word_embeddings"},
    {"embed.position", "electra.embeddings.position_embeddings"},
    {"embed.type", "electra.embeddings.token_type_embeddings"},
    {"embed.norm", "electra.embeddings.LayerNorm"},
    {"embed.projection", "electra.embeddings_project"},
    {"classifier_dense", "classifier.dense"},
    {"classifier", "classifier.out_proj"},
    {"masked.transform", "generator_predictions.dense"},
    {"masked.norm", "generator_predictions.LayerNorm"},
    {"masked", "generator_lm_head"},
    {"language_head", "generator_lm_head"},
};
const NameRule distilbert_names[] = {
    {"embed.token", "distilbert.embeddings.word_embeddings"},
    {"embed.position", "distilbert.embeddings.position_embeddings"},
    {"embed.norm", "distilbert.embeddings.LayerNorm"},
    {"attention_norm", "sa_layer_norm"},
    {"mlp_norm", "output_layer_norm"},
    {"attention.query", "attention.q_lin"},
    {"attention.key", "attention.k_lin"},
    {"attention.value", "attention.v_lin"},
    {"attention.output", "attention.out_lin"},
    {"mlp.up", "ffn.lin1"},
    {"mlp.down", "ffn.lin2"},
    {"classifier_dense", "pre_classifier"},
    {"classifier", "classifier"},
    {"token_classifier", "classifier"},
    {"masked.transform", "vocab_transform"},
    {"masked.norm", "vocab_layer_norm"},
    {"masked", "vocab_projector"},
    {"language_head", "vocab_projector"},
};
const NameRule modernbert_names[] = {
    {"embed.token", "model.embeddings.tok_embeddings"},
    {"embed.norm", "model.embeddings.norm"},
    {"attention_norm", "attn_norm"},
    {"mlp_norm", "mlp_norm"},
    {"attention.query", "attn.Wqkv", Part::Query},
    {"attention.key", "attn.Wqkv", Part::Key},
    {"attention.value", "attn.Wqkv", Part::Value},
    {"attention.output", "attn.Wo"},
    {"mlp.gate", "mlp.Wi", Part::FirstHalf},
    {"mlp.up", "mlp.Wi", Part::SecondHalf},
    {"mlp.down", "mlp.Wo"},
    {"final_norm", "model.final_norm"},
    {"classifier", "classifier"},
    {"token_classifier", "classifier"},
    {"masked.transform", "head.dense"},
    {"masked.norm", "head.norm"},
    {"masked", "decoder"},
    {"language_head", "decoder"},
};

// Files converted from TensorFlow call weight and bias of a normalisation gamma and beta, and some keep the decoder's
// bias beside the decoder.
std::vector<StoredWeight> withOldNames(std::vector<StoredWeight> list, const std::string& bias,
                                       const std::string& decoder_bias)
{
    const std::size_t known = list.size();
    for (std::size_t i = 0; i < known; ++i) {
        StoredWeight other = list[i];
        const std::string name = other.name;
        if (name.find("LayerNorm.weight") != std::string::npos)
            other.name = name.substr(0, name.size() - 6) + "gamma";
        else if (name.find("LayerNorm.bias") != std::string::npos)
            other.name = name.substr(0, name.size() - 4) + "beta";
        else if (name == bias)
            other.name = decoder_bias;
        if (other.name != name)
            list.push_back(std::move(other));
    }
    return list;
}

std::vector<StoredWeight> bertStored(const Spec& spec, const std::string& canonical)
{
    return withOldNames(storedByRules(spec, canonical, {bert_names, encoder_names, "bert.encoder.layer.", "bert."}),
                        "cls.predictions.bias", "cls.predictions.decoder.bias");
}

std::vector<StoredWeight> robertaStored(const Spec& spec, const std::string& canonical)
{
    return withOldNames(
        storedByRules(spec, canonical, {roberta_names, encoder_names, "roberta.encoder.layer.", "roberta."}),
        "lm_head.bias", "lm_head.decoder.bias");
}

std::vector<StoredWeight> electraStored(const Spec& spec, const std::string& canonical)
{
    return storedByRules(spec, canonical, {electra_names, encoder_names, "electra.encoder.layer.", "electra."});
}

std::vector<StoredWeight> distilbertStored(const Spec& spec, const std::string& canonical)
{
    return storedByRules(spec, canonical, {distilbert_names, {}, "distilbert.transformer.layer.", "distilbert."});
}

std::vector<StoredWeight> modernbertStored(const Spec& spec, const std::string& canonical)
{
    return storedByRules(spec, canonical, {modernbert_names, {}, "model.layers.", "model."});
}

#define LUTHIER_ARCHITECTURES(stem)                                                                                    \
    {                                                                                                                  \
        stem "ForMaskedLM", stem "ForSequenceClassification", stem "ForTokenClassification"                            \
    }

const FamilyRow rows[] = {
    {"bert", LUTHIER_ARCHITECTURES("Bert"), bertSpec, bertStored},
    {"roberta", LUTHIER_ARCHITECTURES("Roberta"), robertaSpec, robertaStored},
    {"xlm-roberta", LUTHIER_ARCHITECTURES("XLMRoberta"), robertaSpec, robertaStored},
    {"distilbert", LUTHIER_ARCHITECTURES("DistilBert"), distilbertSpec, distilbertStored},
    {"electra", LUTHIER_ARCHITECTURES("Electra"), electraSpec, electraStored},
    {"modernbert", LUTHIER_ARCHITECTURES("ModernBert"), modernbertSpec, modernbertStored},
};
#undef LUTHIER_ARCHITECTURES

} // namespace

const FamilyDescriptor bert = {
    .info = {.id = "bert",
             .title = "Reads and sorts",
             .summary = "Models that read a whole text at once and judge it: BERT, RoBERTa, DistilBERT, ELECTRA, "
                        "ModernBERT and relatives.",
             .term = "BERT family, encoder"},
    .rows = rows,
};

} // namespace luthier::family
