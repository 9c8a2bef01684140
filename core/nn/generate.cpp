// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/generate.h"

#include <algorithm>
#include <cmath>

namespace luthier {

std::int32_t sampleToken(const at::Tensor& logits, const SamplingOptions& options, RandomStream& random)
{
    if (options.temperature <= 0)
        return static_cast<std::int32_t>(logits.argmax().item<std::int64_t>());
    const at::Tensor probabilities = logits.div(options.temperature).softmax(-1).cpu().contiguous();
    const float* p = probabilities.const_data_ptr<float>();
    std::vector<std::int32_t> order(static_cast<std::size_t>(probabilities.numel()));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [p](std::int32_t a, std::int32_t b) { return p[a] > p[b]; });
    std::size_t kept = order.size();
    if (options.top_k > 0)
        kept = std::min(kept, static_cast<std::size_t>(options.top_k));
    double total = 0;
    for (std::size_t i = 0; i < kept; ++i)
        total += p[order[i]];
    if (options.top_p < 1) {
        const double limit = options.top_p * total;
        double sum = 0;
        std::size_t i = 0;
        while (i < kept && sum < limit)
            sum += p[order[i++]];
        kept = std::max<std::size_t>(1, i);
        total = sum;
    }
    double draw = random.uniform() * total;
    for (std::size_t i = 0; i < kept; ++i) {
        draw -= p[order[i]];
        if (draw <= 0)
            return order[i];
    }
    return order[kept - 1];
}

GeneratedTokens generate(Transformer& network, std::span<const std::int32_t> prompt, const SamplingOptions& options,
                         std::span<const std::int32_t> stop_ids, RunControl* control,
                         const std::function<void(std::int32_t)>& on_token)
{
    const at::NoGradGuard no_grad;
    GeneratedTokens result;
    const auto context = static_cast<std::size_t>(network.spec().context);
    if (prompt.size() >= context)
        prompt = prompt.last(context - 1);
    if (prompt.empty() || options.max_tokens <= 0)
        return result;
    const std::size_t capacity = std::min(context, prompt.size() + static_cast<std::size_t>(options.max_tokens));
    KeyValueCache cache = network.makeCache(static_cast<std::int64_t>(capacity));
    RandomStream random(options.seed, "sampling");
    const auto tensorFrom = [&network](std::span<const std::int32_t> ids) {
        at::Tensor tensor = at::empty({static_cast<std::int64_t>(ids.size())}, at::kLong);
        std::copy(ids.begin(), ids.end(), tensor.data_ptr<std::int64_t>());
        return tensor.to(network.device());
    };
    at::Tensor hidden = network.forward(tensorFrom(prompt), cache);
    for (;;) {
        if (control != nullptr && !control->proceed()) {
            result.stopped_by = StopReason::Stopped;
            return result;
        }
        const at::Tensor last = hidden.narrow(0, hidden.size(0) - 1, 1);
        const at::Tensor logits = network.logits(HeadKind::Language, last).squeeze(0);
        if (!std::isfinite(logits.max().item<float>())) { // of NaN and others, the largest is NaN
            result.stopped_by = StopReason::NotANumber;
            return result;
        }
        const std::int32_t next = sampleToken(logits, options, random);
        if (std::find(stop_ids.begin(), stop_ids.end(), next) != stop_ids.end()) {
            result.stopped_by = StopReason::EndOfText;
            return result;
        }
        result.ids.push_back(next);
        if (on_token)
            on_token(next);
        if (static_cast<std::int64_t>(result.ids.size()) >= options.max_tokens)
            return result;
        if (static_cast<std::size_t>(cache.length) >= capacity) {
            result.stopped_by = StopReason::Context;
            return result;
        }
        if (network.cacheOutgrown(cache, 1)) {
            std::vector<std::int32_t> all(prompt.begin(), prompt.end());
            all.insert(all.end(), result.ids.begin(), result.ids.end());
            cache.length = 0;
            hidden = network.forward(tensorFrom(all), cache);
        } else {
            hidden = network.forward(tensorFrom(std::span(&next, 1)), cache);
        }
    }
}

} // namespace luthier
