// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/tensor_source.h"

#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace luthier::fuzz {

// Bytes under a path, for readers that map a file: in memory, gone with the object.
class MemoryFile {
public:
    explicit MemoryFile(std::span<const std::byte> bytes) : m_descriptor(::memfd_create("fuzz", 0))
    {
        if (m_descriptor < 0 || ::write(m_descriptor, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
            std::abort();
    }
    ~MemoryFile() { ::close(m_descriptor); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor;
};

// Reads every byte, so that a view that leaves its memory is found.
inline void touch(std::span<const std::byte> bytes)
{
    volatile unsigned sum = 0;
    for (const std::byte byte : bytes)
        sum = sum + static_cast<unsigned>(byte);
}

inline void readAll(const TensorSource& source)
{
    for (const TensorInfo& tensor : source.tensors()) {
        touch(source.stored(tensor));
        if (const auto view = source.load(tensor))
            touch(view->bytes);
    }
}

} // namespace luthier::fuzz
