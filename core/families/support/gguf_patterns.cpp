// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_tokenizer.h"

#include "core/text/published_patterns.h"

#include <algorithm>

namespace luthier {

namespace {

// Patterns as the tokenizer.json files of the models have them, beside those of published_patterns.h.
constexpr const char* gpt4o =
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* tekken =
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* deepseek3 =
    R"([!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* east_asian = R"([\x{4E00}-\x{9FA5}\x{3040}-\x{309F}\x{30A0}-\x{30FF}]+)";
constexpr const char* han_and_hangul = R"([\x{4E00}-\x{9FA5}\x{0800}-\x{4E00}\x{AC00}-\x{D7FF}]+)";

Json split(const char* pattern)
{
    return {{"type", "Split"}, {"pattern", {{"Regex", pattern}}}, {"behavior", "Isolated"}, {"invert", false}};
}

Json byteLevel(bool words)
{
    return {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}, {"use_regex", words}};
}

Json digits(bool individual)
{
    return {{"type", "Digits"}, {"individual_digits", individual}};
}

Json sequence(Json parts)
{
    return {{"type", "Sequence"}, {"pretokenizers", std::move(parts)}};
}

Json nfc()
{
    return {{"type", "NFC"}};
}

Json splitByteLevel(const char* pattern)
{
    return sequence(Json::array({split(pattern), byteLevel(false)}));
}

GgufPattern gpt2Pattern()
{
    return {nullptr, byteLevel(true)};
}

GgufPattern gpt2NfcPattern()
{
    return {nfc(), byteLevel(true)};
}

GgufPattern digitPattern()
{
    return {nullptr, sequence(Json::array({digits(true), byteLevel(true)}))};
}

GgufPattern llama3Pattern()
{
    return {nullptr, splitByteLevel(llama3_pattern), true, true};
}

GgufPattern llama3MergingPattern()
{
    return {nullptr, splitByteLevel(llama3_pattern)};
}

GgufPattern llama3WordsPattern() // GLM
{
    return {nullptr, splitByteLevel(llama3_pattern), true};
}

GgufPattern qwen2Pattern()
{
    return {nfc(), splitByteLevel(qwen2_pattern)};
}

GgufPattern gpt4oPattern()
{
    return {nullptr, splitByteLevel(gpt4o)};
}

GgufPattern tekkenPattern()
{
    return {nullptr, splitByteLevel(tekken), true, true};
}

GgufPattern deepseekCoderPattern()
{
    return {nullptr,
            sequence(Json::array({split("[\r\n]"), split(R"(\s?\p{L}+)"), split(R"(\s?\p{P}+)"), split(han_and_hangul),
                                  digits(true), byteLevel(false)}))};
}

GgufPattern deepseek3Pattern()
{
    return {nullptr,
            sequence(Json::array({split(R"(\p{N}{1,3})"), split(east_asian), split(deepseek3), byteLevel(false)}))};
}

GgufPattern falconPattern()
{
    return {nullptr,
            sequence(Json::array({{{"type", "Punctuation"}, {"behavior", "Contiguous"}},
                                  byteLevel(true),
                                  digits(false),
                                  split("[0-9][0-9][0-9]")}))};
}

struct Row {
    const char* name;
    GgufPattern (*pattern)();
};

// By the names that converters write. Names that share a row share a pattern.
constexpr Row rows[] = {
    {"gpt-2", gpt2Pattern},
    {"phi-2", gpt2Pattern},
    {"roberta-bpe", gpt2Pattern},
    {"jina-v1-en", gpt2Pattern},
    {"jina-v2-code", gpt2Pattern},
    {"jina-v2-es", gpt2Pattern},
    {"jina-v2-de", gpt2Pattern},
    {"jina-es", gpt2Pattern},
    {"jina-de", gpt2Pattern},
    {"mellum", gpt2Pattern},
    {"jais", gpt2Pattern},
    {"granite-docling", gpt2Pattern},
    {"mpt", gpt2NfcPattern}, // the vocabulary of GPT-NeoX
    {"olmo", gpt2NfcPattern},
    {"modern-bert", gpt2NfcPattern},
    {"smollm", digitPattern},
    {"starcoder", digitPattern},
    {"refact", digitPattern}, // also Granite
    {"codeshell", digitPattern},
    {"minerva-7b", digitPattern},
    {"exaone", digitPattern},
    {"llama-bpe", llama3Pattern},
    {"llama3", llama3Pattern},
    {"llama-v3", llama3Pattern},
    {"falcon3", llama3Pattern},
    {"lfm2", llama3Pattern},
    {"dbrx", llama3MergingPattern},
    {"smaug-bpe", llama3MergingPattern},
    {"chatglm-bpe", llama3MergingPattern},
    {"glm4", llama3WordsPattern},
    {"qwen2", qwen2Pattern},
    {"deepseek-r1-qwen", qwen2Pattern},
    {"stablelm2", qwen2Pattern},
    {"megrez", qwen2Pattern},
    {"hunyuan", qwen2Pattern},
    {"gpt-4o", gpt4oPattern},
    {"llama4", gpt4oPattern},
    {"tekken", tekkenPattern},
    {"pixtral", tekkenPattern},
    {"deepseek-coder", deepseekCoderPattern},
    {"deepseek-v3", deepseek3Pattern},
    {"falcon", falconPattern},
};

} // namespace

std::optional<GgufPattern> ggufPattern(std::string_view name)
{
    const auto* found =
        std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return name == row.name; });
    if (found == std::end(rows))
        return std::nullopt;
    return found->pattern();
}

std::string ggufUnnamedPattern(std::string_view architecture)
{
    if (architecture == "gpt2" || architecture == "gptj" || architecture == "bert")
        return "gpt-2";
    if (architecture == "gptneox")
        return "mpt";
    if (architecture == "qwen2" || architecture == "qwen3")
        return "qwen2";
    return architecture == "modern-bert" ? "modern-bert" : "";
}

} // namespace luthier
