// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/attention.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace luthier {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::Variable;
using torch::autograd::variable_list;

namespace {

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

// A stretch of queries and the keys that any of them sees, counted from the sequence's first token.
struct Part {
    std::int64_t first_query, queries, first_key, keys;
};

bool isCut(std::int64_t length, const AttentionOptions& options)
{
    return options.window > 0 && length > options.window;
}

// One part for a sequence that a window does not cut; else stretches of queries, so that time and memory follow the
// window. Capped scores are held in memory: there a long sequence is parted too.
std::vector<Part> partsOf(std::int64_t length, const AttentionOptions& options)
{
    const bool cut = isCut(length, options);
    if (!cut && (options.softcap == 0 || length <= 256))
        return {{0, length, 0, length}};
    const std::int64_t step = cut ? std::clamp<std::int64_t>(options.window, 64, 256) : 256;
    std::vector<Part> parts;
    for (std::int64_t first = 0; first < length; first += step) {
        const std::int64_t queries = std::min(step, length - first);
        const std::int64_t first_key = cut ? std::max<std::int64_t>(0, first - options.window + 1) : 0;
        const std::int64_t reach = options.mask == Mask::Causal ? first + queries
            : cut                                               ? std::min(length, first + queries + options.window - 1)
                                                                : length;
        parts.push_back({first, queries, first_key, reach - first_key});
    }
    return parts;
}

// 0 where the query of a row sees the key of a column, else -infinity: [queries, keys].
at::Tensor additiveMask(const Part& part, const AttentionOptions& options, const at::TensorOptions& type)
{
    const at::TensorOptions whole = type.dtype(at::kLong);
    const at::Tensor query = at::arange(part.first_query, part.first_query + part.queries, whole).unsqueeze(1);
    const at::Tensor distance = query - at::arange(part.first_key, part.first_key + part.keys, whole);
    at::Tensor hidden = at::zeros({part.queries, part.keys}, type.dtype(at::kBool));
    if (options.mask == Mask::Causal)
        hidden.logical_or_(distance.lt(0));
    if (options.window > 0)
        hidden.logical_or_(distance.abs().ge(options.window));
    return at::zeros({part.queries, part.keys}, type).masked_fill_(hidden, -std::numeric_limits<double>::infinity());
}

at::Tensor wide(const at::Tensor& x)
{
    return x.scalar_type() == at::kDouble ? x : x.to(at::kFloat);
}

double scaleOf(const AttentionOptions& options, std::int64_t head_dim)
{
    return options.scale > 0 ? options.scale : 1.0 / std::sqrt(static_cast<double>(head_dim));
}

// The flash kernel gives ordinary figures for scores that are none: damaged weights would answer with confidence.
bool allNumbers(const at::Tensor& x)
{
    return std::isfinite(x.sum(at::kFloat).item<float>());
}

// What the kernel is told: 1 / sqrt(head_dim) is its own.
std::optional<double> kernelScale(const AttentionOptions& options)
{
    return options.scale > 0 ? std::optional(options.scale) : std::nullopt;
}

// The same formula written out, for capped scores: probabilities [kv, group, queries, keys] and, for the gradient, the
// tanh of the scores.
struct CappedScores {
    at::Tensor probabilities, tanh;
};

CappedScores cappedScores(const at::Tensor& query, const at::Tensor& key, const Part& part,
                          const AttentionOptions& options)
{
    CappedScores result;
    at::Tensor scores = wide(at::matmul(query, key.transpose(-1, -2))).mul(scaleOf(options, query.size(-1)));
    if (options.softcap > 0) {
        result.tanh = scores.div(options.softcap).tanh();
        scores = result.tanh * options.softcap;
    }
    if (options.mask == Mask::Causal || options.window > 0)
        scores = scores + additiveMask(part, options, scores.options());
    result.probabilities = scores.softmax(-1);
    return result;
}

AttentionOptions optionsIn(AutogradContext* context)
{
    AttentionOptions options;
    options.mask = context->saved_data["causal"].toBool() ? Mask::Causal : Mask::None;
    options.window = context->saved_data["window"].toInt();
    options.scale = context->saved_data["scale"].toDouble();
    options.softcap = context->saved_data["softcap"].toDouble();
    return options;
}

// Attention on the CPU for every sequence of a ragged batch, as one node of the graph: flash attention (Dao et al.
// 2022), or the formula itself where scores are capped. Nothing of the size queries × keys is kept for the way back.
struct RaggedAttention : Function<RaggedAttention> {
    static Variable forward(AutogradContext* context, const Variable& q_in, const Variable& k_in, const Variable& v_in,
                            const std::vector<std::int64_t>& offsets, const AttentionOptions& options)
    {
        const at::Tensor q = q_in.contiguous();
        const at::Tensor k = k_in.contiguous();
        const at::Tensor v = v_in.contiguous();
        const std::int64_t kv_heads = k.size(1);
        const std::int64_t group = q.size(1) / kv_heads;
        at::Tensor out = at::empty_like(q);
        std::vector<std::vector<at::Tensor>> log_sums(offsets.size() - 1);
        eachSequence(offsets, [&](std::size_t s, std::int64_t begin, std::int64_t length) {
            const at::Tensor query = grouped(rowsOf(q, begin, length), kv_heads);
            const at::Tensor key = shared(rowsOf(k, begin, length), group);
            const at::Tensor value = shared(rowsOf(v, begin, length), group);
            const std::vector<Part> parts = partsOf(length, options);
            for (const Part& part : parts) {
                const at::Tensor some = query.narrow(2, part.first_query, part.queries);
                const at::Tensor keys = key.narrow(2, part.first_key, part.keys);
                const at::Tensor values = value.narrow(2, part.first_key, part.keys);
                at::Tensor result;
                if (options.softcap > 0) {
                    const at::Tensor chances = cappedScores(some, keys, part, options).probabilities;
                    result = at::matmul(chances.to(values.scalar_type()), values);
                } else {
                    at::Tensor log_sum;
                    std::tie(result, log_sum) = at::_scaled_dot_product_flash_attention_for_cpu(
                        some, keys, values, 0.0, !isCut(length, options) && options.mask == Mask::Causal,
                        maskOf(part, length, options, query), kernelScale(options));
                    log_sums[s].push_back(log_sum);
                }
                grouped(out.narrow(0, begin + part.first_query, part.queries), kv_heads).copy_(result);
            }
        });
        if (!allNumbers(q) || !allNumbers(k))
            out.fill_(std::numeric_limits<double>::quiet_NaN());
        variable_list saved{q, k, v, out};
        for (const std::vector<at::Tensor>& of_sequence : log_sums)
            saved.insert(saved.end(), of_sequence.begin(), of_sequence.end());
        context->save_for_backward(saved);
        context->saved_data["offsets"] = offsets;
        context->saved_data["causal"] = options.mask == Mask::Causal;
        context->saved_data["window"] = options.window;
        context->saved_data["scale"] = options.scale;
        context->saved_data["softcap"] = options.softcap;
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
        const AttentionOptions options = optionsIn(context);
        const std::int64_t kv_heads = k.size(1);
        const std::int64_t group = q.size(1) / kv_heads;
        at::Tensor dq = at::empty_like(q);
        at::Tensor dk = at::empty_like(k);
        at::Tensor dv = at::empty_like(v);
        std::vector<std::size_t> first_sum; // of each sequence, in `saved`
        std::size_t next = 4;
        for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
            first_sum.push_back(next);
            if (options.softcap == 0)
                next += partsOf(offsets[s + 1] - offsets[s], options).size();
        }
        eachSequence(offsets, [&](std::size_t s, std::int64_t begin, std::int64_t length) {
            const at::Tensor d_result = grouped(rowsOf(dout, begin, length), kv_heads);
            const at::Tensor query = grouped(rowsOf(q, begin, length), kv_heads);
            const at::Tensor key = shared(rowsOf(k, begin, length), group);
            const at::Tensor value = shared(rowsOf(v, begin, length), group);
            const at::Tensor result = grouped(rowsOf(out, begin, length), kv_heads);
            const std::vector<Part> parts = partsOf(length, options);
            at::Tensor sum_k, sum_v; // fp32, of parts that share keys: [kv_heads, length, D]
            if (parts.size() > 1) {
                sum_k = at::zeros({kv_heads, length, k.size(2)}, k.options().dtype(at::kFloat));
                sum_v = at::zeros_like(sum_k);
            }
            for (std::size_t p = 0; p < parts.size(); ++p) {
                const Part& part = parts[p];
                const auto queries = [&part](const at::Tensor& x) {
                    return x.narrow(2, part.first_query, part.queries);
                };
                const auto keys = [&part](const at::Tensor& x) { return x.narrow(2, part.first_key, part.keys); };
                at::Tensor gq, gk, gv;
                if (options.softcap > 0)
                    std::tie(gq, gk, gv) =
                        cappedBackward(queries(d_result), queries(query), keys(key), keys(value), part, options);
                else
                    std::tie(gq, gk, gv) = at::_scaled_dot_product_flash_attention_for_cpu_backward(
                        queries(d_result), queries(query), keys(key), keys(value), queries(result),
                        saved[first_sum[s] + p], 0.0, !isCut(length, options) && options.mask == Mask::Causal,
                        maskOf(part, length, options, query), kernelScale(options));
                grouped(dq.narrow(0, begin + part.first_query, part.queries), kv_heads).copy_(gq);
                if (parts.size() == 1) {
                    dk.narrow(0, begin, length).copy_(gk.sum(1).permute({1, 0, 2}));
                    dv.narrow(0, begin, length).copy_(gv.sum(1).permute({1, 0, 2}));
                } else {
                    sum_k.narrow(1, part.first_key, part.keys).add_(gk.sum(1));
                    sum_v.narrow(1, part.first_key, part.keys).add_(gv.sum(1));
                }
            }
            if (parts.size() > 1) {
                dk.narrow(0, begin, length).copy_(sum_k.permute({1, 0, 2}));
                dv.narrow(0, begin, length).copy_(sum_v.permute({1, 0, 2}));
            }
        });
        return {dq, dk, dv, Variable(), Variable()};
    }

private:
    // A sequence that no window cuts needs no mask beside the kernel's own causal one.
    static std::optional<at::Tensor> maskOf(const Part& part, std::int64_t length, const AttentionOptions& options,
                                            const at::Tensor& query)
    {
        if (!isCut(length, options))
            return std::nullopt;
        return additiveMask(part, options, query.options());
    }

    static std::tuple<at::Tensor, at::Tensor, at::Tensor> cappedBackward(const at::Tensor& d_result,
                                                                         const at::Tensor& query, const at::Tensor& key,
                                                                         const at::Tensor& value, const Part& part,
                                                                         const AttentionOptions& options)
    {
        const auto [chances, tanh] = cappedScores(query, key, part, options);
        const at::Tensor d_wide = d_result.to(at::kFloat);
        const at::Tensor d_value = at::matmul(chances.transpose(-1, -2), d_wide);
        const at::Tensor d_chances = at::matmul(d_wide, value.to(at::kFloat).transpose(-1, -2));
        at::Tensor d_scores = chances * (d_chances - (d_chances * chances).sum(-1, true));
        d_scores = d_scores * (1 - tanh.square()) * scaleOf(options, query.size(-1));
        return {at::matmul(d_scores, key.to(at::kFloat)), at::matmul(d_scores.transpose(-1, -2), query.to(at::kFloat)),
                d_value};
    }
};

// Other devices: one call a sequence, or a stretch of a sequence, of ATen's own attention.
at::Tensor composedAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                             const std::vector<std::int64_t>& offsets, const AttentionOptions& options)
{
    std::vector<at::Tensor> results;
    const std::int64_t group = q.size(1) / k.size(1);
    const auto heads = [](const at::Tensor& rows, std::int64_t times) {
        return rows.transpose(0, 1).unsqueeze(0).repeat_interleave(times, 1); // [1, heads, L, D]
    };
    for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
        const std::int64_t begin = offsets[s];
        const std::vector<Part> parts = partsOf(offsets[s + 1] - begin, options);
        for (const Part& part : parts) {
            const at::Tensor query = heads(q.narrow(0, begin + part.first_query, part.queries), 1);
            const at::Tensor key = heads(k.narrow(0, begin + part.first_key, part.keys), group);
            const at::Tensor value = heads(v.narrow(0, begin + part.first_key, part.keys), group);
            at::Tensor result;
            if (options.softcap > 0) {
                const at::Tensor chances = cappedScores(query, key, part, options).probabilities;
                result = at::matmul(chances.to(value.scalar_type()), value);
            } else {
                std::optional<at::Tensor> mask;
                if (isCut(offsets[s + 1] - begin, options))
                    mask = additiveMask(part, options, query.options());
                result = at::scaled_dot_product_attention(query, key, value, mask, 0.0,
                                                          !mask && options.mask == Mask::Causal, kernelScale(options));
            }
            results.push_back(result.squeeze(0).transpose(0, 1));
        }
    }
    return at::cat(results, 0);
}

} // namespace

at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                     const std::vector<std::int64_t>& offsets, const AttentionOptions& options)
{
    if (q.device().is_cpu() && (q.scalar_type() == at::kFloat || q.scalar_type() == at::kBFloat16))
        return RaggedAttention::apply(q, k, v, offsets, options);
    return composedAttention(q, k, v, offsets, options);
}

at::Tensor attentionOfLast(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                           const AttentionOptions& options)
{
    const std::int64_t seen = k.size(0);
    const std::int64_t used = options.window > 0 ? std::min(seen, options.window) : seen;
    const std::int64_t kv_heads = k.size(1);
    const at::Tensor query = q.view({kv_heads, q.size(1) / kv_heads, q.size(2)});
    const at::Tensor past = k.narrow(0, seen - used, used).permute({1, 2, 0});
    at::Tensor scores = at::bmm(query, past).to(at::kFloat).mul(scaleOf(options, q.size(2)));
    if (options.softcap > 0)
        scores = scores.div(options.softcap).tanh().mul(options.softcap);
    return at::bmm(scores.softmax(-1).to(v.scalar_type()), v.narrow(0, seen - used, used).transpose(0, 1))
        .view(q.sizes());
}

} // namespace luthier
