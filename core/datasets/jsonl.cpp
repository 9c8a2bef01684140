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

Text notARecord(std::int64_t line, ondemand::json_type type)
{
    const char* record = "{\"question\": \"…\", \"answer\": \"…\"}";
    switch (type) { // whole sentences: what fills a hole is not translated
    case ondemand::json_type::array:
        return text("Line {} is a list, not a record with named fields like {}, so it was left out.", line, record);
    case ondemand::json_type::string:
        return text("Line {} is a text, not a record with named fields like {}, so it was left out.", line, record);
    case ondemand::json_type::number:
        return text("Line {} is a number, not a record with named fields like {}, so it was left out.", line, record);
    case ondemand::json_type::boolean:
        return text("Line {} is true or false, not a record with named fields like {}, so it was left out.", line,
                    record);
    default: return text("Line {} is empty, not a record with named fields like {}, so it was left out.", line, record);
    }
}

Text brokenLine(std::int64_t line, const JsonFault& fault)
{
    switch (fault.kind) {
    case JsonFault::Kind::Place:
        return text("Line {} is not a JSON record: it breaks at character {}, near “{}”. It was left out.", line,
                    fault.character, fault.near);
    case JsonFault::Kind::Ends:
        return text("Line {} is not a JSON record: it ends before every quotation mark and bracket is closed. It was "
                    "left out.",
                    line);
    case JsonFault::Kind::Deep:
        return text("Line {} is nested more than {} levels deep, so it was left out.", line, JsonRecords::depth_limit);
    case JsonFault::Kind::Other: break;
    }
    return text("Line {} is not a JSON record ({}), so it was left out.", line, fault.near);
}

Text brokenList(std::int64_t line, const JsonFault& fault)
{
    switch (fault.kind) {
    case JsonFault::Kind::Place:
        return text("The list of records breaks on line {} at character {}, near “{}”. Nothing after it was read.",
                    line, fault.character, fault.near);
    case JsonFault::Kind::Ends:
        return text("The list of records ends on line {} before every quotation mark and bracket is closed. The last "
                    "record may be missing.",
                    line);
    case JsonFault::Kind::Deep:
        return text("The record on line {} is nested more than {} levels deep. Nothing after it was read.", line,
                    JsonRecords::depth_limit);
    case JsonFault::Kind::Other: break;
    }
    return text("The list of records cannot be read on line {} ({}). Nothing after it was read.", line, fault.near);
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
    table.unread = findings.errors();
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
            const JsonFault fault = explainJson(line, code);
            findings.add(Severity::Error, "broken_json", number, -1, brokenLine(number, fault));
            continue;
        }
        line_numbers.push_back(number);
        reportRepeated(repeated, number, records.rows.size() - 1, findings);
    }
    return finishTable(records, std::move(line_numbers), findings);
}

// Reads a JSON list of objects, however it is laid out over lines, as far as it is sound.
class ListReader {
public:
    explicit ListReader(RunControl* control) : m_control(control) { }

    enum class Outcome { Done, Broken, Stopped };
    Outcome read(std::string_view json)
    {
        ondemand::parser parser;
        const simdjson::padded_string padded(json);
        ondemand::document document;
        ondemand::array array;
        m_counted = padded.data();
        if ((code = parser.iterate(padded).get(document)) || (code = document.get_array().get(array)))
            return Outcome::Broken;
        std::int64_t count = 0;
        for (auto item : array) {
            const auto done = static_cast<std::size_t>(m_counted - padded.data());
            if (count++ % 4096 == 0 && !keepReading(m_control, done, json.size()))
                return Outcome::Stopped;
            ondemand::value value;
            if ((code = item.get(value)) || (code = add(value)))
                return Outcome::Broken;
        }
        if (!atEnd(document))
            code = simdjson::TAPE_ERROR;
        return code ? Outcome::Broken : Outcome::Done;
    }

    bool begun() const { return m_begun; } // something of the list was read
    std::int64_t line() const { return m_line; } // of the last record that was begun

    FindingList findings;
    JsonRecords records;
    std::vector<std::int64_t> lines;
    simdjson::error_code code = simdjson::SUCCESS;

private:
    simdjson::error_code add(ondemand::value value)
    {
        ondemand::json_type type{};
        if (const auto failure = value.type().get(type))
            return failure;
        const char* place = value.raw_json_token().data();
        m_begun = true;
        m_line += std::count(m_counted, place, '\n');
        m_counted = place;
        if (type != ondemand::json_type::object) {
            findings.add(Severity::Error, "broken_json", m_line, -1, notARecord(m_line, type));
            return simdjson::SUCCESS;
        }
        ondemand::object object;
        std::optional<std::string> repeated;
        if (const auto failure = value.get_object().get(object))
            return failure;
        if (const auto failure = records.add(object, repeated))
            return failure;
        lines.push_back(m_line);
        reportRepeated(repeated, m_line, records.rows.size() - 1, findings);
        return simdjson::SUCCESS;
    }

    RunControl* m_control;
    const char* m_counted = nullptr; // line breaks up to here are in m_line
    std::int64_t m_line = 1;
    bool m_begun = false;
};

Result<Table> readList(const fs::path& file, std::string_view content, RunControl* control)
{
    ListReader reader(control);
    ListReader::Outcome outcome = reader.read(content);
    if (outcome == ListReader::Outcome::Broken) {
        const JsonFault fault = explainJson(content, reader.code);
        const auto end = content.begin() + static_cast<std::ptrdiff_t>(fault.byte);
        const std::int64_t broken = fault.byte > 0 ? 1 + std::count(content.begin(), end, '\n') : reader.line();
        // A list that does not end as one is refused whole; closed after its last sound record it can be read.
        const std::size_t brace = content.substr(0, fault.byte).rfind('}');
        if (!reader.begun() && brace != std::string_view::npos)
            outcome = reader.read(std::string(content.substr(0, brace + 1)) + "]");
        reader.findings.add(Severity::Error, "broken_json", broken, -1, brokenList(broken, fault));
    }
    if (outcome == ListReader::Outcome::Stopped)
        return stoppedReading(file);
    return finishTable(reader.records, std::move(reader.lines), reader.findings);
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
