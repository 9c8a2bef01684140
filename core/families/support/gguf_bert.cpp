// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_architecture.h"

namespace luthier {

namespace {

using enum GgufChange;

void labelFields(const GgufKeys& keys, Json& config)
{
    const auto labels = keys.texts(".classifier.output_labels");
    if (labels.empty())
        return;
    Json by_id = Json::object(), by_label = Json::object();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        by_id[std::to_string(i)] = std::string(labels[i]);
        by_label[std::string(labels[i])] = i;
    }
    config["id2label"] = std::move(by_id);
    config["label2id"] = std::move(by_label);
}

// GGUF calls BERT, DistilBERT, RoBERTa and XLM-RoBERTa by one name. They are told apart by what only they have.
void bertConfig(const GgufKeys& keys, Json& config)
{
    const std::string tokenizer = keys.text("tokenizer.ggml.model");
    const bool roberta = tokenizer == "gpt2" || tokenizer == "t5";
    const bool distil = !roberta && !keys.holds("token_types.weight");
    const bool classifies = keys.holds("cls.output.weight") || keys.holds("cls.weight");
    const std::int64_t vocabulary = keys.size("token_embd.weight", 0);
    std::int64_t positions = keys.size("position_embd.weight", 0);
    config["vocab_size"] = vocabulary;
    ggufTokenFields(keys, config);
    if (!roberta) { // the marks around a text, not a beginning and an end
        config.erase("bos_token_id");
        config.erase("eos_token_id");
    }
    if (distil) {
        config["architectures"] = {classifies ? "DistilBertForSequenceClassification" : "DistilBertModel"};
        config["model_type"] = "distilbert";
        config["dim"] = keys.integer(".embedding_length");
        config["n_layers"] = keys.integer(".block_count");
        config["n_heads"] = keys.integer(".attention.head_count");
        config["hidden_dim"] = keys.integer(".feed_forward_length");
        config["activation"] = "gelu";
        config["max_position_embeddings"] = positions;
        config["sinusoidal_pos_embds"] = false;
    } else {
        const std::string name = roberta ? (tokenizer == "t5" ? "XLMRoberta" : "Roberta") : "Bert";
        config["architectures"] = {name + (classifies ? "ForSequenceClassification" : "Model")};
        config["model_type"] = roberta ? (tokenizer == "t5" ? "xlm-roberta" : "roberta") : "bert";
        config["hidden_size"] = keys.integer(".embedding_length");
        config["num_hidden_layers"] = keys.integer(".block_count");
        config["num_attention_heads"] = keys.integer(".attention.head_count");
        config["intermediate_size"] = keys.integer(".feed_forward_length");
        config["hidden_act"] = "gelu";
        config["layer_norm_eps"] = keys.real(".attention.layer_norm_epsilon");
        config["type_vocab_size"] = keys.holds("token_types.weight") ? keys.size("token_types.weight", 0) : 0;
        if (roberta) {
            if (!config.contains("pad_token_id"))
                config["pad_token_id"] = 1;
            positions += config["pad_token_id"].get<std::int64_t>() + 1;
        }
        config["max_position_embeddings"] = positions;
    }
    labelFields(keys, config);
}

void modernConfig(const GgufKeys& keys, Json& config)
{
    const bool classifies = keys.holds("cls.output.weight");
    config["architectures"] = {classifies ? "ModernBertForSequenceClassification" : "ModernBertModel"};
    config["model_type"] = "modernbert";
    config["vocab_size"] = keys.size("token_embd.weight", 0);
    ggufTokenFields(keys, config);
    config["hidden_size"] = keys.integer(".embedding_length");
    config["num_hidden_layers"] = keys.integer(".block_count");
    config["num_attention_heads"] = keys.integer(".attention.head_count");
    config["intermediate_size"] = keys.integer(".feed_forward_length");
    config["max_position_embeddings"] = keys.integer(".context_length");
    const std::string activation = keys.text(".hidden_activation");
    config["hidden_activation"] = activation.empty() ? "gelu" : activation;
    // Some files keep it under the other norm's name.
    constexpr const char* root_mean_square = ".attention.layer_norm_rms_epsilon";
    config["norm_eps"] = keys.real(keys.has(root_mean_square) ? root_mean_square : ".attention.layer_norm_epsilon");
    config["norm_bias"] = keys.holds("output_norm.bias");
    config["attention_bias"] = keys.holds("blk.0.attn_qkv.bias");
    config["mlp_bias"] = keys.holds("blk.0.ffn_up.bias");
    config["global_rope_theta"] = keys.maybeReal(".rope.freq_base").value_or(160000);
    config["local_rope_theta"] = keys.maybeReal(".rope.freq_base_swa").value_or(10000);
    config["local_attention"] = keys.maybeInteger(".attention.sliding_window").value_or(128);
    ggufLayerKinds(keys, config, 3, true);
    if (const auto every = keys.maybeInteger(".attention.sliding_window_pattern"); every && *every > 0)
        config["global_attn_every_n_layers"] = *every;
    labelFields(keys, config);
}

constexpr GgufName bert_names[] = {
    {"token_embd", "embeddings.word_embeddings"},
    {"position_embd", "embeddings.position_embeddings"},
    {"token_types", "embeddings.token_type_embeddings"},
    {"token_embd_norm", "embeddings.LayerNorm"},
    {"cls", "classifier.dense"},
    {"cls.output", "classifier"},
};
constexpr GgufName roberta_names[] = {
    {"token_embd", "embeddings.word_embeddings"},
    {"position_embd", "embeddings.position_embeddings", CutPositions},
    {"token_types", "embeddings.token_type_embeddings"},
    {"token_embd_norm", "embeddings.LayerNorm"},
    {"cls", "classifier.dense"},
    {"cls.output", "classifier.out_proj"},
};
constexpr GgufName bert_layers[] = {
    {"attn_q", "attention.self.query"},
    {"attn_k", "attention.self.key"},
    {"attn_v", "attention.self.value"},
    {"attn_output", "attention.output.dense"},
    {"attn_output_norm", "attention.output.LayerNorm"},
    {"ffn_up", "intermediate.dense"},
    {"ffn_down", "output.dense"},
    {"layer_output_norm", "output.LayerNorm"},
};
constexpr GgufName distil_names[] = {
    {"token_embd", "embeddings.word_embeddings"},
    {"position_embd", "embeddings.position_embeddings"},
    {"token_embd_norm", "embeddings.LayerNorm"},
    {"cls", "pre_classifier"},
    {"cls.output", "classifier"},
};
constexpr GgufName distil_layers[] = {
    {"attn_q", "attention.q_lin"},
    {"attn_k", "attention.k_lin"},
    {"attn_v", "attention.v_lin"},
    {"attn_output", "attention.out_lin"},
    {"attn_output_norm", "sa_layer_norm"},
    {"ffn_up", "ffn.lin1"},
    {"ffn_down", "ffn.lin2"},
    {"layer_output_norm", "output_layer_norm"},
};
constexpr GgufName modern_names[] = {
    {"token_embd", "embeddings.tok_embeddings"},
    {"token_embd_norm", "embeddings.norm"},
    {"output_norm", "final_norm"},
    {"cls", "head.dense"},
    {"cls.norm", "head.norm"},
    {"cls.output", "classifier"},
};
constexpr GgufName modern_layers[] = {
    {"attn_norm", "attn_norm"}, {"attn_qkv", "attn.Wqkv"}, {"attn_output", "attn.Wo"},
    {"ffn_norm", "mlp_norm"},   {"ffn_up", "mlp.Wi"},      {"ffn_down", "mlp.Wo"},
};

constexpr GgufArchitecture roberta = {"bert", bertConfig, roberta_names, bert_layers, "encoder.layer."};
constexpr GgufArchitecture distil = {"bert", bertConfig, distil_names, distil_layers, "transformer.layer."};

const GgufArchitecture* bertVariant(const Json& config)
{
    const std::string type = config.value("model_type", "");
    if (type == "roberta" || type == "xlm-roberta")
        return &roberta;
    return type == "distilbert" ? &distil : nullptr;
}

constexpr GgufArchitecture architectures[] = {
    {"bert", bertConfig, bert_names, bert_layers, "encoder.layer.", bertVariant},
    {"modern-bert", modernConfig, modern_names, modern_layers, "layers."},
};

} // namespace

std::span<const GgufArchitecture> ggufBertArchitectures()
{
    return architectures;
}

} // namespace luthier
