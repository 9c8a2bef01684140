// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <utility>

namespace luthier {

namespace {

// Where Oniguruma and PCRE2 read the same pattern differently. PCRE2 counts U+180E among the white space, Oniguruma (as
// Unicode since 6.3) does not: the set is spelled out. Oniguruma's classes may hold classes, which join them: the inner
// brackets are dropped. "\\w" means other sets, "\\h" another thing. Nothing for what has no such equal (an inner class
// that is negated, or an intersection).
std::optional<std::string> translate(const std::string& expression)
{
    static const std::string space = "\\x09-\\x0d\\x{85}\\p{Z}";
    static const std::string word = "\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}\\x{24b6}-\\x{24e9}\\x{1f130}-\\x{1f149}"
                                    "\\x{1f150}-\\x{1f169}\\x{1f170}-\\x{1f189}";
    // Oniguruma counts these among the word characters, but not inside of a class.
    static const std::string alone = "\\x{b2}\\x{b3}\\x{b9}\\x{bc}-\\x{be}";
    std::string translated;
    int depth = 0;
    bool at_start = false; // of a class, where "]" stands for itself
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const char c = expression[i];
        const char next = i + 1 < expression.size() ? expression[i + 1] : '\0';
        const bool first_in_class = std::exchange(at_start, false);
        if (c == '\\' && next) {
            ++i;
            if (next == 's')
                translated += depth ? space : "[" + space + "]";
            else if (next == 'S' && !depth)
                translated += "[^" + space + "]";
            else if (next == 'w')
                translated += depth ? word : "[" + word + alone + "]";
            else if (next == 'W' && !depth)
                translated += "[^" + word + alone + "]";
            else if (next == 'W')
                return std::nullopt;
            else if (next == 'h') // a hexadecimal digit there, a blank here
                translated += depth ? "0-9a-fA-F" : "[0-9a-fA-F]";
            else if (next == 'H')
                return std::nullopt;
            else
                (translated += c) += next;
        } else if (c == '{' && !depth) {
            // "{1,3}+" is possessive here, but a repeated repetition there: "{1,}".
            const std::size_t end = expression.find('}', i);
            const bool repeated = end != std::string::npos && expression.substr(end + 1).starts_with('+')
                && expression.find_first_not_of("0123456789,", i + 1) == end;
            if (!repeated) {
                translated += c;
                continue;
            }
            if ((next != '0' && next != '1') || expression[i + 2] != ',')
                return std::nullopt;
            translated += next == '0' ? "*" : "+";
            i = end + 1;
        } else if (c == '[' && depth && next == ':') {
            const std::size_t end = expression.find(":]", i);
            if (end == std::string::npos)
                return std::nullopt;
            const std::string name = expression.substr(i, end + 2 - i);
            translated += name == "[:punct:]" ? "\\p{P}\\p{S}"
                : name == "[:space:]"         ? space
                : name == "[:word:]"          ? word
                                              : name;
            i = end + 1;
        } else if (c == '[' && depth) {
            if (next == '^')
                return std::nullopt;
            ++depth;
        } else if (c == '[') {
            depth = 1;
            translated += c;
            if (next == '^') {
                translated += next;
                ++i;
            }
            at_start = true;
        } else if (c == ']' && depth && !first_in_class) {
            if (--depth == 0)
                translated += c;
        } else if (c == '&' && next == '&' && depth) {
            return std::nullopt;
        } else {
            translated += c;
        }
    }
    return translated;
}

// What one thread needs to run any pattern. The JIT's own stack of 32 KB is too small for long runs of white space.
struct Runner {
    Runner()
    {
        pcre2_jit_stack_assign(context, nullptr, stack);
        pcre2_set_match_limit(context, 5'000'000); // no usual pattern comes near; one that does ends there
    }
    ~Runner()
    {
        pcre2_match_data_free(data);
        pcre2_match_context_free(context);
        pcre2_jit_stack_free(stack);
    }
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    pcre2_jit_stack* stack = pcre2_jit_stack_create(64 * 1024, 256 * 1024 * 1024, nullptr);
    pcre2_match_context* context = pcre2_match_context_create(nullptr);
    pcre2_match_data* data = pcre2_match_data_create(64, nullptr);
};

} // namespace

struct Pattern::Code {
    explicit Code(pcre2_code* compiled) : code(compiled) { }
    ~Code() { pcre2_code_free(code); }
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;
    pcre2_code* code;
};

Result<Pattern> Pattern::compile(const std::string& expression, const std::string& where, Published published)
{
    if (const Scan scan = published == Published::Scanned ? publishedScan(expression) : nullptr) {
        Pattern pattern;
        pattern.m_scan = scan;
        return pattern;
    }
    const std::optional<std::string> rewritten = translate(expression);
    if (!rewritten)
        return fail(
            ErrorKind::Failed,
            text("The pattern \"{}\" of the tokenizer uses character classes that Luthier does not support yet.",
                 expression),
            where);
    const std::string& translated = *rewritten;
    int error = 0;
    PCRE2_SIZE position = 0;
    pcre2_code* code =
        pcre2_compile(reinterpret_cast<PCRE2_SPTR>(translated.data()), translated.size(),
                      PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NO_UTF_CHECK, &error, &position, nullptr);
    if (!code) {
        PCRE2_UCHAR buffer[256] = {};
        pcre2_get_error_message(error, buffer, sizeof buffer);
        return fail(ErrorKind::Damaged, text("The pattern \"{}\" of the tokenizer cannot be read.", expression), where,
                    {}, reinterpret_cast<const char*>(buffer));
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // without a JIT on this machine the matcher interprets
    Pattern pattern;
    pattern.m_code = std::make_shared<const Code>(code);
    return pattern;
}

void Pattern::find(std::string_view text, std::vector<ByteRange>& matches) const
{
    if (text.empty())
        return;
    if (m_scan)
        return m_scan(text, matches);
    thread_local const Runner runner;
    const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
    std::size_t position = 0;
    std::optional<std::size_t> last_end;
    while (position <= text.size()) {
        int found =
            pcre2_match(m_code->code, subject, text.size(), position, PCRE2_NO_UTF_CHECK, runner.data, runner.context);
        if (found < PCRE2_ERROR_NOMATCH) // the JIT ran out of its stack: the interpreter takes the heap
            found = pcre2_match(m_code->code, subject, text.size(), position, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
                                runner.data, runner.context);
        if (found < 0)
            break;
        const PCRE2_SIZE* range = pcre2_get_ovector_pointer(runner.data);
        if (range[1] > range[0] || range[0] != last_end)
            matches.push_back({static_cast<std::uint32_t>(range[0]), static_cast<std::uint32_t>(range[1])});
        last_end = range[1];
        position = range[1];
        if (range[1] == range[0]) {
            ++position;
            while (position < text.size() && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80)
                ++position;
        }
    }
}

} // namespace luthier
