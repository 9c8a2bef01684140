// SPDX-License-Identifier: GPL-3.0-or-later
// Optimiser steps over given rows, for a comparison with packaging/reference/train_beside.py, which writes the rows and
// the adapter to start from and runs the same steps with transformers and peft:
//
//   bench_train_step MODEL ROWS.jsonl METHOD DTYPE [--batch 16] [--rate R] [--adapter FOLDER] [--rank 16] [--alpha 32]
//                    [--threads N] [--tokens 2048]
//
// ROWS: one {"ids": [...], "first": n} a line; the tokens from n on are learnt. Prints one JSON object: the loss of
// each step before its update, tokens a second (all tokens of all rows over the time of the steps), the largest memory
// while training, and the machine's own matrix rates measured in the same process.
#include "core/base/process.h"
#include "core/families/base_model.h"
#include "core/train/batching.h"
#include "core/train/machine.h"
#include "core/train/optimiser.h"
#include "core/train/setup.h"

#include <ATen/Parallel.h>

#include <chrono>
#include <cstdio>
#include <numeric>
#include <stdexcept>

using namespace luthier;

namespace {

double seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <class T> T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().sentence());
    return std::move(*result);
}

// Of n³ products in a type: TFLOP/s, the best of five. n is 2048, or 256 for bf16 on a processor without units for it.
double matrixRate(at::ScalarType type)
{
    const std::int64_t n = type == at::kBFloat16 && !__builtin_cpu_supports("avx512bf16") ? 256 : 2048;
    const at::Tensor a = at::randn({n, n}).to(type);
    const at::Tensor b = at::randn({n, n}).to(type);
    double best = 0;
    for (int i = 0; i < 6; ++i) {
        const double begin = seconds();
        const at::Tensor c = at::mm(a, b);
        const double rate = 2.0 * double(n) * double(n) * double(n) / (seconds() - begin) / 1e12;
        if (i > 0)
            best = std::max(best, rate);
    }
    return best;
}

std::vector<Example> readRows(const fs::path& file)
{
    std::vector<Example> rows;
    const std::string lines = must(readFile(file));
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const Json json = must(parseJson(std::string_view(lines).substr(begin, end - begin), file.string()));
        begin = end + 1;
        Example row;
        row.ids = json.at("ids").get<std::vector<std::int32_t>>();
        for (auto i = json.at("first").get<std::size_t>(); i < row.ids.size(); ++i)
            row.targets.push_back({static_cast<std::int32_t>(i) - 1, row.ids[i]});
        rows.push_back(std::move(row));
    }
    return rows;
}

struct Options {
    fs::path model, rows;
    std::string method, dtype;
    std::optional<fs::path> adapter;
    std::int64_t batch = 16, rank = 16, tokens = 2048;
    double rate = 0, alpha = 32;
    int threads = 0;
};

Options parse(int argc, char** argv)
{
    if (argc < 5)
        throw std::runtime_error("usage: bench_train_step MODEL ROWS.jsonl lora|full fp32|bf16 [--option value]…");
    Options options{argv[1], argv[2], argv[3], argv[4], {}, 16, 16, 2048, 0, 32, 0};
    for (int i = 5; i + 1 < argc; i += 2) {
        const std::string key = argv[i];
        const std::string value = argv[i + 1];
        if (key == "--batch")
            options.batch = std::stol(value);
        else if (key == "--rate")
            options.rate = std::stod(value);
        else if (key == "--adapter")
            options.adapter = value;
        else if (key == "--rank")
            options.rank = std::stol(value);
        else if (key == "--alpha")
            options.alpha = std::stod(value);
        else if (key == "--tokens")
            options.tokens = std::stol(value);
        else if (key == "--threads")
            options.threads = std::stoi(value);
        else
            throw std::runtime_error("there is no option " + key);
    }
    return options;
}

Json run(const Options& options)
{
    at::set_num_threads(options.threads > 0 ? options.threads : physicalThreads());
    Json result;
    result["threads"] = at::get_num_threads();
    result["matrix_tflops"] = {{"fp32", matrixRate(at::kFloat)}, {"bf16", matrixRate(at::kBFloat16)}};

    const Machine machine = must(chooseMachine("cpu", options.dtype));
    resetPeakResident();
    const auto base = must(openBaseModel(options.model, {machine.compute, machine.device}));
    const MethodDescriptor* method = findMethod(options.method);
    if (!method)
        throw std::runtime_error("there is no method " + options.method);
    ParamSet given;
    if (options.method == "lora") {
        given.set("lora.rank", options.rank);
        given.set("lora.alpha", options.alpha);
        given.set("lora.dropout", 0.0);
    }
    const std::span<const Param> table = method->info.params;
    const ParamSet params = must(resolveParams(std::span(&table, 1), given));
    const auto applied = must(applyMethod(*base, *method, HeadKind::Language, {}, params, 1));
    if (options.adapter)
        if (auto loaded = loadInitialAdapter(*options.adapter, *base, *applied); !loaded)
            throw std::runtime_error(loaded.error().sentence());

    const std::vector<Example> examples = readRows(options.rows);
    AdamW optimiser(applied->trainable(), {.weight_decay = 0.01, .clip_norm = 0});
    TrainingMode mode{newGenerator(machine.device, 1)};
    const double rate = options.rate > 0 ? options.rate : options.method == "lora" ? 2e-4 : 2e-5;
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> losses, times;
    std::int64_t tokens = 0;
    for (std::size_t first = 0; first < order.size(); first += static_cast<std::size_t>(options.batch)) {
        const auto rows = std::span<const std::size_t>(order).subspan(
            first, std::min(static_cast<std::size_t>(options.batch), order.size() - first));
        const double begin = seconds();
        const std::vector<MicroBatch> batches = packByLength(examples, rows, options.tokens);
        std::int64_t targets = 0;
        for (const MicroBatch& batch : batches)
            targets += batch.targets;
        double loss = 0;
        for (const MicroBatch& batch : batches) {
            const LaidOut laid = layOut(examples, batch, machine.device);
            const at::Tensor hidden = base->network->forward(laid.batch, &mode).index_select(0, laid.target_rows);
            const HeadLoss out =
                base->network->headLoss(HeadKind::Language, hidden, laid.targets, Gradient::Wanted, &mode);
            (out.loss / static_cast<double>(targets)).backward();
            loss += out.loss.item<double>() / static_cast<double>(targets);
            tokens += batch.tokens;
        }
        optimiser.step(rate, 0);
        optimiser.dropGradients();
        times.push_back(seconds() - begin);
        losses.push_back(loss);
    }
    const double total = std::accumulate(times.begin(), times.end(), 0.0);
    result["program"] = "luthier";
    result["method"] = options.method;
    result["dtype"] = options.dtype;
    result["losses"] = losses;
    result["step_seconds"] = times;
    result["tokens"] = tokens;
    result["tokens_per_second"] = static_cast<double>(tokens) / total;
    result["peak_bytes"] = peakResidentBytes();
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    prepareProcess(argc, argv);
    try {
        std::puts(run(parse(argc, argv)).dump().c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
