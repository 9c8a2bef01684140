// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/run_control.h"

#include <string>
#include <vector>

namespace luthier {

enum class Severity { Error, Warning };

// Something about the data that a user should know; `code` is stable, for scripts and for repairs.
struct Finding {
    Severity severity = Severity::Warning;
    std::string code; // "empty_row", "uneven_row", "broken_json", "duplicate_row", "cut_row", "rare_class"…
    std::int64_t line = 0; // in the file, from 1; 0: not about one line
    std::int64_t row = -1; // in the table, from 0; -1: not about one row
    Text message;
};

// Rows with named columns, as a format read them. Values are UTF-8; a missing value is empty.
struct Table {
    std::string format; // catalogue id
    std::string encoding; // "UTF-8", "UTF-16LE", "Windows-1252"
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows; // [row][column]
    std::vector<std::int64_t> lines; // [row]: line of the file where the row begins, from 1
    std::int64_t unread = 0; // rows that could not be read
    std::vector<Finding> findings; // rows that could not be read are here and not in rows

    std::size_t column(std::string_view name) const; // npos when there is none
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

// Reads a file in the given format ("auto": by content and extension). A broken row is a finding, not an error; errors
// are files that give no row at all: NotFound, Permission, Damaged, empty.
Result<Table> readTable(const fs::path& file, const std::string& format = "auto", RunControl* control = nullptr);

} // namespace luthier
