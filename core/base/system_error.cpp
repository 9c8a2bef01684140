// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <cerrno>
#include <cstring>

namespace luthier {

Error systemError(int error_number, const fs::path& path, std::string_view action)
{
    const bool reading = action == "read";
    const std::string shown = path.string();
    Error error;
    error.detail = fmt::format("{} {}: {} (errno {})", action, shown, std::strerror(error_number), error_number);
    switch (error_number) {
    case ENOSPC:
    case EDQUOT:
        error.kind = ErrorKind::NoSpace;
        error.message = text("There is no space left on the disk to write \"{}\".", shown);
        error.next_step = text("Free some space or choose a folder on another disk, then try again.");
        return error;
    case EFBIG:
        error.kind = ErrorKind::NoSpace;
        error.message = text("\"{}\" would become larger than this disk or account allows.", shown);
        error.next_step = text("Choose a folder on another disk, then try again.");
        return error;
    case EACCES:
    case EPERM:
        error.kind = ErrorKind::Permission;
        error.message = reading ? text("\"{}\" may not be read.", shown) : text("\"{}\" may not be written.", shown);
        error.next_step = reading ? text("Ask its owner for permission to read it, or choose another.")
                                  : text("Ask its owner for permission to write there, or choose another folder.");
        return error;
    case EROFS:
        error.kind = ErrorKind::Permission;
        error.message = text("\"{}\" lies on a disk that can only be read.", shown);
        error.next_step = text("Choose a folder on another disk.");
        return error;
    case ENOENT:
        error.kind = ErrorKind::NotFound;
        error.message = reading ? text("There is no \"{}\".", shown)
                                : text("\"{}\" cannot be written because its folder does not exist.", shown);
        error.next_step = text("Check the path.");
        return error;
    case EISDIR:
        error.kind = ErrorKind::Usage;
        error.message = text("\"{}\" is a folder, not a file.", shown);
        error.next_step = text("Give the path of a file.");
        return error;
    case ENOTDIR:
        error.kind = ErrorKind::Usage;
        error.message = text("A part of the path \"{}\" is a file where a folder should be.", shown);
        error.next_step = text("Check the path.");
        return error;
    case EEXIST:
    case ENOTEMPTY:
        error.kind = ErrorKind::Usage;
        error.message = text("\"{}\" exists already.", shown);
        error.next_step = text("Choose another name.");
        return error;
    case ENAMETOOLONG:
        error.kind = ErrorKind::Usage;
        error.message = text("The name \"{}\" is too long for this disk.", shown);
        error.next_step = text("Choose a shorter name.");
        return error;
    case EMFILE:
    case ENFILE:
        error.message = text("\"{}\" could not be opened because too many files are open.", shown);
        error.next_step = text("Close other programs and try again.");
        return error;
    case EIO:
        error.kind = ErrorKind::Damaged;
        error.message = text("The disk reported a fault at \"{}\".", shown);
        error.next_step = text("Check the disk and its connection, and keep a copy of your work elsewhere.");
        return error;
    default: break;
    }
    const std::string reason = std::strerror(error_number);
    error.message = reading ? text("\"{}\" could not be read: {}.", shown, reason)
                            : text("\"{}\" could not be written: {}.", shown, reason);
    return error;
}

} // namespace luthier
