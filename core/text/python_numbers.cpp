// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/python_text.h"
#include "core/text/unicode.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>

// Numbers, JSON and HTML as Python writes and reads them.
namespace luthier::python {

std::string number(double value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value < 0 ? "-inf" : "inf";
    char buffer[64];
    const auto scientific = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    const std::string_view shortest(buffer, static_cast<std::size_t>(scientific.ptr - buffer));
    const int exponent = std::atoi(std::string(shortest.substr(shortest.find('e') + 1)).c_str());
    if (exponent < -4 || exponent >= 16)
        return std::string(shortest);
    const auto fixed = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
    std::string text(buffer, static_cast<std::size_t>(fixed.ptr - buffer));
    if (text.find('.') == std::string::npos)
        text += ".0";
    return text;
}

void appendJson(std::string& out, std::string_view text, JsonCharacters characters)
{
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        const Character c = readCharacter(text, i);
        switch (c.value) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        case '\f': out += "\\f"; break;
        case '\b': out += "\\b"; break;
        default: {
            const auto value = static_cast<std::uint32_t>(c.value);
            if (value < ' ' || (value > 0x7e && value < 0x10000 && characters == JsonCharacters::Ascii))
                out += fmt::format("\\u{:04x}", value);
            else if (value >= 0x10000 && characters == JsonCharacters::Ascii)
                out += fmt::format("\\u{:04x}\\u{:04x}", 0xd7c0 + (value >> 10), 0xdc00 + (value & 0x3ff));
            else
                out += text.substr(i, c.length);
        }
        }
        i += c.length;
    }
    out += '"';
}

namespace {

// Without white space around and with single underscores between digits taken away.
std::optional<std::string> digitsOf(std::string_view text)
{
    text = strip(text, Side::Both);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto alphanumeric = [&](std::size_t at) {
            return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
        };
        if (text[i] != '_')
            out += text[i];
        else if (i == 0 || !alphanumeric(i - 1) || !alphanumeric(i + 1))
            return std::nullopt;
    }
    return out;
}

} // namespace

std::optional<std::int64_t> toInteger(std::string_view text, int base)
{
    if (base != 0 && (base < 2 || base > 36))
        return std::nullopt;
    const auto digits = digitsOf(text);
    if (!digits || digits->empty())
        return std::nullopt;
    std::string_view rest = *digits;
    const bool negative = rest.front() == '-';
    if (negative || rest.front() == '+')
        rest.remove_prefix(1);
    if (rest.size() > 2 && rest[0] == '0') {
        const char kind = static_cast<char>(rest[1] | 0x20);
        const int named = kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 0;
        if (named != 0 && (base == 0 || base == named)) {
            rest.remove_prefix(2);
            base = named;
        }
    }
    if (base == 0) {
        if (rest.size() > 1 && rest[0] == '0' && rest.find_first_not_of('0') != std::string_view::npos)
            return std::nullopt;
        base = 10;
    }
    if (rest.empty() || rest.front() == '-' || rest.front() == '+')
        return std::nullopt;
    std::int64_t value = 0;
    const std::string whole = (negative ? "-" : "") + std::string(rest);
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), value, base);
    if (error != std::errc{} || end != whole.data() + whole.size())
        return std::nullopt;
    return value;
}

std::optional<double> toFloat(std::string_view text)
{
    const auto digits = digitsOf(text);
    if (!digits || digits->empty())
        return std::nullopt;
    std::string_view rest = *digits;
    const bool negative = rest.front() == '-';
    if (negative || rest.front() == '+')
        rest.remove_prefix(1);
    if (rest.empty() || rest.front() == '-' || rest.front() == '+' || rest.find('(') != std::string_view::npos)
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (end != rest.data() + rest.size())
        return std::nullopt;
    if (error == std::errc::result_out_of_range) // too small for a double, or too large
        value = rest.find("e-") != std::string_view::npos || rest.find("E-") != std::string_view::npos
                || rest.starts_with("0.")
            ? 0.0
            : std::numeric_limits<double>::infinity();
    else if (error != std::errc{})
        return std::nullopt;
    return negative ? -value : value;
}

std::string escapeHtml(std::string_view text)
{
    std::string out;
    for (const char c : text)
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '\'': out += "&#39;"; break;
        case '"': out += "&#34;"; break;
        default: out += c;
        }
    return out;
}

} // namespace luthier::python
