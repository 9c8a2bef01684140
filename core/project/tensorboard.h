// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>

namespace luthier {

// CRC-32C (Castagnoli), RFC 3720 appendix B.4.
std::uint32_t crc32c(std::string_view bytes);
// As TFRecord files store it, so that a checksum of data with checksums inside stays a good one.
std::uint32_t maskedCrc32c(std::string_view bytes);

// Writes an event file that TensorBoard reads: TFRecord frames (length u64, masked CRC u32, data, masked CRC u32; all
// little-endian) around protobuf Event messages. A file per start of a run; TensorBoard reads all in a folder.
class TensorBoardWriter {
public:
    // first_step: points of this step and later from earlier files of the folder are superseded.
    static Result<TensorBoardWriter> create(const fs::path& folder, std::int64_t first_step);

    void scalar(const std::string& tag, std::int64_t step, double value);
    bool flush(); // false once something could not be written
    const fs::path& path() const { return m_path; }

private:
    void record(const std::string& event);
    std::ofstream m_file;
    fs::path m_path;
};

} // namespace luthier
