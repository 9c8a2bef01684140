// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_objects.h"
#include "core/text/python_text.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <cmath>

// "%s" % value, "{}".format(value) and format(value, specification).
namespace luthier::jinja {

namespace {

[[noreturn]] void failFormat(const std::string& pattern)
{
    failWith(text("The template formats values with “{}”, which does not fit them.", pattern));
}

struct Specification {
    std::string fill = " ";
    char align = 0, sign = '-', grouping = 0, type = 0;
    bool alternate = false, zero = false;
    std::int64_t width = 0;
    std::optional<int> precision;
};

constexpr std::int64_t largest_width = 1 << 20;

// Digits at `at`; fails above the largest width.
std::int64_t takeNumber(std::string_view source, std::size_t& at, const std::string& whole)
{
    std::int64_t value = 0;
    for (; at < source.size() && source[at] >= '0' && source[at] <= '9'; ++at) {
        value = value * 10 + (source[at] - '0');
        if (value > largest_width)
            failFormat(whole);
    }
    return value;
}

Specification parseSpecification(const std::string& source)
{
    Specification made;
    std::size_t at = 0;
    const auto peek = [&](std::size_t offset = 0) { return at + offset < source.size() ? source[at + offset] : '\0'; };
    const auto is_align = [](char c) { return c == '<' || c == '>' || c == '^' || c == '='; };
    const std::size_t first = source.empty() ? 0 : readCharacter(source, 0).length;
    if (first != 0 && is_align(peek(first))) {
        made.fill = source.substr(0, first);
        made.align = peek(first);
        at = first + 1;
    } else if (is_align(peek())) {
        made.align = source[at++];
    }
    if (peek() == '+' || peek() == '-' || peek() == ' ')
        made.sign = source[at++];
    if (peek() == '#') {
        made.alternate = true;
        ++at;
    }
    if (peek() == '0') {
        made.zero = true;
        ++at;
    }
    made.width = takeNumber(source, at, source);
    if (peek() == ',' || peek() == '_')
        made.grouping = source[at++];
    if (peek() == '.') {
        const std::size_t digits = ++at;
        made.precision = static_cast<int>(takeNumber(source, at, source));
        if (at == digits || *made.precision > 1000)
            failFormat(source);
    }
    if (at < source.size())
        made.type = source[at++];
    if (at != source.size())
        failFormat(source);
    if (made.zero && made.align == 0) {
        made.fill = "0";
        made.align = '=';
    }
    return made;
}

std::string padded(const std::string& sign, const std::string& body, const Specification& how, char otherwise)
{
    const auto size = static_cast<std::int64_t>(python::length(sign) + python::length(body));
    const std::int64_t missing = std::max<std::int64_t>(how.width - size, 0);
    std::string left, right;
    const char align = how.align ? how.align : otherwise;
    const std::int64_t before = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
    for (std::int64_t i = 0; i < missing; ++i)
        (i < before ? left : right) += how.fill;
    return align == '=' ? sign + left + body : left + sign + body + right;
}

std::string grouped(const std::string& body, char separator)
{
    const std::size_t end = std::min(body.find_first_not_of("0123456789"), body.size());
    std::string out;
    for (std::size_t i = 0; i < end; ++i) {
        if (i > 0 && (end - i) % 3 == 0)
            out += separator;
        out += body[i];
    }
    return out + body.substr(end);
}

std::string wholeDigits(std::uint64_t value, char type)
{
    switch (type) {
    case 'x': return fmt::format("{:x}", value);
    case 'X': return fmt::format("{:X}", value);
    case 'o': return fmt::format("{:o}", value);
    case 'b': return fmt::format("{:b}", value);
    default: return fmt::format("{}", value);
    }
}

// Of a value that is not negative.
std::string realDigits(double value, char type, std::optional<int> precision, bool alternate)
{
    if (!std::isfinite(value)) {
        const std::string word = std::isnan(value) ? "nan" : "inf";
        return type == 'F' || type == 'E' || type == 'G' ? python::upper(word) : word;
    }
    const int digits = precision.value_or(6);
    switch (type) {
    case 'e': return fmt::format("{:.{}e}", value, digits);
    case 'E': return fmt::format("{:.{}E}", value, digits);
    case 'f':
    case 'F': return fmt::format("{:.{}f}", value, digits) + (alternate && digits == 0 ? "." : "");
    case 'g':
    case 'n': return alternate ? fmt::format("{:#.{}g}", value, digits) : fmt::format("{:.{}g}", value, digits);
    case 'G': return fmt::format("{:.{}G}", value, digits);
    default: break;
    }
    if (!precision)
        return python::number(value);
    std::string out = fmt::format("{:.{}g}", value, digits);
    if (out.find_first_of(".e") == std::string::npos)
        out += ".0";
    return out;
}

std::string signOf(bool negative, char sign)
{
    return negative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
}

std::string formatNumber(const Value& value, const Specification& how, const std::string& source)
{
    constexpr std::string_view whole_types = "bdoxX", real_types = "eEfFgGn%";
    const char type = how.type == 0 && value.isWhole() ? 'd' : how.type == 'n' && value.isWhole() ? 'd' : how.type;
    if (type == 'c' && value.isWhole()) {
        std::string character;
        if (value.integer() < 0 || value.integer() > 0x10FFFF)
            failFormat(source);
        appendCharacter(character, static_cast<char32_t>(value.integer()));
        return padded("", character, how, '<');
    }
    if (value.isWhole() && whole_types.find(type) != std::string_view::npos) {
        if (how.precision)
            failFormat(source);
        const std::int64_t number = value.integer();
        const std::uint64_t size =
            number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
        std::string sign = signOf(number < 0, how.sign);
        if (how.alternate && type != 'd')
            sign += std::string("0") + type;
        std::string digits = wholeDigits(size, type);
        return padded(sign, how.grouping ? grouped(digits, how.grouping) : digits, how, '>');
    }
    if (type != 0 && real_types.find(type) == std::string_view::npos)
        failFormat(source);
    const double number = type == '%' ? value.real() * 100.0 : value.real();
    std::string digits = realDigits(std::fabs(number), type == '%' ? 'f' : type, how.precision, how.alternate);
    if (how.grouping)
        digits = grouped(digits, how.grouping);
    if (type == '%')
        digits += '%';
    return padded(signOf(std::signbit(number) && !std::isnan(number), how.sign), digits, how, '>');
}

std::string cut(const std::string& text, std::optional<int> characters)
{
    return characters ? text.substr(0, python::byteOf(text, static_cast<std::size_t>(*characters))) : text;
}

} // namespace

std::string formatSpecified(const Value& value, const std::string& specification)
{
    if (specification.empty())
        return toText(value);
    const Specification how = parseSpecification(specification);
    if (value.isNumber())
        return formatNumber(value, how, specification);
    if (!value.is(Kind::String) || (how.type != 0 && how.type != 's') || how.align == '=' || how.sign != '-'
        || how.alternate || how.grouping)
        failFormat(specification);
    return padded("", cut(value.string(), how.precision), how, '<');
}

namespace {

// One rendering of a "%" pattern: takes the values one after another, or by name from a dict.
class PercentFormat {
public:
    PercentFormat(const std::string& pattern, const Value& values, Markup markup)
        : m_pattern(pattern), m_values(values), m_markup(markup)
    {
    }

    std::string run()
    {
        std::string out;
        for (std::size_t i = 0; i < m_pattern.size();) {
            if (m_pattern[i] != '%') {
                out += m_pattern[i++];
                continue;
            }
            ++i;
            out += field(i);
        }
        // What has parts counts as a mapping, from which not everything needs to be taken.
        const bool mapping =
            m_values.is(Kind::Dict) || m_values.is(Kind::List) || m_values.is(Kind::Undefined) || m_values.as<Range>();
        const std::size_t given = m_values.is(Kind::Tuple) ? m_values.items().size() : 1;
        if (!mapping && m_next < given)
            failFormat(m_pattern);
        return out;
    }

private:
    Value take()
    {
        const bool tuple = m_values.is(Kind::Tuple);
        if (m_next >= (tuple ? m_values.items().size() : 1))
            failFormat(m_pattern);
        ++m_next;
        return tuple ? m_values.items()[m_next - 1] : m_values;
    }

    char at(std::size_t i) const { return i < m_pattern.size() ? m_pattern[i] : '\0'; }

    std::int64_t number(std::size_t& i)
    {
        if (at(i) != '*')
            return takeNumber(m_pattern, i, m_pattern);
        ++i;
        const Value width = take();
        if (!width.isWhole() || width.integer() > largest_width || width.integer() < -largest_width)
            failFormat(m_pattern);
        return width.integer();
    }

    std::string field(std::size_t& i)
    {
        std::optional<Value> named;
        if (at(i) == '(') {
            const std::size_t end = m_pattern.find(')', i);
            if (end == std::string::npos || !m_values.is(Kind::Dict))
                failFormat(m_pattern);
            const Value* found = m_values.dict().find(std::string_view(m_pattern).substr(i + 1, end - i - 1));
            if (!found)
                failFormat(m_pattern);
            named = *found;
            i = end + 1;
        }
        Specification how;
        bool left = false;
        for (;; ++i) {
            if (at(i) == '-')
                left = true;
            else if (at(i) == '+')
                how.sign = '+';
            else if (at(i) == ' ')
                how.sign = how.sign == '+' ? '+' : ' ';
            else if (at(i) == '0')
                how.zero = true;
            else if (at(i) == '#')
                how.alternate = true;
            else
                break;
        }
        how.width = number(i);
        if (how.width < 0) {
            left = true;
            how.width = -how.width;
        }
        if (at(i) == '.') {
            ++i;
            how.precision = static_cast<int>(std::clamp<std::int64_t>(number(i), 0, 1000));
        }
        while (at(i) == 'l' || at(i) == 'h' || at(i) == 'L')
            ++i;
        if (i >= m_pattern.size())
            failFormat(m_pattern);
        how.type = m_pattern[i++];
        if (how.type == '%')
            return "%";
        how.align = left ? '<' : '>';
        return converted(named ? *named : take(), how, how.zero && !left);
    }

    std::string converted(const Value& value, Specification how, bool zeros)
    {
        const auto escaped = [this](const std::string& text, bool already) {
            return m_markup == Markup::Yes && !already ? python::escapeHtml(text) : text;
        };
        switch (how.type) {
        case 's': return padded("", cut(escaped(toText(value), value.isMarkup()), how.precision), how, '>');
        case 'r':
        case 'a': return padded("", cut(escaped(repr(value), false), how.precision), how, '>');
        case 'c':
            if (value.is(Kind::String) && python::length(value.string()) == 1)
                return padded("", value.string(), how, '>');
            break;
        default: break;
        }
        if (!value.isNumber())
            failOperation("%", Value(m_pattern), value);
        if (zeros) {
            how.fill = "0";
            how.align = '=';
        }
        const bool whole = how.type == 'd' || how.type == 'i' || how.type == 'u';
        if (whole) {
            if (!value.isWhole() && !(std::fabs(value.real()) < 9e18))
                failFormat(m_pattern);
            how.type = 'd';
            const auto digits = static_cast<std::size_t>(how.precision.value_or(0));
            how.precision.reset();
            const std::int64_t number = value.isWhole() ? value.integer() : static_cast<std::int64_t>(value.real());
            const std::string plain = fmt::format("{}", number);
            if (plain.size() - (number < 0 ? 1 : 0) < digits) {
                const std::string body(digits - (plain.size() - (number < 0 ? 1 : 0)), '0');
                return padded(signOf(number < 0, how.sign), body + plain.substr(number < 0 ? 1 : 0), how, '>');
            }
            return formatNumber(Value(number), how, m_pattern);
        }
        const bool bits = how.type == 'x' || how.type == 'X' || how.type == 'o' || how.type == 'c';
        if ((bits && !value.isWhole()) || std::string_view("xXoceEfFgG").find(how.type) == std::string_view::npos)
            failFormat(m_pattern);
        if (bits)
            how.precision.reset();
        return formatNumber(value, how, m_pattern);
    }

    const std::string& m_pattern;
    const Value& m_values;
    Markup m_markup;
    std::size_t m_next = 0;
};

// One rendering of a "{}" pattern.
class BraceFormat {
public:
    explicit BraceFormat(const Arguments& arguments) : m_arguments(arguments) { }

    std::string run(std::string_view pattern, int depth)
    {
        std::string out;
        for (std::size_t i = 0; i < pattern.size();) {
            const char c = pattern[i];
            if ((c == '{' || c == '}') && i + 1 < pattern.size() && pattern[i + 1] == c) {
                out += c;
                i += 2;
            } else if (c == '{') {
                out += field(pattern, i, depth);
            } else if (c == '}') {
                failFormat(std::string(pattern));
            } else {
                out += c;
                ++i;
            }
        }
        return out;
    }

private:
    std::string field(std::string_view pattern, std::size_t& i, int depth)
    {
        std::size_t end = i + 1;
        for (int open = 1; end < pattern.size(); ++end) {
            open += pattern[end] == '{' ? 1 : pattern[end] == '}' ? -1 : 0;
            if (open == 0)
                break;
        }
        if (end >= pattern.size() || depth > 1)
            failFormat(std::string(pattern));
        const std::string_view inside = pattern.substr(i + 1, end - i - 1);
        i = end + 1;
        std::size_t cut = inside.find_first_of("!:[");
        while (cut != std::string_view::npos && inside[cut] == '[') { // a key may hold any sign
            cut = inside.find(']', cut);
            if (cut != std::string_view::npos)
                cut = inside.find_first_of("!:[", cut);
        }
        const std::string_view name = inside.substr(0, cut);
        std::string_view rest = cut == std::string_view::npos ? std::string_view() : inside.substr(cut);
        Value value = resolve(name, pattern);
        if (rest.starts_with('!')) {
            if (rest.size() < 2 || (rest.size() > 2 && rest[2] != ':'))
                failFormat(std::string(pattern));
            if (rest[1] == 'r' || rest[1] == 'a')
                value = Value(repr(value));
            else if (rest[1] == 's')
                value = Value(toText(value));
            else
                failFormat(std::string(pattern));
            rest.remove_prefix(2);
        }
        const std::string specification = rest.empty() ? std::string() : run(rest.substr(1), depth + 1);
        return formatSpecified(value, specification);
    }

    Value resolve(std::string_view name, std::string_view pattern)
    {
        const std::size_t end = std::min(name.find_first_of(".["), name.size());
        const std::string first(name.substr(0, end));
        const auto index = python::toInteger(first, 10);
        Value value;
        if (first.empty() || index) {
            if (m_automatic && *m_automatic != first.empty())
                failFormat(std::string(pattern));
            m_automatic = first.empty();
            const std::int64_t at = first.empty() ? m_next++ : *index;
            if (at < 0 || at >= static_cast<std::int64_t>(m_arguments.positional.size()))
                failFormat(std::string(pattern));
            value = m_arguments.positional[static_cast<std::size_t>(at)];
        } else {
            const auto found = std::find_if(m_arguments.named.begin(), m_arguments.named.end(),
                                            [&](const auto& each) { return each.first == first; });
            if (found == m_arguments.named.end())
                failFormat(std::string(pattern));
            value = found->second;
        }
        for (std::string_view rest = name.substr(end); !rest.empty();) {
            const bool bracket = rest.front() == '[';
            const std::size_t stop = bracket ? rest.find(']') : std::min(rest.find_first_of(".[", 1), rest.size());
            if (stop == std::string_view::npos || stop == 1 || (!bracket && rest.front() != '.'))
                failFormat(std::string(pattern));
            const std::string part(rest.substr(1, stop - 1));
            const auto number = python::toInteger(part, 10);
            value = !bracket ? attributeOf(value, part) : itemOf(value, number ? Value(*number) : Value(part));
            rest.remove_prefix(bracket ? stop + 1 : stop);
        }
        return value;
    }

    const Arguments& m_arguments;
    std::optional<bool> m_automatic;
    std::int64_t m_next = 0;
};

} // namespace

std::string formatPercent(const std::string& pattern, const Value& values, Markup markup)
{
    spendSteps(pattern.size() / 16 + 1);
    return PercentFormat(pattern, values, markup).run();
}

std::string formatBraces(const std::string& pattern, const Arguments& arguments)
{
    spendSteps(pattern.size() / 16 + 1);
    return BraceFormat(arguments).run(pattern, 0);
}

} // namespace luthier::jinja
