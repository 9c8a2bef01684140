// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_model.h"

#include "core/families/support/gguf_architecture.h"
#include "core/families/support/gguf_weights.h"

namespace luthier {

namespace {

constexpr std::string_view template_key = "tokenizer.chat_template";

void readTemplates(const GgufKeys& keys, GgufModel& model)
{
    model.chat_template = keys.text(template_key);
    for (const auto& [key, value] : keys.source().metadata())
        if (key.starts_with("tokenizer.chat_template.") && value.type == GgufValueType::String)
            model.named_templates.emplace_back(key.substr(template_key.size() + 1), value.text);
}

// What the weights need: their file, and what its metadata says of their names and layouts.
struct OpenedFile {
    std::shared_ptr<const GgufSource> source;
    const GgufArchitecture* architecture = nullptr;
    Json config = Json::object();
};

Result<OpenedFile> openFile(const fs::path& file, const TensorSourceOptions& options, const std::string& where)
{
    auto source = GgufSource::open(file, options);
    if (!source)
        return fail(source.error());
    OpenedFile opened;
    opened.source = std::move(*source);
    const GgufKeys keys(*opened.source, where);
    if (auto good = keys.finish(); !good)
        return fail(good.error());
    opened.architecture = ggufArchitecture(keys.architecture());
    if (!opened.architecture)
        return fail(ErrorKind::Usage,
                    text("The GGUF file holds a model of the kind \"{}\", which is not known.", keys.architecture()),
                    where, text("Known are: {}.", ggufArchitectureList()));
    if (opened.source->tensors().empty())
        return fail(ErrorKind::Usage, text("The GGUF file holds a vocabulary but no weights."), where,
                    text("Choose the GGUF file of a whole model."));
    opened.architecture->configure(keys, opened.config);
    if (auto good = keys.finish(); !good)
        return fail(good.error());
    return opened;
}

} // namespace

Result<GgufModel> openGgufModel(const fs::path& file, const TensorSourceOptions& options)
{
    const std::string where = file.filename().string();
    auto opened = openFile(file, options, where);
    if (!opened)
        return fail(std::move(opened.error()));
    const GgufKeys keys(*opened->source, where);
    GgufModel model;
    model.architecture = keys.architecture();
    model.name = keys.text("general.name");
    model.licence = keys.text("general.license");
    if (keys.has("general.languages"))
        for (const std::string_view one : keys.texts("general.languages"))
            model.languages.emplace_back(one);
    readTemplates(keys, model);
    constexpr const char* poolings[] = {"", "mean", "cls", "lasttoken"};
    if (const auto kind = keys.maybeInteger(".pooling_type"); kind && *kind < std::ssize(poolings))
        model.pooling = poolings[*kind];
    if (auto good = keys.finish(); !good)
        return fail(good.error());
    auto tokenizer = ggufTokenizer(keys);
    if (!tokenizer)
        return fail(tokenizer.error());
    model.tokenizer = std::move(*tokenizer);
    auto weights = ggufWeights(opened->source, *opened->architecture, opened->config, where);
    if (!weights)
        return fail(weights.error());
    model.weights = std::move(*weights);
    model.config = std::move(opened->config);
    return model;
}

Result<std::shared_ptr<const TensorSource>> openGgufWeights(const fs::path& file, const TensorSourceOptions& options)
{
    const std::string where = file.filename().string();
    auto opened = openFile(file, options, where);
    if (!opened)
        return fail(std::move(opened.error()));
    return ggufWeights(opened->source, *opened->architecture, opened->config, where);
}

} // namespace luthier
