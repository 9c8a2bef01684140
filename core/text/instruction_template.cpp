// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/instruction_template.h"

#include "core/text/json_parts.h"

namespace luthier {

namespace {

constexpr std::string_view hole = "{prompt}";

} // namespace

std::string InstructionTemplate::render(std::string_view prompt) const
{
    std::string rendered = pattern;
    if (const std::size_t at = rendered.find(hole); at != std::string::npos)
        rendered.replace(at, hole.size(), prompt);
    return rendered;
}

Json InstructionTemplate::toJson() const
{
    return {{"name", name}, {"pattern", pattern}};
}

Result<InstructionTemplate> InstructionTemplate::fromJson(const Json& json, const std::string& where)
{
    InstructionTemplate made;
    if (!memberOf(json, "pattern").is_string())
        return fail(ErrorKind::Damaged, text("The instruction template has no \"pattern\"."), where,
                    text("Write the pattern with {prompt} where the question goes."));
    made.name = stringOf(json, "name", "custom");
    made.pattern = stringOf(json, "pattern");
    const std::size_t first = made.pattern.find(hole);
    if (first == std::string::npos || made.pattern.find(hole, first + 1) != std::string::npos)
        return fail(ErrorKind::Damaged,
                    text("The pattern of the instruction template must hold {prompt} exactly once."), where,
                    text("Write the pattern with {prompt} where the question goes."));
    return made;
}

Result<InstructionTemplate> InstructionTemplate::forFolder(const fs::path& folder)
{
    const fs::path file = folder / file_name;
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return InstructionTemplate{};
    const auto json = readJson(file);
    if (!json)
        return tl::unexpected(json.error());
    return fromJson(*json, file.string());
}

} // namespace luthier
