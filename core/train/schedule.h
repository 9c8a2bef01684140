// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace luthier {

enum class Schedule { Cosine, Linear, Constant };
Schedule scheduleFromName(std::string_view name); // "cosine", "linear", "constant"

// The factor on the learning rate at optimiser step `step`, from 0. It rises over `warmup` steps without ever being 0
// (a first step of size 0 would be thrown away), then falls along half a cosine or a line towards 0 at `total`.
double scheduleFactor(Schedule schedule, std::int64_t step, std::int64_t total, std::int64_t warmup);

} // namespace luthier
