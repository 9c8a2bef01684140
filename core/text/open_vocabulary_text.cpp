// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json_parts.h"
#include "core/text/open_pipeline.h"
#include "core/text/pipeline_tokenizer.h"
#include "core/text/unicode.h"
#include "core/text/word_piece_model.h"

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

    PipelineTokenizer::Parts built;
    auto model = WordPieceModel::create(std::move(*vocabulary), {*names.unk}, where);
    if (!model)
        return tl::unexpected(model.error());
    built.model = std::move(*model);
    const Vocabulary& pieces = built.model->vocabulary();
    for (const auto& name : {names.unk, names.pad, names.cls, names.sep, names.mask})
        if (const auto id = pieces.find(*name)) {
            AddedToken token;
            token.id = *id;
            token.content = *name;
            token.special = true;
            built.added.add(std::move(token));
        }
    const auto findId = [&](std::string_view piece) -> std::optional<std::int32_t> {
        if (const AddedToken* token = built.added.find(piece))
            return token->id;
        return pieces.find(piece);
    };
    named.addMissing(built.added, pieces.size(), findId);
    built.roles = named.roles(pieces.size(), findId);
    if (!built.roles.cls || !built.roles.sep)
        return damagedPart(text("The vocabulary file lacks the tokens \"{}\" and \"{}\" that begin and end every text.",
                                *names.cls, *names.sep),
                           where);

    BertNormalization normalization;
    normalization.lower_case = config.lower_case;
    normalization.strip_accents = config.strip_accents.value_or(config.lower_case);
    normalization.handle_chinese_characters = config.chinese_characters;
    built.normalizer = bertNormalizer(normalization);
    built.added.prepare([&](const std::string& content) {
        AlignedText normal(content);
        built.normalizer(normal);
        return std::string(normal.view());
    });
    built.pre_tokenizer = bertPreTokenizer();
    built.post_processor = surround({*built.roles.cls}, {*built.roles.sep});
    built.decoder = wordPieceDecoder("##", true);
    built.clean_up_spaces = config.clean_up_spaces;
    built.files = config.files;
    return std::make_shared<const PipelineTokenizer>(std::move(built));
}

} // namespace luthier
