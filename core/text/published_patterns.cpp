// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/published_patterns.h"

#include "core/text/character_table.h"
#include "core/text/unicode.h"

namespace luthier {

const char* const gpt2_pattern = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
const char* const llama3_pattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
const char* const qwen2_pattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

namespace {

enum class Class : std::uint8_t { Other, Letter, Number, Space };

// Walks a text in characters and their classes.
class Walker {
public:
    explicit Walker(std::string_view text) : m_text(text), m_flags(characterFlags()) { }

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_text.size()); }
    char byte(std::uint32_t at) const { return at < m_text.size() ? m_text[at] : '\0'; }

    // The class of the character at a place inside the text, and where the next one begins.
    Class classAt(std::uint32_t at, std::uint32_t& next) const
    {
        const auto first = static_cast<unsigned char>(m_text[at]);
        std::uint8_t flags = 0;
        if (first < 0x80) {
            next = at + 1;
            flags = m_flags[first];
        } else {
            const Character c = readCharacter(m_text, at);
            next = at + c.length;
            flags = c.value < 0x10000 ? m_flags[c.value] : computeFlags(c.value);
        }
        if (flags & flag_letter)
            return Class::Letter;
        if (flags & flag_number)
            return Class::Number;
        return flags & flag_space ? Class::Space : Class::Other;
    }

    // The end of the run of one class from a place on.
    std::uint32_t run(std::uint32_t at, Class wanted) const
    {
        std::uint32_t next = 0;
        while (at < m_text.size() && classAt(at, next) == wanted)
            at = next;
        return at;
    }

    // The end of a run of white space that the expression would match: without its last character when text follows.
    std::uint32_t spaces(std::uint32_t begin) const
    {
        std::uint32_t at = begin;
        std::uint32_t last = begin;
        std::uint32_t next = 0;
        while (at < m_text.size() && classAt(at, next) == Class::Space) {
            last = at;
            at = next;
        }
        return at < m_text.size() && last > begin ? last : at;
    }

private:
    std::string_view m_text;
    const std::uint8_t* m_flags;
};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The length of 's, 't, 're, 've, 'm, 'll or 'd behind an apostrophe, 0 when there is none.
template <bool any_case> std::uint32_t contraction(const Walker& walker, std::uint32_t at)
{
    const auto fold = [](char c) { return any_case ? lower(c) : c; };
    const char first = fold(walker.byte(at + 1));
    const char second = fold(walker.byte(at + 2));
    if (first == 's' || first == 't' || first == 'm' || first == 'd')
        return 2;
    if ((first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l'))
        return 3;
    if (any_case && first == '\xC5' && walker.byte(at + 2) == '\xBF') // U+017F, the long s
        return 3;
    return 0;
}

void scanGpt2(std::string_view text, std::vector<ByteRange>& matches)
{
    const Walker walker(text);
    for (std::uint32_t at = 0; at < walker.size();) {
        const std::uint32_t begin = at;
        std::uint32_t next = 0;
        Class kind = walker.classAt(at, next);
        if (text[at] == '\'')
            if (const std::uint32_t length = contraction<false>(walker, at)) {
                at += length;
                matches.push_back({begin, at});
                continue;
            }
        if (text[at] == ' ' && next < text.size()) {
            std::uint32_t after = 0;
            if (const Class following = walker.classAt(next, after); following != Class::Space) {
                kind = following;
                next = after;
            }
        }
        at = kind == Class::Space ? walker.spaces(at) : walker.run(next, kind);
        matches.push_back({begin, at});
    }
}

bool isLineEnd(char c)
{
    return c == '\r' || c == '\n';
}

template <int digits> void scanLlama3(std::string_view text, std::vector<ByteRange>& matches)
{
    const Walker walker(text);
    for (std::uint32_t at = 0; at < walker.size();) {
        const std::uint32_t begin = at;
        std::uint32_t next = 0;
        std::uint32_t after = 0;
        const Class kind = walker.classAt(at, next);
        const char c = text[at];
        if (const std::uint32_t length = c == '\'' ? contraction<true>(walker, at) : 0) {
            at += length;
        } else if (kind == Class::Letter) {
            at = walker.run(next, Class::Letter);
        } else if (kind == Class::Number) {
            at = next;
            for (int count = 1; count < digits && at < walker.size(); ++count) {
                if (walker.classAt(at, after) != Class::Number)
                    break;
                at = after;
            }
        } else {
            const Class following = next < walker.size() ? walker.classAt(next, after) : Class::Space;
            if (!isLineEnd(c) && following == Class::Letter && next < walker.size()) {
                at = walker.run(after, Class::Letter);
            } else if (kind == Class::Other || (c == ' ' && following == Class::Other)) {
                at = walker.run(next, Class::Other);
                while (isLineEnd(walker.byte(at)))
                    ++at;
            } else {
                // White space: up to its last line end when it has one.
                const std::uint32_t end = walker.run(at, Class::Space);
                std::uint32_t last = end;
                while (last > at && !isLineEnd(text[last - 1]))
                    --last;
                at = last > at ? last : walker.spaces(at);
            }
        }
        matches.push_back({begin, at});
    }
}

} // namespace

Scan publishedScan(std::string_view expression)
{
    if (expression == gpt2_pattern)
        return scanGpt2;
    if (expression == llama3_pattern)
        return scanLlama3<3>;
    if (expression == qwen2_pattern)
        return scanLlama3<1>;
    return nullptr;
}

} // namespace luthier
