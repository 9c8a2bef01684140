// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a model folder of 1.2 billion parameters in bf16 (the sizes of Llama 3.2 1B with its vocabulary; the weights
// are a hole in the file, so it takes little disk) and asks it for the next token of a short text. Prints the time and
// the peak of memory up to then, beside the size of the weights.
#include "core/base/json.h"
#include "core/base/process.h"
#include "core/families/base_model.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <unistd.h>

using namespace luthier;

namespace {

constexpr std::int64_t hidden = 2048, intermediate = 8192, layers = 16, vocabulary = 128256, key_width = 512;

// Every token of two letters and more is built by one merge from a shorter one and a letter.
std::string word(std::int64_t index)
{
    std::string letters;
    for (index += 1; index > 0; index = (index - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('a' + (index - 1) % 26));
    return letters;
}

Json tokenizer()
{
    Json vocabulary_json = Json::object(), merges = Json::array();
    for (std::int64_t i = 0; i < vocabulary; ++i) {
        std::string token = word(i);
        vocabulary_json[token] = i;
        if (i >= 26)
            merges.push_back(token.insert(token.size() - 1, " "));
    }
    return {{"model", {{"type", "BPE"}, {"vocab", vocabulary_json}, {"merges", merges}}},
            {"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", true}}},
            {"decoder", {{"type", "ByteLevel"}}}};
}

std::uint64_t writeWeights(const fs::path& file)
{
    Json header = Json::object();
    std::uint64_t data = 0;
    const auto tensor = [&](const std::string& name, std::vector<std::int64_t> shape) {
        std::uint64_t bytes = 2;
        for (const std::int64_t size : shape)
            bytes *= static_cast<std::uint64_t>(size);
        header[name] = {{"dtype", "BF16"}, {"shape", shape}, {"data_offsets", {data, data + bytes}}};
        data += bytes;
    };
    tensor("model.embed_tokens.weight", {vocabulary, hidden});
    tensor("model.norm.weight", {hidden});
    for (std::int64_t layer = 0; layer < layers; ++layer) {
        const std::string at = fmt::format("model.layers.{}.", layer);
        tensor(at + "input_layernorm.weight", {hidden});
        tensor(at + "post_attention_layernorm.weight", {hidden});
        tensor(at + "self_attn.q_proj.weight", {hidden, hidden});
        tensor(at + "self_attn.k_proj.weight", {key_width, hidden});
        tensor(at + "self_attn.v_proj.weight", {key_width, hidden});
        tensor(at + "self_attn.o_proj.weight", {hidden, hidden});
        tensor(at + "mlp.gate_proj.weight", {intermediate, hidden});
        tensor(at + "mlp.up_proj.weight", {intermediate, hidden});
        tensor(at + "mlp.down_proj.weight", {hidden, intermediate});
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' '); // as the safetensors library writes it; else values lie across words
    std::string begin(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        begin[i] = static_cast<char>(text.size() >> (8 * i) & 0xff);
    begin += text;
    std::ofstream(file, std::ios::binary) << begin;
    if (::truncate(file.c_str(), static_cast<off_t>(begin.size() + data)) != 0)
        std::fprintf(stderr, "A sparse file could not be made in the temporary folder.\n");
    return data;
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main()
{
    const fs::path folder = fs::temp_directory_path() / fmt::format("luthier-bench-{}", ::getpid());
    fs::create_directories(folder);
    const Json config = {{"architectures", {"LlamaForCausalLM"}},
                         {"model_type", "llama"},
                         {"vocab_size", vocabulary},
                         {"hidden_size", hidden},
                         {"intermediate_size", intermediate},
                         {"num_hidden_layers", layers},
                         {"num_attention_heads", 32},
                         {"num_key_value_heads", 8},
                         {"max_position_embeddings", 131072},
                         {"rms_norm_eps", 1e-5},
                         {"rope_theta", 500000.0},
                         {"tie_word_embeddings", true}};
    if (!writeJson(folder / "config.json", config) || !writeJson(folder / "tokenizer.json", tokenizer()))
        return 1;
    const std::uint64_t weights = writeWeights(folder / "model.safetensors");

    resetPeakResident();
    const std::int64_t before = residentBytes();
    const auto start = std::chrono::steady_clock::now();
    Json result = {{"weight_bytes", weights}};
    const auto model = openBaseModel(folder, {at::kBFloat16, at::kCPU});
    result["open_seconds"] = secondsSince(start);
    result["open_peak_bytes"] = peakResidentBytes() - before;
    fs::remove_all(folder); // the mapping keeps the weights until we end
    if (!model) {
        std::fprintf(stderr, "%s\n", model.error().sentence().c_str());
        return 1;
    }
    const at::NoGradGuard no_gradient;
    const std::vector<std::int32_t> ids = (*model)->tokenizer->encode("the contract ends", SpecialTokens::Add).ids;
    RaggedBatch batch;
    batch.ids = at::tensor(at::ArrayRef<std::int32_t>(ids), at::kInt).to(at::kLong);
    batch.positions = at::arange(batch.ids.size(0), batch.ids.options());
    batch.offsets = {0, batch.ids.size(0)};
    Transformer& network = *(*model)->network;
    const at::Tensor states = network.forward(batch);
    const at::Tensor logits = network.logits(HeadKind::Language, states.slice(0, -1));
    result["first_answer_seconds"] = secondsSince(start);
    result["first_answer_peak_bytes"] = peakResidentBytes() - before;
    result["peak_over_weights"] = static_cast<double>(peakResidentBytes() - before) / static_cast<double>(weights);
    result["vocabulary"] = logits.size(1);
    std::printf("%s\n", result.dump(2).c_str());
    return 0;
}
