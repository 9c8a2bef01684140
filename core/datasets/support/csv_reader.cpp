// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/csv_reader.h"

namespace luthier {

void CsvReader::skipLineBreak()
{
    if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
        ++m_at;
    ++m_at;
    ++m_line;
}

// At a separator, a line break or the end.
CsvReader::FieldEnd CsvReader::finishField()
{
    if (m_at == m_text.size())
        return FieldEnd::Record;
    if (m_text[m_at] == m_separator) {
        ++m_at;
        return FieldEnd::Separator;
    }
    skipLineBreak();
    return FieldEnd::Record;
}

CsvReader::FieldEnd CsvReader::readField(std::string& field, Outcome& fault)
{
    if (m_at == m_text.size() || m_text[m_at] != '"') {
        const char stops[] = {m_separator, '\n', '\r'};
        std::size_t end = m_at;
        while (end < m_text.size() && m_text[end] != stops[0] && m_text[end] != stops[1] && m_text[end] != stops[2])
            ++end;
        field.assign(m_text, m_at, end - m_at);
        m_at = end;
        return finishField();
    }
    const std::size_t opened = m_at;
    const std::int64_t opened_line = m_line;
    std::int64_t line = m_line;
    std::size_t from = ++m_at;
    fault = Outcome::Unterminated;
    for (;;) {
        const std::size_t quote = m_text.find('"', from);
        const std::size_t end = quote == std::string_view::npos ? m_text.size() : quote;
        for (std::size_t i = from; i < end; ++i)
            if (m_text[i] == '\n' || (m_text[i] == '\r' && (i + 1 == m_text.size() || m_text[i + 1] != '\n')))
                ++line;
        field.append(m_text, from, end - from);
        if (quote == std::string_view::npos)
            break;
        if (quote + 1 < m_text.size() && m_text[quote + 1] == '"') {
            field += '"';
            from = quote + 2;
            continue;
        }
        std::size_t after = quote + 1;
        while (after < m_text.size() && m_text[after] == ' ' && m_separator != ' ')
            ++after;
        if (after == m_text.size() || m_text[after] == m_separator || m_text[after] == '\n' || m_text[after] == '\r') {
            m_at = after;
            m_line = line;
            return finishField();
        }
        fault = Outcome::StrayQuote;
        break;
    }
    m_fault_line = opened_line;
    const std::size_t next_break = m_text.find_first_of("\r\n", opened);
    if (next_break == std::string_view::npos) {
        m_at = m_text.size();
    } else {
        m_at = next_break;
        skipLineBreak();
    }
    return FieldEnd::Fault;
}

CsvReader::Outcome CsvReader::next(std::vector<std::string>& fields)
{
    fields.clear();
    m_record_line = m_line;
    if (m_at == m_text.size())
        return Outcome::End;
    for (;;) {
        Outcome fault = Outcome::Record;
        const FieldEnd end = readField(fields.emplace_back(), fault);
        if (end == FieldEnd::Fault)
            return fault;
        if (end == FieldEnd::Record)
            return Outcome::Record;
    }
}

namespace {

// In "Good;4,5" the comma belongs to a number: it separates nothing where every one stands between digits and another
// separator is there.
bool everyCommaIsDecimal(std::string_view head)
{
    const auto digit = [&head](std::size_t i) { return i < head.size() && head[i] >= '0' && head[i] <= '9'; };
    std::size_t comma = head.find(',');
    const bool any = comma != std::string_view::npos;
    for (; comma != std::string_view::npos; comma = head.find(',', comma + 1))
        if (comma == 0 || !digit(comma - 1) || !digit(comma + 1))
            return false;
    return any && head.find_first_of(";\t|") != std::string_view::npos;
}

} // namespace

SeparatorGuess guessSeparator(std::string_view head, bool whole)
{
    constexpr std::size_t enough = 50;
    SeparatorGuess best;
    const bool decimal_commas = everyCommaIsDecimal(head);
    for (const char separator : {',', ';', '\t', '|'}) {
        if (separator == ',' && decimal_commas)
            continue;
        CsvReader reader(head, separator);
        SeparatorGuess guess;
        guess.separator = separator;
        std::size_t agreeing = 0, readable = 0;
        std::vector<std::string> fields;
        while (guess.records < enough) {
            const CsvReader::Outcome outcome = reader.next(fields);
            if (outcome == CsvReader::Outcome::End || (!whole && reader.position() == head.size()))
                break;
            if (outcome == CsvReader::Outcome::Record && fields.size() == 1 && fields[0].empty())
                continue;
            if (outcome != CsvReader::Outcome::Record) {
                ++guess.records;
                continue;
            }
            if (readable++ == 0)
                guess.columns = fields.size();
            ++guess.records;
            agreeing += fields.size() == guess.columns ? 1 : 0;
        }
        if (guess.records == 0)
            continue;
        guess.agreement = static_cast<double>(agreeing) / static_cast<double>(guess.records);
        const bool better = guess.columns > 1
            && (best.columns < 2 || guess.agreement > best.agreement
                || (guess.agreement == best.agreement && guess.columns > best.columns));
        if (better)
            best = guess;
        else if (best.records == 0)
            best = {no_separator, 1, guess.records, 1.0};
    }
    return best;
}

} // namespace luthier
