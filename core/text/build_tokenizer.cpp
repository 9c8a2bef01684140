// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json_parts.h"
#include "core/text/pipeline_tokenizer.h"
#include "core/text/tokenizer_description.h"

#include <algorithm>

namespace luthier {

namespace {

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

Status makeParts(const TokenizerDescription& description, const std::string& where, PipelineTokenizer::Parts& built)
{
    const Json& parts = description.parts;
    if (description.normalizer) {
        built.normalizer = *description.normalizer;
    } else if (!memberOf(parts, "normalizer").is_null()) {
        auto normalizer = makeNormalizer(parts.at("normalizer"), where);
        if (!normalizer)
            return tl::unexpected(normalizer.error());
        built.normalizer = std::move(*normalizer);
    }
    const PreTokenizerUse use =
        description.may_spell_bytes ? PreTokenizerUse::ModelSpellsBytes : PreTokenizerUse::ModelSpellsText;
    auto pre_tokenizer = makePreTokenizer(memberOf(parts, "pre_tokenizer"), use, where);
    if (!pre_tokenizer)
        return tl::unexpected(pre_tokenizer.error());
    built.pre_tokenizer = std::move(pre_tokenizer->step);
    auto post_processor = makePostProcessor(memberOf(parts, "post_processor"), where);
    if (!post_processor)
        return tl::unexpected(post_processor.error());
    built.post_processor = std::move(*post_processor);
    auto decoder = makeDecoder(memberOf(parts, "decoder"), where);
    if (!decoder)
        return tl::unexpected(decoder.error());
    built.decoder = std::move(*decoder);
    auto model =
        description.make_model(pre_tokenizer->byte_level ? BpeModel::Spelling::Bytes : BpeModel::Spelling::Characters);
    if (!model)
        return tl::unexpected(model.error());
    built.model = std::move(*model);
    built.trims_offsets = trimsOffsets(memberOf(parts, "post_processor"));
    return {};
}

// Numbers the tokens that the model does not have as the tokenizers library does: one after the other behind the
// model's, whatever number is written in the file.
Status addTokens(const Json& parts, const std::string& where, PipelineTokenizer::Parts& built)
{
    const Vocabulary& vocabulary = built.model->vocabulary();
    auto next = static_cast<std::int32_t>(vocabulary.count());
    for (const Json& each : listOf(parts, "added_tokens")) {
        AddedToken token = addedTokenOf(each);
        if (token.id < 0 || token.id > Vocabulary::largest_id)
            return damagedPart(
                text("The tokenizer file is damaged: the added token \"{}\" has no usable id.", token.content), where);
        if (token.content.empty())
            continue;
        if (const auto known = vocabulary.find(token.content))
            token.id = *known;
        else if (const AddedToken* before = built.added.find(std::string_view(token.content)))
            token.id = before->id;
        else
            token.id = next++;
        built.added.add(std::move(token));
    }
    return {};
}

} // namespace

VocabularyReader::VocabularyReader(std::size_t pieces, std::string where)
    : m_limit(std::min<std::int64_t>(Vocabulary::largest_id, static_cast<std::int64_t>(pieces) * 4 + 1'000'000)),
      m_where(std::move(where))
{
    m_vocabulary.reserve(pieces);
}

Status VocabularyReader::add(std::string_view piece, std::int64_t id)
{
    if (id < 0 || id > m_limit)
        return damagedPart(text("The tokenizer file is damaged: the piece \"{}\" has no usable id.", piece), m_where);
    const auto number = static_cast<std::int32_t>(id);
    if (m_vocabulary.contains(number) && m_vocabulary.piece(number) != piece)
        return damagedPart(text("The tokenizer file is damaged: the pieces \"{}\" and \"{}\" have the same id {}.",
                                m_vocabulary.piece(number), piece, id),
                           m_where);
    m_vocabulary.add(piece, number);
    return {};
}

Result<std::shared_ptr<const Tokenizer>> buildTokenizer(const TokenizerDescription& description,
                                                        const TokenizerConfig& config, const std::string& where)
{
    PipelineTokenizer::Parts built;
    if (auto made = makeParts(description, where, built); !made)
        return tl::unexpected(made.error());
    if (auto added = addTokens(description.parts, where, built); !added)
        return tl::unexpected(added.error());

    const Vocabulary& vocabulary = built.model->vocabulary();
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
    if (!built.roles.unk && description.unknown)
        built.roles.unk = findId(*description.unknown);

    // As in transformers, explicit wishes of tokenizer_config.json replace the file's own template.
    if (description.model_type == "BPE" && (config.add_bos || config.add_eos)) {
        std::vector<std::int32_t> before;
        std::vector<std::int32_t> after;
        if (config.add_bos.value_or(false) && built.roles.bos)
            before.push_back(*built.roles.bos);
        if (config.add_eos.value_or(false) && built.roles.eos)
            after.push_back(*built.roles.eos);
        built.post_processor = surround(std::move(before), std::move(after));
    }
    // Tidying spaces is for WordPiece; it would eat real spaces of the others.
    built.clean_up_spaces = config.clean_up_spaces && description.model_type != "BPE";
    built.files = config.files;
    return std::make_shared<const PipelineTokenizer>(std::move(built));
}

} // namespace luthier
