// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_companions.h"

namespace luthier {

namespace {

// How a model that makes vectors of texts does it, as the sentence-transformers package keeps it.
Status writePooling(const std::string& pooling, const fs::path& folder)
{
    const fs::path part = "1_Pooling";
    const Json modules = {
        {{"idx", 0}, {"name", "0"}, {"path", ""}, {"type", "sentence_transformers.models.Transformer"}},
        {{"idx", 1}, {"name", "1"}, {"path", part.string()}, {"type", "sentence_transformers.models.Pooling"}}};
    if (auto written = writeJson(folder / "modules.json", modules); !written)
        return written;
    if (auto made = makeFolder(folder / part); !made)
        return made;
    return writeJson(folder / part / "config.json", Json{{"pooling_mode", pooling}});
}

} // namespace

Status writeGgufCompanions(const GgufModel& model, const std::string& file, const fs::path& folder)
{
    if (auto written = writeJson(folder / "config.json", model.config); !written)
        return written;
    if (auto written = writeTokenizer(model.tokenizer, folder); !written)
        return written;
    if (auto opened = openTokenizer(folder); !opened) { // so that no folder is kept whose tokenizer cannot be read
        opened.error().where = file;
        return fail(std::move(opened.error()));
    }
    if (!model.chat_template.empty())
        if (auto written = writeFile(folder / "chat_template.jinja", model.chat_template); !written)
            return written;
    for (const auto& [name, contents] : model.named_templates) {
        const fs::path others = folder / "additional_chat_templates";
        if (auto made = makeFolder(others); !made)
            return made;
        if (name.find('/') == name.npos)
            if (auto written = writeFile(others / (name + ".jinja"), contents); !written)
                return written;
    }
    if (!model.pooling.empty())
        if (auto written = writePooling(model.pooling, folder); !written)
            return written;
    std::string card = "---\n";
    card += "title: " + (model.name.empty() ? fs::path(file).stem().string() : model.name) + "\n";
    if (!model.licence.empty())
        card += "license: " + model.licence + "\n";
    if (!model.languages.empty()) {
        card += "language:\n";
        for (const std::string& language : model.languages)
            card += "- " + language + "\n";
    }
    return writeFile(folder / "README.md", card + "---\n");
}

} // namespace luthier
