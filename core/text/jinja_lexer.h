// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luthier::jinja {

struct Token {
    enum class Kind {
        Data,
        BlockBegin,
        BlockEnd,
        VariableBegin,
        VariableEnd,
        Name,
        String,
        Integer,
        Float,
        Operator,
        End
    };
    Kind kind = Kind::End;
    std::string text; // the name, the operator, the digits, the decoded string, or what is written as it stands
    int line = 1;
};

// A template that cannot be read: thrown by the lexer and the parser, turned into an Error by parse().
struct SyntaxFailure {
    std::string expected; // what should stand there; may be empty
    std::string found;
    int line = 1;
};

// Cuts a template into tokens as Jinja 3.1 does with trim_blocks and lstrip_blocks: the line end after a block goes,
// and so does white space before it when nothing else stands there. "-" and "+" beside a tag change that.
std::vector<Token> tokenize(std::string_view source);

} // namespace luthier::jinja
