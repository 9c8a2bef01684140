// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/csv_table.h"
#include "core/datasets/support/csv_reader.h"
#include "core/datasets/support/finding_list.h"
#include "core/datasets/support/reading.h"

#include <algorithm>
#include <optional>
#include <set>

namespace luthier {

namespace {

// Spreadsheets write "sep=;" as a first line for one another.
std::optional<char> declaredSeparator(std::string_view text)
{
    if (text.starts_with("sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r'))
        return text[4];
    return std::nullopt;
}

// From the beginning, and from more of the file where not one row ends in it.
char separatorOf(std::string_view content)
{
    for (std::size_t bytes = head_bytes;; bytes *= 8) {
        const bool whole = bytes >= content.size();
        const SeparatorGuess guess = guessSeparator(content.substr(0, bytes), whole);
        if (guess.records > 0 || whole)
            return guess.separator;
    }
}

std::string unnamedColumn(std::size_t index)
{
    return fmt::format("column {}", index + 1);
}

std::vector<std::string> nameColumns(const std::vector<std::string>& header, std::int64_t line, FindingList& findings)
{
    std::vector<std::string> columns;
    std::set<std::string> taken;
    for (const std::string& field : header)
        taken.insert(std::string(trimmed(field)));
    std::set<std::string> used;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string given(trimmed(header[i]));
        std::string name = given;
        if (name.empty()) {
            name = unnamedColumn(i);
            findings.add(Severity::Warning, "unnamed_column", line, -1,
                         text("Column {} has no name in the first row, so it is called “{}”.", i + 1, name));
        }
        const std::string stem = name;
        for (int copy = 2; used.contains(name) || (name != given && taken.contains(name)); ++copy)
            name = fmt::format("{} {}", stem, copy);
        if (!given.empty() && name != given)
            findings.add(
                Severity::Warning, "duplicate_column", line, -1,
                text("Two columns are called “{}”; the one at place {} is called “{}” here.", given, i + 1, name));
        used.insert(name);
        columns.push_back(std::move(name));
    }
    return columns;
}

void reportFault(CsvReader::Outcome outcome, const CsvReader& reader, FindingList& findings)
{
    const std::int64_t line = reader.faultLine();
    if (outcome == CsvReader::Outcome::Unterminated)
        findings.add(Severity::Error, "unterminated_quote", line, -1,
                     text("The quotation mark opened on line {} is never closed, so this row was left out.", line));
    else
        findings.add(Severity::Error, "stray_quote", line, -1,
                     text("In the field that opens with a quotation mark on line {}, text follows the closing mark, so "
                          "this row was left out. Write a quotation mark inside a quoted field twice.",
                          line));
}

// Whether a column is hardly called so: a sentence, or a long text.
bool readsLikeText(const std::string& heading)
{
    const std::string_view words = trimmed(heading);
    const auto spaces = std::count(words.begin(), words.end(), ' ');
    return spaces >= 7 || (spaces >= 3 && (words.ends_with('.') || words.ends_with('?') || words.ends_with('!')));
}

bool isBlank(const std::vector<std::string>& fields)
{
    return fields.size() == 1 && trimmed(fields[0]).empty();
}

std::vector<std::string> numberColumns(std::size_t count)
{
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < count; ++i)
        columns.push_back(unnamedColumn(i));
    return columns;
}

} // namespace

Result<Table> readCsvTable(const fs::path& file, std::string_view content, FirstRow first, RunControl* control)
{
    FindingList findings;
    const std::optional<char> declared = declaredSeparator(content);
    const char separator = declared ? *declared : separatorOf(content);
    CsvReader reader(content, separator);
    std::vector<std::string> fields;
    if (declared)
        reader.next(fields);

    Table table;
    CsvReader::Outcome outcome;
    for (std::int64_t count = 0; (outcome = reader.next(fields)) != CsvReader::Outcome::End; ++count) {
        const bool readable = outcome == CsvReader::Outcome::Record;
        // For a broken record the reader may have gone to the end of the file and back.
        if ((count % 4096 == 0 || !readable) && !keepReading(control, reader.position(), content.size()))
            return stoppedReading(file);
        const bool begun = !table.columns.empty();
        if (!readable && !begun && first == FirstRow::Names)
            return fail(ErrorKind::Damaged, text("The first row of the file, which names the columns, cannot be read."),
                        fmt::format("{}, line {}", file.filename().string(), reader.recordLine()),
                        text("Check its quotation marks: every one that opens must close."));
        if (!readable) {
            reportFault(outcome, reader, findings);
            continue;
        }
        if (isBlank(fields))
            continue;
        if (!begun && first == FirstRow::Names) {
            if (std::any_of(fields.begin(), fields.end(), readsLikeText))
                findings.add(Severity::Warning, "heading_like_text", reader.recordLine(), -1,
                             text("The first row names the columns, but it reads like an example, which is lost then. "
                                  "If it is one, take away the mark “First row holds column names” (format "
                                  "csv_without_names)."));
            table.columns = nameColumns(fields, reader.recordLine(), findings);
            continue;
        }
        if (!begun) // the first row that can be read says how many columns there are
            table.columns = numberColumns(fields.size());
        if (fields.size() != table.columns.size()) {
            findings.add(Severity::Error, "uneven_row", reader.recordLine(), -1,
                         fields.size() == 1
                             ? text("Line {} has one field where the first row has {}, so it was left out.",
                                    reader.recordLine(), table.columns.size())
                             : text("Line {} has {} fields where the first row has {}, so it was left out.",
                                    reader.recordLine(), fields.size(), table.columns.size()));
            continue;
        }
        table.lines.push_back(reader.recordLine());
        table.rows.push_back(std::move(fields));
    }
    table.unread = findings.errors();
    table.findings = findings.take();
    return table;
}

} // namespace luthier
