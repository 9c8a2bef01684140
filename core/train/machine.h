// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <string>

namespace luthier {

// Where a run computes and in which type its matrix products run.
struct Machine {
    at::Device device = at::kCPU;
    at::ScalarType compute = at::kFloat;
};

// device: "auto" (CUDA where there is one), "cpu", "cuda". precision: "auto" (bf16 where the processor has instructions
// for it, and on CUDA), "fp32", "bf16". Usage error when CUDA is asked for and absent.
Result<Machine> chooseMachine(const std::string& device, const std::string& precision);
const char* precisionName(at::ScalarType compute); // "fp32", "bf16"

// A generator of its own on a device, for draws that a checkpoint must be able to continue.
at::Generator newGenerator(at::Device device, std::uint64_t seed);

// The most memory used so far: of the process, or of our tensors on an accelerator.
std::int64_t peakBytes(at::Device device);
void resetPeakBytes(at::Device device);

} // namespace luthier
