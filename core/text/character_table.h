// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace luthier {

// What the inner loops ask about a character, one bit each.
constexpr std::uint8_t flag_letter = 1; // category L
constexpr std::uint8_t flag_number = 2; // category N
constexpr std::uint8_t flag_space = 4; // White_Space
constexpr std::uint8_t flag_word = 8; // isWordCharacter
constexpr std::uint8_t flag_bert_punctuation = 16;
constexpr std::uint8_t flag_bert_control = 32;
constexpr std::uint8_t flag_bert_accent = 64;

std::uint8_t computeFlags(char32_t c);
// Of the first 65536 characters; made at the first call.
const std::uint8_t* characterFlags();

inline std::uint8_t flagsOf(char32_t c)
{
    return c < 0x10000 ? characterFlags()[c] : computeFlags(c);
}

} // namespace luthier
