// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/python_text.h"

#include "core/text/unicode.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace luthier::python {

bool isSpace(char32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029
        || c == 0x202f || c == 0x205f || c == 0x3000;
}

bool isPrintable(char32_t c)
{
    if (c < 0x7f)
        return c >= ' ';
    constexpr std::uint32_t hidden = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_CO_MASK | U_GC_CN_MASK
        | U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_ZS_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & hidden) == 0;
}

std::size_t length(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::size_t byteOf(std::string_view text, std::size_t character)
{
    std::size_t at = 0;
    for (; at < text.size() && character > 0; --character)
        at += readCharacter(text, at).length;
    return at;
}

namespace {

// The character that ends before a byte position.
Character characterBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80)
        --begin;
    return readCharacter(text, begin);
}

bool contains(std::string_view characters, char32_t c)
{
    for (std::size_t i = 0; i < characters.size();) {
        const Character each = readCharacter(characters, i);
        if (each.value == c)
            return true;
        i += each.length;
    }
    return false;
}

icu::UnicodeString wide(std::string_view text)
{
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string narrow(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

char upperAscii(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

template <class Change> std::string changed(std::string_view text, Change change)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), change);
    return out;
}

bool isCased(char32_t c)
{
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASED) != 0;
}

// One character in title case ("ǆ" → "ǅ"), with the full mapping ("ﬁ" → "Fi").
std::string titleCharacter(std::string_view character)
{
    icu::UnicodeString text = wide(character);
    text.toTitle(nullptr, icu::Locale::getRoot(), U_TITLECASE_NO_LOWERCASE | U_TITLECASE_NO_BREAK_ADJUSTMENT);
    return narrow(text);
}

std::size_t lineEnd(std::string_view text, std::size_t at, std::size_t& after)
{
    while (at < text.size()) {
        const Character c = readCharacter(text, at);
        after = at + c.length;
        if (c.value == '\r') {
            if (after < text.size() && text[after] == '\n')
                ++after;
            return at;
        }
        if ((c.value >= 0x0a && c.value <= 0x0c) || (c.value >= 0x1c && c.value <= 0x1e) || c.value == 0x85
            || c.value == 0x2028 || c.value == 0x2029)
            return at;
        at = after;
    }
    after = text.size();
    return text.size();
}

} // namespace

std::string_view strip(std::string_view text, Side side, std::optional<std::string_view> characters)
{
    const auto goes = [&](char32_t c) { return characters ? contains(*characters, c) : isSpace(c); };
    if (side != Side::Right)
        while (!text.empty()) {
            const Character c = readCharacter(text, 0);
            if (!goes(c.value))
                break;
            text.remove_prefix(c.length);
        }
    if (side != Side::Left)
        while (!text.empty()) {
            const Character c = characterBefore(text, text.size());
            if (!goes(c.value))
                break;
            text.remove_suffix(c.length);
        }
    return text;
}

std::string upper(std::string_view text)
{
    if (isAscii(text))
        return changed(text, upperAscii);
    return narrow(wide(text).toUpper(icu::Locale::getRoot()));
}

std::string lower(std::string_view text)
{
    if (isAscii(text))
        return changed(text, lowerAscii);
    return narrow(wide(text).toLower(icu::Locale::getRoot()));
}

std::string caseFold(std::string_view text)
{
    return narrow(wide(text).foldCase());
}

std::string capitalize(std::string_view text)
{
    if (text.empty())
        return {};
    const std::size_t first = readCharacter(text, 0).length;
    // Lowered as a whole, so that a final sigma knows what stands before it.
    const std::string whole = lower(text);
    const std::string head = lower(text.substr(0, first));
    return titleCharacter(text.substr(0, first))
        + (whole.starts_with(head) ? whole.substr(head.size()) : lower(text.substr(first)));
}

std::string title(std::string_view text)
{
    std::string out;
    bool inside = false;
    for (std::size_t i = 0; i < text.size();) {
        const Character c = readCharacter(text, i);
        const std::string_view each = text.substr(i, c.length);
        out += inside ? lower(each) : titleCharacter(each);
        inside = isCased(c.value);
        i += c.length;
    }
    return out;
}

std::string swapCase(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const Character c = readCharacter(text, i);
        const std::string_view each = text.substr(i, c.length);
        out += u_isUUppercase(static_cast<UChar32>(c.value)) ? lower(each)
            : u_isULowercase(static_cast<UChar32>(c.value))  ? upper(each)
                                                             : std::string(each);
        i += c.length;
    }
    return out;
}

std::optional<bool> hasProperty(std::string_view text, std::string_view name)
{
    if (name == "ascii")
        return isAscii(text);
    if (name == "printable" && text.empty())
        return true;
    if (name == "upper" || name == "lower") {
        bool cased = false;
        for (std::size_t i = 0; i < text.size();) {
            const Character c = readCharacter(text, i);
            const auto u = static_cast<UChar32>(c.value);
            const bool title_letter = u_charType(u) == U_TITLECASE_LETTER;
            if (name == "upper" ? u_isULowercase(u) || title_letter : u_isUUppercase(u) || title_letter)
                return false;
            cased = cased || (name == "upper" ? u_isUUppercase(u) : u_isULowercase(u));
            i += c.length;
        }
        return cased;
    }
    if (name == "title") {
        bool cased = false, inside = false;
        for (std::size_t i = 0; i < text.size();) {
            const Character c = readCharacter(text, i);
            const auto u = static_cast<UChar32>(c.value);
            const bool capital = u_isUUppercase(u) || u_charType(u) == U_TITLECASE_LETTER;
            const bool small = u_isULowercase(u);
            if ((capital && inside) || (small && !inside))
                return false;
            inside = capital || small;
            cased = cased || inside;
            i += c.length;
        }
        return cased;
    }
    const auto numeric_type = [](char32_t c) {
        return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE);
    };
    bool (*has)(char32_t) = nullptr;
    if (name == "alpha")
        has = [](char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_L_MASK) != 0; };
    else if (name == "space")
        has = isSpace;
    else if (name == "printable")
        has = isPrintable;
    if (!has && name != "digit" && name != "decimal" && name != "numeric" && name != "alnum")
        return std::nullopt;
    for (std::size_t i = 0; i < text.size();) {
        const Character c = readCharacter(text, i);
        bool good = false;
        if (has)
            good = has(c.value);
        else if (name == "decimal")
            good = numeric_type(c.value) == U_NT_DECIMAL;
        else if (name == "digit")
            good = numeric_type(c.value) == U_NT_DECIMAL || numeric_type(c.value) == U_NT_DIGIT;
        else
            good = numeric_type(c.value) != U_NT_NONE
                || (name == "alnum" && (U_GET_GC_MASK(static_cast<UChar32>(c.value)) & U_GC_L_MASK) != 0);
        if (!good)
            return false;
        i += c.length;
    }
    return !text.empty();
}

std::vector<std::string> split(std::string_view text, std::optional<std::string_view> separator, std::int64_t limit)
{
    std::vector<std::string> parts;
    const auto more = [&] { return limit < 0 || static_cast<std::int64_t>(parts.size()) < limit; };
    if (separator) {
        std::size_t begin = 0;
        for (std::size_t at = 0; more() && (at = text.find(*separator, begin)) != std::string_view::npos;) {
            parts.emplace_back(text.substr(begin, at - begin));
            begin = at + separator->size();
        }
        parts.emplace_back(text.substr(begin));
        return parts;
    }
    text = strip(text, Side::Left);
    while (!text.empty()) {
        if (!more()) {
            parts.emplace_back(text);
            break;
        }
        std::size_t end = 0;
        while (end < text.size() && !isSpace(readCharacter(text, end).value))
            end += readCharacter(text, end).length;
        parts.emplace_back(text.substr(0, end));
        text = strip(text.substr(end), Side::Left);
    }
    return parts;
}

std::vector<std::string> splitRight(std::string_view text, std::optional<std::string_view> separator,
                                    std::int64_t limit)
{
    std::vector<std::string> parts;
    const auto more = [&] { return limit < 0 || static_cast<std::int64_t>(parts.size()) < limit; };
    if (separator) {
        for (std::size_t at = 0; more() && (at = text.rfind(*separator)) != std::string_view::npos;) {
            parts.emplace_back(text.substr(at + separator->size()));
            text = text.substr(0, at);
        }
        parts.emplace_back(text);
    } else {
        text = strip(text, Side::Right);
        while (!text.empty()) {
            if (!more()) {
                parts.emplace_back(text);
                break;
            }
            std::size_t begin = text.size();
            while (begin > 0 && !isSpace(characterBefore(text, begin).value))
                begin -= characterBefore(text, begin).length;
            parts.emplace_back(text.substr(begin));
            text = strip(text.substr(0, begin), Side::Right);
        }
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

std::vector<std::string> splitLines(std::string_view text, LineEnds ends)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t after = 0;
        const std::size_t end = lineEnd(text, begin, after);
        lines.emplace_back(text.substr(begin, (ends == LineEnds::Keep ? after : end) - begin));
        begin = after;
    }
    return lines;
}

std::string replace(std::string_view text, std::string_view old, std::string_view with, std::int64_t limit)
{
    std::string out;
    std::size_t begin = 0;
    if (old.empty()) { // before every character and at the end
        for (; limit != 0 && begin <= text.size(); --limit) {
            out += with;
            if (begin == text.size())
                return out;
            const std::uint32_t size = readCharacter(text, begin).length;
            out += text.substr(begin, size);
            begin += size;
        }
    } else {
        for (std::size_t at = 0; limit != 0 && (at = text.find(old, begin)) != std::string_view::npos; --limit) {
            out += text.substr(begin, at - begin);
            out += with;
            begin = at + old.size();
        }
    }
    out += text.substr(std::min(begin, text.size()));
    return out;
}

std::int64_t count(std::string_view text, std::string_view part)
{
    if (part.empty())
        return static_cast<std::int64_t>(length(text)) + 1;
    std::int64_t found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size())
        ++found;
    return found;
}

std::string expandTabs(std::string_view text, std::int64_t size)
{
    std::string out;
    std::int64_t column = 0;
    for (const char c : text) {
        if (c == '\t') {
            const std::int64_t fill = size > 0 ? size - column % size : 0;
            out.append(static_cast<std::size_t>(fill), ' ');
            column += fill;
            continue;
        }
        out += c;
        if (c == '\n' || c == '\r')
            column = 0;
        else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80)
            ++column;
    }
    return out;
}

std::string repr(std::string_view text)
{
    const bool doubled = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
    const char quote = doubled ? '"' : '\'';
    std::string out(1, quote);
    for (std::size_t i = 0; i < text.size();) {
        const Character c = readCharacter(text, i);
        if (c.value == static_cast<unsigned char>(quote) || c.value == '\\') {
            out += '\\';
            out += static_cast<char>(c.value);
        } else if (c.value == '\n') {
            out += "\\n";
        } else if (c.value == '\r') {
            out += "\\r";
        } else if (c.value == '\t') {
            out += "\\t";
        } else if (isPrintable(c.value)) {
            out += text.substr(i, c.length);
        } else {
            const auto value = static_cast<std::uint32_t>(c.value);
            out += value < 0x100  ? fmt::format("\\x{:02x}", value)
                : value < 0x10000 ? fmt::format("\\u{:04x}", value)
                                  : fmt::format("\\U{:08x}", value);
        }
        i += c.length;
    }
    out += quote;
    return out;
}

} // namespace luthier::python
