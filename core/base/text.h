// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

namespace luthier {

// A sentence for a person: a pattern with "{}" holes and what fills them. The pattern stays apart from its arguments so
// that the window can translate it; english() is what the command line prints.
struct Text {
    std::string pattern;
    std::vector<std::string> arguments;
    std::vector<Text> following = {}; // sentences after this one, each with its own pattern

    std::string english() const;
    bool empty() const { return pattern.empty(); }
    Text then(Text next) const; // this sentence, and then that one
};

// Fills a pattern: every "{}" takes the next argument, a missing argument leaves the hole, spare ones are ignored.
std::string fillPattern(const std::string& pattern, const std::vector<std::string>& arguments);

template <class... Arguments> Text text(const char* pattern, const Arguments&... arguments)
{
    return Text{pattern, {fmt::to_string(arguments)...}};
}

} // namespace luthier
