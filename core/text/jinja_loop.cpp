// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_loop.h"

namespace luthier::jinja {

std::optional<Value> Loop::next()
{
    std::optional<Value> item = m_looked_ahead ? std::move(m_after) : m_items->next();
    m_looked_ahead = false;
    m_after.reset();
    if (!item)
        return item;
    ++m_index0;
    m_before = std::move(m_current);
    m_current = item;
    return item;
}

const std::optional<Value>& Loop::ahead()
{
    if (!m_looked_ahead) {
        m_after = m_items->next();
        m_looked_ahead = true;
    }
    return m_after;
}

std::optional<std::int64_t> Loop::length()
{
    if (!m_length) {
        // Of a generator: everything that is left has to be taken out.
        Values rest;
        if (m_looked_ahead && m_after)
            rest.push_back(*m_after);
        while (auto item = m_items->next()) {
            spendSteps(1);
            rest.push_back(std::move(*item));
        }
        m_length = m_index0 + 1 + static_cast<std::int64_t>(rest.size());
        m_items = iterate(Value::list(std::move(rest)));
        m_looked_ahead = false;
        m_after.reset();
    }
    return m_length;
}

std::string Loop::repr() const
{
    return m_length ? fmt::format("<LoopContext {}/{}>", m_index0 + 1, *m_length) : "<LoopContext object>";
}

std::optional<Value> Loop::attribute(const std::string& name)
{
    if (name == "index")
        return Value(m_index0 + 1);
    if (name == "index0")
        return Value(m_index0);
    if (name == "first")
        return Value(m_index0 == 0);
    if (name == "last")
        return Value(!ahead());
    if (name == "length")
        return Value(*length());
    if (name == "revindex")
        return Value(*length() - m_index0);
    if (name == "revindex0")
        return Value(*length() - m_index0 - 1);
    if (name == "depth")
        return Value(std::int64_t{m_depth} + 1);
    if (name == "depth0")
        return Value(std::int64_t{m_depth});
    if (name == "previtem")
        return m_index0 > 0 && m_before
            ? *m_before
            : Value::undefined(text("The template uses “{}”, which nobody gave.", "loop.previtem"));
    if (name == "nextitem")
        return ahead() ? *ahead()
                       : Value::undefined(text("The template uses “{}”, which nobody gave.", "loop.nextitem"));
    if (name == "cycle")
        return Value(std::static_pointer_cast<Object>(
            std::make_shared<Function>("cycle", [index = m_index0](const Arguments& arguments) {
                if (arguments.positional.empty() || !arguments.named.empty())
                    failArguments("cycle");
                return arguments.positional[static_cast<std::size_t>(index) % arguments.positional.size()];
            })));
    if (name == "changed")
        // Bound to this loop, which lives as long as its body runs.
        return Value(
            std::static_pointer_cast<Object>(std::make_shared<Function>("changed", [this](const Arguments& arguments) {
                if (!arguments.named.empty())
                    failArguments("changed");
                const bool changed =
                    !m_last_changed || !equal(Value::tuple(*m_last_changed), Value::tuple(arguments.positional));
                m_last_changed = arguments.positional;
                return Value(changed);
            })));
    return std::nullopt;
}

Value Loop::call(const Arguments& arguments)
{
    if (!m_recursion)
        failWith(text("The template calls a loop that is not marked “recursive”."));
    if (arguments.positional.size() != 1 || !arguments.named.empty())
        failArguments("loop");
    return m_recursion(arguments.positional[0]);
}

} // namespace luthier::jinja
