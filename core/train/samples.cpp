// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/samples.h"

#include "core/nn/generate.h"
#include "core/train/batching.h"

#include <algorithm>

namespace luthier {

namespace {

constexpr std::int64_t most_answer_tokens = 128;
constexpr std::size_t most_prompt_tokens = 48; // of a row that is to be continued

// Tokens of the first answer: the targets that follow one another without a gap.
std::int64_t firstAnswer(const Example& example)
{
    std::size_t count = 1;
    while (count < example.targets.size() && example.targets[count].row == example.targets[count - 1].row + 1)
        ++count;
    return static_cast<std::int64_t>(count);
}

} // namespace

SampleRows::SampleRows(BaseModel& base, HeadKind head, const TaskDescriptor& task, const TaskContext& context,
                       const RunTables& tables, std::span<const Example> validation, std::size_t count)
    : m_base(base), m_head(head), m_labels(context.labels)
{
    if (head == HeadKind::MaskedLanguage)
        return;
    m_stop_ids = base.stopIds();
    const Table& table = tables.validation ? *tables.validation : tables.train;
    const ColumnMap& columns = tables.validation ? tables.validation_columns : tables.train_columns;
    for (const Example& example : validation) {
        if (m_rows.size() == count)
            break;
        const std::vector<std::string> values =
            roleValues(task, table, columns, static_cast<std::size_t>(example.source_row));
        const RowWords words = task.words(values);
        Row row;
        row.input = words.input;
        if (head == HeadKind::Classification) {
            row.expected = m_labels.at(static_cast<std::size_t>(example.targets.front().id));
            row.prompt = example.ids;
            row.asked = example.targets.front().row;
        } else if (task.use == TaskUse::Replies) {
            row.expected = words.expected;
            row.prompt.assign(example.ids.begin(), example.ids.begin() + example.targets.front().row + 1);
            row.longest_answer = 2 * firstAnswer(example) + 16;
        } else {
            const std::size_t shown = std::clamp<std::size_t>(example.ids.size() / 3, 1, most_prompt_tokens);
            const std::span<const std::int32_t> ids = example.ids;
            row.prompt.assign(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown));
            const auto rest = std::min<std::size_t>(ids.size() - shown, most_answer_tokens);
            row.input = base.tokenizer->decode(row.prompt);
            row.expected = base.tokenizer->decode(ids.subspan(shown, rest));
            row.longest_answer = static_cast<std::int64_t>(rest);
        }
        row.longest_answer = std::clamp<std::int64_t>(row.longest_answer, 1, most_answer_tokens);
        m_rows.push_back(std::move(row));
    }
}

std::string SampleRows::classified(const Row& row)
{
    Example example;
    example.ids = row.prompt;
    example.targets = {{row.asked, 0}};
    const MicroBatch one{{0}, static_cast<std::int64_t>(row.prompt.size()), 1};
    const LaidOut laid = layOut(std::span(&example, 1), one, m_base.network->device());
    const at::Tensor hidden =
        m_base.network->rowsFor(m_head, m_base.network->forward(laid.batch), laid.batch, laid.target_rows);
    const auto label = m_base.network->logits(m_head, hidden).argmax(-1).item<std::int64_t>();
    return m_labels.at(static_cast<std::size_t>(label));
}

bool SampleRows::answer(std::int64_t step, RunClock& clock, RunSink& sink)
{
    const at::NoGradGuard no_gradient;
    std::size_t answered = 0;
    for (const Row& row : m_rows) {
        if (!clock.proceed())
            return false;
        Sample sample{step, row.input, row.expected, {}};
        if (m_head == HeadKind::Classification) {
            sample.answer = classified(row);
        } else {
            SamplingOptions greedy;
            greedy.max_tokens = row.longest_answer;
            const GeneratedTokens answer =
                generate(*m_base.network, row.prompt, greedy, m_stop_ids, &clock.control(), {});
            if (answer.stopped_by == StopReason::Stopped)
                return false;
            sample.answer = m_base.tokenizer->decode(answer.ids);
        }
        sink.sample(sample);
        clock.control().stage_fraction = static_cast<double>(++answered) / static_cast<double>(m_rows.size());
    }
    return true;
}

} // namespace luthier
