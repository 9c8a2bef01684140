// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/model_folder.h"

#include "core/base/json.h"
#include "core/families/sentence_pipeline.h"
#include "core/families/support/gguf_model.h"

#include <cstdlib>

namespace luthier {

namespace {

// Raised whenever what is written below changes, so that folders of an older program are not taken for those of this.
constexpr const char* layout_version = "2";

// https://specifications.freedesktop.org/basedir-spec
fs::path cacheRoot()
{
    if (const char* set = std::getenv("XDG_CACHE_HOME"); set && *set == '/')
        return fs::path(set) / "luthier" / "gguf";
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".cache" / "luthier" / "gguf";
    return fs::temp_directory_path() / "luthier-gguf";
}

// Told apart by path, size and time of change: hashing gigabytes at every opening would take longer than the opening.
Result<std::string> identity(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error)
        return fail(ErrorKind::NotFound, text("There is no file “{}”.", file.string()), {},
                    text("Check the path, or choose the model again."));
    const auto changed = fs::last_write_time(file, error).time_since_epoch().count();
    const fs::path whole = fs::weakly_canonical(file, error);
    return sha256(fmt::format("{}\n{}\n{}\n{}", layout_version, whole.string(), size, changed)).substr(0, 24);
}

Status writeCompanions(const GgufModel& model, const fs::path& source, const fs::path& folder)
{
    if (auto written = writeJson(folder / "config.json", model.config); !written)
        return written;
    if (auto written = writeTokenizer(model.tokenizer, folder); !written)
        return written;
    if (auto opened = openTokenizer(folder); !opened) { // so that no folder is kept whose tokenizer cannot be read
        opened.error().where = source.filename().string();
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
    std::string card = "---\n";
    card += "title: " + (model.name.empty() ? source.stem().string() : model.name) + "\n";
    if (!model.licence.empty())
        card += "license: " + model.licence + "\n";
    if (!model.languages.empty()) {
        card += "language:\n";
        for (const std::string& language : model.languages)
            card += "- " + language + "\n";
    }
    return writeFile(folder / "README.md", card + "---\n");
}

} // namespace

bool isGguf(const fs::path& path)
{
    std::error_code ignored;
    return path.extension() == ".gguf" && !fs::is_directory(path, ignored);
}

Result<fs::path> modelFolder(const fs::path& root)
{
    if (!isGguf(root))
        return transformerFolder(root);
    const auto name = identity(root);
    if (!name)
        return fail(name.error());
    const fs::path folder = cacheRoot() / *name;
    std::error_code ignored;
    if (fs::exists(folder / "config.json", ignored))
        return folder;
    auto model = openGgufModel(root);
    if (!model)
        return fail(std::move(model.error()));
    if (auto made = makeFolder(cacheRoot()); !made)
        return fail(made.error());
    auto part = AtomicFolder::create(folder);
    if (!part)
        return fail(part.error());
    if (auto written = writeCompanions(*model, root, part->path()); !written)
        return fail(written.error());
    if (auto committed = part->commit(); !committed) {
        if (fs::exists(folder / "config.json", ignored)) // another program was quicker with the same file
            return folder;
        return fail(committed.error());
    }
    return folder;
}

Result<std::shared_ptr<const TensorSource>> openModelWeights(const fs::path& root, const fs::path& folder,
                                                             DType dequantised)
{
    if (!isGguf(root))
        return openTensorSource(folder, {dequantised});
    auto model = openGgufModel(root, {dequantised});
    if (!model)
        return fail(std::move(model.error()));
    return model->weights;
}

} // namespace luthier
