// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/folder.h"

#include <map>

namespace luthier {

Result<FolderDescription> describeFolder(const fs::path& folder)
{
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        if (folder.extension() == ".gguf")
            return fail(ErrorKind::Usage, text("GGUF files cannot be opened yet."), folder.filename().string(),
                        text("Choose the folder with config.json and model.safetensors of the same model."));
        return fail(ErrorKind::NotFound, text("There is no model folder here."), folder.string(),
                    text("Choose a folder that holds config.json, model.safetensors and a tokenizer."));
    }
    const fs::path file = folder / "config.json";
    if (!fs::exists(file, ignored))
        return fail(ErrorKind::NotFound, text("The folder has no config.json, so it is not a model."), folder.string(),
                    text("Choose a folder that holds config.json, model.safetensors and a tokenizer."));
    auto config = readJson(file);
    if (!config)
        return fail(std::move(config.error()));
    const std::string where = folder.filename().string() + "/config.json";
    if (!config->is_object())
        return fail(ErrorKind::Damaged, text("The file is no JSON object."), where,
                    text("Get the model's config.json again from where the model came from."));
    const auto type = config->find("model_type");
    if (type != config->end() && !type->is_string())
        return fail(ErrorKind::Damaged, text("The field “{}” is not a text.", "model_type"), where,
                    text("Get the model's config.json again from where the model came from."));

    FolderDescription description;
    std::string known;
    for (const FamilyDescriptor* family : families()) {
        known += (known.empty() ? "" : ", ") + std::string(family->info.id);
        if (description.family == nullptr && family->recognises(*config))
            description.family = family;
    }
    if (description.family == nullptr) {
        const std::string name = type == config->end() ? "unknown" : type->get<std::string>();
        return fail(ErrorKind::Usage, text("Luthier does not know models of the type “{}”.", name), where,
                    text("Choose a model of one of these types: {}.", known));
    }
    auto spec = description.family->spec(*config, where);
    if (!spec)
        return fail(std::move(spec.error()));
    description.spec = *spec;

    const auto architectures = config->find("architectures");
    const bool classifies = architectures != config->end() && architectures->is_array() && !architectures->empty()
        && architectures->front() == description.family->classifier_architecture;
    const auto id2label = config->find("id2label");
    if (classifies && id2label != config->end() && id2label->is_object()) {
        std::map<int, std::string> ordered;
        for (const auto& [id, label] : id2label->items())
            if (label.is_string() && !id.empty() && id.size() < 7 && id.find_first_not_of("0123456789") == id.npos)
                ordered[std::stoi(id)] = label.get<std::string>();
        for (auto& [id, label] : ordered)
            description.labels.push_back(std::move(label));
    }
    description.config = std::move(*config);
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
