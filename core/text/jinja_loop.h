// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/jinja_objects.h"

namespace luthier::jinja {

// The variable "loop": where a for loop is. It looks one item ahead only when asked to, as Jinja's does.
class Loop : public Callable {
public:
    Loop(std::shared_ptr<Iterator> items, std::optional<std::int64_t> length, int depth)
        : m_items(std::move(items)), m_length(length), m_depth(depth)
    {
    }
    void setRecursion(std::function<Value(const Value&)> body) { m_recursion = std::move(body); }
    std::optional<Value> next(); // goes on to the next item

    const char* typeName() const override { return "LoopContext"; }
    std::string name() const override { return "loop"; }
    std::string repr() const override;
    std::optional<std::int64_t> length() override;
    std::optional<Value> attribute(const std::string& name) override;
    Value call(const Arguments& arguments) override; // the body again, over other values

private:
    const std::optional<Value>& ahead();

    std::shared_ptr<Iterator> m_items;
    std::optional<std::int64_t> m_length;
    std::int64_t m_index0 = -1;
    int m_depth;
    std::optional<Value> m_before, m_current, m_after;
    bool m_looked_ahead = false;
    std::optional<Values> m_last_changed;
    std::function<Value(const Value&)> m_recursion;
};

} // namespace luthier::jinja
