// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_filters.h"
#include "core/text/jinja_interpreter.h"

#include <algorithm>

// Expressions.
namespace luthier::jinja {

Value Interpreter::evaluate(const Expression& expression, const ScopePtr& scope)
{
    using Node = Expression::Kind;
    const Deeper deeper(*this);
    m_line = expression.line;
    const auto child = [&](std::size_t index) { return evaluate(*expression.children[index], scope); };
    switch (expression.kind) {
    case Node::Constant: return expression.value;
    case Node::Name: return evaluateName(expression.name, scope);
    case Node::List: return Value::list(evaluateAll(expression.children, scope));
    case Node::Tuple: return Value::tuple(evaluateAll(expression.children, scope));
    case Node::Dict: return evaluateDict(expression, scope);
    case Node::Attribute: {
        const Value value = child(0);
        m_line = expression.line;
        return attributeOf(value, expression.name);
    }
    case Node::Item: {
        const Value value = child(0), key = child(1);
        m_line = expression.line;
        return itemOf(value, key);
    }
    case Node::Slice: return evaluateSlice(expression, scope);
    case Node::Call: return evaluateCall(expression, scope, nullptr);
    case Node::Filter: return evaluateFilter(expression, scope);
    case Node::Test: {
        const Value value = child(0);
        const Arguments arguments = evaluateArguments(expression.arguments, scope);
        m_line = expression.line;
        return Value(callTest(expression.name, value, arguments));
    }
    case Node::Not: return Value(!truth(child(0)));
    case Node::Negative: return negate(child(0));
    case Node::Positive: return positive(child(0));
    case Node::Binary: return evaluateBinary(expression, scope);
    case Node::Compare: return evaluateCompare(expression, scope);
    case Node::Concat: return evaluateConcat(expression, scope);
    case Node::And: {
        Value left = child(0);
        return truth(left) ? child(1) : left;
    }
    case Node::Or: {
        Value left = child(0);
        return truth(left) ? left : child(1);
    }
    case Node::Conditional:
        if (truth(child(1)))
            return child(0);
        if (expression.children.size() > 2)
            return child(2);
        return Value::undefined(text("The template uses a choice without “else” whose condition is not met."));
    case Node::NamespaceTarget: break;
    }
    return {};
}

Value Interpreter::evaluateName(const std::string& name, const ScopePtr& scope) const
{
    if (const Value* found = scope->find(name))
        return *found;
    return Value::undefined(text("The template uses “{}”, which nobody gave.", name));
}

Values Interpreter::evaluateAll(const std::vector<ExpressionPtr>& expressions, const ScopePtr& scope)
{
    Values values;
    for (const ExpressionPtr& each : expressions)
        values.push_back(evaluate(*each, scope));
    return values;
}

Value Interpreter::evaluateDict(const Expression& expression, const ScopePtr& scope)
{
    Dict made;
    for (std::size_t i = 0; i + 1 < expression.children.size(); i += 2) {
        Value key = evaluate(*expression.children[i], scope);
        Value value = evaluate(*expression.children[i + 1], scope);
        if (!hashable(key))
            failOperation("{}", key);
        made.set(std::move(key), std::move(value));
    }
    return Value::dict(std::move(made));
}

Value Interpreter::evaluateSlice(const Expression& expression, const ScopePtr& scope)
{
    const Value value = evaluate(*expression.children[0], scope);
    Values ends;
    for (std::size_t i = 1; i < 4; ++i)
        ends.push_back(expression.children[i] ? evaluate(*expression.children[i], scope) : Value::none());
    m_line = expression.line;
    return sliceOf(value, ends[0], ends[1], ends[2]);
}

Arguments Interpreter::evaluateArguments(const CallArguments& given, const ScopePtr& scope)
{
    Arguments made;
    made.positional = evaluateAll(given.positional, scope);
    if (given.star)
        for (Value& each : allOf(evaluate(*given.star, scope)))
            made.positional.push_back(std::move(each));
    for (const auto& [name, value] : given.named)
        made.named.emplace_back(name, evaluate(*value, scope));
    if (given.star_star) {
        const Value more = evaluate(*given.star_star, scope);
        if (!more.is(Kind::Dict))
            failOperation("**", more);
        for (const auto& [key, value] : more.dict().entries()) {
            if (!key.is(Kind::String))
                failOperation("**", key);
            made.named.emplace_back(key.string(), value);
        }
    }
    for (std::size_t i = 1; i < made.named.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (made.named[i].first == made.named[k].first)
                failArguments(made.named[i].first);
    return made;
}

Value Interpreter::evaluateCall(const Expression& expression, const ScopePtr& scope, const Value* caller)
{
    const Value callee = evaluate(*expression.children[0], scope);
    Arguments arguments = evaluateArguments(expression.arguments, scope);
    if (caller)
        arguments.named.emplace_back("caller", *caller);
    m_line = expression.line;
    if (callee.is(Kind::Undefined))
        callee.failUndefined();
    auto* function = callee.as<Callable>();
    if (!function)
        failOperation("()", callee);
    spendSteps(1);
    return function->call(arguments);
}

Value Interpreter::evaluateFilter(const Expression& expression, const ScopePtr& scope)
{
    const Value value = expression.children[0] ? evaluate(*expression.children[0], scope)
        : m_block_text                         ? Value(*m_block_text)
                                               : Value();
    const Arguments arguments = evaluateArguments(expression.arguments, scope);
    m_line = expression.line;
    return callFilter(expression.name, value, arguments);
}

Value Interpreter::evaluateBinary(const Expression& expression, const ScopePtr& scope)
{
    const Value left = evaluate(*expression.children[0], scope);
    const Value right = evaluate(*expression.children[1], scope);
    m_line = expression.line;
    const std::string& sign = expression.name;
    if (sign == "+")
        return add(left, right);
    if (sign == "-")
        return subtract(left, right);
    if (sign == "*")
        return multiply(left, right);
    if (sign == "/")
        return divide(left, right);
    if (sign == "//")
        return floorDivide(left, right);
    return sign == "%" ? modulo(left, right) : power(left, right);
}

Value Interpreter::evaluateCompare(const Expression& expression, const ScopePtr& scope)
{
    Value left = evaluate(*expression.children[0], scope);
    for (std::size_t i = 0; i < expression.operators.size(); ++i) {
        Value right = evaluate(*expression.children[i + 1], scope);
        m_line = expression.line;
        const std::string& sign = expression.operators[i];
        const bool holds = sign == "==" ? equal(left, right)
            : sign == "!="              ? !equal(left, right)
            : sign == "in"              ? contains(right, left)
            : sign == "not in"          ? !contains(right, left)
            : sign == "<"               ? compare(left, right, sign) < 0
            : sign == "<="              ? compare(left, right, sign) <= 0
            : sign == ">"               ? compare(left, right, sign) > 0
                                        : compare(left, right, sign) >= 0;
        if (!holds)
            return Value(false);
        left = std::move(right);
    }
    return Value(true);
}

Value Interpreter::evaluateConcat(const Expression& expression, const ScopePtr& scope)
{
    std::string out;
    for (const ExpressionPtr& each : expression.children) {
        const Metered guard(out.size());
        out += toText(evaluate(*each, scope));
    }
    return Value(std::move(out));
}

} // namespace luthier::jinja
