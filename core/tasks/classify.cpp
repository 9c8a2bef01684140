// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/reading.h"
#include "core/tasks/support/layout.h"
#include "core/tasks/support/metrics.h"

#include <algorithm>
#include <set>

namespace luthier {

namespace {

constexpr const char* text_names[] = {"text",      "ticket",      "tekst",        "message", "bericht",  "sentence",
                                      "zin",       "content",     "inhoud",       "body",    "document", "comment",
                                      "opmerking", "review",      "question",     "vraag",   "input",    "report",
                                      "verslag",   "description", "omschrijving", "title",   "titel"};
constexpr const char* label_names[] = {"label",     "category", "categorie", "klasse",    "class",  "intent",  "topic",
                                       "onderwerp", "type",     "tag",       "sentiment", "target", "rubriek", "soort"};
constexpr ColumnRole role_table[] = {
    {"text", "Text", "What is to be sorted.", text_names},
    {"label", "Category", "Where your expert put it.", label_names},
};

TaskHead headFor(const Spec&)
{
    return TaskHead::Classification;
}

Text unsuitable(const Spec&)
{
    return {};
}

Result<std::vector<std::string>> labels(const Table& table, const ColumnMap& columns)
{
    const std::size_t column = columns.contains("label") ? table.column(columns.at("label")) : Table::npos;
    std::set<std::string> found;
    if (column != Table::npos)
        for (const auto& row : table.rows)
            if (const std::string_view label = trimmed(row[column]); !label.empty())
                found.emplace(label);
    if (found.size() < 2)
        return fail(ErrorKind::Usage,
                    found.empty() ? text("No row has a category.")
                                  : text("Every row has the same category, “{}”.", *found.begin()),
                    columns.contains("label") ? "column " + columns.at("label") : std::string{},
                    text("Sorting needs rows of at least two categories. Check which column holds the category."));
    return std::vector<std::string>(found.begin(), found.end());
}

// Too long: the text loses its end, the tokenizer's own tokens stay.
RowLayout layout(const TaskContext& context, const std::vector<std::string>& values)
{
    const Tokenizer& tokenizer = *context.tokenizer;
    const bool causal = context.spec.attention == AttentionKind::Causal;
    RowLayout row;
    row.sources = {values[0]};
    DressedText dressed = dress(tokenizer, row.sources[0], 0);
    // A causal model decides at the last token, the first that has read everything: always the same one.
    if (causal && dressed.after.empty() && tokenizer.roles().eos)
        dressed.after.push_back(specialToken(*tokenizer.roles().eos));
    const std::int64_t room =
        context.max_length - static_cast<std::int64_t>(dressed.before.size() + dressed.after.size());
    cutEnd(dressed.content, room);
    append(row, dressed.before);
    append(row, dressed.content);
    append(row, dressed.after);
    fillExample(row);

    const auto label = std::find(context.labels.begin(), context.labels.end(), trimmed(values[1]));
    if (label != context.labels.end() && room > 0 && !dressed.content.empty() && !trimmed(values[0]).empty())
        row.example.targets.push_back({causal ? static_cast<std::int32_t>(row.example.ids.size()) - 1 : 0,
                                       static_cast<std::int32_t>(label - context.labels.begin())});
    return row;
}

RowWords words(const std::vector<std::string>& values)
{
    return {values[0], std::string(trimmed(values[1]))};
}

} // namespace

const TaskDescriptor task::classify{
    {"classify", "Sort texts into categories",
     "Learns from texts that your experts sorted, and puts new texts into the same categories.", "text classification"},
    "send each support ticket to the right team, or each report to the right file",
    role_table,
    headFor,
    unsuitable,
    labels,
    layout,
    words,
    nullptr,
    evaluateClasses,
    "macro_f1",
    true,
    "On {} rows that it never learnt from, the tuned model does better than the base model: its error (loss) fell "
    "from {} to {}, and its balanced score over categories (macro F1) went from {} % to {} %.",
    TaskUse::Sorts,
};

} // namespace luthier
