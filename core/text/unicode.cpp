// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace luthier {

Character readCharacter(std::string_view text, std::size_t position)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + position;
    if (*bytes < 0x80)
        return {*bytes, 1};
    const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - position, 8));
    std::int32_t next = 0;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, next, size, c);
    return {static_cast<char32_t>(c), static_cast<std::uint32_t>(next)};
}

void appendCharacter(std::string& text, char32_t value)
{
    if (value > 0x10FFFF || U_IS_SURROGATE(value))
        value = 0xFFFD;
    char buffer[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, value);
    text.append(buffer, static_cast<std::size_t>(length));
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const Character c = readCharacter(text, i);
        if (c.value == 0xFFFD && text.substr(i, c.length) != "\xEF\xBF\xBD")
            return false;
        i += c.length;
    }
    return true;
}

std::string toUtf8(std::string_view bytes)
{
    if (isUtf8(bytes))
        return std::string(bytes);
    std::string text;
    for (std::size_t i = 0; i < bytes.size();) {
        const Character c = readCharacter(bytes, i);
        appendCharacter(text, c.value);
        i += c.length;
    }
    return text;
}

bool isWhitespace(char32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 9 && c <= 13);
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_WHITE_SPACE) != 0;
}

bool isBertPunctuation(char32_t c)
{
    if (c < 0x80)
        return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
    return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_P_MASK) != 0;
}

bool isChineseCharacter(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool isBertControl(char32_t c)
{
    if (c == '\t' || c == '\n' || c == '\r')
        return false;
    return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK)) != 0;
}

} // namespace luthier
