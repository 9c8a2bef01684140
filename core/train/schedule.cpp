// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace luthier {

Schedule scheduleFromName(std::string_view name)
{
    if (name == "linear")
        return Schedule::Linear;
    return name == "constant" ? Schedule::Constant : Schedule::Cosine;
}

double scheduleFactor(Schedule schedule, std::int64_t step, std::int64_t total, std::int64_t warmup)
{
    if (step < warmup)
        return static_cast<double>(step + 1) / static_cast<double>(warmup + 1);
    if (schedule == Schedule::Constant)
        return 1;
    const auto rest = static_cast<double>(std::max<std::int64_t>(1, total - warmup));
    const double done = std::min(1.0, static_cast<double>(step - warmup) / rest);
    return schedule == Schedule::Linear ? 1 - done : 0.5 * (1 + std::cos(std::numbers::pi * done));
}

} // namespace luthier
