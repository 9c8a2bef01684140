// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/support/ending_token.h"

#include "core/base/json.h"

namespace luthier {

namespace {

constexpr const char* probe = "a";

Json specialToken(const std::string& piece)
{
    return Json{{"SpecialToken", {{"id", piece}, {"type_id", 0}}}};
}

Json sequence(const char* id)
{
    return Json{{"Sequence", {{"id", id}, {"type_id", 0}}}};
}

// Format: the tokenizers library, TemplateProcessing.
Json endingTemplate(const std::string& piece, std::int32_t id)
{
    Json result;
    result["type"] = "TemplateProcessing";
    result["single"] = Json::array({sequence("A"), specialToken(piece)});
    result["pair"] = Json::array({sequence("A"), specialToken(piece), sequence("B"), specialToken(piece)});
    result["special_tokens"][piece] = {{"id", piece}, {"ids", {id}}, {"tokens", {piece}}};
    return result;
}

bool isType(const Json& processor, const char* type)
{
    return processor.is_object() && processor.value("type", "") == type;
}

void extend(Json& processor, const std::string& piece, std::int32_t id)
{
    processor["single"].push_back(specialToken(piece));
    processor["pair"].push_back(specialToken(piece));
    processor["special_tokens"][piece] = {{"id", piece}, {"ids", {id}}, {"tokens", {piece}}};
}

void endProcessor(Json& processor, const std::string& piece, std::int32_t id)
{
    if (processor.is_null()) {
        processor = endingTemplate(piece, id);
    } else if (isType(processor, "TemplateProcessing")) {
        extend(processor, piece, id);
    } else if (isType(processor, "Sequence") && processor["processors"].is_array()) {
        for (Json& step : processor["processors"])
            if (isType(step, "TemplateProcessing"))
                return extend(step, piece, id);
        processor["processors"].push_back(endingTemplate(piece, id));
    } else {
        Json steps = Json::array({processor, endingTemplate(piece, id)});
        processor = {{"type", "Sequence"}, {"processors", std::move(steps)}};
    }
}

} // namespace

Status endTextsWithEos(const Tokenizer& tokenizer, const fs::path& folder)
{
    const auto eos = tokenizer.roles().eos;
    std::vector<std::int32_t> wanted = tokenizer.encode(probe, SpecialTokens::Add).ids;
    if (!eos || wanted.empty() || wanted.back() == *eos)
        return {};
    const bool begins = tokenizer.roles().bos && wanted.front() == *tokenizer.roles().bos;
    wanted.push_back(*eos);

    std::error_code ignored;
    const fs::path fast = folder / "tokenizer.json";
    if (fs::exists(fast, ignored)) {
        auto json = readJson(fast);
        if (!json)
            return fail(json.error());
        endProcessor((*json)["post_processor"], tokenizer.piece(*eos), *eos);
        if (auto written = writeJson(fast, *json); !written)
            return written;
    }
    const fs::path settings = folder / "tokenizer_config.json";
    Json config = Json::object();
    if (fs::exists(settings, ignored)) {
        auto json = readJson(settings);
        if (!json)
            return fail(json.error());
        config = std::move(*json);
    }
    config["add_eos_token"] = true;
    config["add_bos_token"] = begins; // once one of the two is given, readers take both from here
    if (auto written = writeJson(settings, config); !written)
        return written;

    const auto again = openTokenizer(folder);
    if (!again)
        return fail(again.error());
    if ((*again)->encode(probe, SpecialTokens::Add).ids != wanted)
        return fail(ErrorKind::Failed,
                    text("The tokenizer of this model cannot be made to end a text as the tuned model expects it."),
                    folder.string(), text("Use the run itself, or tune an encoder such as BERT for sorting."));
    return {};
}

} // namespace luthier
