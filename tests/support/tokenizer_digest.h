// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

#include <fmt/format.h>

namespace luthier::test {

// Four characters for what a tokenizer makes of a text, as packaging/reference/tokenizer_kinds.py writes them.
inline std::string digestOf(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string digest;
    for (int shift = 58; shift >= 40; shift -= 6)
        digest += digits[hash >> shift & 63];
    return digest;
}

inline std::string spelledOut(const Encoding& encoding, const std::string& decoded, const std::string& skipped)
{
    std::string numbers;
    for (std::size_t i = 0; i < encoding.offsets.size(); ++i)
        numbers += fmt::format("{}{},{}", i ? "," : "", encoding.offsets[i].begin, encoding.offsets[i].end);
    return fmt::format("{}|{}|{}|{}", fmt::join(encoding.ids, ","), numbers, decoded, skipped);
}

} // namespace luthier::test
