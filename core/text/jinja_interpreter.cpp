// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_interpreter.h"

#include "core/text/jinja_filters.h"
#include "core/text/jinja_loop.h"

#include <algorithm>

// Statements. Expressions are in jinja_evaluate.cpp, the functions that every template may call in jinja_globals.cpp.
namespace luthier::jinja {

const Value* Scope::find(const std::string& name) const
{
    for (const Scope* scope = this; scope; scope = scope->outer.get())
        for (const auto& [each, value] : scope->variables)
            if (each == name)
                return &value;
    return nullptr;
}

void Scope::set(const std::string& name, Value value)
{
    for (auto& [each, old] : variables)
        if (each == name) {
            old = std::move(value);
            return;
        }
    variables.emplace_back(name, std::move(value));
}

Interpreter::Deeper::Deeper(Interpreter& interpreter) : m_interpreter(interpreter)
{
    if (++interpreter.m_depth > interpreter.m_limits.depth) {
        --interpreter.m_depth;
        failWith(text("The template calls itself too often, or is nested too deeply."));
    }
    spendSteps(1);
}

Interpreter::Interpreter(const JinjaTemplate::Limits& limits, const std::tm& now)
    : m_limits(limits), m_meter(limits.value_bytes, limits.steps), m_context(std::make_shared<Scope>(nullptr))
{
    addGlobals(now);
}

Interpreter::~Interpreter()
{
    for (const ScopePtr& scope : m_held_scopes)
        scope->variables.clear();
    for (const auto& names : m_namespaces)
        names->entries.clear();
}

Interpreter::Output Interpreter::run(const Body& body, const Json& variables)
{
    try {
        for (const auto& [name, value] : variables.items())
            m_context->set(name, fromJson(value));
        execute(body, inner(m_context));
    } catch (Failure& failure) {
        throw RuntimeFailure{std::move(failure), m_line};
    }
    return std::move(m_output);
}

void Interpreter::write(const std::string& text)
{
    m_written += text.size();
    if (m_written > m_limits.output_bytes)
        failWith(luthier::text("The template writes more than {} MB of text.", m_limits.output_bytes >> 20));
    spendSteps(text.size() / 256);
    *m_target += text;
}

template <class Run> std::string Interpreter::captured(Run run)
{
    std::string text;
    std::string* const outer = m_target;
    const std::size_t written = m_written;
    m_target = &text;
    ++m_captures;
    // Not restored when it fails: then the whole rendering ends.
    run();
    --m_captures;
    m_written = written;
    m_target = outer;
    return text;
}

Interpreter::Flow Interpreter::execute(const Body& body, const ScopePtr& scope)
{
    for (const auto& statement : body)
        if (const Flow flow = execute(*statement, scope); flow != Flow::Next)
            return flow;
    return Flow::Next;
}

Interpreter::Flow Interpreter::execute(const Statement& statement, const ScopePtr& scope)
{
    using Node = Statement::Kind;
    const Deeper deeper(*this);
    m_line = statement.line;
    switch (statement.kind) {
    case Node::Data: write(statement.text); break;
    case Node::Output: write(toText(evaluate(*statement.expression, scope))); break;
    case Node::If: return executeIf(statement, scope);
    case Node::For: {
        const Value over = evaluate(*statement.expression, scope);
        executeFor(statement, scope, over, 0);
        break;
    }
    case Node::Set: assign(*statement.target, evaluate(*statement.expression, scope), scope); break;
    case Node::SetBlock:
    case Node::FilterBlock: return executeSetBlock(statement, scope);
    case Node::With: return executeWith(statement, scope);
    case Node::Macro: scope->set(statement.macro->name, makeMacro(statement.macro, scope)); break;
    case Node::CallBlock: executeCall(statement, scope); break;
    case Node::Generation: return executeGeneration(statement, scope);
    case Node::Block: return execute(statement.body, inner(scope));
    case Node::Break: return Flow::Break;
    case Node::Continue: return Flow::Continue;
    case Node::OtherTemplate:
        failWith(text("The template asks for another file (“{}”), which a chat template may not.", statement.text));
    }
    return Flow::Next;
}

Interpreter::Flow Interpreter::executeIf(const Statement& statement, const ScopePtr& scope)
{
    for (const auto& [condition, body] : statement.branches)
        if (truth(evaluate(*condition, scope)))
            return execute(body, scope);
    return execute(statement.orelse, scope);
}

void Interpreter::executeFor(const Statement& statement, const ScopePtr& scope, const Value& over, int depth)
{
    m_line = statement.line;
    auto iterator = iterate(over);
    if (statement.test) {
        // Asked item by item, as the loop goes: what the loop has changed meanwhile counts.
        iterator = std::make_shared<Generator>([this, &statement, scope, source = iterator]() -> std::optional<Value> {
            while (auto next = source->next()) {
                spendSteps(1);
                const ScopePtr test_scope = inner(scope);
                assign(*statement.target, *next, test_scope);
                if (truth(evaluate(*statement.test, test_scope)))
                    return next;
            }
            return std::nullopt;
        });
    }
    const auto loop = std::make_shared<Loop>(iterator, statement.test ? std::nullopt : lengthOf(over), depth);
    if (statement.recursive)
        loop->setRecursion([this, &statement, scope, depth](const Value& values) {
            return recurse(statement, scope, values, depth + 1);
        });
    const Value loop_value{std::static_pointer_cast<Object>(loop)};
    bool empty = true;
    while (const auto item = loop->next()) {
        empty = false;
        spendSteps(1);
        const ScopePtr each = inner(scope);
        each->set("loop", loop_value);
        assign(*statement.target, *item, each);
        if (execute(statement.body, each) == Flow::Break)
            break;
    }
    if (empty && statement.has_else)
        execute(statement.orelse, inner(scope));
}

Value Interpreter::recurse(const Statement& loop, const std::shared_ptr<Scope>& outer, const Value& over, int depth)
{
    const Deeper deeper(*this);
    return Value(captured([&] { executeFor(loop, outer, over, depth); }));
}

Interpreter::Flow Interpreter::executeSetBlock(const Statement& statement, const ScopePtr& scope)
{
    const ScopePtr block = inner(scope);
    Flow flow = Flow::Next;
    const std::string text = captured([&] { flow = execute(statement.body, block); });
    if (flow != Flow::Next)
        return flow; // break and continue leave the block before anything is set
    Value value(text);
    if (statement.expression) {
        const std::string* const outer = m_block_text;
        m_block_text = &text;
        value = evaluate(*statement.expression, block);
        m_block_text = outer;
    }
    if (statement.kind == Statement::Kind::FilterBlock)
        write(toText(value));
    else
        assign(*statement.target, value, scope);
    return flow;
}

Interpreter::Flow Interpreter::executeWith(const Statement& statement, const ScopePtr& scope)
{
    const ScopePtr block = inner(scope);
    for (const auto& [target, value] : statement.assignments)
        assign(*target, evaluate(*value, scope), block);
    return execute(statement.body, block);
}

Interpreter::Flow Interpreter::executeGeneration(const Statement& statement, const ScopePtr& scope)
{
    const ScopePtr block = inner(scope);
    if (m_captures > 0 || m_in_generation) {
        m_output.generation_hidden = m_output.generation_hidden || m_captures > 0;
        return execute(statement.body, block);
    }
    const auto begin = static_cast<std::uint32_t>(m_output.text.size());
    m_in_generation = true;
    const Flow flow = execute(statement.body, block);
    m_in_generation = false;
    m_output.generated.push_back({begin, static_cast<std::uint32_t>(m_output.text.size())});
    return flow;
}

void Interpreter::executeCall(const Statement& statement, const ScopePtr& scope)
{
    const Value caller = makeMacro(statement.macro, scope);
    write(toText(evaluateCall(*statement.expression, scope, &caller)));
}

void Interpreter::assign(const Expression& target, const Value& value, const ScopePtr& scope)
{
    switch (target.kind) {
    case Expression::Kind::Name: scope->set(target.name, value); return;
    case Expression::Kind::NamespaceTarget: {
        const Value* names = scope->find(target.name);
        auto* space = names ? names->as<Namespace>() : nullptr;
        if (!space)
            failWith(text("The template sets “{}” of “{}”, which is no namespace.", target.attribute, target.name));
        if (target.attribute.starts_with('_'))
            failWith(text("The template may not use the name “{}” in a namespace.", target.attribute));
        space->entries.set(Value(target.attribute), value);
        return;
    }
    default: break;
    }
    const auto parts = tryIterate(value);
    if (!parts)
        failOperation("for", value);
    Values values;
    while (values.size() <= target.children.size()) {
        auto next = parts->next();
        if (!next)
            break;
        values.push_back(std::move(*next));
    }
    if (values.size() != target.children.size())
        failWith(
            text("The template puts a list into {} names that has another number of values.", target.children.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        assign(*target.children[i], values[i], scope);
}

Value Interpreter::callMacro(const MacroDefinition& macro, const std::shared_ptr<Scope>& outer,
                             const Arguments& arguments)
{
    const Deeper deeper(*this);
    const ScopePtr scope = inner(outer);
    const std::size_t count = macro.parameters.size();
    std::vector<std::pair<std::string, Value>> named = arguments.named;
    const auto takeNamed = [&named](const std::string& name) -> std::optional<Value> {
        const auto found =
            std::find_if(named.begin(), named.end(), [&](const auto& each) { return each.first == name; });
        if (found == named.end())
            return std::nullopt;
        Value value = std::move(found->second);
        named.erase(found);
        return value;
    };
    for (std::size_t i = 0; i < count; ++i) {
        const std::string& name = macro.parameters[i];
        std::optional<Value> given =
            i < arguments.positional.size() ? std::optional(arguments.positional[i]) : takeNamed(name);
        const std::size_t without_default = count - macro.defaults.size();
        if (!given && i >= without_default)
            given = evaluate(*macro.defaults[i - without_default], scope);
        scope->set(name,
                   given ? std::move(*given)
                         : Value::undefined(text("The template uses “{}”, which nobody gave.", name)));
    }
    if (macro.uses_caller
        && std::find(macro.parameters.begin(), macro.parameters.end(), "caller") == macro.parameters.end()) {
        auto caller = takeNamed("caller");
        scope->set("caller",
                   caller && !caller->is(Kind::None)
                       ? std::move(*caller)
                       : Value::undefined(text("The template uses “{}”, which nobody gave.", "caller")));
    }
    if (macro.uses_kwargs) {
        Dict rest;
        for (auto& [name, value] : named)
            rest.set(Value(name), std::move(value));
        named.clear();
        scope->set("kwargs", Value::dict(std::move(rest)));
    }
    if (macro.uses_varargs) {
        const auto from = static_cast<std::ptrdiff_t>(std::min(count, arguments.positional.size()));
        scope->set("varargs", Value::tuple({arguments.positional.begin() + from, arguments.positional.end()}));
    }
    if (!named.empty() || (arguments.positional.size() > count && !macro.uses_varargs))
        failArguments(macro.name);
    return Value(captured([&] { execute(macro.body, scope); }));
}

namespace {

class Macro : public Callable {
public:
    Macro(Interpreter& interpreter, std::shared_ptr<const MacroDefinition> macro, std::shared_ptr<Scope> scope)
        : m_interpreter(interpreter), m_macro(std::move(macro)), m_scope(std::move(scope))
    {
    }
    const char* typeName() const override { return "Macro"; }
    std::string name() const override { return m_macro->name; }
    Value call(const Arguments& arguments) override { return m_interpreter.callMacro(*m_macro, m_scope, arguments); }

private:
    Interpreter& m_interpreter;
    const std::shared_ptr<const MacroDefinition> m_macro;
    const std::shared_ptr<Scope> m_scope;
};

} // namespace

Value Interpreter::makeMacro(const std::shared_ptr<const MacroDefinition>& macro, const ScopePtr& scope)
{
    if (m_held_scopes.empty() || m_held_scopes.back() != scope)
        m_held_scopes.push_back(scope);
    return Value(std::static_pointer_cast<Object>(std::make_shared<Macro>(*this, macro, scope)));
}

} // namespace luthier::jinja
