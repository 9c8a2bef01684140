// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/format.h"
#include "core/datasets/support/csv_table.h"

namespace luthier {

namespace {

// Nobody can tell a name from an example for sure, so this is read only where somebody says so.
int confidence(const fs::path&, std::string_view)
{
    return 0;
}

Result<Table> read(const fs::path& file, std::string_view content, RunControl* control)
{
    return readCsvTable(file, content, FirstRow::Example, control);
}

} // namespace

const FormatDescriptor format::csv_without_names{
    {"csv_without_names", "Table without column names (CSV)",
     "A spreadsheet saved as text, whose first row is an example like all others.",
     "comma-separated values, no header"},
    confidence,
    read,
    "*.csv *.tsv *.tab",
};

} // namespace luthier
