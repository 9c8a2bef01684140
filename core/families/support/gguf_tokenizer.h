// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/support/gguf_keys.h"
#include "core/text/added_tokens.h"

#include <optional>
#include <string>
#include <vector>

namespace luthier {

// A tokenizer made from GGUF metadata, in the form in which it would be published.
struct GgufTokenizer {
    Json json; // tokenizer.json; null for vocabularies of sentencepiece
    std::string sentence_piece; // the bytes of their tokenizer.model; empty otherwise
    Json config; // tokenizer_config.json: which tokens have a duty, what goes around a text, what is recognised in it
};

// Errors: Damaged when entries are missing or contradict one another; Usage for kinds and patterns that are not known,
// by name.
Result<GgufTokenizer> ggufTokenizer(const GgufKeys& keys);
// Writes its files; openTokenizer(folder) then opens it. There is no other way to open one: what is tried out is what
// runs read.
Status writeTokenizer(const GgufTokenizer& tokenizer, const fs::path& folder);

// What tokenizer.json says of text before it is cut into tokens, by "tokenizer.ggml.pre".
struct GgufPattern {
    Json normalizer; // may be null
    Json pre_tokenizer;
    bool ignore_merges = false; // words that are tokens are not built from parts
    bool add_bos = false; // unless the file says otherwise
};
std::optional<GgufPattern> ggufPattern(std::string_view name);
// The pattern of files that do not name one, by architecture; empty when it cannot be told.
std::string ggufUnnamedPattern(std::string_view architecture);

// The protocol buffer of a sentencepiece model (ModelProto of sentencepiece_model.proto).
struct SentencePieceParts {
    struct Piece {
        std::string text;
        float score = 0;
        std::int64_t type = 1; // normal 1, unknown 2, control 3, user-defined 4, unused 5, byte 6
    };
    std::vector<Piece> pieces;
    bool byte_fallback = false;
    bool add_dummy_prefix = true;
    bool remove_extra_whitespaces = false;
    std::optional<std::int32_t> unk, bos, eos, pad;
};
std::string sentencePieceModel(const SentencePieceParts& parts);

} // namespace luthier
