// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/model.h"

namespace luthier {

// Remembers how a model cut the words that one thread has met: texts repeat their words. Bounded; forgets all when
// full.
class WordCache {
public:
    static constexpr std::size_t longest_word = 64; // bytes; longer ones hardly come back

    // The cache of this thread for the tokenizer with this number. A thread keeps those it used last.
    static WordCache& ofThread(std::uint64_t tokenizer);
    static std::uint64_t newTokenizer(); // a number never used before

    // What model.tokenize(word) gives, from memory if possible. Valid until the next call.
    std::span<const WordToken> tokens(const Model& model, std::string_view word);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    struct Entry {
        std::uint32_t begin = 0;
        std::uint32_t count = 0;
    };
    std::uint64_t m_tokenizer = 0;
    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> m_entries;
    std::vector<WordToken> m_tokens; // of all entries
    std::vector<WordToken> m_long; // of the last word that was too long to keep
};

} // namespace luthier
