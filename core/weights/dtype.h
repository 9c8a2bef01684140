// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace luthier {

enum class DType : std::uint8_t { F64, F32, F16, BF16, I64, I32, I16, U8, I8, Bool };

std::size_t byteSize(DType dtype);
const char* name(DType dtype); // as safetensors spells it: "F32", "BF16", "BOOL"…
std::optional<DType> dtypeFromName(std::string_view name);

} // namespace luthier
