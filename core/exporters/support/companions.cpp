// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/support/companions.h"

#include "core/exporters/support/ending_token.h"
#include "core/text/sentence_piece_json.h"
#include "core/weights/gguf.h"

namespace luthier {

namespace {

constexpr const char* licence_files[] = {"LICENSE", "LICENSE.txt", "LICENSE.md", "NOTICE", "NOTICE.txt"};

} // namespace

Status copyCompanions(const TunedModel& model, const fs::path& folder)
{
    const fs::path& from = model.base->folder;
    std::vector<fs::path> files = tokenizerFiles(from);
    for (const char* name : licence_files)
        files.push_back(from / name);
    if (model.head == HeadKind::Language)
        files.push_back(from / "generation_config.json");
    std::error_code ignored;
    for (const fs::path& file : files) {
        if (!fs::is_regular_file(file, ignored))
            continue;
        const fs::path target = folder / file.lexically_relative(from); // some lie in a folder of their own
        if (auto made = makeFolder(target.parent_path()); !made)
            return made;
        if (auto copied = copyFile(file, target); !copied)
            return copied;
    }
    // What a GGUF file brings is a bare vocabulary; not every program knows by itself how the model cuts text with it.
    if (isGguf(model.base->root) && fs::exists(folder / "tokenizer.model", ignored)
        && !fs::exists(folder / "tokenizer.json", ignored))
        if (auto written = writeTokenizerJson(folder); !written)
            return fail(written.error());
    if (model.head == HeadKind::Classification && model.context.spec.attention == AttentionKind::Causal)
        if (auto ended = endTextsWithEos(*model.base->tokenizer, folder); !ended)
            return ended;
    if (model.head == HeadKind::Language)
        return writeJson(folder / InstructionTemplate::file_name, model.context.instruction.toJson());
    return {};
}

} // namespace luthier
