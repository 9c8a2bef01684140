// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/datasets/support/reading.h"
#include "core/tasks/data_view.h"
#include "core/tasks/support/task_context.h"

#include <simdjson.h>

namespace luthier {

namespace {

// A byte-level token may be a part of a character; its bytes alone are no text then.
std::string shownText(const Tokenizer& tokenizer, const RowLayout& layout, const RowLayout::Token* before,
                      const RowLayout::Token& token)
{
    // Several tokens may stand for the bytes of one character: it is shown with the first of them.
    if (before && token.source >= 0 && before->source == token.source && before->range == token.range
        && token.range.begin < token.range.end)
        return {};
    if (token.source >= 0) {
        const std::string& source = layout.sources[static_cast<std::size_t>(token.source)];
        if (token.range.begin < token.range.end && token.range.end <= source.size()) {
            std::string part = source.substr(token.range.begin, token.range.end - token.range.begin);
            if (simdjson::validate_utf8(part))
                return part;
        }
    }
    return tokenizer.piece(token.id);
}

// Vocabularies of whole words leave the blanks between them out of every token; a reader needs them.
std::string gapBefore(const RowLayout& layout, const RowLayout::Token* before, const RowLayout::Token& token)
{
    if (!before || before->source < 0 || before->source != token.source || before->range.end >= token.range.begin)
        return {};
    const std::string& source = layout.sources[static_cast<std::size_t>(token.source)];
    if (token.range.begin > source.size())
        return {};
    const std::string gap = source.substr(before->range.end, token.range.begin - before->range.end);
    return trimmed(gap).empty() ? gap : std::string();
}

} // namespace

Result<std::unique_ptr<RowPreview>> RowPreview::open(const std::string& model, const std::string& task,
                                                     std::vector<std::string> labels, std::int64_t max_length)
{
    const TaskDescriptor* descriptor = findTask(task);
    if (!descriptor)
        return fail(unknownEntry(Kind::Task, task));
    auto context = openTaskContext(model, *descriptor, std::move(labels), max_length);
    if (!context)
        return fail(context.error());
    auto preview = std::make_unique<RowPreview>();
    preview->m_task = descriptor;
    preview->m_context = std::move(*context);
    return preview;
}

Result<RowView> RowPreview::view(const Table& table, const ColumnMap& columns, std::size_t row) const
{
    if (row >= table.rows.size())
        return fail(ErrorKind::Usage, text("There is no row {}; the data has {}.", row + 1, table.rows.size()));
    const auto mapped = mapColumns(*m_task, table, columns);
    if (!mapped)
        return fail(mapped.error());
    const RowLayout layout = m_task->layout(m_context, roleValues(*m_task, table, *mapped, row));
    RowView view;
    view.problem = layout.problem;
    view.length = static_cast<std::int64_t>(layout.example.ids.size());
    view.learned = static_cast<std::int64_t>(layout.example.targets.size());
    view.cut = layout.example.cut_tokens;
    view.tokens.reserve(layout.tokens.size());
    const RowLayout::Token* before = nullptr;
    for (const RowLayout::Token& token : layout.tokens) {
        view.tokens.push_back(
            {shownText(*m_context.tokenizer, layout, before, token), token.part, gapBefore(layout, before, token)});
        before = &token;
    }
    if (const auto label = mapped->find("label"); label != mapped->end())
        view.label = trimmed(table.rows[row][table.column(label->second)]);
    return view;
}

} // namespace luthier
