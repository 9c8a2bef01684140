// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/self_test.h"

#include "core/methods/method.h"
#include "core/nn/attention.h"
#include "core/nn/ops.h"
#include "core/nn/transformer.h"
#include "core/runs/torch_boundary.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>

#include <cmath>
#include <map>
#include <memory>

namespace luthier {

namespace {

double apart(const at::Tensor& got, const at::Tensor& wanted)
{
    const at::Tensor a = got.detach().cpu().to(at::kDouble);
    const at::Tensor b = wanted.detach().cpu().to(at::kDouble);
    return ((a - b).abs().max() / b.abs().max().clamp_min(1e-30)).item<double>();
}

at::Tensor drawn(std::vector<std::int64_t> shape, at::ScalarType type, at::Generator& random)
{
    at::Tensor x = at::empty(shape, at::kFloat);
    x.normal_(0, 1, random);
    return x.to(type);
}

at::Tensor leaf(const at::Tensor& x, at::ScalarType type)
{
    return x.detach().to(type).clone().set_requires_grad(true);
}

// An operation and its formula in fp64 on the same inputs: outputs and gradients.
template <class Fused, class Formula>
void compare(SelfTestReport& report, const std::string& what, at::ScalarType type, std::vector<at::Tensor> inputs,
             const Fused& fused, const Formula& formula)
{
    const double tolerance = type == at::kFloat ? 1e-5 : 2e-2;
    const std::string name = what + (type == at::kFloat ? ", fp32" : ", bf16");
    std::vector<at::Tensor> ours, exact;
    for (const at::Tensor& input : inputs) {
        ours.push_back(leaf(input, type));
        exact.push_back(leaf(input, at::kDouble));
    }
    const at::Tensor y = fused(ours);
    const at::Tensor wanted = formula(exact);
    report.cases.push_back({name, "the formula in fp64", apart(y, wanted), tolerance});
    at::Generator random = at::make_generator<at::CPUGeneratorImpl>(std::uint64_t{9});
    const at::Tensor direction = drawn(y.sizes().vec(), at::kFloat, random);
    y.backward(direction.to(type));
    wanted.backward(direction.to(type).to(at::kDouble));
    double gradient = 0;
    for (std::size_t i = 0; i < ours.size(); ++i)
        gradient = std::max(gradient, apart(ours[i].grad(), exact[i].grad()));
    report.cases.push_back({name + ", gradient", "the formula in fp64", gradient, tolerance * 2});
}

at::Tensor plainAttention(const std::vector<at::Tensor>& in, const std::vector<std::int64_t>& offsets, bool causal)
{
    std::vector<at::Tensor> parts;
    const std::int64_t group = in[0].size(1) / in[1].size(1);
    for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
        const std::int64_t length = offsets[s + 1] - offsets[s];
        const auto slice = [&](const at::Tensor& x) { return x.narrow(0, offsets[s], length).transpose(0, 1); };
        const at::Tensor k = slice(in[1]).repeat_interleave(group, 0);
        const at::Tensor v = slice(in[2]).repeat_interleave(group, 0);
        at::Tensor scores = at::matmul(slice(in[0]), k.transpose(1, 2)) / std::sqrt(static_cast<double>(in[0].size(2)));
        if (causal)
            scores = scores.masked_fill(at::ones({length, length}, at::kBool).triu(1), -INFINITY);
        parts.push_back(at::matmul(scores.softmax(-1), v).transpose(0, 1));
    }
    return at::cat(parts, 0);
}

void checkKernels(SelfTestReport& report, at::ScalarType type)
{
    at::Generator random = at::make_generator<at::CPUGeneratorImpl>(std::uint64_t{7});
    const std::int64_t tokens = 37, hidden = 96, heads = 4, dim = 24;
    compare(
        report, "RMS norm", type, {drawn({tokens, hidden}, type, random), drawn({hidden}, type, random)},
        [](const auto& in) { return rmsNorm(in[0], in[1], 1e-5); },
        [](const auto& in) { return in[0] * at::rsqrt(in[0].square().mean(-1, true) + 1e-5) * in[1]; });
    compare(
        report, "gated activation", type,
        {drawn({tokens, hidden}, type, random), drawn({tokens, hidden}, type, random)},
        [](const auto& in) { return gatedSilu(in[0], in[1]); }, [](const auto& in) { return at::silu(in[0]) * in[1]; });
    const at::Tensor positions = at::arange(tokens, at::kLong);
    const at::Tensor angles =
        at::outer(at::arange(tokens, at::kFloat), at::pow(10000.0, at::arange(dim / 2, at::kFloat).mul(-2.0 / dim)));
    const at::Tensor cos = angles.cos(), sin = angles.sin();
    compare(
        report, "rotary positions", type, {drawn({tokens, heads * dim}, type, random)},
        [&](const auto& in) { return rotary(in[0].mul(1), positions, cos, sin, dim); },
        [&](const auto& in) {
            const at::Tensor x = in[0].view({tokens, heads, dim});
            const at::Tensor a = x.narrow(2, 0, dim / 2), b = x.narrow(2, dim / 2, dim / 2);
            const at::Tensor c = cos.to(at::kDouble).unsqueeze(1), s = sin.to(at::kDouble).unsqueeze(1);
            return at::cat({a * c - b * s, b * c + a * s}, 2).view({tokens, heads * dim});
        });
    const std::vector<std::int64_t> offsets{0, 1, 20, tokens};
    for (const Mask mask : {Mask::Causal, Mask::None})
        compare(
            report, mask == Mask::Causal ? "causal attention, grouped heads" : "attention, grouped heads", type,
            {drawn({tokens, heads, dim}, type, random), drawn({tokens, 2, dim}, type, random),
             drawn({tokens, 2, dim}, type, random)},
            [&](const auto& in) { return attention(in[0], in[1], in[2], offsets, {mask}); },
            [&](const auto& in) { return plainAttention(in, offsets, mask == Mask::Causal); });
}

Spec smallSpec()
{
    Spec spec;
    spec.vocabulary = 211;
    spec.hidden = 64;
    spec.layers = 2;
    spec.heads = 4;
    spec.kv_heads = 2;
    spec.head_dim = 16;
    spec.intermediate = 96;
    spec.context = 64;
    spec.tied_head = true;
    return spec;
}

std::unique_ptr<Transformer> smallNetwork(at::ScalarType compute, at::Device device)
{
    at::Generator random = at::make_generator<at::CPUGeneratorImpl>(std::uint64_t{3});
    const Spec spec = smallSpec();
    std::map<std::string, at::Tensor> weights;
    for (const Transformer::Demand& demand : Transformer::demands(spec))
        if (!demand.optional)
            weights[demand.name] = drawn(demand.shape, at::kFloat, random).mul(0.15);
    return std::make_unique<Transformer>(spec, compute, device, [&](const std::string& name) {
        const auto found = weights.find(name);
        return found == weights.end() ? at::Tensor() : found->second;
    });
}

RaggedBatch smallBatch(at::Device device)
{
    RaggedBatch batch;
    batch.offsets = {0, 9, 10, 40};
    batch.ids = at::arange(40, at::kLong).mul(37).remainder(211).to(device);
    batch.positions =
        at::cat({at::arange(9, at::kLong), at::arange(1, at::kLong), at::arange(30, at::kLong)}).to(device);
    return batch;
}

struct NetworkResult {
    at::Tensor loss;
    std::vector<at::Tensor> gradients;
};

NetworkResult lossAndGradients(at::ScalarType compute, at::Device device)
{
    const auto network = smallNetwork(compute, device);
    const ParamSet none;
    auto method = findMethod("full")->apply({network.get(), HeadKind::Language, &none, 1});
    const RaggedBatch batch = smallBatch(device);
    const at::Tensor hidden = network->forward(batch);
    const at::Tensor targets = batch.ids.roll(-1);
    const HeadLoss loss = network->headLoss(HeadKind::Language, hidden, targets, Gradient::Wanted);
    loss.loss.backward();
    NetworkResult result;
    result.loss = loss.loss.detach();
    for (const TrainableTensor& tensor : (*method)->trainable())
        result.gradients.push_back(tensor.tensor.grad());
    return result;
}

void compareDevices(SelfTestReport& report)
{
    for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
        const NetworkResult cpu = lossAndGradients(type, at::kCPU);
        const NetworkResult gpu = lossAndGradients(type, at::Device(at::kCUDA, 0));
        const std::string suffix = type == at::kFloat ? ", fp32" : ", bf16";
        const double tolerance = type == at::kFloat ? 1e-4 : 5e-2;
        report.cases.push_back({"loss on the GPU" + suffix, "the CPU", apart(gpu.loss, cpu.loss), tolerance});
        double gradient = 0;
        for (std::size_t i = 0; i < cpu.gradients.size(); ++i)
            gradient = std::max(gradient, apart(gpu.gradients[i], cpu.gradients[i]));
        report.cases.push_back({"gradients on the GPU" + suffix, "the CPU", gradient, tolerance * 4});
    }
}

} // namespace

bool SelfTestReport::pass() const
{
    for (const SelfTestCase& one : cases)
        if (!one.pass())
            return false;
    return !cases.empty();
}

Json SelfTestReport::toJson() const
{
    Json json{{"pass", pass()}, {"cases", Json::array()}};
    for (const SelfTestCase& one : cases)
        json["cases"].push_back({{"what", one.what},
                                 {"against", one.against},
                                 {"difference", one.difference},
                                 {"tolerance", one.tolerance},
                                 {"pass", one.pass()}});
    return json;
}

Result<SelfTestReport> selfTest()
{
    try {
        SelfTestReport report;
        checkKernels(report, at::kFloat);
        checkKernels(report, at::kBFloat16);
        if (at::hasCUDA())
            compareDevices(report);
        return report;
    } catch (...) {
        return fail(errorFromTorch());
    }
}

} // namespace luthier
