// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace luthier {

std::string encodeBase64(std::string_view bytes);
// Bytes written in base 64 (RFC 4648, section 4); nothing when they are not.
std::optional<std::string> decodeBase64(std::string_view text);

} // namespace luthier
