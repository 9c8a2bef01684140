// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/dtype.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace luthier {

// IEEE binary16 → binary32, exact, also for subnormal numbers, infinities and NaN.
inline float floatOfHalf(std::uint16_t half)
{
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16;
    const std::uint32_t rest = half & 0x7fffU;
    if (rest >= 0x7c00) // infinity or NaN
        return std::bit_cast<float>(sign | 0x7f800000U | (rest & 0x3ffU) << 13);
    if (rest < 0x400) // zero or subnormal: rest × 2^-24
        return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(static_cast<float>(rest) * 0x1p-24F));
    return std::bit_cast<float>(sign | ((rest << 13) + (112U << 23)));
}

// Rounds to nearest, ties to even, as torch does; NaN stays NaN.
inline std::uint16_t brainOfFloat(float value)
{
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    if ((bits & 0x7fffffffU) > 0x7f800000U)
        return static_cast<std::uint16_t>(bits >> 16 | 0x40U);
    return static_cast<std::uint16_t>((bits + 0x7fffU + (bits >> 16 & 1U)) >> 16);
}

inline float floatOfBrain(std::uint16_t brain)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(brain) << 16);
}

// One value of a tensor in F32, F16 or BF16; 0 in other types.
inline float floatAt(const std::byte* value, DType dtype)
{
    float single = 0;
    std::uint16_t half = 0;
    if (dtype == DType::F32)
        std::memcpy(&single, value, sizeof single);
    else if (dtype == DType::F16 || dtype == DType::BF16)
        std::memcpy(&half, value, sizeof half);
    return dtype == DType::F16 ? floatOfHalf(half) : dtype == DType::BF16 ? floatOfBrain(half) : single;
}

} // namespace luthier
