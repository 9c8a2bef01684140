// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_architecture.h"

namespace luthier {

namespace {

template <class Visitor> void eachArchitecture(const Visitor& visit)
{
    for (const auto rows : {ggufLlamaArchitectures(), ggufGptArchitectures(), ggufBertArchitectures()})
        for (const GgufArchitecture& row : rows)
            visit(row);
}

} // namespace

const GgufArchitecture* ggufArchitecture(std::string_view id)
{
    const GgufArchitecture* found = nullptr;
    eachArchitecture([&](const GgufArchitecture& row) {
        if (id == row.id)
            found = &row;
    });
    return found;
}

std::string ggufArchitectureList()
{
    std::string list;
    eachArchitecture([&](const GgufArchitecture& row) { list += (list.empty() ? "" : ", ") + std::string(row.id); });
    return list;
}

void ggufTokenFields(const GgufKeys& keys, Json& config)
{
    const struct {
        const char *key, *field;
    } tokens[] = {{"tokenizer.ggml.bos_token_id", "bos_token_id"},
                  {"tokenizer.ggml.eos_token_id", "eos_token_id"},
                  {"tokenizer.ggml.padding_token_id", "pad_token_id"}};
    for (const auto& one : tokens)
        if (const auto id = keys.maybeInteger(one.key); id && *id < keys.size("token_embd.weight", 0))
            config[one.field] = *id;
}

void ggufLayerKinds(const GgufKeys& keys, Json& config, std::int64_t otherwise, bool leading)
{
    constexpr const char* key = ".attention.sliding_window_pattern";
    const auto layers = config["num_hidden_layers"].get<std::int64_t>();
    constexpr std::int64_t layers_limit = 4096; // far above any model
    if (layers > layers_limit) {
        keys.impossible(".block_count", layers);
        return;
    }
    std::vector<bool> local;
    const auto found = keys.source().metadata().find(keys.architecture() + key);
    if (found != keys.source().metadata().end() && found->second.type == GgufValueType::Array) {
        local = keys.booleans(key);
        if (std::ssize(local) != layers) {
            keys.problem(text("The entry \"{}\" of the GGUF file has {} values for {} layers.",
                              keys.architecture() + key, local.size(), layers));
            return;
        }
    } else {
        const std::int64_t every = keys.maybeInteger(key).value_or(otherwise);
        for (std::int64_t layer = 0; layer < layers; ++layer)
            local.push_back(every > 0 && (leading ? layer % every != 0 : (layer + 1) % every != 0));
    }
    Json kinds = Json::array();
    for (const bool one : local)
        kinds.push_back(one ? "sliding_attention" : "full_attention");
    config["layer_types"] = std::move(kinds);
}

void ggufDecoderFields(const GgufKeys& keys, Json& config, const char* model_type, const char* architecture)
{
    config["architectures"] = {architecture};
    config["model_type"] = model_type;
    config["vocab_size"] = keys.size("token_embd.weight", 0);
    const std::int64_t hidden = keys.integer(".embedding_length");
    const std::int64_t heads = keys.integer(".attention.head_count");
    config["hidden_size"] = hidden;
    config["intermediate_size"] = keys.integer(".feed_forward_length");
    config["num_hidden_layers"] = keys.integer(".block_count");
    config["num_attention_heads"] = heads;
    config["num_key_value_heads"] = keys.maybeInteger(".attention.head_count_kv").value_or(heads);
    const std::int64_t even = heads > 0 ? hidden / heads : 0;
    const std::int64_t head_dim = keys.maybeInteger(".attention.key_length").value_or(even);
    if (keys.maybeInteger(".attention.value_length").value_or(head_dim) != head_dim)
        keys.problem(text("The keys and values of this model's attention have different widths, which is not known."),
                     text("Choose another model."));
    config["head_dim"] = head_dim;
    config["max_position_embeddings"] = keys.integer(".context_length");
    config["rms_norm_eps"] = keys.real(".attention.layer_norm_rms_epsilon");
    config["tie_word_embeddings"] = !keys.holds("output.weight");
    ggufTokenFields(keys, config);
    ggufRopeFields(keys, config, keys.maybeInteger(".rope.dimension_count").value_or(head_dim));
}

} // namespace luthier
