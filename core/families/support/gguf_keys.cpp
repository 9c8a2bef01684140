// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_keys.h"

#include "core/weights/half.h"

#include <cmath>

namespace luthier {

namespace {

constexpr std::size_t values_limit = 1 << 20; // of a small tensor

} // namespace

GgufKeys::GgufKeys(const GgufSource& source, std::string where) : m_source(source), m_where(std::move(where))
{
    m_architecture = this->text("general.architecture");
    if (m_architecture.empty())
        problem(luthier::text("The GGUF file does not say what kind of model it holds: the entry \"{}\" is missing.",
                              "general.architecture"));
}

std::string GgufKeys::whole(std::string_view key) const
{
    return key.starts_with('.') ? m_architecture + std::string(key) : std::string(key);
}

const GgufValue* GgufKeys::find(std::string_view key) const
{
    const auto found = m_source.metadata().find(whole(key));
    return found == m_source.metadata().end() ? nullptr : &found->second;
}

void GgufKeys::wrongType(std::string_view key, const GgufValue& value) const
{
    problem(luthier::text("The entry \"{}\" of the GGUF file has a value of the wrong type, {}.", whole(key),
                          name(value.type)));
}

std::optional<std::int64_t> GgufKeys::maybeInteger(std::string_view key) const
{
    const GgufValue* value = find(key);
    if (!value)
        return std::nullopt;
    if (value->type == GgufValueType::Array)
        problem(luthier::text("The entry \"{}\" of the GGUF file has a value for each layer; only models whose layers "
                              "are all of one size can be opened.",
                              whole(key)),
                luthier::text("Choose another model."));
    else if (!value->isInteger())
        wrongType(key, *value);
    else if (value->integer < 0)
        impossible(key, value->integer);
    else
        return value->integer;
    return std::nullopt;
}

std::int64_t GgufKeys::integer(std::string_view key) const
{
    if (!find(key)) {
        missing(key);
        return 1;
    }
    const std::int64_t value = maybeInteger(key).value_or(1);
    if (value < 1)
        impossible(key, value);
    return value;
}

std::optional<double> GgufKeys::maybeReal(std::string_view key) const
{
    const GgufValue* value = find(key);
    if (!value)
        return std::nullopt;
    double number = 0;
    if (value->type == GgufValueType::F32) { // 1e-5 rather than 9.99999974737875e-06
        number = std::strtod(fmt::format("{}", static_cast<float>(value->real)).c_str(), nullptr);
    } else if (value->isReal()) {
        number = value->real;
    } else if (value->isInteger()) {
        number = static_cast<double>(value->integer);
    } else {
        wrongType(key, *value);
        return std::nullopt;
    }
    if (!std::isfinite(number)) {
        problem(luthier::text("The entry \"{}\" of the GGUF file is not a finite number.", whole(key)));
        return std::nullopt;
    }
    return number;
}

double GgufKeys::real(std::string_view key) const
{
    if (!find(key))
        missing(key);
    return maybeReal(key).value_or(1);
}

std::optional<bool> GgufKeys::maybeBoolean(std::string_view key) const
{
    const GgufValue* value = find(key);
    if (!value)
        return std::nullopt;
    if (value->type == GgufValueType::Bool || value->isInteger())
        return value->integer != 0;
    wrongType(key, *value);
    return std::nullopt;
}

std::string GgufKeys::text(std::string_view key) const
{
    const GgufValue* value = find(key);
    if (!value)
        return {};
    if (value->type != GgufValueType::String) {
        wrongType(key, *value);
        return {};
    }
    return std::string(value->text);
}

std::vector<std::string_view> GgufKeys::texts(std::string_view key) const
{
    const GgufValue* value = find(key);
    if (!value)
        return {};
    if (value->type != GgufValueType::Array || (value->element != GgufValueType::String && value->count > 0)) {
        wrongType(key, *value);
        return {};
    }
    return value->texts;
}

const GgufValue* GgufKeys::findNumbers(std::string_view key) const
{
    const GgufValue* value = find(key);
    if (value
        && (value->type != GgufValueType::Array || value->element == GgufValueType::String
            || value->element == GgufValueType::Array)) {
        wrongType(key, *value);
        return nullptr;
    }
    return value;
}

std::vector<std::int64_t> GgufKeys::integers(std::string_view key) const
{
    const GgufValue* value = findNumbers(key);
    std::vector<std::int64_t> list(value ? value->count : 0);
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i] = value->integerAt(i);
    return list;
}

std::vector<double> GgufKeys::reals(std::string_view key) const
{
    const GgufValue* value = findNumbers(key);
    std::vector<double> list(value ? value->count : 0);
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i] = value->realAt(i);
    return list;
}

std::vector<bool> GgufKeys::booleans(std::string_view key) const
{
    std::vector<bool> list;
    for (const std::int64_t one : integers(key))
        list.push_back(one != 0);
    return list;
}

std::string_view GgufKeys::bytes(std::string_view key) const
{
    const GgufValue* value = find(key);
    if (!value)
        return {};
    if (value->type != GgufValueType::Array
        || (value->element != GgufValueType::U8 && value->element != GgufValueType::I8)) {
        wrongType(key, *value);
        return {};
    }
    return {reinterpret_cast<const char*>(value->numbers.data()), value->numbers.size()};
}

std::int64_t GgufKeys::size(std::string_view tensor, std::size_t dimension) const
{
    const TensorInfo* info = m_source.find(tensor);
    if (!info) {
        problem(luthier::text("The weight \"{}\" is missing from the GGUF file.", tensor));
        return 1;
    }
    if (dimension >= info->shape.size()) {
        problem(luthier::text("The weight \"{}\" of the GGUF file has {} dimensions where {} are expected.", tensor,
                              info->shape.size(), dimension + 1));
        return 1;
    }
    return info->shape[dimension];
}

std::vector<double> GgufKeys::values(std::string_view tensor) const
{
    const TensorInfo* info = m_source.find(tensor);
    if (!info)
        return {};
    const auto view = m_source.load(*info);
    if (!view || view->bytes.size() > values_limit) {
        problem(luthier::text("The weight \"{}\" of the GGUF file is larger than expected.", tensor));
        return {};
    }
    std::vector<double> list;
    const std::size_t size = byteSize(view->dtype);
    for (std::size_t i = 0; i < view->bytes.size(); i += size)
        list.push_back(static_cast<double>(floatAt(view->bytes.data() + i, view->dtype)));
    return list;
}

void GgufKeys::missing(std::string_view key) const
{
    problem(luthier::text("The entry \"{}\" is missing from the GGUF file.", whole(key)));
}

void GgufKeys::impossible(std::string_view key, const std::string& value) const
{
    problem(luthier::text("The entry \"{}\" of the GGUF file is {}, which is not possible.", whole(key), value));
}

void GgufKeys::problem(Text message, Text next) const
{
    if (!m_problem)
        m_problem = Error{ErrorKind::Damaged,
                          std::move(message),
                          m_where,
                          next.empty() ? luthier::text("Choose another GGUF file of this model.") : std::move(next),
                          {}};
}

Status GgufKeys::finish() const
{
    if (m_problem)
        return fail(*m_problem);
    return {};
}

} // namespace luthier
