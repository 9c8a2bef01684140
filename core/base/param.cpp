// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/param.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace luthier {

namespace {

// Above this a double can no longer tell neighbouring whole numbers apart.
constexpr double exact_limit = 9007199254740992.0; // 2^53

bool isWhole(double value)
{
    return std::isfinite(value) && std::trunc(value) == value && std::fabs(value) <= exact_limit;
}

std::string quotedChoices(const Param& param)
{
    std::string list;
    for (const ParamChoice& choice : param.choices) {
        if (!list.empty())
            list += ", ";
        list += choice.id;
    }
    return list;
}

std::string limit(const Param& param, double bound)
{
    if (param.kind == ParamKind::Integer)
        return fmt::to_string(static_cast<std::int64_t>(bound));
    return toString(bound);
}

tl::unexpected<Error> notOfKind(const Param& param, std::string_view value)
{
    switch (param.kind) {
    case ParamKind::Boolean:
        return fail(ErrorKind::Usage, text("\"{}\" cannot be {}: it is either true or false.", param.key, value));
    case ParamKind::Integer:
        return fail(ErrorKind::Usage, text("\"{}\" cannot be {}: it is a whole number.", param.key, value));
    case ParamKind::Real: return fail(ErrorKind::Usage, text("\"{}\" cannot be {}: it is a number.", param.key, value));
    case ParamKind::Choice:
        return fail(ErrorKind::Usage,
                    text("\"{}\" cannot be {}: it is one of {}.", param.key, value, quotedChoices(param)));
    case ParamKind::Text: break;
    }
    return fail(ErrorKind::Usage, text("\"{}\" cannot be {}: it is a text.", param.key, value));
}

Status inRange(const Param& param, double number, const ParamValue& value)
{
    if (number >= param.minimum && number <= param.maximum)
        return {};
    return fail(ErrorKind::Usage,
                text("\"{}\" cannot be {}: it lies between {} and {}.", param.key, toString(value),
                     limit(param, param.minimum), limit(param, param.maximum)));
}

std::string_view trimmed(std::string_view word)
{
    const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!word.empty() && space(word.front()))
        word.remove_prefix(1);
    while (!word.empty() && space(word.back()))
        word.remove_suffix(1);
    return word;
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

std::string lowered(std::string_view word)
{
    std::string lower(word);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string_view lastPart(std::string_view key)
{
    const auto dot = key.rfind('.');
    return dot == std::string_view::npos ? key : key.substr(dot + 1);
}

} // namespace

bool ParamSet::has(std::string_view key) const
{
    return m_values.find(key) != m_values.end();
}

bool ParamSet::boolean(std::string_view key) const
{
    return std::get<bool>(m_values.at(std::string(key)));
}

std::int64_t ParamSet::integer(std::string_view key) const
{
    const ParamValue& value = m_values.at(std::string(key));
    if (const double* real = std::get_if<double>(&value); real && isWhole(*real))
        return static_cast<std::int64_t>(*real);
    return std::get<std::int64_t>(value);
}

double ParamSet::real(std::string_view key) const
{
    const ParamValue& value = m_values.at(std::string(key));
    if (const std::int64_t* whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    return std::get<double>(value);
}

const std::string& ParamSet::text(std::string_view key) const
{
    return std::get<std::string>(m_values.at(std::string(key)));
}

void ParamSet::set(std::string key, ParamValue value)
{
    m_values.insert_or_assign(std::move(key), std::move(value));
}

std::string toString(const ParamValue& value)
{
    if (const bool* boolean = std::get_if<bool>(&value))
        return *boolean ? "true" : "false";
    if (const std::int64_t* whole = std::get_if<std::int64_t>(&value))
        return fmt::to_string(*whole);
    if (const double* real = std::get_if<double>(&value)) {
        if (isWhole(*real) && std::fabs(*real) < 1e15)
            return fmt::to_string(static_cast<std::int64_t>(*real));
        // Shortest text that reads back as the same number; plain digits where a person would write them so.
        const double size = std::fabs(*real);
        const auto format = size >= 1e-5 && size < 1e15 ? std::chars_format::fixed : std::chars_format::general;
        char buffer[64];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, *real, format);
        return std::string(buffer, end.ptr);
    }
    return std::get<std::string>(value);
}

Result<ParamValue> checkValue(const Param& param, const ParamValue& value)
{
    switch (param.kind) {
    case ParamKind::Boolean:
        if (!std::holds_alternative<bool>(value))
            return notOfKind(param, toString(value));
        return value;
    case ParamKind::Integer: {
        std::int64_t whole = 0;
        if (const std::int64_t* given = std::get_if<std::int64_t>(&value))
            whole = *given;
        else if (const double* real = std::get_if<double>(&value); real && isWhole(*real))
            whole = static_cast<std::int64_t>(*real);
        else
            return notOfKind(param, toString(value));
        if (auto range = inRange(param, static_cast<double>(whole), value); !range)
            return fail(range.error());
        return ParamValue(whole);
    }
    case ParamKind::Real: {
        double real = 0;
        if (const std::int64_t* given = std::get_if<std::int64_t>(&value))
            real = static_cast<double>(*given);
        else if (const double* number = std::get_if<double>(&value); number && std::isfinite(*number))
            real = *number;
        else
            return notOfKind(param, toString(value));
        if (auto range = inRange(param, real, value); !range)
            return fail(range.error());
        return ParamValue(real);
    }
    case ParamKind::Choice: {
        const std::string* id = std::get_if<std::string>(&value);
        const auto known = [&](const ParamChoice& choice) { return id && *id == choice.id; };
        if (std::any_of(param.choices.begin(), param.choices.end(), known))
            return value;
        auto error = notOfKind(param, toString(value));
        std::vector<std::string> ids;
        for (const ParamChoice& choice : param.choices)
            ids.emplace_back(choice.id);
        if (const std::string near = id ? nearestWord(*id, ids) : std::string(); !near.empty())
            error.value().next_step = luthier::text("Did you mean \"{}\"?", near);
        return error;
    }
    case ParamKind::Text: break;
    }
    if (!std::holds_alternative<std::string>(value))
        return notOfKind(param, toString(value));
    return value;
}

Result<ParamValue> parseValue(const Param& param, std::string_view text)
{
    const std::string_view word = trimmed(text);
    switch (param.kind) {
    case ParamKind::Boolean: {
        const std::string lower = lowered(word);
        for (const char* yes : {"true", "yes", "on", "1"}) {
            if (lower == yes)
                return ParamValue(true);
        }
        for (const char* no : {"false", "no", "off", "0"}) {
            if (lower == no)
                return ParamValue(false);
        }
        return notOfKind(param, word);
    }
    case ParamKind::Integer:
    case ParamKind::Real: {
        std::int64_t whole = 0;
        const char* end = word.data() + word.size();
        if (const auto parsed = std::from_chars(word.data(), end, whole);
            parsed.ec == std::errc() && parsed.ptr == end && !word.empty())
            return checkValue(param, ParamValue(whole));
        double real = 0;
        if (const auto parsed = std::from_chars(word.data(), end, real);
            parsed.ec == std::errc() && parsed.ptr == end && !word.empty())
            return checkValue(param, ParamValue(real));
        return notOfKind(param, word.empty() ? std::string_view("empty") : word);
    }
    case ParamKind::Choice: return checkValue(param, ParamValue(std::string(word)));
    case ParamKind::Text: break;
    }
    return ParamValue(std::string(text));
}

Result<ParamSet> resolveParams(std::span<const std::span<const Param>> tables, const ParamSet& given)
{
    ParamSet resolved;
    std::map<std::string, const Param*, std::less<>> declared;
    for (const auto& table : tables) {
        for (const Param& param : table) {
            declared.emplace(param.key, &param);
            resolved.set(param.key, param.initial);
        }
    }
    for (const auto& [key, value] : given.values()) {
        const auto found = declared.find(key);
        if (found == declared.end()) {
            std::vector<std::string> known;
            for (const auto& entry : declared)
                known.push_back(entry.first);
            const std::string near = nearestWord(key, known);
            return fail(ErrorKind::Usage, text("There is no parameter \"{}\".", key), {},
                        near.empty() ? Text() : text("Did you mean \"{}\"?", near));
        }
        auto checked = checkValue(*found->second, value);
        if (!checked)
            return fail(checked.error());
        resolved.set(key, std::move(*checked));
    }
    return resolved;
}

std::string nearestWord(std::string_view word, std::span<const std::string> known)
{
    if (word.empty())
        return {};
    const std::string wanted = lowered(word);
    // Up to a third of the letters may differ: "learnig_rate" finds its word, "colour" does not become "rank".
    const std::size_t allowed = std::max<std::size_t>(1, (word.size() + 1) / 3);
    std::string best;
    std::size_t best_distance = allowed + 1;
    for (const std::string& candidate : known) {
        const std::string lower = lowered(candidate);
        std::size_t distance = editDistance(wanted, lower);
        // A key without its group ("rank" for "lora.rank"), or with the wrong one, is a near miss too.
        if (lower.find('.') != std::string::npos && lastPart(wanted) == lastPart(lower))
            distance = std::min<std::size_t>(distance, 1);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace luthier
