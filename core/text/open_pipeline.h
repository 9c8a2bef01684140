// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer_config.h"

namespace luthier {

// Tokenizers from the files they are published in. Errors as openTokenizer's.
Result<std::shared_ptr<const Tokenizer>> openTokenizerJson(const fs::path& path, const TokenizerConfig& config);
Result<std::shared_ptr<const Tokenizer>> openVocabularyText(const fs::path& path, const TokenizerConfig& config);
// vocab.json, with merges.txt beside it.
Result<std::shared_ptr<const Tokenizer>> openVocabularyJson(const fs::path& path, const TokenizerConfig& config);
Result<std::shared_ptr<const Tokenizer>> openSentencePiece(const fs::path& path, const TokenizerConfig& config);
// As tokenizerKind() says it. Reads the small parts of the file only.
std::string kindOfTokenizerJson(const fs::path& path);

// Tokenizers without a folder, from what would stand in a tokenizer.json. roles: where one is given it counts, else the
// tokenizer's own; a special token takes part only where the post-processor or the text names it. where: for errors.
Result<std::shared_ptr<const Tokenizer>> tokenizerFromJson(const Json& json, const Tokenizer::Roles& roles,
                                                           const std::string& where);

struct SentencePieceOptions {
    bool add_bos = true; // BOS before every text
    bool add_eos = false;
    bool space_after_special = false; // a space goes before every stretch of text, not only the first
    std::vector<AddedToken> added; // recognised in the text beside the model's own control tokens
};
// From the bytes of a sentencepiece model (protocol buffer ModelProto): unigram or BPE. Errors: Damaged when the bytes
// break off or contradict themselves, Failed for its word and character models.
Result<std::shared_ptr<const Tokenizer>> tokenizerFromSentencePiece(std::string_view bytes,
                                                                    const Tokenizer::Roles& roles,
                                                                    const std::string& where,
                                                                    const SentencePieceOptions& options = {});

} // namespace luthier
