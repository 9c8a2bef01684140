// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

namespace luthier {

// Both learn a vocabulary from a text file (UTF-8, one sentence or paragraph a line) and write it whole or not at all.
// No random number is drawn: the same text gives the same file. A text too poor in words gives fewer entries than asked
// for, so read the size from the tokenizer that is opened on the result.

// A sentencepiece BPE model with byte fallback (Sennrich et al. 2016; Kudo and Richardson 2018), laid out as Llama's:
// <unk> 0, <s> 1, </s> 2, then the 256 bytes, digits one by one, text kept as it is. Error: Usage when the vocabulary
// is too small for the bytes and the characters of the text, NotFound or Damaged for the text file.
Status trainSentencePiece(const fs::path& text_file, const fs::path& model_out, int vocabulary_size);

// A cased WordPiece vocabulary as vocab.txt: [PAD] [UNK] [CLS] [SEP] [MASK], the printable ASCII characters and those
// of the text, then pieces joined by the most frequent pair. Errors as above.
Status trainWordPiece(const fs::path& text_file, const fs::path& vocabulary_out, int vocabulary_size);

} // namespace luthier
