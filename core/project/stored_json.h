// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/param.h"
#include "core/train/train_run.h"

// How the project's store and files spell what a run produces.
namespace luthier::stored {

std::string line(const Json& json); // compact, always valid UTF-8
Json paramsJson(const ParamSet& params);
ParamSet paramsFrom(const Json& json);
Json sampleJson(const Sample& sample);

} // namespace luthier::stored
