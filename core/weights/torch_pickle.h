// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/weights/dtype.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace luthier {

// One tensor as a pickle of torch.save describes it: a view of a storage.
struct PickledTensor {
    std::string name;
    DType dtype = DType::F32;
    std::string storage; // the key: its bytes lie in the archive's entry data/KEY
    std::uint64_t storage_values = 0;
    std::uint64_t offset = 0; // in values
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides; // in values
};

// Reads data.pkl of a torch.save archive: a dictionary of names and tensors. Nothing is ever run: the pickle's program
// is followed on plain values, and of everything that it could import only dictionaries, storages and the functions
// that describe a tensor are known. Values beside the tensors (numbers, texts) are passed over.
// Errors (naming `where`): Damaged; Usage for everything else that the pickle wants to import, by name.
// Format: pickletools.py of CPython, protocols 2 to 5; torch/serialization.py.
Result<std::vector<PickledTensor>> readTorchPickle(std::span<const std::byte> pickle, const std::string& where);

// What to do instead of opening a file of this kind.
Text convertToSafetensors();

} // namespace luthier
