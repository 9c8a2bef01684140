// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json_parts.h"
#include "core/text/open_pipeline.h"
#include "core/text/tokenizer_description.h"
#include "core/text/unicode.h"
#include "core/text/word_piece_model.h"

#include <algorithm>

namespace luthier {

namespace {

Result<Vocabulary> readLines(std::string_view file, const std::string& where)
{
    if (!isUtf8(file))
        return damagedPart(text("The vocabulary file is not UTF-8 text."), where);
    Vocabulary vocabulary;
    std::int32_t line = 0;
    for (std::size_t begin = 0; begin < file.size(); ++line) {
        const std::size_t end = std::min(file.find('\n', begin), file.size());
        std::string_view piece = file.substr(begin, end - begin);
        if (piece.ends_with('\r'))
            piece.remove_suffix(1);
        begin = end + 1;
        if (piece.empty())
            continue; // keeps its number, names nothing
        if (const auto before = vocabulary.find(piece))
            return damagedPart(text("The vocabulary file has the piece \"{}\" twice, on lines {} and {}.", piece,
                                    *before + 1, line + 1),
                               where);
        if (line > Vocabulary::largest_id)
            return damagedPart(text("The vocabulary file has more than {} lines.", Vocabulary::largest_id), where);
        vocabulary.add(piece, line);
    }
    return vocabulary;
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> openVocabularyText(const fs::path& path, const TokenizerConfig& config)
{
    const std::string where = path.string();
    const auto file = readFile(path);
    if (!file)
        return tl::unexpected(file.error());
    auto vocabulary = readLines(*file, where);
    if (!vocabulary)
        return tl::unexpected(vocabulary.error());

    TokenizerConfig named = config;
    TokenizerConfig::Names& names = named.names;
    const auto usual = [](std::optional<std::string>& name, const char* otherwise) {
        if (!name)
            name = otherwise;
    };
    usual(names.unk, "[UNK]");
    usual(names.pad, "[PAD]");
    usual(names.cls, "[CLS]");
    usual(names.sep, "[SEP]");
    usual(names.mask, "[MASK]");

    Json added = Json::array();
    for (const auto& name : {names.unk, names.pad, names.cls, names.sep, names.mask})
        if (vocabulary->find(*name)
            && std::none_of(config.added.begin(), config.added.end(),
                            [&](const AddedToken& each) { return each.content == *name; }))
            added.push_back({{"id", 0}, {"content", *name}, {"special", true}, {"normalized", false}});
    const auto cls = vocabulary->find(*names.cls);
    const auto sep = vocabulary->find(*names.sep);
    if (vocabulary->find(*names.unk) && (!cls || !sep))
        return damagedPart(text("The vocabulary file lacks the tokens \"{}\" and \"{}\" that begin and end every text.",
                                *names.cls, *names.sep),
                           where);

    TokenizerDescription description;
    description.model_type = "WordPiece";
    description.unknown = names.unk;
    description.parts["added_tokens"] = std::move(added);
    description.parts["normalizer"] = {{"type", "BertNormalizer"},
                                       {"clean_text", true},
                                       {"handle_chinese_chars", config.chinese_characters},
                                       {"strip_accents", config.strip_accents.value_or(config.lower_case)},
                                       {"lowercase", config.lower_case}};
    description.parts["pre_tokenizer"] = {{"type", "BertPreTokenizer"}};
    description.parts["post_processor"] = {
        {"type", "BertProcessing"}, {"cls", {*names.cls, cls.value_or(0)}}, {"sep", {*names.sep, sep.value_or(0)}}};
    description.parts["decoder"] = {{"type", "WordPiece"}, {"prefix", "##"}, {"cleanup", true}};
    description.make_model = [&](BpeModel::Spelling) {
        return WordPieceModel::create(std::move(*vocabulary), {*names.unk}, where);
    };
    return buildTokenizer(description, named, where);
}

} // namespace luthier
