// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/model_folder.h"

#include "core/families/sentence_pipeline.h"
#include "core/families/support/gguf_companions.h"

#include <cstdlib>

namespace luthier {

namespace {

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
    return sha256(fmt::format("{}\n{}\n{}\n{}", gguf_companions_version, whole.string(), size, changed)).substr(0, 24);
}

} // namespace

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
    if (auto written = writeGgufCompanions(*model, root.filename().string(), part->path()); !written)
        return fail(written.error());
    if (auto committed = part->commit(); !committed) {
        if (fs::exists(folder / "config.json", ignored)) // another program was quicker with the same file
            return folder;
        return fail(committed.error());
    }
    return folder;
}

fs::path publishedFolder(const fs::path& root, const fs::path& folder)
{
    return isGguf(root) ? folder : root;
}

Result<std::shared_ptr<const TensorSource>> openModelWeights(const fs::path& root, const fs::path& folder,
                                                             DType dequantised)
{
    return isGguf(root) ? openGgufWeights(root, {dequantised}) : openTensorSource(folder, {dequantised});
}

} // namespace luthier
