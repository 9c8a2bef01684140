// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/character_table.h"

#include "core/text/unicode.h"

#include <unicode/uchar.h>

#include <memory>

namespace luthier {

std::uint8_t computeFlags(char32_t c)
{
    const auto category = U_MASK(u_charType(static_cast<UChar32>(c)));
    std::uint8_t flags = 0;
    const auto set = [&](bool holds, std::uint8_t flag) {
        flags = static_cast<std::uint8_t>(holds ? flags | flag : flags);
    };
    set((category & U_GC_L_MASK) != 0, flag_letter);
    set((category & U_GC_N_MASK) != 0, flag_number);
    set(isWhitespace(c), flag_space);
    set(isWordCharacter(c), flag_word);
    set(isBertPunctuation(c), flag_bert_punctuation);
    set(isBertControl(c), flag_bert_control);
    set(isBertAccent(c), flag_bert_accent);
    return flags;
}

const std::uint8_t* characterFlags()
{
    static const auto table = [] {
        auto flags = std::make_unique<std::uint8_t[]>(0x10000);
        for (char32_t c = 0; c < 0x10000; ++c)
            flags[c] = computeFlags(c);
        return flags;
    }();
    return table.get();
}

} // namespace luthier
