// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/datasets/table.h"

#include <optional>

namespace luthier {

// The text of a data file in UTF-8 without byte order mark.
struct DecodedText {
    std::string text;
    std::string encoding; // as Table::encoding
    std::optional<Finding> finding; // code "encoding": guessed, or characters that were lost
};

// UTF-8, UTF-16 with a byte order mark, else Windows-1252. Never fails: a damaged character becomes U+FFFD.
DecodedText decodeText(std::string bytes);

} // namespace luthier
