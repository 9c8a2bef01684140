// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_lexer.h"

#include "core/text/python_text.h"
#include "core/text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace luthier::jinja {

namespace {

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

bool nameByte(char c)
{
    return digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Every kind of line end becomes "\n"; one at the very end goes.
std::string withPlainLines(std::string_view source)
{
    std::string out;
    out.reserve(source.size());
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] != '\r') {
            out += source[i];
            continue;
        }
        out += '\n';
        if (i + 1 < source.size() && source[i + 1] == '\n')
            ++i;
    }
    if (out.ends_with('\n'))
        out.pop_back();
    return out;
}

class Lexer {
public:
    explicit Lexer(std::string_view source) : m_source(withPlainLines(toUtf8(source))), m_text(m_source) { }

    std::vector<Token> run()
    {
        while (m_at < m_text.size())
            root();
        m_tokens.push_back({Token::Kind::End, "", m_line});
        return std::move(m_tokens);
    }

private:
    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    bool starts(std::size_t i, std::string_view with) const
    {
        return m_text.substr(std::min(i, m_text.size())).starts_with(with);
    }

    std::size_t afterSpace(std::size_t i) const
    {
        while (i < m_text.size()) {
            const Character c = readCharacter(m_text, i);
            if (!python::isSpace(c.value))
                break;
            i += c.length;
        }
        return i;
    }

    [[noreturn]] void fail(std::string expected, std::string found) const
    {
        throw SyntaxFailure{std::move(expected), std::move(found), m_line};
    }

    // Moves on, counting lines; what is passed over last decides whether a line begins.
    void moveTo(std::size_t to)
    {
        m_line += static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at),
                                              m_text.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
        m_line_starting = to > m_at ? m_text[to - 1] == '\n' : m_line_starting;
        m_at = to;
    }

    void add(Token::Kind kind, std::string text) { m_tokens.push_back({kind, std::move(text), m_line}); }

    // The end of a "{% raw %}" that begins at i, or nothing.
    std::optional<std::size_t> rawBegin(std::size_t i) const
    {
        i += 2;
        if (at(i) == '-' || at(i) == '+')
            ++i;
        i = afterSpace(i);
        if (!starts(i, "raw"))
            return std::nullopt;
        i = afterSpace(i + 3);
        if (starts(i, "-%}"))
            return afterSpace(i + 3);
        return starts(i, "%}") ? std::optional(i + 2) : std::nullopt;
    }

    // White space before a tag goes by its sign, or because the tag stands first in its line.
    std::string_view stripped(std::string_view text, char sign, bool variable) const
    {
        if (sign == '-')
            return python::strip(text, python::Side::Right);
        if (sign == '+' || variable)
            return text;
        const std::size_t line = text.rfind('\n') + 1; // 0 when there is none
        if (line == 0 && !m_line_starting)
            return text;
        return python::strip(text.substr(line), python::Side::Left).empty() ? text.substr(0, line) : text;
    }

    void root()
    {
        std::size_t tag = m_at;
        for (; tag < m_text.size(); ++tag) {
            tag = std::min(m_text.find('{', tag), m_text.size());
            if (at(tag + 1) == '{' || at(tag + 1) == '%' || at(tag + 1) == '#')
                break;
        }
        const std::string_view text = m_text.substr(m_at, tag - m_at);
        if (tag >= m_text.size()) {
            if (!text.empty())
                add(Token::Kind::Data, std::string(text));
            moveTo(m_text.size());
            return;
        }
        const char kind = at(tag + 1);
        const char sign = at(tag + 2) == '-' || at(tag + 2) == '+' ? at(tag + 2) : '\0';
        if (const std::string_view data = stripped(text, sign, kind == '{'); !data.empty())
            add(Token::Kind::Data, std::string(data));
        moveTo(tag);
        const auto raw = kind == '%' ? rawBegin(tag) : std::nullopt;
        moveTo(raw ? *raw : tag + (sign ? 3 : 2));
        if (raw)
            rawText();
        else if (kind == '#')
            comment();
        else
            code(kind == '%');
    }

    // Past "%}" or "#}" and what its sign takes along; npos when no end stands at i.
    std::size_t blockEnd(std::size_t i, std::string_view end) const
    {
        if (at(i) == '+' && starts(i + 1, end))
            return i + 3;
        if (at(i) == '-' && starts(i + 1, end))
            return afterSpace(i + 3);
        if (starts(i, end))
            return i + 2 + (at(i + 2) == '\n' ? 1 : 0);
        return std::string_view::npos;
    }

    void comment()
    {
        for (std::size_t i = m_at; i < m_text.size(); ++i)
            if (const std::size_t end = blockEnd(i, "#}"); end != std::string_view::npos)
                return moveTo(end);
        fail("#}", "");
    }

    void rawText()
    {
        for (std::size_t i = m_at; (i = m_text.find("{%", i)) != std::string_view::npos; ++i) {
            const char sign = at(i + 2) == '-' || at(i + 2) == '+' ? at(i + 2) : '\0';
            const std::size_t word = afterSpace(i + (sign ? 3 : 2));
            if (!starts(word, "endraw"))
                continue;
            const std::size_t end = blockEnd(afterSpace(word + 6), "%}");
            if (end == std::string_view::npos)
                continue;
            if (const std::string_view data = stripped(m_text.substr(m_at, i - m_at), sign, false); !data.empty())
                add(Token::Kind::Data, std::string(data));
            return moveTo(end);
        }
        fail("{% endraw %}", "");
    }

    void code(bool block)
    {
        add(block ? Token::Kind::BlockBegin : Token::Kind::VariableBegin, block ? "{%" : "{{");
        std::string open; // brackets that wait for their end
        for (;;) {
            if (m_at >= m_text.size())
                return; // the parser misses the end
            if (open.empty()) {
                const std::size_t end = block ? blockEnd(m_at, "%}") : variableEnd();
                if (end != std::string_view::npos) {
                    add(block ? Token::Kind::BlockEnd : Token::Kind::VariableEnd, block ? "%}" : "}}");
                    return moveTo(end);
                }
            }
            if (const std::size_t after = afterSpace(m_at); after > m_at)
                moveTo(after);
            else if (digit(at(m_at)))
                number();
            else if (at(m_at) == '"' || at(m_at) == '\'')
                string();
            else if (!name())
                operation(open);
        }
    }

    std::size_t variableEnd() const
    {
        if (starts(m_at, "-}}"))
            return afterSpace(m_at + 3);
        return starts(m_at, "}}") ? m_at + 2 : std::string_view::npos;
    }

    // Digits with single underscores between them; the position behind, or i when there are none.
    std::size_t digits(std::size_t i) const
    {
        if (!digit(at(i)))
            return i;
        while (digit(at(i)) || (at(i) == '_' && digit(at(i + 1))))
            ++i;
        return i;
    }

    void number()
    {
        std::size_t end = digits(m_at);
        const bool after_dot = m_at > 0 && m_text[m_at - 1] == '.';
        if (!after_dot) {
            std::size_t real = end;
            if (at(real) == '.' && digit(at(real + 1)))
                real = digits(real + 1);
            if (at(real) == 'e' || at(real) == 'E') {
                const std::size_t sign = real + 1 + (at(real + 1) == '+' || at(real + 1) == '-' ? 1 : 0);
                if (digit(at(sign)))
                    real = digits(sign);
            }
            if (real > end) {
                add(Token::Kind::Float, std::string(m_text.substr(m_at, real - m_at)));
                return moveTo(real);
            }
        }
        if (at(m_at) == '0') {
            constexpr std::string_view kinds[] = {"bB01", "oO01234567", "xX0123456789abcdefABCDEF"};
            for (const std::string_view kind : kinds) {
                const auto fits = [&](char c) { return c != '\0' && kind.substr(2).find(c) != std::string_view::npos; };
                if (at(m_at + 1) != kind[0] && at(m_at + 1) != kind[1])
                    continue;
                std::size_t i = m_at + 2;
                while (fits(at(i)) || (at(i) == '_' && fits(at(i + 1))))
                    ++i;
                if (i > m_at + 2) {
                    add(Token::Kind::Integer, std::string(m_text.substr(m_at, i - m_at)));
                    return moveTo(i);
                }
            }
            for (end = m_at + 1; at(end) == '0' || (at(end) == '_' && at(end + 1) == '0');)
                ++end;
        }
        add(Token::Kind::Integer, std::string(m_text.substr(m_at, end - m_at)));
        moveTo(end);
    }

    bool name()
    {
        std::size_t end = m_at;
        while (end < m_text.size()) {
            const Character c = readCharacter(m_text, end);
            if (!(c.value < 0x80 ? nameByte(static_cast<char>(c.value)) : isWordCharacter(c.value)))
                break;
            end += c.length;
        }
        if (end == m_at)
            return false;
        add(Token::Kind::Name, std::string(m_text.substr(m_at, end - m_at)));
        moveTo(end);
        return true;
    }

    void operation(std::string& open)
    {
        static constexpr std::array<std::string_view, 6> two = {"//", "**", "==", "!=", ">=", "<="};
        constexpr std::string_view one = "+-/*%~[](){}><=.:|,;";
        const std::string_view pair = m_text.substr(m_at, 2);
        const std::size_t size = std::find(two.begin(), two.end(), pair) != two.end() ? 2 : 1;
        const char c = at(m_at);
        if (size == 1 && one.find(c) == std::string_view::npos)
            fail("", std::string(m_text.substr(m_at, readCharacter(m_text, m_at).length)));
        if (size == 1) {
            if (c == '{' || c == '(' || c == '[') {
                if (open.size() >= 2000)
                    fail("", std::string(1, c));
                open += c == '{' ? '}' : c == '(' ? ')' : ']';
            } else if (c == '}' || c == ')' || c == ']') {
                if (open.empty() || open.back() != c)
                    fail(open.empty() ? "" : std::string(1, open.back()), std::string(1, c));
                open.pop_back();
            }
        }
        add(Token::Kind::Operator, std::string(m_text.substr(m_at, size)));
        moveTo(m_at + size);
    }

    void string()
    {
        const char quote = at(m_at);
        std::size_t end = m_at + 1;
        while (end < m_text.size() && m_text[end] != quote)
            end += m_text[end] == '\\' ? 2 : 1;
        if (end >= m_text.size())
            fail(std::string(1, quote), "");
        add(Token::Kind::String, decoded(m_text.substr(m_at + 1, end - m_at - 1)));
        moveTo(end + 1);
    }

    // The escapes of a Python string.
    std::string decoded(std::string_view text) const
    {
        std::string out;
        for (std::size_t i = 0; i < text.size();) {
            if (text[i] != '\\') {
                out += text[i++];
                continue;
            }
            const char c = text[++i];
            const auto hex = [&](std::size_t count) {
                char32_t value = 0;
                for (std::size_t k = 1; k <= count; ++k) {
                    const char h = i + k < text.size() ? text[i + k] : '\0';
                    const int nibble = digit(h) ? h - '0'
                        : h >= 'a' && h <= 'f'  ? h - 'a' + 10
                        : h >= 'A' && h <= 'F'  ? h - 'A' + 10
                                                : -1;
                    if (nibble < 0)
                        fail("", "\\" + std::string(1, c));
                    value = value * 16 + static_cast<char32_t>(nibble);
                }
                if (value > 0x10FFFF)
                    fail("", "\\" + std::string(1, c));
                appendCharacter(out, value);
                i += count + 1;
            };
            constexpr std::string_view from = "\\'\"abfnrtv", to = "\\'\"\a\b\f\n\r\t\v";
            if (const std::size_t simple = from.find(c); simple != std::string_view::npos) {
                out += to[simple];
                ++i;
            } else if (c == '\n') {
                ++i;
            } else if (c == 'x') {
                hex(2);
            } else if (c == 'u') {
                hex(4);
            } else if (c == 'U') {
                hex(8);
            } else if (c == 'N') {
                fail("", "\\N");
            } else if (c >= '0' && c <= '7') {
                char32_t value = 0;
                for (int k = 0; k < 3 && i < text.size() && text[i] >= '0' && text[i] <= '7'; ++k)
                    value = value * 8 + static_cast<char32_t>(text[i++] - '0');
                appendCharacter(out, value);
            } else if (static_cast<unsigned char>(c) >= 0x80) {
                // Jinja writes other characters as escapes before it reads the escapes: this is what comes of it.
                const Character character = readCharacter(text, i);
                const auto value = static_cast<std::uint32_t>(character.value);
                out += value < 0x100  ? fmt::format("\\x{:02x}", value)
                    : value < 0x10000 ? fmt::format("\\u{:04x}", value)
                                      : fmt::format("\\U{:08x}", value);
                i += character.length;
            } else {
                out += '\\';
                out += c;
                ++i;
            }
        }
        return out;
    }

    const std::string m_source;
    const std::string_view m_text;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_line = 1;
    bool m_line_starting = true;
};

} // namespace

std::vector<Token> tokenize(std::string_view source)
{
    return Lexer(source).run();
}

} // namespace luthier::jinja
