// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer_config.h"

namespace luthier {

// A sentencepiece model (unigram or BPE) used as Llama's tokenizer uses it: special tokens are recognised in the text,
// BOS goes first. Errors as openTokenizer's; Failed for the classes whose ids differ from the model's.
Result<std::shared_ptr<const Tokenizer>> openSentencePiece(const fs::path& path, const TokenizerConfig& config);

} // namespace luthier
