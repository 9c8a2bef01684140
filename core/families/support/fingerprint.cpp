// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/fingerprint.h"

#include "core/families/model_folder.h"

#include <algorithm>

namespace luthier {

Result<std::string> modelFingerprint(const fs::path& root)
{
    const auto inner = modelFolder(root);
    if (!inner)
        return fail(inner.error());
    const fs::path& folder = *inner;
    std::string material;
    for (const char* file :
         {"config.json", "tokenizer.json", "tokenizer.model", "vocab.txt", "tokenizer_config.json"}) {
        std::error_code ignored;
        if (!fs::exists(folder / file, ignored))
            continue;
        const auto hash = sha256OfFile(folder / file);
        if (!hash)
            return fail(hash.error());
        material += std::string(file) + ' ' + *hash + '\n';
    }
    const auto weights = openModelWeights(root, folder, DType::F32);
    if (!weights)
        return fail(weights.error());
    for (const TensorInfo& tensor : (*weights)->tensors()) {
        material += tensor.name + ' ' + tensor.stored;
        for (const std::int64_t size : tensor.shape)
            material += ' ' + std::to_string(size);
        const std::span<const std::byte> stored = (*weights)->stored(tensor);
        const std::size_t bytes = stored.size();
        const std::size_t piece = std::min<std::size_t>(1024, bytes);
        for (const std::size_t begin : {std::size_t{0}, (bytes - piece) / 2, bytes - piece})
            material.append(reinterpret_cast<const char*>(stored.data()) + begin, piece);
        material += '\n';
    }
    return sha256(material);
}

} // namespace luthier
