// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/methods/support/lora_method.h"

#include "core/base/random.h"
#include "core/methods/support/head_training.h"
#include "core/nn/ops.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cmath>

namespace luthier::method {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::Variable;
using torch::autograd::variable_list;

// scale · (x Aᵀ) Bᵀ added in place to y, the site's base output. Hu et al. 2021, eq. 3. One node of the graph: it keeps
// x (which the sites of one block share) and x Aᵀ, and makes the three gradients by hand.
struct AddLora : Function<AddLora> {
    static Variable forward(AutogradContext* context, Variable y, const Variable& x, const Variable& a,
                            const Variable& b, double scale)
    {
        const at::Tensor a_computed = a.to(x.scalar_type());
        const at::Tensor b_computed = b.mul(scale).to(x.scalar_type());
        const at::Tensor inner = at::mm(x, a_computed.t());
        y.addmm_(inner, b_computed.t());
        context->mark_dirty({y});
        context->save_for_backward({x, a_computed, b_computed, inner});
        context->saved_data["scale"] = scale;
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor& dy = gradients[0];
        const at::Tensor d_inner = at::mm(dy, saved[2]); // already times scale
        const at::Tensor db = at::mm(dy.t(), saved[3]).to(at::kFloat).mul_(context->saved_data["scale"].toDouble());
        const at::Tensor da = at::mm(d_inner.t(), saved[0]).to(at::kFloat);
        const at::Tensor dx = context->needs_input_grad(1) ? at::mm(d_inner, saved[1]) : at::Tensor();
        return {dy, dx, da, db, Variable()};
    }
};

class LoraAdapter : public LinearAdapter {
public:
    at::Tensor a, b; // [rank, in], [out, rank]: fp32 leaves
    double scale = 1;
    double dropout_rate = 0;
    const TrainingDropout* dropout_source = nullptr;

    at::Tensor forward(const Linear& site, const at::Tensor& x) override
    {
        at::Generator* generator = dropout_source->generator;
        const at::Tensor into = generator != nullptr && dropout_rate > 0 ? dropout(x, dropout_rate, *generator) : x;
        return AddLora::apply(site.base(x), into, a, b, scale);
    }

    at::Tensor mergedWeight(const Linear& site) const override
    {
        const at::NoGradGuard no_grad;
        return site.weight.value().detach().to(at::kFloat).add(at::mm(b.detach(), a.detach()), scale);
    }
};

constexpr const char* target_attention = "attention";
constexpr const char* target_mlp = "mlp";
constexpr const char* target_all = "all";

const ParamChoice target_choices[] = {
    {target_all, "Everywhere (recommended)"},
    {target_attention, "Only where the model relates words to one another"},
    {target_mlp, "Only where the model stores what it knows"},
};

const Param params[] = {
    {.key = "lora.rank",
     .label = "Room for change",
     .help = "How much the model can learn beside what it knows. 16 suits most data; more for thousands of rows, less "
             "for a small change of tone.",
     .kind = ParamKind::Integer,
     .initial = std::int64_t{16},
     .minimum = 1,
     .maximum = 512},
    {.key = "lora.alpha",
     .label = "Strength of the change",
     .help = "How strongly what was learnt counts. Twice the room for change is usual.",
     .kind = ParamKind::Real,
     .initial = 32.0,
     .minimum = 0.01,
     .maximum = 4096,
     .level = ParamLevel::Advanced},
    {.key = "lora.dropout",
     .label = "Guard against learning by heart",
     .help = "The share of what was learnt that is left out at random while training. 0.05 to 0.1 helps with few rows.",
     .kind = ParamKind::Real,
     .initial = 0.0,
     .minimum = 0,
     .maximum = 0.9,
     .level = ParamLevel::Advanced},
    {.key = "lora.targets",
     .label = "Where the model may change",
     .help = "Everywhere learns best. Only the knowledge part keeps general skills best.",
     .kind = ParamKind::Choice,
     .initial = std::string(target_all),
     .level = ParamLevel::Advanced,
     .choices = target_choices},
};

bool targeted(Role role, const std::string& targets)
{
    const bool attention = role == Role::Query || role == Role::Key || role == Role::Value || role == Role::Output;
    const bool mlp = role == Role::Gate || role == Role::Up || role == Role::Down;
    if (targets == target_attention)
        return attention;
    if (targets == target_mlp)
        return mlp;
    return attention || mlp;
}

class Lora : public LoraMethod {
public:
    Lora(const MethodRequest& request, const std::vector<Linear*>& sites)
    {
        m_rank = request.params->integer("lora.rank");
        m_alpha = request.params->real("lora.alpha");
        m_dropout = request.params->real("lora.dropout");
        at::Generator init = at::make_generator<at::CPUGeneratorImpl>(streamSeed(request.seed, "init"));
        for (Linear* site : sites) {
            auto adapter = std::make_unique<LoraAdapter>();
            // Kaiming uniform with a = sqrt(5), as peft draws A: a bound of 1 / sqrt(in). B starts at zero.
            const double bound = 1.0 / std::sqrt(static_cast<double>(site->in()));
            at::Tensor a = at::empty({m_rank, site->in()}, at::kFloat);
            a.uniform_(-bound, bound, init);
            adapter->a = a.to(request.network->device()).set_requires_grad(true);
            adapter->b = at::zeros({site->out(), m_rank}, adapter->a.options()).set_requires_grad(true);
            adapter->scale = m_alpha / static_cast<double>(m_rank);
            adapter->dropout_rate = m_dropout;
            adapter->dropout_source = &request.network->adapterDropout();
            m_sites.push_back({site, adapter.get()});
            site->adapter = std::move(adapter);
        }
        m_head = headToTrain(*request.network, request.head);
        for (Parameter* parameter : m_head)
            m_head_tensors.push_back(makeTrainable(*parameter));
    }

    std::vector<TrainableTensor> trainable() override
    {
        std::vector<TrainableTensor> list;
        for (const Site& site : m_sites) {
            list.push_back({site.linear->path + ".lora_a", site.adapter->a});
            list.push_back({site.linear->path + ".lora_b", site.adapter->b});
        }
        list.insert(list.end(), m_head_tensors.begin(), m_head_tensors.end());
        return list;
    }

    void setEnabled(bool enabled) override
    {
        for (const Site& site : m_sites)
            site.linear->use_adapter = enabled;
        for (Parameter* parameter : m_head)
            parameter->use_trained = enabled;
    }

    std::vector<NamedTensor> mergedWeights() override
    {
        std::vector<NamedTensor> weights;
        for (const Site& site : m_sites)
            weights.push_back({site.linear->weight.name, site.adapter->mergedWeight(*site.linear)});
        for (const TrainableTensor& tensor : m_head_tensors)
            weights.push_back({tensor.name, tensor.tensor.detach()});
        return weights;
    }

    std::vector<LoraFactors> factors() const override
    {
        std::vector<LoraFactors> list;
        for (const Site& site : m_sites)
            list.push_back({site.linear->path, site.adapter->a, site.adapter->b});
        return list;
    }

    std::vector<TrainableTensor> headTensors() const override { return m_head_tensors; }
    std::int64_t rank() const override { return m_rank; }
    double alpha() const override { return m_alpha; }
    double dropout() const override { return m_dropout; }

private:
    struct Site {
        Linear* linear;
        LoraAdapter* adapter; // owned by the site
    };
    std::int64_t m_rank = 0;
    double m_alpha = 0;
    double m_dropout = 0;
    std::vector<Site> m_sites;
    std::vector<Parameter*> m_head;
    std::vector<TrainableTensor> m_head_tensors;
};

Result<std::unique_ptr<AppliedMethod>> apply(const MethodRequest& request)
{
    const std::string& targets = request.params->text("lora.targets");
    std::vector<Linear*> sites;
    for (Linear* site : request.network->linears())
        if (targeted(site->weight.role, targets))
            sites.push_back(site);
    if (sites.empty())
        return fail(ErrorKind::Usage, text("This model has no layer of the kind “{}”.", targets), {},
                    text("Let the model change everywhere: lora.targets=all."));
    return std::make_unique<Lora>(request, sites);
}

// A row of A and a column of B for every rank and targeted layer.
std::int64_t trained(const Spec& spec, std::int64_t, const ParamSet& given)
{
    const std::string& targets = given.text("lora.targets");
    const std::int64_t query = spec.heads * spec.head_dim, key = spec.kv_heads * spec.head_dim;
    const std::int64_t attention = 2 * (spec.hidden + query) + 2 * (spec.hidden + key);
    const std::int64_t mlp = (spec.gated_mlp ? 3 : 2) * (spec.hidden + spec.intermediate);
    const std::int64_t layer = (targets == target_mlp ? 0 : attention) + (targets == target_attention ? 0 : mlp);
    return given.integer("lora.rank") * layer * spec.layers;
}

} // namespace

const MethodDescriptor lora = {
    .info = {.id = "lora",
             .title = "Add a small layer of change",
             .summary = "The model stays as it is and learns through small additions: little memory, a small file, and "
                        "general skills are kept well.",
             .term = "LoRA, low-rank adaptation",
             .params = params,
             .short_title = "Small addition"},
    .learning_rate = 2e-4,
    .apply = apply,
    .trained = trained,
    .additions = Additions::LowRankFactors,
};

} // namespace luthier::method
