// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels.h"
#include "core/nn/ops.h"
#include "core/nn/transformer.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <stdexcept>

namespace luthier {

using torch::autograd::AutogradContext;
using torch::autograd::Variable;
using torch::autograd::variable_list;

// The last linear layer of a head: a weight [out, hidden] and perhaps a bias [out].
struct Transformer::HeadWeights {
    const Parameter* weight = nullptr;
    const Parameter* bias = nullptr;
};

Transformer::HeadWeights Transformer::headWeights(HeadKind head)
{
    switch (head) {
    case HeadKind::Language:
        if (m_spec.tied_head)
            return {&m_token_embedding, nullptr};
        if (m_language_head)
            return {&m_language_head->weight, m_language_head->bias ? &*m_language_head->bias : nullptr};
        throw std::runtime_error("this model has no language head");
    case HeadKind::MaskedLanguage:
        if (!has(head))
            throw std::runtime_error("this model has no masked-language head");
        return {m_spec.tied_head ? &m_token_embedding : &m_language_head->weight,
                m_masked_bias ? &*m_masked_bias : nullptr};
    case HeadKind::Classification:
        if (!has(head))
            throw std::runtime_error("this model has no classifier");
        return {&m_classifier->weight, m_classifier->bias ? &*m_classifier->bias : nullptr};
    case HeadKind::TokenClassification:
        if (!has(head))
            throw std::runtime_error("this model has no classifier of words");
        return {&m_token_classifier->weight, m_token_classifier->bias ? &*m_token_classifier->bias : nullptr};
    }
    throw std::runtime_error("unknown head");
}

at::Tensor Transformer::headInput(HeadKind head, const at::Tensor& rows, TrainingMode* training)
{
    const auto maybeDropout = [&](const at::Tensor& x) {
        const double p = m_spec.classifier_dropout;
        return training != nullptr && p > 0 ? dropout(x, p, training->dropout) : x;
    };
    const auto transformed = [&] {
        if (!m_masked_transform)
            throw std::runtime_error("this model has no masked-language head");
        return norm(*m_masked_norm, activate(m_spec.masked_activation, m_masked_transform->forward(rows)));
    };
    switch (head) {
    case HeadKind::Language: return m_spec.logits_multiplier == 1 ? rows : rows * m_spec.logits_multiplier;
    case HeadKind::MaskedLanguage: return transformed();
    case HeadKind::TokenClassification:
        return maybeDropout(m_spec.classifier_input == ClassifierInput::MaskedTransform ? transformed() : rows);
    case HeadKind::Classification: break;
    }
    if (!has(head))
        throw std::runtime_error("this model has no classifier");
    switch (m_spec.classifier_input) {
    case ClassifierInput::Hidden: return maybeDropout(rows);
    case ClassifierInput::Pooler: return maybeDropout(pooled(rows));
    case ClassifierInput::Dense:
        return maybeDropout(activate(m_spec.classifier_activation, m_classifier_dense->forward(maybeDropout(rows))));
    case ClassifierInput::MaskedTransform: return maybeDropout(transformed());
    }
    return rows;
}

at::Tensor Transformer::pooled(const at::Tensor& rows) const
{
    return m_pooler ? at::tanh(m_pooler->forward(rows)) : at::Tensor();
}

at::Tensor Transformer::rowsFor(HeadKind head, const at::Tensor& hidden, const RaggedBatch& batch,
                                const at::Tensor& rows) const
{
    if (head != HeadKind::Classification || m_spec.classifier_rows == ClassifierRows::Asked)
        return hidden.index_select(0, rows);
    std::vector<std::int64_t> lengths;
    for (std::size_t s = 0; s + 1 < batch.offsets.size(); ++s)
        lengths.push_back(batch.offsets[s + 1] - batch.offsets[s]);
    const at::Tensor counts = at::tensor(lengths, at::kLong);
    const at::Tensor owner =
        at::arange(counts.size(0), at::kLong).repeat_interleave(counts).to(hidden.device()); // sequence of each token
    const at::Tensor sums = at::zeros({counts.size(0), hidden.size(1)}, hidden.options().dtype(at::kFloat))
                                .index_add(0, owner, hidden.to(at::kFloat));
    const at::Tensor means = sums / counts.to(hidden.device(), at::kFloat).unsqueeze(1);
    return means.to(hidden.scalar_type()).index_select(0, owner.index_select(0, rows));
}

at::Tensor Transformer::logits(HeadKind head, const at::Tensor& rows, TrainingMode* training)
{
    const at::Tensor input = headInput(head, rows, training);
    const HeadWeights weights = headWeights(head);
    at::Tensor out = at::linear(input, weights.weight->as(m_compute)).to(at::kFloat);
    if (weights.bias != nullptr)
        out = out.add(weights.bias->as(at::kFloat));
    const double cap = head == HeadKind::Language ? m_spec.logits_softcap : 0;
    return cap > 0 ? out.div(cap).tanh().mul(cap) : out;
}

namespace {

constexpr std::int64_t chunk_values = std::int64_t{1} << 24; // logits held at once: 64 MiB in fp32
// In bf16 on the CPU the rows of a head are filled to a multiple of this: oneDNN compiles (and keeps) a kernel for
// every number of rows that it meets, and the number of targets differs from batch to batch.
constexpr std::int64_t row_grain = 64;

// `rows` with rows of zeros behind them up to the grain; the loss reads only as many as there are targets.
at::Tensor filled(const at::Tensor& rows)
{
    const std::int64_t missing = (row_grain - rows.size(0) % row_grain) % row_grain;
    if (missing == 0 || !rows.device().is_cpu() || rows.scalar_type() != at::kBFloat16)
        return rows;
    return at::cat({rows, rows.new_zeros({missing, rows.size(1)})});
}

struct ChunkedLoss {
    at::Tensor loss; // sum, fp32
    std::vector<float> losses;
    std::vector<std::int32_t> predictions;
    at::Tensor d_rows, d_weight, d_bias; // of the sum
};

ChunkedLoss chunkedCrossEntropy(const at::Tensor& rows, const at::Tensor& weight, const at::Tensor& bias,
                                const at::Tensor& targets, double cap, bool want_rows, bool want_weight, bool want_bias)
{
    const at::NoGradGuard no_grad;
    const std::int64_t n = targets.size(0);
    const std::int64_t laid = rows.size(0); // with the filler behind them
    const std::int64_t out = weight.size(0);
    const bool gradient = want_rows || want_weight || want_bias;
    const std::int64_t chunk = std::max(row_grain, chunk_values / out / row_grain * row_grain);
    const bool on_cpu = rows.device().is_cpu();
    ChunkedLoss result;
    result.losses.resize(static_cast<std::size_t>(n));
    result.predictions.resize(static_cast<std::size_t>(n));
    if (want_rows)
        result.d_rows = at::zeros_like(rows);
    if (want_weight)
        result.d_weight = at::zeros(weight.sizes(), weight.options().dtype(at::kFloat));
    if (want_bias)
        result.d_bias = at::zeros({out}, weight.options().dtype(at::kFloat));
    for (std::int64_t begin = 0; begin < n; begin += chunk) {
        const std::int64_t count = std::min(chunk, n - begin);
        const at::Tensor part = rows.narrow(0, begin, std::min(chunk, laid - begin)); // count rows, then filler
        at::Tensor logits = at::linear(part, weight);
        if (bias.defined())
            logits.add_(bias);
        at::Tensor bent; // tanh of capped logits, for the way back
        if (cap > 0) {
            bent = logits.div(cap).tanh();
            logits = bent * cap;
        }
        const at::Tensor target = targets.narrow(0, begin, count);
        if (on_cpu && (logits.scalar_type() == at::kFloat || logits.scalar_type() == at::kBFloat16)) {
            const auto* wanted = target.const_data_ptr<std::int64_t>();
            at::parallel_for(0, count, 1, [&](std::int64_t first, std::int64_t last) {
                for (std::int64_t r = first; r < last; ++r) {
                    const kernels::RowLoss row = logits.scalar_type() == at::kFloat
                        ? kernels::crossEntropy(logits.data_ptr<float>() + r * out, out, wanted[r], gradient)
                        : kernels::crossEntropy(static_cast<std::uint16_t*>(logits.data_ptr()) + r * out, out,
                                                wanted[r], gradient);
                    result.losses[static_cast<std::size_t>(begin + r)] = row.loss;
                    result.predictions[static_cast<std::size_t>(begin + r)] = row.prediction;
                }
            });
            if (gradient && part.size(0) > count)
                logits.narrow(0, count, part.size(0) - count).zero_();
        } else {
            const at::Tensor wide = logits.to(at::kFloat);
            const at::Tensor log_probabilities = wide.log_softmax(-1);
            const at::Tensor loss = log_probabilities.gather(1, target.unsqueeze(1)).squeeze(1).neg().cpu();
            const at::Tensor guess = wide.argmax(-1).to(at::kInt).cpu();
            std::copy_n(loss.const_data_ptr<float>(), count, result.losses.begin() + begin);
            std::copy_n(guess.const_data_ptr<std::int32_t>(), count, result.predictions.begin() + begin);
            if (gradient) {
                at::Tensor difference = log_probabilities.exp();
                difference.scatter_add_(1, target.unsqueeze(1), at::full({count, 1}, -1.0, difference.options()));
                logits = difference.to(logits.scalar_type());
            }
        }
        if (gradient && bent.defined())
            logits.mul_(1 - bent.narrow(0, 0, logits.size(0)).square());
        if (want_rows)
            result.d_rows.narrow(0, begin, part.size(0)).copy_(at::mm(logits, weight));
        if (want_weight)
            result.d_weight.add_(at::mm(logits.t(), part));
        if (want_bias)
            result.d_bias.add_(logits.sum(0, false, at::kFloat));
    }
    double sum = 0;
    for (const float loss : result.losses)
        sum += loss;
    result.loss = at::scalar_tensor(sum, at::TensorOptions().dtype(at::kFloat).device(rows.device()));
    return result;
}

// The loss with the gradients that its forward pass already made: backward only scales them.
struct ReadyGradients : torch::autograd::Function<ReadyGradients> {
    static Variable forward(AutogradContext* context, const Variable& rows, const std::optional<at::Tensor>& weight,
                            const std::optional<at::Tensor>& bias, ChunkedLoss* computed)
    {
        (void)rows; // the three leaves only name where the gradients go
        (void)weight;
        (void)bias;
        context->saved_data["d_rows"] = computed->d_rows;
        context->saved_data["d_weight"] = computed->d_weight;
        context->saved_data["d_bias"] = computed->d_bias;
        return computed->loss;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const auto scaled = [&](const char* key) {
            const at::Tensor saved = context->saved_data[key].toTensor();
            // In place: nobody else holds them, and the gradient of a vocabulary's table is large.
            return saved.defined() ? saved.mul_(gradients[0].to(saved.scalar_type())) : Variable();
        };
        return {scaled("d_rows"), scaled("d_weight"), scaled("d_bias"), Variable()};
    }
};

} // namespace

HeadLoss Transformer::headLoss(HeadKind head, const at::Tensor& rows, const at::Tensor& targets, Gradient gradient,
                               TrainingMode* training)
{
    const at::Tensor input = filled(headInput(head, rows, training));
    const HeadWeights weights = headWeights(head);
    const bool wanted = gradient == Gradient::Wanted;
    const bool train_weight = wanted && weights.weight->isTrained() && weights.weight->trained.requires_grad();
    const bool train_bias =
        wanted && weights.bias != nullptr && weights.bias->isTrained() && weights.bias->trained.requires_grad();
    ChunkedLoss computed = chunkedCrossEntropy(input.detach(), weights.weight->as(m_compute),
                                               weights.bias != nullptr ? weights.bias->as(m_compute) : at::Tensor(),
                                               targets, head == HeadKind::Language ? m_spec.logits_softcap : 0,
                                               wanted && input.requires_grad(), train_weight, train_bias);
    HeadLoss loss;
    loss.losses = computed.losses;
    loss.predictions = computed.predictions;
    if (!wanted) {
        loss.loss = computed.loss;
        return loss;
    }
    loss.loss =
        ReadyGradients::apply(input, train_weight ? std::optional<at::Tensor>(weights.weight->trained) : std::nullopt,
                              train_bias ? std::optional<at::Tensor>(weights.bias->trained) : std::nullopt, &computed);
    return loss;
}

} // namespace luthier
