// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/families/inspect.h"
#include "core/tasks/support/conversation_layout.h"
#include "core/text/chat_template.h"
#include "core/train/run_file.h"

#include <algorithm>
#include <iostream>

namespace luthier::cli {

namespace {

// What standard input says: the conversation and how it is to be written.
struct Request {
    Json messages;
    ChatOptions options;
    std::string name; // of the template
};

Result<Request> readRequest()
{
    const std::string where = "standard input";
    auto json = parseJson(readStandardInput(), where);
    if (!json)
        return fail(std::move(json.error()));
    const Text shape = text("Give {\"messages\": [{\"role\": …, \"content\": …}], \"add_generation_prompt\": false}.");
    if (!json->is_object() || !json->contains("messages"))
        return fail(ErrorKind::Usage, text("The conversation must be an object with \"messages\"."), where, shape);
    Request request;
    for (const auto& [key, value] : json->items()) {
        if (key == "messages")
            request.messages = value;
        else if (key == "tools")
            request.options.tools = value;
        else if (key == "documents")
            request.options.documents = value;
        else if (key == "template" && value.is_string())
            request.name = value.get<std::string>();
        else if (key == "add_generation_prompt" && value.is_boolean())
            request.options.add_generation_prompt = value.get<bool>();
        else if (key == "variables" && value.is_object())
            request.options.variables = value;
        else
            return fail(ErrorKind::Usage, text("“{}” is not known here, or has the wrong kind of value.", key), where,
                        shape);
    }
    return request;
}

// A run, and a folder that was exported from one, keep the template as the run used it.
Result<std::optional<InstructionTemplate>> keptInstruction(const std::string& model, const fs::path& folder)
{
    if (isRunFolder(model)) {
        auto run = RunFile::read(model);
        if (!run)
            return fail(std::move(run.error()));
        return std::move(run->instruction);
    }
    if (!isPresent(folder / InstructionTemplate::file_name))
        return std::nullopt;
    auto kept = InstructionTemplate::forFolder(folder);
    if (!kept)
        return fail(std::move(kept.error()));
    return std::move(*kept);
}

Json characterPairs(const RenderedChat& chat)
{
    Json pairs = Json::array();
    std::size_t byte = 0, character = 0;
    const auto characterAt = [&](std::size_t end) {
        for (; byte < end; ++byte)
            character += (static_cast<unsigned char>(chat.text[byte]) & 0xc0) != 0x80 ? 1 : 0;
        return character;
    };
    for (const ByteRange span : chat.assistant) { // in order
        const std::size_t begin = characterAt(span.begin);
        pairs.push_back({begin, characterAt(span.end)});
    }
    return pairs;
}

void render(Context& context, const std::string& model)
{
    const auto folder = tokenizerFolder(model);
    if (!folder)
        return context.failed(folder.error());
    auto templates = ChatTemplates::forFolder(*folder);
    if (!templates)
        return context.failed(templates.error());
    auto request = readRequest();
    if (!request)
        return context.failed(request.error());
    const auto kept = keptInstruction(model, *folder);
    if (!kept)
        return context.failed(kept.error());
    if (*kept && (*kept)->chat) {
        templates->by_name.insert_or_assign("default", *(*kept)->chat);
        templates->variables = (*kept)->chat_variables;
        request->options.now = (*kept)->chatOptions().now;
        if (request->messages.is_array())
            request->messages = withStandingInstruction(std::move(request->messages), (*kept)->system);
    }
    const auto chosen = templates->choose(request->options.tools, request->name);
    if (!chosen)
        return context.failed(chosen.error());
    Json variables = templates->variables; // what the request sets counts more
    variables.update(request->options.variables);
    request->options.variables = std::move(variables);
    auto chat = (*chosen)->renderWithSpans(request->messages, request->options);
    if (!chat)
        return context.failed(chat.error());
    if (*kept && (*kept)->chat && request->options.add_generation_prompt) {
        auto prompt = (*kept)->promptOf(request->messages, request->options);
        if (!prompt)
            return context.failed(prompt.error());
        chat->text = std::move(*prompt);
    }
    const auto tokenizer = openTokenizer(*folder);
    if (!tokenizer)
        return context.failed(tokenizer.error());
    const TokenizedChat tokens = tokenizeChat(*chat, **tokenizer);
    Json result;
    result["text"] = chat->text;
    result["ids"] = tokens.ids;
    if (chat->assistant_unknown) {
        // Not a list of false: nothing is known, and nothing is guessed.
        std::cerr << chat->assistant_unknown->sentence() << std::endl;
        result["learned"] = nullptr;
        result["assistant_spans"] = nullptr;
        result["assistant_unknown"] = chat->assistant_unknown->sentence();
    } else {
        result["learned"] = tokens.learned;
        result["assistant_spans"] = characterPairs(*chat);
    }
    context.result(result, [&] { std::cout << chat->text; });
}

} // namespace

void addRenderCommand(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand(
        "render", "A conversation (JSON on standard input) → the text and tokens that the model sees");
    auto model = std::make_shared<std::string>();
    command->add_option("--model", *model, "A model folder, a GGUF file, a run or starter:NAME")->required();
    command->callback([&context, model] { render(context, *model); });
}

} // namespace luthier::cli
