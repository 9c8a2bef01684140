// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include "core/text/open_pipeline.h"
#include "core/text/sentence_piece_tokenizer.h"
#include "core/text/tokenizer_config.h"

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
    if (const fs::path file = folder / "tokenizer.json"; fs::exists(file, ignored))
        return openTokenizerJson(file, *config);
    if (const fs::path file = folder / "tokenizer.model"; fs::exists(file, ignored))
        return openSentencePiece(file, *config);
    if (const fs::path file = folder / "vocab.txt"; fs::exists(file, ignored))
        return openVocabularyText(file, *config);
    return fail(ErrorKind::NotFound,
                text("The model folder has no tokenizer: neither tokenizer.json nor tokenizer.model nor vocab.txt."),
                folder.string(), text("Get the tokenizer files of the base model and put them into this folder."));
}

} // namespace luthier
