// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/sampling.h"

namespace luthier {

const char* name(StopReason reason)
{
    switch (reason) {
    case StopReason::EndOfText: return "eos";
    case StopReason::Length: return "length";
    case StopReason::Context: return "context";
    case StopReason::Stopped: return "stopped";
    case StopReason::NotANumber: return "not_a_number";
    }
    return "";
}

} // namespace luthier
