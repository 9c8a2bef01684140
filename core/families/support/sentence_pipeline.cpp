// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/sentence_pipeline.h"

#include "core/base/json.h"

#include <string>

namespace luthier {

namespace {

Error damaged(Text message, const std::string& where)
{
    return Error{
        ErrorKind::Damaged, std::move(message), where, text("Get the folder again from where it came from."), {}};
}

bool insideOf(const fs::path& folder)
{
    if (folder.is_absolute())
        return false;
    for (const fs::path& part : folder)
        if (part == "..")
            return false;
    return true;
}

// Version 6 writes one name, earlier versions a switch for each way.
Result<SentencePooling> readPooling(const fs::path& file)
{
    auto json = readJson(file);
    if (!json)
        return fail(std::move(json.error()));
    const std::string where = file.string();
    if (!json->is_object())
        return fail(damaged(text("The file is no JSON object."), where));
    std::vector<std::string> modes;
    const auto named = json->find("pooling_mode");
    if (named != json->end() && named->is_string())
        modes.push_back(named->get<std::string>());
    else if (named != json->end() && named->is_array()) {
        for (const Json& one : *named)
            modes.push_back(one.is_string() ? one.get<std::string>() : one.dump());
    } else {
        for (const auto& [key, name] :
             {std::pair("pooling_mode_cls_token", "cls"), std::pair("pooling_mode_max_tokens", "max"),
              std::pair("pooling_mode_mean_tokens", "mean"),
              std::pair("pooling_mode_mean_sqrt_len_tokens", "mean_sqrt_len_tokens"),
              std::pair("pooling_mode_weightedmean_tokens", "weightedmean"),
              std::pair("pooling_mode_lasttoken", "lasttoken")})
            if (const auto found = json->find(key); found != json->end() && found->is_boolean() && found->get<bool>())
                modes.emplace_back(name);
    }
    if (modes.empty())
        return SentencePooling::Mean; // the package's own default
    if (modes.size() == 1) {
        if (modes[0] == "mean")
            return SentencePooling::Mean;
        if (modes[0] == "cls")
            return SentencePooling::First;
        if (modes[0] == "max")
            return SentencePooling::Largest;
        if (modes[0] == "lasttoken")
            return SentencePooling::Last;
    }
    std::string list;
    for (const std::string& mode : modes)
        list += (list.empty() ? "" : " + ") + mode;
    return fail(ErrorKind::Usage,
                text("This model makes a vector of a text by “{}”, which Luthier does not know.", list), where,
                text("Known are: mean, cls, max, lasttoken."));
}

Status readLength(const fs::path& file, SentencePipeline& pipeline)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return {};
    auto json = readJson(file);
    if (!json)
        return fail(std::move(json.error()));
    if (!json->is_object())
        return fail(damaged(text("The file is no JSON object."), file.string()));
    if (const auto length = json->find("max_seq_length"); length != json->end() && !length->is_null()) {
        if (!length->is_number_integer() || *length < 1)
            return fail(damaged(text("The field “{}” is {}, but must be a whole number from 1 to {}.", "max_seq_length",
                                     length->dump(), std::int64_t{1} << 31),
                                file.string()));
        pipeline.max_length = length->get<std::int64_t>();
    }
    const auto lower = json->find("do_lower_case");
    if (lower != json->end() && lower->is_boolean() && lower->get<bool>())
        return fail(ErrorKind::Usage,
                    text("This model has “{}” switched on, which Luthier does not know.", "do_lower_case"),
                    file.string());
    return {};
}

std::string fieldOf(const Json& json, const char* key)
{
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

Result<std::optional<SentencePipeline>> readSentencePipeline(const fs::path& folder)
{
    const fs::path file = folder / "modules.json";
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return std::optional<SentencePipeline>();
    auto modules = readJson(file);
    if (!modules)
        return fail(std::move(modules.error()));
    const std::string where = file.string();
    if (!modules->is_array() || modules->empty())
        return fail(damaged(text("The file lists no parts of a model."), where));
    SentencePipeline pipeline;
    bool pooled = false;
    for (std::size_t i = 0; i < modules->size(); ++i) {
        const std::string type = fieldOf((*modules)[i], "type");
        const std::string kind = type.substr(type.rfind('.') == std::string::npos ? 0 : type.rfind('.') + 1);
        const fs::path path = fieldOf((*modules)[i], "path");
        if (!insideOf(path))
            return fail(damaged(text("The part “{}” lies outside of the folder.", path.string()), where));
        if (kind == "Transformer" && i == 0) {
            pipeline.transformer = path.empty() ? folder : folder / path;
            if (auto read = readLength(pipeline.transformer / "sentence_bert_config.json", pipeline); !read)
                return fail(std::move(read.error()));
        } else if (kind == "Pooling" && !pooled && i == 1) {
            auto pooling = readPooling(folder / path / "config.json");
            if (!pooling)
                return fail(std::move(pooling.error()));
            pipeline.pooling = *pooling;
            pooled = true;
        } else if (kind == "Normalize" && pooled) {
            pipeline.normalised = true;
        } else {
            return fail(ErrorKind::Usage,
                        text("This model makes a vector of a text with a part “{}”, which Luthier does not know.",
                             type.empty() ? "?" : type),
                        where, text("Known are, in this order: Transformer, Pooling, Normalize."));
        }
    }
    return std::optional(pipeline);
}

Result<fs::path> transformerFolder(const fs::path& folder)
{
    std::error_code ignored;
    if (fs::exists(folder / "config.json", ignored))
        return folder;
    auto pipeline = readSentencePipeline(folder);
    if (!pipeline)
        return fail(std::move(pipeline.error()));
    return *pipeline && !(*pipeline)->transformer.empty() ? (*pipeline)->transformer : folder;
}

} // namespace luthier
