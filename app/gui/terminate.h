// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace luthier {

// Turns SIGTERM and SIGINT into a call in the UI thread, so that a run is saved before the program goes. One object at
// a time.
class TerminationNotice {
public:
    explicit TerminationNotice(std::function<void()> action);
    ~TerminationNotice();
    TerminationNotice(const TerminationNotice&) = delete;
    TerminationNotice& operator=(const TerminationNotice&) = delete;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace luthier
