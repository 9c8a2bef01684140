// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/inspect.h"

#include "core/base/process.h"
#include "core/families/model_folder.h"
#include "core/families/support/folder.h"
#include "core/text/instruction_template.h"
#include "core/text/tokenizer.h"
#include "core/weights/gguf.h"

#include <algorithm>
#include <map>

namespace luthier {

namespace {

// The few fields of a model card's front matter that a user wants: "license: mit", "language: [en, nl]" or a list
// below.
void readModelCard(const fs::path& folder, ModelSummary& summary)
{
    const auto card = readFile(folder / "README.md", std::uint64_t{1} << 22);
    if (!card || !card->starts_with("---"))
        return;
    const std::string head = card->substr(3, card->find("\n---", 3) - 3);
    std::string key;
    std::size_t begin = 0;
    const auto trimmed = [](std::string s) {
        const auto junk = " \t\r\"'-[]";
        s.erase(0, s.find_first_not_of(junk));
        s.erase(s.find_last_not_of(junk) + 1);
        return s;
    };
    const auto take = [&](const std::string& value) {
        if (value.empty())
            return;
        if (key == "license" || key == "licence")
            summary.licence = value;
        if (key == "language") {
            std::size_t from = 0;
            while (from <= value.size()) {
                const std::size_t comma = std::min(value.find(',', from), value.size());
                const std::string one = trimmed(value.substr(from, comma - from));
                if (!one.empty())
                    summary.languages.push_back(one);
                from = comma + 1;
            }
        }
        if (key == "title")
            summary.name = value;
    };
    while (begin < head.size()) {
        const std::size_t end = std::min(head.find('\n', begin), head.size());
        const std::string line = head.substr(begin, end - begin);
        begin = end + 1;
        if (!line.empty() && (line[0] == ' ' || line[0] == '-')) {
            take(trimmed(line));
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == line.npos)
            continue;
        key = line.substr(0, colon);
        take(trimmed(line.substr(colon + 1)));
    }
}

const char* word(NormKind kind)
{
    return kind == NormKind::Rms ? "rms" : "layer";
}

} // namespace

Json ModelSummary::toJson() const
{
    Json json;
    json["name"] = name;
    json["family"] = family;
    json["architecture"] = architecture;
    json["parameters"] = parameters;
    json["bytes"] = bytes;
    json["stored_type"] = stored_type;
    json["tensors"] = tensors;
    json["sizes"] = Json{{"vocabulary", spec.vocabulary},
                         {"hidden", spec.hidden},
                         {"layers", spec.layers},
                         {"heads", spec.heads},
                         {"kv_heads", spec.kv_heads},
                         {"head_dim", spec.head_dim},
                         {"intermediate", spec.intermediate},
                         {"context", spec.context},
                         {"norm", word(spec.norm)}};
    json["tokenizer"] = tokenizer;
    json["template"] = instruction_template;
    if (template_problem)
        json["template_problem"] = template_problem->sentence();
    json["licence"] = licence;
    json["languages"] = languages;
    json["labels"] = labels;
    json["tasks"] = tasks;
    return json;
}

Result<fs::path> resolveModel(const std::string& model)
{
    const std::string prefix = "starter:";
    if (!model.starts_with(prefix))
        return fs::path(model);
    const fs::path root = resourceFolder() / "starter";
    const fs::path folder = root / model.substr(prefix.size());
    std::error_code ignored;
    if (model.find('/') == model.npos && fs::exists(folder / "config.json", ignored))
        return folder;
    std::string known;
    for (const ModelSummary& starter : starterModels())
        known += (known.empty() ? "starter:" : ", starter:") + starter.folder.filename().string();
    return fail(
        ErrorKind::NotFound, text("There is no starter model “{}”.", model.substr(prefix.size())), root.string(),
        known.empty() ? text("Reinstall Luthier: the starter models belong to it.") : text("Known are: {}.", known));
}

Result<fs::path> resolveModelFolder(const std::string& model)
{
    const auto root = resolveModel(model);
    return root ? modelFolder(*root) : root;
}

Result<ModelSummary> inspectModel(const std::string& model)
{
    auto root = resolveModel(model);
    if (!root)
        return fail(std::move(root.error()));
    auto folder = modelFolder(*root);
    if (!folder)
        return fail(std::move(folder.error()));
    auto described = describeFolder(*folder);
    if (!described)
        return fail(std::move(described.error()));
    auto files = openModelWeights(*root, *folder, DType::F32);
    if (!files)
        return fail(std::move(files.error()));

    ModelSummary summary;
    summary.folder = *root;
    summary.name = fs::absolute(*root).lexically_normal().filename().string();
    if (summary.name.empty())
        summary.name = fs::absolute(*root).lexically_normal().parent_path().filename().string();
    summary.family = described->family->info.id;
    const auto architectures = described->config.find("architectures");
    if (architectures != described->config.end() && architectures->is_array() && !architectures->empty()
        && architectures->front().is_string())
        summary.architecture = architectures->front().get<std::string>();
    summary.spec = described->spec;
    summary.labels = described->labels;
    std::map<std::string, std::int64_t> types;
    for (const TensorInfo& view : (*files)->tensors()) {
        std::int64_t values = 1;
        for (const std::int64_t size : view.shape)
            values *= size;
        summary.parameters += values;
        summary.bytes += view.stored_bytes;
        types[view.stored] += values;
        ++summary.tensors;
    }
    std::int64_t most = -1;
    for (const auto& [type, values] : types)
        if (values > most) {
            most = values;
            summary.stored_type = type;
        }
    summary.tokenizer = tokenizerKind(*folder);
    if (const auto instruction = InstructionTemplate::forFolder(*folder))
        summary.instruction_template = instruction->name;
    else
        summary.template_problem = instruction.error();
    readModelCard(publishedFolder(*root, *folder), summary);
    if (isGguf(*root)) // the name inside is the converter's; people know the file
        summary.name = root->stem().string();
    for (const EntryInfo* task : entries(Kind::Task))
        if (taskSuits(task->id, summary.spec))
            summary.tasks.emplace_back(task->id);
    return summary;
}

std::vector<ModelSummary> starterModels()
{
    std::vector<ModelSummary> list;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(resourceFolder() / "starter", ignored))
        if (fs::exists(entry.path() / "config.json", ignored))
            if (auto summary = inspectModel(entry.path().string()))
                list.push_back(std::move(*summary));
    std::sort(list.begin(), list.end(),
              [](const ModelSummary& a, const ModelSummary& b) { return a.folder > b.folder; });
    return list;
}

} // namespace luthier
