// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/rope_config.h"

#include <algorithm>
#include <cmath>

namespace luthier {

namespace {

// What the attention gains for a wider context. Peng et al. 2023, eq. 22.
double yarnGain(double factor, double weight)
{
    return factor <= 1 ? 1.0 : 0.1 * weight * std::log(factor) + 1.0;
}

void readYarn(const ConfigReader& rope, Rope& into, double context)
{
    into.factor = rope.positive("factor", context / into.original_context);
    into.beta_fast = rope.positive("beta_fast", 32);
    into.beta_slow = rope.positive("beta_slow", 1);
    into.truncate = rope.boolean("truncate", true);
    const double scale = rope.real("mscale", 0);
    const double scale_all = rope.real("mscale_all_dim", 0);
    const double derived = scale > 0 && scale_all > 0 ? yarnGain(into.factor, scale) / yarnGain(into.factor, scale_all)
                                                      : yarnGain(into.factor, 1);
    into.attention_factor = rope.positive("attention_factor", derived);
    if (into.base <= 1)
        rope.problem(text("The field “{}” is {}, but must be a number above {}.", "rope_theta", into.base, 1));
}

void readLong(const ConfigReader& rope, Rope& into, double context)
{
    into.short_factors = rope.positives("short_factor");
    into.long_factors = rope.positives("long_factor");
    into.factor = rope.positive("factor", context / into.original_context);
    const double derived = into.factor <= 1 || into.original_context <= 1
        ? 1.0
        : std::sqrt(1 + std::log(into.factor) / std::log(into.original_context));
    into.attention_factor = rope.positive("attention_factor", derived);
}

void readScaling(const ConfigReader& read, const ConfigReader& rope, std::string kind, Spec& spec, Rope& into)
{
    const auto context = static_cast<double>(spec.context);
    const double original = rope.positive("original_max_position_embeddings", context);
    // Phi-3 keeps the field beside the others, and there it counts.
    into.original_context = read.positive("original_max_position_embeddings", original);
    if (kind == "linear") {
        into.scaling = RopeScaling::Linear;
        into.factor = rope.positive("factor");
    } else if (kind == "dynamic") {
        into.scaling = RopeScaling::Dynamic;
        into.factor = rope.positive("factor");
        into.original_context = context;
        if (spec.rotaryWidth() <= 2)
            read.problem(text("The attention heads are too narrow for positions scaled by the method “{}”.", kind));
        // Beyond the trained context the frequencies follow the length of the sequence, as far as the factor says.
        if (into.factor > 1 && into.factor * context <= static_cast<double>(std::int64_t{1} << 24))
            spec.context = static_cast<std::int64_t>(into.factor * context);
    } else if (kind == "yarn") {
        into.scaling = RopeScaling::Yarn;
        readYarn(rope, into, context);
    } else if (kind == "llama3") {
        into.scaling = RopeScaling::Llama3;
        into.factor = rope.positive("factor");
        into.low_frequency = rope.positive("low_freq_factor");
        into.high_frequency = rope.positive("high_freq_factor");
        if (read.good() && into.high_frequency <= into.low_frequency)
            read.problem(text("The field “{}” must be larger than “{}”.", "high_freq_factor", "low_freq_factor"));
    } else if (kind == "longrope") {
        into.scaling = RopeScaling::Long;
        readLong(rope, into, context);
    } else {
        read.problem(
            text("The positions of this model are scaled by the method “{}”, which Luthier does not read yet.", kind));
    }
}

} // namespace

Rope readRope(const ConfigReader& read, Spec& spec, const RopeDefaults& defaults)
{
    Rope into;
    std::optional<ConfigReader> scaling = read.nested("rope_scaling");
    std::optional<ConfigReader> parameters = read.nested("rope_parameters");
    if (defaults.layer_type != nullptr && parameters
        && (parameters->has("full_attention") || parameters->has("sliding_attention")))
        parameters = parameters->nested(defaults.layer_type);
    if (!defaults.scaled)
        scaling.reset();
    const std::optional<ConfigReader>& rope = scaling ? scaling : parameters;

    into.base = read.positive(defaults.base_key, defaults.base);
    double partial = read.positive(defaults.partial_key, defaults.partial);
    std::string kind = "default";
    for (const std::optional<ConfigReader>& source : {parameters, scaling}) {
        if (!source)
            continue;
        into.base = source->positive("rope_theta", into.base);
        partial = source->positive("partial_rotary_factor", partial);
        kind = source->text("rope_type", source->text("type", kind));
    }
    if (defaults.old_names_mean_long && (kind == "su" || kind == "yarn"))
        kind = "longrope";
    if (partial > 1)
        read.problem(text("The field “{}” is {}, but must be a number up to {}.", defaults.partial_key, partial, 1));
    else if (partial < 1)
        spec.rotary_dim =
            std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(spec.head_dim) * partial));
    if (rope && kind != "default" && read.good())
        readScaling(read, *rope, kind, spec, into);
    return into;
}

} // namespace luthier
