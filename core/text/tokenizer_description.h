// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/bpe_model.h"
#include "core/text/normalizers.h"
#include "core/text/tokenizer_config.h"
#include "core/text/unigram_model.h"

#include <functional>

namespace luthier {

// A tokenizer in the words of tokenizer.json, whatever files it was read from.
struct TokenizerDescription {
    Json parts = Json::object(); // the members of a tokenizer.json beside its model; absent ones do nothing
    std::optional<Normalizer> normalizer; // in place of the one in parts
    std::string model_type; // "BPE", "WordPiece", "Unigram", "WordLevel"
    std::optional<std::string> unknown;
    std::function<Result<std::unique_ptr<const Model>>(BpeModel::Spelling)> make_model;
    // May the model's pieces be spelled as bytes inside? Only BPE without decorations.
    bool may_spell_bytes = false;
};

// Errors: Failed with the name of a part that is not supported, Damaged with what contradicts itself.
Result<std::shared_ptr<const Tokenizer>> buildTokenizer(const TokenizerDescription& description,
                                                        const TokenizerConfig& config, const std::string& where);

// Refuses ids that are taken twice, or so far beyond the number of pieces that their table would only eat memory.
class VocabularyReader {
public:
    VocabularyReader(std::size_t pieces, std::string where);
    Status add(std::string_view piece, std::int64_t id);
    Vocabulary take() { return std::move(m_vocabulary); }

private:
    Vocabulary m_vocabulary;
    std::int64_t m_limit;
    std::string m_where;
};

} // namespace luthier
