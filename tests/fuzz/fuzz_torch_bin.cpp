// SPDX-License-Identifier: GPL-3.0-or-later
// pytorch_model.bin: the zip archive and the pickle in it. Half of the inputs go to the pickle alone, which mutations
// inside an archive would hardly reach.
#include "core/weights/torch_bin.h"
#include "tests/fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace luthier;
    const auto bytes = std::as_bytes(std::span(data, size));
    if (size > 0 && data[0] != 'P') {
        static_cast<void>(readTorchPickle(bytes, "fuzz"));
        return 0;
    }
    const auto tensors = readTorchFile(bytes, "fuzz");
    if (!tensors)
        return 0;
    for (const TorchTensor& tensor : *tensors)
        if (const auto view = valuesOf(tensor, nullptr))
            fuzz::touch(view->bytes);
    return 0;
}
