// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/format.h"
#include "core/datasets/support/reading.h"

namespace luthier {

namespace {

int confidence(const fs::path& file, std::string_view head)
{
    if (looksBinary(head))
        return 0;
    const std::string extension = lowerExtension(file);
    return extension == ".txt" || extension == ".text" || extension == ".md" ? 60 : 30;
}

// Paragraphs are separated by lines without a visible character; line breaks inside a paragraph stay.
Result<Table> read(const fs::path& file, std::string_view content, RunControl* control)
{
    Table table;
    table.columns = {"text"};
    std::string paragraph;
    std::int64_t begin = 0;
    const auto finish = [&] {
        if (begin != 0) {
            table.rows.push_back({std::move(paragraph)});
            table.lines.push_back(begin);
        }
        paragraph.clear();
        begin = 0;
    };
    LineReader lines(content);
    std::string_view line;
    while (lines.next(line)) {
        if (lines.number() % 4096 == 0 && !keepReading(control, lines.position(), content.size()))
            return stoppedReading(file);
        const std::string_view visible = trimmed(line);
        if (visible.empty()) {
            finish();
            continue;
        }
        if (begin == 0)
            begin = lines.number();
        else
            paragraph += '\n';
        // Indentation may carry meaning (lists, verse); blanks at the end never do.
        const auto end = static_cast<std::size_t>(visible.data() + visible.size() - line.data());
        paragraph.append(line.substr(0, end));
    }
    finish();
    return table;
}

} // namespace

const FormatDescriptor format::plain_text{
    {"plain_text", "Running text",
     "Plain text; an empty line begins the next paragraph, and each paragraph is one text.", "plain text"},
    confidence,
    read,
    "*.txt *.text *.md",
};

} // namespace luthier
