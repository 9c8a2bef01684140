// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/family.h"
#include "core/families/support/config_reader.h"

namespace luthier::family {

namespace {

bool recognises(const Json& config)
{
    return config.value("model_type", "") == "bert";
}

// Names of the fields: transformers' BertConfig.
Result<Spec> spec(const Json& config, const std::string& where)
{
    ConfigReader read(config, where);
    Spec s;
    s.vocabulary = read.integer("vocab_size");
    s.hidden = read.integer("hidden_size");
    s.layers = read.integer("num_hidden_layers");
    s.heads = read.integer("num_attention_heads");
    s.kv_heads = s.heads;
    s.head_dim = s.heads > 0 ? s.hidden / s.heads : 0;
    s.intermediate = read.integer("intermediate_size");
    s.context = read.integer("max_position_embeddings", 512);
    s.token_types = read.integer("type_vocab_size", 2);
    s.norm_epsilon = read.real("layer_norm_eps", 1e-12);
    s.activation = read.activation("hidden_act", Activation::Gelu);
    s.dropout = read.real("hidden_dropout_prob", 0.1);
    s.attention = AttentionKind::Bidirectional;
    s.norm = NormKind::Layer;
    s.placement = NormPlacement::Post;
    s.position = PositionKind::Learned;
    s.gated_mlp = false;
    s.attention_bias = true;
    s.mlp_bias = true;
    s.embedding_norm = true;
    s.final_norm = false;
    s.tied_head = true;
    s.masked_head = true;
    s.pooler = true;
    s.classifier_bias = true;
    const std::string positions = read.text("position_embedding_type", "absolute");
    if (positions != "absolute")
        read.problem(text("This model uses positions of the kind “{}”, which Luthier does not read yet.", positions));
    return read.finish(s);
}

std::vector<std::string> fileNames(const std::string& canonical)
{
    static const NameRule rules[] = {
        {"embed.token", "bert.embeddings.word_embeddings"},
        {"embed.position", "bert.embeddings.position_embeddings"},
        {"embed.type", "bert.embeddings.token_type_embeddings"},
        {"embed.norm", "bert.embeddings.LayerNorm"},
        {"attention_norm", "attention.output.LayerNorm"},
        {"mlp_norm", "output.LayerNorm"},
        {"attention.query", "attention.self.query"},
        {"attention.key", "attention.self.key"},
        {"attention.value", "attention.self.value"},
        {"attention.output", "attention.output.dense"},
        {"mlp.up", "intermediate.dense"},
        {"mlp.down", "output.dense"},
        {"pooler", "bert.pooler.dense"},
        {"classifier", "classifier"},
        {"masked.transform", "cls.predictions.transform.dense"},
        {"masked.norm", "cls.predictions.transform.LayerNorm"},
        {"masked", "cls.predictions"},
    };
    std::vector<std::string> names = namesFromRules(canonical, rules, "bert.encoder.layer.", "bert.");
    // Files converted from TensorFlow call weight and bias of a normalisation gamma and beta.
    const std::size_t known = names.size();
    for (std::size_t i = 0; i < known; ++i) {
        const std::string name = names[i];
        if (name.find("LayerNorm.weight") != std::string::npos)
            names.push_back(name.substr(0, name.size() - 6) + "gamma");
        else if (name.find("LayerNorm.bias") != std::string::npos)
            names.push_back(name.substr(0, name.size() - 4) + "beta");
        else if (name == "cls.predictions.bias")
            names.push_back("cls.predictions.decoder.bias");
    }
    return names;
}

} // namespace

const FamilyDescriptor bert = {
    .info = {.id = "bert",
             .title = "Reads and sorts",
             .summary = "Models that read a whole text at once and judge it: BERT and relatives.",
             .term = "BERT family, encoder"},
    .recognises = recognises,
    .spec = spec,
    .fileNames = fileNames,
    .language_architecture = "BertForMaskedLM",
    .classifier_architecture = "BertForSequenceClassification",
};

} // namespace luthier::family
