// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/json_record.h"

#include "core/datasets/support/reading.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace luthier {

namespace {

using simdjson::error_code;
namespace ondemand = simdjson::ondemand;

// RFC 8259, section 6. The reader hands out numbers unchecked, and a cell keeps every digit that the file has.
bool isNumber(std::string_view token)
{
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t begin = i;
        while (i < token.size() && token[i] >= '0' && token[i] <= '9')
            ++i;
        return i - begin;
    };
    if (i < token.size() && token[i] == '-')
        ++i;
    const bool leading_zero = i < token.size() && token[i] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (leading_zero && whole > 1))
        return false;
    if (i < token.size() && token[i] == '.') {
        ++i;
        if (digits() == 0)
            return false;
    }
    if (i < token.size() && (token[i] == 'e' || token[i] == 'E')) {
        ++i;
        if (i < token.size() && (token[i] == '+' || token[i] == '-'))
            ++i;
        if (digits() == 0)
            return false;
    }
    return i == token.size();
}

void appendQuoted(std::string_view value, std::string& out)
{
    out += '"';
    for (const char c : value) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                out += fmt::format("\\u{:04x}", static_cast<int>(static_cast<unsigned char>(c)));
            else
                out += c;
        }
    }
    out += '"';
}

error_code scalarToken(ondemand::value value, std::string_view& token)
{
    token = trimmed(value.raw_json_token());
    if (token == "true" || token == "false" || token == "null" || isNumber(token))
        return simdjson::SUCCESS;
    return simdjson::TAPE_ERROR;
}

error_code appendCompact(ondemand::value value, std::string& out, int depth)
{
    if (depth > JsonRecords::depth_limit)
        return simdjson::DEPTH_ERROR;
    ondemand::json_type type{};
    if (const error_code code = value.type().get(type))
        return code;
    bool first = true;
    if (type == ondemand::json_type::array) {
        ondemand::array array;
        if (const error_code code = value.get_array().get(array))
            return code;
        out += '[';
        for (auto item : array) {
            ondemand::value element;
            if (const error_code code = item.get(element))
                return code;
            if (!std::exchange(first, false))
                out += ',';
            if (const error_code code = appendCompact(element, out, depth + 1))
                return code;
        }
        out += ']';
        return simdjson::SUCCESS;
    }
    if (type == ondemand::json_type::object) {
        ondemand::object object;
        if (const error_code code = value.get_object().get(object))
            return code;
        out += '{';
        for (auto item : object) {
            ondemand::field field;
            if (const error_code code = std::move(item).get(field))
                return code;
            std::string_view key;
            if (const error_code code = field.unescaped_key().get(key))
                return code;
            if (!std::exchange(first, false))
                out += ',';
            appendQuoted(key, out);
            out += ':';
            if (const error_code code = appendCompact(field.value(), out, depth + 1))
                return code;
        }
        out += '}';
        return simdjson::SUCCESS;
    }
    std::string_view token;
    if (type == ondemand::json_type::string) {
        if (const error_code code = value.get_string().get(token))
            return code;
        appendQuoted(token, out);
        return simdjson::SUCCESS;
    }
    if (const error_code code = scalarToken(value, token))
        return code;
    out += token;
    return simdjson::SUCCESS;
}

error_code readCell(ondemand::value value, std::string& cell)
{
    cell.clear();
    ondemand::json_type type{};
    if (const error_code code = value.type().get(type))
        return code;
    if (type == ondemand::json_type::array || type == ondemand::json_type::object)
        return appendCompact(value, cell, 1);
    std::string_view token;
    if (type == ondemand::json_type::string) {
        if (const error_code code = value.get_string().get(token))
            return code;
        cell = token;
        return simdjson::SUCCESS;
    }
    if (const error_code code = scalarToken(value, token))
        return code;
    if (token != "null")
        cell = token;
    return simdjson::SUCCESS;
}

// Only used on text that is known to be broken: finds the place.
struct FaultFinder : nlohmann::json_sax<nlohmann::json> {
    std::size_t position = 0; // bytes read when the fault showed; 0: none
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override
    {
        position = at;
        return false;
    }
};

std::size_t charactersBefore(std::string_view text, std::size_t byte)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte),
                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

std::size_t JsonRecords::columnOf(std::string_view key, std::size_t likely)
{
    if (likely < columns.size() && columns[likely] == key)
        return likely;
    const auto [entry, added] = m_index.try_emplace(std::string(key), columns.size());
    if (added)
        columns.emplace_back(key);
    return entry->second;
}

simdjson::error_code JsonRecords::add(ondemand::object object, std::optional<std::string>& repeated)
{
    const std::size_t known = columns.size();
    m_cells.assign(known, {});
    m_set.assign(known, 0);
    error_code failure = simdjson::SUCCESS;
    std::size_t likely = 0;
    for (auto item : object) {
        ondemand::field field;
        std::string_view key;
        if ((failure = std::move(item).get(field)) || (failure = field.unescaped_key().get(key)))
            break;
        const std::size_t column = columnOf(key, likely);
        likely = column + 1;
        if (column >= m_cells.size()) {
            m_cells.resize(column + 1);
            m_set.resize(column + 1, 0);
        }
        if (std::exchange(m_set[column], char{1}))
            repeated = columns[column];
        if ((failure = readCell(field.value(), m_cells[column])))
            break;
    }
    if (failure) {
        for (std::size_t i = known; i < columns.size(); ++i)
            m_index.erase(columns[i]);
        columns.resize(known);
        return failure;
    }
    rows.push_back(std::move(m_cells));
    return simdjson::SUCCESS;
}

void JsonRecords::finish()
{
    for (auto& row : rows)
        row.resize(columns.size());
}

JsonFault explainJson(std::string_view json, simdjson::error_code code)
{
    FaultFinder finder;
    nlohmann::json::sax_parse(json.begin(), json.end(), &finder);
    if (finder.position == 0) {
        if (code == simdjson::DEPTH_ERROR)
            return {JsonFault::Kind::Deep, 0, 0, {}};
        return {JsonFault::Kind::Other, 0, 0, simdjson::error_message(code)};
    }
    const std::string_view visible = json.substr(0, json.find_last_not_of(" \t\r\n") + 1);
    if (finder.position > visible.size())
        return {JsonFault::Kind::Ends, visible.size(), 0, {}};
    const std::size_t byte = finder.position - 1;
    std::size_t line_begin = byte == 0 ? std::string_view::npos : json.rfind('\n', byte - 1);
    line_begin = line_begin == std::string_view::npos ? 0 : line_begin + 1;
    const std::size_t line_end = std::min(json.find('\n', byte), json.size());
    std::size_t begin = std::max(line_begin, byte > 12 ? byte - 12 : 0);
    std::size_t end = std::min(line_end, byte + 12);
    while (begin > 0 && (static_cast<unsigned char>(json[begin]) & 0xC0) == 0x80)
        --begin;
    while (end < json.size() && (static_cast<unsigned char>(json[end]) & 0xC0) == 0x80)
        ++end;
    return {JsonFault::Kind::Place, byte, charactersBefore(json.substr(line_begin), byte - line_begin) + 1,
            std::string(trimmed(json.substr(begin, end - begin)))};
}

} // namespace luthier
