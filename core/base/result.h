// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace luthier {

enum class ErrorKind {
    Failed, // anything without a better word
    Usage, // the caller asked for something that does not exist or contradicts itself
    NotFound, // a file, folder, run or column that is not there
    Damaged, // a file that is there but is not what it claims to be
    Permission, // the system does not let us read or write
    NoSpace, // the disk is full
    Busy, // somebody else holds the project or the run
    Stopped, // the user stopped it: an outcome, not a fault
};

// An expected failure: what happened (message), where (file, line, row), what to do next, and a detail for the log.
struct Error {
    ErrorKind kind = ErrorKind::Failed;
    Text message;
    std::string where; // "contracts.csv, line 12"; may be empty
    Text next_step; // may be empty
    std::string detail; // for the log, may be empty

    // One line in English: message, where in parentheses, next step.
    std::string sentence() const;
};

template <class T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorKind kind, Text message, std::string where = {}, Text next_step = {},
                                  std::string detail = {})
{
    return tl::unexpected<Error>(
        Error{kind, std::move(message), std::move(where), std::move(next_step), std::move(detail)});
}

// Names of the kinds, as --json prints them: "failed", "usage", "not_found"…
const char* name(ErrorKind kind);

} // namespace luthier
