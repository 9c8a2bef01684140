// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

namespace luthier {

// A model that writes and has learnt to sort decides at the end-of-text token behind the text. Other programs take the
// ids as the tokenizer gives them: this changes the tokenizer files in a folder (tokenizer.json's template,
// tokenizer_config.json's add_eos_token) so that it puts that token there itself. Nothing happens when it does so
// already. Failed when the changed files do not give the wanted ids.
Status endTextsWithEos(const Tokenizer& tokenizer, const fs::path& folder);

} // namespace luthier
