// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

namespace luthier {

// A regular expression over UTF-8 in the dialect that tokenizer.json files use (Oniguruma), run by PCRE2 with its JIT.
// Immutable; find() may be called from many threads.
class Pattern {
public:
    static Result<Pattern> compile(const std::string& expression, const std::string& where);

    // Every match in valid UTF-8, in order and without overlap. Empty matches are left out.
    void find(std::string_view text, std::vector<ByteRange>& matches) const;

private:
    struct Code;
    std::shared_ptr<const Code> m_code;
};

} // namespace luthier
