// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/shared_data.h"
#include "tests/support/tuned_run.h"

namespace luthier::test {

// A BERT whose GGUF file says how it makes one vector of a text: 1 mean, 2 first token, 3 last token.
inline fs::path pooledGguf(const fs::path& folder, char pooling)
{
    std::string bytes = must(readFile(fixture("gguf/models/bert.gguf")));
    const std::string unread = "general.file_type", key = "bert.pooling_type"; // both of 17 letters, both u32
    const std::size_t place = bytes.find(unread);
    bytes.replace(place, key.size(), key);
    bytes[place + key.size() + 4] = pooling; // behind the type
    const fs::path file = folder / "pooled.gguf";
    must(writeFile(file, bytes));
    return file;
}

} // namespace luthier::test
