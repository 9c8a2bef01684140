// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

namespace luthier {

std::string fillPattern(const std::string& pattern, const std::vector<std::string>& arguments)
{
    std::string filled;
    std::size_t next = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 1 < pattern.size() && pattern[i + 1] == '}' && next < arguments.size()) {
            filled += arguments[next++];
            ++i;
        } else {
            filled += pattern[i];
        }
    }
    return filled;
}

std::string Text::english() const
{
    std::string whole = fillPattern(pattern, arguments);
    for (const Text& next : following)
        whole += " " + next.english();
    return whole;
}

Text Text::then(Text next) const
{
    Text both = *this;
    both.following.push_back(std::move(next));
    return both;
}

} // namespace luthier
