// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/config_reader.h"

#include <cmath>

namespace luthier {

namespace {

constexpr std::int64_t largest_size = std::int64_t{1} << 31;

} // namespace

const Json* ConfigReader::find(const char* key) const
{
    const auto found = m_config.find(key);
    return found == m_config.end() || found->is_null() ? nullptr : &*found;
}

void ConfigReader::problem(Text message) const
{
    if (m_problem.empty())
        m_problem = std::move(message);
}

std::int64_t ConfigReader::integer(const char* key) const
{
    if (find(key) == nullptr) {
        problem(luthier::text("The field “{}” is missing.", key));
        return 0;
    }
    return integer(key, 0);
}

std::int64_t ConfigReader::integer(const char* key, std::int64_t otherwise) const
{
    const Json* found = find(key);
    if (found == nullptr)
        return otherwise;
    if (!found->is_number_integer() || *found < 1 || *found > largest_size) {
        problem(luthier::text("The field “{}” is {}, but must be a whole number from 1 to {}.", key, found->dump(),
                              largest_size));
        return 0;
    }
    return found->get<std::int64_t>();
}

double ConfigReader::real(const char* key, double otherwise) const
{
    const Json* found = find(key);
    if (found == nullptr)
        return otherwise;
    if (!found->is_number() || !std::isfinite(found->get<double>()) || *found < 0) {
        problem(luthier::text("The field “{}” is {}, but must be a number that is not negative.", key, found->dump()));
        return otherwise;
    }
    return found->get<double>();
}

bool ConfigReader::boolean(const char* key, bool otherwise) const
{
    const Json* found = find(key);
    if (found == nullptr)
        return otherwise;
    if (!found->is_boolean()) {
        problem(luthier::text("The field “{}” is {}, but must be true or false.", key, found->dump()));
        return otherwise;
    }
    return found->get<bool>();
}

std::string ConfigReader::text(const char* key, const std::string& otherwise) const
{
    const Json* found = find(key);
    if (found == nullptr)
        return otherwise;
    if (!found->is_string()) {
        problem(luthier::text("The field “{}” is {}, but must be a text.", key, found->dump()));
        return otherwise;
    }
    return found->get<std::string>();
}

Activation ConfigReader::activation(const char* key, Activation otherwise) const
{
    const std::string name = text(key, "");
    if (name.empty())
        return otherwise;
    if (name == "silu" || name == "swish")
        return Activation::Silu;
    if (name == "gelu")
        return Activation::Gelu;
    if (name == "gelu_new" || name == "gelu_pytorch_tanh" || name == "gelu_fast")
        return Activation::GeluTanh;
    if (name == "relu")
        return Activation::Relu;
    problem(luthier::text("The activation “{}” is not known.", name));
    return otherwise;
}

Result<Spec> ConfigReader::finish(const Spec& spec) const
{
    const auto check = [this](bool good, const char* sentence) {
        if (!good)
            problem(luthier::text(sentence));
    };
    if (m_problem.empty()) {
        check(spec.head_dim > 0 && spec.heads * spec.head_dim <= largest_size, "The attention heads have no width.");
        check(spec.heads % spec.kv_heads == 0, "The number of attention heads is no multiple of the key-value heads.");
        check(spec.position != PositionKind::Rotary || spec.head_dim % 2 == 0,
              "The width of an attention head must be even for rotary positions.");
        check(spec.position == PositionKind::Rotary || spec.hidden % spec.heads == 0,
              "The hidden size is no multiple of the number of attention heads.");
        check(spec.layers <= 1024, "The model claims more than 1024 layers.");
        check(spec.context <= std::int64_t{1} << 24, "The model claims a context of more than 16 million tokens.");
    }
    if (!m_problem.empty())
        return fail(ErrorKind::Damaged, m_problem, m_where,
                    luthier::text("Get the model's config.json again from where the model came from."));
    return spec;
}

std::vector<std::string> namesFromRules(const std::string& canonical, std::span<const NameRule> rules,
                                        const std::string& layer_prefix, const std::string& model_prefix)
{
    std::string head;
    std::string rest = canonical;
    if (canonical.starts_with("layers.")) {
        const std::size_t dot = canonical.find('.', 7);
        head = layer_prefix + canonical.substr(7, dot - 7) + ".";
        rest = canonical.substr(dot + 1);
    }
    for (const NameRule& rule : rules) {
        const std::string from = rule.canonical;
        if (rest.starts_with(from) && (rest.size() == from.size() || rest[from.size()] == '.')) {
            std::vector<std::string> names{head + rule.file + rest.substr(from.size())};
            if (names.front().starts_with(model_prefix))
                names.push_back(names.front().substr(model_prefix.size()));
            return names;
        }
    }
    return {canonical};
}

} // namespace luthier
