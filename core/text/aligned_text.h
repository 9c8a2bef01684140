// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

namespace luthier {

// Valid UTF-8 that may have been changed on its way, and which bytes of the source each of its bytes stands for. Text
// that nobody changed is only a view of the source and costs no copy; the source must outlive it.
class AlignedText {
public:
    // shift: where the view begins in the source.
    explicit AlignedText(std::string_view source = {}, std::uint32_t shift = 0) : m_view(source), m_shift(shift) { }
    // Damaged UTF-8 becomes U+FFFD that stands for the damaged bytes.
    static AlignedText fromBytes(std::string_view bytes);

    std::string_view view() const { return m_kind == Kind::View ? m_view : std::string_view(m_text); }
    bool empty() const { return view().empty(); }
    // Source bytes of a range of this text, widened to whole characters.
    ByteRange source(ByteRange range) const
    {
        if (range.begin >= range.end)
            return {};
        if (m_kind == Kind::Changed)
            return {m_origin[range.begin].begin, m_origin[range.end - 1].end};
        const std::string_view text = view();
        while (range.begin > 0 && continues(text[range.begin]))
            --range.begin;
        while (range.end < text.size() && continues(text[range.end]))
            ++range.end;
        return {range.begin + m_shift, range.end + m_shift};
    }
    // Where the text begins in the source.
    std::uint32_t start() const
    {
        return m_kind == Kind::Changed && !m_origin.empty() ? m_origin.front().begin : m_shift;
    }
    AlignedText slice(ByteRange range) const;
    // The same text with each character replaced by one of as many bytes.
    void replaceInPlace(std::string text);

    // Collects a changed text character by character.
    class Builder {
    public:
        void reserve(std::size_t bytes);
        void add(std::string_view text, ByteRange source)
        {
            m_text += text;
            for (std::size_t i = 0; i < text.size(); ++i) // few bytes
                m_origin.push_back(source);
        }
        void add(char32_t character, ByteRange source);
        // A stretch of another text as it is.
        void keep(const AlignedText& text, ByteRange range);
        std::size_t size() const { return m_text.size(); }
        std::string_view view() const { return m_text; }
        void shorten(std::size_t size);
        // The last character stands for the source bytes up to end, too.
        void extendLast(std::uint32_t end)
        {
            if (!m_origin.empty())
                m_origin.back().end = end;
        }
        AlignedText finish() &&;

    private:
        std::string m_text;
        std::vector<ByteRange> m_origin;
    };

private:
    enum class Kind {
        View, // m_view, as it stands in the source
        Replaced, // m_text, byte for byte in the place of the source's
        Changed, // m_text and m_origin
    };
    static bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

    Kind m_kind = Kind::View;
    std::string_view m_view;
    std::uint32_t m_shift = 0;
    std::string m_text;
    std::vector<ByteRange> m_origin; // of each byte of m_text
};

} // namespace luthier
