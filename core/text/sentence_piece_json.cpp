// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentence_piece_json.h"

#include "core/text/sentence_piece_file.h"
#include "core/text/tokenizer_config.h"

#include <algorithm>
#include <unordered_map>

namespace luthier {

namespace {

constexpr std::string_view space_mark = "\u2581";
constexpr const char* json_file = "tokenizer.json";

using Type = SentencePieceFile::Type;

// A vocabulary of byte pairs holds no list of merges: whatever two pieces make a third, with the score of the third.
Json mergesOf(const SentencePieceFile& file)
{
    std::unordered_map<std::string_view, std::size_t> ids;
    for (std::size_t i = 0; i < file.pieces.size(); ++i)
        if (const Type type = file.pieces[i].type; type == Type::Normal || type == Type::Unused)
            ids.emplace(file.pieces[i].spelling, i);
    struct Merge {
        std::size_t left, right;
        float score;
    };
    std::vector<Merge> merges;
    for (const auto& piece : file.pieces) {
        if (piece.type != Type::Normal && piece.type != Type::Unused)
            continue;
        for (std::size_t cut = 1; cut < piece.spelling.size(); ++cut) {
            if ((static_cast<unsigned char>(piece.spelling[cut]) & 0xc0) == 0x80)
                continue; // inside a character
            const auto left = ids.find(piece.spelling.substr(0, cut));
            const auto right = ids.find(piece.spelling.substr(cut));
            if (left != ids.end() && right != ids.end())
                merges.push_back({left->second, right->second, piece.score});
        }
    }
    std::stable_sort(merges.begin(), merges.end(), [](const Merge& a, const Merge& b) { return a.score > b.score; });
    Json list = Json::array();
    for (const Merge& merge : merges)
        list.push_back({std::string(file.pieces[merge.left].spelling), std::string(file.pieces[merge.right].spelling)});
    return list;
}

Json replace(std::string_view what, std::string_view with)
{
    return {{"type", "Replace"}, {"pattern", {{"String", std::string(what)}}}, {"content", std::string(with)}};
}

Json sequence(const char* parts, Json list)
{
    return {{"type", "Sequence"}, {parts, std::move(list)}};
}

Json addedToken(std::int32_t id, std::string_view content, bool special)
{
    return {{"id", id},
            {"content", std::string(content)},
            {"single_word", false},
            {"lstrip", false},
            {"rstrip", false},
            {"normalized", false},
            {"special", special}};
}

Json addedTokens(const SentencePieceFile& file, const TokenizerConfig& config)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < file.pieces.size(); ++i) {
        const SentencePieceFile::Piece& piece = file.pieces[i];
        const auto described = std::find_if(config.added.begin(), config.added.end(), [&](const AddedToken& token) {
            return token.id == static_cast<std::int32_t>(i);
        });
        if (described != config.added.end()) {
            Json token = addedToken(described->id, described->content, described->special);
            token["single_word"] = described->single_word;
            token["lstrip"] = described->strip_left;
            token["rstrip"] = described->strip_right;
            token["normalized"] = described->normalized;
            list.push_back(std::move(token));
        } else if (piece.type == Type::Control || piece.type == Type::Unknown) {
            list.push_back(addedToken(static_cast<std::int32_t>(i), piece.spelling, true));
        } else if (piece.type == Type::UserDefined) {
            list.push_back(addedToken(static_cast<std::int32_t>(i), piece.spelling, false));
        }
    }
    return list;
}

Json postProcessor(const SentencePieceFile& file, const TokenizerConfig& config)
{
    Json single = Json::array(), special = Json::object();
    const auto add = [&](const std::string& name) {
        for (std::size_t i = 0; i < file.pieces.size(); ++i)
            if (file.pieces[i].spelling == name && file.pieces[i].type == Type::Control) {
                single.push_back({{"SpecialToken", {{"id", name}, {"type_id", 0}}}});
                special[name] = {{"id", name}, {"ids", {i}}, {"tokens", {name}}};
            }
    };
    if (config.add_bos.value_or(true))
        add(config.names.bos.value_or(file.bos));
    single.push_back({{"Sequence", {{"id", "A"}, {"type_id", 0}}}});
    if (config.add_eos.value_or(false))
        add(config.names.eos.value_or(file.eos));
    Json pair = single;
    for (Json part : single) {
        part.front()["type_id"] = 1;
        if (part.contains("Sequence"))
            part["Sequence"]["id"] = "B";
        pair.push_back(std::move(part));
    }
    return {{"type", "TemplateProcessing"},
            {"single", std::move(single)},
            {"pair", std::move(pair)},
            {"special_tokens", std::move(special)}};
}

} // namespace

Result<bool> writeTokenizerJson(const fs::path& folder)
{
    const fs::path path = folder / "tokenizer.model";
    const auto bytes = readFile(path);
    if (!bytes)
        return fail(bytes.error());
    const auto file = SentencePieceFile::read(*bytes, path.string());
    if (!file)
        return fail(file.error());
    const auto config = TokenizerConfig::read(folder);
    if (!config)
        return fail(config.error());
    if (file->kind != SentencePieceFile::Kind::Bpe || !file->charsmap.empty() || file->remove_extra_spaces
        || file->space_as_suffix || !file->escape_spaces)
        return false;
    // A space before the first stretch of text alone: Metaspace leaves it out where there is one already.
    if (file->add_dummy_prefix && !config->legacy)
        return false;

    Json normalizer = replace(" ", space_mark);
    if (file->add_dummy_prefix)
        normalizer = sequence("normalizers",
                              {{{"type", "Prepend"}, {"prepend", std::string(space_mark)}}, std::move(normalizer)});
    Json steps = {replace(space_mark, " "), {{"type", "ByteFallback"}}, {{"type", "Fuse"}}};
    if (file->add_dummy_prefix)
        steps.push_back({{"type", "Strip"}, {"content", " "}, {"start", 1}, {"stop", 0}});

    Json model{{"type", "BPE"},
               {"dropout", nullptr},
               {"unk_token", config->names.unk.value_or(file->unk)},
               {"continuing_subword_prefix", nullptr},
               {"end_of_word_suffix", nullptr},
               {"fuse_unk", true},
               {"byte_fallback", file->byte_fallback},
               {"ignore_merges", false}};
    Json vocabulary = Json::object();
    auto& map = vocabulary.get_ref<Json::object_t&>();
    using Pairs = std::vector<Json::object_t::value_type>; // its own emplace would search; each piece is there once
    map.reserve(file->pieces.size());
    for (std::size_t i = 0; i < file->pieces.size(); ++i)
        static_cast<Pairs&>(map).emplace_back(std::string(file->pieces[i].spelling), i);
    model["vocab"] = std::move(vocabulary);
    model["merges"] = mergesOf(*file);
    const Json json{{"version", "1.0"},
                    {"truncation", nullptr},
                    {"padding", nullptr},
                    {"added_tokens", addedTokens(*file, *config)},
                    {"normalizer", std::move(normalizer)},
                    {"pre_tokenizer", nullptr},
                    {"post_processor", postProcessor(*file, *config)},
                    {"decoder", sequence("decoders", std::move(steps))},
                    {"model", std::move(model)}};
    if (auto written = writeJson(folder / json_file, json); !written)
        return fail(written.error());
    return true;
}

} // namespace luthier
