// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

namespace luthier {

std::string Error::sentence() const
{
    std::string line = message.english();
    if (!where.empty()) {
        const bool stop = !line.empty() && line.back() == '.';
        if (stop)
            line.pop_back();
        line += " (" + where + ")";
        if (stop)
            line += '.';
    }
    if (!next_step.empty())
        line += " " + next_step.english();
    return line;
}

const char* name(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Failed: return "failed";
    case ErrorKind::Usage: return "usage";
    case ErrorKind::NotFound: return "not_found";
    case ErrorKind::Damaged: return "damaged";
    case ErrorKind::Permission: return "permission";
    case ErrorKind::NoSpace: return "no_space";
    case ErrorKind::Busy: return "busy";
    case ErrorKind::Stopped: return "stopped";
    }
    return "failed";
}

} // namespace luthier
