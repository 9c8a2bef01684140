// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/finding_list.h"
#include "core/datasets/support/reading.h"
#include "core/tasks/data_view.h"
#include "core/tasks/support/columns.h"
#include "core/tasks/support/task_context.h"

#include <algorithm>
#include <unordered_map>

namespace luthier {

namespace {

constexpr std::int64_t few_rows = 20;
constexpr std::int64_t imbalance_factor = 10;

// Goes over the rows once for each kind of question; a stopped audit leaves its report unfinished.
class Audit {
public:
    Audit(const TaskDescriptor& task, DataReport& report, RunControl* control)
        : m_task(task), m_report(report), m_table(report.table), m_control(control)
    {
        for (std::size_t i = 0; i < task.roles.size(); ++i) {
            const auto mapped = report.columns.find(task.roles[i].id);
            m_columns.push_back(mapped == report.columns.end() ? Table::npos : m_table.column(mapped->second));
            if (std::string_view(task.roles[i].id) == "label")
                m_label_role = i;
        }
    }

    bool findEmptyRows();
    bool findRepeatedRows();
    bool countTokens(const TaskContext& context);
    void countLabels();
    void countRows();
    std::vector<Finding> findings() { return m_findings.take(); }

private:
    std::string_view value(std::size_t row, std::size_t role) const
    {
        return m_columns[role] == Table::npos ? std::string_view{}
                                              : std::string_view(m_table.rows[row][m_columns[role]]);
    }
    std::int64_t line(std::size_t row) const { return row < m_table.lines.size() ? m_table.lines[row] : 0; }
    bool proceed(std::size_t done) { return done % 4096 != 0 || keepReading(m_control, done, m_table.rows.size()); }
    bool sameInputs(std::size_t a, std::size_t b) const;
    std::size_t inputHash(std::size_t row) const;
    bool isInput(std::size_t role) const { return role != m_label_role; }

    const TaskDescriptor& m_task;
    DataReport& m_report;
    const Table& m_table;
    RunControl* m_control;
    std::vector<std::size_t> m_columns; // [role]
    std::size_t m_label_role = Table::npos;
    FindingList m_findings;
};

bool Audit::findEmptyRows()
{
    for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
        if (!proceed(row))
            return false;
        bool usable = true;
        for (std::size_t role = 0; role < m_task.roles.size() && usable; ++role) {
            if (!mustBeFilled(m_task, m_report.columns, role) || !trimmed(value(row, role)).empty())
                continue;
            usable = false;
            m_findings.add(Severity::Warning, "empty_row", line(row), static_cast<std::int64_t>(row),
                           text("Line {} has nothing in “{}”, so the row is left out.", line(row),
                                m_table.columns[m_columns[role]]));
        }
        if (usable)
            m_report.usable_rows.push_back(static_cast<std::int64_t>(row));
    }
    return true;
}

bool Audit::sameInputs(std::size_t a, std::size_t b) const
{
    for (std::size_t role = 0; role < m_columns.size(); ++role)
        if (isInput(role) && trimmed(value(a, role)) != trimmed(value(b, role)))
            return false;
    return true;
}

std::size_t Audit::inputHash(std::size_t row) const
{
    std::size_t hash = 0;
    for (std::size_t role = 0; role < m_columns.size(); ++role)
        if (isInput(role))
            hash = hash * 0x9e3779b97f4a7c15ULL + std::hash<std::string_view>{}(trimmed(value(row, role)));
    return hash;
}

// Rows with the same texts: repeated when their label is the same too, else a contradiction. Each is compared with the
// first row of its texts, so that one odd label among many does not turn all the others into findings.
bool Audit::findRepeatedRows()
{
    std::unordered_multimap<std::size_t, std::size_t> first_rows;
    first_rows.reserve(m_report.usable_rows.size());
    for (std::size_t i = 0; i < m_report.usable_rows.size(); ++i) {
        if (!proceed(i))
            return false;
        const auto row = static_cast<std::size_t>(m_report.usable_rows[i]);
        const std::size_t hash = inputHash(row);
        const auto [begin, end] = first_rows.equal_range(hash);
        const auto same = std::find_if(begin, end, [&](const auto& entry) { return sameInputs(entry.second, row); });
        if (same == end) {
            first_rows.emplace(hash, row);
            continue;
        }
        const std::size_t first = same->second;
        const auto index = static_cast<std::int64_t>(row);
        if (m_label_role != Table::npos && trimmed(value(first, m_label_role)) != trimmed(value(row, m_label_role)))
            m_findings.add(Severity::Warning, "contradicting_label", line(row), index,
                           text("Line {} puts the same text into “{}” that line {} puts into “{}”.", line(row),
                                trimmed(value(row, m_label_role)), line(first), trimmed(value(first, m_label_role))));
        else
            m_findings.add(Severity::Warning, "duplicate_row", line(row), index,
                           text("Line {} repeats line {}.", line(row), line(first)));
    }
    return true;
}

bool Audit::countTokens(const TaskContext& context)
{
    std::vector<std::int64_t> usable;
    for (std::size_t i = 0; i < m_report.usable_rows.size(); ++i) {
        // Tokenising is the slow part: ask more often than elsewhere.
        if (i % 64 == 0 && !keepReading(m_control, i, m_report.usable_rows.size()))
            return false;
        const std::int64_t index = m_report.usable_rows[i];
        const auto row = static_cast<std::size_t>(index);
        const RowLayout layout = m_task.layout(context, roleValues(m_task, m_table, m_report.columns, row));
        const Example& example = layout.example;
        if (example.cut_tokens > 0)
            m_findings.add(Severity::Warning, "cut_row", line(row), index,
                           text("Line {} is longer than {} tokens: {} of its {} are cut off.", line(row),
                                context.max_length, example.cut_tokens,
                                static_cast<std::int64_t>(example.ids.size()) + example.cut_tokens));
        if (!layout.problem.empty()) {
            m_findings.add(Severity::Error, "unusable_row", line(row), index,
                           text("Line {} is left out.", line(row)).then(layout.problem));
            continue;
        }
        if (example.targets.empty()) {
            m_findings.add(Severity::Error, "nothing_to_learn", line(row), index,
                           text("Nothing can be learnt from line {} within {} tokens, so the row is left out.",
                                line(row), context.max_length));
            continue;
        }
        usable.push_back(index);
    }
    m_report.usable_rows = std::move(usable);
    return true;
}

void Audit::countLabels()
{
    if (m_label_role == Table::npos)
        return;
    std::map<std::string, std::size_t> first_rows;
    for (const std::int64_t index : m_report.usable_rows) {
        const auto row = static_cast<std::size_t>(index);
        const std::string label(trimmed(value(row, m_label_role)));
        ++m_report.label_counts[label];
        first_rows.emplace(label, row);
    }
    for (const auto& [label, count] : m_report.label_counts)
        if (count == 1)
            m_findings.add(Severity::Warning, "rare_class", line(first_rows[label]),
                           static_cast<std::int64_t>(first_rows[label]),
                           text("The category “{}” has only one row, on line {}: it cannot be both learnt and checked. "
                                "Add rows, or join it with another category.",
                                label, line(first_rows[label])));
    if (m_report.label_counts.empty())
        return;
    const auto [smallest, largest] =
        std::minmax_element(m_report.label_counts.begin(), m_report.label_counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; });
    if (largest->second > imbalance_factor * smallest->second)
        m_findings.add(Severity::Warning, "imbalance", 0, -1,
                       text("The category “{}” has {} rows and “{}” only {}: the small one will be learnt badly.",
                            largest->first, largest->second, smallest->first, smallest->second));
}

void Audit::countRows()
{
    const auto usable = static_cast<std::int64_t>(m_report.usable_rows.size());
    if (usable > 0 && usable < few_rows)
        m_findings.add(Severity::Warning, "few_rows", 0, -1,
                       text("The rows that can be used are few: {}. Below {} the figures say little about the model.",
                            usable, few_rows));
}

void errorsFirst(std::vector<Finding>& findings)
{
    std::stable_partition(findings.begin(), findings.end(),
                          [](const Finding& finding) { return finding.severity == Severity::Error; });
}

tl::unexpected<Error> noUsableRow(const DataRequest& request, const std::vector<Finding>& findings)
{
    const std::string name = request.file.filename().string();
    if (findings.empty())
        return fail(ErrorKind::Damaged, text("No row of “{}” can be used.", name));
    return fail(ErrorKind::Damaged,
                text("No row of “{}” can be used. The first fault:", name).then(findings.front().message),
                findings.front().line > 0 ? fmt::format("{}, line {}", name, findings.front().line) : name,
                text("Check the file and which column has which role."));
}

} // namespace

Result<DataReport> checkData(const DataRequest& request, RunControl* control)
{
    const TaskDescriptor* task = request.task.empty() ? nullptr : findTask(request.task);
    if (!task && !request.task.empty())
        return fail(unknownEntry(Kind::Task, request.task));
    auto table = readTable(request.file, request.format, control);
    if (!table)
        return fail(table.error());
    DataReport report;
    report.table = std::move(*table);
    report.findings = report.table.findings;
    if (!task) {
        for (std::size_t row = 0; row < report.table.rows.size(); ++row)
            report.usable_rows.push_back(static_cast<std::int64_t>(row));
        errorsFirst(report.findings);
        return report;
    }

    if (const Status status = checkGivenColumns(*task, report.table, request.columns); !status)
        return fail(status.error());
    auto columns = mapColumns(*task, report.table, request.columns);
    if (!columns) {
        // Columns that could not be guessed are chosen by looking at the table, so the table must come back.
        report.findings.push_back(Finding{Severity::Error, "missing_role", 0, -1, columns.error().message});
        errorsFirst(report.findings);
        return report;
    }
    report.columns = std::move(*columns);

    const auto stopped = [&] { return stoppedReading(request.file); };
    Audit audit(*task, report, control);
    if (!audit.findEmptyRows())
        return stopped();
    if (report.usable_rows.empty())
        return noUsableRow(request, audit.findings());
    auto labels = task->labels(report.table, report.columns);
    if (!labels)
        return fail(labels.error());
    if (!request.model.empty()) {
        const auto context = openTaskContext(request.model, *task, std::move(*labels), request.max_length);
        if (!context)
            return fail(context.error());
        if (!audit.countTokens(*context))
            return stopped();
        if (report.usable_rows.empty()) {
            auto findings = audit.findings();
            errorsFirst(findings);
            return noUsableRow(request, findings);
        }
    }
    if (!audit.findRepeatedRows())
        return stopped();
    audit.countLabels();
    audit.countRows();
    std::vector<Finding> found = audit.findings();
    report.findings.insert(report.findings.end(), std::make_move_iterator(found.begin()),
                           std::make_move_iterator(found.end()));
    errorsFirst(report.findings);
    return report;
}

} // namespace luthier
