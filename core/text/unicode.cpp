// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>

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

namespace {

// The category of a character in Unicode 8: the tokenizers library reads BERT's rules from tables of that age, and
// takes younger characters for unassigned.
std::uint32_t oldCategoryMask(char32_t c)
{
    switch (c) { // these have changed their category since
    case 0x166D:
    case 0x111C9: return U_GC_PO_MASK;
    case 0x1734: return U_GC_MN_MASK;
    case 0x1885:
    case 0x1886: return U_GC_LO_MASK;
    case 0xA9BD: return U_GC_MC_MASK;
    default: break;
    }
    UVersionInfo age;
    u_charAge(static_cast<UChar32>(c), age);
    return age[0] > 8 ? U_GC_CN_MASK : U_MASK(u_charType(static_cast<UChar32>(c)));
}

} // namespace

bool isBertPunctuation(char32_t c)
{
    if (c < 0x80)
        return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
    return (oldCategoryMask(c) & U_GC_P_MASK) != 0;
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
    return (oldCategoryMask(c) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK)) != 0;
}

bool isBertAccent(char32_t c)
{
    return (oldCategoryMask(c) & U_GC_MN_MASK) != 0;
}

bool isMark(char32_t c)
{
    return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK) != 0;
}

bool isNumeric(char32_t c)
{
    return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_N_MASK) != 0;
}

bool isWordCharacter(char32_t c)
{
    const auto character = static_cast<UChar32>(c);
    return u_hasBinaryProperty(character, UCHAR_ALPHABETIC) || u_hasBinaryProperty(character, UCHAR_JOIN_CONTROL)
        || (U_MASK(u_charType(character)) & (U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0;
}

std::u32string lowerCase(char32_t c)
{
    if (c == 0x130)
        return U"i\u0307";
    return {static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)))};
}

namespace {

const UNormalizer2* normalizer(NormalForm form)
{
    UErrorCode error = U_ZERO_ERROR;
    switch (form) {
    case NormalForm::Nfc: return unorm2_getNFCInstance(&error);
    case NormalForm::Nfd: return unorm2_getNFDInstance(&error);
    case NormalForm::Nfkc: return unorm2_getNFKCInstance(&error);
    case NormalForm::Nfkd: return unorm2_getNFKDInstance(&error);
    }
    return nullptr;
}

std::u32string normalize(const UNormalizer2* rules, const std::u32string& text)
{
    icu::UnicodeString source;
    for (const char32_t c : text)
        source.append(static_cast<UChar32>(c));
    // A character becomes at most 18 (U+FDFA under NFKD).
    std::u16string buffer(static_cast<std::size_t>(source.length()) * 18 + 1, u'\0');
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t length = unorm2_normalize(rules, source.getBuffer(), source.length(), buffer.data(),
                                                 static_cast<std::int32_t>(buffer.size()), &error);
    if (U_FAILURE(error))
        return text;
    std::u32string normal;
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U16_NEXT(buffer.data(), i, length, c);
        normal += static_cast<char32_t>(c);
    }
    return normal;
}

} // namespace

NormalText normalForm(const std::u32string& text, NormalForm form)
{
    const UNormalizer2* rules = normalizer(form);
    NormalText normal;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && !unorm2_hasBoundaryBefore(rules, static_cast<UChar32>(text[end])))
            ++end;
        if (end == begin + 1 && text[begin] < 0x80) {
            normal.characters += text[begin];
            normal.sources.push_back(static_cast<std::uint32_t>(begin));
        } else {
            // What one source character decomposes to shares it. Characters that went into a composition count as the
            // first one's, the rest follow in order.
            const std::u32string changed = normalize(rules, text.substr(begin, end - begin));
            std::vector<std::uint32_t> sources;
            for (std::size_t i = begin; i < end; ++i)
                sources.insert(sources.end(), normalize(rules, {text[i]}).size(), static_cast<std::uint32_t>(i));
            const std::size_t composed = sources.size() > changed.size() ? sources.size() - changed.size() : 0;
            for (std::size_t i = 0; i < changed.size(); ++i)
                normal.sources.push_back(sources[std::min(i == 0 ? 0 : i + composed, sources.size() - 1)]);
            normal.characters += changed;
        }
        begin = end;
    }
    return normal;
}

} // namespace luthier
