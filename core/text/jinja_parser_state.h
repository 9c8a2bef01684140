// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/jinja_parser.h"

#include <algorithm>
#include <initializer_list>
#include <set>

namespace luthier::jinja {

// The parser at work: expressions (jinja_parse_expressions.cpp) and statements (jinja_parser.cpp) share the tokens and
// what surrounds the current one.
class Parser {
public:
    explicit Parser(std::string_view source) : m_tokens(tokenize(source)) { }
    Program run();

private:
    using Ends = std::initializer_list<const char*>;

    // Tokens
    const Token& token(std::size_t ahead = 0) const { return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)]; }
    bool isName(std::string_view name, std::size_t ahead = 0) const;
    bool isOperator(std::string_view sign, std::size_t ahead = 0) const;
    bool is(Token::Kind kind) const { return token().kind == kind; }
    Token take();
    bool skipName(std::string_view name);
    bool skipOperator(std::string_view sign);
    void expectOperator(std::string_view sign);
    std::string expectName();
    void expectName(std::string_view name);
    void expect(Token::Kind kind, const char* words);
    [[noreturn]] void fail(const std::string& expected) const;
    [[noreturn]] void failAt(int line, const std::string& expected, const std::string& found) const;

    // Statements
    Body statements(Ends ends); // up to one of the ends, which stays
    Body block(Ends ends); // from "%}" up to one of the ends
    std::unique_ptr<Statement> statement();
    std::unique_ptr<Statement> make(Statement::Kind kind) const;
    void parseIf(Statement& made);
    void parseFor(Statement& made);
    void parseSet(Statement& made);
    void parseWith(Statement& made);
    void parseMacro(Statement& made);
    void parseCall(Statement& made);
    void parseSignature(MacroDefinition& macro);
    void macroBody(MacroDefinition& macro, const char* end);
    void parseBlock(Statement& made);
    void parseOtherTemplate(Statement& made, const std::string& word);

    // Expressions
    using Made = ExpressionPtr;
    enum class Conditionals { Yes, No };
    Made expression(Conditionals conditionals = Conditionals::Yes);
    Made conditional();
    Made disjunction();
    Made conjunction();
    Made negation();
    Made comparison();
    Made sum();
    Made concatenation();
    Made product();
    Made powers();
    Made unary(bool with_filters = true);
    Made primary(bool with_namespace = false);
    Made postfix(Made made);
    Made filtered(Made made);
    Made filter(Made made);
    Made test(Made made);
    Made subscript(Made made);
    Made subscribed(Made made);
    Made list();
    Made dict();
    void callArguments(Expression& call);
    struct TupleRules {
        bool only_primaries = false, with_namespace = false, parentheses = false;
        Conditionals conditionals = Conditionals::Yes;
        const char* end = nullptr; // a name that ends it
    };
    Made tuple(const TupleRules& rules);
    Made target(const char* end, bool with_namespace);
    void checkTarget(const Expression& made) const;
    Made node(Expression::Kind kind, int line) const;
    Made node(Expression::Kind kind, int line, std::string name, Made first, Made second = nullptr) const;
    void adopt(Expression& parent, Made child) const;
    void useName(const std::string& name);

    // Counts nested calls, so that a template cannot exhaust the stack.
    class Nested {
    public:
        explicit Nested(Parser& parser);
        ~Nested() { --m_parser.m_depth; }

    private:
        Parser& m_parser;
    };

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_soft = false; // inside an if: unknown filters fail only when they are reached
    int m_loops = 0; // of the current function, for break and continue
    int m_inside_loops = 0; // of the whole template, where "loop" may not be set
    bool m_has_generation = false;
    std::vector<std::pair<int, std::string>> m_unknown; // filters and tests that do not exist, with their lines
    std::set<std::string> m_blocks;
    std::vector<MacroDefinition*> m_macros; // around the current token
};

} // namespace luthier::jinja
