// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "core/base/descriptor.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <vector>

namespace luthier {

namespace {

struct OpenFile {
    Descriptor descriptor;
    std::uint64_t size = 0;
};

// O_NONBLOCK: a named pipe would otherwise hold us until somebody writes into it.
Result<OpenFile> openPlainFile(const fs::path& path)
{
    OpenFile file;
    file.descriptor = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.descriptor)
        return fail(systemError(errno, path, "read"));
    struct stat status { };
    if (::fstat(file.descriptor.get(), &status) != 0)
        return fail(systemError(errno, path, "read"));
    if (S_ISDIR(status.st_mode))
        return fail(systemError(EISDIR, path, "read"));
    if (!S_ISREG(status.st_mode))
        return fail(ErrorKind::Usage, text("\"{}\" is not a plain file.", path.string()), {},
                    text("Give the path of a file."));
    file.size = static_cast<std::uint64_t>(status.st_size);
    return file;
}

} // namespace

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const fs::path& path)
{
    auto file = openPlainFile(path);
    if (!file)
        return fail(file.error());
    std::shared_ptr<MappedFile> mapped(new MappedFile);
    mapped->m_path = path;
    mapped->m_size = static_cast<std::size_t>(file->size);
    if (mapped->m_size > 0) { // an empty range cannot be mapped
        void* data = ::mmap(nullptr, mapped->m_size, PROT_READ, MAP_PRIVATE, file->descriptor.get(), 0);
        if (data == MAP_FAILED) {
            mapped->m_size = 0;
            return fail(systemError(errno, path, "read"));
        }
        mapped->m_data = static_cast<const std::byte*>(data);
    }
    return mapped;
}

MappedFile::~MappedFile()
{
    if (m_size > 0)
        ::munmap(const_cast<std::byte*>(m_data), m_size);
}

void MappedFile::letGo(std::span<const std::byte> part) const
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto offset = static_cast<std::size_t>(part.data() - m_data);
    const std::size_t begin = (offset + page - 1) / page * page, end = (offset + part.size()) / page * page;
    if (begin < end) // advice: whether it is taken changes nothing but memory
        ::madvise(const_cast<std::byte*>(m_data) + begin, end - begin, MADV_DONTNEED);
}

Status readInParts(const fs::path& path, const std::function<void(std::string_view)>& take)
{
    auto file = openPlainFile(path);
    if (!file)
        return fail(file.error());
    std::vector<char> buffer(std::size_t{1} << 18);
    for (;;) {
        const ssize_t count = ::read(file->descriptor.get(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(systemError(errno, path, "read"));
        if (count == 0)
            return {};
        take(std::string_view(buffer.data(), static_cast<std::size_t>(count)));
    }
}

bool isPresent(const fs::path& path)
{
    std::error_code ignored;
    return fs::symlink_status(path, ignored).type() != fs::file_type::not_found;
}

Result<std::string> readFile(const fs::path& path, std::uint64_t limit)
{
    std::string bytes;
    {
        auto file = openPlainFile(path);
        if (!file)
            return fail(file.error());
        if (file->size > limit)
            return fail(ErrorKind::Usage,
                        text("\"{}\" is too large: it has {} bytes where at most {} are expected.", path.string(),
                             file->size, limit),
                        {}, text("Check that this is the right file."));
        bytes.reserve(static_cast<std::size_t>(file->size));
    }
    if (auto read = readInParts(path, [&](std::string_view part) { bytes += part; }); !read)
        return fail(read.error());
    return bytes;
}

Status writeFile(const fs::path& path, std::string_view bytes)
{
    auto file = AtomicFile::create(path);
    if (!file)
        return fail(file.error());
    file->write(bytes);
    return file->commit();
}

Status copyFile(const fs::path& from, const fs::path& to)
{
    auto target = AtomicFile::create(to);
    if (!target)
        return fail(target.error());
    if (auto read = readInParts(from, [&](std::string_view part) { target->write(part); }); !read)
        return fail(read.error());
    return target->commit();
}

Status makeFolder(const fs::path& path)
{
    std::error_code error;
    fs::create_directories(path, error);
    std::error_code unknown;
    if (!fs::is_directory(path, unknown)) {
        if (!error || fs::exists(path, unknown))
            return fail(ErrorKind::Usage, text("\"{}\" is a file, not a folder.", path.string()), {},
                        text("Choose another name."));
        return fail(systemError(error.value(), path, "write"));
    }
    return {};
}

std::uint64_t folderBytes(const fs::path& path)
{
    std::uint64_t total = 0;
    std::error_code error;
    fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored; // a file may go while we look
        if (entry->is_regular_file(ignored) && !entry->is_symlink(ignored)) {
            const std::uintmax_t size = entry->file_size(ignored);
            total += ignored ? 0 : size;
        }
    }
    return total;
}

std::uint64_t freeBytes(const fs::path& path)
{
    std::error_code error;
    fs::path existing = fs::absolute(path, error);
    while (!existing.empty() && !fs::exists(existing, error) && existing.has_relative_path())
        existing = existing.parent_path();
    struct statvfs status { };
    if (::statvfs(existing.c_str(), &status) != 0)
        return 0;
    return static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
}

} // namespace luthier
