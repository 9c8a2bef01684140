// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/published_patterns.h"

namespace luthier {

// A regular expression over UTF-8 in the dialect that tokenizer.json files use (Oniguruma), run by PCRE2 with its JIT.
// Immutable; find() may be called from many threads.
class Pattern {
public:
    enum class Published { Scanned, Compiled }; // whether scanners of published_patterns.h may stand in
    static Result<Pattern> compile(const std::string& expression, const std::string& where,
                                   Published published = Published::Scanned);

    // Every match in valid UTF-8, in order and without overlap. A match may be empty, but does not stand where the one
    // before it ended.
    void find(std::string_view text, std::vector<ByteRange>& matches) const;

private:
    struct Code;
    std::shared_ptr<const Code> m_code;
    Scan m_scan = nullptr; // does the same for a published expression
};

} // namespace luthier
