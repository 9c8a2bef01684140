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

    std::string_view view() const { return m_unchanged ? m_view : std::string_view(m_text); }
    bool empty() const { return view().empty(); }
    // Source bytes of a range of this text, widened to whole characters.
    ByteRange source(ByteRange range) const;
    AlignedText slice(ByteRange range) const;

    // Collects a changed text character by character.
    class Builder {
    public:
        void reserve(std::size_t bytes);
        void add(std::string_view text, ByteRange source);
        void add(char32_t character, ByteRange source);
        std::size_t size() const { return m_text.size(); }
        AlignedText finish() &&;

    private:
        std::string m_text;
        std::vector<ByteRange> m_origin;
    };

private:
    bool m_unchanged = true;
    std::string_view m_view;
    std::uint32_t m_shift = 0;
    std::string m_text;
    std::vector<ByteRange> m_origin; // of each byte of m_text
};

} // namespace luthier
