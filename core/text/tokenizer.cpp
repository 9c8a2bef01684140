// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include "core/text/open_pipeline.h"
#include "core/text/tokenizer_config.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace luthier {

namespace {

// The file that makes a folder a layout; the first that is there counts.
struct Layout {
    const char* file;
    const char* kind; // null: the file itself says it
    Result<std::shared_ptr<const Tokenizer>> (*open)(const fs::path&, const TokenizerConfig&);
};

constexpr Layout layouts[] = {
    {"tokenizer.json", nullptr, openTokenizerJson},
    {"tokenizer.model", "sentencepiece", openSentencePiece},
    {"sentencepiece.bpe.model", "sentencepiece", openSentencePiece},
    {"spiece.model", "sentencepiece", openSentencePiece},
    {"vocab.txt", "WordPiece", openVocabularyText},
    {"vocab.json", "byte-level BPE", openVocabularyJson},
};

constexpr const char* files_beside[] = {
    "merges.txt",        "tokenizer_config.json", "special_tokens_map.json",
    "added_tokens.json", "chat_template.jinja",   "chat_template.json",
};

const Layout* layoutOf(const fs::path& folder)
{
    std::error_code ignored;
    const auto* found = std::find_if(std::begin(layouts), std::end(layouts),
                                     [&](const Layout& layout) { return fs::exists(folder / layout.file, ignored); });
    return found == std::end(layouts) ? nullptr : found;
}

} // namespace

std::vector<fs::path> tokenizerFiles(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code ignored;
    const auto add = [&](const char* name) {
        if (fs::exists(folder / name, ignored))
            files.push_back(folder / name);
    };
    for (const Layout& layout : layouts)
        add(layout.file);
    for (const char* name : files_beside)
        add(name);
    const auto named = static_cast<std::ptrdiff_t>(files.size());
    for (fs::directory_iterator each(folder / "additional_chat_templates", ignored), end; each != end;
         each.increment(ignored))
        if (each->path().extension() == ".jinja")
            files.push_back(each->path());
    std::sort(files.begin() + named, files.end());
    return files;
}

std::string tokenizerKind(const fs::path& folder)
{
    const Layout* layout = layoutOf(folder);
    return !layout ? "" : layout->kind ? layout->kind : kindOfTokenizerJson(folder / layout->file);
}

Result<std::shared_ptr<const Tokenizer>> openTokenizer(const fs::path& folder)
{
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        return fail(ErrorKind::NotFound, text("There is no such model folder."), folder.string(),
                    text("Choose the folder that holds config.json and the tokenizer files."));
    const auto config = TokenizerConfig::read(folder);
    if (!config)
        return tl::unexpected(config.error());
    if (const Layout* layout = layoutOf(folder))
        return layout->open(folder / layout->file, *config);
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
