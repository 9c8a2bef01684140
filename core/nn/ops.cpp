// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ops.h"

#include "core/nn/kernels.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

namespace luthier {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::Variable;
using torch::autograd::variable_list;

namespace {

bool fused(const at::Tensor& x)
{
    return x.device().is_cpu() && (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16);
}

// Calls body with a float* or a uint16_t* tag according to the tensor's type.
template <class Body> void withBits(const at::Tensor& x, const Body& body)
{
    if (x.scalar_type() == at::kFloat)
        body(static_cast<float*>(nullptr));
    else
        body(static_cast<std::uint16_t*>(nullptr));
}

template <class T> T* bits(const at::Tensor& x)
{
    return static_cast<T*>(x.data_ptr());
}

std::int64_t grain(std::int64_t row_values)
{
    return std::max<std::int64_t>(1, 16384 / std::max<std::int64_t>(1, row_values));
}

struct RmsNorm : Function<RmsNorm> {
    static Variable forward(AutogradContext* context, const Variable& x_in, const Variable& weight, double epsilon,
                            double offset)
    {
        const at::Tensor x = x_in.contiguous();
        at::Tensor w = weight.detach().to(at::kFloat).contiguous();
        if (offset != 0)
            w = w + offset;
        const std::int64_t n = w.size(0);
        const std::int64_t rows = x.numel() / n;
        at::Tensor y = at::empty_like(x);
        at::Tensor rstd = at::empty({rows}, x.options().dtype(at::kFloat));
        withBits(x, [&](auto* tag) {
            using T = std::remove_pointer_t<decltype(tag)>;
            at::parallel_for(0, rows, grain(n), [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t r = begin; r < end; ++r)
                    rstd.data_ptr<float>()[r] = kernels::rmsNorm(bits<T>(x) + r * n, w.data_ptr<float>(),
                                                                 bits<T>(y) + r * n, n, static_cast<float>(epsilon));
            });
        });
        context->save_for_backward({x, w, rstd});
        context->saved_data["train_weight"] = weight.requires_grad();
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor& x = saved[0];
        const at::Tensor& w = saved[1];
        const at::Tensor& rstd = saved[2];
        const at::Tensor dy = gradients[0].contiguous();
        const bool train_weight = context->saved_data["train_weight"].toBool();
        const std::int64_t n = w.size(0);
        const std::int64_t rows = x.numel() / n;
        at::Tensor dx = at::empty_like(x);
        // One partial sum a chunk, added in order: the result does not depend on which thread was first.
        const std::int64_t chunk = std::max<std::int64_t>(1, (rows + 7) / 8);
        const std::int64_t chunks = (rows + chunk - 1) / chunk;
        at::Tensor partial;
        if (train_weight)
            partial = at::zeros({chunks, n}, w.options());
        withBits(x, [&](auto* tag) {
            using T = std::remove_pointer_t<decltype(tag)>;
            at::parallel_for(0, chunks, 1, [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t c = begin; c < end; ++c)
                    for (std::int64_t r = c * chunk; r < std::min(rows, (c + 1) * chunk); ++r)
                        kernels::rmsNormBackward(bits<T>(x) + r * n, w.data_ptr<float>(), bits<T>(dy) + r * n,
                                                 rstd.data_ptr<float>()[r], bits<T>(dx) + r * n,
                                                 train_weight ? partial.data_ptr<float>() + c * n : nullptr, n);
            });
        });
        return {dx, train_weight ? partial.sum(0) : Variable(), Variable(), Variable()};
    }
};

struct Rotary : Function<Rotary> {
    static void rotate(const at::Tensor& x, const at::Tensor& positions, const at::Tensor& cos, const at::Tensor& sin,
                       std::int64_t head_dim, RotaryPairs pairs, float direction)
    {
        const std::int64_t rows = x.size(0);
        const std::int64_t width = x.size(1);
        const std::int64_t half = cos.size(1);
        const auto* at_position = positions.const_data_ptr<std::int64_t>();
        withBits(x, [&](auto* tag) {
            using T = std::remove_pointer_t<decltype(tag)>;
            at::parallel_for(0, rows, grain(width), [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t r = begin; r < end; ++r) {
                    const float* c = cos.const_data_ptr<float>() + at_position[r] * half;
                    const float* s = sin.const_data_ptr<float>() + at_position[r] * half;
                    T* row = bits<T>(x) + r * width;
                    if (pairs == RotaryPairs::Halves)
                        kernels::rotary(row, c, s, width / head_dim, head_dim, half, direction);
                    else
                        kernels::rotaryNeighbours(row, c, s, width / head_dim, head_dim, half, direction);
                }
            });
        });
    }

    static Variable forward(AutogradContext* context, Variable x, const Variable& positions, const Variable& cos,
                            const Variable& sin, std::int64_t head_dim, RotaryPairs pairs)
    {
        rotate(x, positions, cos, sin, head_dim, pairs, 1);
        context->mark_dirty({x});
        context->save_for_backward({positions, cos, sin});
        context->saved_data["head_dim"] = head_dim;
        context->saved_data["neighbours"] = pairs == RotaryPairs::Neighbours;
        return x;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const variable_list saved = context->get_saved_variables();
        at::Tensor dx = gradients[0].clone(at::MemoryFormat::Contiguous);
        const RotaryPairs pairs =
            context->saved_data["neighbours"].toBool() ? RotaryPairs::Neighbours : RotaryPairs::Halves;
        rotate(dx, saved[0], saved[1], saved[2], context->saved_data["head_dim"].toInt(), pairs, -1);
        return {dx, Variable(), Variable(), Variable(), Variable(), Variable()};
    }
};

struct GatedSilu : Function<GatedSilu> {
    static Variable forward(AutogradContext* context, const Variable& gate_in, const Variable& up_in)
    {
        const at::Tensor gate = gate_in.contiguous();
        const at::Tensor up = up_in.contiguous();
        at::Tensor y = at::empty_like(gate);
        withBits(gate, [&](auto* tag) {
            using T = std::remove_pointer_t<decltype(tag)>;
            at::parallel_for(0, gate.numel(), 16384, [&](std::int64_t begin, std::int64_t end) {
                kernels::gatedSilu(bits<T>(gate) + begin, bits<T>(up) + begin, bits<T>(y) + begin, end - begin);
            });
        });
        context->save_for_backward({gate, up});
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor dy = gradients[0].contiguous();
        at::Tensor dgate = at::empty_like(saved[0]);
        at::Tensor dup = at::empty_like(saved[1]);
        withBits(dy, [&](auto* tag) {
            using T = std::remove_pointer_t<decltype(tag)>;
            at::parallel_for(0, dy.numel(), 16384, [&](std::int64_t begin, std::int64_t end) {
                kernels::gatedSiluBackward(bits<T>(saved[0]) + begin, bits<T>(saved[1]) + begin, bits<T>(dy) + begin,
                                           bits<T>(dgate) + begin, bits<T>(dup) + begin, end - begin);
            });
        });
        return {dgate, dup};
    }
};

struct TrainedLinear : Function<TrainedLinear> {
    static Variable forward(AutogradContext* context, const Variable& x, const Variable& weight,
                            const Variable& computed, const std::optional<at::Tensor>& bias)
    {
        context->save_for_backward({x, computed});
        context->saved_data["bias"] = bias.has_value();
        (void)weight; // only names the leaf that the gradient goes to
        return at::linear(x, computed, bias ? std::optional(bias->to(x.scalar_type())) : std::nullopt);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor& dy = gradients[0];
        at::Tensor dx = context->needs_input_grad(0) ? at::mm(dy, saved[1]) : at::Tensor();
        at::Tensor dw = at::mm(dy.t(), saved[0]).to(at::kFloat);
        at::Tensor db = context->saved_data["bias"].toBool() ? dy.sum(0, false, at::kFloat) : at::Tensor();
        return {dx, dw, Variable(), db};
    }
};

} // namespace

at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double epsilon, double offset)
{
    if (fused(x))
        return RmsNorm::apply(x, weight, epsilon, offset);
    const at::Tensor wide = x.to(at::kFloat).view({-1, weight.size(0)});
    return (wide * at::rsqrt(wide.square().mean(-1, true) + epsilon) * (weight.to(at::kFloat) + offset))
        .to(x.scalar_type())
        .view(x.sizes());
}

at::Tensor layerNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, double epsilon)
{
    const at::Tensor shift = bias.defined() ? bias.to(at::kFloat) : at::Tensor();
    return at::layer_norm(x.to(at::kFloat), {x.size(-1)}, weight.to(at::kFloat), shift, epsilon).to(x.scalar_type());
}

at::Tensor rotary(at::Tensor x, const at::Tensor& positions, const at::Tensor& cos, const at::Tensor& sin,
                  std::int64_t head_dim, RotaryPairs pairs)
{
    if (fused(x) && x.is_contiguous())
        return Rotary::apply(std::move(x), positions, cos, sin, head_dim, pairs);
    const at::Tensor heads = x.to(at::kFloat).view({x.size(0), -1, head_dim});
    const at::Tensor c = cos.index_select(0, positions).unsqueeze(1);
    const at::Tensor s = sin.index_select(0, positions).unsqueeze(1);
    const std::int64_t half = cos.size(1);
    at::Tensor turned;
    if (pairs == RotaryPairs::Halves) {
        const at::Tensor first = heads.narrow(2, 0, half);
        const at::Tensor second = heads.narrow(2, half, half);
        turned = at::cat({first * c - second * s, second * c + first * s}, 2);
    } else {
        const at::Tensor first = heads.slice(2, 0, 2 * half, 2);
        const at::Tensor second = heads.slice(2, 1, 2 * half, 2);
        turned = at::stack({first * c - second * s, second * c + first * s}, 3).flatten(2);
    }
    const at::Tensor kept = heads.narrow(2, 2 * half, head_dim - 2 * half);
    return at::cat({turned, kept}, 2).view(x.sizes()).to(x.scalar_type());
}

at::Tensor activate(Activation activation, const at::Tensor& x)
{
    switch (activation) {
    case Activation::Silu: return at::silu(x);
    case Activation::Gelu: return at::gelu(x);
    case Activation::GeluTanh: return at::gelu(x, "tanh");
    case Activation::GeluQuick: return x * at::sigmoid(x * 1.702);
    case Activation::Relu: return at::relu(x);
    case Activation::Tanh: return at::tanh(x);
    }
    return x;
}

at::Tensor gatedSilu(const at::Tensor& gate, const at::Tensor& up)
{
    if (fused(gate))
        return GatedSilu::apply(gate, up);
    return at::silu(gate) * up;
}

at::Tensor dropout(const at::Tensor& x, double p, at::Generator& generator)
{
    if (p <= 0)
        return x;
    at::Tensor keep = at::empty_like(x);
    {
        const at::NoGradGuard no_grad;
        keep.bernoulli_(1 - p, generator).div_(1 - p);
    }
    return x * keep;
}

at::Tensor trainedLinear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& weight_computed,
                         const at::Tensor& bias)
{
    return TrainedLinear::apply(x, weight, weight_computed,
                                bias.defined() ? std::optional<at::Tensor>(bias) : std::nullopt);
}

} // namespace luthier
