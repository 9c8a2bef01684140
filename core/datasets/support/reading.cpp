// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/reading.h"

#include <cctype>

namespace luthier {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string lowerExtension(const fs::path& file)
{
    std::string extension = file.extension().string();
    for (char& c : extension)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return extension;
}

bool looksBinary(std::string_view head)
{
    return head.find('\0') != std::string_view::npos;
}

bool keepReading(RunControl* control, std::size_t done, std::size_t all)
{
    if (!control)
        return true;
    control->stage_fraction = all == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(all);
    return control->proceed();
}

tl::unexpected<Error> stoppedReading(const fs::path& file)
{
    return fail(ErrorKind::Stopped, text("Reading the data was stopped."), file.filename().string());
}

bool LineReader::next(std::string_view& line)
{
    if (m_at >= m_text.size())
        return false;
    const std::size_t end = m_text.find_first_of("\r\n", m_at);
    ++m_number;
    if (end == std::string_view::npos) {
        line = m_text.substr(m_at);
        m_at = m_text.size();
        return true;
    }
    line = m_text.substr(m_at, end - m_at);
    m_at = end + (m_text[end] == '\r' && end + 1 < m_text.size() && m_text[end + 1] == '\n' ? 2 : 1);
    return true;
}

} // namespace luthier
