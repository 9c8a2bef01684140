// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels.h"

#include <bit>
#include <cmath>
#include <limits>

// The loops below are plain so that the compiler vectorises them; the clones are for AVX2 and AVX-512, and the dynamic
// linker takes the widest that the processor has.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define LUTHIER_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define LUTHIER_CLONES
#endif
#define LUTHIER_INLINE inline __attribute__((always_inline))

namespace luthier::kernels {

namespace {

LUTHIER_INLINE float load(const float* p)
{
    return *p;
}

LUTHIER_INLINE float load(const std::uint16_t* p)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(*p) << 16);
}

LUTHIER_INLINE void store(float* p, float value)
{
    *p = value;
}

// Round to nearest, ties to even. NaNs that arithmetic makes stay NaNs.
LUTHIER_INLINE void store(std::uint16_t* p, float value)
{
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    *p = static_cast<std::uint16_t>((bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16);
}

// e^x to 2 ulp: 2^round(x/ln 2) times a polynomial on the rest. A library call would not vectorise.
LUTHIER_INLINE float fastExp(float x)
{
    const float clamped = x < -87.0F ? -87.0F : (x > 88.0F ? 88.0F : x);
    const float shifted = clamped * 1.44269504F + 12582912.0F; // adding 1.5 · 2^23 rounds to an integer
    const float n = shifted - 12582912.0F;
    const float r = (clamped - n * 0.693359375F) + n * 2.12194440e-4F;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    const std::int32_t power = (static_cast<std::int32_t>(n) + 127) << 23;
    const float result = p * std::bit_cast<float>(power);
    return x == x ? result : x; // a NaN stays one: the run must notice it
}

// A sum in lanes side by side: one running sum would not vectorise, and the compiler must not be told that sums may be
// reordered, because fastExp rounds by adding a large number and taking it away again.
template <class Term> LUTHIER_INLINE float laneSum(std::int64_t n, const Term& term)
{
    constexpr std::int64_t lanes = 32;
    float lane[lanes] = {};
    std::int64_t i = 0;
    for (; i + lanes <= n; i += lanes)
        for (std::int64_t j = 0; j < lanes; ++j)
            lane[j] += term(i + j);
    float sum = 0;
    for (; i < n; ++i)
        sum += term(i);
    for (const float value : lane)
        sum += value;
    return sum;
}

template <class T> LUTHIER_INLINE float rmsNormRow(const T* x, const float* w, T* y, std::int64_t n, float epsilon)
{
    const float sum = laneSum(
        n, [x](std::int64_t i) __attribute__((always_inline)) { return load(x + i) * load(x + i); });
    const float rstd = 1.0F / std::sqrt(sum / static_cast<float>(n) + epsilon);
    for (std::int64_t i = 0; i < n; ++i)
        store(y + i, load(x + i) * rstd * w[i]);
    return rstd;
}

template <class T>
LUTHIER_INLINE void rmsNormBackwardRow(const T* x, const float* w, const T* dy, float rstd, T* dx, float* dw,
                                       std::int64_t n)
{
    const float dot = laneSum(
        n, [=](std::int64_t i) __attribute__((always_inline)) { return load(dy + i) * w[i] * load(x + i); });
    const float correction = dot * rstd * rstd * rstd / static_cast<float>(n);
    for (std::int64_t i = 0; i < n; ++i)
        store(dx + i, load(dy + i) * w[i] * rstd - load(x + i) * correction);
    if (dw != nullptr)
        for (std::int64_t i = 0; i < n; ++i)
            dw[i] += load(dy + i) * load(x + i) * rstd;
}

template <class T>
LUTHIER_INLINE void rotaryRow(T* x, const float* cos, const float* sin, std::int64_t heads, std::int64_t width,
                              std::int64_t half, float direction)
{
    for (std::int64_t h = 0; h < heads; ++h) {
        T* first = x + h * width;
        T* second = first + half;
        for (std::int64_t i = 0; i < half; ++i) {
            const float a = load(first + i);
            const float b = load(second + i);
            const float s = sin[i] * direction;
            store(first + i, a * cos[i] - b * s);
            store(second + i, b * cos[i] + a * s);
        }
    }
}

template <class T>
LUTHIER_INLINE void rotaryNeighboursRow(T* x, const float* cos, const float* sin, std::int64_t heads,
                                        std::int64_t width, std::int64_t half, float direction)
{
    for (std::int64_t h = 0; h < heads; ++h) {
        T* pair = x + h * width;
        for (std::int64_t i = 0; i < half; ++i) {
            const float a = load(pair + 2 * i);
            const float b = load(pair + 2 * i + 1);
            const float s = sin[i] * direction;
            store(pair + 2 * i, a * cos[i] - b * s);
            store(pair + 2 * i + 1, b * cos[i] + a * s);
        }
    }
}

template <class T> LUTHIER_INLINE void gatedSiluRow(const T* gate, const T* up, T* y, std::int64_t n)
{
    for (std::int64_t i = 0; i < n; ++i) {
        const float g = load(gate + i);
        store(y + i, g / (1.0F + fastExp(-g)) * load(up + i));
    }
}

template <class T>
LUTHIER_INLINE void gatedSiluBackwardRow(const T* gate, const T* up, const T* dy, T* dgate, T* dup, std::int64_t n)
{
    for (std::int64_t i = 0; i < n; ++i) {
        const float g = load(gate + i);
        const float u = load(up + i);
        const float d = load(dy + i);
        const float sigmoid = 1.0F / (1.0F + fastExp(-g));
        store(dup + i, d * g * sigmoid);
        store(dgate + i, d * u * sigmoid * (1.0F + g * (1.0F - sigmoid)));
    }
}

template <class T> LUTHIER_INLINE RowLoss crossEntropyRow(T* logits, std::int64_t n, std::int64_t target, bool gradient)
{
    // Lanes side by side, because a single running maximum does not vectorise; the place is looked up afterwards.
    constexpr std::int64_t lanes = 32;
    float lane[lanes];
    for (float& value : lane)
        value = -std::numeric_limits<float>::infinity();
    std::int64_t i = 0;
    for (; i + lanes <= n; i += lanes)
        for (std::int64_t j = 0; j < lanes; ++j) {
            const float value = load(logits + i + j);
            lane[j] = value > lane[j] ? value : lane[j];
        }
    float largest = -std::numeric_limits<float>::infinity();
    for (; i < n; ++i) {
        const float value = load(logits + i);
        largest = value > largest ? value : largest;
    }
    for (const float value : lane)
        largest = value > largest ? value : largest;
    std::int32_t prediction = 0;
    for (std::int64_t begin = 0; begin < n; begin += 256) {
        const std::int64_t end = begin + 256 < n ? begin + 256 : n;
        int equal = 0;
        for (std::int64_t k = begin; k < end; ++k)
            equal |= load(logits + k) == largest;
        if (equal == 0)
            continue;
        while (load(logits + begin) != largest)
            ++begin;
        prediction = static_cast<std::int32_t>(begin);
        break;
    }
    const float sum = laneSum(
        n, [=](std::int64_t k) __attribute__((always_inline)) { return fastExp(load(logits + k) - largest); });
    const float loss = std::log(sum) + largest - load(logits + target);
    if (gradient) {
        const float scale = 1.0F / sum;
        for (std::int64_t k = 0; k < n; ++k)
            store(logits + k, fastExp(load(logits + k) - largest) * scale);
        store(logits + target, load(logits + target) - 1.0F);
    }
    return {loss, prediction};
}

} // namespace

LUTHIER_CLONES float rmsNorm(const float* x, const float* w, float* y, std::int64_t n, float epsilon)
{
    return rmsNormRow(x, w, y, n, epsilon);
}
LUTHIER_CLONES float rmsNorm(const std::uint16_t* x, const float* w, std::uint16_t* y, std::int64_t n, float epsilon)
{
    return rmsNormRow(x, w, y, n, epsilon);
}
LUTHIER_CLONES void rmsNormBackward(const float* x, const float* w, const float* dy, float rstd, float* dx, float* dw,
                                    std::int64_t n)
{
    rmsNormBackwardRow(x, w, dy, rstd, dx, dw, n);
}
LUTHIER_CLONES void rmsNormBackward(const std::uint16_t* x, const float* w, const std::uint16_t* dy, float rstd,
                                    std::uint16_t* dx, float* dw, std::int64_t n)
{
    rmsNormBackwardRow(x, w, dy, rstd, dx, dw, n);
}
LUTHIER_CLONES void rotary(float* x, const float* cos, const float* sin, std::int64_t heads, std::int64_t width,
                           std::int64_t half, float direction)
{
    rotaryRow(x, cos, sin, heads, width, half, direction);
}
LUTHIER_CLONES void rotary(std::uint16_t* x, const float* cos, const float* sin, std::int64_t heads, std::int64_t width,
                           std::int64_t half, float direction)
{
    rotaryRow(x, cos, sin, heads, width, half, direction);
}
LUTHIER_CLONES void rotaryNeighbours(float* x, const float* cos, const float* sin, std::int64_t heads,
                                     std::int64_t width, std::int64_t half, float direction)
{
    rotaryNeighboursRow(x, cos, sin, heads, width, half, direction);
}
LUTHIER_CLONES void rotaryNeighbours(std::uint16_t* x, const float* cos, const float* sin, std::int64_t heads,
                                     std::int64_t width, std::int64_t half, float direction)
{
    rotaryNeighboursRow(x, cos, sin, heads, width, half, direction);
}
LUTHIER_CLONES void gatedSilu(const float* gate, const float* up, float* y, std::int64_t n)
{
    gatedSiluRow(gate, up, y, n);
}
LUTHIER_CLONES void gatedSilu(const std::uint16_t* gate, const std::uint16_t* up, std::uint16_t* y, std::int64_t n)
{
    gatedSiluRow(gate, up, y, n);
}
LUTHIER_CLONES void gatedSiluBackward(const float* gate, const float* up, const float* dy, float* dgate, float* dup,
                                      std::int64_t n)
{
    gatedSiluBackwardRow(gate, up, dy, dgate, dup, n);
}
LUTHIER_CLONES void gatedSiluBackward(const std::uint16_t* gate, const std::uint16_t* up, const std::uint16_t* dy,
                                      std::uint16_t* dgate, std::uint16_t* dup, std::int64_t n)
{
    gatedSiluBackwardRow(gate, up, dy, dgate, dup, n);
}
LUTHIER_CLONES RowLoss crossEntropy(float* logits, std::int64_t n, std::int64_t target, bool gradient)
{
    return crossEntropyRow(logits, n, target, gradient);
}
LUTHIER_CLONES RowLoss crossEntropy(std::uint16_t* logits, std::int64_t n, std::int64_t target, bool gradient)
{
    return crossEntropyRow(logits, n, target, gradient);
}

} // namespace luthier::kernels
