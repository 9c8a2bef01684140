// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/exporter.h"
#include "core/exporters/support/companions.h"
#include "core/exporters/support/peft_names.h"
#include "core/methods/support/lora_method.h"

#include <set>

namespace luthier::exporter {

namespace {

constexpr std::string_view weight_suffix = ".weight";
constexpr const char* prefix = "base_model.model.";

std::string moduleOf(const FamilyDescriptor& family, const std::string& path)
{
    const std::string name = family.fileNames(path + std::string(weight_suffix)).front();
    return name.substr(0, name.size() - weight_suffix.size());
}

// Paths of every linear layer that the adapter leaves alone, as transformers names them.
std::vector<std::string> otherModules(TunedModel& model, const std::vector<std::string>& adapted)
{
    std::set<std::string> others;
    const auto add = [&](const std::string& path) { others.insert(moduleOf(*model.base->family, path)); };
    for (const Linear* site : model.base->network->linears())
        add(site->path);
    for (const Parameter* parameter : model.base->network->parameters())
        if (parameter->role == Role::Pooler || parameter->role == Role::Classifier
            || parameter->role == Role::LanguageHead || parameter->role == Role::MaskedTransform)
            if (parameter->name.ends_with(weight_suffix))
                add(parameter->name.substr(0, parameter->name.size() - weight_suffix.size()));
    for (const std::string& module : adapted)
        others.erase(module);
    return {others.begin(), others.end()};
}

Json number(double value)
{
    return value == static_cast<double>(static_cast<std::int64_t>(value)) ? Json(static_cast<std::int64_t>(value))
                                                                          : Json(value);
}

// Keys and their order: peft's LoraConfig, those that every version since 0.4 reads.
Json configOf(TunedModel& model, const LoraMethod& lora, const std::vector<std::string>& adapted)
{
    Json saved = nullptr;
    std::set<std::string> modules;
    for (const TrainableTensor& head : lora.headTensors())
        modules.insert(savedModule(model.base->family->fileNames(head.name).front()));
    if (!modules.empty())
        saved = Json(modules);
    Json task = nullptr;
    if (model.head == HeadKind::Classification)
        task = "SEQ_CLS";
    else if (model.head == HeadKind::Language)
        task = "CAUSAL_LM";
    Json config;
    config["alpha_pattern"] = Json::object();
    config["auto_mapping"] = nullptr;
    config["base_model_name_or_path"] = fs::absolute(model.base->folder).lexically_normal().string();
    config["bias"] = "none";
    config["fan_in_fan_out"] = false;
    config["inference_mode"] = true;
    config["init_lora_weights"] = true;
    config["layers_pattern"] = nullptr;
    config["layers_to_transform"] = nullptr;
    config["lora_alpha"] = number(lora.alpha());
    config["lora_dropout"] = lora.dropout();
    config["modules_to_save"] = std::move(saved);
    config["peft_type"] = "LORA";
    config["r"] = lora.rank();
    config["rank_pattern"] = Json::object();
    config["revision"] = nullptr;
    config["target_modules"] = targetModules(adapted, otherModules(model, adapted));
    config["task_type"] = std::move(task);
    return config;
}

const LoraMethod* loraOf(const TunedModel& model)
{
    return dynamic_cast<const LoraMethod*>(model.method.get());
}

Text unsuitable(const std::string& method)
{
    const MethodDescriptor* used = findMethod(method);
    if (used != nullptr && used->additions == Additions::LowRankFactors)
        return {};
    return text(
        "An adapter holds what was added beside the model, and this run changed the model's own weights. Export "
        "it as a complete model.");
}

std::uint64_t estimate(TunedModel& model, const ExportRequest&)
{
    std::uint64_t bytes = std::uint64_t{1} << 16;
    for (const TrainableTensor& tensor : model.method->trainable())
        bytes += static_cast<std::uint64_t>(tensor.tensor.numel()) * sizeof(float);
    for (const fs::path& file : model.base->tokenizer->files()) {
        std::error_code ignored;
        const std::uintmax_t size = fs::file_size(file, ignored);
        if (!ignored)
            bytes += size;
    }
    return bytes;
}

Status write(TunedModel& model, const ExportRequest&, const fs::path& folder, RunControl& control)
{
    const LoraMethod* lora = loraOf(model);
    if (!lora)
        return fail(ErrorKind::Usage, unsuitable(model.recipe.method));
    if (!control.proceed())
        return fail(ErrorKind::Stopped, text("The export was stopped; nothing was left behind."));
    const FamilyDescriptor& family = *model.base->family;
    std::vector<at::Tensor> values;
    std::vector<TensorToWrite> tensors;
    const auto add = [&](std::string name, const at::Tensor& tensor) {
        values.push_back(tensor.detach().to(at::kCPU).to(at::kFloat).contiguous());
        const at::Tensor& value = values.back();
        tensors.push_back({std::move(name), DType::F32, value.sizes().vec(),
                           std::span(static_cast<const std::byte*>(value.const_data_ptr()),
                                     static_cast<std::size_t>(value.nbytes()))});
    };
    std::vector<std::string> adapted;
    for (const LoraFactors& factors : lora->factors()) {
        adapted.push_back(moduleOf(family, factors.path));
        add(prefix + adapted.back() + ".lora_A.weight", factors.a);
        add(prefix + adapted.back() + ".lora_B.weight", factors.b);
    }
    for (const TrainableTensor& head : lora->headTensors())
        add(prefix + family.fileNames(head.name).front(), head.tensor);
    if (auto copied = copyCompanions(model, folder); !copied)
        return copied;
    // PEFT has no place for the names of classes: they lie beside, and programs that do not know the file ignore it.
    if (!model.context.labels.empty())
        if (auto written = writeJson(folder / "labels.json", Json{{"labels", model.context.labels}}); !written)
            return written;
    if (auto written = writeJson(folder / "adapter_config.json", configOf(model, *lora, adapted)); !written)
        return written;
    return writeSafetensors(folder / "adapter_model.safetensors", tensors);
}

} // namespace

const ExporterDescriptor adapter = {
    .info = {.id = "adapter",
             .title = "Only what was learnt",
             .summary = "A small folder with the additions alone, to be put on the same base model again.",
             .term = "LoRA adapter, PEFT layout"},
    .unsuitable = unsuitable,
    .estimate = estimate,
    .write = write,
    .reopen = ExporterDescriptor::Reopen::AdapterOnBase,
};

} // namespace luthier::exporter
