// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/support/weight_plan.h"

#include "core/weights/safetensors.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace luthier {

namespace {

bool floating(DType dtype)
{
    return dtype == DType::F64 || dtype == DType::F32 || dtype == DType::F16 || dtype == DType::BF16;
}

DType typeFor(DType stored, const std::string& wanted)
{
    if (!floating(stored) || wanted == "base")
        return stored;
    return wanted == "bf16" ? DType::BF16 : DType::F32;
}

// The type of most values that came out of the base's files: fresh weights join the others in it.
DType storedType(Transformer& network)
{
    std::map<DType, std::int64_t> values;
    for (const Parameter* parameter : network.parameters())
        if (!parameter->fresh)
            values[dtypeOf(parameter->base.scalar_type())] += parameter->base.numel();
    DType most = DType::F32;
    std::int64_t count = 0;
    for (const auto& [dtype, number] : values)
        if (number > count) {
            most = dtype;
            count = number;
        }
    return most;
}

bool belongsToHead(Transformer& network, HeadKind head, const Parameter* parameter)
{
    const std::vector<Parameter*> list = network.headParameters(head);
    return std::find(list.begin(), list.end(), parameter) != list.end();
}

} // namespace

std::uint64_t PlannedTensor::bytes() const
{
    std::uint64_t bytes = byteSize(dtype);
    for (const std::int64_t size : shape)
        bytes *= static_cast<std::uint64_t>(size);
    return bytes;
}

Result<std::vector<PlannedTensor>> planMerged(TunedModel& model, const std::string& dtype)
{
    if (dtype != "base" && dtype != "fp32" && dtype != "bf16")
        return fail(ErrorKind::Usage, text("Weights cannot be stored as “{}”.", dtype), {},
                    text("Known are: base (as the base model), fp32, bf16."));
    const std::shared_ptr<const TensorSource>& files = model.base->weights;
    Transformer& network = *model.base->network;
    const bool classifies = model.head == HeadKind::Classification;
    const DType fresh_type = storedType(network);
    std::vector<PlannedTensor> plan;
    std::set<std::string> taken;
    for (Parameter* parameter : network.parameters()) {
        const bool language = belongsToHead(network, HeadKind::Language, parameter)
            || belongsToHead(network, HeadKind::MaskedLanguage, parameter);
        const bool classifier = belongsToHead(network, HeadKind::Classification, parameter);
        if (classifies ? language && !classifier : parameter->fresh || parameter->role == Role::Classifier)
            continue;
        const std::vector<StoredWeight> places = model.base->stored(parameter->name);
        StoredWeight where = places.front();
        if (!classifies) {
            const auto found = std::find_if(places.begin(), places.end(), [&](const StoredWeight& place) {
                return files->find(place.name) != nullptr;
            });
            if (found != places.end())
                where = *found;
        }
        for (const StoredWeight& place : places)
            taken.insert(place.name);
        const auto shared = std::find_if(plan.begin(), plan.end(),
                                         [&where](const PlannedTensor& one) { return one.name == where.name; });
        if (shared != plan.end()) {
            shared->parts.push_back({parameter, std::move(where)});
            continue;
        }
        PlannedTensor planned;
        planned.name = where.name;
        planned.dtype = typeFor(parameter->fresh ? fresh_type : dtypeOf(parameter->base.scalar_type()), dtype);
        planned.shape = where.fileShape(parameter->base.sizes().vec());
        planned.parts.push_back({parameter, std::move(where)});
        plan.push_back(std::move(planned));
    }
    if (classifies)
        return plan;
    const std::vector<std::int64_t> table{network.spec().vocabulary, network.spec().embeddingWidth()};
    for (const std::string& name : model.base->unused) {
        const TensorInfo* view = files->find(name);
        // Copies of a weight under a second name, and of a tied head, would contradict the tuned ones.
        if (!view || taken.contains(name) || (network.spec().tied_head && view->shape == table))
            continue;
        PlannedTensor planned;
        planned.name = name;
        planned.source = files;
        planned.tensor = view;
        planned.dtype = typeFor(view->dtype, dtype);
        planned.shape = view->shape;
        plan.push_back(std::move(planned));
    }
    return plan;
}

at::Tensor plannedValue(const PlannedTensor& planned, const std::map<std::string, at::Tensor>& merged)
{
    const at::NoGradGuard no_grad;
    const auto valueOf = [&merged](const Parameter& parameter) {
        const auto found = merged.find(parameter.name);
        return found != merged.end() ? found->second : parameter.base;
    };
    const at::ScalarType type = scalarType(planned.dtype);
    if (planned.parts.empty()) {
        const auto view = planned.source->load(*planned.tensor);
        if (!view)
            throw std::runtime_error(view.error().sentence());
        return tensorOf(*view).to(type).contiguous();
    }
    if (planned.parts.size() == 1 && planned.parts.front().where.plain())
        return valueOf(*planned.parts.front().parameter).to(at::kCPU).to(type).contiguous();
    at::Tensor value = at::zeros(planned.shape, type);
    for (const PlannedPart& part : planned.parts)
        putInto(value, part.where, valueOf(*part.parameter).to(at::kCPU));
    return value;
}

std::map<std::string, at::Tensor> mergedByName(AppliedMethod& method)
{
    std::map<std::string, at::Tensor> merged;
    for (NamedTensor& one : method.mergedWeights())
        merged.emplace(std::move(one.name), std::move(one.tensor));
    return merged;
}

DType mainType(const std::vector<PlannedTensor>& plan)
{
    std::map<DType, std::uint64_t> bytes;
    for (const PlannedTensor& planned : plan)
        if (floating(planned.dtype))
            bytes[planned.dtype] += planned.bytes() / byteSize(planned.dtype);
    DType most = DType::F32;
    std::uint64_t count = 0;
    for (const auto& [dtype, number] : bytes)
        if (number > count) {
            most = dtype;
            count = number;
        }
    return most;
}

Status writeWeights(const fs::path& folder, const std::vector<PlannedTensor>& plan,
                    const std::map<std::string, at::Tensor>& merged, RunControl& control, std::uint64_t limit)
{
    std::vector<std::pair<std::size_t, std::size_t>> shards; // [first, end) of the plan
    std::uint64_t total = 0;
    for (std::size_t first = 0; first < plan.size();) {
        std::uint64_t bytes = 0;
        std::size_t end = first;
        while (end < plan.size() && (end == first || bytes + plan[end].bytes() <= limit))
            bytes += plan[end++].bytes();
        shards.emplace_back(first, end);
        total += bytes;
        first = end;
    }
    Json index;
    index["metadata"]["total_size"] = total;
    for (std::size_t shard = 0; shard < shards.size(); ++shard) {
        if (!control.proceed())
            return fail(ErrorKind::Stopped, text("The export was stopped; nothing was left behind."));
        const auto [first, end] = shards[shard];
        const std::string name = shards.size() == 1
            ? "model.safetensors"
            : fmt::format("model-{:05}-of-{:05}.safetensors", shard + 1, shards.size());
        std::vector<at::Tensor> values; // only of this file: a large model is never in memory twice
        std::vector<TensorToWrite> tensors;
        for (std::size_t i = first; i < end; ++i) {
            values.push_back(plannedValue(plan[i], merged));
            tensors.push_back({plan[i].name, plan[i].dtype, plan[i].shape,
                               std::span(static_cast<const std::byte*>(values.back().const_data_ptr()),
                                         static_cast<std::size_t>(plan[i].bytes()))});
            index["weight_map"][plan[i].name] = name;
        }
        if (auto written = writeSafetensors(folder / name, tensors); !written)
            return written;
        control.stage_fraction = static_cast<double>(shard + 1) / static_cast<double>(shards.size());
    }
    return shards.size() > 1 ? writeJson(folder / "model.safetensors.index.json", index) : Status();
}

void roundToWritten(TunedModel& model, const std::vector<PlannedTensor>& plan,
                    const std::map<std::string, at::Tensor>& merged)
{
    if (model.method)
        model.method->setEnabled(false);
    for (const PlannedTensor& planned : plan) {
        if (planned.parts.empty())
            continue;
        const at::Tensor value = plannedValue(planned, merged);
        for (const PlannedPart& part : planned.parts)
            part.parameter->base = takeFrom(value, part.where).to(part.parameter->base.device());
    }
}

} // namespace luthier
