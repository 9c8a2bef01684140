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

    // What model.tokenize(word) gives, from memory if possible. Valid until the next call. The word is not empty.
    std::span<const WordToken> tokens(const Model& model, std::string_view word);

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t key = 0; // where its word begins in m_keys
        std::uint32_t begin = 0; // in m_tokens
        std::uint16_t length = 0; // of the word; 0: the slot is empty
        std::uint16_t count = 0;
    };
    std::span<const WordToken> remember(const Model& model, std::string_view word, std::uint64_t hash);
    Slot& slotOf(std::string_view word, std::uint64_t hash);

    std::uint64_t m_tokenizer = 0;
    std::vector<Slot> m_slots; // open addressing, at most half full
    std::size_t m_used = 0;
    std::string m_keys; // the words of all slots
    std::vector<WordToken> m_tokens; // of all slots
    std::vector<WordToken> m_long; // of the last word that was too long to keep
};

} // namespace luthier
