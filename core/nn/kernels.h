// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

// Row kernels for the CPU: each reads and writes a row once, computes in fp32 and rounds only what it stores. T is
// float or std::uint16_t (the bits of a bf16). Compiled for several instruction sets and chosen when the program loads.
namespace luthier::kernels {

// y = x · rstd · w with rstd = 1 / sqrt(mean(x²) + epsilon); returns rstd. n values. Zhang and Sennrich 2019.
float rmsNorm(const float* x, const float* w, float* y, std::int64_t n, float epsilon);
float rmsNorm(const std::uint16_t* x, const float* w, std::uint16_t* y, std::int64_t n, float epsilon);
// dx of the same; adds the row's share of dw when dw is not null.
void rmsNormBackward(const float* x, const float* w, const float* dy, float rstd, float* dx, float* dw, std::int64_t n);
void rmsNormBackward(const std::uint16_t* x, const float* w, const std::uint16_t* dy, float rstd, std::uint16_t* dx,
                     float* dw, std::int64_t n);

// Rotates pairs (i, i + half) of each head of one token in place by the angles of its position; direction -1 undoes it.
// x: [heads, width], of which the first 2·half values of a head turn; cos, sin: [half]. Su et al. 2021, in the
// half-split layout of published Llama weights.
void rotary(float* x, const float* cos, const float* sin, std::int64_t heads, std::int64_t width, std::int64_t half,
            float direction);
void rotary(std::uint16_t* x, const float* cos, const float* sin, std::int64_t heads, std::int64_t width,
            std::int64_t half, float direction);
// The same for pairs (2i, 2i + 1), the layout of GPT-J.
void rotaryNeighbours(float* x, const float* cos, const float* sin, std::int64_t heads, std::int64_t width,
                      std::int64_t half, float direction);
void rotaryNeighbours(std::uint16_t* x, const float* cos, const float* sin, std::int64_t heads, std::int64_t width,
                      std::int64_t half, float direction);

// y = silu(gate) · up. Shazeer 2020 (SwiGLU).
void gatedSilu(const float* gate, const float* up, float* y, std::int64_t n);
void gatedSilu(const std::uint16_t* gate, const std::uint16_t* up, std::uint16_t* y, std::int64_t n);
void gatedSiluBackward(const float* gate, const float* up, const float* dy, float* dgate, float* dup, std::int64_t n);
void gatedSiluBackward(const std::uint16_t* gate, const std::uint16_t* up, const std::uint16_t* dy,
                       std::uint16_t* dgate, std::uint16_t* dup, std::int64_t n);

// Cross-entropy of one row of logits [n]: the loss and the argmax. When gradient: logits become softmax -
// onehot(target).
struct RowLoss {
    float loss;
    std::int32_t prediction;
};
RowLoss crossEntropy(float* logits, std::int64_t n, std::int64_t target, bool gradient);
RowLoss crossEntropy(std::uint16_t* logits, std::int64_t n, std::int64_t target, bool gradient);

} // namespace luthier::kernels
