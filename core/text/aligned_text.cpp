// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/aligned_text.h"

#include "core/text/unicode.h"

namespace luthier {

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

AlignedText AlignedText::slice(ByteRange range) const
{
    const std::string_view wanted = view().substr(range.begin, range.end - range.begin);
    if (m_kind == Kind::View)
        return AlignedText(wanted, m_shift + range.begin);
    AlignedText part;
    part.m_kind = m_kind;
    part.m_shift = m_shift + range.begin;
    part.m_text = wanted;
    if (m_kind == Kind::Changed)
        part.m_origin.assign(m_origin.begin() + range.begin, m_origin.begin() + range.end);
    return part;
}

void AlignedText::replaceInPlace(std::string text)
{
    if (m_kind == Kind::View)
        m_kind = Kind::Replaced;
    m_text = std::move(text);
}

void AlignedText::Builder::reserve(std::size_t bytes)
{
    m_text.reserve(bytes);
    m_origin.reserve(bytes);
}

void AlignedText::Builder::add(char32_t character, ByteRange source)
{
    appendCharacter(m_text, character);
    m_origin.resize(m_text.size(), source);
}

void AlignedText::Builder::keep(const AlignedText& text, ByteRange range)
{
    const std::string_view kept = text.view().substr(range.begin, range.end - range.begin);
    const std::size_t first = m_text.size();
    m_text += kept;
    if (text.m_kind == Kind::Changed) {
        m_origin.insert(m_origin.end(), text.m_origin.begin() + range.begin, text.m_origin.begin() + range.end);
        return;
    }
    m_origin.resize(m_text.size());
    const std::uint32_t shift = text.m_shift + range.begin;
    for (std::uint32_t i = 0; i < kept.size();) {
        std::uint32_t end = i + 1;
        while (end < kept.size() && continues(kept[end]))
            ++end;
        for (const ByteRange source{shift + i, shift + end}; i < end; ++i)
            m_origin[first + i] = source;
    }
}

void AlignedText::Builder::shorten(std::size_t size)
{
    m_text.resize(size);
    m_origin.resize(size);
}

AlignedText AlignedText::Builder::finish() &&
{
    AlignedText changed;
    changed.m_kind = Kind::Changed;
    changed.m_text = std::move(m_text);
    changed.m_origin = std::move(m_origin);
    return changed;
}

} // namespace luthier
