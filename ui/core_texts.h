// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace luthier {

// Translates a core sentence: the pattern through the "core" context, then the arguments go in, numbers with the
// language's own decimal sign.
QString translated(const Text& text);
QString translated(const char* core_text);
QString translated(const Error& error); // message, where and next step in one paragraph

} // namespace luthier
