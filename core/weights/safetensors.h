// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/weights/dtype.h"
#include "core/weights/tensor_source.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace luthier {

// A read-only set of named tensors from one safetensors file, or from the files that an index names. Nothing is copied.
// Format: https://github.com/huggingface/safetensors (header length u64, JSON header, data).
class SafetensorsReader {
public:
    static Result<SafetensorsReader> open(const fs::path& file);
    // model.safetensors, or model.safetensors.index.json with its shards, in that order.
    static Result<SafetensorsReader> openFolder(const fs::path& folder);

    const std::vector<TensorView>& tensors() const { return m_tensors; } // in file order
    const TensorView* find(std::string_view name) const;
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    std::vector<fs::path> files() const;

private:
    std::vector<TensorView> m_tensors;
    std::map<std::string, std::size_t, std::less<>> m_index;
    std::map<std::string, std::string> m_metadata;
    std::vector<fs::path> m_files;
    std::vector<std::size_t> m_file_of; // for each tensor, in m_files
};

// The same through the interface that all formats share.
std::shared_ptr<const TensorSource> tensorSourceOf(SafetensorsReader reader);

struct TensorToWrite {
    std::string name;
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

// Writes one file atomically; data is 8-byte aligned, header padded with spaces. metadata gets {"format": "pt"} unless
// given.
Status writeSafetensors(const fs::path& file, std::span<const TensorToWrite> tensors,
                        std::map<std::string, std::string> metadata = {});

} // namespace luthier
