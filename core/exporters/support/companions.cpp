// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/support/companions.h"

#include "core/exporters/support/ending_token.h"

#include <set>

namespace luthier {

namespace {

constexpr const char* tokenizer_files[] = {"tokenizer.json",
                                           "tokenizer.model",
                                           "tokenizer_config.json",
                                           "special_tokens_map.json",
                                           "added_tokens.json",
                                           "vocab.txt",
                                           "vocab.json",
                                           "merges.txt",
                                           "chat_template.jinja"};
constexpr const char* licence_files[] = {"LICENSE", "LICENSE.txt", "LICENSE.md", "NOTICE", "NOTICE.txt"};

} // namespace

Status copyCompanions(const TunedModel& model, const fs::path& folder)
{
    const fs::path& from = model.base->folder;
    std::set<fs::path> files(model.base->tokenizer->files().begin(), model.base->tokenizer->files().end());
    std::error_code ignored;
    for (const char* name : tokenizer_files)
        files.insert(from / name);
    for (const char* name : licence_files)
        files.insert(from / name);
    if (model.head == HeadKind::Language)
        files.insert(from / "generation_config.json");
    files.erase(from / "config.json"); // the exporter writes its own, or none
    for (const fs::path& file : files)
        if (fs::is_regular_file(file, ignored))
            if (auto copied = copyFile(file, folder / file.filename()); !copied)
                return copied;
    if (model.head == HeadKind::Classification && model.context.spec.attention == AttentionKind::Causal)
        if (auto ended = endTextsWithEos(*model.base->tokenizer, folder); !ended)
            return ended;
    if (model.head == HeadKind::Language)
        return writeJson(folder / InstructionTemplate::file_name, model.context.instruction.toJson());
    return {};
}

} // namespace luthier
