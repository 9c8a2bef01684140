// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/support/config_reader.h"

namespace luthier {

struct RopeDefaults {
    double base = 10000;
    double partial = 1; // the share of a head that turns
    const char* base_key = "rope_theta"; // where the top level of config.json keeps the base
    const char* partial_key = "partial_rotary_factor";
    const char* layer_type = nullptr; // of frequencies kept by kind of layer: "full_attention"
    bool scaled = true; // whether a top-level rope_scaling concerns these frequencies
    bool old_names_mean_long = false; // Phi-3 once called longrope "su" and "yarn"
};

// The rotary frequencies of a config.json in both spellings: rope_scaling beside rope_theta, and rope_parameters, which
// may hold one object for each kind of layer. Sets spec.rotary_dim, and spec.context where scaling widens it; spec's
// head_dim and context must be set. Names of the fields: transformers' modeling_rope_utils.
Rope readRope(const ConfigReader& read, Spec& spec, const RopeDefaults& defaults = {});

} // namespace luthier
