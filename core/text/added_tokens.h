// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

#include <functional>
#include <unordered_map>

namespace luthier {

// A token that is recognised in the text itself, before any word is cut.
struct AddedToken {
    std::int32_t id = 0;
    std::string content;
    bool special = false;
    bool single_word = false; // not inside a word
    bool strip_left = false; // takes the white space before it along
    bool strip_right = false;
    bool normalized = false; // looked for in the normalised text
    std::string normal; // what the normaliser makes of it, for a normalized one; set by AddedTokens::prepare
};

// Finds added tokens: at every place the longest one, from left to right.
class AddedTokens {
public:
    // A second token of the same content replaces the first.
    void add(AddedToken token);
    // normalize: what the tokenizer's normaliser makes of a content. Call once, after the last add().
    void prepare(const std::function<std::string(const std::string&)>& normalize);

    struct Match {
        ByteRange range;
        const AddedToken* token = nullptr; // none: text between tokens
    };
    enum class Stage { Source, Normalized };
    // Covers the text without gaps, in order.
    std::vector<Match> split(std::string_view text, Stage stage) const;

    const AddedToken* find(std::int32_t id) const;
    const AddedToken* find(std::string_view content) const;
    const std::vector<AddedToken>& all() const { return m_tokens; }

private:
    // A trie over bytes; children are chained, because special tokens share long beginnings and branch little.
    class Trie {
    public:
        void add(std::string_view key, std::int32_t value);
        // The first place from position on where a key may begin; the size of the text when there is none.
        std::size_t candidate(std::string_view text, std::size_t position) const;
        // Longest key at the beginning of text: its length and value, length 0 when there is none.
        std::pair<std::size_t, std::int32_t> longest(std::string_view text) const;

    private:
        struct Node {
            unsigned char byte = 0;
            std::int32_t child = -1;
            std::int32_t sibling = -1;
            std::int32_t value = -1;
        };
        std::vector<Node> m_nodes{1};
        std::vector<std::int32_t> m_first = std::vector<std::int32_t>(256, -1);
        std::string m_begins; // the bytes that keys begin with
    };

    std::vector<AddedToken> m_tokens;
    std::unordered_map<std::string, std::size_t> m_by_content;
    std::unordered_map<std::int32_t, std::size_t> m_by_id;
    Trie m_source;
    Trie m_normalized;
};

} // namespace luthier
