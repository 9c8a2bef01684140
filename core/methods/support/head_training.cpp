// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/methods/support/head_training.h"

namespace luthier {

TrainableTensor makeTrainable(Parameter& parameter)
{
    // clone: a weight stored in fp32 is mapped from the file, and training writes to its leaf.
    parameter.trained = parameter.base.detach().to(at::kFloat).clone(at::MemoryFormat::Contiguous);
    parameter.trained.set_requires_grad(true);
    parameter.use_trained = true;
    const bool decays = parameter.role != Role::Norm && !parameter.name.ends_with(".bias");
    return {parameter.name, parameter.trained, decays ? Decay::Yes : Decay::No};
}

std::vector<Parameter*> headToTrain(Transformer& network, HeadKind head)
{
    if (head != HeadKind::Classification)
        return {};
    return network.headParameters(head);
}

} // namespace luthier
