// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/jinja_ast.h"
#include "core/text/jinja_lexer.h"

namespace luthier::jinja {

struct Program {
    Body body;
    bool has_generation = false; // {% generation %} blocks mark what the assistant says
};

// Reads a template by Jinja 3.1's grammar, with loop controls and generation blocks. Throws SyntaxFailure.
Program parseProgram(std::string_view source);

bool knownFilter(const std::string& name);
bool knownTest(const std::string& name);

} // namespace luthier::jinja
