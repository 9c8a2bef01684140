// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/support/config_reader.h"

#include <functional>

namespace luthier {

// A window's size, where null means that there is none; 0: none.
std::int64_t readWindow(const ConfigReader& read, const char* key, std::int64_t otherwise);

// The same window in every layer.
void setWindow(Spec& spec, std::int64_t window);

// Which layers look through the window: those that "layer_types" calls "sliding_attention" where config.json has the
// list, else those that `local` says. A window of 0 leaves all layers alike.
void setLayerKinds(const ConfigReader& read, Spec& spec, std::int64_t window,
                   const std::function<bool(std::int64_t layer)>& local);

// Layers with a window turn by another of Spec::ropes.
void setLocalRope(Spec& spec, int rope);

// Layers without rotary positions.
void setUnturned(Spec& spec, const std::function<bool(std::int64_t layer)>& unturned);

} // namespace luthier
