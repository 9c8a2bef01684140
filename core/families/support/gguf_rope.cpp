// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_architecture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace luthier {

namespace {

struct Llama3Scaling {
    double factor = 8, low = 1, high = 4, original = 8192;
};

// By how much a frequency is slowed down. Llama 3.1, transformers' modeling_rope_utils.
double slowdown(const Llama3Scaling& scaling, double wavelength)
{
    if (wavelength < scaling.original / scaling.high)
        return 1;
    if (wavelength > scaling.original / scaling.low)
        return scaling.factor;
    const double smooth = (scaling.original / wavelength - scaling.low) / (scaling.high - scaling.low);
    return 1 / ((1 - smooth) / scaling.factor + smooth);
}

bool explains(const Llama3Scaling& scaling, const std::vector<double>& factors, const std::vector<double>& wavelengths)
{
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const double expected = slowdown(scaling, wavelengths[i]);
        if (!(std::abs(factors[i] - expected) <= 1e-3 * expected))
            return false;
    }
    return true;
}

// GGUF keeps the factors and not what they were made from. They are those of the published models, or else follow from
// two frequencies between the extremes: there 1 / factor is a straight line over 1 / wavelength. The line leaves one
// choice open, since only original / low and original / high matter: low is taken as 1.
bool solve(Llama3Scaling& scaling, const std::vector<double>& factors, const std::vector<double>& wavelengths)
{
    scaling.factor = *std::max_element(factors.begin(), factors.end());
    for (const double original : {8192.0, 4096.0, 16384.0, 32768.0}) {
        scaling.original = original;
        if (explains(scaling, factors, wavelengths))
            return true;
    }
    std::vector<std::size_t> between;
    for (std::size_t i = 0; i < factors.size(); ++i)
        if (factors[i] > 1 + 1e-6 && factors[i] < scaling.factor * (1 - 1e-6))
            between.push_back(i);
    if (between.size() < 2)
        return false;
    const auto smooth = [&](std::size_t i) { return (1 / factors[i] - 1 / scaling.factor) / (1 - 1 / scaling.factor); };
    const std::size_t a = between.front(), b = between.back();
    const double slope = (smooth(a) - smooth(b)) / (1 / wavelengths[a] - 1 / wavelengths[b]);
    const double offset = smooth(a) - slope / wavelengths[a];
    if (!(offset < 0) || !(slope > 0))
        return false;
    scaling.high = 1 - 1 / offset;
    scaling.original = std::round(slope * (scaling.high - 1));
    scaling.high = std::round(scaling.high * 1e4) / 1e4;
    return explains(scaling, factors, wavelengths);
}

void llama3Fields(const GgufKeys& keys, Json& config, double base, std::int64_t rotary)
{
    const std::vector<double> factors = keys.values("rope_freqs.weight");
    if (factors.empty() || std::all_of(factors.begin(), factors.end(), [](double factor) { return factor == 1; }))
        return;
    if (static_cast<std::int64_t>(factors.size()) != rotary / 2) {
        keys.problem(text("The table of rotary factors \"{}\" has {} entries where {} are expected.",
                          "rope_freqs.weight", factors.size(), rotary / 2));
        return;
    }
    std::vector<double> wavelengths(factors.size());
    for (std::size_t i = 0; i < wavelengths.size(); ++i)
        wavelengths[i] =
            2 * std::numbers::pi * std::pow(base, 2 * static_cast<double>(i) / static_cast<double>(rotary));
    Llama3Scaling scaling;
    if (!solve(scaling, factors, wavelengths)) {
        keys.problem(text("The table of rotary factors \"{}\" follows no known rule.", "rope_freqs.weight"),
                     text("Choose the safetensors folder of this model."));
        return;
    }
    config["rope_scaling"] = {{"rope_type", "llama3"},
                              {"factor", scaling.factor},
                              {"low_freq_factor", scaling.low},
                              {"high_freq_factor", scaling.high},
                              {"original_max_position_embeddings", static_cast<std::int64_t>(scaling.original)}};
}

void yarnFields(const GgufKeys& keys, Json& scaling)
{
    const struct {
        const char *key, *field;
    } reals[] = {{".rope.scaling.yarn_beta_fast", "beta_fast"},
                 {".rope.scaling.yarn_beta_slow", "beta_slow"},
                 {".rope.scaling.yarn_attn_factor", "attention_factor"}};
    for (const auto& one : reals)
        if (const auto value = keys.maybeReal(one.key))
            scaling[one.field] = *value;
}

void longFields(const GgufKeys& keys, Json& config)
{
    Json scaling = {{"rope_type", "longrope"}};
    const std::vector<double> longer = keys.values("rope_factors_long.weight");
    const std::vector<double> shorter = keys.values("rope_factors_short.weight");
    if (longer.empty() || longer.size() != shorter.size()) {
        keys.problem(text("The tables of rotary factors \"{}\" and \"{}\" must be there in one size.",
                          "rope_factors_long.weight", "rope_factors_short.weight"));
        return;
    }
    const auto rounded = [](const std::vector<double>& factors) {
        Json list = Json::array();
        for (const double factor : factors) // as published: 1.08 rather than 1.0800000429153442
            list.push_back(std::strtod(fmt::format("{}", static_cast<float>(factor)).c_str(), nullptr));
        return list;
    };
    scaling["long_factor"] = rounded(longer);
    scaling["short_factor"] = rounded(shorter);
    config["rope_scaling"] = std::move(scaling);
}

} // namespace

void ggufRopeFields(const GgufKeys& keys, Json& config, std::int64_t rotary)
{
    const double base = keys.maybeReal(".rope.freq_base").value_or(10000);
    config["rope_theta"] = base;
    if (!(base > 0)) {
        keys.impossible(".rope.freq_base", base);
        return;
    }
    std::string kind = keys.text(".rope.scaling.type");
    const auto original = keys.maybeInteger(".rope.scaling.original_context_length");
    double factor = keys.maybeReal(".rope.scaling.factor").value_or(0);
    if (kind.empty() && factor == 0) {
        factor = keys.maybeReal(".rope.scale_linear").value_or(0); // as the first converters wrote it
        kind = factor > 0 && factor != 1 ? "linear" : "none";
    }
    if (keys.holds("rope_factors_long.weight"))
        kind = "longrope";
    if (kind == "linear" || kind == "yarn") {
        if (!(factor > 0)) {
            keys.missing(".rope.scaling.factor");
            return;
        }
        Json scaling = {{"rope_type", kind}, {"factor", factor}};
        if (kind == "yarn") {
            if (original)
                scaling["original_max_position_embeddings"] = *original;
            yarnFields(keys, scaling);
        }
        config["rope_scaling"] = std::move(scaling);
    } else if (kind == "longrope") {
        longFields(keys, config);
    } else if (!kind.empty() && kind != "none") {
        keys.problem(text("The positions of this model are scaled by the method \"{}\", which is not known.", kind),
                     text("Choose the safetensors folder of this model."));
    }
    if (original)
        config["original_max_position_embeddings"] = *original;
    if (kind.empty() || kind == "none")
        llama3Fields(keys, config, base, rotary);
}

} // namespace luthier
