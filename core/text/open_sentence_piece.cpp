// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json_parts.h"
#include "core/text/open_pipeline.h"
#include "core/text/sentence_piece_file.h"
#include "core/text/sentence_piece_normalizer.h"
#include "core/text/tokenizer_description.h"

#include <algorithm>

namespace luthier {

namespace {

using Type = SentencePieceFile::Type;

constexpr std::uint64_t largest_file = std::uint64_t{1} << 28; // bytes; the largest published ones have 5 MB

// Which of the tokenizer classes of transformers the ids are numbered for.
enum class Numbering {
    Model, // as in the file: Llama, Gemma, Mistral and others
    T5, // as in the file, and the sentinel tokens behind them
    XlmRoberta, // after fairseq: <s> <pad> </s> <unk>, the pieces from 3 on, <mask>
    Camembert, // after fairseq too: five tokens, the pieces from 1 on, <mask>
};

struct Entry {
    std::string piece;
    double score = 0;
};

Json token(std::string_view content, bool special)
{
    return {{"id", 0}, {"content", content}, {"special", special}, {"normalized", false}};
}

Json template_(std::initializer_list<std::pair<const char*, std::int64_t>> before,
               std::initializer_list<std::pair<const char*, std::int64_t>> after)
{
    Json single = Json::array();
    Json tokens = Json::object();
    const auto add = [&](const std::pair<const char*, std::int64_t>& each) {
        single.push_back({{"SpecialToken", {{"id", each.first}, {"type_id", 0}}}});
        tokens[each.first] = {{"id", each.first}, {"ids", {each.second}}, {"tokens", {each.first}}};
    };
    std::for_each(before.begin(), before.end(), add);
    single.push_back({{"Sequence", {{"id", "A"}, {"type_id", 0}}}});
    std::for_each(after.begin(), after.end(), add);
    return {{"type", "TemplateProcessing"}, {"single", single}, {"special_tokens", tokens}};
}

// Tells transformers' classes apart; nothing for those whose numbering is not known here.
std::optional<Numbering> numberingOf(const TokenizerConfig& config)
{
    const auto is = [&](const char* name) { return config.tokenizer_class.find(name) != std::string::npos; };
    for (const char* other : {"MBart", "Barthez", "M2M100", "NllbTokenizer", "Deberta", "Pegasus", "XLNet", "Plbart"})
        if (is(other))
            return std::nullopt;
    if (is("XLMRoberta"))
        return Numbering::XlmRoberta;
    if (is("Camembert"))
        return Numbering::Camembert;
    return is("T5") ? Numbering::T5 : Numbering::Model;
}

// The vocabulary as transformers 5 numbers it for the classes of its own.
std::vector<Entry> renumbered(const SentencePieceFile& file, Numbering numbering, const TokenizerConfig& config)
{
    const TokenizerConfig::Names& names = config.names;
    const auto named = [](const std::optional<std::string>& name, const char* otherwise) {
        return name.value_or(otherwise);
    };
    std::vector<Entry> entries;
    std::size_t first = 0;
    if (numbering == Numbering::XlmRoberta) {
        entries = {{named(names.bos, "<s>")},
                   {named(names.pad, "<pad>")},
                   {named(names.eos, "</s>")},
                   {named(names.unk, "<unk>")}};
        first = 3;
    } else if (numbering == Numbering::Camembert) {
        entries = {{"<s>NOTUSED"},
                   {named(names.pad, "<pad>")},
                   {"</s>NOTUSED"},
                   {named(names.unk, "<unk>")},
                   {"<unk>NOTUSED", -100}};
        first = 1;
    }
    for (std::size_t i = first; i < file.pieces.size(); ++i)
        entries.push_back({std::string(file.pieces[i].spelling), file.pieces[i].score});
    if (numbering == Numbering::T5)
        for (int i = 99; i >= 0; --i)
            entries.push_back({fmt::format("<extra_id_{}>", i)});
    else
        entries.push_back({named(names.mask, "<mask>")});
    return entries;
}

// XLM-R, T5 and CamemBERT as transformers 5 rebuilds them: words at white space, "▁" before each, Unigram.
Result<std::shared_ptr<const Tokenizer>> buildRenumbered(const SentencePieceFile& file, Numbering numbering,
                                                         TokenizerConfig config, const std::string& where)
{
    if (file.kind != SentencePieceFile::Kind::Unigram)
        return fail(
            ErrorKind::Failed,
            text("The sentencepiece model is not the unigram model that \"{}\" goes with.", config.tokenizer_class),
            where, text("Get the tokenizer files of the base model again."));
    TokenizerConfig::Names& names = config.names;
    const auto usual = [](std::optional<std::string>& name, const char* otherwise) {
        if (!name)
            name = otherwise;
    };
    usual(names.eos, "</s>");
    usual(names.unk, "<unk>");
    usual(names.pad, "<pad>");
    if (numbering != Numbering::T5) {
        usual(names.bos, "<s>");
        usual(names.cls, names.bos->c_str());
        usual(names.sep, names.eos->c_str());
        usual(names.mask, "<mask>");
    }
    if (numbering == Numbering::Camembert) // its class takes the spaces before the mask along
        for (AddedToken& token : config.added)
            token.strip_left = token.strip_left || token.content == *names.mask;
    const std::vector<Entry> entries = renumbered(file, numbering, config);
    VocabularyReader vocabulary(entries.size(), where);
    std::vector<double> scores;
    for (const Entry& each : entries) {
        if (auto added = vocabulary.add(each.piece, static_cast<std::int64_t>(scores.size())); !added)
            return tl::unexpected(added.error());
        scores.push_back(each.score);
    }
    Vocabulary pieces = vocabulary.take();
    const auto idOf = [&](const std::optional<std::string>& name) {
        return pieces.find(name.value_or("")).value_or(-1);
    };
    UnigramModel::Settings settings;
    settings.unknown = idOf(names.unk);
    const std::int64_t bos = idOf(names.bos);
    const std::int64_t eos = idOf(names.eos);
    if (*settings.unknown < 0 || eos < 0 || (numbering != Numbering::T5 && bos < 0))
        return damagedPart(text("The sentencepiece model lacks the tokens \"{}\" and \"{}\".", *names.unk, *names.eos),
                           where);

    TokenizerDescription description;
    description.model_type = "Unigram";
    description.unknown = names.unk;
    const Json metaspace = {{"type", "Metaspace"}, {"replacement", "\u2581"}, {"prepend_scheme", "always"}};
    description.parts["pre_tokenizer"] = {{"type", "Sequence"},
                                          {"pretokenizers", {{{"type", "WhitespaceSplit"}}, metaspace}}};
    description.parts["decoder"] = metaspace;
    description.parts["post_processor"] = numbering == Numbering::T5
        ? template_({}, {{names.eos->c_str(), eos}})
        : template_({{names.bos->c_str(), bos}}, {{names.eos->c_str(), eos}});
    if (!file.charsmap.empty()) {
        auto charsmap = Charsmap::read(file.charsmap, where);
        if (!charsmap)
            return tl::unexpected(charsmap.error());
        description.normalizer = precompiledNormalizer(std::move(*charsmap));
    }
    Json added = Json::array();
    for (const SentencePieceFile::Piece& piece : file.pieces)
        if ((piece.type == Type::Control || piece.type == Type::UserDefined) && pieces.find(piece.spelling))
            added.push_back(token(piece.spelling, piece.type == Type::Control));
    for (const auto& name : {names.bos, names.eos, names.unk, names.pad, names.cls, names.sep, names.mask})
        if (name && pieces.find(*name)
            && std::none_of(config.added.begin(), config.added.end(),
                            [&](const AddedToken& each) { return each.content == *name; }))
            added.push_back(token(*name, true));
    if (numbering == Numbering::Camembert)
        for (Json& each : added)
            each["lstrip"] = each.at("content") == *names.mask;
    if (numbering == Numbering::T5)
        for (int i = 0; i < 100; ++i)
            added.push_back(token(fmt::format("<extra_id_{}>", i), true));
    // A token that the configuration describes counts as described there.
    Json kept = Json::array();
    for (const Json& each : added)
        if (std::none_of(config.added.begin(), config.added.end(), [&](const AddedToken& known) {
                return known.content == each.at("content").get<std::string>();
            }))
            kept.push_back(each);
    description.parts["added_tokens"] = std::move(kept);
    config.add_bos.reset(); // the template is the class's own
    config.add_eos.reset();
    description.make_model = [&](BpeModel::Spelling) {
        return UnigramModel::create(std::move(pieces), std::move(scores), settings, where);
    };
    return buildTokenizer(description, config, where);
}

// The rest as sentencepiece itself works.
Result<std::shared_ptr<const Tokenizer>> buildPlain(const SentencePieceFile& file, TokenizerConfig config,
                                                    const std::string& where)
{
    if (file.kind != SentencePieceFile::Kind::Unigram && file.kind != SentencePieceFile::Kind::Bpe)
        return fail(ErrorKind::Failed,
                    text("The sentencepiece model is a word or character model, which Luthier does not support."),
                    where, text("Choose a base model with another tokenizer."));
    VocabularyReader vocabulary(file.pieces.size(), where);
    BpeModel::ScoredPieces scored;
    std::vector<double> scores;
    UnigramModel::Settings unigram;
    unigram.arithmetic = UnigramModel::Arithmetic::Single;
    unigram.byte_fallback = file.byte_fallback;
    std::string unknown;
    Json added = Json::array();
    std::vector<std::string> symbols;
    for (std::size_t i = 0; i < file.pieces.size(); ++i) {
        const SentencePieceFile::Piece& piece = file.pieces[i];
        const auto id = static_cast<std::int32_t>(i);
        if (auto done = vocabulary.add(piece.spelling, id); !done)
            return tl::unexpected(done.error());
        scored.scores.push_back(piece.score);
        scores.push_back(piece.score);
        const bool normal = piece.type == Type::Normal || piece.type == Type::Unused;
        scored.joined.push_back(normal);
        if (piece.type == Type::UserDefined) {
            scored.whole.push_back(id);
            unigram.whole.push_back(id);
            symbols.emplace_back(piece.spelling);
        } else if (piece.type != Type::Normal) {
            unigram.hidden.push_back(id);
        }
        if (piece.type == Type::Unknown) {
            unigram.unknown = id;
            unknown = piece.spelling;
        }
        if (piece.type == Type::Control || piece.type == Type::Unknown)
            added.push_back(token(piece.spelling, true));
    }
    Vocabulary pieces = vocabulary.take();
    if (pieces.count() != file.pieces.size())
        return damagedPart(text("The sentencepiece model is damaged: it has the same piece twice."), where);

    const auto control = [&](std::optional<std::string>& name, const std::string& own) {
        const auto id = pieces.find(own);
        if (!name && id && file.pieces[static_cast<std::size_t>(*id)].type == Type::Control)
            name = own;
    };
    control(config.names.bos, file.bos);
    control(config.names.eos, file.eos);
    control(config.names.pad, file.pad);
    if (!config.names.unk)
        config.names.unk = unknown;

    TokenizerDescription description;
    description.model_type = "BPE"; // transformers treats both kinds alike from here on
    description.unknown = unknown;
    SentencePieceNormalization normalization;
    normalization.add_prefix = file.add_dummy_prefix;
    normalization.prefix_everywhere = config.legacy;
    normalization.remove_extra_spaces = file.remove_extra_spaces;
    normalization.escape_spaces = file.escape_spaces;
    normalization.space_as_suffix = file.space_as_suffix;
    normalization.symbols = std::move(symbols);
    if (!file.charsmap.empty()) {
        auto charsmap = Charsmap::read(file.charsmap, where);
        if (!charsmap)
            return tl::unexpected(charsmap.error());
        normalization.charsmap = std::make_shared<const Charsmap>(std::move(*charsmap));
    }
    description.normalizer = sentencePieceNormalizer(std::move(normalization));
    Json steps = {{{"type", "Replace"}, {"pattern", {{"String", "\u2581"}}}, {"content", " "}},
                  {{"type", "ByteFallback"}},
                  {{"type", "Fuse"}}};
    if (file.add_dummy_prefix && !file.space_as_suffix)
        steps.push_back({{"type", "Strip"}, {"content", " "}, {"start", 1}, {"stop", 0}});
    description.parts["decoder"] = {{"type", "Sequence"}, {"decoders", std::move(steps)}};
    // A token that the configuration describes counts as described there.
    Json kept = Json::array();
    for (const Json& each : added)
        if (std::none_of(config.added.begin(), config.added.end(), [&](const AddedToken& known) {
                return known.content == each.at("content").get<std::string>();
            }))
            kept.push_back(each);
    description.parts["added_tokens"] = std::move(kept);
    config.add_bos = config.add_bos.value_or(true);
    description.make_model = [&](BpeModel::Spelling) -> Result<std::unique_ptr<const Model>> {
        if (file.kind == SentencePieceFile::Kind::Unigram)
            return UnigramModel::create(std::move(pieces), std::move(scores), unigram, where);
        BpeModel::Settings settings;
        settings.unknown = unknown;
        settings.fuse_unknown = true;
        settings.byte_fallback = file.byte_fallback;
        return BpeModel::create(std::move(pieces), scored, std::move(settings), where);
    };
    return buildTokenizer(description, config, where);
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> openSentencePiece(const fs::path& path, const TokenizerConfig& config)
{
    const std::string where = path.string();
    const auto numbering = numberingOf(config);
    if (!numbering)
        return fail(ErrorKind::Failed,
                    text("The tokenizer class \"{}\" is not supported yet with a sentencepiece model alone.",
                         config.tokenizer_class),
                    where, text("Choose a base model that comes with a tokenizer.json."));
    const auto bytes = readFile(path, largest_file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto file = SentencePieceFile::read(*bytes, where);
    if (!file)
        return tl::unexpected(file.error());
    if (*numbering == Numbering::Model)
        return buildPlain(*file, config, where);
    return buildRenumbered(*file, *numbering, config, where);
}

Result<std::shared_ptr<const Tokenizer>> tokenizerFromSentencePiece(std::string_view bytes,
                                                                    const Tokenizer::Roles& roles,
                                                                    const std::string& where,
                                                                    const SentencePieceOptions& options)
{
    const auto file = SentencePieceFile::read(bytes, where);
    if (!file)
        return tl::unexpected(file.error());
    TokenizerConfig config;
    config.ids = roles;
    config.add_bos = options.add_bos;
    config.add_eos = options.add_eos;
    config.legacy = options.space_after_special;
    config.added = options.added;
    const auto named = [&](std::optional<std::string>& name, const std::optional<std::int32_t>& id) {
        if (id && *id >= 0 && static_cast<std::size_t>(*id) < file->pieces.size())
            name = std::string(file->pieces[static_cast<std::size_t>(*id)].spelling);
    };
    named(config.names.bos, roles.bos);
    named(config.names.eos, roles.eos);
    named(config.names.unk, roles.unk);
    named(config.names.pad, roles.pad);
    return buildPlain(*file, std::move(config), where);
}

} // namespace luthier
