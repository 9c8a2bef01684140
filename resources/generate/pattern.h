// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/generate/draw.h"

#include <functional>
#include <string>
#include <string_view>

namespace luthier::generate {

// Expands a pattern: "[a|b|c]" picks one part (parts may nest and may be empty), "{name}" is what `slot` answers.
std::string expand(std::string_view pattern, Draw& draw, const std::function<std::string(std::string_view)>& slot);

// The last touch on running text: "a~ " becomes "a " or "an ", doubled spaces go, sentences begin with a capital.
std::string finished(std::string_view text);

} // namespace luthier::generate
