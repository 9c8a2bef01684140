// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/aligned_text.h"

#include "core/text/unicode.h"

namespace luthier {

namespace {

bool continues(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

} // namespace

AlignedText AlignedText::fromBytes(std::string_view bytes)
{
    if (isUtf8(bytes))
        return AlignedText(bytes);
    Builder builder;
    for (std::size_t i = 0; i < bytes.size();) {
        const Character c = readCharacter(bytes, i);
        const auto begin = static_cast<std::uint32_t>(i);
        builder.add(c.value, {begin, begin + c.length});
        i += c.length;
    }
    return std::move(builder).finish();
}

ByteRange AlignedText::source(ByteRange range) const
{
    if (range.begin >= range.end)
        return {};
    if (!m_unchanged)
        return {m_origin[range.begin].begin, m_origin[range.end - 1].end};
    while (range.begin > 0 && continues(m_view[range.begin]))
        --range.begin;
    while (range.end < m_view.size() && continues(m_view[range.end]))
        ++range.end;
    return {range.begin + m_shift, range.end + m_shift};
}

AlignedText AlignedText::slice(ByteRange range) const
{
    if (m_unchanged)
        return AlignedText(m_view.substr(range.begin, range.end - range.begin), m_shift + range.begin);
    AlignedText part;
    part.m_unchanged = false;
    part.m_text = m_text.substr(range.begin, range.end - range.begin);
    part.m_origin.assign(m_origin.begin() + range.begin, m_origin.begin() + range.end);
    return part;
}

void AlignedText::Builder::reserve(std::size_t bytes)
{
    m_text.reserve(bytes);
    m_origin.reserve(bytes);
}

void AlignedText::Builder::add(std::string_view text, ByteRange source)
{
    m_text += text;
    m_origin.resize(m_text.size(), source);
}

void AlignedText::Builder::add(char32_t character, ByteRange source)
{
    appendCharacter(m_text, character);
    m_origin.resize(m_text.size(), source);
}

AlignedText AlignedText::Builder::finish() &&
{
    AlignedText changed;
    changed.m_unchanged = false;
    changed.m_text = std::move(m_text);
    changed.m_origin = std::move(m_origin);
    return changed;
}

} // namespace luthier
