// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/methods/method.h"

#include <span>
#include <vector>

namespace luthier {

std::vector<NamedTensor> named(std::span<const TrainableTensor> tensors);

// Named tensors as one safetensors file, written atomically in their own types.
Status writeTensors(const fs::path& file, std::span<const NamedTensor> tensors);

// The tensors of a file in the order of `wanted`, as views into the mapped file. Every name, type and shape must agree
// with `wanted` and nothing may be left over; a Damaged error names what does not. Nothing is copied: copyTensors does
// that once everything that belongs together has been checked.
Result<std::vector<at::Tensor>> readTensors(const fs::path& file, std::span<const NamedTensor> wanted);
void copyTensors(std::span<const at::Tensor> from, std::span<const NamedTensor> to);

} // namespace luthier
