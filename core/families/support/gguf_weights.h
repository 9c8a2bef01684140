// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/support/gguf_architecture.h"

namespace luthier {

// The tensors of a GGUF file under the names, and in the layout, that the model was published with. Tensors that the
// architecture does not know keep their GGUF names; tables of rotary factors, which the configuration holds, are left
// out. Errors: Damaged when a tensor that has to be put back has an impossible shape.
Result<std::shared_ptr<const TensorSource>> ggufWeights(std::shared_ptr<const GgufSource> source,
                                                        const GgufArchitecture& architecture, const Json& config,
                                                        const std::string& where);

} // namespace luthier
