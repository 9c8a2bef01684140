// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <sys/wait.h>
#include <unistd.h>

namespace luthier::test {

// Runs the check in a child process, which may give up rights, take limits or kill itself without hurting the test.
// False as well when the child did not end by itself.
inline bool inChild(const std::function<bool()>& check)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(check() ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// In a child: gives up the rights of root, for whom no permission counts.
inline void becomeNobody()
{
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
        ::_exit(2);
}

} // namespace luthier::test
