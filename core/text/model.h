// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/vocabulary.h"

namespace luthier {

// A piece of one word: its id and the bytes of the word it takes.
struct WordToken {
    std::int32_t id = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// What a tokenizer.json calls "model": cuts a word into pieces of the vocabulary. Immutable, for many threads.
class Model {
public:
    virtual ~Model() = default;
    virtual void tokenize(std::string_view word, std::vector<WordToken>& tokens) const = 0;
    const Vocabulary& vocabulary() const { return m_vocabulary; }
    // No token holds "▁" after another character: cutting a word before such a place changes nothing, and the parts are
    // more likely to be met again.
    bool cutsBeforeSpaces() const { return m_cuts_before_spaces; }

protected:
    Vocabulary m_vocabulary;
    bool m_cuts_before_spaces = false;
};

} // namespace luthier
