// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/tensorboard.h"

#include <array>
#include <atomic>
#include <bit>
#include <cerrno>
#include <chrono>
#include <unistd.h>

namespace luthier {

namespace {

constexpr std::array<std::uint32_t, 256> crcTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0x82f63b78u : 0u);
        table[i] = crc;
    }
    return table;
}

template <class Unsigned> std::string littleEndian(Unsigned value)
{
    std::string bytes(sizeof value, '\0');
    for (std::size_t i = 0; i < sizeof value; ++i)
        bytes[i] = static_cast<char>(value >> (8 * i) & 0xff);
    return bytes;
}

// The few parts of protobuf's wire format that an event needs.
enum class Wire { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

std::string varint(std::uint64_t value)
{
    std::string bytes;
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>(value | 0x80);
    return bytes + static_cast<char>(value);
}

std::string tag(int field, Wire wire)
{
    return varint(static_cast<std::uint64_t>(field) << 3 | static_cast<std::uint64_t>(wire));
}

std::string bytesField(int field, std::string_view bytes)
{
    return tag(field, Wire::Bytes) + varint(bytes.size()) + std::string(bytes);
}

std::string integerField(int field, std::int64_t value)
{
    return tag(field, Wire::Varint) + varint(static_cast<std::uint64_t>(value));
}

// Event: 1 wall_time (double), 2 step (int64).
std::string eventStart(std::int64_t step)
{
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    return tag(1, Wire::Fixed64) + littleEndian(std::bit_cast<std::uint64_t>(now.count())) + integerField(2, step);
}

} // namespace

std::uint32_t crc32c(std::string_view bytes)
{
    static constexpr auto table = crcTable();
    std::uint32_t crc = 0xffffffffu;
    for (const char c : bytes)
        crc = (crc >> 8) ^ table[(crc ^ static_cast<unsigned char>(c)) & 0xff];
    return ~crc;
}

std::uint32_t maskedCrc32c(std::string_view bytes)
{
    return std::rotr(crc32c(bytes), 15) + 0xa282ead8u;
}

Result<TensorBoardWriter> TensorBoardWriter::create(const fs::path& folder, std::int64_t first_step)
{
    static std::atomic<int> counter{0};
    char host[256] = "localhost";
    ::gethostname(host, sizeof host - 1);
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    TensorBoardWriter writer;
    writer.m_path =
        folder / fmt::format("events.out.tfevents.{:010}.{}.{}.{}", seconds.count(), host, ::getpid(), counter++);
    writer.m_file.open(writer.m_path, std::ios::binary | std::ios::trunc);
    if (!writer.m_file)
        return fail(systemError(errno, writer.m_path, "write"));
    writer.record(eventStart(0) + bytesField(3, "brain.Event:2"));
    if (first_step > 0) // 7 session_log { 1 status = START }
        writer.record(eventStart(first_step) + bytesField(7, integerField(1, 1)));
    return writer;
}

void TensorBoardWriter::scalar(const std::string& tag_name, std::int64_t step, double value)
{
    // 5 summary { 1 value { 1 tag, 2 simple_value (float) } }
    const auto single = std::bit_cast<std::uint32_t>(static_cast<float>(value));
    const std::string entry = bytesField(1, tag_name) + tag(2, Wire::Fixed32) + littleEndian(single);
    record(eventStart(step) + bytesField(5, bytesField(1, entry)));
}

bool TensorBoardWriter::flush()
{
    m_file.flush();
    return m_file.good();
}

void TensorBoardWriter::record(const std::string& event)
{
    const std::string length = littleEndian(static_cast<std::uint64_t>(event.size()));
    m_file << length << littleEndian(maskedCrc32c(length)) << event << littleEndian(maskedCrc32c(event));
}

} // namespace luthier
