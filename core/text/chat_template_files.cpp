// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/chat_template.h"
#include "core/text/json_parts.h"

#include <algorithm>

// Where models keep their chat templates.
namespace luthier {

namespace {

Status add(ChatTemplates& templates, std::string name, std::string source, std::string where)
{
    auto parsed = ChatTemplate::parse(std::move(source), std::move(where));
    if (!parsed)
        return fail(std::move(parsed.error()));
    templates.by_name.insert_or_assign(std::move(name), std::move(*parsed));
    return {};
}

Status addFile(ChatTemplates& templates, std::string name, const fs::path& file)
{
    auto source = readFile(file, std::uint64_t{64} << 20);
    if (!source)
        return fail(std::move(source.error()));
    return add(templates, std::move(name), std::move(*source), file.string());
}

std::vector<fs::path> additionalFiles(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code ignored;
    for (fs::directory_iterator each(folder / "additional_chat_templates", ignored), end; each != end;
         each.increment(ignored))
        if (each->path().extension() == ".jinja" && each->is_regular_file(ignored))
            files.push_back(each->path());
    std::sort(files.begin(), files.end());
    return files;
}

Status addFromConfig(ChatTemplates& templates, const Json& config, const std::string& where)
{
    const Json& written = memberOf(config, "chat_template");
    if (written.is_null())
        return {};
    if (written.is_string())
        return add(templates, "default", written.get<std::string>(), where + ", chat_template");
    const auto odd = [&] {
        return fail(ErrorKind::Damaged, text("“chat_template” must be a text or a list of named texts."), where,
                    text("Download the model again."));
    };
    if (!written.is_array())
        return odd();
    for (const Json& each : written) {
        if (!memberOf(each, "name").is_string() || !memberOf(each, "template").is_string())
            return odd();
        const std::string name = stringOf(each, "name");
        if (auto added = add(templates, name, stringOf(each, "template"), where + ", chat_template “" + name + "”");
            !added)
            return added;
    }
    return {};
}

// Special tokens go to the template by their spelling; in the file each is a text or an object with its content.
void addTokens(Json& variables, const Json& config)
{
    for (const char* key :
         {"bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"}) {
        const Json& token = memberOf(config, key);
        const Json& content = token.is_object() ? memberOf(token, "content") : token;
        if (content.is_string() && !variables.contains(key))
            variables[key] = content;
    }
}

} // namespace

Result<ChatTemplates> ChatTemplates::forFolder(const fs::path& folder)
{
    ChatTemplates found;
    const auto read = [&](const char* name) -> Result<Json> {
        const fs::path path = folder / name;
        return isPresent(path) ? readJson(path) : Result<Json>(Json::object());
    };
    const fs::path config_path = folder / "tokenizer_config.json";
    const auto config = read("tokenizer_config.json");
    if (!config)
        return fail(config.error());
    const auto tokens = read("special_tokens_map.json");
    if (!tokens)
        return fail(tokens.error());
    addTokens(found.variables, *config);
    addTokens(found.variables, *tokens);

    Status added;
    if (isPresent(folder / "chat_template.jinja"))
        added = addFile(found, "default", folder / "chat_template.jinja");
    for (const fs::path& file : additionalFiles(folder))
        if (added)
            added = addFile(found, file.stem().string(), file);
    if (added && found.by_name.empty())
        added = addFromConfig(found, *config, config_path.string());
    if (!added)
        return fail(std::move(added.error()));
    return found;
}

Result<const ChatTemplate*> ChatTemplates::choose(const Json& tools, const std::string& name) const
{
    const std::string wanted = !name.empty()               ? name
        : !tools.is_null() && by_name.contains("tool_use") ? std::string("tool_use")
                                                           : std::string("default");
    if (const auto found = by_name.find(wanted); found != by_name.end())
        return &found->second;
    if (by_name.empty())
        return fail(
            ErrorKind::NotFound, text("This model has no chat template."), {},
            text("Choose a model that was made for conversations, or put its chat_template.jinja into the folder."));
    std::string names;
    for (const auto& [each, ignored] : by_name)
        names += (names.empty() ? "" : ", ") + each;
    return fail(ErrorKind::NotFound, text("This model has no chat template with the name “{}”.", wanted), {},
                text("It has: {}.", names));
}

} // namespace luthier
