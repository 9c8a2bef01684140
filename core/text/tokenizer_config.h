// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/added_tokens.h"

namespace luthier {

// What the small files beside a tokenizer say: tokenizer_config.json, special_tokens_map.json, added_tokens.json and
// config.json. All of them may be absent.
struct TokenizerConfig {
    std::string tokenizer_class;
    std::string model_type; // of config.json
    std::optional<bool> add_bos, add_eos;
    bool clean_up_spaces = false;
    bool legacy = false; // sentencepiece: a space goes before every stretch of text, not only the first
    bool lower_case = true; // WordPiece from vocab.txt
    bool chinese_characters = true;
    std::optional<bool> strip_accents;
    std::optional<bool> add_prefix_space, trim_offsets; // byte-level vocabularies from vocab.json

    struct Names { // spelled as in the vocabulary
        std::optional<std::string> bos, eos, unk, pad, cls, sep, mask;
    };
    Names names;
    Tokenizer::Roles ids; // as config.json numbers them
    // Tokens to recognise in the text. id -1: wherever the vocabulary has it, or at its end.
    std::vector<AddedToken> added;
    std::vector<fs::path> files; // of the folder, that belong to the tokenizer

    // Errors: Damaged when one of the files is not JSON.
    static Result<TokenizerConfig> read(const fs::path& folder);

    // Adds the tokens that a tokenizer file does not list itself. find gives the id that the vocabulary has.
    void addMissing(AddedTokens& tokens, std::int64_t vocabulary_size,
                    const std::function<std::optional<std::int32_t>(std::string_view)>& find) const;
    // Ids of the roles, by name through find, else by config.json's ids below vocabulary_size.
    Tokenizer::Roles roles(std::int64_t vocabulary_size,
                           const std::function<std::optional<std::int32_t>(std::string_view)>& find) const;
};

// Reads one entry of a list of added tokens.
AddedToken addedTokenOf(const Json& json);

} // namespace luthier
