// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/chat_template.h"

#include "core/text/chat_spans.h"

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

Json variablesOf(const Json& messages, const ChatOptions& options)
{
    Json variables = options.variables.is_object() ? options.variables : Json::object();
    variables["messages"] = messages;
    variables["tools"] = options.tools;
    variables["documents"] = options.documents;
    variables["add_generation_prompt"] = options.add_generation_prompt;
    return variables;
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
    return m_template.render(variablesOf(messages, options), options.now ? *options.now : localTime(), options.limits);
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
    auto spans = spansByTurns(m_template, list, variablesOf(list, fixed), *fixed.now, fixed.limits, chat.text);
    if (spans)
        chat.assistant = std::move(*spans);
    else
        chat.assistant_unknown = std::move(spans.error());
    return chat;
}

TokenizedChat tokenizeChat(const RenderedChat& chat, const Tokenizer& tokenizer)
{
    Encoding encoding = tokenizer.encode(chat.text, SpecialTokens::Leave);
    TokenizedChat made;
    made.learned.resize(encoding.ids.size(), false);
    for (const ByteRange span : chat.assistant)
        for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
            const ByteRange token = encoding.offsets[i];
            if (span.begin < span.end && token.begin < span.end && token.end > span.begin)
                made.learned[i] = true;
        }
    made.ids = std::move(encoding.ids);
    made.offsets = std::move(encoding.offsets);
    return made;
}

} // namespace luthier
