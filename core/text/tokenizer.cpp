// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include "core/text/open_pipeline.h"
#include "core/text/tokenizer_config.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace luthier {

Result<std::shared_ptr<const Tokenizer>> openTokenizer(const fs::path& folder)
{
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        return fail(ErrorKind::NotFound, text("There is no such model folder."), folder.string(),
                    text("Choose the folder that holds config.json and the tokenizer files."));
    const auto config = TokenizerConfig::read(folder);
    if (!config)
        return tl::unexpected(config.error());
    using Open = Result<std::shared_ptr<const Tokenizer>> (*)(const fs::path&, const TokenizerConfig&);
    static constexpr std::pair<const char*, Open> layouts[] = {
        {"tokenizer.json", openTokenizerJson},
        {"tokenizer.model", openSentencePiece},
        {"sentencepiece.bpe.model", openSentencePiece},
        {"spiece.model", openSentencePiece},
        {"vocab.txt", openVocabularyText},
        {"vocab.json", openVocabularyJson},
    };
    for (const auto& [name, open] : layouts)
        if (fs::exists(folder / name, ignored))
            return open(folder / name, *config);
    return fail(
        ErrorKind::NotFound,
        text("The model folder has no tokenizer: none of tokenizer.json, tokenizer.model, vocab.txt and vocab.json."),
        folder.string(), text("Get the tokenizer files of the base model and put them into this folder."));
}

std::vector<Encoding> encodeAll(const Tokenizer& tokenizer, std::span<const std::string_view> texts,
                                SpecialTokens special, unsigned threads)
{
    std::vector<Encoding> encodings(texts.size());
    if (threads == 0)
        threads = std::max(1U, std::thread::hardware_concurrency());
    threads = static_cast<unsigned>(std::min<std::size_t>(threads, texts.size()));
    std::atomic<std::size_t> next{0};
    constexpr std::size_t portion = 16; // texts a thread takes at once
    const auto work = [&] {
        for (std::size_t first = next.fetch_add(portion); first < texts.size(); first = next.fetch_add(portion))
            for (std::size_t i = first; i < std::min(first + portion, texts.size()); ++i)
                encodings[i] = tokenizer.encode(texts[i], special);
    };
    std::vector<std::jthread> workers; // they end with the block
    for (unsigned i = 1; i < threads; ++i)
        workers.emplace_back(work);
    work();
    workers.clear();
    return encodings;
}

} // namespace luthier
