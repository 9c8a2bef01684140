// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a tokenizer.json. What opens must encode and decode without leaving its bounds. By hand:
// clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -I. tests/fuzz/fuzz_tokenizer_json.cpp core/text/*.cpp
//   core/base/*.cpp -lfmt -lsimdjson -licuuc -licui18n -lpcre2-8 -lsentencepiece -lsentencepiece_train
#include "core/text/open_pipeline.h"

#include <cstdlib>

using namespace luthier;

namespace {

void use(const Tokenizer& tokenizer)
{
    for (const std::string_view text :
         {std::string_view("The tenant's  rent: 12,50 é e\u0301 ﬁ 中文 🙂 <s>[MASK]\r\n"),
          std::string_view("\xFF\xC3 a\0b", 6), std::string_view("")}) {
        const Encoding made = tokenizer.encode(text, SpecialTokens::Add);
        if (made.ids.size() != made.offsets.size())
            std::abort();
        for (const ByteRange range : made.offsets)
            if (range.begin > range.end || range.end > text.size())
                std::abort();
        (void)tokenizer.decode(made.ids, false);
        (void)tokenizer.decode(made.ids, true);
        for (const std::int32_t id : made.ids)
            (void)tokenizer.piece(id);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto json = parseJson({reinterpret_cast<const char*>(data), size}, "input");
    if (!json)
        return 0;
    if (const auto tokenizer = tokenizerFromJson(*json, {}, "input"))
        use(**tokenizer);
    return 0;
}
