// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

namespace luthier {

// Scanners for the few regular expressions that nearly all byte-level tokenizers are published with. They find the same
// matches as the expression (a test compares them), several times faster.
using Scan = void (*)(std::string_view text, std::vector<ByteRange>& matches);

extern const char* const gpt2_pattern; // Radford et al. 2019, as ByteLevel applies it
extern const char* const llama3_pattern; // numbers in groups of three
extern const char* const qwen2_pattern; // numbers digit by digit

// Null when there is no scanner for the expression.
Scan publishedScan(std::string_view expression);

} // namespace luthier
