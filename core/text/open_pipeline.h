// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer_config.h"

namespace luthier {

// Tokenizers that PipelineTokenizer runs, from the files they are published in. Errors as openTokenizer's.
Result<std::shared_ptr<const Tokenizer>> openTokenizerJson(const fs::path& path, const TokenizerConfig& config);
Result<std::shared_ptr<const Tokenizer>> openVocabularyText(const fs::path& path, const TokenizerConfig& config);

} // namespace luthier
