// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

// Reads records of separated values one by one, as RFC 4180 says: quoted fields may hold separators, doubled quotes and
// line breaks; records end at LF, CRLF or CR. A quote inside an unquoted field is an ordinary character. After a broken
// record reading goes on at the line after the one where its faulty quote stands. One thread.
class CsvReader {
public:
    enum class Outcome {
        Record,
        Unterminated, // a quote was opened and never closed
        StrayQuote, // text follows a closing quote
        End,
    };

    CsvReader(std::string_view text, char separator) : m_text(text), m_separator(separator) { }

    // fields is replaced. A line without any character is one empty field.
    Outcome next(std::vector<std::string>& fields);

    std::int64_t recordLine() const { return m_record_line; } // where the last record begins, from 1
    std::int64_t faultLine() const { return m_fault_line; } // where the faulty quote was opened
    std::int64_t line() const { return m_line; } // where the next record begins
    std::size_t position() const { return m_at; } // bytes read

private:
    enum class FieldEnd { Separator, Record, Fault };
    FieldEnd readField(std::string& field, Outcome& fault);
    FieldEnd finishField();
    void skipLineBreak();

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
    std::int64_t m_record_line = 1;
    std::int64_t m_fault_line = 0;
};

// For files of one column: its texts may hold commas and semicolons without quotes.
inline constexpr char no_separator = '\0';

// The separator among , ; tab and | under which the first records agree best; no_separator when each gives the first
// record one field. whole: head is the whole file, else its last record may be cut and does not count.
struct SeparatorGuess {
    char separator = no_separator;
    std::size_t columns = 1;
    std::size_t records = 0; // that were looked at
    double agreement = 0; // part of them with as many fields as the first
};
SeparatorGuess guessSeparator(std::string_view head, bool whole);

} // namespace luthier
