// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/fingerprint.h"

#include "core/base/checksum.h"
#include "core/families/model_folder.h"
#include "core/text/tokenizer.h"
#include "core/weights/gguf.h"

#include <algorithm>

namespace luthier {

namespace {

constexpr std::string_view whole_mark = "2:"; // of fingerprints that know every value

void addTensors(const TensorSource& weights, bool whole, std::string& material)
{
    for (const TensorInfo& tensor : weights.tensors()) {
        material += tensor.name + ' ' + tensor.stored;
        for (const std::int64_t size : tensor.shape)
            material += ' ' + std::to_string(size);
        const std::span<const std::byte> stored = weights.stored(tensor);
        if (whole) {
            material += fmt::format(" {:016x}\n", checksum(stored));
            continue;
        }
        const std::size_t bytes = stored.size();
        const std::size_t piece = std::min<std::size_t>(1024, bytes);
        for (const std::size_t begin : {std::size_t{0}, (bytes - piece) / 2, bytes - piece})
            material.append(reinterpret_cast<const char*>(stored.data()) + begin, piece);
        material += '\n';
    }
}

void addMetadata(const GgufMetadata& metadata, std::string& material)
{
    const auto add = [&material](std::string_view bytes) {
        material += std::to_string(bytes.size()) + ' ';
        material += bytes;
    };
    for (const auto& [key, value] : metadata) {
        add(key);
        material += fmt::format("{} {} {} {} ", name(value.type), value.integer, value.real, value.count);
        add(value.text);
        add({reinterpret_cast<const char*>(value.numbers.data()), value.numbers.size()});
        for (const std::string_view one : value.texts)
            add(one);
        material += '\n';
    }
}

std::string marked(const std::string& material, bool whole)
{
    return (whole ? std::string(whole_mark) : std::string()) + sha256(material);
}

Result<std::string> ggufFingerprint(const fs::path& file, bool whole)
{
    const auto source = GgufSource::open(file, {});
    if (!source)
        return fail(source.error());
    std::string material;
    addMetadata((*source)->metadata(), material);
    addTensors(**source, whole, material);
    return marked(material, whole);
}

// The small files that count.
std::vector<fs::path> filesOf(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code ignored;
    const auto add = [&](const char* name) {
        const bool there = fs::exists(folder / name, ignored);
        if (there)
            files.push_back(folder / name);
        return there;
    };
    add("config.json");
    // The first Luthier looked for these alone: its runs must still be recognised.
    bool vocabulary = false;
    for (const char* name : {"tokenizer.json", "tokenizer.model", "vocab.txt"})
        vocabulary |= add(name);
    if (vocabulary) {
        add("tokenizer_config.json");
        return files;
    }
    for (fs::path& file : tokenizerFiles(folder))
        files.push_back(std::move(file));
    return files;
}

} // namespace

Result<std::string> modelFingerprint(const fs::path& root, std::string_view like)
{
    const bool whole = like.starts_with(whole_mark);
    if (isGguf(root))
        return ggufFingerprint(root, whole);
    const auto inner = modelFolder(root);
    if (!inner)
        return fail(inner.error());
    const fs::path& folder = *inner;
    std::string material;
    for (const fs::path& file : filesOf(folder)) {
        const auto hash = sha256OfFile(file);
        if (!hash)
            return fail(hash.error());
        material += file.filename().string() + ' ' + *hash + '\n';
    }
    const auto weights = openTensorSource(folder);
    if (!weights)
        return fail(weights.error());
    addTensors(**weights, whole, material);
    return marked(material, whole);
}

} // namespace luthier
