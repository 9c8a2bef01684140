// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/methods/lora.h"
#include "core/train/setup.h"
#include "core/weights/safetensors.h"

#include <cmath>

namespace luthier {

namespace {

constexpr std::string_view prefix = "base_model.model.";
constexpr std::string_view weight_suffix = ".weight";

// PEFT names a tensor after the module's path in the model's own files.
const TensorView* findFactor(const SafetensorsReader& reader, const FamilyDescriptor& family, const std::string& site,
                             std::string_view factor)
{
    for (const std::string& file_name : family.fileNames(site + std::string(weight_suffix))) {
        if (!file_name.ends_with(weight_suffix))
            continue;
        const std::string module = file_name.substr(0, file_name.size() - weight_suffix.size());
        if (const TensorView* view = reader.find(std::string(prefix) + module + std::string(factor)))
            return view;
    }
    return nullptr;
}

Status fill(const at::Tensor& into, const TensorView& from, const std::string& where)
{
    if (at::IntArrayRef(from.shape) != into.sizes())
        return fail(ErrorKind::Usage,
                    text("The adapter's \"{}\" has another shape than this recipe asks for.", from.name), where,
                    text("Give the recipe the adapter's own rank (lora.rank)."));
    const at::NoGradGuard no_gradient;
    at::Tensor target = into;
    target.copy_(tensorOf(from));
    return {};
}

Status checkScale(const fs::path& folder, const LoraMethod& lora)
{
    auto config = readJson(folder / "adapter_config.json");
    if (!config)
        return fail(config.error());
    try {
        const double theirs = config->at("lora_alpha").get<double>() / config->at("r").get<double>();
        const double ours = lora.alpha() / static_cast<double>(lora.rank());
        if (std::abs(theirs - ours) > 1e-9 * std::abs(ours))
            return fail(ErrorKind::Usage,
                        text("The adapter was made with a strength (alpha / rank) of {}, this recipe asks for {}.",
                             theirs, ours),
                        folder.string());
    } catch (const Json::exception& error) {
        return fail(ErrorKind::Damaged, text("adapter_config.json does not give \"r\" and \"lora_alpha\"."),
                    folder.string(), {}, error.what());
    }
    return {};
}

} // namespace

Status loadInitialAdapter(const fs::path& folder, const BaseModel& base, AppliedMethod& method)
{
    const auto* lora = dynamic_cast<const LoraMethod*>(&method);
    if (!lora)
        return fail(ErrorKind::Usage, text("Only the method \"lora\" can start from an adapter."));
    if (auto scale = checkScale(folder, *lora); !scale)
        return scale;
    const fs::path file = folder / "adapter_model.safetensors";
    auto reader = SafetensorsReader::open(file);
    if (!reader)
        return fail(reader.error());
    for (const LoraFactors& factors : lora->factors()) {
        const TensorView* a = findFactor(*reader, *base.family, factors.path, ".lora_A.weight");
        const TensorView* b = findFactor(*reader, *base.family, factors.path, ".lora_B.weight");
        if (!a || !b)
            return fail(ErrorKind::Usage, text("The adapter does not cover the layer \"{}\".", factors.path),
                        file.string(), text("Give the recipe the layers that the adapter covers."));
        if (auto filled = fill(factors.a, *a, file.string()); !filled)
            return filled;
        if (auto filled = fill(factors.b, *b, file.string()); !filled)
            return filled;
    }
    for (const TrainableTensor& head : lora->headTensors()) {
        for (const std::string& file_name : base.family->fileNames(head.name)) {
            const TensorView* view = reader->find(std::string(prefix) + file_name);
            if (!view)
                continue;
            if (auto filled = fill(head.tensor, *view, file.string()); !filled)
                return filled;
            break;
        }
    }
    return {};
}

} // namespace luthier
