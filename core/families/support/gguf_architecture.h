// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/support/gguf_keys.h"

#include <span>

namespace luthier {

// What the converter to GGUF did to a weight, and has to be undone.
enum class GgufChange : std::uint8_t {
    None,
    QueryRows, // rows of each head reordered for a rotary that turns neighbours
    KeyRows, // the same by the number of key heads
    AddedOne, // the norm's weight is stored with the 1 that the network adds
    Transposed,
    SplitQueryKeyValue, // rows of all heads' queries, then keys, then values; published head by head
    CutPositions, // the first rows of the table, which no position uses, were left out
};

// One part of a tensor's name in GGUF and in published files; both without ".weight" or ".bias".
struct GgufName {
    const char* gguf;
    const char* published;
    GgufChange change = GgufChange::None;
};

// One architecture of GGUF: how its metadata becomes the config.json that the model was published with, and how its
// tensors were called there. A row of data.
struct GgufArchitecture {
    const char* id; // "general.architecture"
    // Fills a configuration; problems go to the keys.
    void (*configure)(const GgufKeys& keys, Json& config);
    std::span<const GgufName> names; // whole names
    std::span<const GgufName> layer_names; // what follows "blk.N."
    const char* layer_prefix; // "model.layers."
    // Other names and prefix where the configuration that was made says so (a DistilBERT among BERTs); may be null.
    const GgufArchitecture* (*variant)(const Json& config) = nullptr;
};

// The rows of each family.
std::span<const GgufArchitecture> ggufLlamaArchitectures();
std::span<const GgufArchitecture> ggufGptArchitectures();
std::span<const GgufArchitecture> ggufBertArchitectures();

// Null when the architecture is not known.
const GgufArchitecture* ggufArchitecture(std::string_view id);
std::string ggufArchitectureList(); // "llama, qwen2, …"

// The fields that decoders share under transformers' names, rotary scaling included: sizes, norm, tied head, tokens.
void ggufDecoderFields(const GgufKeys& keys, Json& config, const char* model_type, const char* architecture);
// bos_token_id, eos_token_id, pad_token_id where the file names them.
void ggufTokenFields(const GgufKeys& keys, Json& config);
// layer_types from a list, or from one number: of so many layers only the last (with leading: the first) is global.
void ggufLayerKinds(const GgufKeys& keys, Json& config, std::int64_t otherwise, bool leading = false);
// rope_scaling and rope_theta; whatever the key: linear, yarn, longrope, and llama3 by its table of factors.
void ggufRopeFields(const GgufKeys& keys, Json& config, std::int64_t rotary);

} // namespace luthier
