// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "core/base/descriptor.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace luthier {

namespace {

std::string holder(int descriptor)
{
    char digits[32];
    const ssize_t count = ::pread(descriptor, digits, sizeof digits, 0);
    std::string process(digits, count > 0 ? static_cast<std::size_t>(count) : 0);
    while (!process.empty() && process.back() == '\n')
        process.pop_back();
    return process;
}

} // namespace

Result<FileLock> FileLock::acquire(const fs::path& path)
{
    Descriptor descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!descriptor)
        return fail(systemError(errno, path, "write"));
    // Somebody asking held() takes the lock for an instant; only a lock that stays is a refusal.
    for (int attempt = 0; ::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0; ++attempt) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return fail(systemError(errno, path, "write"));
        if (attempt == 10) {
            const std::string process = holder(descriptor.get());
            return fail(ErrorKind::Busy,
                        process.empty() ? text("\"{}\" is in use by another process.", path.string())
                                        : text("\"{}\" is in use by process {}.", path.string(), process),
                        {}, text("Close the other program first."));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const std::string process = fmt::format("{}\n", ::getpid());
    if (::ftruncate(descriptor.get(), 0) != 0
        || ::pwrite(descriptor.get(), process.data(), process.size(), 0) != static_cast<ssize_t>(process.size()))
        return fail(systemError(errno == 0 ? ENOSPC : errno, path, "write"));
    return FileLock(descriptor.release());
}

bool FileLock::held(const fs::path& path)
{
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return descriptor && ::flock(descriptor.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) { }

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace luthier
