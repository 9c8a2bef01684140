// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/model.h"
#include "core/text/piece_trie.h"

#include <array>

namespace luthier {

// The unigram language model of Kudo 2018: of all ways to spell a word, the one whose pieces have the highest sum of
// log probabilities.
class UnigramModel final : public Model {
public:
    enum class Arithmetic { Double, Single }; // what the sums are rounded to: the tokenizers library, sentencepiece
    struct Settings {
        std::optional<std::int32_t> unknown; // id of the token for characters that no piece has
        bool byte_fallback = false; // unknown characters become <0x..> pieces
        Arithmetic arithmetic = Arithmetic::Double;
        std::vector<std::int32_t> hidden; // pieces that are never taken from the text: control tokens and bytes
        std::vector<std::int32_t> whole; // pieces that are taken wherever they stand
    };

    // scores: by id. Errors: Damaged when the unknown token is none of the vocabulary, or one is needed and missing.
    static Result<std::unique_ptr<const Model>> create(Vocabulary vocabulary, std::vector<double> scores,
                                                       Settings settings, const std::string& where);

    void tokenize(std::string_view word, std::vector<WordToken>& tokens) const override;

private:
    UnigramModel() = default;
    template <class Number> void findBest(std::string_view word, std::vector<WordToken>& tokens) const;
    void addUnknown(std::string_view word, std::uint32_t begin, std::uint32_t end,
                    std::vector<WordToken>& tokens) const;

    Settings m_settings;
    std::vector<double> m_scores;
    double m_unknown_score = 0;
    double m_best_score = 0;
    std::vector<bool> m_is_whole; // by id; empty when there is none
    PieceTrie m_trie;
    std::array<std::int32_t, 256> m_byte_ids{}; // -1: none
};

} // namespace luthier
