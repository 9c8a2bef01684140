// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/byte_alphabet.h"

#include "core/text/unicode.h"

#include <array>

namespace luthier {

namespace {

struct Alphabet {
    std::array<char32_t, 256> characters{};
    std::array<std::int16_t, 512> bytes{};
};

constexpr Alphabet makeAlphabet()
{
    Alphabet alphabet;
    alphabet.bytes.fill(-1);
    char32_t next = 256;
    for (unsigned byte = 0; byte < 256; ++byte) {
        const bool printable = (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
        const char32_t character = printable ? static_cast<char32_t>(byte) : next++;
        alphabet.characters[byte] = character;
        alphabet.bytes[character] = static_cast<std::int16_t>(byte);
    }
    return alphabet;
}

constexpr Alphabet alphabet = makeAlphabet();

} // namespace

char32_t byteCharacter(std::uint8_t byte)
{
    return alphabet.characters[byte];
}

std::optional<std::string> bytesOfSpelling(std::string_view spelling)
{
    std::string bytes;
    for (std::size_t i = 0; i < spelling.size();) {
        const Character c = readCharacter(spelling, i);
        if (c.value >= alphabet.bytes.size() || alphabet.bytes[c.value] < 0)
            return std::nullopt;
        bytes += static_cast<char>(alphabet.bytes[c.value]);
        i += c.length;
    }
    return bytes;
}

} // namespace luthier
