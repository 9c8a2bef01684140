// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/support/folder.h"
#include "core/weights/tensor_source.h"

#include <map>
#include <string>
#include <vector>

namespace luthier {

struct FoundWeight {
    const TensorInfo* tensor = nullptr; // of the source
    StoredWeight where;
};

struct FoundWeights {
    std::map<std::string, FoundWeight> by_canonical;
    std::vector<std::string> unused; // tensors of the files that the network does not use
};

// Every weight that the configuration demands, under any of its names. Damaged: the first that is missing, misshapen or
// of a type that cannot be tuned, by its name and with what was expected; or one in a layer that the configuration does
// not have. where: how errors call the model.
Result<FoundWeights> findWeights(const TensorSource& files, const FolderDescription& described,
                                 const std::string& where);

} // namespace luthier
