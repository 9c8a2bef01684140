// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/tuned_model.h"

namespace luthier {

// What travels with weights, unchanged from the base: the tokenizer's files, licence and notice; for a model that
// writes also generation_config.json and, of a tuned one, instruction_template.json.
Status copyCompanions(const TunedModel& model, const fs::path& folder);

} // namespace luthier
