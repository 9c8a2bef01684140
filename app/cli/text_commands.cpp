// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/datasets/support/reading.h"
#include "core/families/inspect.h"

#include <iostream>

namespace luthier::cli {

namespace {

void print(const Json& json)
{
    std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

// One text a line, or one JSON string a line; empty lines are texts too, except the last.
std::vector<std::string> linesOf(Context& context, const std::string& input, bool jsonl)
{
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t number = 1; begin < input.size(); ++number) {
        const std::size_t end = std::min(input.find('\n', begin), input.size());
        std::string line = input.substr(begin, end - begin);
        begin = end + 1;
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (!jsonl) {
            lines.push_back(std::move(line));
            continue;
        }
        if (line.empty())
            continue;
        const auto parsed = parseJson(line, fmt::format("standard input, line {}", number));
        if (!parsed) {
            context.failed(parsed.error());
            return {};
        }
        if (!parsed->is_string()) {
            context.failed({ErrorKind::Usage,
                            text("With --jsonl every line must be a JSON string."),
                            fmt::format("standard input, line {}", number),
                            {},
                            {}});
            return {};
        }
        lines.push_back(parsed->get<std::string>());
    }
    if (lines.empty() && context.exit_code == 0)
        context.failed(
            {ErrorKind::Usage, text("There is no text on standard input."), {}, text("Give one text a line."), {}});
    return lines;
}

struct Options {
    PredictorOptions model;
    SamplingOptions sampling;
    bool no_special_tokens = false, chat = false, conversation = false, jsonl = false, tokens = false;
    std::optional<std::string> system; // absent: as the model was taught
    std::string pooling; // empty: as the model was published
};

void tokenize(Context& context, const Options& options)
{
    const auto folder = tokenizerFolder(options.model.model);
    if (!folder)
        return context.failed(folder.error());
    const auto tokenizer = openTokenizer(*folder);
    if (!tokenizer)
        return context.failed(tokenizer.error());
    const Encoding encoding =
        (*tokenizer)
            ->encode(readStandardInput(), options.no_special_tokens ? SpecialTokens::Leave : SpecialTokens::Add);
    Json result;
    result["ids"] = encoding.ids;
    result["pieces"] = Json::array();
    for (const std::int32_t id : encoding.ids)
        result["pieces"].push_back((*tokenizer)->piece(id));
    result["offsets"] = Json::array();
    for (const ByteRange& range : encoding.offsets)
        result["offsets"].push_back({range.begin, range.end});
    context.result(result, [&] {
        for (std::size_t i = 0; i < encoding.ids.size(); ++i)
            std::cout << encoding.ids[i] << '\t' << (*tokenizer)->piece(encoding.ids[i]) << '\n';
    });
}

void score(Context& context, const Options& options)
{
    const auto model = openModel(context, options.model);
    if (!model)
        return;
    const auto scored = model->score(readStandardInput());
    if (!scored)
        return context.failed(scored.error());
    Json result;
    result["ids"] = scored->ids;
    result["log_probabilities"] = scored->log_probabilities;
    result["perplexity"] = scored->perplexity;
    context.result(result, [&] { std::cout << "perplexity " << scored->perplexity << '\n'; });
}

void generate(Context& context, const Options& options)
{
    const auto model = openModel(context, options.model);
    if (!model)
        return;
    const std::string given = readStandardInput();
    Prompt prompt{given, Prompt::Wrap::Raw, options.system};
    if (options.conversation)
        prompt.wrap = Prompt::Wrap::Conversation;
    else if (options.chat || options.system)
        prompt.wrap = Prompt::Wrap::Instruction;
    const auto stream = [&context](const std::string& piece) {
        if (!context.json)
            std::cout << piece << std::flush;
    };
    const auto generated = model->generate(prompt, options.sampling, &context.control, stream);
    if (!generated)
        return context.failed(generated.error());
    Json result;
    result["text"] = generated->text;
    result["ids"] = generated->ids;
    result["stopped_by"] = name(generated->stopped_by);
    context.result(result, [] { std::cout << '\n'; });
    if (generated->stopped_by == StopReason::Stopped)
        context.exit_code = 130;
}

void tag(Context& context, Predictor& model, const std::vector<std::string>& texts, bool tokens)
{
    for (const std::string& one : texts) {
        if (!context.control.proceed())
            return context.failed({ErrorKind::Stopped, text("Stopped."), {}, {}, {}});
        const auto tagged = model.tag(one);
        if (!tagged)
            return context.failed(tagged.error());
        Json result;
        result["entities"] = Json::array();
        for (const Entity& entity : tagged->entities)
            result["entities"].push_back({{"start", entity.start},
                                          {"end", entity.end},
                                          {"label", entity.label},
                                          {"text", entity.text},
                                          {"score", entity.score}});
        if (tokens) {
            result["labels"] = tagged->labels;
            result["tokens"] = Json::array();
            for (const TaggedText::Token& token : tagged->tokens)
                result["tokens"].push_back(
                    {{"text", one.substr(token.range.begin, token.range.end - token.range.begin)},
                     {"offsets", {token.range.begin, token.range.end}},
                     {"label", token.label},
                     {"probabilities", token.probabilities}});
        }
        if (context.json) {
            print(result);
            continue;
        }
        for (const Entity& entity : tagged->entities)
            std::cout << entity.label << '\t' << entity.text << '\n';
        if (tokens)
            for (const TaggedText::Token& token : tagged->tokens)
                std::cout << one.substr(token.range.begin, token.range.end - token.range.begin) << '\t' << token.label
                          << '\n';
        std::cout << '\n'; // a text's marks end with an empty line
    }
}

void predict(Context& context, const Options& options)
{
    const auto model = openModel(context, options.model);
    if (!model)
        return;
    const std::vector<std::string> texts = linesOf(context, readStandardInput(), options.jsonl);
    if (context.exit_code != 0)
        return;
    if (model->canTag())
        return tag(context, *model, texts, options.tokens);
    if (options.tokens)
        return context.failed({ErrorKind::Usage,
                               text("This model does not mark words in texts."),
                               options.model.model,
                               text("Leave --tokens out."),
                               {}});
    // In slices, so that a long list shows its first answers at once and Ctrl-C works.
    for (std::size_t begin = 0; begin < texts.size(); begin += 32) {
        if (!context.control.proceed())
            return context.failed({ErrorKind::Stopped, text("Stopped."), {}, {}, {}});
        const std::size_t end = std::min(begin + 32, texts.size());
        std::vector<std::string> asked;
        for (std::size_t i = begin; i < end; ++i)
            if (!trimmed(texts[i]).empty())
                asked.push_back(texts[i]);
        const auto predictions = model->classify(asked);
        if (!predictions)
            return context.failed(predictions.error());
        auto next = predictions->begin();
        for (std::size_t i = begin; i < end; ++i) {
            // Every text has its line in what comes out, so that both can be laid side by side.
            const bool empty = trimmed(texts[i]).empty();
            const ClassPrediction prediction = empty ? ClassPrediction{} : *next++;
            if (empty)
                std::cerr << text("Text {} is empty, so it has no category.", i + 1).english() << std::endl;
            Json result;
            result["label"] = empty ? Json(nullptr) : Json(prediction.label);
            result["probabilities"] = Json::object();
            for (const auto& [label, probability] : prediction.probabilities)
                result["probabilities"][label] = probability;
            if (context.json)
                print(result);
            else
                std::cout << prediction.label << '\n';
        }
    }
}

void embed(Context& context, const Options& options)
{
    const auto model = openModel(context, options.model);
    if (!model)
        return;
    const std::vector<std::string> texts = linesOf(context, readStandardInput(), options.jsonl);
    if (context.exit_code != 0)
        return;
    const Pooling pooling = options.pooling == "cls" ? Pooling::Cls
        : options.pooling == "max"                   ? Pooling::Max
        : options.pooling == "mean"                  ? Pooling::Mean
                                                     : Pooling::AsPublished;
    for (const std::string& line : texts) {
        const auto vector = model->embed(line, pooling);
        if (!vector)
            return context.failed(vector.error());
        Json result;
        result["embedding"] = *vector;
        print(result);
    }
}

} // namespace

void addTextCommands(CLI::App& app, Context& context)
{
    const auto add = [&](const char* name, const char* help, void (*run)(Context&, const Options&)) {
        CLI::App* command = app.add_subcommand(name, help);
        auto options = std::make_shared<Options>();
        addModelOptions(*command, options->model);
        command->callback([&context, options, run] { run(context, *options); });
        return std::pair(command, options);
    };
    auto [tokenize_command, tokenize_options] = add("tokenize", "Text on standard input → token ids", tokenize);
    tokenize_command->add_flag("--no-special-tokens", tokenize_options->no_special_tokens,
                               "Do not add the tokens that begin and end a text");
    add("score", "Text on standard input → how likely the model finds each token", score);
    auto [generate_command, generate_options] = add("generate", "Continues the prompt on standard input", generate);
    generate_command->add_option("--max-tokens", generate_options->sampling.max_tokens, "At most so many new tokens")
        ->check(CLI::Range(1, 1000000));
    generate_command
        ->add_option("--temperature", generate_options->sampling.temperature, "0: always the likeliest token")
        ->check(CLI::Range(0.0, 10.0));
    generate_command->add_option("--top-k", generate_options->sampling.top_k, "Only the k likeliest tokens (0: off)")
        ->check(CLI::Range(0, 10000000));
    generate_command
        ->add_option("--top-p", generate_options->sampling.top_p, "Only the likeliest tokens that make up p")
        ->check(CLI::Range(0.0, 1.0));
    generate_command->add_option("--seed", generate_options->sampling.seed, "Same seed, same text");
    CLI::Option* chat = generate_command->add_flag("--chat", generate_options->chat,
                                                   "Put the prompt into the model's instruction template");
    CLI::Option* system = generate_command->add_option("--system", generate_options->system,
                                                       "What the model is told before the prompt; means --chat");
    generate_command
        ->add_flag("--messages", generate_options->conversation,
                   "The prompt is a conversation: a JSON list of messages, which the model answers")
        ->excludes(chat)
        ->excludes(system);
    auto [predict_command, predict_options] =
        add("predict", "One text a line → its category, or what is marked in it", predict);
    predict_command->add_flag(
        "--tokens", predict_options->tokens,
        "Models that mark words: also every token with its label; with --json the probability of each");
    predict_command->add_flag("--jsonl", predict_options->jsonl, "Every line is a JSON string");
    auto [embed_command, embed_options] = add("embed", "One text a line → a vector", embed);
    embed_command->add_flag("--jsonl", embed_options->jsonl, "Every line is a JSON string");
    embed_command
        ->add_option("--pooling", embed_options->pooling,
                     "mean of all tokens, the first one, or the largest values; without it as the model was "
                     "published")
        ->check(CLI::IsMember({"mean", "cls", "max"}));
}

void addInspectCommand(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand("inspect", "What a model folder is and what it can be tuned for");
    auto path = std::make_shared<std::string>();
    command->add_option("path", *path, "A model folder, a GGUF file or starter:NAME")->required();
    command->callback([&context, path] {
        const auto summary = inspectModel(*path);
        if (!summary)
            return context.failed(summary.error());
        const Json json = summary->toJson();
        context.result(json, [&] {
            for (const auto& [key, value] : json.items())
                std::cout << key << ": " << (value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
        });
    });
}

} // namespace luthier::cli
