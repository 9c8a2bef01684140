// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/instruction_template.h"

#include "core/text/json_parts.h"

#include <ctime>
#include <iomanip>
#include <sstream>

namespace luthier {

namespace {

constexpr std::string_view hole = "{prompt}";
// Words that no template takes for anything but words.
constexpr const char* some_question = "luthierquestion";
constexpr const char* some_answer = "luthieranswer";

Error rewrites(const std::string& where)
{
    return {ErrorKind::Failed,
            text("The model's chat template does not write a question and its answer as they are."),
            where,
            text("Put an instruction_template.json with a pattern into the model's folder."),
            {}};
}

constexpr const char* moment_format = "%Y-%m-%d %H:%M:%S";

std::string momentText(const std::tm& moment)
{
    std::ostringstream out;
    out << std::put_time(&moment, moment_format);
    return out.str();
}

// options: variables and the moment.
Result<InstructionTemplate> reduced(const ChatTemplate& chat, ChatOptions options, const std::string& where,
                                    std::string_view system)
{
    if (!options.now)
        options.now = localTime();
    const std::string question = some_question, answer = some_answer;
    Json asked = Json::array();
    if (!system.empty())
        asked.push_back({{"role", "system"}, {"content", std::string(system)}});
    asked.push_back({{"role", "user"}, {"content", question}});
    Json answered = asked;
    answered.push_back({{"role", "assistant"}, {"content", answer}});
    options.add_generation_prompt = true;
    const auto prompt = chat.render(asked, options);
    if (!prompt)
        return fail(prompt.error());
    options.add_generation_prompt = false;
    const auto whole = chat.render(answered, options);
    if (!whole)
        return fail(whole.error());
    const std::size_t at = prompt->rfind(question);
    const std::size_t end = whole->rfind(answer);
    if (at == std::string::npos || prompt->find(question) != at || end == std::string::npos)
        return fail(rewrites(where));
    InstructionTemplate made;
    made.name = "chat template";
    made.pattern = *prompt;
    made.pattern.replace(at, question.size(), hole);
    made.after_answer = whole->substr(end + answer.size());
    const std::string before = whole->substr(0, end);
    if (before.starts_with(*prompt)) {
        made.before_answer = before.substr(prompt->size());
    } else if (const std::size_t there = before.rfind(question); there != std::string::npos) {
        made.taught_pattern = before;
        made.taught_pattern.replace(there, question.size(), hole);
    }
    made.special_tokens_written = true;
    made.chat = chat;
    made.chat_variables = options.variables;
    made.chat_moment = momentText(*options.now);
    return made;
}

} // namespace

InstructionTemplate InstructionTemplate::taught() const
{
    InstructionTemplate made = *this;
    made.is_taught = true;
    if (!taught_pattern.empty()) {
        made.pattern = taught_pattern;
        made.taught_pattern.clear();
    }
    return made;
}

Result<std::string> InstructionTemplate::promptOf(const Json& messages, ChatOptions options) const
{
    options.add_generation_prompt = true;
    auto prompt = chat->render(messages, options);
    if (!prompt || !is_taught)
        return prompt;
    Json answered = messages;
    answered.push_back({{"role", "assistant"}, {"content", some_answer}});
    options.add_generation_prompt = false;
    const auto whole = chat->render(answered, options);
    if (!whole)
        return prompt;
    std::string before = whole->substr(0, whole->rfind(some_answer));
    return before.starts_with(*prompt) ? std::move(*prompt) : std::move(before);
}

ChatOptions InstructionTemplate::chatOptions() const
{
    ChatOptions options;
    options.variables = chat_variables;
    std::tm moment{};
    std::istringstream in(chat_moment);
    if (in >> std::get_time(&moment, moment_format)) {
        moment.tm_isdst = -1;
        std::mktime(&moment); // fills in the day of the week
        options.now = moment;
    }
    return options;
}

// The last one: a system text before it may hold the same word.
std::size_t InstructionTemplate::holeAt() const
{
    return pattern.rfind(hole);
}

std::string InstructionTemplate::render(std::string_view prompt) const
{
    std::string rendered = pattern;
    if (const std::size_t at = holeAt(); at != std::string::npos)
        rendered.replace(at, hole.size(), prompt);
    return rendered;
}

Result<InstructionTemplate> InstructionTemplate::withSystem(std::string_view new_system) const
{
    InstructionTemplate made = *this;
    if (new_system == system)
        return made; // rows that are all told the same need no rendering each
    if (chat) {
        auto anew = reduced(*chat, chatOptions(), chat->where(), new_system);
        if (!anew)
            return anew;
        made = is_taught ? anew->taught() : std::move(*anew);
    } else {
        if (!system.empty() && pattern.starts_with(system + after_system))
            made.pattern.erase(0, system.size() + std::string_view(after_system).size());
        if (!new_system.empty())
            made.pattern = std::string(new_system) + after_system + made.pattern;
    }
    made.system = new_system;
    return made;
}

std::optional<std::int32_t> InstructionTemplate::endOfAnswer(const Tokenizer& tokenizer) const
{
    if (!after_answer.empty())
        for (const std::int32_t id : tokenizer.encode(after_answer, SpecialTokens::Leave).ids)
            if (tokenizer.isSpecial(id))
                return id;
    return tokenizer.roles().eos;
}

Json InstructionTemplate::toJson() const
{
    Json json{{"name", name}, {"pattern", pattern}};
    if (!before_answer.empty())
        json["before_answer"] = before_answer;
    if (!after_answer.empty())
        json["after_answer"] = after_answer;
    if (special_tokens_written)
        json["special_tokens_written"] = true;
    if (!system.empty())
        json["system"] = system;
    if (chat) {
        json["chat_template"] = chat->source();
        json["chat_variables"] = chat_variables;
        json["chat_moment"] = chat_moment;
        json["is_taught"] = is_taught;
        if (!taught_pattern.empty())
            json["taught_pattern"] = taught_pattern;
    }
    return json;
}

Result<InstructionTemplate> InstructionTemplate::fromJson(const Json& json, const std::string& where)
{
    InstructionTemplate made;
    if (!memberOf(json, "pattern").is_string())
        return fail(ErrorKind::Damaged, text("The instruction template has no \"pattern\"."), where,
                    text("Write the pattern with {prompt} where the question goes."));
    made.name = stringOf(json, "name", "custom");
    made.pattern = stringOf(json, "pattern");
    made.before_answer = stringOf(json, "before_answer", "");
    made.after_answer = stringOf(json, "after_answer", "");
    made.system = stringOf(json, "system", "");
    const Json& written = memberOf(json, "special_tokens_written");
    made.special_tokens_written = written.is_boolean() && written.get<bool>();
    if (const Json& source = memberOf(json, "chat_template"); source.is_string()) {
        auto chat = ChatTemplate::parse(source.get<std::string>(), where);
        if (!chat)
            return fail(std::move(chat.error()));
        made.chat = std::move(*chat);
        if (const Json& variables = memberOf(json, "chat_variables"); variables.is_object())
            made.chat_variables = variables;
        made.chat_moment = stringOf(json, "chat_moment", "");
        made.taught_pattern = stringOf(json, "taught_pattern", "");
        const Json& taught = memberOf(json, "is_taught");
        made.is_taught = taught.is_boolean() && taught.get<bool>();
    }
    // A system text before it may hold the word as well.
    const std::size_t begin = made.system.empty() ? 0 : made.pattern.find(made.system);
    const std::size_t first = made.pattern.find(hole, begin == std::string::npos ? 0 : begin + made.system.size());
    if (first == std::string::npos || made.pattern.find(hole, first + 1) != std::string::npos)
        return fail(ErrorKind::Damaged,
                    text("The pattern of the instruction template must hold {prompt} exactly once."), where,
                    text("Write the pattern with {prompt} where the question goes."));
    return made;
}

Result<InstructionTemplate> InstructionTemplate::fromChat(const ChatTemplates& chat, const std::string& where)
{
    const auto chosen = chat.choose(Json());
    if (!chosen)
        return fail(chosen.error());
    ChatOptions options;
    options.variables = chat.variables;
    return reduced(**chosen, options, where, {});
}

Result<InstructionTemplate> InstructionTemplate::forFolder(const fs::path& folder)
{
    const fs::path file = folder / file_name;
    if (!isPresent(file)) {
        auto chat = ChatTemplates::forFolder(folder);
        if (!chat)
            return fail(std::move(chat.error()));
        if (!chat->by_name.contains("default"))
            return InstructionTemplate{};
        return fromChat(*chat, folder.filename().string());
    }
    const auto json = readJson(file);
    if (!json)
        return tl::unexpected(json.error());
    return fromJson(*json, file.string());
}

} // namespace luthier
