// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/methods/method.h"

namespace luthier {

// Makes an fp32 leaf that takes the parameter's place, starting at its value.
TrainableTensor makeTrainable(Parameter& parameter);
// Which weights of the head a method must train beside its own: a classifier always, a language head only when fresh.
std::vector<Parameter*> headToTrain(Transformer& network, HeadKind head);

} // namespace luthier
