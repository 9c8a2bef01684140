// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/format.h"
#include "core/datasets/support/decode.h"
#include "core/datasets/support/reading.h"

#include <algorithm>

namespace luthier {

namespace {

// What cannot be read at all, said before anybody opens it.
Status checkFile(const fs::path& file)
{
    std::error_code code;
    const fs::file_status status = fs::status(file, code);
    if (!fs::exists(status)) {
        if (code && code != std::errc::no_such_file_or_directory && code != std::errc::not_a_directory)
            return fail(systemError(code.value(), file, "read"));
        return fail(ErrorKind::NotFound, text("There is no data file “{}”.", file.string()), {},
                    text("Check the name, or choose the file again."));
    }
    if (fs::is_directory(status))
        return fail(ErrorKind::Usage, text("“{}” is a folder, not a data file.", file.string()), {},
                    text("Choose one file inside it."));
    if (!fs::is_regular_file(status))
        return fail(ErrorKind::Usage, text("“{}” is not a data file.", file.string()), {},
                    text("Choose a file with rows of text."));
    return {};
}

// People bring what their office programs save; each has its own way to a file that we read.
tl::unexpected<Error> notText(const fs::path& file, std::string_view head)
{
    const std::string extension = lowerExtension(file);
    if (extension == ".xlsx" || extension == ".xls" || extension == ".ods")
        return fail(ErrorKind::Damaged, text("“{}” is a spreadsheet, not a text file.", file.filename().string()), {},
                    text("Save it as “CSV UTF-8” in your spreadsheet program and choose that file."));
    if (extension == ".docx" || extension == ".doc" || extension == ".odt" || extension == ".pdf"
        || head.starts_with("%PDF"))
        return fail(ErrorKind::Damaged, text("“{}” is a document, not a text file.", file.filename().string()), {},
                    text("Save it as plain text and choose that file."));
    return fail(ErrorKind::Damaged, text("“{}” is not a text file.", file.filename().string()), {},
                text("Choose a file with rows of text: JSON lines, CSV or plain text."));
}

std::string_view headOf(std::string_view content)
{
    if (content.size() <= head_bytes)
        return content;
    std::size_t end = head_bytes;
    while (end > 0 && (static_cast<unsigned char>(content[end]) & 0xC0) == 0x80) // not inside a character
        --end;
    return content.substr(0, end);
}

const FormatDescriptor* detect(const fs::path& file, std::string_view head)
{
    const FormatDescriptor* best = nullptr;
    int most = 0;
    for (const FormatDescriptor* descriptor : formats()) {
        const int confidence = descriptor->confidence(file, head);
        if (confidence > most) {
            most = confidence;
            best = descriptor;
        }
    }
    return best;
}

tl::unexpected<Error> noRow(const fs::path& file, const Table& table)
{
    const std::string name = file.filename().string();
    const auto first = std::find_if(table.findings.begin(), table.findings.end(),
                                    [](const Finding& finding) { return finding.severity == Severity::Error; });
    if (first == table.findings.end())
        return fail(ErrorKind::Damaged, text("“{}” has no row of data.", name), {},
                    text("Choose a file with at least one row besides the names of its columns."));
    return fail(ErrorKind::Damaged, first->message,
                first->line > 0 ? fmt::format("{}, line {}", name, first->line) : name,
                text("No row could be read. Correct the file, or choose another format for it."));
}

} // namespace

std::size_t Table::column(std::string_view name) const
{
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? npos : static_cast<std::size_t>(found - columns.begin());
}

Result<Table> readTable(const fs::path& file, const std::string& format, RunControl* control)
{
    const FormatDescriptor* descriptor = nullptr;
    if (format != "auto") {
        descriptor = findFormat(format);
        if (!descriptor)
            return fail(unknownEntry(Kind::Format, format));
    }
    if (const Status status = checkFile(file); !status)
        return fail(status.error());
    Result<std::string> bytes = readFile(file);
    if (!bytes)
        return fail(bytes.error());
    DecodedText decoded = decodeText(std::move(*bytes));
    const std::string_view content = decoded.text;
    if (trimmed(content).empty())
        return fail(ErrorKind::Damaged, text("“{}” is empty.", file.filename().string()), {},
                    text("Choose a file with rows of text."));
    const std::string_view head = headOf(content);
    if (looksBinary(head) || head.starts_with("%PDF"))
        return notText(file, head);
    if (const std::size_t nul = content.find('\0'); nul != std::string_view::npos) {
        const auto line = 1 + std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(nul), '\n');
        return fail(ErrorKind::Damaged, text("The file holds a character that no text has (NUL)."),
                    fmt::format("{}, line {}", file.filename().string(), line),
                    text("Remove it with a text editor, or save the file anew from the program it came from."));
    }
    if (!descriptor)
        descriptor = detect(file, head);
    if (!descriptor)
        return notText(file, head);

    Result<Table> table = descriptor->read(file, content, control);
    if (!table)
        return table;
    table->format = descriptor->info.id;
    table->encoding = decoded.encoding;
    if (table->rows.empty())
        return noRow(file, *table);
    if (decoded.finding)
        table->findings.insert(table->findings.begin(), *decoded.finding);
    return table;
}

} // namespace luthier
