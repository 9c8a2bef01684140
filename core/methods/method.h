// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/catalogue.h"
#include "core/nn/transformer.h"

#include <memory>
#include <string>
#include <vector>

namespace luthier {

struct NamedTensor {
    std::string name;
    at::Tensor tensor;
};

enum class Decay { Yes, No }; // whether weight decay applies (not to norms and biases)

struct TrainableTensor {
    std::string name; // unique, stable between runs of one recipe; checkpoints use it
    at::Tensor tensor; // fp32 leaf that requires grad
    Decay decay = Decay::Yes;
};

// A method that has been put on a network. Lives no longer than the network. One thread.
class AppliedMethod {
public:
    virtual ~AppliedMethod() = default;
    virtual std::vector<TrainableTensor> trainable() = 0; // head weights that the task trains included
    virtual void setEnabled(bool enabled) = 0; // false: the network answers as the base
    // Weights as the merged model has them: the value of each parameter that differs from base, in fp32, by canonical
    // name.
    virtual std::vector<NamedTensor> mergedWeights() = 0;
};

struct MethodRequest {
    Transformer* network = nullptr;
    HeadKind head = HeadKind::Language;
    const ParamSet* params = nullptr;
    std::uint64_t seed = 1; // of the "init" stream
};

// What a tuned run has beside the base's own weights; an exporter asks this.
enum class Additions { None, LowRankFactors }; // LowRankFactors: the applied method is a LoraMethod

struct MethodDescriptor {
    EntryInfo info;
    double learning_rate; // what "train.learning_rate" is when the recipe does not say (features.md 2.1)
    // Puts the method on the network. Usage error when no site matches.
    Result<std::unique_ptr<AppliedMethod>> (*apply)(const MethodRequest& request);
    // How many weights it trains on a model of this spec that has `all` of them.
    std::int64_t (*trained)(const Spec& spec, std::int64_t all, const ParamSet& params);
    Additions additions;
};

std::span<const MethodDescriptor* const> methods();
const MethodDescriptor* findMethod(std::string_view id);

} // namespace luthier

namespace luthier::method {
#define LUTHIER_METHOD(name) extern const MethodDescriptor name;
#include "core/catalogue.def"
} // namespace luthier::method
