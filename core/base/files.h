// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace luthier {

namespace fs = std::filesystem;

// A file mapped read-only into memory. Pages are read when touched and cost no memory of ours; the mapping lives as
// long as the last shared_ptr.
class MappedFile {
public:
    static Result<std::shared_ptr<const MappedFile>> open(const fs::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return {m_data, m_size}; }
    std::string_view text() const { return {reinterpret_cast<const char*>(m_data), m_size}; }
    const fs::path& path() const { return m_path; }
    // Lets go of the memory of pages that lie wholly in a part of bytes(): they are read anew when touched again.
    void letGo(std::span<const std::byte> part) const;

private:
    MappedFile() = default;
    fs::path m_path;
    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

// A file written beside its target, synced and renamed over it on commit(); without commit() the target stays as it was
// and the part is removed. Write errors (disk full, no permission) are kept and returned by commit().
class AtomicFile {
public:
    static Result<AtomicFile> create(const fs::path& target);
    AtomicFile(AtomicFile&&) noexcept;
    AtomicFile& operator=(AtomicFile&&) noexcept;
    ~AtomicFile();

    void write(std::span<const std::byte> bytes);
    void write(std::string_view bytes);
    std::uint64_t written() const;
    Status commit();

private:
    struct State;
    explicit AtomicFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// The same for a folder: fill path(), then commit() syncs every file and renames it to the target, which must not exist
// or be replaced whole. Without commit() the part is removed.
class AtomicFolder {
public:
    static Result<AtomicFolder> create(const fs::path& target);
    AtomicFolder(AtomicFolder&&) noexcept;
    AtomicFolder& operator=(AtomicFolder&&) noexcept;
    ~AtomicFolder();

    const fs::path& path() const { return m_part; }
    Status commit();

private:
    AtomicFolder() = default;
    fs::path m_target;
    fs::path m_part;
};

// Whether something of this name is there, be it a link that leads nowhere or what may not be read: opening it then
// says what is wrong. What is merely optional must not be passed over because it is broken.
bool isPresent(const fs::path& path);

// Hands the file over part by part, in order, through one small buffer.
Status readInParts(const fs::path& path, const std::function<void(std::string_view)>& take);
// The whole file as bytes. limit: refuse larger files (bytes).
Result<std::string> readFile(const fs::path& path, std::uint64_t limit = std::uint64_t{1} << 32);
Status writeFile(const fs::path& path, std::string_view bytes); // atomic
Status makeFolder(const fs::path& path);
Status copyFile(const fs::path& from, const fs::path& to); // atomic
std::uint64_t folderBytes(const fs::path& path);
// Bytes free for us on the file system that holds (or will hold) path.
std::uint64_t freeBytes(const fs::path& path);

// The sentence for an errno on a path: "There is no space left on the disk…", "…may not be written…".
// action: "read" or "write".
Error systemError(int error_number, const fs::path& path, std::string_view action);

// SHA-256 as 64 hex digits. FIPS 180-4.
std::string sha256(std::string_view bytes);
Result<std::string> sha256OfFile(const fs::path& path);

// An exclusive lock on a file (flock), released when the object or the process ends.
class FileLock {
public:
    // Busy error when another process holds it; the sentence names the holder's process id written in the file.
    static Result<FileLock> acquire(const fs::path& path);
    // True when some live process holds it.
    static bool held(const fs::path& path);
    FileLock(FileLock&&) noexcept;
    FileLock& operator=(FileLock&&) noexcept;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) { }
    int m_descriptor = -1;
};

} // namespace luthier
