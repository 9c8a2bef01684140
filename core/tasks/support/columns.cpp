// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/support/columns.h"

#include "core/base/checksum.h"
#include "core/datasets/support/reading.h"
#include "core/text/python_text.h"

#include <algorithm>

namespace luthier {

namespace {

constexpr std::size_t most_names = 20; // in a sentence

std::string joined(const std::vector<std::string>& names)
{
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < most_names; ++i)
        list += (list.empty() ? "“" : ", “") + names[i] + "”";
    return names.size() > most_names ? list + fmt::format(", … ({})", names.size()) : list;
}

// "Customer_Question" → "customer question"
std::string plainName(std::string_view column)
{
    std::string plain;
    for (const char c : trimmed(column)) {
        if (c == '_' || c == '-' || c == '.')
            plain += ' ';
        else
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return plain;
}

bool hasWord(const std::string& name, std::string_view word)
{
    return (" " + name + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

// The column that is called as the role usually is, else, for a role that must have one, one that has such a word in
// its name; npos when none.
std::size_t columnLike(const ColumnRole& role, const Table& table, const std::vector<char>& taken)
{
    for (const bool whole : {true, false}) {
        if (!whole && !role.required)
            break;
        for (const std::string_view usual : role.usual_names)
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const std::string name = plainName(table.columns[i]);
                if (!taken[i] && (whole ? name == usual : hasWord(name, usual)))
                    return i;
            }
    }
    return Table::npos;
}

// A column was named for the role; an empty name leaves a role out.
bool chosen(const ColumnMap& columns, const char* role)
{
    const auto found = role ? columns.find(role) : columns.end();
    return found != columns.end() && !found->second.empty();
}

// A guessed column that stands for others counts where one of those that must be there is missing; else they do.
void settleGuesses(const TaskDescriptor& task, const ColumnMap& given, ColumnMap& columns)
{
    for (const ColumnRole& whole : task.roles) {
        if (!chosen(columns, whole.id) || chosen(given, whole.id))
            continue;
        bool replaces = false, missing = false, wanted = false;
        for (const ColumnRole& part : task.roles)
            if (part.instead && std::string_view(part.instead) == whole.id) {
                replaces = true;
                missing = missing || (part.required && !columns.contains(part.id));
                wanted = wanted || chosen(given, part.id);
            }
        if (replaces && (!missing || wanted))
            columns.erase(whole.id);
    }
    for (const ColumnRole& part : task.roles)
        if (chosen(columns, part.instead) && !chosen(given, part.id))
            columns.erase(part.id);
}

} // namespace

Status checkGivenColumns(const TaskDescriptor& task, const Table& table, const ColumnMap& given)
{
    std::vector<char> taken(table.columns.size(), 0);
    std::vector<std::string> role_ids;
    for (const ColumnRole& role : task.roles)
        role_ids.emplace_back(role.id);

    for (const auto& [role, column] : given) {
        if (std::find(role_ids.begin(), role_ids.end(), role) == role_ids.end())
            return fail(ErrorKind::Usage, text("The task “{}” has no role “{}”.", task.info.id, role), {},
                        text("Its roles are {}.", joined(role_ids)));
        if (column.empty())
            continue; // the role is left out
        const std::size_t index = table.column(column);
        if (index == Table::npos) {
            const std::string nearest = nearestWord(column, table.columns);
            return fail(ErrorKind::Usage, text("The data has no column “{}”.", column), {},
                        nearest.empty()
                            ? text("Its columns are {}.", joined(table.columns))
                            : text("Did you mean “{}”? Its columns are {}.", nearest, joined(table.columns)));
        }
        if (std::exchange(taken[index], char{1}))
            return fail(ErrorKind::Usage, text("The column “{}” is chosen for two roles.", column), {},
                        text("Choose a column of its own for each of {}.", joined(role_ids)));
    }
    for (const ColumnRole& role : task.roles)
        if (chosen(given, role.id) && chosen(given, role.instead))
            return fail(ErrorKind::Usage,
                        text("Columns are chosen for both “{}” and “{}”, but the second replaces the first.", role.id,
                             role.instead),
                        {}, text("Leave one of them out."));
    return {};
}

Result<ColumnMap> mapColumns(const TaskDescriptor& task, const Table& table, const ColumnMap& given)
{
    if (const Status status = checkGivenColumns(task, table, given); !status)
        return fail(status.error());
    std::vector<char> taken(table.columns.size(), 0);
    ColumnMap columns;
    for (const auto& [role, column] : given)
        if (!column.empty()) {
            taken[table.column(column)] = 1;
            columns[role] = column;
        }
    for (const ColumnRole& role : task.roles) {
        if (given.contains(role.id))
            continue;
        const std::size_t index = columnLike(role, table, taken);
        if (index != Table::npos) {
            columns[role.id] = table.columns[index];
            taken[index] = 1;
        }
    }
    settleGuesses(task, given, columns);
    if (table.columns.empty())
        return fail(ErrorKind::Usage, text("The rows of the file have no named fields."), {},
                    text("Give every field a name: a first line with column names, or records with names."));
    for (const ColumnRole& role : task.roles)
        if (role.required && !columns.contains(role.id) && !chosen(columns, role.instead))
            return fail(ErrorKind::Usage,
                        text("No column is called “{}” or something like it. The columns are: {}.", role.id,
                             joined(table.columns)),
                        {}, text("Say which column holds it."));
    return columns;
}

ColumnMap withColumn(const TaskDescriptor& task, ColumnMap columns, const std::string& role, const std::string& column)
{
    columns[role] = column;
    if (column.empty())
        return columns;
    for (const ColumnRole& other : task.roles) {
        if (!other.instead)
            continue;
        if (other.instead == role)
            columns.erase(other.id);
        else if (other.id == role)
            columns[other.instead].clear();
    }
    return columns;
}

std::vector<std::string> valuesOf(const TaskDescriptor& task, const std::string& input, const std::string& answer)
{
    std::vector<std::string> values(task.roles.size());
    const std::string* next = &input;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (task.roles[i].required) {
            values[i] = *next;
            next = &answer;
        }
    return values;
}

bool mustBeFilled(const TaskDescriptor& task, const ColumnMap& columns, std::size_t role)
{
    const ColumnRole& one = task.roles[role];
    if (!columns.contains(one.id))
        return false;
    return one.required || std::any_of(task.roles.begin(), task.roles.end(), [&](const ColumnRole& other) {
               return other.instead && std::string_view(other.instead) == one.id;
           });
}

std::uint64_t wordsOf(std::span<const std::string> values)
{
    std::string plain;
    for (const std::string& value : values) {
        for (const std::string& word : python::split(value, std::nullopt, -1))
            plain += word + ' ';
        plain += '\n'; // no word holds one
    }
    return checksum(std::as_bytes(std::span(plain)));
}

std::vector<std::string> roleValues(const TaskDescriptor& task, const Table& table, const ColumnMap& columns,
                                    std::size_t row)
{
    std::vector<std::string> values;
    values.reserve(task.roles.size());
    for (const ColumnRole& role : task.roles) {
        const auto mapped = columns.find(role.id);
        const std::size_t column = mapped == columns.end() ? Table::npos : table.column(mapped->second);
        // Windows ends lines with two characters; no model should learn to write the first of them.
        values.push_back(column == Table::npos ? std::string{}
                                               : python::replace(table.rows[row][column], "\r\n", "\n", -1));
    }
    return values;
}

} // namespace luthier
