// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/transformer.h"
#include "core/train/batching.h"
#include "core/train/clock.h"
#include "core/train/held_out.h"

namespace luthier {

// Tries the network on examples that it does not learn from. Packs them once; one thread.
class Evaluator {
public:
    // examples must outlive it. Tasks that draw their targets have drawn them already.
    Evaluator(Transformer& network, HeadKind head, const TaskDescriptor& task, const TaskContext& context,
              std::span<const Example> examples, std::int64_t budget);

    bool empty() const { return m_batches.empty(); }
    // Loss and the task's metrics; nothing when the user stopped it.
    std::optional<Evaluation> run(RunClock& clock);
    // What the network said to each target in the last run, in example order.
    const Guesses& guesses() const { return m_guesses; }
    // The same, summed over the targets of each example.
    HeldOutLosses byRow() const;

private:
    Transformer& m_network;
    HeadKind m_head;
    const TaskDescriptor& m_task;
    const TaskContext& m_context;
    std::span<const Example> m_examples;
    std::vector<MicroBatch> m_batches;
    std::vector<std::size_t> m_first_target; // of each example, in m_guesses
    Guesses m_guesses;
};

} // namespace luthier
