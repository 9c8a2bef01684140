// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/tensor_source.h"
#include "core/weights/torch_pickle.h"

namespace luthier {

// Where a pickled tensor's values lie: checked to be inside the file.
struct TorchTensor {
    PickledTensor description;
    std::span<const std::byte> storage; // the bytes of the whole storage
    bool contiguous = true; // the values lie in order: a view is enough
    std::uint64_t values = 0;
};

// The tensors of one file as torch.save writes it since PyTorch 1.6 (a zip archive). Views into `file`. Errors as those
// of readTorchPickle, and Usage for files of older versions.
Result<std::vector<TorchTensor>> readTorchFile(std::span<const std::byte> file, const std::string& where);

// The tensor's values in order: a view with `file` as its owner, or a copy with an owner of its own.
Result<TensorView> valuesOf(const TorchTensor& tensor, const std::shared_ptr<const void>& file);

// A set of tensors from pytorch_model.bin, or from the files that pytorch_model.bin.index.json names. Contiguous
// tensors are views of the mapping. Immutable; may be used from several threads at once.
class TorchSource final : public TensorSource {
public:
    static Result<std::shared_ptr<const TorchSource>> open(const fs::path& file);
    static Result<std::shared_ptr<const TorchSource>> openIndex(const fs::path& index_file);

    Result<TensorView> load(const TensorInfo& tensor) const override;
    std::span<const std::byte> stored(const TensorInfo& tensor) const override;
    std::vector<fs::path> files() const override;

private:
    TorchSource() = default;
    Status addPart(const fs::path& file);

    std::vector<std::shared_ptr<const MappedFile>> m_files;
    struct Stored {
        TorchTensor tensor;
        std::size_t file = 0;
    };
    std::vector<Stored> m_stored; // as tensors()
};

} // namespace luthier
