// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/clock.h"
#include "core/train/recipe.h"
#include "core/train/settings.h"

namespace luthier {

// The files of a recipe as tables, with their columns known.
struct RunTables {
    Table train;
    ColumnMap train_columns;
    std::optional<Table> validation;
    ColumnMap validation_columns;
    std::vector<std::string> labels; // of tasks that have them, sorted
    std::string sha256; // of the training file
    std::string held_out_sha256; // of the file that the held-out rows come from
};

// Errors: those of reading and of mapping columns; Stopped when the user stops it.
Result<RunTables> readRunTables(const Recipe& recipe, const TaskDescriptor& task, RunControl& control);

// The rows as the model sees them, split into those it learns from and those held out.
struct RunExamples {
    std::vector<Example> train, validation;
    std::vector<std::int64_t> validation_rows; // of the validation file's table, else of the training file's
    std::int64_t cut_rows = 0; // lost tokens to the length limit
    std::int64_t useless_rows = 0; // nothing can be learnt from them
    std::string system; // what every row to learn from is told beforehand, where all are told the same; else empty
    bool told = false; // whether any of them is told something
    std::int64_t known_rows = 0; // of the validation file, that the training file has as well: they would test nothing
};

// Turns rows into examples on all threads. Rows that the model reads alike, or that differ in blanks alone, are held
// out together or not at all. Usage error when nothing can be learnt from any row, or the validation file has no row of
// its own; Stopped.
Result<RunExamples> makeExamples(const RunTables& tables, const TaskDescriptor& task, const TaskContext& context,
                                 const TrainSettings& settings, RunClock& clock);

// Which of the examples are held out: a part of every group when `groups` says in which each is (else all are in one).
// At least one of a group of four or more, never all; ascending. A group of one is learnt from.
std::vector<std::size_t> heldOut(std::size_t examples, const std::vector<std::int32_t>& groups, double part,
                                 std::uint64_t seed);

} // namespace luthier
