// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a safetensors file of 5 GB (sparse: it takes no disk), touches some tensors and prints what that cost.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/process.h"
#include "core/weights/safetensors.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <unistd.h>

using namespace luthier;

namespace {

constexpr std::uint64_t tensor_count = 320;
constexpr std::uint64_t rows = 4096;
constexpr std::uint64_t columns = 2048;
constexpr std::uint64_t tensor_bytes = rows * columns * 2; // BF16, 16 MiB each

std::string headerBytes()
{
    std::string header = "{";
    for (std::uint64_t i = 0; i < tensor_count; ++i)
        header += fmt::format("{}\"layer.{}.weight\":{{\"dtype\":\"BF16\",\"shape\":[{},{}],\"data_offsets\":[{},{}]}}",
                              i == 0 ? "" : ",", i, rows, columns, i * tensor_bytes, (i + 1) * tensor_bytes);
    header += "}";
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>(header.size() >> (8 * i) & 0xff);
    return bytes + header;
}

int fail(const std::string& sentence)
{
    std::fprintf(stderr, "%s\n", sentence.c_str());
    return 1;
}

} // namespace

int main()
{
    std::error_code error;
    const fs::path folder = fs::temp_directory_path(error) / fmt::format("luthier-bench-{}", ::getpid());
    if (auto made = makeFolder(folder); !made)
        return fail(made.error().sentence());
    const fs::path file = folder / "large.safetensors";
    const std::string header = headerBytes();
    const std::uint64_t file_bytes = header.size() + tensor_count * tensor_bytes;
    std::ofstream(file, std::ios::binary) << header;
    if (::truncate(file.c_str(), static_cast<off_t>(file_bytes)) != 0) {
        fs::remove_all(folder, error);
        return fail("A sparse file of 5 GB could not be made in the temporary folder.");
    }

    resetPeakResident();
    const std::int64_t before = residentBytes();
    const auto start = std::chrono::steady_clock::now();
    const auto reader = SafetensorsReader::open(file);
    const std::chrono::duration<double> open_seconds = std::chrono::steady_clock::now() - start;
    fs::remove_all(folder, error); // the mapping keeps the file until we end
    if (!reader)
        return fail(reader.error().sentence());
    unsigned sum = 0;
    for (const std::uint64_t i : {std::uint64_t{0}, tensor_count / 2, tensor_count - 1}) {
        for (const std::byte byte : reader->tensors()[static_cast<std::size_t>(i)].bytes)
            sum += static_cast<unsigned>(byte);
    }
    const Json result = {{"file_bytes", file_bytes},
                         {"tensors", reader->tensors().size()},
                         {"bytes_touched", 3 * tensor_bytes},
                         {"checksum", sum},
                         {"open_seconds", open_seconds.count()},
                         {"resident_bytes_before", before},
                         {"peak_resident_bytes", peakResidentBytes()}};
    std::printf("%s\n", result.dump().c_str());
    return 0;
}
