// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/chat_template.h"

#include "core/text/json_parts.h"

#include <algorithm>
#include <array>

namespace luthier {

namespace {

// Names under which programs pass a message's reasoning. The first is the one that templates read.
constexpr std::array reasoning_names = {"reasoning_content", "thinking", "reasoning"};

// As transformers prepares messages: values that are null count as absent, and reasoning goes by each of its names.
Json prepared(const Json& messages)
{
    Json list = Json::array();
    for (const Json& message : messages) {
        Json made = Json::object();
        for (const auto& [key, value] : message.items())
            if (!value.is_null())
                made[key] = value;
        for (const char* name : reasoning_names)
            if (const auto found = made.find(name); found != made.end()) {
                const Json reasoning = *found;
                Json aliased = Json::object();
                if (!made.contains("thinking"))
                    aliased["thinking"] = reasoning;
                aliased.update(made);
                aliased["reasoning_content"] = reasoning;
                made = std::move(aliased);
                break;
            }
        list.push_back(std::move(made));
    }
    return list;
}

Status checkMessages(const Json& messages)
{
    const Text next = text("Give a list of messages, each with \"role\" and \"content\".");
    if (!messages.is_array())
        return fail(ErrorKind::Usage, text("The messages of a conversation must be a list."), {}, next);
    if (messages.empty())
        return fail(ErrorKind::Usage, text("The conversation has no messages."), {}, next);
    for (std::size_t i = 0; i < messages.size(); ++i)
        if (!messages[i].is_object())
            return fail(ErrorKind::Usage, text("Message {} of the conversation is not an object.", i + 1), {}, next);
    return {};
}

Json firstOf(const Json& messages, std::size_t count)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < count; ++i)
        list.push_back(messages[i]);
    return list;
}

bool startsWith(const std::string& text, const std::string& with)
{
    return text.compare(0, with.size(), with) == 0;
}

ByteRange bytes(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The part of a text that another content would change: where two variants of it stop being equal, from both ends.
std::optional<std::pair<std::size_t, std::size_t>> changedPart(const std::string& text,
                                                               const std::vector<std::string>& variants)
{
    std::size_t begin = text.size(), tail = text.size();
    for (const std::string& variant : variants) {
        const std::size_t most = std::min(text.size(), variant.size());
        const auto front =
            std::mismatch(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(most), variant.begin());
        const auto back =
            std::mismatch(text.rbegin(), text.rbegin() + static_cast<std::ptrdiff_t>(most), variant.rbegin());
        begin = std::min(begin, static_cast<std::size_t>(front.first - text.begin()));
        tail = std::min(tail, static_cast<std::size_t>(back.first - text.rbegin()));
    }
    if (begin + tail > text.size())
        return std::nullopt;
    return std::pair(begin, text.size() - tail);
}

} // namespace

Result<ChatTemplate> ChatTemplate::parse(std::string source, std::string where)
{
    auto parsed = JinjaTemplate::parse(std::move(source), std::move(where));
    if (!parsed)
        return fail(std::move(parsed.error()));
    return ChatTemplate(std::move(*parsed));
}

Result<JinjaTemplate::Rendered> ChatTemplate::renderPrepared(const Json& messages, const ChatOptions& options) const
{
    Json variables = options.variables.is_object() ? options.variables : Json::object();
    variables["messages"] = messages;
    variables["tools"] = options.tools;
    variables["documents"] = options.documents;
    variables["add_generation_prompt"] = options.add_generation_prompt;
    return m_template.render(variables, options.now ? *options.now : localTime(), options.limits);
}

Result<std::string> ChatTemplate::render(const Json& messages, const ChatOptions& options) const
{
    if (auto checked = checkMessages(messages); !checked)
        return fail(std::move(checked.error()));
    auto rendered = renderPrepared(prepared(messages), options);
    if (!rendered)
        return fail(std::move(rendered.error()));
    return std::move(rendered->text);
}

Result<RenderedChat> ChatTemplate::renderWithSpans(const Json& messages, const ChatOptions& options) const
{
    if (auto checked = checkMessages(messages); !checked)
        return fail(std::move(checked.error()));
    const Json list = prepared(messages);
    ChatOptions fixed = options; // one moment for all renderings: midnight may pass
    fixed.now = options.now ? *options.now : localTime();
    auto rendered = renderPrepared(list, fixed);
    if (!rendered)
        return fail(std::move(rendered.error()));
    RenderedChat chat;
    chat.text = std::move(rendered->text);
    if (hasGenerationBlocks() && !rendered->generation_hidden) {
        chat.assistant = std::move(rendered->generated);
        return chat;
    }
    auto spans = spansByTurns(list, fixed, chat.text);
    if (spans)
        chat.assistant = std::move(*spans);
    else
        chat.assistant_unknown = std::move(spans.error());
    return chat;
}

Result<std::vector<ByteRange>> ChatTemplate::spansByTurns(const Json& messages, const ChatOptions& options,
                                                          const std::string& whole) const
{
    std::vector<ByteRange> spans;
    for (std::size_t turn = 0; turn < messages.size(); ++turn) {
        if (stringOf(messages[turn], "role") != "assistant")
            continue;
        auto span = spanOfTurn(messages, turn, options, whole);
        if (!span)
            return fail(std::move(span.error()));
        if (!spans.empty() && span->begin < spans.back().end)
            return fail(ErrorKind::Failed, text("The turns of the assistant overlap in the text of this template."),
                        where());
        spans.push_back(*span);
    }
    return spans;
}

// The turn begins where the text would end that asks the assistant to speak, and ends where the conversation would end
// with it. Templates that write earlier turns differently from the last one (and leave out old reasoning) need a second
// look: the turn ends behind its content, by the same mark that ends it as the last turn.
Result<ByteRange> ChatTemplate::spanOfTurn(const Json& messages, std::size_t turn, const ChatOptions& options,
                                           const std::string& whole) const
{
    const auto unknown = [&](std::string detail) {
        return fail(ErrorKind::Failed,
                    text("Where the assistant speaks in message {} cannot be told exactly from the text that this "
                         "chat template makes.",
                         turn + 1),
                    where(),
                    text("Begin the conversation with a user's message, or use a template with generation blocks."),
                    std::move(detail));
    };
    ChatOptions asking = options, ended = options;
    asking.add_generation_prompt = true;
    ended.add_generation_prompt = false;
    const auto before = turn == 0 ? fail(ErrorKind::Failed, text("The conversation has no messages."))
                                  : renderPrepared(firstOf(messages, turn), asking);
    if (turn == 0 || !before || !startsWith(whole, before->text))
        return unknown("the text before the turn is not how the whole text begins");
    const std::size_t begin = before->text.size();

    const auto with = renderPrepared(firstOf(messages, turn + 1), ended);
    if (!with)
        return unknown("the conversation up to the turn cannot be rendered");
    // What some templates write at the very end of a conversation only.
    std::string closed = with->text;
    if (!startsWith(whole, closed)) {
        const std::string eos = stringOf(options.variables, "eos_token");
        if (!eos.empty() && closed.ends_with(eos))
            closed.resize(closed.size() - eos.size());
    }
    if (startsWith(whole, closed) && closed.size() >= begin)
        return bytes(begin, closed.size());

    // Two contents that share neither first nor last letter with each other.
    const auto variants = [&](const Json& list, const ChatOptions& how) {
        std::vector<std::string> made;
        for (const char* content : {"A content that stands for another Q", "7 other words in its place z"}) {
            Json changed = list;
            changed[turn]["content"] = content;
            if (auto rendered = renderPrepared(changed, how))
                made.push_back(std::move(rendered->text));
        }
        return made;
    };
    if (!memberOf(messages[turn], "content").is_string())
        return unknown("the turn has no text of its own");
    const auto of_whole = variants(messages, options), of_end = variants(firstOf(messages, turn + 1), ended);
    if (of_whole.size() != 2 || of_end.size() != 2)
        return unknown("another content cannot be rendered");
    const auto part = changedPart(whole, of_whole), end_part = changedPart(with->text, of_end);
    if (!part || !end_part || part->first < begin || part->first == part->second)
        return unknown("the content leaves no trace in the text");
    std::string mark = with->text.substr(end_part->second);
    const auto follows = [&] { return whole.compare(part->second, mark.size(), mark) == 0; };
    const std::string eos = stringOf(options.variables, "eos_token");
    if (!follows() && !eos.empty() && mark.ends_with(eos))
        mark.resize(mark.size() - eos.size());
    if (!follows())
        return unknown("the turn ends differently as the last one");
    return bytes(begin, part->second + mark.size());
}

TokenizedChat tokenizeChat(const RenderedChat& chat, const Tokenizer& tokenizer)
{
    Encoding encoding = tokenizer.encode(chat.text, SpecialTokens::Leave);
    TokenizedChat made;
    made.learned.resize(encoding.ids.size(), false);
    for (const ByteRange span : chat.assistant)
        for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
            const ByteRange token = encoding.offsets[i];
            if (token.begin < span.end && token.end > span.begin)
                made.learned[i] = true;
        }
    made.ids = std::move(encoding.ids);
    return made;
}

} // namespace luthier
