// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <ATen/core/grad_mode.h>

#include <functional>

namespace luthier {

// Why torch gave up, as a sentence for a person. Call inside a catch block.
Error errorFromTorch();

// Runs work that asks a model (no gradients) and turns what torch throws into an error.
template <class T, class Work> Result<T> atTorchBoundary(Work&& work)
{
    try {
        const at::NoGradGuard no_grad;
        return work();
    } catch (...) {
        return fail(errorFromTorch());
    }
}

} // namespace luthier
