// SPDX-License-Identifier: GPL-3.0-or-later
// GGUF: header, metadata and tensors of any bytes, and then everything that is made of them when a model is opened.
#include "core/families/support/gguf_model.h"
#include "tests/fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace luthier;
    const auto bytes = std::as_bytes(std::span(data, size));
    if (!parseGguf(bytes, "fuzz"))
        return 0;
    const fuzz::MemoryFile file(bytes);
    if (const auto source = openTensorSource(file.path(), {.dequantised = DType::BF16}))
        fuzz::readAll(**source);
    if (const auto model = openGgufModel(file.path()))
        fuzz::readAll(*model->weights);
    return 0;
}
