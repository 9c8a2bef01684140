// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/config_reader.h"

#include <algorithm>
#include <cmath>

namespace luthier {

namespace {

constexpr std::int64_t largest_size = std::int64_t{1} << 31;

} // namespace

ConfigReader::ConfigReader(const Json& config, std::string where)
    : ConfigReader(config, std::move(where), std::make_shared<Text>())
{
}

ConfigReader::ConfigReader(const Json& config, std::string where, std::shared_ptr<Text> problem)
    : m_config(&config), m_where(std::move(where)), m_problem(std::move(problem))
{
}

std::optional<ConfigReader> ConfigReader::nested(const char* key) const
{
    const Json* found = find(key);
    if (found == nullptr)
        return std::nullopt;
    if (!found->is_object()) {
        problem(luthier::text("The field “{}” is {}, but must be an object.", key, found->dump()));
        return std::nullopt;
    }
    return ConfigReader(*found, m_where, m_problem);
}

const Json* ConfigReader::find(const char* key) const
{
    const auto found = m_config->find(key);
    return found == m_config->end() || found->is_null() ? nullptr : &*found;
}

bool ConfigReader::isNull(const char* key) const
{
    const auto found = m_config->find(key);
    return found != m_config->end() && found->is_null();
}

void ConfigReader::problem(Text message) const
{
    if (m_problem->empty())
        *m_problem = std::move(message);
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

std::int64_t ConfigReader::index(const char* key, std::int64_t otherwise) const
{
    const Json* found = find(key);
    if (found == nullptr || (found->is_number_integer() && *found == 0))
        return found == nullptr ? otherwise : 0;
    return integer(key, otherwise);
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

double ConfigReader::positive(const char* key, double otherwise) const
{
    const Json* found = find(key);
    if (found == nullptr)
        return otherwise;
    if (!found->is_number() || !std::isfinite(found->get<double>()) || found->get<double>() <= 0) {
        problem(luthier::text("The field “{}” is {}, but must be a number above 0.", key, found->dump()));
        return otherwise;
    }
    return found->get<double>();
}

double ConfigReader::positive(const char* key) const
{
    if (find(key) == nullptr)
        problem(luthier::text("The field “{}” is missing.", key));
    return positive(key, 1);
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

std::vector<std::string> ConfigReader::words(const char* key) const
{
    std::vector<std::string> list;
    const Json* found = find(key);
    if (found == nullptr)
        return list;
    if (found->is_array())
        for (const Json& one : *found)
            if (one.is_string())
                list.push_back(one.get<std::string>());
    if (!found->is_array() || list.size() != found->size())
        problem(luthier::text("The field “{}” must be a list of texts.", key));
    return list;
}

std::vector<std::int64_t> ConfigReader::integers(const char* key) const
{
    std::vector<std::int64_t> list;
    const Json* found = find(key);
    if (found == nullptr)
        return list;
    if (found->is_array())
        for (const Json& one : *found) {
            if (one.is_boolean())
                list.push_back(one.get<bool>() ? 1 : 0);
            else if (one.is_number_integer())
                list.push_back(one.get<std::int64_t>());
        }
    if (!found->is_array() || list.size() != found->size())
        problem(luthier::text("The field “{}” must be a list of whole numbers.", key));
    return list;
}

std::vector<double> ConfigReader::positives(const char* key) const
{
    std::vector<double> list;
    const Json* found = find(key);
    if (found != nullptr && found->is_array())
        for (const Json& one : *found)
            if (one.is_number() && std::isfinite(one.get<double>()) && one.get<double>() > 0)
                list.push_back(one.get<double>());
    if (found == nullptr || !found->is_array() || list.size() != found->size())
        problem(luthier::text("The field “{}” must be a list of numbers above 0.", key));
    return list;
}

Activation ConfigReader::activation(const char* key, Activation otherwise) const
{
    const std::string name = text(key, "");
    if (name.empty())
        return otherwise;
    if (name == "silu" || name == "swish")
        return Activation::Silu;
    if (name == "gelu" || name == "gelu_python")
        return Activation::Gelu;
    if (name == "gelu_new" || name == "gelu_pytorch_tanh" || name == "gelu_fast" || name == "gelu_accurate")
        return Activation::GeluTanh;
    if (name == "quick_gelu")
        return Activation::GeluQuick;
    if (name == "relu")
        return Activation::Relu;
    if (name == "tanh")
        return Activation::Tanh;
    problem(luthier::text("The activation “{}” is not known.", name));
    return otherwise;
}

Result<Spec> ConfigReader::finish(const Spec& spec) const
{
    const auto check = [this](bool good, const char* sentence) {
        if (!good)
            problem(luthier::text(sentence));
    };
    if (good()) {
        check(spec.head_dim > 0 && spec.heads * spec.head_dim <= largest_size, "The attention heads have no width.");
        check(spec.heads % spec.kv_heads == 0, "The number of attention heads is no multiple of the key-value heads.");
        check(spec.position != PositionKind::Rotary || (spec.rotaryWidth() % 2 == 0 && spec.rotaryWidth() > 0),
              "The width of an attention head must be even for rotary positions.");
        check(spec.position != PositionKind::Rotary || spec.rotaryWidth() <= spec.head_dim,
              "More of an attention head is to turn with the position than it has.");
        check(spec.position == PositionKind::Rotary || spec.hidden % spec.heads == 0,
              "The hidden size is no multiple of the number of attention heads.");
        check(spec.layers <= 1024, "The model claims more than 1024 layers.");
        check(spec.context >= 1, "The model has no room for a single token.");
        check(spec.context <= std::int64_t{1} << 24, "The model claims a context of more than 16 million tokens.");
        check(spec.layer_attention.empty() || std::ssize(spec.layer_attention) == spec.layers,
              "The list of the layers' kinds is not as long as there are layers.");
    }
    if (good() && spec.position == PositionKind::Rotary)
        for (const Rope& rope : spec.ropes)
            if (rope.scaling == RopeScaling::Long)
                check(std::ssize(rope.short_factors) * 2 == spec.rotaryWidth()
                          && std::ssize(rope.long_factors) * 2 == spec.rotaryWidth(),
                      "The lists of factors of the rotary positions have the wrong length.");
    if (!good())
        return fail(ErrorKind::Damaged, *m_problem, m_where,
                    luthier::text("Get the model's config.json again from where the model came from."));
    return spec;
}

} // namespace luthier
