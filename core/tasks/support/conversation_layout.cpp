// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/support/conversation_layout.h"

#include "core/datasets/support/reading.h"
#include "core/tasks/support/layout.h"
#include "core/text/conversation.h"

#include <algorithm>
#include <utility>

namespace luthier {

namespace {

// A conversation in tokens, before any limit.
struct Turns {
    std::vector<std::string> sources;
    std::vector<RowLayout::Token> tokens;
    std::vector<char> learned; // of each token
    // Where the first question stands: it may lose its start.
    std::int32_t question_source = -1;
    ByteRange question;
};

bool isAssistant(const Json& message)
{
    return message.at("role") == "assistant";
}

std::string firstQuestion(const Json& messages)
{
    for (const Json& message : messages)
        if (message.at("role") == "user")
            return std::string(trimmed(textOfMessage(message)));
    return {};
}

Result<Turns> turnsByTemplate(const TaskContext& context, const Json& messages)
{
    auto chat = context.instruction.chat->renderWithSpans(messages, context.instruction.chatOptions());
    if (!chat)
        return fail(std::move(chat.error()));
    if (chat->assistant_unknown)
        return fail(std::move(*chat->assistant_unknown));
    const TokenizedChat tokenized = tokenizeChat(*chat, *context.tokenizer);
    Turns turns;
    for (std::size_t i = 0; i < tokenized.ids.size(); ++i) {
        turns.tokens.push_back({tokenized.ids[i], 0, tokenized.offsets[i], TokenPart::Context});
        turns.learned.push_back(tokenized.learned[i] ? 1 : 0);
    }
    const std::string question = firstQuestion(messages);
    if (const std::size_t at = chat->text.find(question); !question.empty() && at != std::string::npos) {
        turns.question_source = 0;
        turns.question = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + question.size())};
    }
    turns.sources = {std::move(chat->text)};
    return turns;
}

Result<Turns> turnsByPattern(const TaskContext& context, const Json& messages)
{
    const Tokenizer& tokenizer = *context.tokenizer;
    const auto bare = context.instruction.withSystem({}); // the conversation brings its own
    if (!bare)
        return fail(bare.error());
    const InstructionTemplate& instruction = *bare;
    Turns turns;
    const auto add = [&](const std::vector<RowLayout::Token>& tokens, bool learned) {
        turns.tokens.insert(turns.tokens.end(), tokens.begin(), tokens.end());
        turns.learned.insert(turns.learned.end(), tokens.size(), learned ? 1 : 0);
    };
    const auto addText = [&](std::string words, bool learned) {
        const auto source = static_cast<std::int32_t>(turns.sources.size());
        if (turns.sources.empty() && !instruction.special_tokens_written) {
            const DressedText dressed = dress(tokenizer, words, source);
            add(dressed.before, false);
            add(dressed.content, learned);
        } else {
            add(tokensOf(tokenizer, words, source), learned);
        }
        turns.sources.push_back(std::move(words));
    };
    std::string before; // system texts: one text with the question after them, as a single question has it
    for (const Json& message : messages) {
        const auto role = message.at("role").get<std::string>();
        if (role == "tool" || message.contains("tool_calls"))
            return fail(ErrorKind::Failed,
                        text("This model has no chat template, so a conversation that calls tools cannot be written."));
        const std::string words = textOfMessage(message);
        if (role == "user") {
            if (turns.question_source < 0) {
                turns.question_source = static_cast<std::int32_t>(turns.sources.size());
                const auto at = static_cast<std::uint32_t>(
                    before.size() + std::min(instruction.holeAt(), instruction.pattern.size()));
                turns.question = {at, at + static_cast<std::uint32_t>(words.size())};
            }
            addText(std::exchange(before, {}) + instruction.render(words), false);
        } else if (isAssistant(message)) {
            if (!before.empty()) // nobody asked in between
                addText(std::exchange(before, {}), false);
            addText(words, true);
            if (const auto end = instruction.endOfAnswer(tokenizer))
                add({specialToken(*end)}, true);
        } else {
            before += words + InstructionTemplate::after_system;
        }
    }
    if (!before.empty())
        addText(std::move(before), false);
    return turns;
}

// Marks what the limit cuts.
void limitTurns(Turns& turns, std::int64_t limit)
{
    const auto length = static_cast<std::int64_t>(turns.tokens.size());
    const auto first_learned = std::find(turns.learned.begin(), turns.learned.end(), 1) - turns.learned.begin();
    const std::int64_t over = length - limit;
    const std::int64_t most = std::clamp<std::int64_t>(first_learned - limit / 4, 0, std::max<std::int64_t>(over, 0));
    std::int64_t cut = cutInside(turns.tokens, turns.question_source, turns.question, most);
    for (auto token = turns.tokens.rbegin(); token != turns.tokens.rend() && cut < over; ++token)
        if (token->part != TokenPart::Cut) {
            token->part = TokenPart::Cut;
            ++cut;
        }
}

} // namespace

RowLayout layoutConversation(const TaskContext& context, const Json& messages)
{
    RowLayout row;
    if (std::none_of(messages.begin(), messages.end(), isAssistant)) {
        row.problem = text("Nobody answers in this conversation: it has no message of an assistant.");
        return row;
    }
    for (std::size_t i = 0; i < messages.size(); ++i)
        if (isAssistant(messages[i]) && trimmed(textOfMessage(messages[i])).empty()
            && !messages[i].contains("tool_calls")) {
            row.problem = text("Message {} of the conversation answers with nothing.", i + 1);
            return row;
        }
    auto turns = context.instruction.chat ? turnsByTemplate(context, messages) : turnsByPattern(context, messages);
    if (!turns) {
        row.problem = turns.error().message;
        return row;
    }
    limitTurns(*turns, context.max_length);
    row.sources = std::move(turns->sources);
    row.tokens = std::move(turns->tokens);
    fillExample(row);
    learnMarked(row, turns->learned);
    return row;
}

Json withStandingInstruction(Json messages, std::string_view system)
{
    if (!system.empty() && std::none_of(messages.begin(), messages.end(), isSystemMessage))
        messages.insert(messages.begin(), Json{{"role", "system"}, {"content", std::string(system)}});
    return messages;
}

Result<std::vector<std::int32_t>> conversationPrompt(const TaskContext& context, const Json& given)
{
    const Json messages = withStandingInstruction(given, context.instruction.system);
    if (context.instruction.chat) {
        const auto text = context.instruction.promptOf(messages, context.instruction.chatOptions());
        if (!text)
            return fail(text.error());
        return context.tokenizer->encode(*text, SpecialTokens::Leave).ids;
    }
    const auto turns = turnsByPattern(context, messages);
    if (!turns)
        return fail(turns.error());
    std::vector<std::int32_t> ids;
    for (const RowLayout::Token& token : turns->tokens)
        ids.push_back(token.id);
    return ids;
}

} // namespace luthier
