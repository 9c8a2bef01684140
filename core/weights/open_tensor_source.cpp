// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/gguf.h"
#include "core/weights/safetensors.h"
#include "core/weights/torch_bin.h"

#include <fstream>

namespace luthier {

namespace {

using Source = std::shared_ptr<const TensorSource>;

// A zip archive, or a pickle of an older PyTorch: both begin in a way that no safetensors header does.
bool looksLikeTorch(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    char begin[2] = {};
    stream.read(begin, sizeof begin);
    return stream && ((begin[0] == 'P' && begin[1] == 'K') || (begin[0] == '\x80' && begin[1] >= 2 && begin[1] <= 5));
}

bool isTorchName(const fs::path& file)
{
    return file.extension() == ".bin" || file.extension() == ".pt" || file.extension() == ".pth";
}

Result<Source> openFile(const fs::path& file, const TensorSourceOptions& options)
{
    if (isGguf(file)) {
        auto source = GgufSource::open(file, options);
        return source ? Result<Source>(*source) : fail(source.error());
    }
    if (isTorchName(file) || (file.extension() != ".safetensors" && looksLikeTorch(file))) {
        auto source = TorchSource::open(file);
        return source ? Result<Source>(*source) : fail(source.error());
    }
    auto reader = SafetensorsReader::open(file);
    return reader ? Result<Source>(tensorSourceOf(std::move(*reader))) : fail(reader.error());
}

} // namespace

Result<Source> openTensorSource(const fs::path& path, const TensorSourceOptions& options)
{
    std::error_code ignored;
    if (!fs::is_directory(path, ignored))
        return openFile(path, options);
    const bool safe =
        fs::exists(path / "model.safetensors", ignored) || fs::exists(path / "model.safetensors.index.json", ignored);
    if (!safe && fs::exists(path / "pytorch_model.bin", ignored))
        return openFile(path / "pytorch_model.bin", options);
    if (!safe && fs::exists(path / "pytorch_model.bin.index.json", ignored)) {
        auto source = TorchSource::openIndex(path / "pytorch_model.bin.index.json");
        return source ? Result<Source>(*source) : fail(source.error());
    }
    auto reader = SafetensorsReader::openFolder(path);
    return reader ? Result<Source>(tensorSourceOf(std::move(*reader))) : fail(reader.error());
}

} // namespace luthier
