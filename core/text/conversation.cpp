// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/conversation.h"

#include "core/text/python_text.h"

#include <array>
#include <optional>

namespace luthier {

namespace {

struct RoleName {
    std::string_view given, meant;
};
constexpr std::array role_names = {
    RoleName{"system", "system"},     RoleName{"developer", "developer"}, RoleName{"user", "user"},
    RoleName{"human", "user"},        RoleName{"prompter", "user"},       RoleName{"assistant", "assistant"},
    RoleName{"gpt", "assistant"},     RoleName{"bot", "assistant"},       RoleName{"model", "assistant"},
    RoleName{"chatgpt", "assistant"}, RoleName{"tool", "tool"},
};

Text example()
{
    return text("Write a conversation as a list: {}.",
                R"([{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}])");
}

tl::unexpected<Error> wrong(Text message)
{
    return fail(ErrorKind::Damaged, std::move(message), {}, example());
}

const Json* member(const Json& object, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        if (const auto found = object.find(name); found != object.end() && !found->is_null())
            return &*found;
    return nullptr;
}

// Windows ends lines with two characters; no model should learn to write the first of them.
void plainBreaks(Json& content)
{
    if (content.is_string())
        content = python::replace(content.get<std::string>(), "\r\n", "\n", -1);
    else
        for (Json& part : content)
            if (part.contains("text") && part["text"].is_string())
                plainBreaks(part["text"]);
}

// Tables that were exported to JSON write what is absent as null.
bool isAbsent(const std::string& key, const Json& value)
{
    return value.is_null() || (key == "tool_calls" && value.empty());
}

bool isText(const Json& content)
{
    if (content.is_string())
        return true;
    if (!content.is_array())
        return false;
    for (const Json& part : content)
        if (!part.is_object() || !part.contains("type") || !part["type"].is_string())
            return false;
    return true;
}

Result<Json> readMessage(const Json& given, std::size_t number)
{
    if (!given.is_object())
        return wrong(text("Message {} of the conversation is not an object.", number));
    const Json* role = member(given, {"role", "from"});
    if (!role || !role->is_string())
        return wrong(text("Message {} of the conversation does not say whose it is.", number));
    const auto name = role->get<std::string>();
    std::string_view meant;
    for (const RoleName& known : role_names)
        if (known.given == name)
            meant = known.meant;
    if (meant.empty())
        return wrong(text("Message {} of the conversation is from “{}”, which is none of system, user, assistant and "
                          "tool.",
                          number, name));
    const Json* content = member(given, {"content", "value"});
    const Json* calls = member(given, {"tool_calls"});
    if (content ? !isText(*content) : !calls || calls->empty())
        return wrong(text("Message {} of the conversation has no text.", number));
    Json message = Json::object();
    message["role"] = std::string(meant);
    if (content) {
        message["content"] = *content;
        plainBreaks(message["content"]);
    }
    for (const auto& [key, value] : given.items())
        if (key != "role" && key != "from" && key != "content" && key != "value" && !isAbsent(key, value))
            message[key] = value;
    return message;
}

} // namespace

Result<Json> readConversation(std::string_view source)
{
    const auto parsed = parseJson(source, {});
    if (!parsed)
        return wrong(text("The conversation is not a list of messages in JSON."));
    const Json* list = &*parsed;
    if (list->is_object())
        if (const Json* inside = member(*list, {"messages", "conversations"}))
            list = inside;
    if (!list->is_array())
        return wrong(text("The conversation is not a list of messages in JSON."));
    if (list->empty())
        return wrong(text("The conversation has no messages."));
    Json messages = Json::array();
    for (std::size_t i = 0; i < list->size(); ++i) {
        auto message = readMessage((*list)[i], i + 1);
        if (!message)
            return fail(std::move(message.error()));
        messages.push_back(std::move(*message));
    }
    return messages;
}

bool isSystemMessage(const Json& message)
{
    const auto role = message.find("role");
    return role != message.end() && (*role == "system" || *role == "developer");
}

std::string textOfMessage(const Json& message)
{
    const auto content = message.find("content");
    if (content == message.end())
        return {};
    if (content->is_string())
        return content->get<std::string>();
    std::string words;
    if (content->is_array())
        for (const Json& part : *content)
            if (part.is_object() && part.value("type", "") == "text" && part.contains("text")
                && part["text"].is_string())
                words += part["text"].get<std::string>();
    return words;
}

} // namespace luthier
