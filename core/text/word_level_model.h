// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/model.h"

namespace luthier {

// Every word is one token: its own, or the unknown token.
class WordLevelModel final : public Model {
public:
    // Error: Damaged when the vocabulary lacks the unknown token.
    static Result<std::unique_ptr<const Model>> create(Vocabulary vocabulary, const std::string& unknown,
                                                       const std::string& where);

    void tokenize(std::string_view word, std::vector<WordToken>& tokens) const override;

private:
    WordLevelModel() = default;
    std::int32_t m_unknown = 0;
};

} // namespace luthier
