// SPDX-License-Identifier: GPL-3.0-or-later
// luthier-blank-model FAMILY --text FILE --out FOLDER [sizes]: an untrained model that learns from FILE what words
// there are and nothing else. The starter models are this, trained with the task corpus (resources/starter/README.md).
#include "core/base/json.h"
#include "core/base/random.h"
#include "core/families/family.h"
#include "core/nn/transformer.h"
#include "core/text/tokenizer.h"
#include "core/text/train_vocabulary.h"
#include "core/weights/safetensors.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cmath>
#include <cstdio>
#include <deque>
#include <numbers>

using namespace luthier;

namespace {

struct Sizes {
    std::int64_t vocabulary = 4096, hidden = 256, layers = 5, heads = 8, kv_heads = 4, intermediate = 704,
                 context = 512;
};

Json llamaConfig(const Sizes& s)
{
    return Json{{"architectures", {"LlamaForCausalLM"}},
                {"model_type", "llama"},
                {"vocab_size", s.vocabulary},
                {"hidden_size", s.hidden},
                {"intermediate_size", s.intermediate},
                {"num_hidden_layers", s.layers},
                {"num_attention_heads", s.heads},
                {"num_key_value_heads", s.kv_heads},
                {"head_dim", s.hidden / s.heads},
                {"max_position_embeddings", s.context},
                {"rms_norm_eps", 1e-5},
                {"rope_theta", 10000.0},
                {"hidden_act", "silu"},
                {"attention_bias", false},
                {"mlp_bias", false},
                {"tie_word_embeddings", true},
                {"bos_token_id", 1},
                {"eos_token_id", 2},
                {"torch_dtype", "bfloat16"}};
}

Json bertConfig(const Sizes& s)
{
    return Json{{"architectures", {"BertForMaskedLM"}},
                {"model_type", "bert"},
                {"vocab_size", s.vocabulary},
                {"hidden_size", s.hidden},
                {"intermediate_size", s.intermediate},
                {"num_hidden_layers", s.layers},
                {"num_attention_heads", s.heads},
                {"max_position_embeddings", s.context},
                {"type_vocab_size", 2},
                {"layer_norm_eps", 1e-12},
                {"hidden_act", "gelu"},
                {"hidden_dropout_prob", 0.1},
                {"attention_probs_dropout_prob", 0.1},
                {"pad_token_id", 0},
                {"torch_dtype", "bfloat16"}};
}

// Where words stand, told to an encoder before it learns anything: learned positions begin as sines and cosines, and
// the heads of the first layer begin by looking at the words beside their own. From noise alone an encoder of this size
// spends most of its pre-training finding out that words have neighbours. (Vaswani et al. 2017, section 3.5, for the
// sines; Trockman & Kolter 2023 for attention that begins with a structure. Everything stays free to change.)
class Neighbours {
public:
    Neighbours(const Sizes& sizes, RandomStream& random)
        : m_hidden(sizes.hidden), m_head_size(sizes.hidden / sizes.heads), m_heads(sizes.heads)
    {
        // Spread at random over half a turn a word: their sum is large at one distance and small at all others.
        for (std::int64_t i = 0; i < m_hidden / 2; ++i)
            m_frequencies.push_back(0.02 + 3.0 * random.uniform());
    }

    double position(std::int64_t place, std::int64_t column) const
    {
        const double angle = static_cast<double>(place) * m_frequencies[static_cast<std::size_t>(column / 2)];
        return 0.02 * std::numbers::sqrt2 * (column % 2 == 0 ? std::sin(angle) : std::cos(angle));
    }

    // What a first-layer query or key weight begins with beside its noise. Head h turns the sines of its own slice by
    // offset(h) words, so that query · key is largest where the key stands that many words away.
    double weight(bool query, std::int64_t row, std::int64_t column) const
    {
        const std::int64_t head = row / m_head_size;
        if (offset(head) == 0 || column / 2 != row / 2)
            return 0;
        const double angle = query ? offset(head) * m_frequencies[static_cast<std::size_t>(row / 2)] : 0;
        const bool row_sine = row % 2 == 0, column_sine = column % 2 == 0;
        // sin(a + b) = sin a cos b + cos a sin b; cos(a + b) = cos a cos b - sin a sin b
        if (row_sine == column_sine)
            return strength * std::cos(angle);
        return strength * (row_sine ? std::sin(angle) : -std::sin(angle));
    }

private:
    static constexpr double strength = 2;

    // -1, 1, -2, 2, -3, 3; the last heads are left to find their own.
    double offset(std::int64_t head) const
    {
        if (head >= std::min<std::int64_t>(6, m_heads - 2))
            return 0;
        const auto away = static_cast<double>(head / 2 + 1);
        return head % 2 == 0 ? -away : away;
    }

    std::int64_t m_hidden, m_head_size, m_heads;
    std::vector<double> m_frequencies;
};

// bf16 weights, normal(0, 0.02) as both families' authors draw them; norms one, biases zero.
Status writeWeights(const FamilyRow& row, const Spec& spec, const fs::path& file, const Sizes& sizes,
                    std::uint64_t seed)
{
    RandomStream random(seed, "weights"), turns(seed, "positions");
    const Neighbours neighbours(sizes, turns);
    std::vector<TensorToWrite> tensors;
    std::deque<std::vector<std::uint16_t>> values;
    for (const Transformer::Demand& demand : Transformer::demands(spec)) {
        if (demand.name.starts_with("classifier") || demand.name.starts_with("pooler"))
            continue;
        std::int64_t count = 1;
        for (const std::int64_t size : demand.shape)
            count *= size;
        std::vector<std::uint16_t>& bits = values.emplace_back();
        const bool norm = demand.name.find("norm.weight") != std::string::npos;
        const bool bias = demand.name.ends_with("bias");
        const bool position = demand.name == "embed.position.weight";
        const bool query = demand.name == "layers.0.attention.query.weight";
        const bool placed =
            spec.position == PositionKind::Learned && (query || demand.name == "layers.0.attention.key.weight");
        for (std::int64_t i = 0; i < count; ++i) {
            double drawn = norm ? 1.0 : bias ? 0.0 : 0.02 * random.normal();
            if (position)
                drawn = neighbours.position(i / sizes.hidden, i % sizes.hidden);
            else if (placed)
                drawn += neighbours.weight(query, i / sizes.hidden, i % sizes.hidden);
            const auto value = static_cast<float>(drawn);
            bits.push_back(static_cast<std::uint16_t>((std::bit_cast<std::uint32_t>(value) + 0x8000U) >> 16));
        }
        tensors.push_back(
            {row.stored(spec, demand.name).front().name, DType::BF16, demand.shape, std::as_bytes(std::span(bits))});
    }
    return writeSafetensors(file, tensors);
}

Status make(const std::string& family_name, const fs::path& text_file, const fs::path& out, Sizes sizes,
            std::uint64_t seed)
{
    if (const Status made = makeFolder(out); !made)
        return made;
    const bool llama = family_name == "llama";
    const Status vocabulary = llama
        ? trainSentencePiece(text_file, out / "tokenizer.model", static_cast<int>(sizes.vocabulary))
        : trainWordPiece(text_file, out / "vocab.txt", static_cast<int>(sizes.vocabulary));
    if (!vocabulary)
        return vocabulary;
    const Json tokenizer_config = llama ? Json{{"tokenizer_class", "LlamaTokenizer"},
                                               {"bos_token", "<s>"},
                                               {"eos_token", "</s>"},
                                               {"unk_token", "<unk>"},
                                               {"add_bos_token", true},
                                               {"add_eos_token", false},
                                               {"legacy", false},
                                               {"model_max_length", sizes.context}}
                                        : Json{{"tokenizer_class", "BertTokenizer"},
                                               {"do_lower_case", false},
                                               {"strip_accents", false},
                                               {"cls_token", "[CLS]"},
                                               {"sep_token", "[SEP]"},
                                               {"pad_token", "[PAD]"},
                                               {"unk_token", "[UNK]"},
                                               {"mask_token", "[MASK]"},
                                               {"model_max_length", sizes.context}};
    if (const Status written = writeJson(out / "tokenizer_config.json", tokenizer_config); !written)
        return written;
    const auto tokenizer = openTokenizer(out);
    if (!tokenizer)
        return fail(tokenizer.error());
    sizes.vocabulary = ((*tokenizer)->vocabularySize() + 7) / 8 * 8;
    const Json config = llama ? llamaConfig(sizes) : bertConfig(sizes);
    if (const Status written = writeJson(out / "config.json", config); !written)
        return written;
    for (const FamilyDescriptor* family : families())
        for (const FamilyRow& row : family->rows)
            if (family_name == row.model_type) {
                const auto spec = row.spec(config, "config.json");
                if (!spec)
                    return fail(spec.error());
                return writeWeights(row, *spec, out / "model.safetensors", sizes, seed);
            }
    return fail(ErrorKind::Usage, text("There is no family “{}”.", family_name));
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"Makes an untrained model folder"};
    std::string family;
    fs::path text_file, out;
    Sizes sizes;
    std::uint64_t seed = 1;
    app.add_option("family", family, "llama or bert")->required()->check(CLI::IsMember({"llama", "bert"}));
    app.add_option("--text", text_file, "Text to learn the vocabulary from")->required();
    app.add_option("--out", out, "The folder to make")->required();
    app.add_option("--vocabulary", sizes.vocabulary);
    app.add_option("--hidden", sizes.hidden);
    app.add_option("--layers", sizes.layers);
    app.add_option("--heads", sizes.heads);
    app.add_option("--kv-heads", sizes.kv_heads);
    app.add_option("--intermediate", sizes.intermediate);
    app.add_option("--context", sizes.context);
    app.add_option("--seed", seed);
    CLI11_PARSE(app, argc, argv);
    const Status made = make(family, text_file, out, sizes, seed);
    if (!made) {
        std::fprintf(stderr, "%s\n", made.error().sentence().c_str());
        return 1;
    }
    return 0;
}
