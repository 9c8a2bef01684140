// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue.h"
#include "core/datasets/table.h"

namespace luthier {

struct FormatDescriptor {
    EntryInfo info;
    // 0: not mine, 100: certain. head: the first 64 KiB, converted to UTF-8.
    int (*confidence)(const fs::path& file, std::string_view head);
    // text: the whole file in UTF-8 without BOM. file: for messages.
    Result<Table> (*read)(const fs::path& file, std::string_view text, RunControl* control);
    const char* extensions; // for file dialogs: "*.jsonl *.json"
    // The format that reads the same files with the first row as an example (as the names of the columns).
    const char* without_names = nullptr;
    const char* with_names = nullptr;
};

std::span<const FormatDescriptor* const> formats();

} // namespace luthier

namespace luthier::format {
#define LUTHIER_FORMAT(name) extern const FormatDescriptor name;
#include "core/catalogue.def"
} // namespace luthier::format
