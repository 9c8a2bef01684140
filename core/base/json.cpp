// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <algorithm>

namespace luthier {

namespace {

// Byte position → "line 4, column 7" (columns count characters, not bytes).
std::string place(std::string_view text, std::size_t position)
{
    const std::string_view before = text.substr(0, std::min(position, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const std::string_view row = before.substr(start);
    const auto column =
        std::count_if(row.begin(), row.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    return fmt::format("line {}, column {}", line, column + 1);
}

// The first bracket that goes deeper than the limit, or npos. The parser recurses into nested values when it destroys
// and copies them, so depth is bounded before it sees them.
std::size_t tooDeep(std::string_view text, int depth_limit)
{
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > depth_limit)
                return i;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return std::string_view::npos;
}

std::string at(const std::string& where, std::string_view text, std::size_t position)
{
    return where.empty() ? place(text, position) : where + ", " + place(text, position);
}

} // namespace

Result<Json> parseJson(std::string_view text, const std::string& where, int depth_limit)
{
    const std::string_view mark = "\xef\xbb\xbf";
    if (text.starts_with(mark))
        text.remove_prefix(mark.size());
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return fail(ErrorKind::Damaged, luthier::text("This should be JSON but is empty."), where);
    if (const std::size_t deep = tooDeep(text, depth_limit); deep != std::string_view::npos)
        return fail(ErrorKind::Damaged, luthier::text("This JSON is nested more than {} levels deep.", depth_limit),
                    at(where, text, deep));
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const Json::parse_error& error) {
        // byte counts from 1 and is the position after the last byte read.
        const std::size_t position = error.byte > 0 ? error.byte - 1 : 0;
        if (position >= text.size())
            return fail(ErrorKind::Damaged, luthier::text("This JSON ends in the middle of a value."),
                        at(where, text, text.size()), {}, error.what());
        return fail(ErrorKind::Damaged, luthier::text("This is not valid JSON."), at(where, text, position), {},
                    error.what());
    } catch (const Json::exception& error) { // a number too large for any type
        return fail(ErrorKind::Damaged, luthier::text("This is not valid JSON."), where, {}, error.what());
    }
}

Result<Json> readJson(const fs::path& path)
{
    auto bytes = readFile(path);
    if (!bytes)
        return fail(bytes.error());
    return parseJson(*bytes, path.string());
}

Status writeJson(const fs::path& path, const Json& json)
{
    // replace: bytes that are not UTF-8 (a model's half character) become U+FFFD instead of an exception.
    return writeFile(path, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace luthier
