// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

namespace luthier {

// sentencepiece's table of replacements (its "precompiled charsmap"): a double-array trie (Yata et al. 2007, in the
// layout of Darts-clone) from strings to strings. Immutable.
class Charsmap {
public:
    // Error: Damaged when the bytes are no such table, or lead outside of it.
    static Result<Charsmap> read(std::string_view bytes, const std::string& where);

    struct Found {
        std::uint32_t length = 0; // bytes of the text that are replaced; 0: none
        std::string_view replacement;
    };
    Found shortest(std::string_view text) const; // of the keys that the text begins with
    Found longest(std::string_view text) const;
    // May a key begin with this byte? Most bytes of most texts say no.
    bool begins(char first) const { return m_begins[static_cast<unsigned char>(first)]; }

private:
    template <class Take> void prefixes(std::string_view text, Take take) const;
    std::string_view replacement(std::uint32_t value) const;
    Status check(const std::string& where);

    std::vector<std::uint32_t> m_units;
    std::string m_replacements; // each ends with a zero byte
    std::vector<bool> m_begins = std::vector<bool>(256);
};

} // namespace luthier
