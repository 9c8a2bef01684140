// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/terminate.h"

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace luthier {

namespace {

// A signal handler may do little more than write a byte; the other end wakes the event loop.
int ends[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(ends[0], &byte, 1);
}

void handle(int number, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    ::sigaction(number, &action, nullptr);
}

} // namespace

TerminationNotice::TerminationNotice(std::function<void()> action)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(ends[1], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [call = std::move(action)] {
        char byte = 0;
        [[maybe_unused]] const ssize_t got = ::read(ends[1], &byte, 1);
        call();
    });
    handle(SIGTERM, onSignal);
    handle(SIGINT, onSignal);
}

TerminationNotice::~TerminationNotice()
{
    handle(SIGTERM, SIG_DFL);
    handle(SIGINT, SIG_DFL);
    m_notifier.reset();
    for (int& end : ends) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

} // namespace luthier
