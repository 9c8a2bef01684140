// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/weights/safetensors.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace luthier {

namespace {

// The name as a JSON string, or nothing when it is not UTF-8.
std::string quoted(const std::string& word)
{
    try {
        return Json(word).dump();
    } catch (const Json::exception&) {
        return {};
    }
}

Status checkTensor(const TensorToWrite& tensor)
{
    std::uint64_t bytes = byteSize(tensor.dtype);
    bool overflow = false;
    for (const std::int64_t dimension : tensor.shape) {
        overflow |= dimension < 0;
        overflow |= __builtin_mul_overflow(bytes, static_cast<std::uint64_t>(dimension), &bytes);
    }
    if (overflow || bytes != tensor.bytes.size())
        return fail(ErrorKind::Usage,
                    text("The tensor \"{}\" cannot be written: its {} bytes do not fit its type and shape.",
                         tensor.name, tensor.bytes.size()));
    return {};
}

} // namespace

Status writeSafetensors(const fs::path& file, std::span<const TensorToWrite> tensors,
                        std::map<std::string, std::string> metadata)
{
    metadata.emplace("format", "pt");
    // Wide types first: without holes this keeps every tensor aligned to its own type.
    std::vector<std::size_t> order(tensors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return byteSize(tensors[a].dtype) > byteSize(tensors[b].dtype);
    });

    std::string header = "{\"__metadata__\":{";
    const char* separator = "";
    for (const auto& [key, value] : metadata) {
        const std::string quoted_key = quoted(key);
        const std::string quoted_value = quoted(value);
        if (quoted_key.empty() || quoted_value.empty())
            return fail(ErrorKind::Usage, text("The metadata entry \"{}\" cannot be written: it is not UTF-8.", key));
        header += separator + quoted_key + ":" + quoted_value;
        separator = ",";
    }
    header += "}";
    std::uint64_t offset = 0;
    std::set<std::string_view> names{"__metadata__"};
    for (const std::size_t i : order) {
        const TensorToWrite& tensor = tensors[i];
        if (auto checked = checkTensor(tensor); !checked)
            return checked;
        const std::string quoted_name = quoted(tensor.name);
        if (quoted_name.empty() || !names.insert(tensor.name).second)
            return fail(ErrorKind::Usage,
                        text("The tensor \"{}\" cannot be written: its name is taken or is not UTF-8.", tensor.name));
        header +=
            fmt::format(",{}:{{\"dtype\":\"{}\",\"shape\":{},\"data_offsets\":[{},{}]}}", quoted_name,
                        luthier::name(tensor.dtype), Json(tensor.shape).dump(), offset, offset + tensor.bytes.size());
        offset += tensor.bytes.size();
    }
    header += "}";
    header.append((8 - header.size() % 8) % 8, ' ');

    auto target = AtomicFile::create(file);
    if (!target)
        return fail(target.error());
    std::string length(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        length[i] = static_cast<char>(static_cast<std::uint64_t>(header.size()) >> (8 * i) & 0xff);
    target->write(length);
    target->write(header);
    for (const std::size_t i : order)
        target->write(tensors[i].bytes);
    return target->commit();
}

} // namespace luthier
