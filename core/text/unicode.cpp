// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>
#include <optional>

namespace luthier {

Character readLongCharacter(std::string_view text, std::size_t position)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + position;
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

namespace {

// How many bytes at the beginning are ASCII: looked at in eights.
std::size_t asciiPrefix(std::string_view text)
{
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + i, 8);
        if (eight & 0x8080808080808080ULL)
            break;
    }
    while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80)
        ++i;
    return i;
}

} // namespace

bool isAscii(std::string_view text)
{
    return asciiPrefix(text) == text.size();
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = asciiPrefix(text); i < text.size(); i += asciiPrefix(text.substr(i))) {
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

// The version of Unicode that a character came with, in tenths: 90 for 9.0.
int ageOf(char32_t c)
{
    UVersionInfo age;
    u_charAge(static_cast<UChar32>(c), age);
    return age[0] * 10 + age[1];
}

// The tokenizers library reads different rules from tables of different age, and takes younger characters for
// unassigned there. So do we.
constexpr int bert_age = 89; // Unicode 8
constexpr int mark_age = 90; // marks and normal forms
constexpr int script_age = 90;

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
    return ageOf(c) > bert_age ? U_GC_CN_MASK : U_MASK(u_charType(static_cast<UChar32>(c)));
}

// Has neither decomposition nor combining class in the tables of the tokenizers library. (U+1715 has got one since.)
bool tooYoungForForms(char32_t c)
{
    return c >= 0x80 && (ageOf(c) > mark_age || c == 0x1715);
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
    if (c == 0x1CF2 || c == 0x1CF3) // were marks then
        return true;
    if (c == 0x111C9 || ageOf(c) > mark_age)
        return false;
    return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK) != 0;
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

// A character of a normal form on its way, and how the tokenizers library counts it: change 0 takes the next character
// of the source, 1 was added to the one before, -1 takes one more along, and so on.
struct FormPart {
    char32_t character = 0;
    std::uint8_t order = 0; // combining class
    int change = 0;
};

void appendDecomposition(const UNormalizer2* rules, char32_t c, std::u32string& characters)
{
    UChar buffer[32]; // a character becomes at most 18 (U+FDFA)
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t length = unorm2_getDecomposition(rules, static_cast<UChar32>(c), buffer, 32, &error);
    if (U_FAILURE(error) || length < 0 || tooYoungForForms(c)) {
        characters += c;
        return;
    }
    for (std::int32_t i = 0; i < length;) {
        UChar32 each = 0;
        U16_NEXT(buffer, i, length, each);
        characters += static_cast<char32_t>(each);
    }
}

// The decomposition of a stretch, its marks in canonical order.
std::vector<FormPart> decomposeStretch(const UNormalizer2* rules, std::u32string_view stretch)
{
    std::vector<FormPart> parts;
    std::u32string characters;
    for (const char32_t c : stretch) {
        characters.clear();
        appendDecomposition(rules, c, characters);
        for (std::size_t i = 0; i < characters.size(); ++i)
            parts.push_back({characters[i], u_getCombiningClass(static_cast<UChar32>(characters[i])), i > 0 ? 1 : 0});
    }
    for (auto run = parts.begin(); run != parts.end();) {
        const auto stop = std::find_if(run, parts.end(), [](const FormPart& part) { return part.order == 0; });
        std::stable_sort(run, stop, [](const FormPart& a, const FormPart& b) { return a.order < b.order; });
        run = stop == parts.end() ? stop : stop + 1;
    }
    return parts;
}

// Canonical composition (Unicode standard, D117): each character joins the last starter unless something between them
// blocks it.
std::vector<FormPart> composeStretch(const std::vector<FormPart>& parts)
{
    const UNormalizer2* rules = normalizer(NormalForm::Nfc);
    std::vector<FormPart> composed;
    std::optional<std::size_t> starter;
    int last_order = -1; // of what stands behind the starter; -1: nothing
    for (const FormPart& part : parts) {
        if (starter && last_order < static_cast<int>(part.order)) {
            FormPart& before = composed[*starter];
            const UChar32 joined =
                unorm2_composePair(rules, static_cast<UChar32>(before.character), static_cast<UChar32>(part.character));
            if (joined >= 0 && !tooYoungForForms(static_cast<char32_t>(joined))) {
                before.character = static_cast<char32_t>(joined);
                before.change += part.change - 1;
                continue;
            }
        }
        if (part.order == 0) {
            starter = composed.size();
            last_order = -1;
        } else {
            last_order = part.order;
        }
        composed.push_back(part);
    }
    return composed;
}

} // namespace

NormalText normalForm(const std::u32string& text, NormalForm form)
{
    const UNormalizer2* rules = normalizer(form);
    const bool compatible = form == NormalForm::Nfkc || form == NormalForm::Nfkd;
    const UNormalizer2* decomposing = normalizer(compatible ? NormalForm::Nfkd : NormalForm::Nfd);
    NormalText normal;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        const bool fixed = tooYoungForForms(text[begin]);
        while (!fixed && end < text.size() && !tooYoungForForms(text[end])
               && !unorm2_hasBoundaryBefore(rules, static_cast<UChar32>(text[end])))
            ++end;
        if (end == begin + 1 && (text[begin] < 0x80 || fixed)) {
            normal.characters += text[begin];
            normal.sources.push_back(static_cast<std::uint32_t>(begin));
        } else {
            auto parts = decomposeStretch(decomposing, std::u32string_view(text).substr(begin, end - begin));
            if (form == NormalForm::Nfc || form == NormalForm::Nfkc)
                parts = composeStretch(parts);
            std::size_t next = begin;
            for (const FormPart& part : parts) {
                normal.characters += part.character;
                const std::size_t source = part.change > 0 ? std::max(next, begin + 1) - 1 : next;
                normal.sources.push_back(static_cast<std::uint32_t>(std::min(source, end - 1)));
                if (part.change <= 0)
                    next += static_cast<std::size_t>(1 - part.change);
            }
        }
        begin = end;
    }
    return normal;
}

bool isInForm(std::string_view text, NormalForm form)
{
    const UNormalizer2* rules = normalizer(form);
    for (std::size_t i = asciiPrefix(text); i < text.size(); i += asciiPrefix(text.substr(i))) {
        const Character c = readCharacter(text, i);
        // An inert character neither changes nor lets its neighbours act across it.
        if (!unorm2_isInert(rules, static_cast<UChar32>(c.value)) && !tooYoungForForms(c.value))
            return false;
        i += c.length;
    }
    return true;
}

void decompose(char32_t c, std::u32string& characters)
{
    appendDecomposition(normalizer(NormalForm::Nfd), c, characters);
}

bool mayChangePlaces(char32_t c)
{
    return u_getCombiningClass(static_cast<UChar32>(c)) != 0 && !tooYoungForForms(c);
}

int scriptOf(char32_t c)
{
    constexpr int common = -1; // ICU's is 0
    switch (c) { // as they were in the table of that age
    case ' ': return 0;
    case 0x0589:
    case 0x061C: return common;
    case 0x0953:
    case 0x0954: return USCRIPT_DEVANAGARI;
    case 0x30FC: return USCRIPT_HAN;
    default: break;
    }
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
    if (U_FAILURE(error) || script == USCRIPT_UNKNOWN || ageOf(c) > script_age)
        return 0;
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA)
        return USCRIPT_HAN;
    return script == USCRIPT_COMMON ? common : static_cast<int>(script);
}

} // namespace luthier
