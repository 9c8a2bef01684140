// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a GGUF model of 1.2 billion parameters (the sizes of Llama 3.2 1B; the weights of the file are a hole, so it
// takes little disk) as every run does: the folder that is made of it once, its weights, its tokenizer. Then loads
// every tensor in turn, keeping none and keeping all. Prints time and peak memory of each.
#include "core/base/json.h"
#include "core/base/process.h"
#include "core/families/model_folder.h"
#include "core/text/tokenizer.h"
#include "core/weights/gguf.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <unistd.h>

using namespace luthier;

namespace {

constexpr std::uint64_t hidden = 2048, intermediate = 8192, layers = 16, vocabulary = 128256, key_width = 512;

template <class Number> void put(std::string& bytes, Number number)
{
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void putText(std::string& bytes, std::string_view text)
{
    put<std::uint64_t>(bytes, text.size());
    bytes += text;
}

struct Header {
    std::string entries, tensors;
    std::uint64_t entry_count = 0, tensor_count = 0, data = 0, parameters = 0;
    const GgufTensorType* type = nullptr;

    std::string& entry(std::string_view key, GgufValueType value)
    {
        ++entry_count;
        putText(entries, key);
        put(entries, static_cast<std::uint32_t>(value));
        return entries;
    }
    void number(std::string_view key, std::uint32_t value) { put(entry(key, GgufValueType::U32), value); }
    void text(std::string_view key, std::string_view value) { putText(entry(key, GgufValueType::String), value); }
    void list(std::string_view key, GgufValueType element, std::uint64_t count)
    {
        entry(key, GgufValueType::Array);
        put(entries, static_cast<std::uint32_t>(element));
        put(entries, count);
    }
    void tensor(const std::string& name, std::uint64_t rows, std::uint64_t columns)
    {
        const GgufTensorType& stored = rows == 1 ? *ggufTensorType(0) : *type;
        ++tensor_count;
        parameters += rows * columns;
        putText(tensors, name);
        put<std::uint32_t>(tensors, rows == 1 ? 1 : 2);
        put(tensors, columns);
        if (rows != 1)
            put(tensors, rows);
        put(tensors, stored.id);
        put(tensors, data);
        data += (rows * columns / stored.values * stored.bytes + 31) / 32 * 32;
    }
};

// Every token of two letters and more is built by one merge from a shorter one and a letter.
std::string word(std::uint64_t index)
{
    std::string letters;
    for (index += 1; index > 0; index = (index - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('a' + (index - 1) % 26));
    return letters;
}

Header model(const char* type)
{
    Header header;
    for (const GgufTensorType& one : ggufTensorTypes())
        if (std::string_view(one.name) == type)
            header.type = &one;
    header.text("general.architecture", "llama");
    header.number("llama.embedding_length", hidden);
    header.number("llama.feed_forward_length", intermediate);
    header.number("llama.block_count", layers);
    header.number("llama.context_length", 131072);
    header.number("llama.attention.head_count", 32);
    header.number("llama.attention.head_count_kv", 8);
    put(header.entry("llama.attention.layer_norm_rms_epsilon", GgufValueType::F32), 1e-5F);
    header.text("tokenizer.ggml.model", "gpt2");
    header.text("tokenizer.ggml.pre", "llama-bpe");
    header.list("tokenizer.ggml.tokens", GgufValueType::String, vocabulary);
    for (std::uint64_t i = 0; i < vocabulary; ++i)
        putText(header.entries, word(i));
    header.list("tokenizer.ggml.merges", GgufValueType::String, vocabulary - 26);
    for (std::uint64_t i = 26; i < vocabulary; ++i) {
        std::string both = word(i);
        putText(header.entries, both.insert(both.size() - 1, " "));
    }
    header.tensor("token_embd.weight", vocabulary, hidden);
    header.tensor("output_norm.weight", 1, hidden);
    for (std::uint64_t layer = 0; layer < layers; ++layer) {
        const std::string at = fmt::format("blk.{}.", layer);
        header.tensor(at + "attn_norm.weight", 1, hidden);
        header.tensor(at + "attn_q.weight", hidden, hidden);
        header.tensor(at + "attn_k.weight", key_width, hidden);
        header.tensor(at + "attn_v.weight", key_width, hidden);
        header.tensor(at + "attn_output.weight", hidden, hidden);
        header.tensor(at + "ffn_norm.weight", 1, hidden);
        header.tensor(at + "ffn_gate.weight", intermediate, hidden);
        header.tensor(at + "ffn_up.weight", intermediate, hidden);
        header.tensor(at + "ffn_down.weight", hidden, intermediate);
    }
    return header;
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Json measure(const char* type, DType as)
{
    const Header header = model(type);
    const fs::path file = fs::temp_directory_path() / fmt::format("luthier-bench-{}.gguf", ::getpid());
    std::string begin = "GGUF";
    put<std::uint32_t>(begin, 3);
    put(begin, header.tensor_count);
    put(begin, header.entry_count);
    begin += header.entries + header.tensors;
    begin.resize((begin.size() + 31) / 32 * 32);
    std::ofstream(file, std::ios::binary) << begin;
    if (::truncate(file.c_str(), static_cast<off_t>(begin.size() + header.data)) != 0)
        return {{"error", "A sparse file could not be made in the temporary folder."}};

    Json result = {{"stored", type},
                   {"delivered", name(as)},
                   {"parameters", header.parameters},
                   {"file_bytes", begin.size() + header.data}};
    const fs::path cache = fs::temp_directory_path() / fmt::format("luthier-bench-cache-{}", ::getpid());
    ::setenv("XDG_CACHE_HOME", cache.c_str(), 1);
    resetPeakResident();
    const std::int64_t before = residentBytes();
    auto start = std::chrono::steady_clock::now();
    const auto folder = modelFolder(file);
    result["first_time_seconds"] = secondsSince(start);
    if (!folder)
        return {{"error", folder.error().sentence()}};
    start = std::chrono::steady_clock::now();
    const auto weights = openModelWeights(file, *folder, as);
    result["open_seconds"] = secondsSince(start);
    if (!weights)
        return {{"error", weights.error().sentence()}};
    const auto tokenizer = openTokenizer(*folder);
    result["open_with_tokenizer_seconds"] = secondsSince(start);
    result["open_peak_bytes"] = peakResidentBytes() - before;
    fs::remove(file); // the mapping keeps it until we end
    fs::remove_all(cache);
    if (!tokenizer)
        return {{"error", tokenizer.error().sentence()}};

    std::uint64_t delivered = 0;
    for (const bool keep : {false, true}) {
        resetPeakResident();
        const std::int64_t base = residentBytes();
        start = std::chrono::steady_clock::now();
        std::vector<TensorView> kept;
        delivered = 0;
        for (const TensorInfo& tensor : (*weights)->tensors()) {
            auto view = (*weights)->load(tensor);
            if (!view)
                return {{"error", view.error().sentence()}};
            delivered += view->bytes.size();
            if (keep)
                kept.push_back(std::move(*view));
        }
        const std::string which = keep ? "all" : "each";
        result["load_" + which + "_seconds"] = secondsSince(start);
        result["load_" + which + "_peak_bytes"] = peakResidentBytes() - base;
    }
    result["delivered_bytes"] = delivered;
    return result;
}

} // namespace

int main()
{
    Json results = Json::array();
    for (const char* type : {"Q4_K", "Q8_0", "Q6_K", "BF16"})
        results.push_back(measure(type, DType::BF16));
    std::printf("%s\n", results.dump(2).c_str());
    return 0;
}
