// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ops.h"

#include "core/nn/kernels.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <mutex>

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
    static Variable forward(AutogradContext* context, const Variable& x_in, const Variable& weight, double epsilon)
    {
        const at::Tensor x = x_in.contiguous();
        const at::Tensor w = weight.detach().to(at::kFloat).contiguous();
        const std::int64_t rows = x.size(0);
        const std::int64_t n = x.size(1);
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
        const std::int64_t rows = x.size(0);
        const std::int64_t n = x.size(1);
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
        return {dx, train_weight ? partial.sum(0) : Variable(), Variable()};
    }
};

struct Rotary : Function<Rotary> {
    static void rotate(const at::Tensor& x, const at::Tensor& positions, const at::Tensor& cos, const at::Tensor& sin,
                       std::int64_t head_dim, float direction)
    {
        const std::int64_t rows = x.size(0);
        const std::int64_t width = x.size(1);
        const std::int64_t half = head_dim / 2;
        const auto* at_position = positions.const_data_ptr<std::int64_t>();
        withBits(x, [&](auto* tag) {
            using T = std::remove_pointer_t<decltype(tag)>;
            at::parallel_for(0, rows, grain(width), [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t r = begin; r < end; ++r)
                    kernels::rotary(bits<T>(x) + r * width, cos.const_data_ptr<float>() + at_position[r] * half,
                                    sin.const_data_ptr<float>() + at_position[r] * half, width / head_dim, half,
                                    direction);
            });
        });
    }

    static Variable forward(AutogradContext* context, Variable x, const Variable& positions, const Variable& cos,
                            const Variable& sin, std::int64_t head_dim)
    {
        rotate(x, positions, cos, sin, head_dim, 1);
        context->mark_dirty({x});
        context->save_for_backward({positions, cos, sin});
        context->saved_data["head_dim"] = head_dim;
        return x;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const variable_list saved = context->get_saved_variables();
        at::Tensor dx = gradients[0].clone(at::MemoryFormat::Contiguous);
        rotate(dx, saved[0], saved[1], saved[2], context->saved_data["head_dim"].toInt(), -1);
        return {dx, Variable(), Variable(), Variable(), Variable()};
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

// Rows of one sequence in the type that attention computes in. Of bf16 it is fp32 up to this length: oneDNN compiles a
// bf16 kernel for every length it meets, which costs more time and memory than short sequences gain from it.
constexpr std::int64_t longest_wide = 1024;

at::Tensor rowsOf(const at::Tensor& x, std::int64_t begin, std::int64_t length)
{
    const at::Tensor rows = x.narrow(0, begin, length);
    return length <= longest_wide ? rows.to(at::kFloat) : rows;
}

// [L, heads, D] of one sequence seen as [kv_heads, group, L, D]: the heads that share keys lie in one batch entry, so
// that keys and values are expanded by a stride of 0 and never copied.
at::Tensor grouped(const at::Tensor& rows, std::int64_t kv_heads)
{
    return rows.view({rows.size(0), kv_heads, rows.size(1) / kv_heads, rows.size(2)}).permute({1, 2, 0, 3});
}

at::Tensor shared(const at::Tensor& rows, std::int64_t group)
{
    return rows.permute({1, 0, 2}).unsqueeze(1).expand({-1, group, -1, -1});
}

// Runs body(sequence, begin, length) for each sequence, several at once: one parallel region for a whole batch, because
// waking threads for every short sequence costs more than the sequence. A batch of one long sequence stays in the
// calling thread, where the kernel itself spreads over the cores.
template <class Body> void eachSequence(const std::vector<std::int64_t>& offsets, const Body& body)
{
    const auto sequences = static_cast<std::int64_t>(offsets.size()) - 1;
    const auto run = [&](std::int64_t first, std::int64_t last) {
        const at::AutoDispatchBelowADInplaceOrView below_autograd; // threads of the pool do not inherit it
        for (std::int64_t s = first; s < last; ++s) {
            const auto i = static_cast<std::size_t>(s);
            body(i, offsets[i], offsets[i + 1] - offsets[i]);
        }
    };
    if (sequences < 2 * at::get_num_threads())
        run(0, sequences);
    else
        at::parallel_for(0, sequences, 1, run);
}

// Flash attention on the CPU for every sequence of a ragged batch, as one node of the graph. Dao et al. 2022.
struct RaggedAttention : Function<RaggedAttention> {
    static Variable forward(AutogradContext* context, const Variable& q_in, const Variable& k_in, const Variable& v_in,
                            const std::vector<std::int64_t>& offsets, bool causal)
    {
        const at::Tensor q = q_in.contiguous();
        const at::Tensor k = k_in.contiguous();
        const at::Tensor v = v_in.contiguous();
        const std::int64_t kv_heads = k.size(1);
        const std::int64_t group = q.size(1) / kv_heads;
        at::Tensor out = at::empty_like(q);
        const std::size_t sequences = offsets.size() - 1;
        std::vector<at::Tensor> log_sums(sequences);
        eachSequence(offsets, [&](std::size_t s, std::int64_t begin, std::int64_t length) {
            auto [part, log_sum] = at::_scaled_dot_product_flash_attention_for_cpu(
                grouped(rowsOf(q, begin, length), kv_heads), shared(rowsOf(k, begin, length), group),
                shared(rowsOf(v, begin, length), group), 0.0, causal);
            grouped(out.narrow(0, begin, length), kv_heads).copy_(part);
            log_sums[s] = log_sum;
        });
        variable_list saved{q, k, v, out};
        saved.insert(saved.end(), log_sums.begin(), log_sums.end());
        context->save_for_backward(saved);
        context->saved_data["offsets"] = offsets;
        context->saved_data["causal"] = causal;
        return out;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor& q = saved[0];
        const at::Tensor& k = saved[1];
        const at::Tensor& v = saved[2];
        const at::Tensor& out = saved[3];
        const at::Tensor dout = gradients[0].contiguous();
        const auto offsets = context->saved_data["offsets"].toIntVector();
        const bool causal = context->saved_data["causal"].toBool();
        const std::int64_t kv_heads = k.size(1);
        const std::int64_t group = q.size(1) / kv_heads;
        at::Tensor dq = at::empty_like(q);
        at::Tensor dk = at::empty_like(k);
        at::Tensor dv = at::empty_like(v);
        eachSequence(offsets, [&](std::size_t s, std::int64_t begin, std::int64_t length) {
            auto [gq, gk, gv] = at::_scaled_dot_product_flash_attention_for_cpu_backward(
                grouped(rowsOf(dout, begin, length), kv_heads), grouped(rowsOf(q, begin, length), kv_heads),
                shared(rowsOf(k, begin, length), group), shared(rowsOf(v, begin, length), group),
                grouped(rowsOf(out, begin, length), kv_heads), saved[4 + s], 0.0, causal);
            grouped(dq.narrow(0, begin, length), kv_heads).copy_(gq);
            dk.narrow(0, begin, length).copy_(gk.sum(1).permute({1, 0, 2}));
            dv.narrow(0, begin, length).copy_(gv.sum(1).permute({1, 0, 2}));
        });
        return {dq, dk, dv, Variable(), Variable()};
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

at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double epsilon)
{
    if (fused(x))
        return RmsNorm::apply(x, weight, epsilon);
    const at::Tensor wide = x.to(at::kFloat);
    return (wide * at::rsqrt(wide.square().mean(-1, true) + epsilon) * weight.to(at::kFloat)).to(x.scalar_type());
}

at::Tensor layerNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, double epsilon)
{
    return at::layer_norm(x.to(at::kFloat), {x.size(-1)}, weight.to(at::kFloat), bias.to(at::kFloat), epsilon)
        .to(x.scalar_type());
}

at::Tensor rotary(at::Tensor x, const at::Tensor& positions, const at::Tensor& cos, const at::Tensor& sin,
                  std::int64_t head_dim)
{
    if (fused(x) && x.is_contiguous())
        return Rotary::apply(std::move(x), positions, cos, sin, head_dim);
    const at::Tensor heads = x.to(at::kFloat).view({x.size(0), -1, head_dim});
    const at::Tensor c = cos.index_select(0, positions).unsqueeze(1);
    const at::Tensor s = sin.index_select(0, positions).unsqueeze(1);
    const at::Tensor first = heads.narrow(2, 0, head_dim / 2);
    const at::Tensor second = heads.narrow(2, head_dim / 2, head_dim / 2);
    return at::cat({first * c - second * s, second * c + first * s}, 2).view(x.sizes()).to(x.scalar_type());
}

at::Tensor gatedSilu(const at::Tensor& gate, const at::Tensor& up)
{
    if (fused(gate))
        return GatedSilu::apply(gate, up);
    return at::silu(gate) * up;
}

at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                     const std::vector<std::int64_t>& offsets, Mask mask)
{
    if (fused(q))
        return RaggedAttention::apply(q, k, v, offsets, mask == Mask::Causal);
    std::vector<at::Tensor> parts;
    const std::int64_t group = q.size(1) / k.size(1);
    for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
        const std::int64_t begin = offsets[s];
        const std::int64_t length = offsets[s + 1] - begin;
        const auto slice = [&](const at::Tensor& x) { return x.narrow(0, begin, length).transpose(0, 1).unsqueeze(0); };
        parts.push_back(at::scaled_dot_product_attention(slice(q), slice(k).repeat_interleave(group, 1),
                                                         slice(v).repeat_interleave(group, 1), {}, 0.0,
                                                         mask == Mask::Causal)
                            .squeeze(0)
                            .transpose(0, 1));
    }
    return at::cat(parts, 0);
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
