// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/catalogue.h"
#include "core/datasets/table.h"
#include "core/nn/spec.h"
#include "core/text/instruction_template.h"
#include "core/text/tokenizer.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace luthier {

// A column role that a task needs: "prompt", "response", "text", "label".
struct ColumnRole {
    const char* id;
    const char* label; // in the user's words: "Question"
    const char* help;
    std::span<const char* const> usual_names; // column names that mean this role, lower case
    bool required = true;
    // The role that may hold what this one holds, and more: a column for that makes one for this needless.
    const char* instead = nullptr;
};
using ColumnMap = std::map<std::string, std::string>; // role → column

// What the model reads of one row and what it must learn from it. Torch-free: the trainer lays examples into a batch.
struct Example {
    std::vector<std::int32_t> ids;
    std::vector<std::int32_t> token_types; // empty: all 0
    struct Target {
        std::int32_t row; // index into ids: the head runs on this token's hidden state
        std::int32_t id; // the token (or label) that it should give
    };
    std::vector<Target> targets;
    std::int64_t source_row = -1;
    std::int64_t cut_tokens = 0; // lost to the length limit
    std::uint64_t words = 0; // of the row's values without regard to blanks: rows that say the same have the same
    std::string system = {}; // what the model is told beforehand in this row (it stands in ids as well)
};

// What a token of a row is for.
enum class TokenPart { Context, Learned, Special, Cut };

// A row token by token in reading order, with those that the length limit cuts: what a person is shown and what the
// model is given come from this one layout.
struct RowLayout {
    struct Token {
        std::int32_t id = 0;
        std::int32_t source = -1; // index into sources; -1: added by the tokenizer or the task
        ByteRange range; // of the source
        TokenPart part = TokenPart::Context;
    };
    std::vector<std::string> sources; // the texts that were tokenised
    std::vector<Token> tokens;
    Example example; // its ids are the tokens that are not cut, in this order
    Text problem; // why nothing can be learnt from the row; empty when it is too long, or empty itself
};

// What a person is shown of a row: what is put to the model, and what it should answer.
struct RowWords {
    std::string input, expected;
};

enum class TaskHead { Language, MaskedLanguage, Classification };

struct TaskContext {
    std::shared_ptr<const Tokenizer> tokenizer;
    Spec spec;
    InstructionTemplate instruction;
    // The same with the standing instruction of most rows: a chat template is then not rendered for each of them.
    std::shared_ptr<const InstructionTemplate> told = nullptr;
    std::vector<std::string> labels; // of classify, in order of id
    std::int64_t max_length = 512; // tokens, already limited by the model's context
};

// The model's guesses on held-out rows, in example order, one entry a target.
struct Guesses {
    std::vector<float> losses;
    std::vector<std::int32_t> predictions;
    std::vector<std::int32_t> targets;
};

struct Evaluation {
    double loss = 0; // mean over targets
    std::map<std::string, double> metrics;
    std::vector<std::vector<std::int64_t>> confusion; // [true][predicted], classify only
    std::vector<std::string> labels;
    std::int64_t targets = 0;
};

// How the rows of a table become examples, which head learns from them, and how well it did.
struct TaskDescriptor {
    EntryInfo info;
    const char* example; // "sort incoming questions into your categories"
    std::span<const ColumnRole> roles;
    TaskHead (*head)(const Spec& spec);
    // Empty when models of this spec can do it, else the reason in a sentence.
    Text (*unsuitable)(const Spec& spec);
    // The labels in the data, sorted; empty for tasks without labels. Usage error with fewer than two.
    Result<std::vector<std::string>> (*labels)(const Table& table, const ColumnMap& columns);
    // An example without targets means that nothing can be learnt from the row (the caller reports it).
    RowLayout (*layout)(const TaskContext& context, const std::vector<std::string>& values /* in order of roles */);
    RowWords (*words)(const std::vector<std::string>& values /* in order of roles */);
    // Called each epoch before batching, for tasks that draw anew (masked tokens). May be null. `example` must be a
    // fresh copy of what exampleOf gave, every time: its targets are then all that may be drawn, and the call narrows
    // them down and changes ids. Held-out examples are drawn too, from a stream with the same seed at every evaluation,
    // so that their losses can be compared.
    void (*redraw)(const TaskContext& context, Example& example, RandomStream& random);
    Evaluation (*evaluate)(const TaskContext& context, const Guesses& guesses);
    const char* headline_metric; // "macro_f1", "perplexity"
    bool headline_is_share; // 0 to 1, told in percent
    // The verdict on a run that helped: rows, loss before and after, headline metric before and after.
    const char* better;
    TaskUse use; // how a tuned model is asked

    Example exampleOf(const TaskContext& context, const std::vector<std::string>& values /* in order of roles */) const
    {
        return layout(context, values).example;
    }
};

std::span<const TaskDescriptor* const> tasks();
const TaskDescriptor* findTask(std::string_view id);

// Fills roles that `given` leaves open by column name (an empty name leaves a role out for good); a role that may be
// left out only by its whole name. Usage error naming the missing role and the columns there are.
Result<ColumnMap> mapColumns(const TaskDescriptor& task, const Table& table, const ColumnMap& given);
// The map after somebody chose a column for a role, or none (empty) for good: a role that stands for others takes their
// place, and one of those takes its.
ColumnMap withColumn(const TaskDescriptor& task, ColumnMap columns, const std::string& role, const std::string& column);
// The values of one row in the order of the task's roles; line breaks are one character.
std::vector<std::string> roleValues(const TaskDescriptor& task, const Table& table, const ColumnMap& columns,
                                    std::size_t row);
// The same number for values that differ in blanks and line breaks alone.
std::uint64_t wordsOf(std::span<const std::string> values);

} // namespace luthier

namespace luthier::task {
#define LUTHIER_TASK(name) extern const TaskDescriptor name;
#include "core/catalogue.def"
} // namespace luthier::task
