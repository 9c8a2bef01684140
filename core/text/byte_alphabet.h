// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luthier {

// The 256 printable characters that stand for bytes in byte-level vocabularies (Radford et al. 2019, GPT-2's
// bytes_to_unicode): "Ġ" is a space, "Ċ" a line end.
char32_t byteCharacter(std::uint8_t byte);

// The bytes that such a spelling stands for; nothing when a character stands for no byte.
std::optional<std::string> bytesOfSpelling(std::string_view spelling);

} // namespace luthier
