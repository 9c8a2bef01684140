// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/jinja_value.h"

namespace luthier::jinja {

struct Expression;
struct Statement;
using ExpressionPtr = std::unique_ptr<Expression>;
using Body = std::vector<std::unique_ptr<Statement>>;

struct CallArguments {
    std::vector<ExpressionPtr> positional;
    std::vector<std::pair<std::string, ExpressionPtr>> named;
    ExpressionPtr star, star_star; // *values and **values
};

struct Expression {
    enum class Kind {
        Constant, // value
        Name, // name
        List, // children
        Tuple,
        Dict, // children: key, value, key, value…
        Attribute, // children[0].name
        Item, // children[0][children[1]]
        Slice, // children[0][children[1]:children[2]:children[3]], absent ones null
        Call, // children[0](arguments)
        Filter, // children[0]|name(arguments); without child: what the block wrote
        Test, // children[0] is name(arguments)
        Not, // children[0]
        Negative,
        Positive,
        Binary, // children[0] name children[1]: + - * / // % **
        Compare, // children[0] operators[0] children[1] operators[1]…
        Concat, // children joined by ~
        And, // children[0] and children[1]
        Or,
        Conditional, // children[0] if children[1] else children[2], which may be absent
        NamespaceTarget, // name.attribute, only where something is set
    };
    Kind kind = Kind::Constant;
    int line = 1;
    int depth = 1; // of the tree below
    std::string name, attribute;
    Value value;
    std::vector<ExpressionPtr> children;
    std::vector<std::string> operators;
    CallArguments arguments;
};

// What a macro or a call block takes and does.
struct MacroDefinition {
    std::string name;
    std::vector<std::string> parameters;
    std::vector<ExpressionPtr> defaults; // of the last parameters
    Body body;
    bool uses_caller = false, uses_varargs = false, uses_kwargs = false;
};

struct Statement {
    enum class Kind {
        Output, // expression
        Data, // text
        If, // branches in order; orelse
        For, // target in expression if test; body, orelse
        Set, // target = expression
        SetBlock, // target = body, through `expression` (a filter) when there is one
        FilterBlock, // body through expression
        With, // names and values; body
        Macro,
        CallBlock, // expression is the call
        Generation, // body is what the assistant says
        Block, // body
        Break,
        Continue,
        OtherTemplate, // include, import, extends: fails when it is reached
    };
    Kind kind = Kind::Data;
    int line = 1;
    std::string text;
    ExpressionPtr expression, target, test;
    Body body, orelse;
    bool has_else = false, recursive = false;
    std::vector<std::pair<ExpressionPtr, Body>> branches;
    std::vector<std::pair<ExpressionPtr, ExpressionPtr>> assignments;
    std::shared_ptr<const MacroDefinition> macro;
};

} // namespace luthier::jinja
