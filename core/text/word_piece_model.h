// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/model.h"

#include <unordered_map>

namespace luthier {

// WordPiece (Wu et al. 2016, as BERT applies it): the longest piece that the word begins with, again and again; a word
// that cannot be spelled so is one unknown token.
class WordPieceModel final : public Model {
public:
    struct Settings {
        std::string unknown = "[UNK]";
        std::string continuing_prefix = "##";
        std::size_t longest_word = 100; // characters; longer ones are unknown
    };

    // Error: Damaged when the vocabulary lacks the unknown token.
    static Result<std::unique_ptr<const Model>> create(Vocabulary vocabulary, Settings settings,
                                                       const std::string& where);

    void tokenize(std::string_view word, std::vector<WordToken>& tokens) const override;

private:
    WordPieceModel() = default;
    Settings m_settings;
    std::int32_t m_unknown = 0;
    std::size_t m_longest_piece = 0; // bytes
    std::unordered_map<std::string_view, std::int32_t> m_continuing; // without the prefix; views into m_vocabulary
};

} // namespace luthier
