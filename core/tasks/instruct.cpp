// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/reading.h"
#include "core/tasks/support/conversation_layout.h"
#include "core/tasks/support/layout.h"
#include "core/tasks/support/metrics.h"
#include "core/text/conversation.h"

#include <algorithm>

namespace luthier {

namespace {

constexpr const char* prompt_names[] = {"prompt",     "question", "instruction", "vraag",       "opdracht",
                                        "instructie", "query",    "input",       "invoer",      "user",
                                        "request",    "verzoek",  "problem",     "description", "omschrijving"};
constexpr const char* response_names[] = {"response",  "answer",  "output",  "completion", "antwoord",
                                          "reply",     "reactie", "uitvoer", "solution",   "oplossing",
                                          "assistant", "target",  "clause",  "clausule"};
constexpr const char* context_names[] = {"context", "input", "passage", "invoer", "achtergrond"};
constexpr const char* system_names[] = {"system", "system prompt", "system text", "systeem", "systeemtekst"};
constexpr const char* conversation_names[] = {"messages", "conversations", "conversation", "dialogue",
                                              "dialog",   "gesprek",       "gesprekken",   "berichten"};
constexpr ColumnRole role_table[] = {
    {"prompt", "Question", "What somebody asks or orders.", prompt_names, true, "conversation"},
    {"response", "Answer", "What your expert answers. Only this is learnt.", response_names, true, "conversation"},
    {"context", "Passage", "A text that the question is about. It is put under the question.", context_names, false,
     "conversation"},
    {"system", "Standing instruction",
     "What the model is told before every question (system text): who it is, how to answer.", system_names, false},
    {"conversation", "Conversation",
     "Whole conversations of several turns, as chat programs keep them: lists of messages with role and content. All "
     "answers are learnt.",
     conversation_names, false},
};
enum Role : std::size_t { Prompt, Response, Context, System, WholeConversation };

TaskHead headFor(const Spec&)
{
    return TaskHead::Language;
}

Text unsuitable(const Spec& spec)
{
    if (spec.attention == AttentionKind::Bidirectional)
        return text("This model reads texts but does not write; choose one that writes, such as Llama or GPT.");
    return {};
}

Result<std::vector<std::string>> labels(const Table&, const ColumnMap&)
{
    return std::vector<std::string>{};
}

// What is asked, with the passage that it is about.
std::string questionOf(const std::vector<std::string>& values)
{
    return trimmed(values[Context]).empty() ? values[Prompt] : values[Prompt] + "\n\n" + values[Context];
}

// A chat template's text is one text, so prompt and answer are tokenised together. But at use the model gets the
// prompt's tokens alone: where the last piece of the prompt would merge with the first of the answer into one that it
// never meets, and around a plain pattern, they are tokenised apart and then joined.
std::vector<RowLayout::Token> answerTokens(const Tokenizer& tokenizer, const InstructionTemplate& instruction,
                                           const std::vector<RowLayout::Token>& prompt,
                                           std::vector<std::string>& sources /* prompt, answer */)
{
    if (instruction.special_tokens_written) {
        std::vector<RowLayout::Token> whole = tokensOf(tokenizer, sources[0] + sources[1], 0);
        const auto same = [](const RowLayout::Token& a, const RowLayout::Token& b) { return a.id == b.id; };
        if (whole.size() >= prompt.size() && std::equal(prompt.begin(), prompt.end(), whole.begin(), same)) {
            sources = {sources[0] + sources[1]};
            whole.erase(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(prompt.size()));
            return whole;
        }
    }
    return tokensOf(tokenizer, sources[1], 1);
}

// Too long: the question loses its start until the prompt is down to a quarter of the limit, then the answer its end.
RowLayout layoutAnswer(const TaskContext& context, const InstructionTemplate& instruction, const std::string& question,
                       const std::string& response)
{
    const Tokenizer& tokenizer = *context.tokenizer;
    RowLayout row;
    row.sources = {instruction.render(question), instruction.before_answer + response};
    DressedText prompt;
    if (instruction.special_tokens_written)
        prompt.content = tokensOf(tokenizer, row.sources[0], 0);
    else
        prompt = dress(tokenizer, row.sources[0], 0);
    std::vector<RowLayout::Token> answer = answerTokens(tokenizer, instruction, prompt.content, row.sources);
    if (const auto end = instruction.endOfAnswer(tokenizer))
        answer.push_back(specialToken(*end));

    const std::int64_t limit = context.max_length;
    auto prompt_length = static_cast<std::int64_t>(prompt.before.size() + prompt.content.size());
    const auto answer_length = static_cast<std::int64_t>(answer.size());
    const std::int64_t over = prompt_length + answer_length - limit;
    if (over > 0) {
        const std::int64_t most = std::clamp<std::int64_t>(prompt_length - limit / 4, 0, over);
        // The template's own words stay: the model must see them as it does at use.
        const auto hole = static_cast<std::uint32_t>(instruction.holeAt());
        const ByteRange asked{hole, hole + static_cast<std::uint32_t>(question.size())};
        prompt_length -= cutInside(prompt.content, 0, asked, most);
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
    if (prompt_length < limit && !trimmed(question).empty() && !trimmed(response).empty())
        learnNext(row, static_cast<std::size_t>(prompt_length));
    return row;
}

// With the row's standing instruction, or the model's, where the conversation brings none of its own.
Result<Json> conversationOf(const TaskContext& context, const std::vector<std::string>& values)
{
    auto messages = readConversation(values[WholeConversation]);
    if (!messages)
        return messages;
    const std::string_view system = trimmed(values[System]);
    return withStandingInstruction(std::move(*messages), system.empty() ? context.instruction.system : system);
}

// What is said before the first answer.
std::string systemOf(const Json& messages)
{
    std::string system;
    for (const Json& message : messages) {
        if (message.at("role") == "assistant")
            break;
        if (isSystemMessage(message))
            system = trimmed(textOfMessage(message));
    }
    return system;
}

RowLayout layout(const TaskContext& context, const std::vector<std::string>& values)
{
    RowLayout row;
    if (!values[WholeConversation].empty()) {
        const auto messages = conversationOf(context, values);
        if (!messages) {
            row.problem = messages.error().message;
            return row;
        }
        row = layoutConversation(context, *messages);
        row.example.system = systemOf(*messages);
        return row;
    }
    const std::string_view system = trimmed(values[System]);
    if (system.empty())
        return layoutAnswer(context, context.instruction, questionOf(values), values[Response]);
    if (context.told && context.told->system == system) {
        row = layoutAnswer(context, *context.told, questionOf(values), values[Response]);
    } else {
        const auto instruction = context.instruction.withSystem(system);
        if (!instruction) {
            row.problem = instruction.error().message;
            return row;
        }
        row = layoutAnswer(context, *instruction, questionOf(values), values[Response]);
    }
    row.example.system = system;
    return row;
}

// Of a conversation: the last question before the first answer.
RowWords words(const std::vector<std::string>& values)
{
    if (values[WholeConversation].empty())
        return {questionOf(values), values[Response]};
    RowWords shown;
    if (const auto messages = readConversation(values[WholeConversation]))
        for (const Json& message : *messages) {
            if (message.at("role") == "assistant") {
                shown.expected = textOfMessage(message);
                break;
            }
            if (message.at("role") == "user")
                shown.input = textOfMessage(message);
        }
    return shown;
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
    words,
    nullptr,
    evaluateLanguage,
    "perplexity",
    false,
    "On {} rows that it never learnt from, the tuned model does better than the base model: its error (loss) fell "
    "from {} to {}, and its surprise per word (perplexity) went from {} to {}.",
    TaskUse::Replies,
};

} // namespace luthier
