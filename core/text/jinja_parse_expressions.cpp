// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_parser_state.h"
#include "core/text/python_text.h"

#include <algorithm>
#include <array>

// Expressions of a template, from the loosest operator to the tightest, as Jinja orders them.
namespace luthier::jinja {

namespace {

constexpr int tree_limit = 250; // how deep an expression may be; what evaluates and frees it recurses

template <std::size_t N> bool among(const Token& token, Token::Kind kind, const std::array<const char*, N>& words)
{
    return token.kind == kind && std::find(words.begin(), words.end(), token.text) != words.end();
}

} // namespace

Parser::Made Parser::node(Expression::Kind kind, int line) const
{
    auto made = std::make_unique<Expression>();
    made->kind = kind;
    made->line = line;
    return made;
}

Parser::Made Parser::node(Expression::Kind kind, int line, std::string name, Made first, Made second) const
{
    Made made = node(kind, line);
    made->name = std::move(name);
    adopt(*made, std::move(first));
    if (second)
        adopt(*made, std::move(second));
    return made;
}

void Parser::adopt(Expression& parent, Made child) const
{
    if (child)
        parent.depth = std::max(parent.depth, child->depth + 1);
    if (parent.depth > tree_limit)
        failAt(parent.line, "", "…");
    parent.children.push_back(std::move(child));
}

void Parser::useName(const std::string& name)
{
    for (MacroDefinition* macro : m_macros) {
        macro->uses_caller = macro->uses_caller || name == "caller";
        macro->uses_varargs = macro->uses_varargs || name == "varargs";
        macro->uses_kwargs = macro->uses_kwargs || name == "kwargs";
    }
}

Parser::Made Parser::expression(Conditionals conditionals)
{
    const Nested nested(*this);
    return conditionals == Conditionals::Yes ? conditional() : disjunction();
}

Parser::Made Parser::conditional()
{
    const Nested nested(*this);
    const int line = token().line;
    const std::size_t unknown = m_unknown.size();
    Made made = disjunction();
    while (skipName("if")) {
        m_unknown.resize(unknown); // inside a choice, an unknown filter fails only when it is reached
        Made choice = node(Expression::Kind::Conditional, line, "", std::move(made), disjunction());
        if (skipName("else"))
            adopt(*choice, conditional());
        m_unknown.resize(unknown);
        made = std::move(choice);
    }
    return made;
}

Parser::Made Parser::disjunction()
{
    Made left = conjunction();
    while (isName("or")) {
        const int line = take().line;
        left = node(Expression::Kind::Or, line, "", std::move(left), conjunction());
    }
    return left;
}

Parser::Made Parser::conjunction()
{
    Made left = negation();
    while (isName("and")) {
        const int line = take().line;
        left = node(Expression::Kind::And, line, "", std::move(left), negation());
    }
    return left;
}

Parser::Made Parser::negation()
{
    if (!isName("not"))
        return comparison();
    const Nested nested(*this);
    const int line = take().line;
    return node(Expression::Kind::Not, line, "", negation());
}

Parser::Made Parser::comparison()
{
    static constexpr std::array signs = {"==", "!=", "<", "<=", ">", ">="};
    Made first = sum();
    Made made;
    for (;;) {
        std::string sign;
        if (among(token(), Token::Kind::Operator, signs)) {
            sign = take().text;
        } else if (skipName("in")) {
            sign = "in";
        } else if (isName("not") && isName("in", 1)) {
            take();
            take();
            sign = "not in";
        } else {
            return made ? std::move(made) : std::move(first);
        }
        if (!made)
            made = node(Expression::Kind::Compare, token().line, "", std::move(first));
        made->operators.push_back(std::move(sign));
        adopt(*made, sum());
    }
}

Parser::Made Parser::sum()
{
    static constexpr std::array signs = {"+", "-"};
    Made left = concatenation();
    while (among(token(), Token::Kind::Operator, signs)) {
        const Token sign = take();
        left = node(Expression::Kind::Binary, sign.line, sign.text, std::move(left), concatenation());
    }
    return left;
}

Parser::Made Parser::concatenation()
{
    Made first = product();
    if (!isOperator("~"))
        return first;
    Made made = node(Expression::Kind::Concat, token().line, "", std::move(first));
    while (skipOperator("~"))
        adopt(*made, product());
    return made;
}

Parser::Made Parser::product()
{
    static constexpr std::array signs = {"*", "/", "//", "%"};
    Made left = powers();
    while (among(token(), Token::Kind::Operator, signs)) {
        const Token sign = take();
        left = node(Expression::Kind::Binary, sign.line, sign.text, std::move(left), powers());
    }
    return left;
}

Parser::Made Parser::powers()
{
    Made left = unary();
    while (isOperator("**")) {
        const Token sign = take();
        left = node(Expression::Kind::Binary, sign.line, sign.text, std::move(left), unary());
    }
    return left;
}

Parser::Made Parser::unary(bool with_filters)
{
    const Nested nested(*this);
    const int line = token().line;
    Made made;
    if (skipOperator("-"))
        made = node(Expression::Kind::Negative, line, "", unary(false));
    else if (skipOperator("+"))
        made = node(Expression::Kind::Positive, line, "", unary(false));
    else
        made = primary();
    made = postfix(std::move(made));
    return with_filters ? filtered(std::move(made)) : std::move(made);
}

Parser::Made Parser::primary(bool with_namespace)
{
    const Token first = token();
    const auto constant = [&](Value value) {
        Made made = node(Expression::Kind::Constant, first.line);
        made->value = std::move(value);
        return made;
    };
    switch (first.kind) {
    case Token::Kind::Name: {
        take();
        if (first.text == "true" || first.text == "True")
            return constant(Value(true));
        if (first.text == "false" || first.text == "False")
            return constant(Value(false));
        if (first.text == "none" || first.text == "None")
            return constant(Value::none());
        Made made = node(Expression::Kind::Name, first.line);
        made->name = first.text;
        if (with_namespace && skipOperator(".")) {
            made->kind = Expression::Kind::NamespaceTarget;
            made->attribute = expectName();
        } else {
            useName(first.text);
        }
        return made;
    }
    case Token::Kind::String: {
        std::string text;
        while (is(Token::Kind::String))
            text += take().text;
        return constant(Value(std::move(text)));
    }
    case Token::Kind::Integer: {
        take();
        const auto value = python::toInteger(first.text, 0);
        if (!value)
            failAt(first.line, "", first.text);
        return constant(Value(*value));
    }
    case Token::Kind::Float: {
        take();
        return constant(Value(python::toFloat(first.text).value_or(0)));
    }
    case Token::Kind::Operator:
        if (first.text == "(") {
            take();
            Made made = tuple({.parentheses = true});
            expectOperator(")");
            return made;
        }
        if (first.text == "[")
            return list();
        if (first.text == "{")
            return dict();
        break;
    default: break;
    }
    fail("");
}

Parser::Made Parser::tuple(const TupleRules& rules)
{
    const Nested nested(*this);
    const int line = token().line;
    Made many = node(Expression::Kind::Tuple, line);
    bool comma = false;
    for (;;) {
        if (is(Token::Kind::VariableEnd) || is(Token::Kind::BlockEnd) || isOperator(")")
            || (rules.end && isName(rules.end)))
            break;
        adopt(*many, rules.only_primaries ? primary(rules.with_namespace) : expression(rules.conditionals));
        if (!skipOperator(","))
            break;
        comma = true;
    }
    if (comma)
        return many;
    if (!many->children.empty())
        return std::move(many->children.front());
    if (!rules.parentheses)
        fail("");
    return many;
}

Parser::Made Parser::target(const char* end, bool with_namespace)
{
    Made made = tuple({.only_primaries = true, .with_namespace = with_namespace, .end = end});
    checkTarget(*made);
    return made;
}

void Parser::checkTarget(const Expression& made) const
{
    if (made.kind == Expression::Kind::Tuple) {
        for (const auto& child : made.children)
            checkTarget(*child);
        return;
    }
    if (made.kind == Expression::Kind::NamespaceTarget)
        return;
    if (made.kind != Expression::Kind::Name || (made.name == "loop" && m_inside_loops > 0))
        failAt(made.line, "name", made.name);
}

Parser::Made Parser::list()
{
    Made made = node(Expression::Kind::List, take().line);
    while (!isOperator("]")) {
        if (!made->children.empty())
            expectOperator(",");
        if (isOperator("]"))
            break;
        adopt(*made, expression());
    }
    expectOperator("]");
    return made;
}

Parser::Made Parser::dict()
{
    Made made = node(Expression::Kind::Dict, take().line);
    while (!isOperator("}")) {
        if (!made->children.empty())
            expectOperator(",");
        if (isOperator("}"))
            break;
        adopt(*made, expression());
        expectOperator(":");
        adopt(*made, expression());
    }
    expectOperator("}");
    return made;
}

Parser::Made Parser::postfix(Made made)
{
    for (;;) {
        if (isOperator(".") || isOperator("[")) {
            made = subscript(std::move(made));
        } else if (isOperator("(")) {
            const int line = token().line;
            made = node(Expression::Kind::Call, line, "", std::move(made));
            callArguments(*made);
        } else {
            return made;
        }
    }
}

Parser::Made Parser::filtered(Made made)
{
    for (;;) {
        if (skipOperator("|")) {
            made = filter(std::move(made));
        } else if (isName("is")) {
            made = test(std::move(made));
        } else if (isOperator("(")) {
            const int line = token().line;
            made = node(Expression::Kind::Call, line, "", std::move(made));
            callArguments(*made);
        } else {
            return made;
        }
    }
}

Parser::Made Parser::filter(Made made)
{
    const int line = token().line;
    std::string name = expectName();
    while (skipOperator("."))
        name += "." + expectName();
    if (!m_soft && !knownFilter(name))
        m_unknown.emplace_back(line, name);
    Made applied = node(Expression::Kind::Filter, line, std::move(name), std::move(made));
    if (isOperator("("))
        callArguments(*applied);
    return applied;
}

Parser::Made Parser::test(Made made)
{
    static constexpr std::array joining = {"else", "or", "and"};
    static constexpr std::array opening = {"(", "[", "{"};
    const int line = take().line;
    const bool negated = skipName("not");
    std::string name = expectName();
    while (skipOperator("."))
        name += "." + expectName();
    if (!m_soft && !knownTest(name))
        m_unknown.emplace_back(line, name);
    Made asked = node(Expression::Kind::Test, line, std::move(name), std::move(made));
    const bool value = is(Token::Kind::Name) || is(Token::Kind::String) || is(Token::Kind::Integer)
        || is(Token::Kind::Float) || among(token(), Token::Kind::Operator, opening);
    if (isOperator("(")) {
        callArguments(*asked);
    } else if (value && !among(token(), Token::Kind::Name, joining)) {
        if (isName("is"))
            fail("");
        Made argument = postfix(primary());
        asked->depth = std::max(asked->depth, argument->depth + 1);
        asked->arguments.positional.push_back(std::move(argument));
    }
    return negated ? node(Expression::Kind::Not, line, "", std::move(asked)) : std::move(asked);
}

Parser::Made Parser::subscript(Made made)
{
    const Token first = take();
    if (first.text == "[")
        return subscribed(std::move(made));
    const Token part = take();
    if (part.kind == Token::Kind::Name)
        return node(Expression::Kind::Attribute, first.line, part.text, std::move(made));
    const auto index = part.kind == Token::Kind::Integer ? python::toInteger(part.text, 0) : std::nullopt;
    if (!index)
        failAt(part.line, "name", part.text);
    Made constant = node(Expression::Kind::Constant, part.line);
    constant->value = Value(*index);
    return node(Expression::Kind::Item, first.line, "", std::move(made), std::move(constant));
}

Parser::Made Parser::subscribed(Made made)
{
    const int line = token().line;
    const auto part = [&]() -> Made { // null for an absent end of a slice
        return isOperator(":") || isOperator("]") || isOperator(",") ? nullptr : expression();
    };
    if (isOperator("]")) { // an empty tuple in Jinja
        take();
        return node(Expression::Kind::Item, line, "", std::move(made), node(Expression::Kind::Tuple, line));
    }
    Made first = isOperator(":") ? nullptr : expression();
    if (skipOperator(":")) {
        Made slice = node(Expression::Kind::Slice, line, "", std::move(made));
        adopt(*slice, std::move(first));
        adopt(*slice, part());
        adopt(*slice, skipOperator(":") ? part() : nullptr);
        expectOperator("]");
        return slice;
    }
    if (!isOperator(",")) {
        expectOperator("]");
        return node(Expression::Kind::Item, line, "", std::move(made), std::move(first));
    }
    Made many = node(Expression::Kind::Tuple, line);
    adopt(*many, std::move(first));
    while (skipOperator(",")) // nothing may follow the last comma here, other than in a list
        adopt(*many, expression());
    expectOperator("]");
    return node(Expression::Kind::Item, line, "", std::move(made), std::move(many));
}

void Parser::callArguments(Expression& call)
{
    CallArguments& made = call.arguments;
    const auto argument = [&] {
        Made each = expression();
        call.depth = std::max(call.depth, each->depth + 1);
        if (call.depth > tree_limit)
            failAt(call.line, "", "…");
        return each;
    };
    expectOperator("(");
    bool more = false;
    while (!isOperator(")")) {
        if (more) {
            expectOperator(",");
            if (isOperator(")"))
                break;
        }
        more = true;
        if (skipOperator("*")) {
            if (made.star || made.star_star)
                fail("");
            made.star = argument();
        } else if (skipOperator("**")) {
            if (made.star_star)
                fail("");
            made.star_star = argument();
        } else if (is(Token::Kind::Name) && isOperator("=", 1)) {
            if (made.star_star)
                fail("");
            std::string name = take().text;
            take();
            made.named.emplace_back(std::move(name), argument());
        } else {
            if (made.star || made.star_star || !made.named.empty())
                fail("");
            made.positional.push_back(argument());
        }
    }
    expectOperator(")");
}

} // namespace luthier::jinja
