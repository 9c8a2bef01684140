// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/datasets/table.h"

#include <string_view>

namespace luthier {

// What the formats share: lines, blanks, and stopping.

// By which a file is known, and its separator guessed.
inline constexpr std::size_t head_bytes = 65536;

// Without blanks, tabs and line breaks at both ends.
std::string_view trimmed(std::string_view text);
// ".csv"
std::string lowerExtension(const fs::path& file);
// Text has no zero bytes.
bool looksBinary(std::string_view head);

// Sets the progress and waits while paused; false once stopped.
bool keepReading(RunControl* control, std::size_t done, std::size_t all);
tl::unexpected<Error> stoppedReading(const fs::path& file);

// Line by line, without the line break (LF, CRLF or CR).
class LineReader {
public:
    explicit LineReader(std::string_view text) : m_text(text) { }
    bool next(std::string_view& line);
    std::int64_t number() const { return m_number; } // of the last line, from 1
    std::size_t position() const { return m_at; }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    std::int64_t m_number = 0;
};

} // namespace luthier
