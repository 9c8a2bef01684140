// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/gguf_type.h"

#include "core/weights/gguf_blocks.h"
#include "core/weights/half.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <thread>
#include <vector>

namespace luthier {

namespace {

constexpr std::array types = {
    GgufTensorType{0, "F32", 1, 4, DType::F32, nullptr},
    GgufTensorType{1, "F16", 1, 2, DType::F16, nullptr},
    GgufTensorType{2, "Q4_0", 32, 18, {}, gguf_blocks::q4_0},
    GgufTensorType{3, "Q4_1", 32, 20, {}, gguf_blocks::q4_1},
    GgufTensorType{6, "Q5_0", 32, 22, {}, gguf_blocks::q5_0},
    GgufTensorType{7, "Q5_1", 32, 24, {}, gguf_blocks::q5_1},
    GgufTensorType{8, "Q8_0", 32, 34, {}, gguf_blocks::q8_0},
    GgufTensorType{9, "Q8_1", 0, 0, {}, nullptr},
    GgufTensorType{10, "Q2_K", 256, 84, {}, gguf_blocks::q2_k},
    GgufTensorType{11, "Q3_K", 256, 110, {}, gguf_blocks::q3_k},
    GgufTensorType{12, "Q4_K", 256, 144, {}, gguf_blocks::q4_k},
    GgufTensorType{13, "Q5_K", 256, 176, {}, gguf_blocks::q5_k},
    GgufTensorType{14, "Q6_K", 256, 210, {}, gguf_blocks::q6_k},
    GgufTensorType{15, "Q8_K", 0, 0, {}, nullptr},
    GgufTensorType{16, "IQ2_XXS", 0, 0, {}, nullptr},
    GgufTensorType{17, "IQ2_XS", 0, 0, {}, nullptr},
    GgufTensorType{18, "IQ3_XXS", 0, 0, {}, nullptr},
    GgufTensorType{19, "IQ1_S", 0, 0, {}, nullptr},
    GgufTensorType{20, "IQ4_NL", 0, 0, {}, nullptr},
    GgufTensorType{21, "IQ3_S", 0, 0, {}, nullptr},
    GgufTensorType{22, "IQ2_S", 0, 0, {}, nullptr},
    GgufTensorType{23, "IQ4_XS", 0, 0, {}, nullptr},
    GgufTensorType{24, "I8", 1, 1, DType::I8, nullptr},
    GgufTensorType{25, "I16", 1, 2, DType::I16, nullptr},
    GgufTensorType{26, "I32", 1, 4, DType::I32, nullptr},
    GgufTensorType{27, "I64", 1, 8, DType::I64, nullptr},
    GgufTensorType{28, "F64", 1, 8, DType::F64, nullptr},
    GgufTensorType{29, "IQ1_M", 0, 0, {}, nullptr},
    GgufTensorType{30, "BF16", 1, 2, DType::BF16, nullptr},
    GgufTensorType{34, "TQ1_0", 0, 0, {}, nullptr},
    GgufTensorType{35, "TQ2_0", 0, 0, {}, nullptr},
    GgufTensorType{39, "MXFP4", 0, 0, {}, nullptr},
    GgufTensorType{40, "NVFP4", 0, 0, {}, nullptr},
};

// Fewer values than this are converted faster than threads start.
constexpr std::uint64_t part_of_a_thread = std::uint64_t{1} << 18;

void dequantiseBlocks(const GgufTensorType& type, const std::byte* blocks, std::uint64_t count, DType to,
                      std::byte* out)
{
    if (to == DType::F32) {
        type.dequantise(blocks, count, reinterpret_cast<float*>(out));
        return;
    }
    std::array<float, 2048> values; // stays in the first-level cache
    const std::size_t step = values.size() / type.values;
    auto* brains = reinterpret_cast<std::uint16_t*>(out);
    while (count > 0) {
        const std::size_t now = std::min<std::uint64_t>(count, step);
        type.dequantise(blocks, now, values.data());
        const std::size_t numbers = now * type.values;
        for (std::size_t i = 0; i < numbers; ++i)
            brains[i] = brainOfFloat(values[i]);
        brains += numbers;
        blocks += now * type.bytes;
        count -= now;
    }
}

} // namespace

const GgufTensorType* ggufTensorType(std::uint32_t id)
{
    const auto found =
        std::find_if(types.begin(), types.end(), [&](const GgufTensorType& one) { return one.id == id; });
    return found == types.end() ? nullptr : &*found;
}

std::span<const GgufTensorType> ggufTensorTypes()
{
    return types;
}

void dequantise(const GgufTensorType& type, const std::byte* blocks, std::uint64_t count, DType to, std::byte* out)
{
    const std::uint64_t all = count / type.values;
    const std::uint64_t wanted = std::min<std::uint64_t>(std::thread::hardware_concurrency(), count / part_of_a_thread);
    const std::uint64_t parts = std::max<std::uint64_t>(1, wanted);
    const std::uint64_t step = (all + parts - 1) / parts;
    const auto part = [&](std::uint64_t index) {
        const std::uint64_t begin = std::min(all, index * step), end = std::min(all, begin + step);
        dequantiseBlocks(type, blocks + begin * type.bytes, end - begin, to, out + begin * type.values * byteSize(to));
    };
    std::vector<std::jthread> others;
    std::uint64_t mine = parts; // the parts from here on are done by this thread
    for (std::uint64_t index = 1; index < parts; ++index) {
        try {
            others.emplace_back(part, index);
        } catch (const std::system_error&) { // no more threads to be had
            mine = index;
            break;
        }
    }
    part(0);
    for (std::uint64_t index = mine; index < parts; ++index)
        part(index);
}

} // namespace luthier
