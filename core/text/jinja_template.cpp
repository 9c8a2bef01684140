// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_template.h"

#include "core/text/jinja_interpreter.h"
#include "core/text/jinja_parser.h"
#include "core/text/unicode.h"

namespace luthier {

namespace {

constexpr std::size_t source_limit = std::size_t{4} << 20; // published templates have a few kilobytes

std::string lineOf(const std::string& where, int line)
{
    return where.empty() ? fmt::format("line {}", line) : fmt::format("{}, line {}", where, line);
}

Text syntaxSentence(const jinja::SyntaxFailure& failure)
{
    const std::string found = toUtf8(failure.found.substr(0, 60));
    if (failure.expected.empty() && found.empty())
        return text("The chat template ends in the middle of something.");
    if (failure.expected.empty())
        return text("The chat template has a mistake at “{}”.", found);
    if (found.empty())
        return text("The chat template ends where “{}” is missing.", failure.expected);
    return text("The chat template has a mistake: “{}” is missing before “{}”.", failure.expected, found);
}

} // namespace

Result<JinjaTemplate> JinjaTemplate::parse(std::string source, std::string where)
{
    const Text other = text("Use the template that belongs to the model, or choose another model.");
    if (source.size() > source_limit)
        return fail(ErrorKind::Damaged, text("The chat template is larger than {} MB.", source_limit >> 20),
                    std::move(where), other);
    JinjaTemplate made;
    try {
        made.m_program = std::make_shared<const jinja::Program>(jinja::parseProgram(source));
    } catch (const jinja::SyntaxFailure& failure) {
        return fail(ErrorKind::Damaged, syntaxSentence(failure), lineOf(where, failure.line), other);
    }
    made.m_source = std::move(source);
    made.m_where = std::move(where);
    return made;
}

Result<JinjaTemplate::Rendered> JinjaTemplate::render(const Json& variables, const std::tm& now) const
{
    return render(variables, now, Limits());
}

Result<JinjaTemplate::Rendered> JinjaTemplate::render(const Json& variables, const std::tm& now,
                                                      const Limits& limits) const
{
    try {
        jinja::Interpreter interpreter(limits, now);
        auto output = interpreter.run(m_program->body, variables);
        return Rendered{std::move(output.text), std::move(output.generated), output.generation_hidden};
    } catch (const jinja::RuntimeFailure& failure) {
        return fail(ErrorKind::Failed, failure.failure.message, lineOf(m_where, failure.line),
                    failure.failure.next_step);
    }
}

bool JinjaTemplate::hasGenerationBlocks() const
{
    return m_program->has_generation;
}

std::tm localTime()
{
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return parts;
}

} // namespace luthier
