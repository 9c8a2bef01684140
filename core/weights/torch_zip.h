// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>

namespace luthier {

struct TorchZipEntry {
    std::span<const std::byte> bytes; // as stored: a view into the file
    bool compressed = false; // torch.save never compresses
};
using TorchZip = std::map<std::string, TorchZipEntry, std::less<>>;

// The entries of a zip archive as torch.save writes it, with or without zip64.
// Format: APPNOTE.TXT of PKWARE, sections 4.3 to 4.5.
// Errors (naming `where`): Damaged for everything that contradicts the format; Usage for encrypted entries.
Result<TorchZip> readTorchZip(std::span<const std::byte> file, const std::string& where);

} // namespace luthier
