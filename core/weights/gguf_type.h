// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/dtype.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace luthier {

// How GGUF stores the values of a tensor: plain numbers, or blocks of `values` values in `bytes` bytes that share
// scales. Ids and names: ggml_type, https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
struct GgufTensorType {
    std::uint32_t id = 0;
    const char* name = "";
    std::uint32_t values = 1; // of one block; 0: known by name only, not read
    std::uint32_t bytes = 0;
    std::optional<DType> plain; // the type that a tensor library knows; empty: quantised
    // Turns whole blocks into fp32 values; null: plain, or not read.
    void (*dequantise)(const std::byte* blocks, std::size_t count, float* values) = nullptr;
};

// Null when nothing is known of the id.
const GgufTensorType* ggufTensorType(std::uint32_t id);
std::span<const GgufTensorType> ggufTensorTypes();

// Values of a quantised type as F32 or BF16 (rounded to nearest even), on several threads when there are many.
// out holds count × byteSize(to) bytes; count is a multiple of type.values.
void dequantise(const GgufTensorType& type, const std::byte* blocks, std::uint64_t count, DType to, std::byte* out);

} // namespace luthier
