// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace luthier {

// The "target_modules" of a PEFT adapter: the shortest ends of the adapted modules' paths that match no other module,
// sorted. PEFT compares ends of paths at a dot ("q_proj" matches "model.layers.0.self_attn.q_proj").
// adapted, others: module paths; each adapted path is matched by the result and none of the others is.
std::vector<std::string> targetModules(const std::vector<std::string>& adapted, const std::vector<std::string>& others);

// The name of the module that holds a whole saved weight: the head as a whole where it has several layers
// ("classifier.out_proj.weight" → "classifier"), and a pooler by its own ("bert.pooler.dense.bias" → "pooler").
std::string savedModule(const std::string& weight);

} // namespace luthier
