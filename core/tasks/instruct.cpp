// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/reading.h"
#include "core/tasks/support/layout.h"
#include "core/tasks/support/metrics.h"

#include <algorithm>

namespace luthier {

namespace {

constexpr const char* prompt_names[] = {"prompt",     "question", "instruction", "vraag",       "opdracht",
                                        "instructie", "query",    "input",       "invoer",      "user",
                                        "request",    "verzoek",  "problem",     "description", "omschrijving"};
constexpr const char* response_names[] = {"response",  "answer",  "output",  "completion", "antwoord",
                                          "reply",     "reactie", "uitvoer", "solution",   "oplossing",
                                          "assistant", "target",  "clause",  "clausule"};
constexpr ColumnRole role_table[] = {
    {"prompt", "Question", "What somebody asks or orders.", prompt_names},
    {"response", "Answer", "What your expert answers. Only this is learnt.", response_names},
};

TaskHead headFor(const Spec&)
{
    return TaskHead::Language;
}

Text unsuitable(const Spec& spec)
{
    if (spec.attention == AttentionKind::Bidirectional)
        return text("This model reads texts but does not write; choose a model of the llama family.");
    return {};
}

Result<std::vector<std::string>> labels(const Table&, const ColumnMap&)
{
    return std::vector<std::string>{};
}

// Cuts the start of the question inside the template, whose own words stay: the model must see them as it does at use.
std::int64_t cutQuestion(const InstructionTemplate& instruction, std::size_t question_bytes,
                         std::vector<RowLayout::Token>& tokens, std::int64_t most)
{
    const std::size_t begin = instruction.pattern.find("{prompt}");
    if (begin == std::string::npos)
        return 0;
    std::int64_t cut = 0;
    for (RowLayout::Token& token : tokens) {
        if (cut == most)
            break;
        if (token.range.end > token.range.begin && token.range.begin >= begin
            && token.range.end <= begin + question_bytes) {
            token.part = TokenPart::Cut;
            ++cut;
        }
    }
    return cut;
}

// Too long: the question loses its start until the prompt is down to a quarter of the limit, then the answer its end.
RowLayout layout(const TaskContext& context, const std::vector<std::string>& values)
{
    const Tokenizer& tokenizer = *context.tokenizer;
    RowLayout row;
    row.sources = {context.instruction.render(values[0]), values[1]};
    // Prompt and answer are tokenised apart and then joined. At use the model gets the prompt's tokens alone; tokenised
    // together, the last piece of the prompt could merge with the first of the answer into one that it never meets.
    DressedText prompt;
    if (context.instruction.special_tokens_written)
        prompt.content = tokensOf(tokenizer, row.sources[0], 0);
    else
        prompt = dress(tokenizer, row.sources[0], 0);
    std::vector<RowLayout::Token> answer = tokensOf(tokenizer, row.sources[1], 1);
    if (const auto end = context.instruction.endOfAnswer(tokenizer))
        answer.push_back(specialToken(*end));

    const std::int64_t limit = context.max_length;
    auto prompt_length = static_cast<std::int64_t>(prompt.before.size() + prompt.content.size());
    const auto answer_length = static_cast<std::int64_t>(answer.size());
    const std::int64_t over = prompt_length + answer_length - limit;
    if (over > 0) {
        const std::int64_t most = std::clamp<std::int64_t>(prompt_length - limit / 4, 0, over);
        prompt_length -= cutQuestion(context.instruction, values[0].size(), prompt.content, most);
        // EOS goes first: the model must not learn to stop in the middle of a sentence.
        if (prompt_length + answer_length > limit)
            cutEnd(answer, limit - prompt_length);
        if (prompt_length > limit)
            cutEnd(prompt.content, limit - static_cast<std::int64_t>(prompt.before.size()));
    }
    append(row, prompt.before);
    append(row, prompt.content);
    append(row, answer);
    fillExample(row);
    if (prompt_length < limit && !trimmed(values[0]).empty() && !trimmed(values[1]).empty())
        learnNext(row, static_cast<std::size_t>(prompt_length));
    return row;
}

} // namespace

const TaskDescriptor task::instruct{
    {"instruct", "Answer as our experts do",
     "Learns from questions with the answers your experts gave, and answers new questions in the same way.",
     "instruction tuning"},
    "write a clause in your house style, or answer a client as a senior colleague would",
    role_table,
    headFor,
    unsuitable,
    labels,
    layout,
    nullptr,
    evaluateLanguage,
    "perplexity",
    false,
    false,
    "On {} rows that it never learnt from, the tuned model does better than the base model: its error (loss) fell "
    "from {} to {}, and its surprise per word (perplexity) went from {} to {}.",
    TaskUse::Replies,
};

} // namespace luthier
