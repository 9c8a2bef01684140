// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/stored_weight.h"

#include <ATen/ATen.h>

namespace luthier {

// The weight [out, in] (or [out]) that a tensor of the files holds. A view where its rows lie together and unturned,
// else a copy. stored must have the shape that StoredWeight::fileShape says.
at::Tensor takeFrom(const at::Tensor& stored, const StoredWeight& where);

// Writes the weight to its place in `stored`, which has the shape of the file's tensor and takes the value in its type.
void putInto(at::Tensor stored, const StoredWeight& where, const at::Tensor& weight);

} // namespace luthier
