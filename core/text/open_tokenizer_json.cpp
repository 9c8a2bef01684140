// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json_parts.h"
#include "core/text/open_pipeline.h"
#include "core/text/tokenizer_description.h"
#include "core/text/word_level_model.h"
#include "core/text/word_piece_model.h"

#include <simdjson.h>

#include <algorithm>

namespace luthier {

namespace {

namespace dom = simdjson::dom;

constexpr std::uint64_t largest_file = std::uint64_t{1} << 30; // bytes; the largest published ones have 35 MB

// The model of a tokenizer.json: its small settings, and its large tables as they were read.
struct ModelTables {
    Json settings = Json::object();
    bool has_merges = false;
    Vocabulary vocabulary;
    std::vector<double> scores; // Unigram
    std::vector<BpeModel::Merge> merges; // they live in the document that was read
};

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

// simdjson's document and our own JSON, read in the same words. Strings are views into the document.
struct SimdReader {
    using Value = dom::element;
    static bool object(Value value) { return value.is_object(); }
    static bool array(Value value) { return value.is_array(); }
    static std::size_t size(Value value) { return array(value) ? dom::array(value).size() : dom::object(value).size(); }
    template <class Each> static Status members(Value value, Each each)
    {
        for (const auto field : dom::object(value))
            if (auto done = each(std::string_view(field.key), field.value); !done)
                return done;
        return {};
    }
    template <class Each> static Status elements(Value value, Each each)
    {
        for (const dom::element element : dom::array(value))
            if (auto done = each(element); !done)
                return done;
        return {};
    }
    static std::optional<std::string_view> string(Value value)
    {
        std::string_view found;
        return value.get(found) ? std::nullopt : std::optional(found);
    }
    static std::optional<std::int64_t> integer(Value value)
    {
        std::int64_t found = 0;
        return value.get(found) ? std::nullopt : std::optional(found);
    }
    static std::optional<double> number(Value value)
    {
        double found = 0;
        return value.get(found) ? std::nullopt : std::optional(found);
    }
    static Json json(Value value) { return toJson(value); }
};

struct JsonReader {
    using Value = std::reference_wrapper<const Json>;
    static bool object(Value value) { return value.get().is_object(); }
    static bool array(Value value) { return value.get().is_array(); }
    static std::size_t size(Value value) { return value.get().size(); }
    template <class Each> static Status members(Value value, Each each)
    {
        for (const auto& [key, member] : value.get().items())
            if (auto done = each(std::string_view(key), Value(member)); !done)
                return done;
        return {};
    }
    template <class Each> static Status elements(Value value, Each each)
    {
        for (const Json& element : value.get())
            if (auto done = each(Value(element)); !done)
                return done;
        return {};
    }
    static std::optional<std::string_view> string(Value value)
    {
        const auto* found = value.get().get_ptr<const Json::string_t*>();
        return found ? std::optional<std::string_view>(*found) : std::nullopt;
    }
    static std::optional<std::int64_t> integer(Value value)
    {
        return value.get().is_number_integer() ? std::optional(value.get().get<std::int64_t>()) : std::nullopt;
    }
    static std::optional<double> number(Value value)
    {
        return value.get().is_number() ? std::optional(value.get().get<double>()) : std::nullopt;
    }
    static Json json(Value value) { return value.get(); }
};

// Two values that make a pair, or nothing.
template <class Reader>
std::optional<std::pair<typename Reader::Value, typename Reader::Value>> pairOf(typename Reader::Value value)
{
    if (!Reader::array(value) || Reader::size(value) != 2)
        return std::nullopt;
    std::vector<typename Reader::Value> both;
    (void)Reader::elements(value, [&](typename Reader::Value each) -> Status {
        both.push_back(each);
        return {};
    });
    return std::pair{both[0], both[1]};
}

// {"piece": id, …} or, of Unigram, [["piece", score], …] in the order of the ids.
template <class Reader>
Status readVocabulary(typename Reader::Value value, const std::string& where, ModelTables& tables)
{
    using Value = typename Reader::Value;
    if (Reader::object(value)) {
        VocabularyReader vocabulary(Reader::size(value), where);
        auto read = Reader::members(value, [&](std::string_view piece, Value id) {
            return vocabulary.add(piece, Reader::integer(id).value_or(-1));
        });
        tables.vocabulary = vocabulary.take();
        return read;
    }
    if (!Reader::array(value))
        return damagedPart(text("The tokenizer file is damaged: its model has no vocabulary."), where);
    VocabularyReader vocabulary(Reader::size(value), where);
    auto read = Reader::elements(value, [&](Value each) -> Status {
        const auto pair = pairOf<Reader>(each);
        const auto piece = pair ? Reader::string(pair->first) : std::nullopt;
        const auto score = pair ? Reader::number(pair->second) : std::nullopt;
        if (!piece || !score)
            return damagedPart(text("The tokenizer file is damaged: entry {} of its vocabulary is not a piece and a "
                                    "number.",
                                    tables.scores.size() + 1),
                               where);
        const auto id = static_cast<std::int64_t>(tables.scores.size());
        tables.scores.push_back(*score);
        return vocabulary.add(*piece, id);
    });
    tables.vocabulary = vocabulary.take();
    tables.scores.resize(static_cast<std::size_t>(tables.vocabulary.size()));
    return read;
}

template <class Reader> Status readMerges(typename Reader::Value value, const std::string& where, ModelTables& tables)
{
    if (!Reader::array(value))
        return damagedPart(text("The tokenizer file is damaged: its model has no merges."), where);
    tables.has_merges = true;
    tables.merges.reserve(Reader::size(value));
    return Reader::elements(value, [&](typename Reader::Value each) -> Status {
        std::optional<std::string_view> left;
        std::optional<std::string_view> right;
        if (const auto line = Reader::string(each)) {
            const std::size_t gap = line->find(' ');
            if (gap != std::string_view::npos && line->find(' ', gap + 1) == std::string_view::npos) {
                left = line->substr(0, gap);
                right = line->substr(gap + 1);
            }
        } else if (const auto pair = pairOf<Reader>(each)) {
            left = Reader::string(pair->first);
            right = Reader::string(pair->second);
        }
        if (!left || !right)
            return damagedPart(
                text("The tokenizer file is damaged: merge {} is not a pair of pieces.", tables.merges.size() + 1),
                where);
        tables.merges.emplace_back(*left, *right);
        return {};
    });
}

std::string modelType(const ModelTables& tables)
{
    const std::string type = stringOf(tables.settings, "type");
    if (!type.empty())
        return type;
    // Files of before 2021 leave it out.
    if (tables.has_merges)
        return "BPE";
    if (tables.settings.contains("max_input_chars_per_word"))
        return "WordPiece";
    return tables.settings.contains("unk_id") ? "Unigram" : tables.settings.contains("unk_token") ? "WordLevel" : "";
}

Result<std::unique_ptr<const Model>> makeModel(ModelTables& tables, const std::string& type,
                                               BpeModel::Spelling spelling, const std::string& where)
{
    const Json& settings = tables.settings;
    if (type == "WordLevel")
        return WordLevelModel::create(std::move(tables.vocabulary), stringOf(settings, "unk_token", "<unk>"), where);
    if (type == "WordPiece") {
        WordPieceModel::Settings word_piece;
        word_piece.unknown = stringOf(settings, "unk_token", "[UNK]");
        word_piece.continuing_prefix = stringOf(settings, "continuing_subword_prefix", "##");
        word_piece.longest_word = static_cast<std::size_t>(
            std::max<std::int64_t>(1, integerOf(settings, "max_input_chars_per_word").value_or(100)));
        return WordPieceModel::create(std::move(tables.vocabulary), std::move(word_piece), where);
    }
    if (type == "Unigram") {
        UnigramModel::Settings unigram;
        if (const auto id = integerOf(settings, "unk_id"))
            unigram.unknown = static_cast<std::int32_t>(std::clamp<std::int64_t>(*id, -1, Vocabulary::largest_id + 1));
        unigram.byte_fallback = flagOf(settings, "byte_fallback", false);
        return UnigramModel::create(std::move(tables.vocabulary), std::move(tables.scores), std::move(unigram), where);
    }
    BpeModel::Settings bpe;
    bpe.spelling = spelling;
    if (memberOf(settings, "unk_token").is_string())
        bpe.unknown = stringOf(settings, "unk_token");
    bpe.fuse_unknown = flagOf(settings, "fuse_unk", false);
    bpe.byte_fallback = flagOf(settings, "byte_fallback", false);
    bpe.ignore_merges = flagOf(settings, "ignore_merges", false);
    bpe.continuing_prefix = stringOf(settings, "continuing_subword_prefix");
    bpe.end_of_word_suffix = stringOf(settings, "end_of_word_suffix");
    return BpeModel::create(std::move(tables.vocabulary), tables.merges, std::move(bpe), where);
}

template <class Reader>
Result<std::shared_ptr<const Tokenizer>> describe(typename Reader::Value root, const TokenizerConfig& config,
                                                  const std::string& where)
{
    using Value = typename Reader::Value;
    TokenizerDescription description;
    ModelTables tables;
    std::optional<Value> model;
    std::optional<Value> vocabulary;
    std::optional<Value> merges;
    if (Reader::object(root))
        (void)Reader::members(root, [&](std::string_view key, Value value) -> Status {
            if (key == "model")
                model = value;
            else
                description.parts[std::string(key)] = Reader::json(value);
            return {};
        });
    if (!model || !Reader::object(*model))
        return damagedPart(text("The tokenizer file is damaged: it describes no model."), where);
    (void)Reader::members(*model, [&](std::string_view key, Value value) -> Status {
        if (key == "vocab")
            vocabulary = value;
        else if (key == "merges")
            merges = value;
        else
            tables.settings[std::string(key)] = Reader::json(value);
        return {};
    });
    tables.has_merges = merges.has_value();
    const std::string type = modelType(tables);
    if (type != "BPE" && type != "WordPiece" && type != "Unigram" && type != "WordLevel")
        return unsupportedPart("model", type, where);
    if (!vocabulary || (type == "Unigram" ? !Reader::array(*vocabulary) : !Reader::object(*vocabulary)))
        return damagedPart(text("The tokenizer file is damaged: its model has no vocabulary."), where);
    if (auto read = readVocabulary<Reader>(*vocabulary, where, tables); !read)
        return tl::unexpected(read.error());
    if (type == "BPE") {
        if (!merges)
            return damagedPart(text("The tokenizer file is damaged: its model has no merges."), where);
        if (auto read = readMerges<Reader>(*merges, where, tables); !read)
            return tl::unexpected(read.error());
    }

    description.model_type = type;
    if (memberOf(tables.settings, "unk_token").is_string())
        description.unknown = stringOf(tables.settings, "unk_token");
    else if (const auto id = integerOf(tables.settings, "unk_id");
             id && *id >= 0 && *id < tables.vocabulary.size()) // Unigram's
        description.unknown = std::string(tables.vocabulary.piece(static_cast<std::int32_t>(*id)));
    description.may_spell_bytes = type == "BPE" && stringOf(tables.settings, "continuing_subword_prefix").empty()
        && stringOf(tables.settings, "end_of_word_suffix").empty() && !flagOf(tables.settings, "byte_fallback", false);
    description.make_model = [&](BpeModel::Spelling spelling) { return makeModel(tables, type, spelling, where); };
    return buildTokenizer(description, config, where);
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> openTokenizerJson(const fs::path& path, const TokenizerConfig& config)
{
    const std::string where = path.string();
    const auto file = readFile(path, largest_file);
    if (!file)
        return tl::unexpected(file.error());
    dom::parser parser;
    dom::element root;
    if (const auto error = parser.parse(*file).get(root))
        return notJson(*file, where, simdjson::error_message(error));
    return describe<SimdReader>(root, config, where);
}

std::string kindOfTokenizerJson(const fs::path& path)
{
    namespace ondemand = simdjson::ondemand;
    const auto file = MappedFile::open(path);
    if (!file || (*file)->bytes().size() > largest_file)
        return "damaged";
    const simdjson::padded_string padded((*file)->text());
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object root;
    if (parser.iterate(padded).get(document) || document.get_object().get(root))
        return "damaged";
    const auto rawOf = [](ondemand::value value) {
        std::string_view raw;
        return simdjson::to_json_string(value).get(raw) ? std::string_view() : raw;
    };
    ModelTables tables;
    bool by_bytes = false;
    for (auto field : root) {
        std::string_view key;
        ondemand::value value;
        if (field.unescaped_key().get(key) || field.value().get(value))
            return "damaged";
        if (key != "model") {
            by_bytes |= key != "added_tokens" && rawOf(value).find("\"ByteLevel\"") != std::string_view::npos;
            continue;
        }
        ondemand::object model;
        if (value.get_object().get(model))
            return "damaged";
        for (auto part : model) {
            std::string_view name;
            ondemand::value setting;
            if (part.unescaped_key().get(name) || part.value().get(setting))
                return "damaged";
            const std::string part_name(name);
            tables.has_merges |= part_name == "merges";
            if (part_name != "merges" && part_name != "vocab") // the tables are passed over
                tables.settings[part_name] = Json::parse(rawOf(setting), nullptr, false);
        }
    }
    const std::string type = modelType(tables);
    return type.empty() ? "damaged" : type == "BPE" && by_bytes ? "byte-level BPE" : type;
}

Result<std::shared_ptr<const Tokenizer>> tokenizerFromJson(const Json& json, const Tokenizer::Roles& roles,
                                                           const std::string& where)
{
    TokenizerConfig config;
    config.ids = roles;
    return describe<JsonReader>(std::cref(json), config, where);
}

} // namespace luthier
