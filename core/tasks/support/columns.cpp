// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/support/columns.h"

#include "core/datasets/support/reading.h"

#include <algorithm>

namespace luthier {

namespace {

std::string joined(const std::vector<std::string>& names)
{
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "“" : ", “") + name + "”";
    return list;
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

// The column that is called as the role usually is, else one that has such a word in its name; npos when none.
std::size_t columnLike(const ColumnRole& role, const Table& table, const std::vector<char>& taken)
{
    for (const bool whole : {true, false})
        for (const std::string_view usual : role.usual_names)
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const std::string name = plainName(table.columns[i]);
                if (!taken[i] && (whole ? name == usual : hasWord(name, usual)))
                    return i;
            }
    return Table::npos;
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
    return {};
}

Result<ColumnMap> mapColumns(const TaskDescriptor& task, const Table& table, const ColumnMap& given)
{
    if (const Status status = checkGivenColumns(task, table, given); !status)
        return fail(status.error());
    std::vector<char> taken(table.columns.size(), 0);
    for (const auto& [role, column] : given)
        taken[table.column(column)] = 1;
    ColumnMap columns = given;
    for (const ColumnRole& role : task.roles) {
        if (columns.contains(role.id))
            continue;
        const std::size_t index = columnLike(role, table, taken);
        if (index != Table::npos) {
            columns[role.id] = table.columns[index];
            taken[index] = 1;
        } else if (role.required) {
            return fail(ErrorKind::Usage,
                        text("None of the columns {} is called like the role “{}” ({}).", joined(table.columns),
                             role.id, role.label),
                        {}, text("Say which column holds it."));
        }
    }
    return columns;
}

std::vector<std::string> roleValues(const TaskDescriptor& task, const Table& table, const ColumnMap& columns,
                                    std::size_t row)
{
    std::vector<std::string> values;
    values.reserve(task.roles.size());
    for (const ColumnRole& role : task.roles) {
        const auto mapped = columns.find(role.id);
        const std::size_t column = mapped == columns.end() ? Table::npos : table.column(mapped->second);
        values.push_back(column == Table::npos ? std::string{} : table.rows[row][column]);
    }
    return values;
}

} // namespace luthier
