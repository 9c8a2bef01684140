// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporters/export_run.h"
#include "core/weights/safetensors.h"
#include "tests/support/tuned_run.h"

#include <set>

namespace luthier::test {

inline std::string modelFolder(const std::string& name)
{
    return fixture("models/" + name).string();
}

inline ExportRequest requestFor(const fs::path& run, const std::string& exporter, const fs::path& out,
                                const std::string& dtype = "base")
{
    ExportRequest request;
    request.run_folder = run;
    request.exporter = exporter;
    request.out = out;
    request.dtype = dtype;
    return request;
}

inline std::set<std::string> filesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

// A base folder as the fixture, stored in bf16.
inline fs::path inBf16(const fs::path& scratch, const std::string& base)
{
    const fs::path folder = scratch / "base-bf16";
    must(makeFolder(folder));
    for (const auto& entry : fs::directory_iterator(base))
        if (entry.is_regular_file() && entry.path().extension() != ".safetensors")
            must(copyFile(entry.path(), folder / entry.path().filename()));
    auto files = must(SafetensorsReader::openFolder(base));
    std::vector<at::Tensor> values;
    std::vector<TensorToWrite> tensors;
    for (const TensorView& view : files.tensors()) {
        values.push_back(tensorOf(view).to(at::kBFloat16));
        tensors.push_back({view.name, DType::BF16, view.shape,
                           std::span(static_cast<const std::byte*>(values.back().const_data_ptr()),
                                     static_cast<std::size_t>(values.back().nbytes()))});
    }
    must(writeSafetensors(folder / "model.safetensors", tensors));
    return folder;
}

} // namespace luthier::test
