// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/machine.h"

#include "core/base/process.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <c10/core/CachingDeviceAllocator.h>

namespace luthier {

namespace {

bool processorHasBf16()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16") != 0; // every processor with AMX has this as well
#else
    return false;
#endif
}

} // namespace

Result<Machine> chooseMachine(const std::string& device, const std::string& precision)
{
    Machine machine;
    const bool cuda = at::hasCUDA();
    if (device == "cuda" && !cuda)
        return fail(ErrorKind::Usage, text("This machine has no graphics card that can be used for training (CUDA)."),
                    {}, text("Choose the processor (cpu) or \"auto\" instead."));
    if (device != "auto" && device != "cpu" && device != "cuda")
        return fail(ErrorKind::Usage, text("There is no device called \"{}\".", device), {},
                    text("Known are: auto, cpu, cuda."));
    if (cuda && device != "cpu")
        machine.device = at::Device(at::kCUDA, 0);
    if (precision == "bf16" || (precision == "auto" && (machine.device.is_cuda() || processorHasBf16())))
        machine.compute = at::kBFloat16;
    return machine;
}

const char* precisionName(at::ScalarType compute)
{
    return compute == at::kBFloat16 ? "bf16" : "fp32";
}

at::Generator newGenerator(at::Device device, std::uint64_t seed)
{
    if (device.is_cpu())
        return at::make_generator<at::CPUGeneratorImpl>(seed);
    at::Generator generator =
        at::globalContext().getAcceleratorHooksInterface(device.type()).getNewGenerator(device.index());
    generator.set_current_seed(seed);
    return generator;
}

std::int64_t peakBytes(at::Device device)
{
    if (device.is_cpu())
        return peakResidentBytes();
    const auto stats = c10::getDeviceAllocator(device.type())->getDeviceStats(device.index());
    return stats.reserved_bytes[0].peak; // 0: of all pools together
}

void resetPeakBytes(at::Device device)
{
    if (device.is_cpu())
        resetPeakResident();
    else
        c10::getDeviceAllocator(device.type())->resetPeakStats(device.index());
}

} // namespace luthier
