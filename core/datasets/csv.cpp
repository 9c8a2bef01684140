// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/format.h"
#include "core/datasets/support/csv_reader.h"
#include "core/datasets/support/csv_table.h"
#include "core/datasets/support/reading.h"

namespace luthier {

namespace {

int confidence(const fs::path& file, std::string_view head)
{
    if (looksBinary(head))
        return 0;
    const std::string extension = lowerExtension(file);
    if (extension == ".csv" || extension == ".tsv" || extension == ".tab")
        return 90;
    const SeparatorGuess guess = guessSeparator(head, head.size() + 4 < head_bytes);
    // A cut head may end a few bytes early, at a whole character. Prose has commas too, but hardly ever the same number
    // in every line.
    return guess.columns > 1 && guess.records >= 3 && guess.agreement == 1.0 ? 65 : 5;
}

Result<Table> read(const fs::path& file, std::string_view content, RunControl* control)
{
    return readCsvTable(file, content, FirstRow::Names, control);
}

} // namespace

const FormatDescriptor format::csv{
    {"csv", "Table (CSV)",
     "A spreadsheet saved as text: the first row names the columns, each other row is one example.",
     "comma-separated values"},
    confidence,
    read,
    "*.csv *.tsv *.tab",
    "csv_without_names",
};

} // namespace luthier
