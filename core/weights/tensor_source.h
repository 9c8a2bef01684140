// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/weights/dtype.h"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

// The values of one tensor. bytes are a view, into a mapped file where the values lie there as they are delivered, else
// into memory of their own; `owner` keeps either alive.
struct TensorView {
    std::string name;
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes; // row-major, little-endian
    std::shared_ptr<const void> owner;
};

// What is known of a stored tensor before its values are touched.
struct TensorInfo {
    std::string name;
    DType dtype = DType::F32; // of the values that load() delivers
    std::vector<std::int64_t> shape; // row-major, as PyTorch says it
    std::string stored; // the type in the file, for display: "BF16", "Q4_K"
    std::uint64_t stored_bytes = 0;
};

// A read-only set of named tensors, whatever the file format. Immutable after opening: every member may be called from
// several threads at once.
class TensorSource {
public:
    virtual ~TensorSource() = default;

    const std::vector<TensorInfo>& tensors() const { return m_tensors; } // in file order
    const TensorInfo* find(std::string_view name) const;
    // The values of one of tensors(): a view of the mapping where possible, else converted anew at every call (nothing
    // is kept but what the caller holds). Errors: Damaged, NotFound when the tensor is not of this source.
    virtual Result<TensorView> load(const TensorInfo& tensor) const = 0;
    // The bytes in the file that the values are made from, without touching them; empty when the tensor is not ours.
    virtual std::span<const std::byte> stored(const TensorInfo& tensor) const = 0;
    virtual std::vector<fs::path> files() const = 0;
    std::uint64_t bytes() const; // of all tensors as stored

protected:
    // False when the name is taken already.
    bool add(TensorInfo tensor);
    // The place in tensors(), or npos.
    std::size_t place(std::string_view name) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

private:
    std::vector<TensorInfo> m_tensors;
    std::map<std::string, std::size_t, std::less<>> m_index;
};

// In which type GGUF's block-quantised weights are delivered. Types that a tensor library knows (F32, F16, BF16…) are
// delivered as stored.
struct TensorSourceOptions {
    DType dequantised = DType::F32; // F32 or BF16
};

// The weights of a model folder: model.safetensors, model.safetensors.index.json, pytorch_model.bin,
// pytorch_model.bin.index.json, in this order; or one file: .safetensors, .bin/.pt/.pth, .gguf (with the names that
// GGUF uses: see core/families/support/gguf_model.h for those of transformers).
// Errors: NotFound when there are no weights, Damaged.
Result<std::shared_ptr<const TensorSource>> openTensorSource(const fs::path& path,
                                                             const TensorSourceOptions& options = {});

} // namespace luthier
