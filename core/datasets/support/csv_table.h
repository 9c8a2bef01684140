// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/datasets/table.h"

#include <string_view>

namespace luthier {

enum class FirstRow {
    Names, // of the columns
    Example, // as all others; the columns are called "column 1", "column 2"…
};

// Reads separated values (RFC 4180; separator guessed, or declared by a first line "sep=;"). content: the whole file in
// UTF-8; file: for messages. A record that cannot be read, or has another number of fields than the first, is a
// finding. Errors: Damaged (no first row), Stopped.
Result<Table> readCsvTable(const fs::path& file, std::string_view content, FirstRow first, RunControl* control);

} // namespace luthier
