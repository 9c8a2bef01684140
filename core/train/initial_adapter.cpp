// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/methods/support/lora_method.h"
#include "core/methods/support/peft_adapter.h"
#include "core/train/setup.h"

#include <algorithm>
#include <cmath>

namespace luthier {

namespace {

Status fill(at::Tensor into, const at::Tensor& from, const std::string& what, const std::string& where)
{
    if (from.sizes() != into.sizes())
        return fail(ErrorKind::Usage, text("The adapter's \"{}\" has another shape than this recipe asks for.", what),
                    where, text("Give the recipe the adapter's own rank (lora.rank)."));
    const at::NoGradGuard no_gradient;
    into.copy_(from);
    return {};
}

} // namespace

Status loadInitialAdapter(const fs::path& folder, const BaseModel& base, AppliedMethod& method)
{
    const auto* lora = dynamic_cast<const LoraMethod*>(&method);
    if (!lora)
        return fail(ErrorKind::Usage, text("Only the method \"lora\" can start from an adapter."));
    auto adapter = readPeftAdapter(folder);
    if (!adapter)
        return fail(adapter.error());
    const std::string where = folder.string();
    const std::vector<Linear*> sites = base.network->linears();
    const double scale = lora->alpha() / static_cast<double>(lora->rank());
    for (const LoraFactors& ours : lora->factors()) {
        const auto site = std::find_if(sites.begin(), sites.end(),
                                       [&ours](const Linear* linear) { return linear->path == ours.path; });
        const std::optional<PeftFactors> theirs =
            site == sites.end() ? std::nullopt : factorsOf(*adapter, **site, base.storedWeights());
        if (!theirs)
            return fail(ErrorKind::Usage, text("The adapter does not cover the layer \"{}\".", ours.path), where,
                        text("Give the recipe the layers that the adapter covers (lora.targets)."));
        if (std::abs(theirs->scale - scale) > 1e-9 * std::abs(scale))
            return fail(ErrorKind::Usage,
                        text("The adapter was made with a strength (alpha / rank) of {}, this recipe asks for {}.",
                             theirs->scale, scale),
                        where, text("Give the recipe the adapter's own strength (lora.alpha)."));
        for (const auto& [into, from] : {std::pair(ours.a, theirs->a), std::pair(ours.b, theirs->b)}) {
            if (auto filled = fill(into, from, theirs->module, where); !filled)
                return filled;
        }
    }
    for (const TrainableTensor& head : lora->headTensors()) {
        const std::vector<StoredWeight> places = base.stored(head.name);
        for (const NamedTensor& saved : adapter->saved) {
            if (std::none_of(places.begin(), places.end(),
                             [&saved](const StoredWeight& place) { return place.name == saved.name; }))
                continue;
            if (auto filled = fill(head.tensor, saved.tensor, saved.name, where); !filled)
                return filled;
        }
    }
    return {};
}

} // namespace luthier
