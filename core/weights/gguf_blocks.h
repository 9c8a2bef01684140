// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

// The block formats of GGUF, each as a function from whole blocks to fp32 values. Every product and sum is one fp32
// operation in the order of the reference (the gguf package), so that results agree to the last bit.
namespace luthier::gguf_blocks {

void q4_0(const std::byte* blocks, std::size_t count, float* values);
void q4_1(const std::byte* blocks, std::size_t count, float* values);
void q5_0(const std::byte* blocks, std::size_t count, float* values);
void q5_1(const std::byte* blocks, std::size_t count, float* values);
void q8_0(const std::byte* blocks, std::size_t count, float* values);
void q2_k(const std::byte* blocks, std::size_t count, float* values);
void q3_k(const std::byte* blocks, std::size_t count, float* values);
void q4_k(const std::byte* blocks, std::size_t count, float* values);
void q5_k(const std::byte* blocks, std::size_t count, float* values);
void q6_k(const std::byte* blocks, std::size_t count, float* values);

} // namespace luthier::gguf_blocks
