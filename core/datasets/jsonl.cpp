// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/format.h"
#include "core/datasets/support/finding_list.h"
#include "core/datasets/support/json_record.h"
#include "core/datasets/support/reading.h"

#include <algorithm>
#include <cstring>

namespace luthier {

namespace {

namespace ondemand = simdjson::ondemand;

int confidence(const fs::path& file, std::string_view head)
{
    if (looksBinary(head))
        return 0;
    const std::string extension = lowerExtension(file);
    const bool named = extension == ".jsonl" || extension == ".ndjson" || extension == ".json";
    const std::string_view content = trimmed(head);
    if (content.size() > 1 && (content[0] == '{' || content[0] == '[')) {
        const std::string_view inside = trimmed(content.substr(1));
        const std::string_view follows = content[0] == '{' ? "\"}" : "{]";
        if (inside.empty() || follows.find(inside[0]) != std::string_view::npos)
            return 95;
    }
    return named ? 75 : 0;
}

// Nothing but blanks follows: the reader then has no place to name any more.
bool atEnd(ondemand::document& document)
{
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

const char* wordFor(ondemand::json_type type)
{
    switch (type) {
    case ondemand::json_type::array: return "a list";
    case ondemand::json_type::string: return "a text";
    case ondemand::json_type::number: return "a number";
    case ondemand::json_type::boolean: return "true or false";
    default: return "empty";
    }
}

Text notARecord(std::int64_t line, ondemand::json_type type)
{
    return text("Line {} is {}, not a record with named fields like {}, so it was left out.", line, wordFor(type),
                "{\"question\": \"…\", \"answer\": \"…\"}");
}

void reportRepeated(const std::optional<std::string>& key, std::int64_t line, std::size_t row, FindingList& findings)
{
    if (key)
        findings.add(Severity::Warning, "repeated_key", line, static_cast<std::int64_t>(row),
                     text("Line {} has “{}” twice; the last value counts.", line, *key));
}

Table finishTable(JsonRecords& records, std::vector<std::int64_t> lines, FindingList& findings)
{
    records.finish();
    Table table;
    table.columns = std::move(records.columns);
    table.rows = std::move(records.rows);
    table.lines = std::move(lines);
    table.findings = findings.take();
    return table;
}

// One object a line.
Result<Table> readLines(const fs::path& file, std::string_view content, RunControl* control)
{
    FindingList findings;
    JsonRecords records;
    std::vector<std::int64_t> line_numbers;
    ondemand::parser parser;
    std::string padded; // the parser reads a little past the end of what it is given
    LineReader lines(content);
    std::string_view line;
    while (lines.next(line)) {
        if (lines.number() % 4096 == 0 && !keepReading(control, lines.position(), content.size()))
            return stoppedReading(file);
        const std::string_view json = trimmed(line);
        if (json.empty())
            continue;
        padded.assign(json);
        padded.append(simdjson::SIMDJSON_PADDING, ' ');
        const std::int64_t number = lines.number();
        ondemand::document document;
        ondemand::object object;
        ondemand::json_type type{};
        std::optional<std::string> repeated;
        simdjson::error_code code = parser.iterate(padded.data(), json.size(), padded.size()).get(document);
        if (!code)
            code = document.type().get(type);
        if (!code && type != ondemand::json_type::object) {
            findings.add(Severity::Error, "broken_json", number, -1, notARecord(number, type));
            continue;
        }
        if (!code)
            code = document.get_object().get(object);
        if (!code)
            code = records.add(object, repeated);
        if (!code && !atEnd(document)) {
            records.rows.pop_back();
            code = simdjson::TAPE_ERROR;
        }
        if (code) {
            const JsonFault fault = explainJson(json, code);
            findings.add(Severity::Error, "broken_json", number, -1,
                         text("Line {} is not a JSON record: {}. It was left out.", number, fault.reason.english()));
            continue;
        }
        line_numbers.push_back(number);
        reportRepeated(repeated, number, records.rows.size() - 1, findings);
    }
    return finishTable(records, std::move(line_numbers), findings);
}

// A JSON list of objects, however it is laid out over lines.
Result<Table> readList(const fs::path& file, std::string_view content, RunControl* control)
{
    FindingList findings;
    JsonRecords records;
    std::vector<std::int64_t> line_numbers;
    ondemand::parser parser;
    const simdjson::padded_string padded(content);
    const char* counted = padded.data();
    std::int64_t line = 1;
    const auto lineAt = [&](const char* place) {
        line += std::count(counted, place, '\n');
        counted = place;
        return line;
    };
    ondemand::document document;
    ondemand::array array;
    simdjson::error_code code = parser.iterate(padded).get(document);
    if (!code)
        code = document.get_array().get(array);
    std::int64_t count = 0;
    if (!code) {
        for (auto item : array) {
            if (count++ % 4096 == 0
                && !keepReading(control, static_cast<std::size_t>(counted - padded.data()), content.size()))
                return stoppedReading(file);
            ondemand::value value;
            ondemand::json_type type{};
            ondemand::object object;
            std::optional<std::string> repeated;
            if ((code = item.get(value)) || (code = value.type().get(type)))
                break;
            const std::int64_t begin = lineAt(value.raw_json_token().data());
            if (type != ondemand::json_type::object) {
                findings.add(Severity::Error, "broken_json", begin, -1, notARecord(begin, type));
                continue;
            }
            if ((code = value.get_object().get(object)) || (code = records.add(object, repeated)))
                break;
            line_numbers.push_back(begin);
            reportRepeated(repeated, begin, records.rows.size() - 1, findings);
        }
    }
    if (!code && !atEnd(document))
        code = simdjson::TAPE_ERROR;
    if (code) {
        const JsonFault fault = explainJson(content, code);
        const auto end = content.begin() + static_cast<std::ptrdiff_t>(fault.byte);
        const std::int64_t broken = fault.byte > 0 ? 1 + std::count(content.begin(), end, '\n') : line;
        findings.add(Severity::Error, "broken_json", broken, -1,
                     text("The list of records is not JSON on line {}: {}. Nothing after it was read.", broken,
                          fault.reason.english()));
    }
    return finishTable(records, std::move(line_numbers), findings);
}

Result<Table> read(const fs::path& file, std::string_view content, RunControl* control)
{
    return trimmed(content.substr(0, 4096)).starts_with('[') ? readList(file, content, control)
                                                             : readLines(file, content, control);
}

} // namespace

const FormatDescriptor format::jsonl{
    {"jsonl", "Records (JSON lines)",
     "One record with named fields on each line, as most programs export them; a JSON list of records works too.",
     "JSON Lines"},
    confidence,
    read,
    "*.jsonl *.ndjson *.json",
};

} // namespace luthier
