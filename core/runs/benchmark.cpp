// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/self_test.h"

#include "core/base/process.h"
#include "core/families/base_model.h"
#include "core/families/inspect.h"
#include "core/methods/method.h"
#include "core/runs/torch_boundary.h"
#include "core/train/batching.h"
#include "core/train/optimiser.h"
#include "core/train/recipe.h"

#include <ATen/Parallel.h>

#include <chrono>

namespace luthier {

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// The best of several products of square matrices: what this machine can reach, a second. Of 2048 rows, or of as many
// as take a fifth of a second: a processor without units for bf16 multiplies slowly in it.
double matrixRate(at::ScalarType type)
{
    const at::NoGradGuard no_grad;
    double best = 0;
    for (std::int64_t n = 256; n <= 2048; n *= 2) {
        const at::Tensor a = at::randn({n, n}).to(type);
        const at::Tensor b = at::randn({n, n}).to(type);
        at::linear(a, b);
        double longest = 0;
        best = 0;
        for (int i = 0; i < 5; ++i) {
            const double begin = now();
            at::linear(a, b);
            const double took = now() - begin;
            longest = std::max(longest, took);
            best = std::max(best, 2.0 * double(n) * double(n) * double(n) / took);
        }
        if (longest > 0.2)
            break;
    }
    return best;
}

// Whether a type is worth training in here: not bf16 where its products are far slower than those in fp32.
bool worthMeasuring(at::ScalarType type, const BenchReport& report)
{
    return type == at::kFloat || report.bf16_flops * 4 > report.fp32_flops;
}

// Sequences of unlike length, every token a target.
std::vector<Example> madeUpExamples(const Spec& spec, HeadKind head)
{
    RandomStream random(5, "benchmark");
    std::vector<Example> examples(16);
    const std::int64_t longest = std::min<std::int64_t>(spec.context, 320);
    for (Example& example : examples) {
        const std::int64_t length =
            longest / 4 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(longest * 3 / 4)));
        for (std::int64_t i = 0; i < length; ++i)
            example.ids.push_back(static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(spec.vocabulary))));
        for (std::int32_t i = 0; i + 1 < static_cast<std::int32_t>(length); ++i)
            if (head == HeadKind::Language || i % 7 == 0)
                example.targets.push_back({i, example.ids[static_cast<std::size_t>(i) + 1]});
    }
    return examples;
}

BenchReport::Row measure(const fs::path& folder, const std::string& model_name, const std::string& method_id,
                         at::ScalarType compute, double rate)
{
    auto model = openBaseModel(folder, {compute, at::kCPU});
    if (!model)
        throw std::runtime_error(model.error().sentence());
    Transformer& network = *(*model)->network;
    const HeadKind head = network.spec().masked_head ? HeadKind::MaskedLanguage : HeadKind::Language;
    Recipe recipe;
    recipe.method = method_id;
    recipe.task = "corpus";
    const auto params = resolvedParams(recipe);
    if (!params)
        throw std::runtime_error(params.error().sentence());
    auto method = findMethod(method_id)->apply({&network, head, &*params, 1});
    if (!method)
        throw std::runtime_error(method.error().sentence());
    AdamW optimiser((*method)->trainable(), {});
    const std::vector<Example> examples = madeUpExamples(network.spec(), head);
    std::vector<std::size_t> rows(examples.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = i;
    const std::vector<MicroBatch> batches = packByLength(examples, rows, 2048);
    std::int64_t tokens = 0;
    std::int64_t targets = 0;
    for (const MicroBatch& batch : batches) {
        tokens += batch.tokens;
        targets += batch.targets;
    }
    const auto step = [&] {
        for (const MicroBatch& micro : batches) {
            const LaidOut laid = layOut(examples, micro, at::kCPU);
            const at::Tensor hidden = network.forward(laid.batch);
            network
                .headLoss(head, network.rowsFor(head, hidden, laid.batch, laid.target_rows), laid.targets,
                          Gradient::Wanted)
                .loss.div(static_cast<double>(targets))
                .backward();
        }
        optimiser.step(1e-5, optimiser.gradientNorm());
        optimiser.dropGradients();
    };
    resetPeakResident();
    step();
    const double begin = now();
    int steps = 0;
    while (steps < 2 || (now() - begin < 6 && steps < 20)) {
        step();
        ++steps;
    }
    const double seconds = now() - begin;
    double weights = 0;
    for (const Linear* site : network.linears())
        weights += static_cast<double>(site->in() * site->out());
    BenchReport::Row row;
    row.model = model_name;
    row.method = method_id;
    row.dtype = compute == at::kFloat ? "fp32" : "bf16";
    row.tokens_per_second = static_cast<double>(tokens) * steps / seconds;
    // 4 operations a weight and token, and 2 for the gradient of each weight that is trained.
    const auto all = static_cast<std::int64_t>(weights);
    const auto trained = static_cast<double>(std::min(all, trainedWeights(method_id, network.spec(), all, *params)));
    row.achieved = (weights * 4 + trained * 2) * row.tokens_per_second / rate;
    row.peak_bytes = peakResidentBytes();
    return row;
}

} // namespace

Json BenchReport::toJson() const
{
    Json json{{"matrix_flops", {{"fp32", fp32_flops}, {"bf16", bf16_flops}}}, {"rows", Json::array()}};
    for (const Row& row : rows)
        json["rows"].push_back({{"model", row.model},
                                {"method", row.method},
                                {"dtype", row.dtype},
                                {"tokens_per_second", row.tokens_per_second},
                                {"share_of_matrix_rate", row.achieved},
                                {"peak_bytes", row.peak_bytes}});
    return json;
}

Result<BenchReport> benchmark(const std::string& model, int threads)
{
    const auto folder = resolveModel(model);
    if (!folder)
        return fail(folder.error());
    try {
        at::set_num_threads(threads > 0 ? threads : physicalThreads());
        BenchReport report;
        report.fp32_flops = matrixRate(at::kFloat);
        report.bf16_flops = matrixRate(at::kBFloat16);
        for (const EntryInfo* method : entries(Kind::Method))
            for (const at::ScalarType type : {at::kFloat, at::kBFloat16})
                if (worthMeasuring(type, report))
                    report.rows.push_back(measure(*folder, model, method->id, type,
                                                  type == at::kFloat ? report.fp32_flops : report.bf16_flops));
        return report;
    } catch (...) {
        return fail(errorFromTorch());
    }
}

} // namespace luthier
