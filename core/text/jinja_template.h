// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/tokenizer.h"

#include <ctime>

namespace luthier {

namespace jinja {
struct Program;
}

// A template in the Jinja that published chat templates use, as transformers runs it: Jinja 3.1 in its immutable
// sandbox with trim_blocks, lstrip_blocks, loop controls and generation blocks. It reads nothing but the variables that
// it is given, cannot change them, and ends within its limits. Immutable; render() may be called from many threads at
// once.
class JinjaTemplate {
public:
    // What one rendering may use before it is stopped.
    struct Limits {
        std::size_t steps = 50'000'000; // each value that is calculated, and more for long texts
        std::size_t output_bytes = std::size_t{64} << 20;
        std::size_t value_bytes = std::size_t{512} << 20; // of all values that live at one time
        int depth = 800; // of statements, expressions and macros inside one another
    };

    struct Rendered {
        std::string text;
        std::vector<ByteRange> generated; // what the generation blocks wrote, in order
        bool generation_hidden = false; // a generation block stood where its place in the text cannot be told
    };

    // where: how sentences call the template ("chat_template.jinja"). Errors: Damaged, with the line.
    static Result<JinjaTemplate> parse(std::string source, std::string where);

    // variables: an object. now: the time for strftime_now. Errors: Failed, with the line of the template.
    Result<Rendered> render(const Json& variables, const std::tm& now, const Limits& limits) const;
    Result<Rendered> render(const Json& variables, const std::tm& now) const;

    const std::string& source() const { return m_source; }
    const std::string& where() const { return m_where; }
    bool hasGenerationBlocks() const;

private:
    JinjaTemplate() = default;
    std::string m_source, m_where;
    std::shared_ptr<const jinja::Program> m_program;
};

std::tm localTime(); // now, by the clock and zone of this machine

} // namespace luthier
