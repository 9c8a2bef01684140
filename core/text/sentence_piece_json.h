// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

namespace luthier {

// Writes a sentencepiece vocabulary of byte pairs (tokenizer.model, with its tokenizer_config.json) as tokenizer.json
// beside it, as published models have both: programs that know the model only by its architecture then cut text as it
// does. False when it is one that tokenizer.json cannot say exactly (a vocabulary of another kind, a table of
// normalisation, a space before the first stretch of text alone): nothing is written then. Errors: those of reading and
// of the disk.
Result<bool> writeTokenizerJson(const fs::path& folder);

} // namespace luthier
