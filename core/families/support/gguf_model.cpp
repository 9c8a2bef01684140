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

} // namespace

Result<GgufModel> openGgufModel(const fs::path& file, const TensorSourceOptions& options)
{
    auto source = GgufSource::open(file, options);
    if (!source)
        return fail(source.error());
    const std::string where = file.filename().string();
    const GgufKeys keys(**source, where);
    if (auto good = keys.finish(); !good)
        return fail(good.error());
    GgufModel model;
    model.architecture = keys.architecture();
    const GgufArchitecture* architecture = ggufArchitecture(model.architecture);
    if (!architecture)
        return fail(ErrorKind::Usage,
                    text("The GGUF file holds a model of the kind \"{}\", which is not known.", model.architecture),
                    where, text("Known are: {}.", ggufArchitectureList()));
    if ((*source)->tensors().empty())
        return fail(ErrorKind::Usage, text("The GGUF file holds a vocabulary but no weights."), where,
                    text("Choose the GGUF file of a whole model."));
    model.config = Json::object();
    architecture->configure(keys, model.config);
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
    auto weights = ggufWeights(*source, *architecture, model.config, where);
    if (!weights)
        return fail(weights.error());
    model.weights = std::move(*weights);
    return model;
}

} // namespace luthier
