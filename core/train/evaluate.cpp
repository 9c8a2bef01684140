// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/evaluate.h"

#include <algorithm>
#include <numeric>

namespace luthier {

Evaluator::Evaluator(Transformer& network, HeadKind head, const TaskDescriptor& task, const TaskContext& context,
                     std::span<const Example> examples, std::int64_t budget)
    : m_network(network), m_head(head), m_task(task), m_context(context), m_examples(examples)
{
    std::vector<std::size_t> all(examples.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    m_batches = packByLength(examples, all, budget);
    for (const Example& example : examples) {
        m_first_target.push_back(m_guesses.targets.size());
        for (const Example::Target& target : example.targets)
            m_guesses.targets.push_back(target.id);
    }
    m_guesses.losses.resize(m_guesses.targets.size());
    m_guesses.predictions.resize(m_guesses.targets.size());
}

std::optional<Evaluation> Evaluator::run(RunClock& clock)
{
    const at::NoGradGuard no_gradient;
    for (std::size_t i = 0; i < m_batches.size(); ++i) {
        if (!clock.proceed())
            return std::nullopt;
        clock.control().stage_fraction = static_cast<double>(i) / static_cast<double>(m_batches.size());
        const MicroBatch& rows = m_batches[i];
        const LaidOut laid = layOut(m_examples, rows, m_network.device(), tokenGrain(m_network));
        const at::Tensor hidden =
            m_network.rowsFor(m_head, m_network.forward(laid.batch), laid.batch, laid.target_rows);
        const HeadLoss out = m_network.headLoss(m_head, hidden, laid.targets, Gradient::None);
        std::ptrdiff_t from = 0;
        for (const std::size_t row : rows.rows) {
            const auto count = static_cast<std::ptrdiff_t>(m_examples[row].targets.size());
            const auto to = static_cast<std::ptrdiff_t>(m_first_target[row]);
            std::copy_n(out.losses.begin() + from, count, m_guesses.losses.begin() + to);
            std::copy_n(out.predictions.begin() + from, count, m_guesses.predictions.begin() + to);
            from += count;
        }
    }
    return m_task.evaluate(m_context, m_guesses);
}

HeldOutLosses Evaluator::byRow() const
{
    HeldOutLosses result;
    for (std::size_t i = 0; i < m_examples.size(); ++i) {
        const std::size_t count = m_examples[i].targets.size();
        const auto first = m_guesses.losses.begin() + static_cast<std::ptrdiff_t>(m_first_target[i]);
        result.rows.push_back(m_examples[i].source_row);
        result.losses.push_back(std::accumulate(first, first + static_cast<std::ptrdiff_t>(count), 0.0));
        result.targets.push_back(static_cast<std::int64_t>(count));
    }
    return result;
}

} // namespace luthier
