// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/methods/method.h"
#include "core/methods/support/head_training.h"

namespace luthier::method {

namespace {

// Every weight that the task's answers depend on is trained; the base stays mapped from its file, so that turning the
// method off costs nothing.
class Full : public AppliedMethod {
public:
    explicit Full(const MethodRequest& request)
    {
        m_parameters = request.network->bodyParameters();
        for (Parameter* parameter : request.network->headParameters(request.head))
            m_parameters.push_back(parameter);
        for (Parameter* parameter : m_parameters)
            m_trainable.push_back(makeTrainable(*parameter));
    }

    std::vector<TrainableTensor> trainable() override { return m_trainable; }

    void setEnabled(bool enabled) override
    {
        for (Parameter* parameter : m_parameters)
            parameter->use_trained = enabled;
    }

    std::vector<NamedTensor> mergedWeights() override
    {
        std::vector<NamedTensor> weights;
        for (const Parameter* parameter : m_parameters)
            weights.push_back({parameter->name, parameter->trained.detach()});
        return weights;
    }

private:
    std::vector<Parameter*> m_parameters;
    std::vector<TrainableTensor> m_trainable;
};

Result<std::unique_ptr<AppliedMethod>> apply(const MethodRequest& request)
{
    return std::make_unique<Full>(request);
}

std::int64_t trained(const Spec&, std::int64_t all, const ParamSet&)
{
    return all;
}

} // namespace

const MethodDescriptor full = {
    .info = {.id = "full",
             .title = "Change the whole model",
             .summary = "Every weight may move: the strongest change, the most memory and disk, and the most risk that "
                        "general skills fade.",
             .term = "full fine-tuning",
             .short_title = "Whole model"},
    .learning_rate = 2e-5,
    .apply = apply,
    .trained = trained,
    .additions = Additions::None,
};

} // namespace luthier::method
