// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/task.h"

namespace luthier {

// One token of an example as a person sees it.
struct TokenView {
    std::string text; // what it stands for in the source, or its piece
    using Part = TokenPart;
    Part part = Part::Context;
    std::string gap = {}; // blanks of the source before it that belong to no token
};

// The row as the model will see it, for the data page: template and tokens, coloured.
struct RowView {
    std::vector<TokenView> tokens;
    std::int64_t length = 0, learned = 0, cut = 0;
    std::string label; // classify
    Text problem; // why nothing can be learnt from the row; empty when that is plain from its tokens
};

// What `data check` and the strip of findings on the data page say.
struct DataReport {
    Table table; // rows as read
    ColumnMap columns; // resolved, empty when no task was given or roles are missing
    std::vector<Finding> findings; // of the format and of the audit, errors first
    std::vector<std::int64_t> usable_rows; // rows that training would use
    std::map<std::string, std::int64_t> label_counts;
};

struct DataRequest {
    fs::path file;
    std::string format = "auto";
    std::string task; // empty: only read
    ColumnMap columns;
    std::string model; // empty: no token counts (cut_row, over-long rows)
    std::int64_t max_length = 512;
};

// Reads and audits: empty rows, repeated rows, a class with one row, rows longer than the model can read.
Result<DataReport> checkData(const DataRequest& request, RunControl* control = nullptr);

// Opens the tokenizer and configuration of a model once, then shows rows. Thread: any, one at a time.
class RowPreview {
public:
    static Result<std::unique_ptr<RowPreview>> open(const std::string& model, const std::string& task,
                                                    std::vector<std::string> labels, std::int64_t max_length);
    Result<RowView> view(const Table& table, const ColumnMap& columns, std::size_t row) const;
    const TaskContext& context() const { return m_context; }

private:
    const TaskDescriptor* m_task = nullptr;
    TaskContext m_context;
};

} // namespace luthier
