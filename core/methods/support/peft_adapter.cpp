// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/methods/support/peft_adapter.h"

#include "core/nn/stored_tensor.h"
#include "core/weights/safetensors.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/grad_mode.h>

#include <cmath>
#include <map>
#include <regex>
#include <set>

namespace luthier {

namespace {

constexpr std::string_view weight_suffix = ".weight";
constexpr std::string_view prefix = "base_model.model.";

// The fixed factors of somebody else's LoRA on a linear site, for answering only.
class FixedFactors : public LinearAdapter {
public:
    FixedFactors(const PeftFactors& factors, const Linear& site) : m_scale(factors.scale)
    {
        const at::Device device = site.weight.base.device();
        m_a = factors.a.to(device);
        m_b = factors.b.to(device);
        m_a_computed = m_a.to(site.compute);
        m_b_computed = m_b.to(site.compute);
    }

    at::Tensor forward(const Linear& site, const at::Tensor& x) override
    {
        return site.base(x) + at::linear(at::linear(x, m_a_computed), m_b_computed) * m_scale;
    }

    at::Tensor mergedWeight(const Linear& site) const override
    {
        return site.weight.base.to(at::kFloat) + at::matmul(m_b, m_a) * m_scale;
    }

private:
    at::Tensor m_a, m_b, m_a_computed, m_b_computed;
    double m_scale;
};

struct Config {
    double alpha = 0;
    bool rank_stabilised = false;
    std::vector<std::pair<std::string, double>> alpha_pattern;
};

bool isTrue(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

std::string textOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<Config> readConfig(const Json& json, const std::string& where)
{
    if (!json.is_object())
        return fail(ErrorKind::Damaged, text("The adapter's settings are not a JSON object."), where);
    if (const std::string type = textOf(json, "peft_type"); type != "LORA")
        return fail(ErrorKind::Usage, text("This adapter is of the kind “{}”; only LORA can be read.", type), where);
    for (const char* key : {"use_dora", "lora_bias", "use_qalora", "use_bdlora"})
        if (isTrue(json, key))
            return fail(ErrorKind::Usage,
                        text("This adapter uses “{}”, a variant of LoRA that cannot be read here.", key), where);
    if (const std::string bias = textOf(json, "bias"); !bias.empty() && bias != "none")
        return fail(ErrorKind::Usage,
                    text("This adapter carries trained biases (“bias”: “{}”), which cannot be read.", bias), where);
    Config config;
    const auto alpha = json.find("lora_alpha");
    if (alpha == json.end() || !alpha->is_number())
        return fail(ErrorKind::Damaged, text("The adapter's settings lack the number “{}”.", "lora_alpha"), where);
    config.alpha = alpha->get<double>();
    config.rank_stabilised = isTrue(json, "use_rslora");
    if (const auto pattern = json.find("alpha_pattern"); pattern != json.end() && pattern->is_object())
        for (const auto& [key, value] : pattern->items())
            if (value.is_number())
                config.alpha_pattern.emplace_back(key, value.get<double>());
    return config;
}

// alpha_pattern's keys are regular expressions over the end of the module's name, as peft reads them.
double alphaOf(const Config& config, const std::string& module)
{
    for (const auto& [key, alpha] : config.alpha_pattern) {
        try {
            if (std::regex_match(module, std::regex("(?:.*\\.)?(?:" + key + ")")))
                return alpha;
        } catch (const std::regex_error&) {
            if (module == key || module.ends_with("." + key))
                return alpha;
        }
    }
    return config.alpha;
}

std::string without(std::string name, std::string_view part)
{
    if (const std::size_t at = name.find(part); at != std::string::npos)
        name.erase(at, part.size());
    return name;
}

Error damaged(Text message, const fs::path& file)
{
    return Error{ErrorKind::Damaged,
                 std::move(message),
                 file.string(),
                 text("Take the adapter from where it came from once more, or choose another one."),
                 {}};
}

struct Pair {
    at::Tensor a, b;
};

Status sortIn(PeftAdapter& adapter, std::map<std::string, Pair>& pairs, const TensorView& view, const fs::path& file)
{
    std::string name = view.name;
    if (!name.starts_with(prefix))
        return fail(damaged(text("The tensor “{}” is not named as in a PEFT adapter.", view.name), file));
    name.erase(0, prefix.size());
    for (const auto& [mark, side] : {std::pair(".lora_A", &Pair::a), std::pair(".lora_B", &Pair::b)}) {
        const std::size_t at = name.find(mark);
        if (at == std::string::npos)
            continue;
        const std::string rest = name.substr(at + 7);
        if (rest != ".weight" && rest != ".default.weight")
            return fail(damaged(text("The tensor “{}” is not named as in a PEFT adapter.", view.name), file));
        if (view.shape.size() != 2)
            return fail(damaged(text("The tensor “{}” must have two dimensions.", view.name), file));
        pairs[name.substr(0, at)].*side = tensorOf(view).to(at::kFloat);
        return {};
    }
    if (name.find("lora_") != std::string::npos)
        return fail(ErrorKind::Usage,
                    text("The adapter holds “{}”, a part of a LoRA variant that cannot be read here.", view.name),
                    file.string());
    if (name.find("original_module.") != std::string::npos)
        return {};
    adapter.saved.push_back({without(without(name, "modules_to_save."), "default."), tensorOf(view)});
    return {};
}

std::string sizesText(const at::Tensor& tensor)
{
    std::string list;
    for (const std::int64_t size : tensor.sizes())
        list += (list.empty() ? "" : " × ") + std::to_string(size);
    return list;
}

Parameter* findParameter(Transformer& network, const std::string& file_name, const StoredWeights& stored)
{
    for (Parameter* parameter : network.parameters())
        for (const StoredWeight& candidate : stored(parameter->name))
            if (candidate.name == file_name)
                return parameter;
    return nullptr;
}

// Of a pair for several layers side by side, what reaches the rows of one: an adapter that we wrote has ranks of its
// own for each of them, and the other ranks are zero there.
PeftFactors shareOf(const PeftFactors& whole, const StoredWeight& where)
{
    PeftFactors share = whole;
    share.b = takeFrom(whole.b, {where.name, StoredLayout::AsIs, where.rows});
    const at::Tensor reaching = share.b.abs().sum(0).gt(0).nonzero().squeeze(1);
    if (reaching.size(0) > 0 && reaching.size(0) < share.b.size(1)) {
        share.a = share.a.index_select(0, reaching).contiguous();
        share.b = share.b.index_select(1, reaching).contiguous();
    }
    return share;
}

// The rows of the adapter's classifier where the network has none of that size, else 0.
std::int64_t missingClassifierRows(Transformer& network, const PeftAdapter& adapter, const StoredWeights& stored)
{
    std::int64_t rows = 0;
    for (const StoredWeight& candidate : stored("classifier.weight"))
        for (const NamedTensor& saved : adapter.saved)
            if (saved.name == candidate.name && saved.tensor.dim() == 2)
                rows = saved.tensor.size(0);
    for (const Parameter* parameter : network.headParameters(HeadKind::Classification))
        if (parameter->name == "classifier.weight" && parameter->base.size(0) == rows)
            return 0;
    return rows;
}

Status checkFit(const PeftFactors& factors, const at::Tensor& weight, const fs::path& folder)
{
    if (weight.dim() == 2 && factors.a.size(1) == weight.size(1) && factors.b.size(0) == weight.size(0))
        return {};
    return fail(
        damaged(text("The adapter was made for another model: its factors of “{}” are {} and {}, the layer is {}.",
                     factors.module, sizesText(factors.a), sizesText(factors.b), sizesText(weight)),
                folder));
}

} // namespace

Result<PeftAdapter> readPeftAdapter(const fs::path& folder)
{
    const fs::path config_file = folder / "adapter_config.json";
    if (!fs::exists(config_file))
        return fail(ErrorKind::NotFound, text("There is no adapter here: {} is missing.", "adapter_config.json"),
                    folder.string(), text("Choose a folder in the PEFT layout, as an export of an adapter writes it."));
    auto json = readJson(config_file);
    if (!json)
        return fail(json.error());
    auto config = readConfig(*json, config_file.string());
    if (!config)
        return fail(config.error());
    const fs::path file = folder / "adapter_model.safetensors";
    auto reader = SafetensorsReader::open(file);
    if (!reader)
        return fail(reader.error());

    PeftAdapter adapter;
    adapter.folder = folder;
    adapter.task_type = textOf(*json, "task_type");
    adapter.base = textOf(*json, "base_model_name_or_path");
    std::map<std::string, Pair> pairs;
    for (const TensorView& view : reader->tensors())
        if (auto sorted = sortIn(adapter, pairs, view, file); !sorted)
            return fail(sorted.error());
    if (pairs.empty())
        return fail(damaged(text("The adapter holds no LoRA factors."), file));
    for (auto& [module, pair] : pairs) {
        if (!pair.a.defined() || !pair.b.defined())
            return fail(damaged(text("The adapter holds only one of the two factors of “{}”.", module), file));
        if (pair.a.size(0) != pair.b.size(1) || pair.a.size(0) == 0)
            return fail(damaged(text("The factors of “{}” do not fit each other: {} and {}.", module, sizesText(pair.a),
                                     sizesText(pair.b)),
                                file));
        const auto rank = static_cast<double>(pair.a.size(0));
        const double scale = alphaOf(*config, module) / (config->rank_stabilised ? std::sqrt(rank) : rank);
        adapter.factors.push_back({module, pair.a, pair.b, scale});
    }
    return adapter;
}

std::optional<PeftFactors> factorsOf(const PeftAdapter& adapter, const Linear& site, const StoredWeights& stored)
{
    for (const StoredWeight& candidate : stored(site.path + std::string(weight_suffix)))
        for (const PeftFactors& factors : adapter.factors)
            if (candidate.name == factors.module + std::string(weight_suffix)) {
                const bool whole = candidate.rows.whole() || factors.b.size(0) != candidate.rows.total;
                return whole ? factors : shareOf(factors, candidate);
            }
    return std::nullopt;
}

Status attachPeftAdapter(Transformer& network, const PeftAdapter& adapter, const StoredWeights& stored)
{
    const at::NoGradGuard no_grad;
    if (const std::int64_t labels = missingClassifierRows(network, adapter, stored); labels > 0) {
        auto init = at::make_generator<at::CPUGeneratorImpl>(1); // its numbers are replaced below
        network.makeClassifier(labels, init);
    }

    std::set<std::string> placed;
    for (Linear* site : network.linears()) {
        const std::optional<PeftFactors> factors = factorsOf(adapter, *site, stored);
        if (!factors)
            continue;
        if (auto fitting = checkFit(*factors, site->weight.base, adapter.folder); !fitting)
            return fitting;
        site->adapter = std::make_unique<FixedFactors>(*factors, *site);
        placed.insert(factors->module);
    }
    for (const PeftFactors& factors : adapter.factors) {
        if (placed.contains(factors.module))
            continue;
        // A layer of a head is no site: its factors go into the weight itself.
        Parameter* parameter = findParameter(network, factors.module + std::string(weight_suffix), stored);
        if (!parameter || parameter->role == Role::TokenEmbedding)
            return fail(damaged(
                text("The adapter was made for another model: there is no layer “{}” in this one.", factors.module),
                adapter.folder));
        if (auto fitting = checkFit(factors, parameter->base, adapter.folder); !fitting)
            return fitting;
        const at::Device device = parameter->base.device();
        parameter->base =
            parameter->base.to(at::kFloat) + at::matmul(factors.b.to(device), factors.a.to(device)) * factors.scale;
    }

    for (const NamedTensor& saved : adapter.saved) {
        Parameter* parameter = findParameter(network, saved.name, stored);
        if (!parameter)
            return fail(damaged(
                text("The adapter was made for another model: there is no weight “{}” in this one.", saved.name),
                adapter.folder));
        if (parameter->base.sizes() != saved.tensor.sizes())
            return fail(damaged(text("The adapter's weight “{}” is {}, the model's is {}.", saved.name,
                                     sizesText(saved.tensor), sizesText(parameter->base)),
                                adapter.folder));
        parameter->base = saved.tensor.to(parameter->base.device());
        parameter->fresh = false;
    }
    return {};
}

} // namespace luthier
