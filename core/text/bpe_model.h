// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/model.h"

#include <array>

namespace luthier {

// Byte pair encoding (Sennrich et al. 2016): joins the neighbours whose pair stands first in the list of merges until
// none is left. Of equal pairs the left one goes first.
class BpeModel final : public Model {
public:
    enum class Spelling { Characters, Bytes }; // Bytes: pieces are spelled in the byte alphabet
    struct Settings {
        Spelling spelling = Spelling::Characters;
        std::optional<std::string> unknown; // piece for what the vocabulary lacks; without one it is left out
        bool fuse_unknown = false; // neighbouring unknown characters make one token
        bool byte_fallback = false; // unknown characters become <0x..> pieces
        bool ignore_merges = false; // a word that is a piece is that piece
        std::string continuing_prefix;
        std::string end_of_word_suffix;
    };
    using Merge = std::pair<std::string_view, std::string_view>;

    // Errors: Damaged when a merge or the unknown piece names what the vocabulary lacks.
    static Result<std::unique_ptr<const Model>> create(Vocabulary vocabulary, const std::vector<Merge>& merges,
                                                       Settings settings, const std::string& where);

    // As sentencepiece has it: two neighbours join when together they are a piece, the piece with the highest score
    // first. whole: pieces that are taken from the text before anything is joined, and never joined.
    struct ScoredPieces {
        std::vector<float> scores; // by id
        std::vector<bool> joined; // by id: the piece may come out of joining
        std::vector<std::int32_t> whole;
    };
    static Result<std::unique_ptr<const Model>> create(Vocabulary vocabulary, const ScoredPieces& pieces,
                                                       Settings settings, const std::string& where);

    void tokenize(std::string_view word, std::vector<WordToken>& tokens) const override;

private:
    // A node of the linked list of pieces that a word is at the moment. length 0: joined into its left neighbour.
    struct Symbol {
        std::int32_t id = 0;
        std::uint32_t length = 0; // bytes of the word
        std::int32_t previous = -1;
        std::int32_t next = -1;
    };
    struct Joined {
        std::uint32_t rank = UINT32_MAX;
        std::int32_t id = -1; // -1: no such merge
    };

    // Merges by pair of ids: open addressing, because this is the innermost look-up.
    class PairTable {
    public:
        void reserve(std::size_t pairs);
        void insert(std::int32_t left, std::int32_t right, Joined joined);
        Joined find(std::int32_t left, std::int32_t right) const;

    private:
        struct Slot {
            std::uint64_t key = UINT64_MAX;
            Joined joined;
        };
        std::size_t home(std::uint64_t key) const;
        std::vector<Slot> m_slots;
        unsigned m_shift = 64;
    };

    BpeModel() = default;
    static Result<std::unique_ptr<BpeModel>> prepare(Vocabulary vocabulary, Settings settings,
                                                     const std::string& where);
    void noteCuts(const std::vector<std::int32_t>& joined);
    std::int32_t findWhole(std::string_view word) const;
    void firstSymbols(std::string_view word, std::vector<Symbol>& symbols) const;
    void firstBytes(std::string_view word, std::vector<Symbol>& symbols) const;
    std::pair<std::uint32_t, std::int32_t> wholePiece(std::string_view text) const;
    void mergeFew(std::vector<Symbol>& symbols) const;
    void mergeMany(std::vector<Symbol>& symbols) const;

    Settings m_settings;
    std::optional<std::int32_t> m_unknown;
    std::array<std::int32_t, 256> m_byte_ids{}; // of single bytes, or of the <0x..> pieces; -1: none
    PairTable m_merges;
    Vocabulary m_words_as_bytes; // for ignore_merges
    std::array<std::vector<std::int32_t>, 256> m_whole; // pieces never joined, by first byte, the longest first
    bool m_any_whole = false;
};

} // namespace luthier
