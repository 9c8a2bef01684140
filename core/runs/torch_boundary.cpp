// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/torch_boundary.h"

#include <c10/util/Exception.h>

#include <exception>
#include <new>
#include <string>

namespace luthier {

namespace {

Error outOfMemory(std::string detail)
{
    return Error{ErrorKind::Failed,
                 text("There is not enough memory for this model."),
                 {},
                 text("Close other programs, choose a smaller model, or use bf16, which takes half the room."),
                 std::move(detail)};
}

Error failed(std::string detail)
{
    return Error{ErrorKind::Failed,
                 text("The computation failed: {}", detail.substr(0, detail.find('\n'))),
                 {},
                 text("The log has the details; the files on disk are unchanged."),
                 detail};
}

} // namespace

Error errorFromTorch()
{
    try {
        throw;
    } catch (const std::bad_alloc& error) {
        return outOfMemory(error.what());
    } catch (const c10::OutOfMemoryError& error) {
        return outOfMemory(error.what());
    } catch (const c10::Error& error) {
        const std::string message = error.what_without_backtrace();
        // The CPU allocator says it in words only.
        return message.find("DefaultCPUAllocator") != std::string::npos ? outOfMemory(error.what()) : failed(message);
    } catch (const std::exception& error) {
        return failed(error.what());
    }
}

} // namespace luthier
