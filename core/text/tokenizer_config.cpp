// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer_config.h"

#include "core/text/json_parts.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <limits>

namespace luthier {

namespace {

using Names = TokenizerConfig::Names;
using Roles = Tokenizer::Roles;

struct RoleRow {
    const char* token_key;
    const char* id_key;
    std::optional<std::string> Names::*name;
    std::optional<std::int32_t> Roles::*id;
};

constexpr RoleRow role_rows[] = {
    {"bos_token", "bos_token_id", &Names::bos, &Roles::bos},
    {"eos_token", "eos_token_id", &Names::eos, &Roles::eos},
    {"unk_token", "unk_token_id", &Names::unk, &Roles::unk},
    {"pad_token", "pad_token_id", &Names::pad, &Roles::pad},
    {"cls_token", "cls_token_id", &Names::cls, &Roles::cls},
    {"sep_token", "sep_token_id", &Names::sep, &Roles::sep},
    {"mask_token", "mask_token_id", &Names::mask, &Roles::mask},
};

// A special token is written as a string or as an object with its content.
std::optional<AddedToken> specialTokenOf(const Json& json)
{
    AddedToken token;
    if (json.is_string())
        token.content = json.get<std::string>();
    else if (json.is_object())
        token = addedTokenOf(json);
    if (token.content.empty())
        return std::nullopt;
    token.id = -1;
    token.special = true;
    return token;
}

void addOnce(std::vector<AddedToken>& tokens, AddedToken token)
{
    const bool there = std::any_of(tokens.begin(), tokens.end(),
                                   [&](const AddedToken& each) { return each.content == token.content; });
    if (!there)
        tokens.push_back(std::move(token));
}

void readNames(const Json& json, TokenizerConfig& config)
{
    for (const RoleRow& row : role_rows) {
        const auto token = specialTokenOf(memberOf(json, row.token_key));
        if (!token)
            continue;
        if (!(config.names.*row.name))
            config.names.*row.name = token->content;
        addOnce(config.added, *token);
    }
    for (const char* key : {"additional_special_tokens", "extra_special_tokens"})
        for (const Json& each : listOf(json, key))
            if (const auto token = specialTokenOf(each))
                addOnce(config.added, *token);
}

std::optional<bool> optionalFlag(const Json& json, const char* key)
{
    const Json& value = memberOf(json, key);
    return value.is_boolean() ? std::optional(value.get<bool>()) : std::nullopt;
}

void readConfig(const Json& json, TokenizerConfig& config)
{
    config.tokenizer_class = stringOf(json, "tokenizer_class");
    config.add_bos = optionalFlag(json, "add_bos_token");
    config.add_eos = optionalFlag(json, "add_eos_token");
    config.clean_up_spaces = flagOf(json, "clean_up_tokenization_spaces", false);
    config.legacy = flagOf(json, "legacy", false);
    config.lower_case = flagOf(json, "do_lower_case", true);
    config.chinese_characters = flagOf(json, "tokenize_chinese_chars", true);
    config.strip_accents = optionalFlag(json, "strip_accents");
    config.add_prefix_space = optionalFlag(json, "add_prefix_space");
    config.trim_offsets = optionalFlag(json, "trim_offsets");
    const Json& by_id = memberOf(json, "added_tokens_decoder");
    if (by_id.is_object())
        for (const auto& [key, value] : by_id.items()) {
            AddedToken token = addedTokenOf(value);
            const bool number = !key.empty() && key.size() < 9
                && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
            token.id = number ? std::stoi(key) : -1;
            if (!token.content.empty() && token.id <= Vocabulary::largest_id)
                addOnce(config.added, std::move(token));
        }
    readNames(json, config);
}

// {"<new>": 32000, …}
void readAddedTokens(const Json& json, TokenizerConfig& config)
{
    if (!json.is_object())
        return;
    for (const auto& [content, id] : json.items())
        if (id.is_number_integer() && id.get<std::int64_t>() >= 0 && id.get<std::int64_t>() <= Vocabulary::largest_id) {
            AddedToken token;
            token.content = content;
            token.id = id.get<std::int32_t>();
            addOnce(config.added, std::move(token));
        }
}

void readModelConfig(const Json& json, TokenizerConfig& config)
{
    config.model_type = stringOf(json, "model_type");
    for (const RoleRow& row : role_rows) {
        const Json& value = memberOf(json, row.id_key);
        const Json& first = value.is_array() && !value.empty() ? value[0] : value;
        if (first.is_number_integer() && first.get<std::int64_t>() >= 0
            && first.get<std::int64_t>() <= std::numeric_limits<std::int32_t>::max())
            config.ids.*row.id = first.get<std::int32_t>();
    }
}

} // namespace

AddedToken addedTokenOf(const Json& json)
{
    AddedToken token;
    token.content = stringOf(json, "content");
    token.id = static_cast<std::int32_t>(
        std::clamp<std::int64_t>(integerOf(json, "id").value_or(-1), -1, std::numeric_limits<std::int32_t>::max()));
    token.special = flagOf(json, "special", false);
    token.single_word = flagOf(json, "single_word", false);
    token.strip_left = flagOf(json, "lstrip", false);
    token.strip_right = flagOf(json, "rstrip", false);
    token.normalized = flagOf(json, "normalized", !token.special);
    return token;
}

Result<TokenizerConfig> TokenizerConfig::read(const fs::path& folder)
{
    TokenizerConfig config;
    const std::pair<const char*, void (*)(const Json&, TokenizerConfig&)> readers[] = {
        {"tokenizer_config.json", readConfig},
        {"special_tokens_map.json", readNames},
        {"added_tokens.json", readAddedTokens},
        {"config.json", readModelConfig},
    };
    for (const auto& [name, reader] : readers) {
        const fs::path path = folder / name;
        if (!isPresent(path))
            continue;
        const auto json = readJson(path);
        if (!json)
            return tl::unexpected(json.error());
        reader(*json, config);
    }
    config.files = tokenizerFiles(folder);
    return config;
}

void TokenizerConfig::addMissing(AddedTokens& tokens, std::int64_t vocabulary_size,
                                 const std::function<std::optional<std::int32_t>(std::string_view)>& find) const
{
    const auto is_role = [this](const AddedToken& token) {
        return std::any_of(std::begin(role_rows), std::end(role_rows),
                           [&](const RoleRow& row) { return names.*row.name == token.content; });
    };
    std::int64_t next = vocabulary_size;
    for (const AddedToken& token : tokens.all())
        next = std::max<std::int64_t>(next, token.id + std::int64_t{1});
    for (AddedToken token : added) {
        if (tokens.find(token.content))
            continue;
        if (const auto known = find(token.content))
            token.id = *known;
        else if (is_role(token) && token.id < 0)
            continue; // a role that nobody gave an id has no row in the model either
        else if (token.id < vocabulary_size)
            token.id = static_cast<std::int32_t>(next);
        next = std::max<std::int64_t>(next, token.id + std::int64_t{1});
        tokens.add(std::move(token));
    }
}

Tokenizer::Roles TokenizerConfig::roles(std::int64_t vocabulary_size,
                                        const std::function<std::optional<std::int32_t>(std::string_view)>& find) const
{
    Tokenizer::Roles found;
    for (const RoleRow& row : role_rows) {
        if (const auto& name = names.*row.name)
            found.*row.id = find(*name);
        if (const auto& id = ids.*row.id; !(found.*row.id) && id && *id < vocabulary_size)
            found.*row.id = id;
    }
    return found;
}

} // namespace luthier
