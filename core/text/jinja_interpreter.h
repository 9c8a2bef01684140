// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/jinja_ast.h"
#include "core/text/jinja_objects.h"
#include "core/text/jinja_template.h"
#include "core/text/tokenizer.h"

#include <ctime>

namespace luthier::jinja {

struct RuntimeFailure {
    Failure failure;
    int line = 1;
};

// The variables of a part of the template; what is not here is looked for outside it.
struct Scope {
    explicit Scope(std::shared_ptr<Scope> around) : outer(std::move(around)), m_metered(256) { }
    const Value* find(const std::string& name) const; // here and outwards
    void set(const std::string& name, Value value); // here
    const std::shared_ptr<Scope> outer;
    std::vector<std::pair<std::string, Value>> variables;

private:
    Metered m_metered;
};

// One rendering of a parsed template. Lives on the stack of the thread that renders; reads nothing but its variables
// and the clock that it is given, and ends within its limits.
class Interpreter {
public:
    Interpreter(const JinjaTemplate::Limits& limits, const std::tm& now);
    ~Interpreter();
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;

    struct Output {
        std::string text;
        std::vector<ByteRange> generated; // what generation blocks wrote
        bool generation_hidden = false; // a generation block stood inside a macro or a set block: its place is unknown
    };
    // variables: an object. Throws RuntimeFailure.
    Output run(const Body& body, const Json& variables);

    Value callMacro(const MacroDefinition& macro, const std::shared_ptr<Scope>& outer, const Arguments& arguments);
    // The body of a recursive loop over other values, as a text.
    Value recurse(const Statement& loop, const std::shared_ptr<Scope>& outer, const Value& over, int depth);

private:
    enum class Flow { Next, Break, Continue };
    using ScopePtr = std::shared_ptr<Scope>;

    Flow execute(const Body& body, const ScopePtr& scope);
    Flow execute(const Statement& statement, const ScopePtr& scope);
    void executeFor(const Statement& statement, const ScopePtr& scope, const Value& over, int depth);
    Flow executeIf(const Statement& statement, const ScopePtr& scope);
    Flow executeSetBlock(const Statement& statement, const ScopePtr& scope);
    Flow executeWith(const Statement& statement, const ScopePtr& scope);
    void executeCall(const Statement& statement, const ScopePtr& scope);
    Flow executeGeneration(const Statement& statement, const ScopePtr& scope);
    void assign(const Expression& target, const Value& value, const ScopePtr& scope);
    void write(const std::string& text);
    // Runs and gives what was written meanwhile.
    template <class Run> std::string captured(Run run);
    ScopePtr inner(const ScopePtr& outer) const { return std::make_shared<Scope>(outer); }

    Value evaluate(const Expression& expression, const ScopePtr& scope);
    Value evaluateName(const std::string& name, const ScopePtr& scope) const;
    Values evaluateAll(const std::vector<ExpressionPtr>& expressions, const ScopePtr& scope);
    Value evaluateDict(const Expression& expression, const ScopePtr& scope);
    Value evaluateSlice(const Expression& expression, const ScopePtr& scope);
    Value evaluateCall(const Expression& expression, const ScopePtr& scope, const Value* caller);
    Value evaluateFilter(const Expression& expression, const ScopePtr& scope);
    Value evaluateBinary(const Expression& expression, const ScopePtr& scope);
    Value evaluateCompare(const Expression& expression, const ScopePtr& scope);
    Value evaluateConcat(const Expression& expression, const ScopePtr& scope);
    Arguments evaluateArguments(const CallArguments& given, const ScopePtr& scope);

    void addGlobals(const std::tm& now);
    void addGlobal(const char* name, Function::Body body);
    Value makeMacro(const std::shared_ptr<const MacroDefinition>& macro, const ScopePtr& scope);

    // Counts what stands inside one another.
    class Deeper {
    public:
        explicit Deeper(Interpreter& interpreter);
        ~Deeper() { --m_interpreter.m_depth; }

    private:
        Interpreter& m_interpreter;
    };

    JinjaTemplate::Limits m_limits;
    Meter m_meter;
    ScopePtr m_context; // globals and the variables that were given
    // Scopes that macros hold on to and namespaces may form rings: they are emptied at the end.
    std::vector<ScopePtr> m_held_scopes;
    std::vector<std::shared_ptr<Namespace>> m_namespaces;
    Output m_output;
    std::string* m_target = &m_output.text;
    std::size_t m_written = 0; // bytes in all open texts
    int m_captures = 0;
    bool m_in_generation = false;
    const std::string* m_block_text = nullptr; // what a filter block or set block wrote
    int m_depth = 0;
    int m_line = 1;
};

} // namespace luthier::jinja
