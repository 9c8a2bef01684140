// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/support/peft_names.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace luthier {

namespace {

bool matches(const std::string& module, const std::string& end)
{
    return module == end || module.ends_with("." + end);
}

} // namespace

std::vector<std::string> targetModules(const std::vector<std::string>& adapted, const std::vector<std::string>& others)
{
    std::set<std::string> targets;
    for (const std::string& module : adapted) {
        if (std::any_of(targets.begin(), targets.end(), [&](const std::string& end) { return matches(module, end); }))
            continue;
        std::size_t dot = module.size();
        std::string end;
        do {
            dot = dot == 0 ? std::string::npos : module.rfind('.', dot - 1);
            end = dot == std::string::npos ? module : module.substr(dot + 1);
        } while (dot != std::string::npos && std::any_of(others.begin(), others.end(), [&](const std::string& other) {
                     return matches(other, end);
                 }));
        targets.insert(end);
    }
    return {targets.begin(), targets.end()};
}

std::string savedModule(const std::string& weight)
{
    const std::size_t pooler = weight.find("pooler.");
    if (pooler != std::string::npos && (pooler == 0 || weight[pooler - 1] == '.'))
        return "pooler";
    return weight.substr(0, weight.find('.'));
}

} // namespace luthier
