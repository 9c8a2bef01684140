// SPDX-License-Identifier: GPL-3.0-or-later
// safetensors: length, JSON header and data of any bytes; half of the inputs are a header alone.
#include "core/weights/safetensors.h"
#include "core/weights/safetensors_header.h"
#include "tests/fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace luthier;
    if (size > 0 && data[0] == '{') {
        static_cast<void>(parseSafetensorsHeader({reinterpret_cast<const char*>(data), size}, "fuzz"));
        return 0;
    }
    const fuzz::MemoryFile file(std::as_bytes(std::span(data, size)));
    if (auto reader = SafetensorsReader::open(file.path()))
        fuzz::readAll(*tensorSourceOf(std::move(*reader)));
    return 0;
}
