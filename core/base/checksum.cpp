// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/checksum.h"

#include <bit>
#include <cstring>

namespace luthier {

namespace {

constexpr std::uint64_t prime1 = 0x9E3779B185EBCA87ULL, prime2 = 0xC2B2AE3D27D4EB4FULL, prime3 = 0x165667B19E3779F9ULL,
                        prime4 = 0x85EBCA77C2B2AE63ULL, prime5 = 0x27D4EB2F165667C5ULL;

template <class Number> Number read(const std::byte* at)
{
    Number number = 0;
    std::memcpy(&number, at, sizeof number);
    return number;
}

std::uint64_t round(std::uint64_t lane, std::uint64_t input)
{
    return std::rotl(lane + input * prime2, 31) * prime1;
}

std::uint64_t merged(std::uint64_t sum, std::uint64_t lane)
{
    return (sum ^ round(0, lane)) * prime1 + prime4;
}

} // namespace

std::uint64_t checksum(std::span<const std::byte> bytes)
{
    static_assert(std::endian::native == std::endian::little);
    const std::byte* at = bytes.data();
    const std::byte* const end = at + bytes.size();
    std::uint64_t sum = prime5;
    if (bytes.size() >= 32) {
        std::uint64_t a = prime1 + prime2, b = prime2, c = 0, d = 0 - prime1;
        for (; end - at >= 32; at += 32) {
            a = round(a, read<std::uint64_t>(at));
            b = round(b, read<std::uint64_t>(at + 8));
            c = round(c, read<std::uint64_t>(at + 16));
            d = round(d, read<std::uint64_t>(at + 24));
        }
        sum = std::rotl(a, 1) + std::rotl(b, 7) + std::rotl(c, 12) + std::rotl(d, 18);
        for (const std::uint64_t lane : {a, b, c, d})
            sum = merged(sum, lane);
    }
    sum += bytes.size();
    for (; end - at >= 8; at += 8)
        sum = std::rotl(sum ^ round(0, read<std::uint64_t>(at)), 27) * prime1 + prime4;
    if (end - at >= 4) {
        sum = std::rotl(sum ^ read<std::uint32_t>(at) * prime1, 23) * prime2 + prime3;
        at += 4;
    }
    for (; at != end; ++at)
        sum = std::rotl(sum ^ static_cast<std::uint64_t>(*at) * prime5, 11) * prime1;
    sum = (sum ^ (sum >> 33)) * prime2;
    sum = (sum ^ (sum >> 29)) * prime3;
    return sum ^ (sum >> 32);
}

Result<std::string> checksumOfFile(const fs::path& file)
{
    const auto mapped = MappedFile::open(file);
    if (!mapped)
        return fail(mapped.error());
    return fmt::format("{:016x}", checksum((*mapped)->bytes()));
}

} // namespace luthier
