// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace luthier {

// A hash of short byte strings for tables that live in memory only: two overlapping reads and one wide multiplication.
inline std::uint64_t quickHash(std::string_view text)
{
    __extension__ using Wide = unsigned __int128;
    const auto mixed = [](std::uint64_t a, std::uint64_t b) {
        const Wide product = static_cast<Wide>(a) * b;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    };
    const auto eight = [](const char* at) {
        std::uint64_t value = 0;
        std::memcpy(&value, at, 8);
        return value;
    };
    const auto four = [](const char* at) {
        std::uint32_t value = 0;
        std::memcpy(&value, at, 4);
        return std::uint64_t{value};
    };
    const char* at = text.data();
    const std::size_t size = text.size();
    std::uint64_t state = 0x9E3779B97F4A7C15ULL ^ size;
    std::size_t left = size;
    for (; left > 16; left -= 16, at += 16)
        state = mixed(eight(at) ^ state, eight(at + 8) ^ 0xD6E8FEB86659FD93ULL);
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    if (left >= 8) {
        a = eight(at);
        b = eight(at + left - 8);
    } else if (left >= 4) {
        a = four(at);
        b = four(at + left - 4);
    } else if (left > 0) {
        a = static_cast<unsigned char>(at[0]) | std::uint64_t{static_cast<unsigned char>(at[left / 2])} << 8;
        b = static_cast<unsigned char>(at[left - 1]);
    }
    return mixed(a ^ state, b ^ 0xA0761D6478BD642FULL);
}

} // namespace luthier
