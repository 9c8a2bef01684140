// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/method_estimate.h"

#include "core/base/process.h"
#include "core/catalogue.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>

namespace luthier {

namespace {

// Single-precision operations a second that one hardware thread reaches on such layers; only until a run has measured
// it.
constexpr double guessed_flops_per_thread = 4e10;

double operationsPerToken(const ModelSummary& model, std::int64_t trainable)
{
    const auto all = double(model.parameters);
    return double(trainable) >= all ? 6 * all : 4 * all + 6 * double(trainable);
}

std::int64_t integer(const ParamSet& params, const char* key, std::int64_t otherwise)
{
    return params.has(key) ? params.integer(key) : otherwise;
}

} // namespace

MethodEstimate estimateMethod(const EstimateBasis& basis, const ParamSet& params)
{
    const ModelSummary& model = *basis.model;
    const Spec& spec = model.spec;
    MethodEstimate estimate;
    estimate.trainable = trainedWeights(basis.method, spec, model.parameters, params);
    estimate.share = model.parameters > 0 ? double(estimate.trainable) / double(model.parameters) : 0;

    // Trained weights are kept in fp32 with a gradient and two moments; the base stays in its stored type.
    constexpr std::uint64_t bytes_per_trained = 4 + 4 + 8;
    const auto tokens = std::uint64_t(integer(params, "train.micro_batch_tokens", 2048));
    const auto per_token_and_layer = std::uint64_t(12 * spec.hidden + (spec.gated_mlp ? 4 : 2) * spec.intermediate);
    const std::uint64_t activations = tokens * std::uint64_t(spec.layers) * per_token_and_layer * sizeof(float);
    const std::uint64_t logits = std::min<std::uint64_t>(tokens, 1024) * std::uint64_t(spec.vocabulary) * sizeof(float);
    // The program with libtorch and the kernels that it compiles while it works: measured, not reckoned.
    constexpr std::uint64_t program = 450'000'000;
    estimate.memory =
        program + model.bytes + std::uint64_t(estimate.trainable) * bytes_per_trained + activations + logits;

    estimate.disk = std::uint64_t(estimate.trainable) * sizeof(float);
    // A tenth of a thousandth of the model: hardly any; all of it: the most.
    estimate.risk = estimate.share > 0 ? std::clamp(1 + std::log10(estimate.share) / 4, 0.05, 1.0) : 0;

    if (basis.rows > 0) {
        const double rate =
            basis.measured_flops > 0 ? basis.measured_flops : guessed_flops_per_thread * std::max(1, physicalThreads());
        const double length = std::min(basis.tokens_per_row, double(integer(params, "train.max_length", 512)));
        double rows = double(basis.rows) * double(integer(params, "train.epochs", 1));
        if (const std::int64_t steps = integer(params, "train.max_steps", 0); steps > 0)
            rows = std::min(rows, double(steps * integer(params, "train.batch_rows", 16)));
        estimate.seconds = rows * length * operationsPerToken(model, estimate.trainable) / rate;
    }
    return estimate;
}

double measuredFlops(const ModelSummary& model, std::string_view method, const ParamSet& params,
                     double tokens_per_second)
{
    return tokens_per_second * operationsPerToken(model, trainedWeights(method, model.spec, model.parameters, params));
}

std::uint64_t machineMemory()
{
    const long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGE_SIZE);
    return pages > 0 && size > 0 ? std::uint64_t(pages) * std::uint64_t(size) : 0;
}

} // namespace luthier
