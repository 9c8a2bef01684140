// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/instruction_template.h"

#include "core/text/json_parts.h"

namespace luthier {

namespace {

constexpr std::string_view hole = "{prompt}";

} // namespace

std::string InstructionTemplate::render(std::string_view prompt) const
{
    std::string rendered = pattern;
    if (const std::size_t at = rendered.find(hole); at != std::string::npos)
        rendered.replace(at, hole.size(), prompt);
    return rendered;
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
    if (!after_answer.empty())
        json["after_answer"] = after_answer;
    if (special_tokens_written)
        json["special_tokens_written"] = true;
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
    made.after_answer = stringOf(json, "after_answer", "");
    const Json& written = memberOf(json, "special_tokens_written");
    made.special_tokens_written = written.is_boolean() && written.get<bool>();
    const std::size_t first = made.pattern.find(hole);
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
    // Words that no template takes for anything but words.
    const std::string question = "luthierquestion", answer = "luthieranswer";
    const Json asked = Json::array({{{"role", "user"}, {"content", question}}});
    Json answered = asked;
    answered.push_back({{"role", "assistant"}, {"content", answer}});
    ChatOptions options;
    options.variables = chat.variables;
    options.add_generation_prompt = true;
    const auto prompt = (*chosen)->render(asked, options);
    if (!prompt)
        return fail(prompt.error());
    options.add_generation_prompt = false;
    const auto whole = (*chosen)->render(answered, options);
    if (!whole)
        return fail(whole.error());
    const std::size_t at = prompt->find(question);
    const std::size_t end = whole->rfind(answer);
    if (at == std::string::npos || prompt->find(question, at + 1) != std::string::npos || end == std::string::npos)
        return fail(ErrorKind::Failed,
                    text("The model's chat template does not write a question and its answer as they are."), where,
                    text("Put an instruction_template.json with a pattern into the model's folder."));
    InstructionTemplate made;
    made.name = "chat template";
    made.pattern = *prompt;
    made.pattern.replace(at, question.size(), hole);
    made.after_answer = whole->substr(end + answer.size());
    made.special_tokens_written = true;
    return made;
}

Result<InstructionTemplate> InstructionTemplate::forFolder(const fs::path& folder)
{
    const fs::path file = folder / file_name;
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
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
