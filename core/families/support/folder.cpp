// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/folder.h"

#include <map>

namespace luthier {

namespace {

FolderHead headOf(const Json& config, const Architectures& known)
{
    const auto list = config.find("architectures");
    if (list == config.end() || !list->is_array() || list->empty() || !list->front().is_string())
        return FolderHead::None;
    const std::string name = list->front().get<std::string>();
    if (name == known.language)
        return FolderHead::Language;
    if (name == known.classifier)
        return FolderHead::Classification;
    return name == known.token_classifier ? FolderHead::TokenClassification : FolderHead::None;
}

std::vector<std::string> labelsOf(const Json& config)
{
    const auto id2label = config.find("id2label");
    std::map<int, std::string> ordered;
    if (id2label != config.end() && id2label->is_object())
        for (const auto& [id, label] : id2label->items())
            if (label.is_string() && !id.empty() && id.size() < 7 && id.find_first_not_of("0123456789") == id.npos)
                ordered[std::stoi(id)] = label.get<std::string>();
    std::vector<std::string> labels;
    for (auto& [id, label] : ordered)
        labels.push_back(std::move(label));
    return labels;
}

} // namespace

Result<FolderDescription> describeFolder(const fs::path& folder)
{
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        return fail(ErrorKind::NotFound, text("There is no model folder here."), folder.string(),
                    text("Choose a folder that holds config.json, model.safetensors and a tokenizer, or a GGUF file."));
    }
    const fs::path file = folder / "config.json";
    if (!isPresent(file))
        return fail(ErrorKind::NotFound, text("The folder has no config.json, so it is not a model."), folder.string(),
                    text("Choose a folder that holds config.json, model.safetensors and a tokenizer, or a GGUF file."));
    auto config = readJson(file);
    if (!config)
        return fail(std::move(config.error()));
    return describeConfig(std::move(*config), folder.filename().string() + "/config.json");
}

Result<FolderDescription> describeConfig(Json config, const std::string& where)
{
    if (!config.is_object())
        return fail(ErrorKind::Damaged, text("The file is no JSON object."), where,
                    text("Get the model's config.json again from where the model came from."));
    const auto type = config.find("model_type");
    if (type != config.end() && !type->is_string())
        return fail(ErrorKind::Damaged, text("The field “{}” is not a text.", "model_type"), where,
                    text("Get the model's config.json again from where the model came from."));

    const std::string name = type == config.end() ? "unknown" : type->get<std::string>();
    FolderDescription description;
    std::string known;
    for (const FamilyDescriptor* family : families())
        for (const FamilyRow& row : family->rows) {
            known += (known.empty() ? "" : ", ") + std::string(row.model_type);
            if (name == row.model_type) {
                description.family = family;
                description.row = &row;
            }
        }
    if (description.row == nullptr)
        return fail(ErrorKind::Usage, text("Luthier does not know models of the type “{}”.", name), where,
                    text("Choose a model of one of these types: {}.", known));
    auto spec = description.row->spec(config, where);
    if (!spec)
        return fail(std::move(spec.error()));
    description.spec = *spec;
    description.head = headOf(config, description.row->architectures);
    if (description.head == FolderHead::Classification || description.head == FolderHead::TokenClassification)
        description.labels = labelsOf(config);
    description.config = std::move(config);
    return description;
}

std::vector<std::int32_t> eosIds(const fs::path& folder, const Json& config)
{
    std::vector<std::int32_t> ids;
    const auto add = [&ids](const Json& json) {
        const auto found = json.is_object() ? json.find("eos_token_id") : json.end();
        if (!json.is_object() || found == json.end())
            return;
        if (found->is_number_integer())
            ids.push_back(found->get<std::int32_t>());
        if (found->is_array())
            for (const Json& id : *found)
                if (id.is_number_integer())
                    ids.push_back(id.get<std::int32_t>());
    };
    add(config);
    std::error_code ignored;
    if (fs::exists(folder / "generation_config.json", ignored))
        if (const auto generation = readJson(folder / "generation_config.json"))
            add(*generation);
    return ids;
}

} // namespace luthier
