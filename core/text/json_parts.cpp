// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json_parts.h"

#include "core/text/pattern.h"

namespace luthier {

const Json& memberOf(const Json& json, const char* key)
{
    static const Json nothing;
    if (!json.is_object())
        return nothing;
    const auto found = json.find(key);
    return found == json.end() ? nothing : *found;
}

std::string stringOf(const Json& json, const char* key, const std::string& otherwise)
{
    const Json& value = memberOf(json, key);
    return value.is_string() ? value.get<std::string>() : otherwise;
}

bool flagOf(const Json& json, const char* key, bool otherwise)
{
    const Json& value = memberOf(json, key);
    return value.is_boolean() ? value.get<bool>() : otherwise;
}

std::optional<std::int64_t> integerOf(const Json& json, const char* key)
{
    const Json& value = memberOf(json, key);
    return value.is_number_integer() ? std::optional(value.get<std::int64_t>()) : std::nullopt;
}

const Json& listOf(const Json& json, const char* key)
{
    static const Json nothing = Json::array();
    const Json& value = memberOf(json, key);
    return value.is_array() ? value : nothing;
}

tl::unexpected<Error> unsupportedPart(const char* part, const std::string& type, const std::string& where)
{
    return fail(ErrorKind::Failed,
                text("The tokenizer's {} is of the kind \"{}\", which Luthier does not support yet.", part,
                     type.empty() ? "?" : type),
                where, text("Choose a base model with another tokenizer."));
}

tl::unexpected<Error> damagedPart(Text what, const std::string& where)
{
    return fail(ErrorKind::Damaged, std::move(what), where, text("Get the tokenizer files of the base model again."));
}

Result<Finder> makeFinder(const Json& json, const std::string& where)
{
    const Json& pattern = memberOf(json, "pattern");
    if (memberOf(pattern, "Regex").is_string()) {
        auto expression = Pattern::compile(stringOf(pattern, "Regex"), where);
        if (!expression)
            return tl::unexpected(expression.error());
        return [expression = *expression](std::string_view text, std::vector<ByteRange>& matches) {
            expression.find(text, matches);
        };
    }
    // Older files write the string itself.
    const std::string wanted = pattern.is_string() ? pattern.get<std::string>() : stringOf(pattern, "String");
    if (wanted.empty())
        return damagedPart(text("The tokenizer file is damaged: a pattern is empty or missing."), where);
    return [wanted](std::string_view text, std::vector<ByteRange>& matches) {
        for (std::size_t at = text.find(wanted); at != std::string_view::npos;
             at = text.find(wanted, at + wanted.size()))
            matches.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + wanted.size())});
    };
}

} // namespace luthier
