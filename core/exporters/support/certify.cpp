// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/support/certify.h"

#include "core/nn/generate.h"
#include "core/train/batching.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace luthier {

namespace {

constexpr std::size_t asked_targets = 64; // of one row: enough to show a wrong weight, and a small table to keep
constexpr std::int64_t answer_tokens = 32;

struct Choice {
    std::vector<std::int32_t> ids;
    std::vector<float> leads;
};

Choice choices(const at::Tensor& logits)
{
    Choice choice;
    const auto [values, indices] = logits.topk(std::min<std::int64_t>(2, logits.size(1)), 1);
    const at::Tensor scale = logits.abs().amax(1).clamp_min(1e-30);
    const at::Tensor lead = values.size(1) > 1 ? (values.select(1, 0) - values.select(1, 1)) / scale : scale;
    for (std::int64_t i = 0; i < logits.size(0); ++i) {
        choice.ids.push_back(static_cast<std::int32_t>(indices[i][0].item<std::int64_t>()));
        choice.leads.push_back(lead[i].item<float>());
    }
    return choice;
}

LaidOut layOutOne(const std::vector<Example>& examples, std::size_t row, at::Device device)
{
    MicroBatch batch;
    batch.rows = {row};
    batch.tokens = static_cast<std::int64_t>(examples[row].ids.size());
    batch.targets = static_cast<std::int64_t>(examples[row].targets.size());
    return layOut(examples, batch, device);
}

// The model's own continuation, with how sure it was of each token.
Choice continuation(Transformer& network, const Example& example, std::span<const std::int32_t> stop_ids,
                    RunControl& control)
{
    const std::size_t first = static_cast<std::size_t>(example.targets.front().row) + 1;
    // A text without a question (corpus) is continued from its middle.
    const std::size_t length = first > 1 ? first : std::max<std::size_t>(1, example.ids.size() / 2);
    const std::span prompt = std::span(example.ids).first(std::min(length, example.ids.size()));
    SamplingOptions options;
    options.max_tokens = answer_tokens;
    Choice choice;
    choice.ids = generate(network, prompt, options, stop_ids, &control, {}).ids;
    if (choice.ids.empty())
        return choice;
    Example whole;
    whole.ids.assign(prompt.begin(), prompt.end());
    whole.ids.insert(whole.ids.end(), choice.ids.begin(), choice.ids.end() - 1);
    for (std::size_t i = 0; i < choice.ids.size(); ++i)
        whole.targets.push_back({static_cast<std::int32_t>(prompt.size() - 1 + i), choice.ids[i]});
    const std::vector<Example> one{std::move(whole)};
    const LaidOut laid = layOutOne(one, 0, network.device());
    choice.leads =
        choices(network.logits(HeadKind::Language, network.forward(laid.batch).index_select(0, laid.target_rows))
                    .to(at::kCPU))
            .leads;
    return choice;
}

bool sameAnswer(const std::vector<std::int32_t>& wanted, const std::vector<float>& leads,
                const std::vector<std::int32_t>& given, double tolerance)
{
    const auto [left, right] = std::mismatch(wanted.begin(), wanted.end(), given.begin(), given.end());
    if (left == wanted.end() && right == given.end())
        return true;
    const auto position = static_cast<std::size_t>(left - wanted.begin());
    return position < leads.size() && leads[position] <= tolerance;
}

} // namespace

Answers askAll(Transformer& network, HeadKind head, const std::vector<Example>& examples,
               std::span<const std::int32_t> stop_ids, RunControl& control)
{
    const at::NoGradGuard no_grad;
    Answers answers;
    for (std::size_t row = 0; row < examples.size() && control.proceed(); ++row) {
        const LaidOut laid = layOutOne(examples, row, network.device());
        const std::int64_t asked =
            std::min<std::int64_t>(laid.target_rows.size(0), static_cast<std::int64_t>(asked_targets));
        const at::Tensor hidden =
            network.rowsFor(head, network.forward(laid.batch), laid.batch, laid.target_rows.slice(0, 0, asked));
        answers.logits.push_back(network.logits(head, hidden).to(at::kCPU));
        Choice choice = head == HeadKind::Language ? continuation(network, examples[row], stop_ids, control)
                                                   : choices(answers.logits.back());
        answers.answers.push_back(std::move(choice.ids));
        answers.leads.push_back(std::move(choice.leads));
        control.stage_fraction = static_cast<double>(row + 1) / static_cast<double>(examples.size());
    }
    return answers;
}

Difference differenceOf(const Answers& reference, const Answers& other, double tolerance)
{
    Difference difference;
    const double infinite = std::numeric_limits<double>::infinity();
    for (std::size_t row = 0; row < reference.logits.size(); ++row) {
        if (row >= other.logits.size() || other.logits[row].sizes() != reference.logits[row].sizes()) {
            difference.largest = infinite;
            continue;
        }
        const at::Tensor& wanted = reference.logits[row];
        const double scale = std::max(wanted.abs().max().item<double>(), 1e-30);
        const double apart = (other.logits[row] - wanted).abs().max().item<double>() / scale;
        difference.largest = std::isfinite(apart) ? std::max(difference.largest, apart) : infinite;
        if (sameAnswer(reference.answers[row], reference.leads[row], other.answers[row], tolerance))
            ++difference.same_answers;
    }
    return difference;
}

} // namespace luthier
