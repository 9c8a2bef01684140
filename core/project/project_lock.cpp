// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_lock.h"

#include <map>
#include <mutex>

namespace luthier {

Result<std::shared_ptr<const FileLock>> lockProject(const fs::path& folder)
{
    static std::mutex mutex;
    static std::map<fs::path, std::weak_ptr<const FileLock>> held;

    std::error_code error;
    const fs::path canonical = fs::canonical(folder, error);
    if (error)
        return fail(systemError(error.value(), folder, "read"));
    const std::lock_guard guard(mutex);
    std::weak_ptr<const FileLock>& shared = held[canonical];
    if (auto lock = shared.lock())
        return lock;
    auto lock = FileLock::acquire(canonical / ".lock");
    if (!lock) {
        if (lock.error().kind == ErrorKind::Permission)
            return fail(ErrorKind::Permission,
                        text("The project \"{}\" cannot be changed: its folder may not be written.", folder.string()),
                        {}, text("Copy it to a folder of your own and open the copy."), lock.error().sentence());
        if (lock.error().kind != ErrorKind::Busy)
            return fail(lock.error());
        const auto holder = readFile(canonical / ".lock", 64);
        const std::string process = holder ? holder->substr(0, holder->find('\n')) : std::string("?");
        return fail(ErrorKind::Busy,
                    text("The project \"{}\" is in use by another Luthier (process {}).", folder.string(), process), {},
                    text("Close it there, or open another project."));
    }
    auto made = std::make_shared<const FileLock>(std::move(*lock));
    shared = made;
    return made;
}

} // namespace luthier
