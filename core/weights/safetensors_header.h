// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/weights/dtype.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

// What a safetensors header says of one tensor, checked for form but not yet against the file's size.
struct TensorEntry {
    std::string name;
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0; // bytes after the header
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::vector<TensorEntry> tensors; // as the header orders them
    std::map<std::string, std::string> metadata;
};

// Reads the JSON header strictly: duplicate names or fields, missing fields, negative or fractional numbers, unknown
// types, and sizes that overflow or disagree with the type and shape are Damaged errors that name `where` (the file)
// and the tensor.
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, const std::string& where);

} // namespace luthier
