// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/batching.h"

#include <algorithm>
#include <numeric>

namespace luthier {

std::vector<MicroBatch> packByLength(std::span<const Example> examples, std::span<const std::size_t> rows,
                                     std::int64_t budget)
{
    std::vector<std::size_t> sorted;
    sorted.reserve(rows.size());
    std::int64_t total = 0;
    for (const std::size_t row : rows) {
        if (examples[row].targets.empty())
            continue;
        sorted.push_back(row);
        total += static_cast<std::int64_t>(examples[row].ids.size());
    }
    std::stable_sort(sorted.begin(), sorted.end(), [&examples](std::size_t a, std::size_t b) {
        return examples[a].ids.size() > examples[b].ids.size();
    });

    // Equal parts rather than full ones and a remainder: small matrices waste the machine.
    const std::int64_t parts = std::max<std::int64_t>(1, (total + budget - 1) / budget);
    const std::int64_t wanted = (total + parts - 1) / parts;
    std::vector<MicroBatch> batches;
    for (const std::size_t row : sorted) {
        const auto length = static_cast<std::int64_t>(examples[row].ids.size());
        if (batches.empty() || batches.back().tokens >= wanted || batches.back().tokens + length > budget)
            batches.emplace_back();
        MicroBatch& last = batches.back();
        last.rows.push_back(row);
        last.tokens += length;
        last.targets += static_cast<std::int64_t>(examples[row].targets.size());
    }
    return batches;
}

std::vector<std::size_t> epochOrder(std::size_t rows, RandomStream& random)
{
    std::vector<std::size_t> order(rows);
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);
    return order;
}

std::int64_t tokenGrain(const Transformer& network)
{
    return network.device().is_cpu() && network.compute() == at::kBFloat16 ? 64 : 1;
}

LaidOut layOut(std::span<const Example> examples, const MicroBatch& rows, at::Device device, std::int64_t grain)
{
    const auto whole = at::TensorOptions(at::kLong);
    LaidOut laid;
    const std::int64_t tokens = (rows.tokens + grain - 1) / grain * grain;
    at::Tensor ids = at::empty({tokens}, whole);
    at::Tensor positions = at::empty({tokens}, whole);
    at::Tensor target_rows = at::empty({rows.targets}, whole);
    at::Tensor targets = at::empty({rows.targets}, whole);
    const bool typed = std::any_of(rows.rows.begin(), rows.rows.end(),
                                   [&examples](std::size_t row) { return !examples[row].token_types.empty(); });
    at::Tensor types = typed ? at::zeros({tokens}, whole) : at::Tensor();

    auto* id = ids.mutable_data_ptr<std::int64_t>();
    auto* position = positions.mutable_data_ptr<std::int64_t>();
    auto* target_row = target_rows.mutable_data_ptr<std::int64_t>();
    auto* target = targets.mutable_data_ptr<std::int64_t>();
    auto* type = typed ? types.mutable_data_ptr<std::int64_t>() : nullptr;
    laid.batch.offsets.reserve(rows.rows.size() + 1);
    laid.batch.offsets.push_back(0);
    for (const std::size_t row : rows.rows) {
        const Example& example = examples[row];
        const std::int64_t begin = laid.batch.offsets.back();
        const auto length = static_cast<std::int64_t>(example.ids.size());
        std::copy(example.ids.begin(), example.ids.end(), id + begin);
        std::iota(position + begin, position + begin + length, std::int64_t{0});
        if (type)
            std::copy(example.token_types.begin(), example.token_types.end(), type + begin);
        for (const Example::Target& wanted : example.targets) {
            *target_row++ = begin + wanted.row;
            *target++ = wanted.id;
        }
        laid.batch.offsets.push_back(begin + length);
    }
    if (tokens > rows.tokens) {
        std::fill(id + rows.tokens, id + tokens, std::int64_t{0});
        std::fill(position + rows.tokens, position + tokens, std::int64_t{0});
        laid.batch.offsets.push_back(tokens);
    }
    const auto there = [device](const at::Tensor& tensor) {
        return device.is_cpu() || !tensor.defined() ? tensor : tensor.to(device);
    };
    laid.batch.ids = there(ids);
    laid.batch.positions = there(positions);
    laid.batch.token_types = there(types);
    laid.target_rows = there(target_rows);
    laid.targets = there(targets);
    return laid;
}

} // namespace luthier
