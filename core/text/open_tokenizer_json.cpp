// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_model.h"
#include "core/text/json_parts.h"
#include "core/text/open_pipeline.h"
#include "core/text/pipeline_tokenizer.h"
#include "core/text/word_piece_model.h"

#include <simdjson.h>

#include <algorithm>

namespace luthier {

namespace {

namespace dom = simdjson::dom;

// The small parts of the file as our own JSON. The vocabulary and the merges, hundreds of thousands of entries, are
// read from simdjson's document directly.
Json toJson(dom::element element)
{
    switch (element.type()) {
    case dom::element_type::ARRAY: {
        Json list = Json::array();
        for (const dom::element each : dom::array(element))
            list.push_back(toJson(each));
        return list;
    }
    case dom::element_type::OBJECT: {
        Json object = Json::object();
        for (const auto field : dom::object(element))
            object[std::string(field.key)] = toJson(field.value);
        return object;
    }
    case dom::element_type::INT64: return std::int64_t(element);
    case dom::element_type::UINT64: return std::uint64_t(element);
    case dom::element_type::DOUBLE: return double(element);
    case dom::element_type::STRING: return std::string(std::string_view(element));
    case dom::element_type::BOOL: return bool(element);
    case dom::element_type::NULL_VALUE: break;
    }
    return nullptr;
}

// "tokenizer.json, line 4, column 7": simdjson does not tell where it stopped, so the slower parser looks again.
tl::unexpected<Error> notJson(std::string_view file, const std::string& where, const char* detail)
{
    std::size_t position = file.size();
    try {
        const auto ignored =
            nlohmann::json::parse(file, [](int, nlohmann::json::parse_event_t, nlohmann::json&) { return false; });
        (void)ignored;
    } catch (const nlohmann::json::parse_error& error) {
        position = std::min(error.byte, file.size());
    }
    const std::string_view before = file.substr(0, position);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t column = position - (before.rfind('\n') + 1);
    return fail(ErrorKind::Damaged, text("The tokenizer file is not valid JSON: it breaks off or contains a mistake."),
                fmt::format("{}, line {}, column {}", where, line, column),
                text("Get the tokenizer files of the base model again."), detail);
}

Result<Vocabulary> readVocabulary(dom::element model, const std::string& where)
{
    dom::object entries;
    if (model["vocab"].get(entries))
        return damagedPart(text("The tokenizer file is damaged: its model has no vocabulary."), where);
    Vocabulary vocabulary;
    vocabulary.reserve(entries.size());
    for (const auto [piece, value] : entries) {
        std::int64_t id = 0;
        if (value.get(id) || id < 0 || id > Vocabulary::largest_id)
            return damagedPart(text("The tokenizer file is damaged: the piece \"{}\" has no usable id.", piece), where);
        vocabulary.add(piece, static_cast<std::int32_t>(id));
    }
    return vocabulary;
}

Result<std::vector<BpeModel::Merge>> readMerges(dom::element model, const std::string& where)
{
    dom::array list;
    std::vector<BpeModel::Merge> merges;
    if (model["merges"].get(list))
        return damagedPart(text("The tokenizer file is damaged: its model has no merges."), where);
    merges.reserve(list.size());
    for (const dom::element each : list) {
        std::string_view line;
        dom::array pair;
        std::string_view left;
        std::string_view right;
        bool good = false;
        if (!each.get(line)) {
            const std::size_t space = line.find(' ');
            good = space != std::string_view::npos && line.find(' ', space + 1) == std::string_view::npos;
            if (good) {
                left = line.substr(0, space);
                right = line.substr(space + 1);
            }
        } else if (!each.get(pair)) {
            good = pair.size() == 2 && !pair.at(0).get(left) && !pair.at(1).get(right);
        }
        if (!good)
            return damagedPart(
                text("The tokenizer file is damaged: merge {} is not a pair of pieces.", merges.size() + 1), where);
        merges.emplace_back(left, right);
    }
    return merges;
}

std::string modelType(const Json& settings, dom::element model)
{
    const std::string type = stringOf(settings, "type");
    if (!type.empty())
        return type;
    // Files of before 2021 leave it out.
    dom::element ignored;
    if (!model["merges"].get(ignored))
        return "BPE";
    return settings.contains("max_input_chars_per_word") ? "WordPiece" : "";
}

Result<std::unique_ptr<const Model>> makeModel(dom::element model, const Json& settings, const std::string& type,
                                               bool byte_level, const std::string& where)
{
    if (type != "BPE" && type != "WordPiece")
        return unsupportedPart("model", type, where);
    if (type == "WordPiece" && byte_level)
        return unsupportedPart("pre-tokenizer before WordPiece", "ByteLevel", where);
    auto vocabulary = readVocabulary(model, where);
    if (!vocabulary)
        return tl::unexpected(vocabulary.error());
    if (type == "WordPiece") {
        WordPieceModel::Settings word_piece;
        word_piece.unknown = stringOf(settings, "unk_token", "[UNK]");
        word_piece.continuing_prefix = stringOf(settings, "continuing_subword_prefix", "##");
        word_piece.longest_word = static_cast<std::size_t>(
            std::max<std::int64_t>(1, integerOf(settings, "max_input_chars_per_word").value_or(100)));
        return WordPieceModel::create(std::move(*vocabulary), std::move(word_piece), where);
    }
    const auto merges = readMerges(model, where);
    if (!merges)
        return tl::unexpected(merges.error());
    BpeModel::Settings bpe;
    bpe.spelling = byte_level ? BpeModel::Spelling::Bytes : BpeModel::Spelling::Characters;
    if (memberOf(settings, "unk_token").is_string())
        bpe.unknown = stringOf(settings, "unk_token");
    bpe.fuse_unknown = flagOf(settings, "fuse_unk", false);
    bpe.byte_fallback = flagOf(settings, "byte_fallback", false);
    bpe.ignore_merges = flagOf(settings, "ignore_merges", false);
    bpe.continuing_prefix = stringOf(settings, "continuing_subword_prefix");
    bpe.end_of_word_suffix = stringOf(settings, "end_of_word_suffix");
    return BpeModel::create(std::move(*vocabulary), *merges, std::move(bpe), where);
}

// Names that published vocabularies use where no configuration says which token has which duty.
TokenizerConfig::Names usualNames(const AddedTokens& added)
{
    const auto first = [&](std::initializer_list<const char*> names) -> std::optional<std::string> {
        for (const char* name : names)
            if (const AddedToken* token = added.find(std::string_view(name)); token && token->special)
                return name;
        return std::nullopt;
    };
    TokenizerConfig::Names names;
    names.bos = first({"<s>", "<|begin_of_text|>", "<|startoftext|>", "<bos>", "<|endoftext|>"});
    names.eos = first({"</s>", "<|end_of_text|>", "<eos>", "<|endoftext|>"});
    names.unk = first({"[UNK]", "<unk>"});
    names.pad = first({"[PAD]", "<pad>"});
    names.cls = first({"[CLS]"});
    names.sep = first({"[SEP]"});
    names.mask = first({"[MASK]", "<mask>"});
    return names;
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> openTokenizerJson(const fs::path& path, const TokenizerConfig& config)
{
    const std::string where = path.string();
    const auto file = readFile(path);
    if (!file)
        return tl::unexpected(file.error());
    dom::parser parser;
    dom::element root;
    if (const auto error = parser.parse(*file).get(root))
        return notJson(*file, where, simdjson::error_message(error));
    dom::object parts;
    dom::element model_part;
    if (root.get(parts) || parts["model"].get(model_part) || !model_part.is_object())
        return damagedPart(text("The tokenizer file is damaged: it describes no model."), where);

    Json settings = Json::object();
    for (const auto [key, value] : dom::object(model_part))
        if (key != "vocab" && key != "merges")
            settings[std::string(key)] = toJson(value);
    Json rest = Json::object();
    for (const auto [key, value] : parts)
        if (key != "model")
            rest[std::string(key)] = toJson(value);

    PipelineTokenizer::Parts built;
    auto normalizer = makeNormalizer(memberOf(rest, "normalizer"), where);
    if (!normalizer)
        return tl::unexpected(normalizer.error());
    if (!memberOf(rest, "normalizer").is_null())
        built.normalizer = std::move(*normalizer);
    auto pre_tokenizer = makePreTokenizer(memberOf(rest, "pre_tokenizer"), where);
    if (!pre_tokenizer)
        return tl::unexpected(pre_tokenizer.error());
    built.pre_tokenizer = std::move(pre_tokenizer->step);
    auto post_processor = makePostProcessor(memberOf(rest, "post_processor"), where);
    if (!post_processor)
        return tl::unexpected(post_processor.error());
    built.post_processor = std::move(*post_processor);
    auto decoder = makeDecoder(memberOf(rest, "decoder"), where);
    if (!decoder)
        return tl::unexpected(decoder.error());
    built.decoder = std::move(*decoder);

    const std::string type = modelType(settings, model_part);
    auto model = makeModel(model_part, settings, type, pre_tokenizer->byte_level, where);
    if (!model)
        return tl::unexpected(model.error());
    built.model = std::move(*model);

    const Vocabulary& vocabulary = built.model->vocabulary();
    for (const Json& each : listOf(rest, "added_tokens")) {
        AddedToken token = addedTokenOf(each);
        if (const auto known = vocabulary.find(token.content))
            token.id = *known;
        if (token.id < 0 || token.id > Vocabulary::largest_id)
            return damagedPart(
                text("The tokenizer file is damaged: the added token \"{}\" has no usable id.", token.content), where);
        built.added.add(std::move(token));
    }
    const auto findId = [&](std::string_view piece) -> std::optional<std::int32_t> {
        if (const AddedToken* token = built.added.find(piece))
            return token->id;
        return vocabulary.find(piece);
    };
    config.addMissing(built.added, vocabulary.size(), findId);
    built.added.prepare([&](const std::string& content) {
        AlignedText normal(content);
        if (built.normalizer)
            built.normalizer(normal);
        return std::string(normal.view());
    });

    TokenizerConfig named = config;
    const TokenizerConfig::Names usual = usualNames(built.added);
    std::int64_t size = vocabulary.size();
    for (const AddedToken& token : built.added.all())
        size = std::max<std::int64_t>(size, token.id + std::int64_t{1});
    built.roles = named.roles(size, findId);
    named.names = usual;
    const Tokenizer::Roles by_habit = named.roles(size, findId);
    for (const auto role :
         {&Tokenizer::Roles::bos, &Tokenizer::Roles::eos, &Tokenizer::Roles::unk, &Tokenizer::Roles::pad,
          &Tokenizer::Roles::cls, &Tokenizer::Roles::sep, &Tokenizer::Roles::mask})
        if (!(built.roles.*role))
            built.roles.*role = by_habit.*role;
    if (!built.roles.unk && memberOf(settings, "unk_token").is_string())
        built.roles.unk = findId(stringOf(settings, "unk_token"));

    // As in transformers, explicit wishes of tokenizer_config.json replace the file's own template.
    if (type == "BPE" && (config.add_bos || config.add_eos)) {
        std::vector<std::int32_t> before;
        std::vector<std::int32_t> after;
        if (config.add_bos.value_or(false) && built.roles.bos)
            before.push_back(*built.roles.bos);
        if (config.add_eos.value_or(false) && built.roles.eos)
            after.push_back(*built.roles.eos);
        built.post_processor = surround(std::move(before), std::move(after));
    }
    // Tidying spaces is for WordPiece; it would eat real spaces of the others.
    built.clean_up_spaces = config.clean_up_spaces && type != "BPE";
    built.files = config.files;
    return std::make_shared<const PipelineTokenizer>(std::move(built));
}

} // namespace luthier
