// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json_parts.h"
#include "core/text/open_pipeline.h"
#include "core/text/published_patterns.h"
#include "core/text/tokenizer_description.h"

#include <algorithm>

namespace luthier {

namespace {

// The classes of transformers whose byte-level vocabularies are published in these two files.
enum class Layout { Gpt2, Roberta, Qwen2 };

Layout layoutOf(const TokenizerConfig& config)
{
    const auto is = [&](std::initializer_list<const char*> classes, std::initializer_list<const char*> models) {
        return config.tokenizer_class.empty()
            ? std::any_of(models.begin(), models.end(), [&](const char* each) { return config.model_type == each; })
            : std::any_of(classes.begin(), classes.end(),
                          [&](const char* each) { return config.tokenizer_class.find(each) != std::string::npos; });
    };
    if (is({"Roberta", "Bart", "Longformer", "LED"},
           {"roberta", "roberta-prelayernorm", "bart", "longformer", "led", "data2vec-text", "ibert", "mvp"}))
        return Layout::Roberta;
    if (is({"Qwen2"}, {"qwen2", "qwen2_moe", "qwen3", "qwen3_moe"}))
        return Layout::Qwen2;
    return Layout::Gpt2;
}

Result<Vocabulary> readVocabulary(const fs::path& path)
{
    const auto json = readJson(path);
    if (!json)
        return tl::unexpected(json.error());
    if (!json->is_object() || json->empty())
        return damagedPart(text("The vocabulary file is damaged: it is no list of pieces and their ids."),
                           path.string());
    VocabularyReader reader(json->size(), path.string());
    for (const auto& [piece, id] : json->items())
        if (auto added = reader.add(piece, id.is_number_integer() ? id.get<std::int64_t>() : -1); !added)
            return tl::unexpected(added.error());
    return reader.take();
}

// "left right" a line, after a line with the version.
Result<std::vector<BpeModel::Merge>> readMerges(std::string_view file, const std::string& where)
{
    std::vector<BpeModel::Merge> merges;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < file.size();) {
        const std::size_t end = std::min(file.find('\n', begin), file.size());
        std::string_view line = file.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() || line.starts_with("#version"))
            continue;
        const std::size_t gap = line.find(' ');
        if (gap == std::string_view::npos || line.find(' ', gap + 1) != std::string_view::npos)
            return damagedPart(text("The merges file is damaged: line {} is not a pair of pieces.", number), where);
        merges.emplace_back(line.substr(0, gap), line.substr(gap + 1));
    }
    return merges;
}

void nameTokens(Layout layout, const Vocabulary& pieces, TokenizerConfig& config)
{
    const auto usual = [&](std::optional<std::string>& name, const char* otherwise) {
        if (!name && pieces.find(otherwise))
            name = otherwise;
    };
    TokenizerConfig::Names& names = config.names;
    if (layout == Layout::Roberta) {
        usual(names.bos, "<s>");
        usual(names.eos, "</s>");
        usual(names.cls, "<s>");
        usual(names.sep, "</s>");
        usual(names.unk, "<unk>");
        usual(names.pad, "<pad>");
        usual(names.mask, "<mask>");
    } else {
        usual(names.unk, "<|endoftext|>");
        usual(names.eos, "<|endoftext|>");
        if (layout == Layout::Gpt2)
            usual(names.bos, "<|endoftext|>");
        else
            usual(names.pad, "<|endoftext|>");
    }
    for (const auto& name : {names.bos, names.eos, names.cls, names.sep, names.unk, names.pad, names.mask}) {
        const bool known = !name || std::any_of(config.added.begin(), config.added.end(), [&](const AddedToken& each) {
            return each.content == *name;
        });
        if (known)
            continue;
        AddedToken token;
        token.id = -1;
        token.content = *name;
        token.special = true;
        config.added.push_back(std::move(token));
    }
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> openVocabularyJson(const fs::path& path, const TokenizerConfig& given)
{
    const std::string where = path.string();
    const fs::path merges_path = path.parent_path() / "merges.txt";
    std::error_code ignored;
    if (!fs::exists(merges_path, ignored))
        return fail(ErrorKind::NotFound, text("The model folder has a vocab.json but no merges.txt beside it."),
                    path.parent_path().string(),
                    text("Get the tokenizer files of the base model and put them into this folder."));
    auto vocabulary = readVocabulary(path);
    if (!vocabulary)
        return tl::unexpected(vocabulary.error());
    const auto file = readFile(merges_path, std::uint64_t{1} << 28);
    if (!file)
        return tl::unexpected(file.error());
    const auto merges = readMerges(*file, merges_path.string());
    if (!merges)
        return tl::unexpected(merges.error());

    TokenizerConfig config = given;
    const Layout layout = layoutOf(config);
    nameTokens(layout, *vocabulary, config);
    TokenizerDescription description;
    description.model_type = "BPE";
    description.unknown = config.names.unk;
    description.may_spell_bytes = true;
    const bool prefix = config.add_prefix_space.value_or(false);
    Json bytes = {{"type", "ByteLevel"}, {"add_prefix_space", prefix}, {"use_regex", layout != Layout::Qwen2}};
    if (layout == Layout::Qwen2) {
        description.parts["normalizer"] = {{"type", "NFC"}};
        const Json words = {{"type", "Split"}, {"pattern", {{"Regex", qwen2_pattern}}}, {"behavior", "Isolated"}};
        description.parts["pre_tokenizer"] = {{"type", "Sequence"}, {"pretokenizers", Json::array({words, bytes})}};
    } else {
        description.parts["pre_tokenizer"] = std::move(bytes);
    }
    description.parts["decoder"] = {{"type", "ByteLevel"}};
    if (layout == Layout::Roberta) {
        const auto cls = vocabulary->find(config.names.cls.value_or(""));
        const auto sep = vocabulary->find(config.names.sep.value_or(""));
        if (!cls || !sep)
            return damagedPart(
                text("The vocabulary file lacks the tokens \"{}\" and \"{}\" that begin and end every text.",
                     config.names.cls.value_or("<s>"), config.names.sep.value_or("</s>")),
                where);
        description.parts["post_processor"] = {{"type", "RobertaProcessing"},
                                               {"cls", {*config.names.cls, *cls}},
                                               {"sep", {*config.names.sep, *sep}},
                                               {"trim_offsets", config.trim_offsets.value_or(true)},
                                               {"add_prefix_space", prefix}};
        config.add_bos.reset(); // the class's own template counts
        config.add_eos.reset();
    }
    description.make_model = [&](BpeModel::Spelling spelling) {
        BpeModel::Settings settings;
        settings.spelling = spelling;
        return BpeModel::create(std::move(*vocabulary), *merges, std::move(settings), merges_path.string());
    };
    return buildTokenizer(description, config, where);
}

} // namespace luthier
