// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_parser_state.h"

#include <algorithm>

namespace luthier::jinja {

namespace {

constexpr int nesting_limit = 200;

// Sets a flag for the length of a block.
template <class T> class Scoped {
public:
    Scoped(T& value, T during) : m_value(value), m_before(value) { value = during; }
    ~Scoped() { m_value = m_before; }
    Scoped(const Scoped&) = delete;
    Scoped& operator=(const Scoped&) = delete;

private:
    T& m_value;
    T m_before;
};

} // namespace

Program parseProgram(std::string_view source)
{
    return Parser(source).run();
}

Program Parser::run()
{
    Program program;
    program.body = statements({});
    if (!m_unknown.empty())
        failAt(m_unknown.front().first, "", m_unknown.front().second);
    program.has_generation = m_has_generation;
    return program;
}

Parser::Nested::Nested(Parser& parser) : m_parser(parser)
{
    if (++parser.m_depth > nesting_limit) {
        --parser.m_depth;
        parser.failAt(parser.token().line, "", "…");
    }
}

bool Parser::isName(std::string_view name, std::size_t ahead) const
{
    return token(ahead).kind == Token::Kind::Name && token(ahead).text == name;
}

bool Parser::isOperator(std::string_view sign, std::size_t ahead) const
{
    return token(ahead).kind == Token::Kind::Operator && token(ahead).text == sign;
}

Token Parser::take()
{
    Token taken = token();
    if (m_at + 1 < m_tokens.size())
        ++m_at;
    return taken;
}

bool Parser::skipName(std::string_view name)
{
    const bool there = isName(name);
    if (there)
        take();
    return there;
}

bool Parser::skipOperator(std::string_view sign)
{
    const bool there = isOperator(sign);
    if (there)
        take();
    return there;
}

void Parser::expectOperator(std::string_view sign)
{
    if (!skipOperator(sign))
        fail(std::string(sign));
}

std::string Parser::expectName()
{
    if (!is(Token::Kind::Name))
        fail("name");
    return take().text;
}

void Parser::expectName(std::string_view name)
{
    if (!skipName(name))
        fail(std::string(name));
}

void Parser::expect(Token::Kind kind, const char* words)
{
    if (!is(kind))
        fail(words);
    take();
}

void Parser::fail(const std::string& expected) const
{
    failAt(token().line, expected, token().text);
}

void Parser::failAt(int line, const std::string& expected, const std::string& found) const
{
    throw SyntaxFailure{expected, found, line};
}

std::unique_ptr<Statement> Parser::make(Statement::Kind kind) const
{
    auto made = std::make_unique<Statement>();
    made->kind = kind;
    made->line = token().line;
    return made;
}

Body Parser::statements(Ends ends)
{
    Body body;
    for (;;) {
        switch (token().kind) {
        case Token::Kind::Data: {
            auto data = make(Statement::Kind::Data);
            data->text = take().text;
            body.push_back(std::move(data));
            break;
        }
        case Token::Kind::VariableBegin: {
            take();
            auto output = make(Statement::Kind::Output);
            output->expression = tuple({});
            expect(Token::Kind::VariableEnd, "}}");
            body.push_back(std::move(output));
            break;
        }
        case Token::Kind::BlockBegin:
            take();
            for (const char* end : ends)
                if (isName(end))
                    return body;
            body.push_back(statement());
            expect(Token::Kind::BlockEnd, "%}");
            break;
        default:
            if (ends.size() != 0 || !is(Token::Kind::End))
                fail(ends.size() != 0 ? *(ends.end() - 1) : "");
            return body;
        }
    }
}

Body Parser::block(Ends ends)
{
    skipOperator(":");
    expect(Token::Kind::BlockEnd, "%}");
    return statements(ends);
}

std::unique_ptr<Statement> Parser::statement()
{
    const Nested nested(*this);
    using Node = Statement::Kind;
    auto made = make(Node::Output);
    if (!is(Token::Kind::Name))
        fail("name");
    const std::string word = token().text;
    if (word != "if" && word != "for" && word != "set" && word != "macro" && word != "call")
        take();
    if (word == "if") {
        parseIf(*made);
    } else if (word == "for") {
        parseFor(*made);
    } else if (word == "set") {
        parseSet(*made);
    } else if (word == "macro") {
        parseMacro(*made);
    } else if (word == "call") {
        parseCall(*made);
    } else if (word == "with") {
        parseWith(*made);
    } else if (word == "generation") {
        made->kind = Node::Generation;
        m_has_generation = true;
        const Scoped soft(m_soft, false);
        const Scoped loops(m_loops, 0);
        made->body = block({"endgeneration"});
        take();
    } else if (word == "filter") {
        made->kind = Node::FilterBlock;
        const Scoped soft(m_soft, false);
        made->expression = filter(nullptr);
        while (isOperator("|")) {
            take();
            auto next = filter(nullptr);
            next->children.clear();
            adopt(*next, std::move(made->expression));
            made->expression = std::move(next);
        }
        made->body = block({"endfilter"});
        take();
    } else if (word == "print") {
        auto joined = node(Expression::Kind::Concat, made->line);
        while (!is(Token::Kind::BlockEnd)) {
            if (!joined->children.empty())
                expectOperator(",");
            adopt(*joined, expression());
        }
        made->expression = std::move(joined);
    } else if (word == "break" || word == "continue") {
        made->kind = word == "break" ? Node::Break : Node::Continue;
        if (m_loops == 0)
            failAt(made->line, "for", word);
    } else if (word == "block") {
        parseBlock(*made);
    } else if (word == "autoescape") {
        made->kind = Node::Block;
        const auto escapes = expression();
        if (escapes->kind != Expression::Kind::Constant || !escapes->value.is(Kind::Boolean)
            || escapes->value.boolean())
            failAt(made->line, "", "autoescape");
        const Scoped soft(m_soft, false);
        made->body = block({"endautoescape"});
        take();
    } else if (word == "include" || word == "import" || word == "from" || word == "extends") {
        parseOtherTemplate(*made, word);
    } else {
        failAt(made->line, "", word);
    }
    return made;
}

void Parser::parseIf(Statement& made)
{
    made.kind = Statement::Kind::If;
    const Scoped soft(m_soft, true);
    do {
        take();
        auto condition = tuple({.conditionals = Conditionals::No});
        Body body = block({"elif", "else", "endif"});
        made.branches.emplace_back(std::move(condition), std::move(body));
    } while (isName("elif"));
    if (skipName("else"))
        made.orelse = block({"endif"});
    take();
}

void Parser::parseFor(Statement& made)
{
    made.kind = Statement::Kind::For;
    take();
    ++m_inside_loops;
    made.target = target("in", false);
    expectName("in");
    made.expression = tuple({.conditionals = Conditionals::No, .end = "recursive"});
    const Scoped soft(m_soft, false);
    if (skipName("if"))
        made.test = expression();
    made.recursive = skipName("recursive");
    {
        const Scoped loops(m_loops, m_loops + 1);
        made.body = block({"else", "endfor"});
    }
    made.has_else = skipName("else");
    if (made.has_else)
        made.orelse = block({"endfor"});
    take();
    --m_inside_loops;
}

void Parser::parseSet(Statement& made)
{
    take();
    made.target = target(nullptr, true);
    if (skipOperator("=")) {
        made.kind = Statement::Kind::Set;
        made.expression = tuple({});
        return;
    }
    made.kind = Statement::Kind::SetBlock;
    const Scoped soft(m_soft, false);
    while (isOperator("|")) {
        take();
        auto next = filter(nullptr);
        next->children.clear();
        if (made.expression)
            adopt(*next, std::move(made.expression));
        made.expression = std::move(next);
    }
    made.body = block({"endset"});
    take();
}

void Parser::parseWith(Statement& made)
{
    made.kind = Statement::Kind::With;
    while (!is(Token::Kind::BlockEnd)) {
        if (!made.assignments.empty())
            expectOperator(",");
        auto name = target(nullptr, false);
        expectOperator("=");
        made.assignments.emplace_back(std::move(name), expression());
    }
    const Scoped soft(m_soft, false);
    made.body = block({"endwith"});
    take();
}

void Parser::parseSignature(MacroDefinition& macro)
{
    expectOperator("(");
    while (!isOperator(")")) {
        if (!macro.parameters.empty())
            expectOperator(",");
        macro.parameters.push_back(expectName());
        if (skipOperator("="))
            macro.defaults.push_back(expression());
        else if (!macro.defaults.empty())
            fail("=");
    }
    expectOperator(")");
}

void Parser::macroBody(MacroDefinition& macro, const char* end)
{
    const Scoped soft(m_soft, false);
    const Scoped loops(m_loops, 0);
    m_macros.push_back(&macro);
    macro.body = block({end});
    m_macros.pop_back();
    take();
}

void Parser::parseMacro(Statement& made)
{
    made.kind = Statement::Kind::Macro;
    take();
    const auto macro = std::make_shared<MacroDefinition>();
    macro->name = expectName();
    parseSignature(*macro);
    macroBody(*macro, "endmacro");
    made.macro = macro;
}

void Parser::parseCall(Statement& made)
{
    made.kind = Statement::Kind::CallBlock;
    take();
    const auto macro = std::make_shared<MacroDefinition>();
    macro->name = "caller";
    if (isOperator("("))
        parseSignature(*macro);
    auto call = expression();
    if (call->kind != Expression::Kind::Call)
        failAt(made.line, "()", "call");
    made.expression = std::move(call);
    macroBody(*macro, "endcall");
    made.macro = macro;
}

void Parser::parseBlock(Statement& made)
{
    made.kind = Statement::Kind::Block;
    const std::string name = expectName();
    if (!m_blocks.insert(name).second)
        failAt(made.line, "", name);
    skipName("scoped");
    skipName("required");
    const Scoped soft(m_soft, false);
    const Scoped loops(m_loops, 0);
    made.body = block({"endblock"});
    take();
    skipName(name);
}

void Parser::parseOtherTemplate(Statement& made, const std::string& word)
{
    made.kind = Statement::Kind::OtherTemplate;
    made.text = word;
    made.expression = expression();
    while (is(Token::Kind::Name) || isOperator(",")) // as NAME, import NAME, with context…
        take();
}

} // namespace luthier::jinja
