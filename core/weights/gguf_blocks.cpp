// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/gguf_blocks.h"

#include "core/weights/half.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace luthier::gguf_blocks {

namespace {

constexpr std::size_t small = 32; // values of a block of the older formats
constexpr std::size_t super = 256; // values of a block of the K formats

std::uint8_t at(const std::byte* bytes, std::size_t place)
{
    return std::to_integer<std::uint8_t>(bytes[place]);
}

float half(const std::byte* bytes)
{
    std::uint16_t bits;
    std::memcpy(&bits, bytes, sizeof bits);
    return floatOfHalf(bits);
}

// Q4_K and Q5_K keep eight scales and eight minima of 6 bits in 12 bytes: the first four of each in the low bits of
// bytes 0-3 and 4-7, the others in the nibbles of bytes 8-11 with their upper two bits in the tops of bytes 0-7.
struct ScalesAndMinima {
    std::array<std::uint8_t, 8> scale, minimum;

    explicit ScalesAndMinima(const std::byte* packed)
    {
        for (std::size_t i = 0; i < 4; ++i) {
            const std::uint8_t d = at(packed, i), m = at(packed, i + 4), rest = at(packed, i + 8);
            scale[i] = d & 63;
            minimum[i] = m & 63;
            scale[i + 4] = static_cast<std::uint8_t>((rest & 15) | (d >> 6 << 4));
            minimum[i + 4] = static_cast<std::uint8_t>((rest >> 4) | (m >> 6 << 4));
        }
    }
};

} // namespace

// fp16 scale, 16 bytes of nibbles (low ones first): scale × (nibble - 8)
void q4_0(const std::byte* blocks, std::size_t count, float* values)
{
    for (; count > 0; --count, blocks += 18, values += small) {
        const float d = half(blocks);
        for (std::size_t i = 0; i < 16; ++i) {
            const int q = at(blocks, 2 + i);
            values[i] = d * static_cast<float>((q & 15) - 8);
            values[i + 16] = d * static_cast<float>((q >> 4) - 8);
        }
    }
}

// fp16 scale and minimum
void q4_1(const std::byte* blocks, std::size_t count, float* values)
{
    for (; count > 0; --count, blocks += 20, values += small) {
        const float d = half(blocks), m = half(blocks + 2);
        for (std::size_t i = 0; i < 16; ++i) {
            const int q = at(blocks, 4 + i);
            values[i] = d * static_cast<float>(q & 15) + m;
            values[i + 16] = d * static_cast<float>(q >> 4) + m;
        }
    }
}

// As Q4_0 with the fifth bits of all values in four bytes before the nibbles.
void q5_0(const std::byte* blocks, std::size_t count, float* values)
{
    for (; count > 0; --count, blocks += 22, values += small) {
        const float d = half(blocks);
        std::uint32_t high;
        std::memcpy(&high, blocks + 2, sizeof high);
        for (std::size_t i = 0; i < 16; ++i) {
            const int q = at(blocks, 6 + i);
            const int h0 = static_cast<int>(high >> i & 1) << 4, h1 = static_cast<int>(high >> (i + 16) & 1) << 4;
            values[i] = d * static_cast<float>(((q & 15) | h0) - 16);
            values[i + 16] = d * static_cast<float>(((q >> 4) | h1) - 16);
        }
    }
}

void q5_1(const std::byte* blocks, std::size_t count, float* values)
{
    for (; count > 0; --count, blocks += 24, values += small) {
        const float d = half(blocks), m = half(blocks + 2);
        std::uint32_t high;
        std::memcpy(&high, blocks + 4, sizeof high);
        for (std::size_t i = 0; i < 16; ++i) {
            const int q = at(blocks, 8 + i);
            const int h0 = static_cast<int>(high >> i & 1) << 4, h1 = static_cast<int>(high >> (i + 16) & 1) << 4;
            values[i] = d * static_cast<float>((q & 15) | h0) + m;
            values[i + 16] = d * static_cast<float>((q >> 4) | h1) + m;
        }
    }
}

// fp16 scale, 32 signed bytes
void q8_0(const std::byte* blocks, std::size_t count, float* values)
{
    for (; count > 0; --count, blocks += 34, values += small) {
        const float d = half(blocks);
        for (std::size_t i = 0; i < small; ++i)
            values[i] = d * static_cast<float>(static_cast<std::int8_t>(at(blocks, 2 + i)));
    }
}

// 16 bytes of 4-bit scale and 4-bit minimum for 16 values each, 64 bytes of 2-bit values, fp16 scale of the scales and
// of the minima. Two stretches of 128 values share 32 bytes, 2 bits at a time.
void q2_k(const std::byte* blocks, std::size_t count, float* values)
{
    for (; count > 0; --count, blocks += 84, values += super) {
        const std::byte* q = blocks + 16;
        const float d = half(blocks + 80), dmin = half(blocks + 82);
        for (std::size_t group = 0; group < 16; ++group) {
            const std::uint8_t s = at(blocks, group);
            const float scale = d * static_cast<float>(s & 15), minimum = dmin * static_cast<float>(s >> 4);
            const std::byte* from = q + group / 8 * 32 + group % 2 * 16;
            const unsigned shift = static_cast<unsigned>(group % 8 / 2 * 2);
            for (std::size_t i = 0; i < 16; ++i)
                values[group * 16 + i] = scale * static_cast<float>(at(from, i) >> shift & 3) - minimum;
        }
    }
}

// 32 bytes with the third bit of each value (one bit position for every 32 values; a clear bit means minus 4), 64 bytes
// of 2-bit values as in Q2_K, 16 scales of 6 bits (less 32) in 12 bytes, fp16 scale of the scales.
void q3_k(const std::byte* blocks, std::size_t count, float* values)
{
    for (; count > 0; --count, blocks += 110, values += super) {
        const std::byte *high = blocks, *q = blocks + 32, *packed = blocks + 96;
        const float d = half(blocks + 108);
        for (std::size_t group = 0; group < 16; ++group) {
            const unsigned low = at(packed, group % 8) >> (group / 8 * 4) & 15U;
            const unsigned top = at(packed, 8 + group % 4) >> (group / 4 * 2) & 3U;
            const float scale = d * static_cast<float>(static_cast<int>(low | top << 4) - 32);
            const std::size_t half_row = group % 2 * 16;
            const std::byte* from = q + group / 8 * 32 + half_row;
            const unsigned shift = static_cast<unsigned>(group % 8 / 2 * 2), bit = static_cast<unsigned>(group / 2);
            for (std::size_t i = 0; i < 16; ++i) {
                const int value = (at(from, i) >> shift & 3) - ((at(high, half_row + i) >> bit & 1) ? 0 : 4);
                values[group * 16 + i] = scale * static_cast<float>(value);
            }
        }
    }
}

// fp16 scale of the scales and of the minima, 12 bytes of scales and minima, 128 bytes of nibbles: each 32 bytes hold
// 32 values in their low nibbles and the next 32 in their high ones.
void q4_k(const std::byte* blocks, std::size_t count, float* values)
{
    for (; count > 0; --count, blocks += 144, values += super) {
        const float d = half(blocks), dmin = half(blocks + 2);
        const ScalesAndMinima packed(blocks + 4);
        for (std::size_t group = 0; group < 8; ++group) {
            const float scale = d * static_cast<float>(packed.scale[group]);
            const float minimum = dmin * static_cast<float>(packed.minimum[group]);
            const std::byte* from = blocks + 16 + group / 2 * 32;
            const unsigned shift = static_cast<unsigned>(group % 2 * 4);
            for (std::size_t i = 0; i < 32; ++i)
                values[group * 32 + i] = scale * static_cast<float>(at(from, i) >> shift & 15) - minimum;
        }
    }
}

// As Q4_K with 32 bytes of fifth bits (bit g of byte i belongs to value i of group g) before the nibbles.
void q5_k(const std::byte* blocks, std::size_t count, float* values)
{
    for (; count > 0; --count, blocks += 176, values += super) {
        const float d = half(blocks), dmin = half(blocks + 2);
        const ScalesAndMinima packed(blocks + 4);
        const std::byte* high = blocks + 16;
        for (std::size_t group = 0; group < 8; ++group) {
            const float scale = d * static_cast<float>(packed.scale[group]);
            const float minimum = dmin * static_cast<float>(packed.minimum[group]);
            const std::byte* from = blocks + 48 + group / 2 * 32;
            const unsigned shift = static_cast<unsigned>(group % 2 * 4);
            for (std::size_t i = 0; i < 32; ++i) {
                const int value = (at(from, i) >> shift & 15) | (at(high, i) >> group & 1) << 4;
                values[group * 32 + i] = scale * static_cast<float>(value) - minimum;
            }
        }
    }
}

// 128 bytes of low nibbles, 64 bytes of upper 2 bits, 16 signed bytes of scales, fp16 scale of the scales: scale ×
// (value - 32). Each half of 128 values takes 64 bytes of nibbles and 32 of upper bits.
void q6_k(const std::byte* blocks, std::size_t count, float* values)
{
    for (; count > 0; --count, blocks += 210, values += super) {
        const float d = half(blocks + 208);
        for (std::size_t group = 0; group < 16; ++group) {
            const float scale = d * static_cast<float>(static_cast<std::int8_t>(at(blocks, 192 + group)));
            const std::size_t part = group / 8, quarter = group % 8 / 2, half_row = group % 2 * 16;
            const std::byte* low = blocks + part * 64 + quarter % 2 * 32 + half_row;
            const std::byte* high = blocks + 128 + part * 32 + half_row;
            const unsigned low_shift = static_cast<unsigned>(quarter / 2 * 4);
            const unsigned high_shift = static_cast<unsigned>(quarter * 2);
            for (std::size_t i = 0; i < 16; ++i) {
                const int value = (at(low, i) >> low_shift & 15) | (at(high, i) >> high_shift & 3) << 4;
                values[group * 16 + i] = scale * static_cast<float>(value - 32);
            }
        }
    }
}

} // namespace luthier::gguf_blocks
