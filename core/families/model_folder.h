// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/weights/tensor_source.h"

#include <memory>

namespace luthier {

// The folder that holds config.json and the tokenizer of a base model, whatever shape it was published in:
//   a folder with config.json: itself;
//   a folder of sentence-transformers: the part in it that modules.json names;
//   a GGUF file: a folder in the user's cache with config.json, tokenizer and chat template written from its metadata,
//   as they would have been published. Made once for a file; the weights stay in the file.
// So everything that reads those files, copies them into an export or shows them needs to know one layout only.
// Errors: NotFound, Damaged, Usage (kind of model not known), and what a full or forbidden cache gives.
Result<fs::path> modelFolder(const fs::path& root);

// Where what concerns the model as a whole lies, its card and the modules.json of sentence-transformers: root, or for a
// GGUF file what was written for it. folder: what modelFolder(root) gave.
fs::path publishedFolder(const fs::path& root, const fs::path& folder);

// The weights under the names that they were published with. folder: what modelFolder(root) gave. dequantised: the type
// in which blocks of a GGUF file are delivered.
Result<std::shared_ptr<const TensorSource>> openModelWeights(const fs::path& root, const fs::path& folder,
                                                             DType dequantised);

} // namespace luthier
