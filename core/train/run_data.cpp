// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/run_data.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace luthier {

namespace {

constexpr std::size_t rows_at_once = 512; // between two looks at the stop button

Error stopped()
{
    return Error{ErrorKind::Stopped, text("The run was stopped."), {}, {}, {}};
}

Result<std::vector<Example>> examplesOf(const Table& table, const ColumnMap& columns, const TaskDescriptor& task,
                                        TaskContext context, RunClock& clock)
{
    std::vector<Example> examples(table.rows.size());
    if (!examples.empty()) { // what the first row is told, most rows are
        const std::string system = task.exampleOf(context, roleValues(task, table, columns, 0)).system;
        if (auto told = context.instruction.withSystem(system); told && !system.empty())
            context.told = std::make_shared<const InstructionTemplate>(std::move(*told));
    }
    for (std::size_t begin = 0; begin < examples.size(); begin += rows_at_once) {
        if (!clock.proceed())
            return fail(stopped());
        clock.control().stage_fraction = static_cast<double>(begin) / static_cast<double>(examples.size());
        const std::size_t end = std::min(examples.size(), begin + rows_at_once);
        at::parallel_for(static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end), 16,
                         [&](std::int64_t first, std::int64_t last) {
                             for (auto row = static_cast<std::size_t>(first); row < static_cast<std::size_t>(last);
                                  ++row) {
                                 const std::vector<std::string> values = roleValues(task, table, columns, row);
                                 examples[row] = task.exampleOf(context, values);
                                 examples[row].words = wordsOf(values);
                                 examples[row].source_row = static_cast<std::int64_t>(row);
                             }
                         });
    }
    return examples;
}

// Moves the examples that teach something, and counts the others.
std::vector<Example> useful(std::vector<Example> examples, RunExamples& counts)
{
    std::vector<Example> kept;
    kept.reserve(examples.size());
    for (Example& example : examples) {
        if (example.targets.empty()) {
            ++counts.useless_rows;
            continue;
        }
        counts.cut_rows += example.cut_tokens > 0 ? 1 : 0;
        kept.push_back(std::move(example));
    }
    return kept;
}

// [example]: the first one that is the same to the model, or says the same, or is the same as one that is.
std::vector<std::size_t> firstAlike(const std::vector<Example>& examples)
{
    std::vector<std::size_t> first(examples.size());
    const auto root = [&first](std::size_t i) {
        while (first[i] != i)
            i = first[i] = first[first[i]];
        return i;
    };
    std::map<std::vector<std::int32_t>, std::size_t> by_ids;
    std::unordered_map<std::uint64_t, std::size_t> by_words;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        first[i] = i;
        for (const std::size_t other :
             {by_ids.emplace(examples[i].ids, i).first->second, by_words.emplace(examples[i].words, i).first->second}) {
            const std::size_t a = root(i), b = root(other);
            first[std::max(a, b)] = std::min(a, b);
        }
    }
    for (std::size_t i = 0; i < first.size(); ++i)
        first[i] = root(i);
    return first;
}

// What the rows that are learnt from are told beforehand.
void settleSystem(std::vector<Example>& examples, RunExamples& run)
{
    bool same = true;
    run.system = examples.front().system;
    for (Example& example : examples) {
        same = same && example.system == run.system;
        run.told = run.told || !example.system.empty();
        std::string().swap(example.system); // thousands of copies of one text
    }
    if (!same)
        run.system.clear();
}

} // namespace

Result<RunTables> readRunTables(const Recipe& recipe, const TaskDescriptor& task, RunControl& control)
{
    RunTables tables;
    auto train = readTable(recipe.data.train, recipe.data.format, &control);
    if (!train)
        return fail(train.error());
    tables.train = std::move(*train);
    auto columns = mapColumns(task, tables.train, recipe.data.map);
    if (!columns)
        return fail(columns.error());
    tables.train_columns = std::move(*columns);
    auto hash = sha256OfFile(recipe.data.train);
    if (!hash)
        return fail(hash.error());
    tables.sha256 = tables.held_out_sha256 = std::move(*hash);
    auto labels = task.labels(tables.train, tables.train_columns);
    if (!labels)
        return fail(labels.error());
    tables.labels = std::move(*labels);
    if (recipe.data.validation) {
        auto validation = readTable(*recipe.data.validation, recipe.data.format, &control);
        if (!validation)
            return fail(validation.error());
        tables.validation = std::move(*validation);
        auto mapped = mapColumns(task, *tables.validation, recipe.data.map);
        if (!mapped)
            return fail(mapped.error());
        tables.validation_columns = std::move(*mapped);
        auto validation_hash = sha256OfFile(*recipe.data.validation);
        if (!validation_hash)
            return fail(validation_hash.error());
        tables.held_out_sha256 = std::move(*validation_hash);
    }
    if (control.stopRequested())
        return fail(stopped());
    return tables;
}

std::vector<std::size_t> heldOut(std::size_t examples, const std::vector<std::int32_t>& groups, double part,
                                 std::uint64_t seed)
{
    std::map<std::int32_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < examples; ++i)
        members[groups.empty() ? 0 : groups[i]].push_back(i);
    RandomStream random(seed, "split");
    std::vector<std::size_t> chosen;
    for (auto& [group, rows] : members) {
        const std::size_t size = rows.size();
        auto count = static_cast<std::size_t>(std::llround(part * static_cast<double>(size)));
        if (part > 0 && size >= 4)
            count = std::max<std::size_t>(count, 1);
        count = std::min(count, size - 1);
        random.shuffle(rows);
        chosen.insert(chosen.end(), rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count));
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

Result<RunExamples> makeExamples(const RunTables& tables, const TaskDescriptor& task, const TaskContext& context,
                                 const TrainSettings& settings, RunClock& clock)
{
    RunExamples run;
    auto all = examplesOf(tables.train, tables.train_columns, task, context, clock);
    if (!all)
        return fail(all.error());
    const bool cut =
        std::any_of(all->begin(), all->end(), [](const Example& example) { return example.cut_tokens > 0; });
    std::vector<Example> examples = useful(std::move(*all), run);
    if (examples.empty()) {
        const Text nothing = text("There is no row in the file that anything could be learnt from.");
        if (cut)
            return fail(ErrorKind::Usage, nothing, {},
                        text("Within {} tokens nothing of the answers is left: let rows be longer (train.max_length).",
                             context.max_length));
        return fail(ErrorKind::Usage, nothing, {}, text("Check which columns are chosen, and that they are filled."));
    }
    settleSystem(examples, run);
    if (tables.validation) {
        run.train = std::move(examples);
        auto others = examplesOf(*tables.validation, tables.validation_columns, task, context, clock);
        if (!others)
            return fail(others.error());
        run.validation = useful(std::move(*others), run);
        std::set<std::vector<std::int32_t>> learnt;
        std::set<std::uint64_t> learnt_words;
        for (const Example& example : run.train) {
            learnt.insert(example.ids);
            learnt_words.insert(example.words);
        }
        const std::size_t before = run.validation.size();
        std::erase_if(run.validation, [&](const Example& example) {
            return learnt.contains(example.ids) || learnt_words.contains(example.words);
        });
        run.known_rows = static_cast<std::int64_t>(before - run.validation.size());
        if (before > 0 && run.validation.empty())
            return fail(ErrorKind::Usage,
                        text("Every row of the validation file is in the training file as well, so they would test "
                             "nothing."),
                        {}, text("Choose a file with other rows, or none: then some rows are held out."));
    } else {
        // What the model reads alike, and what says the same, is one thing: its copies go where the first of them goes.
        const std::vector<std::size_t> first_of = firstAlike(examples);
        std::vector<std::size_t> firsts;
        std::vector<std::int32_t> groups;
        for (std::size_t i = 0; i < examples.size(); ++i)
            if (first_of[i] == i) {
                firsts.push_back(i);
                if (!context.labels.empty())
                    groups.push_back(examples[i].targets.front().id);
            }
        std::vector<char> held(examples.size(), 0);
        for (const std::size_t one : heldOut(firsts.size(), groups, settings.validation_part, settings.split_seed))
            held[firsts[one]] = 1;
        for (std::size_t i = 0; i < examples.size(); ++i)
            (held[first_of[i]] ? run.validation : run.train).push_back(std::move(examples[i]));
    }
    for (const Example& example : run.validation)
        run.validation_rows.push_back(example.source_row);
    return run;
}

} // namespace luthier
