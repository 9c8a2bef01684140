// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>

namespace luthier {

enum class SentencePooling { Mean, First, Last, Largest }; // over the last hidden states of a text

// What a folder of the sentence-transformers package says about making one vector of a text: modules.json with the
// files that it names. https://www.sbert.net/docs/package_reference/sentence_transformer/models.html
struct SentencePipeline {
    fs::path transformer; // the folder with config.json, within or the same
    SentencePooling pooling = SentencePooling::Mean;
    bool normalised = false; // to length 1
    std::int64_t max_length = 0; // tokens with the special ones; 0: as many as the model reads
};

// None when the folder has no modules.json. Damaged: files that make no pipeline; Usage: parts that Luthier does not
// know, by their name.
Result<std::optional<SentencePipeline>> readSentencePipeline(const fs::path& folder);

// Where config.json lies: the folder itself, or the one that modules.json names.
Result<fs::path> transformerFolder(const fs::path& folder);

} // namespace luthier
