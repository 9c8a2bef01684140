// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples.h"

#include "core/base/json.h"
#include "core/base/process.h"
#include "ui/language.h"

namespace luthier {

namespace {

std::string stringAt(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// "title_nl" where the window speaks Dutch and the list has it, else "title".
QString worded(const Json& json, const std::string& key)
{
    const std::string local = stringAt(json, (key + '_' + languageInUse().toStdString()).c_str());
    const QString words = QString::fromStdString(local.empty() ? stringAt(json, key.c_str()) : local);
    return languageInUse() == QLatin1String("pseudo") ? PseudoTranslator::lengthened(words) : words;
}

} // namespace

std::vector<SampleProject> sampleProjects()
{
    const fs::path folder = resourceFolder() / "samples";
    const Result<Json> list = readJson(folder / "samples.json");
    std::vector<SampleProject> samples;
    if (!list)
        return samples;
    const Json& entries_json = list->is_object() && list->contains("samples") ? (*list)["samples"] : *list;
    if (!entries_json.is_array())
        return samples;
    for (const Json& entry : entries_json) {
        SampleProject sample;
        sample.id = stringAt(entry, "id");
        sample.title = worded(entry, "title");
        sample.summary = worded(entry, "summary");
        sample.task = stringAt(entry, "task");
        sample.model = stringAt(entry, "model");
        sample.method = stringAt(entry, "method");
        sample.data = folder / stringAt(entry, "data");
        if (const auto map = entry.find("map"); map != entry.end() && map->is_object())
            for (const auto& [role, column] : map->items())
                if (column.is_string())
                    sample.map[role] = column.get<std::string>();
        if (const auto params = entry.find("params"); params != entry.end() && params->is_object())
            for (const auto& [key, value] : params->items())
                if (value.is_number_integer())
                    sample.params[key] = value.get<std::int64_t>();
        std::error_code ignored;
        if (findEntry(Kind::Task, sample.task) && fs::is_regular_file(sample.data, ignored)
            && resolveModel(sample.model))
            samples.push_back(std::move(sample));
    }
    return samples;
}

const SampleProject* sampleFor(const std::vector<SampleProject>& samples, const std::string& task)
{
    for (const SampleProject& sample : samples)
        if (sample.task == task)
            return &sample;
    return nullptr;
}

Result<fs::path> copySampleData(StudioState& state, const SampleProject& sample)
{
    const fs::path folder = state.project()->folder() / "data";
    if (Status made = makeFolder(folder); !made)
        return fail(made.error());
    const fs::path copy = folder / sample.data.filename();
    std::error_code ignored;
    if (!fs::exists(copy, ignored))
        if (Status copied = copyFile(sample.data, copy); !copied)
            return fail(copied.error());
    return copy;
}

Status startSample(StudioState& state, const SampleProject& sample, const fs::path& folder)
{
    const Result<ModelSummary> model = inspectModel(sample.model);
    if (!model)
        return fail(model.error());
    if (Status created = state.createProject(folder); !created)
        return created;
    const Result<fs::path> data = copySampleData(state, sample);
    if (!data)
        return fail(data.error());
    state.setTask(sample.task);
    state.setModel(sample.model, *model);
    state.setData(DataBinding{*data, std::nullopt, "auto", sample.map}, nullptr);
    const std::string first = entries(Kind::Method).front()->id;
    state.setMethod(findEntry(Kind::Method, sample.method) ? sample.method : first);
    for (const auto& [key, value] : sample.params)
        state.setParam(key, value);
    return {};
}

} // namespace luthier
