// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/base_model.h"
#include "core/train/clock.h"
#include "core/train/run_data.h"
#include "core/train/train_run.h"

namespace luthier {

// Held-out rows that the model answers at every check, so that the change can be read. What to show is the task's
// `words`; a task that goes on with texts is asked to where the first part of the row ends.
class SampleRows {
public:
    // The first `count` rows of the held-out examples. Tasks with a masked head have none.
    SampleRows(BaseModel& base, HeadKind head, const TaskDescriptor& task, const TaskContext& context,
               const RunTables& tables, std::span<const Example> validation, std::size_t count);

    // Greedy answers of the network as it is now, to the sink. False when the user stopped it.
    bool answer(std::int64_t step, RunClock& clock, RunSink& sink);

private:
    struct Row {
        std::string input, expected;
        std::vector<std::int32_t> prompt; // ids that are put to the model
        std::int32_t asked = 0; // row of the hidden states that the classifier runs on
        std::int64_t longest_answer = 0; // tokens
    };
    std::string classified(const Row& row);

    BaseModel& m_base;
    HeadKind m_head;
    std::vector<std::string> m_labels;
    std::vector<std::int32_t> m_stop_ids;
    std::vector<Row> m_rows;
};

} // namespace luthier
