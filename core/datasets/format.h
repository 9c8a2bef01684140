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
    const char* without_names = nullptr; // the format that takes the first row of such a file for an example
};

std::span<const FormatDescriptor* const> formats();
const FormatDescriptor* findFormat(std::string_view id); // nullptr when there is none

} // namespace luthier

namespace luthier::format {
#define LUTHIER_FORMAT(name) extern const FormatDescriptor name;
#include "core/catalogue.def"
} // namespace luthier::format
