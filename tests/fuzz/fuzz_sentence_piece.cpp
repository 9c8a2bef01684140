// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a sentencepiece model. Built as fuzz_tokenizer_json.cpp.
#include "core/text/open_pipeline.h"

#include <cstdlib>

using namespace luthier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto tokenizer = tokenizerFromSentencePiece({reinterpret_cast<const char*>(data), size}, {}, "input");
    if (!tokenizer)
        return 0;
    for (const std::string_view text : {std::string_view("  The tenant  pays ﬁ ½ é 🙂<s>\t"),
                                        std::string_view("\xFF a"), std::string_view(" ")}) {
        const Encoding made = (*tokenizer)->encode(text, SpecialTokens::Add);
        if (made.ids.size() != made.offsets.size())
            std::abort();
        for (const ByteRange range : made.offsets)
            if (range.begin > range.end || range.end > text.size())
                std::abort();
        (void)(*tokenizer)->decode(made.ids, false);
    }
    return 0;
}
