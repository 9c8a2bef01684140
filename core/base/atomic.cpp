// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "core/base/abandoned_parts.h"

#include "core/base/descriptor.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace luthier {

namespace {

// Parts are hidden and carry the process id, so that one left behind by a killed process can be told from one that is
// being written: ".model.safetensors.part-4711-3".
constexpr std::string_view part_mark = ".part-";

std::string partPrefix(const fs::path& target)
{
    return "." + target.filename().string() + std::string(part_mark);
}

fs::path newPart(const fs::path& target)
{
    static std::atomic<unsigned> counter{0};
    return target.parent_path() / (partPrefix(target) + fmt::format("{}-{}", ::getpid(), counter++));
}

bool processLives(std::string_view part_suffix)
{
    pid_t process = 0;
    const auto parsed = std::from_chars(part_suffix.data(), part_suffix.data() + part_suffix.size(), process);
    return parsed.ec != std::errc() || process <= 0 || ::kill(process, 0) == 0 || errno != ESRCH;
}

// Deletes what killed processes left behind of this target: a half-written checkpoint may be gigabytes. A folder that
// was moved aside for a replacement that never came is put back.
void clearStaleParts(const fs::path& target)
{
    const std::string prefix = partPrefix(target);
    std::error_code error;
    for (fs::directory_iterator entry(target.parent_path(), error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(prefix) || processLives(std::string_view(name).substr(prefix.size())))
            continue;
        std::error_code ignored;
        if (name.ends_with("-old") && !fs::exists(fs::symlink_status(target, ignored)))
            fs::rename(entry->path(), target, ignored);
        else
            fs::remove_all(entry->path(), ignored);
    }
}

} // namespace

void clearAbandonedParts(const fs::path& folder)
{
    std::error_code error;
    std::vector<fs::path> targets;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (const std::size_t mark = name.find(part_mark); name.starts_with('.') && mark != std::string::npos)
            targets.push_back(folder / name.substr(1, mark - 1));
    }
    for (const fs::path& target : targets)
        clearStaleParts(target);
}

namespace {

// Absolute, so that parent_path() is never empty and a change of the working folder in between does no harm; through
// links, so that replacing a linked file keeps the link.
fs::path resolvedTarget(const fs::path& target)
{
    std::error_code error;
    fs::path path = fs::absolute(target, error);
    if (!path.has_filename())
        path = path.parent_path();
    if (fs::is_symlink(fs::symlink_status(path, error))) {
        const fs::path behind = fs::weakly_canonical(path, error);
        if (!error)
            return behind;
    }
    return path.lexically_normal();
}

Status syncPath(const fs::path& path, int flags)
{
    Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
    if (!descriptor)
        return fail(systemError(errno, path, "write"));
    // EINVAL: file systems that cannot sync folders; they have nothing to lose there.
    if (::fsync(descriptor.get()) != 0 && errno != EINVAL)
        return fail(systemError(errno, path, "write"));
    return {};
}

Status syncFolder(const fs::path& path)
{
    return syncPath(path, O_DIRECTORY);
}

// Puts the folder `part` in the place of the folder `target`. The old one ends up at `part`.
int exchangeFolders(const fs::path& part, const fs::path& target)
{
#ifdef RENAME_EXCHANGE
    if (::renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return errno;
#endif
    // A file system without an atomic exchange: old aside, new in, and back again if that fails.
    const fs::path aside = part.string() + "-old";
    if (std::rename(target.c_str(), aside.c_str()) != 0)
        return errno;
    if (std::rename(part.c_str(), target.c_str()) != 0) {
        const int reason = errno;
        std::rename(aside.c_str(), target.c_str());
        return reason;
    }
    std::rename(aside.c_str(), part.c_str());
    return 0;
}

} // namespace

struct AtomicFile::State {
    fs::path target;
    fs::path part;
    Descriptor descriptor;
    std::string buffer;
    std::uint64_t written = 0;
    int error = 0;

    ~State()
    {
        if (!part.empty())
            ::unlink(part.c_str());
    }

    void flush(const char* data, std::size_t size)
    {
        while (size > 0 && error == 0) {
            const ssize_t count = ::write(descriptor.get(), data, size);
            if (count >= 0) {
                data += count;
                size -= static_cast<std::size_t>(count);
            } else if (errno != EINTR) {
                error = errno;
            }
        }
    }

    void flushBuffer()
    {
        flush(buffer.data(), buffer.size());
        buffer.clear();
    }
};

AtomicFile::AtomicFile(std::unique_ptr<State> state) : m_state(std::move(state)) { }
AtomicFile::AtomicFile(AtomicFile&&) noexcept = default;
AtomicFile& AtomicFile::operator=(AtomicFile&&) noexcept = default;
AtomicFile::~AtomicFile() = default;

Result<AtomicFile> AtomicFile::create(const fs::path& target)
{
    auto state = std::make_unique<State>();
    state->target = resolvedTarget(target);
    struct stat existing { };
    const bool replaces = ::stat(state->target.c_str(), &existing) == 0;
    if (replaces && S_ISDIR(existing.st_mode))
        return fail(systemError(EISDIR, target, "write"));
    // The folder's permission alone would let a rename replace a file that its owner has protected.
    if (replaces && ::access(state->target.c_str(), W_OK) != 0)
        return fail(systemError(errno, target, "write"));
    clearStaleParts(state->target);
    const fs::path part = newPart(state->target);
    state->descriptor = Descriptor(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!state->descriptor)
        return fail(systemError(errno, target, "write"));
    state->part = part;
    if (replaces)
        static_cast<void>(::fchmod(state->descriptor.get(), existing.st_mode & 07777));
    return AtomicFile(std::move(state));
}

void AtomicFile::write(std::span<const std::byte> bytes)
{
    write(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

void AtomicFile::write(std::string_view bytes)
{
    constexpr std::size_t buffer_size = std::size_t{1} << 16;
    m_state->written += bytes.size();
    if (m_state->buffer.size() + bytes.size() < buffer_size) {
        m_state->buffer += bytes;
        return;
    }
    m_state->flushBuffer();
    m_state->flush(bytes.data(), bytes.size());
}

std::uint64_t AtomicFile::written() const
{
    return m_state->written;
}

Status AtomicFile::commit()
{
    State& state = *m_state;
    state.flushBuffer();
    if (state.error == 0 && ::fsync(state.descriptor.get()) != 0)
        state.error = errno;
    if (state.descriptor.close() != 0 && state.error == 0)
        state.error = errno;
    if (state.error == 0 && std::rename(state.part.c_str(), state.target.c_str()) != 0)
        state.error = errno;
    if (state.error != 0)
        return fail(systemError(state.error, state.target, "write"));
    state.part.clear();
    return syncFolder(state.target.parent_path());
}

AtomicFolder::AtomicFolder(AtomicFolder&& other) noexcept
    : m_target(std::move(other.m_target)), m_part(std::exchange(other.m_part, {}))
{
}

AtomicFolder& AtomicFolder::operator=(AtomicFolder&& other) noexcept
{
    std::swap(m_target, other.m_target);
    std::swap(m_part, other.m_part);
    return *this;
}

AtomicFolder::~AtomicFolder()
{
    std::error_code ignored;
    if (!m_part.empty())
        fs::remove_all(m_part, ignored);
}

Result<AtomicFolder> AtomicFolder::create(const fs::path& target)
{
    AtomicFolder folder;
    folder.m_target = resolvedTarget(target);
    if (auto made = makeFolder(folder.m_target.parent_path()); !made)
        return fail(made.error());
    clearStaleParts(folder.m_target);
    std::error_code error;
    if (fs::exists(folder.m_target, error) && !fs::is_directory(folder.m_target, error))
        return fail(ErrorKind::Usage, text("\"{}\" is a file, not a folder.", target.string()), {},
                    text("Choose another name."));
    const fs::path part = newPart(folder.m_target);
    if (::mkdir(part.c_str(), 0777) != 0)
        return fail(systemError(errno, target, "write"));
    folder.m_part = part;
    return folder;
}

Status AtomicFolder::commit()
{
    std::error_code error;
    fs::recursive_directory_iterator entry(m_part, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        const fs::file_status status = entry->symlink_status(ignored);
        Status synced;
        if (fs::is_directory(status))
            synced = syncFolder(entry->path());
        else if (fs::is_regular_file(status))
            synced = syncPath(entry->path(), 0);
        if (!synced)
            return synced;
    }
    if (error)
        return fail(systemError(error.value(), m_part, "write"));
    if (auto synced = syncFolder(m_part); !synced)
        return synced;

    const bool replaces = fs::exists(fs::symlink_status(m_target, error));
    const int failed = replaces                              ? exchangeFolders(m_part, m_target)
        : std::rename(m_part.c_str(), m_target.c_str()) != 0 ? errno
                                                             : 0;
    if (failed != 0)
        return fail(systemError(failed, m_target, "write"));
    const fs::path old = std::exchange(m_part, {});
    Status synced = syncFolder(m_target.parent_path());
    if (replaces)
        fs::remove_all(old, error);
    return synced;
}

} // namespace luthier
