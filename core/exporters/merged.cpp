// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/exporter.h"
#include "core/exporters/support/companions.h"
#include "core/exporters/support/weight_plan.h"
#include "core/weights/gguf.h"

namespace luthier::exporter {

namespace {

const ParamChoice stored_types[] = {
    {"base", "As the base model does"},
    {"bf16", "In half the digits (bf16): small, as most models are published"},
    {"fp32", "In all digits (fp32): twice as large, and every answer stays the same"},
};

const Param params[] = {
    {.key = "export.dtype",
     .label = "How numbers are kept",
     .help = "Fewer digits make a smaller folder; now and then a rounded weight turns an answer that was a close call.",
     .kind = ParamKind::Choice,
     .initial = std::string("base"),
     .choices = stored_types},
};

const char* torchName(DType dtype)
{
    switch (dtype) {
    case DType::BF16: return "bfloat16";
    case DType::F16: return "float16";
    case DType::F64: return "float64";
    default: return "float32";
    }
}

// A model that writes judges by its last token, the end-of-text one, and transformers takes the last that is not
// padding: where both are the same token, none is better than a wrong one (texts must then be asked one at a time).
Json padding(const Json& config, const Tokenizer::Roles& roles)
{
    const auto given = config.find("pad_token_id");
    if (given != config.end() && given->is_number_integer() && (!roles.eos || given->get<std::int64_t>() != *roles.eos))
        return *given;
    return roles.pad && roles.pad != roles.eos ? Json(*roles.pad) : Json(nullptr);
}

// The base's configuration with what the tuning changed. Names of the fields: transformers' PretrainedConfig.
Json configOf(const TunedModel& model, DType dtype)
{
    Json config = model.base->config;
    // Version 5 of transformers writes "dtype", earlier ones "torch_dtype"; both read either.
    config[config.contains("dtype") ? "dtype" : "torch_dtype"] = torchName(dtype);
    config.erase("_name_or_path");
    if (model.head != HeadKind::Classification) {
        if (!config.contains("architectures") || !config["architectures"].is_array() || config["architectures"].empty())
            config["architectures"] = Json::array({model.base->row->architectures.language});
        return config;
    }
    config["architectures"] = Json::array({model.base->row->architectures.classifier});
    Json names = Json::object();
    Json numbers = Json::object();
    for (std::size_t i = 0; i < model.context.labels.size(); ++i) {
        names[std::to_string(i)] = model.context.labels[i];
        numbers[model.context.labels[i]] = i;
    }
    config["num_labels"] = model.context.labels.size();
    config["id2label"] = std::move(names);
    config["label2id"] = std::move(numbers);
    config["problem_type"] = "single_label_classification";
    if (model.context.spec.attention == AttentionKind::Causal)
        config["pad_token_id"] = padding(config, model.base->tokenizer->roles());
    return config;
}

Text unsuitable(const std::string&)
{
    return {};
}

std::uint64_t estimate(TunedModel& model, const ExportRequest& request)
{
    const auto plan = planMerged(model, request.dtype);
    if (!plan)
        return 0;
    std::uint64_t bytes = std::uint64_t{1} << 16; // configuration, header, certificate
    for (const PlannedTensor& planned : *plan)
        bytes += planned.bytes();
    for (const fs::path& file : model.base->tokenizer->files()) {
        std::error_code ignored;
        const std::uintmax_t size = fs::file_size(file, ignored);
        if (!ignored) // copyCompanions writes the bare vocabulary of a GGUF file as tokenizer.json too
            bytes += isGguf(model.base->root) && file.extension() == ".model" ? 10 * size : size;
    }
    return bytes;
}

Status write(TunedModel& model, const ExportRequest& request, const fs::path& folder, RunControl& control)
{
    const auto plan = planMerged(model, request.dtype);
    if (!plan)
        return fail(plan.error());
    if (auto copied = copyCompanions(model, folder); !copied)
        return copied;
    if (auto written = writeJson(folder / "config.json", configOf(model, mainType(*plan))); !written)
        return written;
    return writeWeights(folder, *plan, mergedByName(*model.method), control);
}

} // namespace

const ExporterDescriptor merged = {
    .info = {.id = "merged",
             .title = "A complete model",
             .summary =
                 "A folder with the tuned model as a whole, which every program that reads models of this family "
                 "can open.",
             .term = "merged model, safetensors",
             .params = params},
    .unsuitable = unsuitable,
    .estimate = estimate,
    .write = write,
    .reopen = ExporterDescriptor::Reopen::Folder,
};

} // namespace luthier::exporter
