// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/layer_kinds.h"

#include <algorithm>

namespace luthier {

namespace {

constexpr std::int64_t most_layers = 1024; // as ConfigReader::finish allows

// One entry a layer, and none left when all are like the default.
void settle(Spec& spec)
{
    if (std::all_of(spec.layer_attention.begin(), spec.layer_attention.end(),
                    [](const LayerAttention& layer) { return layer == LayerAttention{}; }))
        spec.layer_attention.clear();
}

void widen(Spec& spec)
{
    if (spec.layer_attention.empty())
        spec.layer_attention.resize(static_cast<std::size_t>(std::clamp<std::int64_t>(spec.layers, 0, most_layers)));
}

} // namespace

std::int64_t readWindow(const ConfigReader& read, const char* key, std::int64_t otherwise)
{
    return read.isNull(key) ? 0 : read.integer(key, otherwise);
}

void setWindow(Spec& spec, std::int64_t window)
{
    widen(spec);
    for (LayerAttention& layer : spec.layer_attention)
        layer.window = window;
    settle(spec);
}

void setLayerKinds(const ConfigReader& read, Spec& spec, std::int64_t window,
                   const std::function<bool(std::int64_t layer)>& local)
{
    const std::vector<std::string> kinds = read.words("layer_types");
    if (!kinds.empty() && std::ssize(kinds) != spec.layers) {
        read.problem(text("The list “{}” has {} entries, but the model has {} layers.", "layer_types", kinds.size(),
                          spec.layers));
        return;
    }
    widen(spec);
    for (std::size_t i = 0; i < spec.layer_attention.size(); ++i) {
        bool is_local = local(static_cast<std::int64_t>(i));
        if (!kinds.empty()) {
            if (kinds[i] != "sliding_attention" && kinds[i] != "full_attention")
                read.problem(text("This model has layers of the kind “{}”, which Luthier does not know.", kinds[i]));
            is_local = kinds[i] == "sliding_attention";
        }
        spec.layer_attention[i].window = is_local ? window : 0;
    }
    settle(spec);
}

void setLocalRope(Spec& spec, int rope)
{
    for (LayerAttention& layer : spec.layer_attention)
        if (layer.window > 0)
            layer.rope = rope;
}

void setUnturned(Spec& spec, const std::function<bool(std::int64_t layer)>& unturned)
{
    widen(spec);
    for (std::size_t i = 0; i < spec.layer_attention.size(); ++i)
        if (unturned(static_cast<std::int64_t>(i)))
            spec.layer_attention[i].rope = -1;
    settle(spec);
}

} // namespace luthier
