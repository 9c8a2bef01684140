// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/tuned_model.h"

#include "core/families/inspect.h"
#include "core/families/support/fingerprint.h"
#include "core/methods/support/peft_adapter.h"
#include "core/train/checkpoint.h"
#include "core/train/run_file.h"
#include "core/train/settings.h"
#include "core/train/setup.h"

namespace luthier {

namespace {

constexpr const char* labels_file = "labels.json"; // beside an adapter, see exporters/adapter.cpp

Result<std::unique_ptr<BaseModel>> openBase(const std::string& model, const OpenOptions& options)
{
    auto folder = resolveModel(model);
    if (!folder)
        return fail(folder.error());
    return openBaseModel(*folder, options);
}

// The names of an adapter's classes; a PEFT folder of others has none and gets the names that transformers would give.
Result<std::vector<std::string>> adapterLabels(const fs::path& adapter, std::int64_t count)
{
    std::vector<std::string> labels;
    const fs::path file = adapter / labels_file;
    if (fs::exists(file)) {
        auto json = readJson(file);
        if (!json)
            return fail(json.error());
        const auto list = json->is_object() ? json->find("labels") : json->end();
        if (!json->is_object() || list == json->end() || !list->is_array())
            return fail(ErrorKind::Damaged, text("The names of the adapter's classes cannot be read."), file.string());
        for (const Json& label : *list)
            if (label.is_string())
                labels.push_back(label.get<std::string>());
    } else {
        for (std::int64_t i = 0; i < count; ++i)
            labels.push_back("LABEL_" + std::to_string(i));
    }
    if (static_cast<std::int64_t>(labels.size()) != count)
        return fail(ErrorKind::Damaged, text("The adapter sorts into {} classes but names {}.", count, labels.size()),
                    file.string());
    return labels;
}

std::int64_t classes(Transformer& network)
{
    for (const Parameter* parameter : network.headParameters(HeadKind::Classification))
        if (parameter->name == "classifier.weight")
            return parameter->base.size(0);
    return 0;
}

Status putAdapterOn(BaseModel& base, const fs::path& folder)
{
    auto adapter = readPeftAdapter(folder);
    if (!adapter)
        return fail(adapter.error());
    if (auto attached = attachPeftAdapter(*base.network, *adapter, base.storedWeights()); !attached)
        return attached;
    if (const std::int64_t count = classes(*base.network);
        count > 0 && (adapter->task_type == "SEQ_CLS" || fs::exists(folder / labels_file))) {
        const bool own_labels =
            !fs::exists(folder / labels_file) && static_cast<std::int64_t>(base.labels.size()) == count;
        if (!own_labels) {
            auto labels = adapterLabels(folder, count);
            if (!labels)
                return fail(labels.error());
            base.labels = std::move(*labels);
        }
    }
    if (fs::exists(folder / InstructionTemplate::file_name)) {
        auto instruction = InstructionTemplate::forFolder(folder);
        if (!instruction)
            return fail(instruction.error());
        base.instruction = std::move(*instruction);
        base.instruction_problem.reset();
    }
    return {};
}

HeadKind naturalHead(BaseModel& base)
{
    if (!base.labels.empty() && base.network->has(HeadKind::Classification))
        return HeadKind::Classification;
    if (base.network->has(HeadKind::TokenClassification))
        return HeadKind::TokenClassification;
    return base.network->spec().masked_head ? HeadKind::MaskedLanguage : HeadKind::Language;
}

} // namespace

Result<TunedModel> openTunedModel(const fs::path& run_folder, const OpenOptions& options)
{
    auto recipe = readRecipe(run_folder / "recipe.json");
    if (!recipe)
        return fail(recipe.error());
    auto run = RunFile::read(run_folder);
    if (!run)
        return fail(run.error());
    const TaskDescriptor* task = findTask(recipe->task);
    const MethodDescriptor* method = findMethod(recipe->method);
    if (!task)
        return fail(unknownEntry(Kind::Task, recipe->task));
    if (!method)
        return fail(unknownEntry(Kind::Method, recipe->method));
    auto base = openBase(recipe->base, options);
    if (!base) {
        Error error = base.error();
        if (error.kind == ErrorKind::NotFound)
            error.next_step =
                text("The run was tuned from this base model and needs it: put the folder back, or change "
                     "“base” in the run's recipe.json.");
        return fail(std::move(error));
    }
    const auto fingerprint = modelFingerprint((*base)->root, run->base_fingerprint);
    if (!fingerprint)
        return fail(fingerprint.error());
    if (*fingerprint != run->base_fingerprint)
        return fail(
            ErrorKind::Damaged,
            text("The base model is no longer the one that this run was tuned from, so what it learnt does not fit."),
            recipe->base, text("Put the model's files back as they were, or tune again from the new model."));

    TunedModel tuned;
    tuned.params = run->params;
    tuned.task = task;
    tuned.head = headOf(*task, (*base)->network->spec());
    tuned.context = contextOf(**base, run->labels, run->max_length);
    tuned.context.instruction = run->instruction;
    (*base)->instruction = run->instruction;
    (*base)->instruction_problem.reset();
    const TrainSettings settings = settingsOf(tuned.params);
    auto applied = applyMethod(**base, *method, tuned.head, run->labels, tuned.params, settings.seed);
    if (!applied)
        return fail(applied.error());
    const std::vector<TrainableTensor> trainable = (*applied)->trainable();
    if (auto best = readBest(run_folder, trainable); !best)
        return fail(best.error());
    (*base)->labels = run->labels;
    tuned.method = std::move(*applied);
    tuned.recipe = std::move(*recipe);
    tuned.base = std::move(*base);
    return tuned;
}

Result<TunedModel> openAnyModel(const std::string& model, const std::optional<fs::path>& adapter,
                                const OpenOptions& options)
{
    if (isRunFolder(model)) {
        if (adapter)
            return fail(ErrorKind::Usage, text("An adapter cannot be put on a run, which is tuned already."),
                        adapter->string(), text("Put it on the base model, or export the run first."));
        return openTunedModel(model, options);
    }
    auto base = openBase(model, options);
    if (!base)
        return fail(base.error());
    if (adapter)
        if (auto put = putAdapterOn(**base, *adapter); !put)
            return fail(put.error());
    TunedModel tuned;
    tuned.head = naturalHead(**base);
    tuned.context = contextOf(**base, (*base)->labels, (*base)->network->spec().context);
    tuned.base = std::move(*base);
    return tuned;
}

} // namespace luthier
