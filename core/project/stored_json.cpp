// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/stored_json.h"

namespace luthier::stored {

std::string line(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json paramsJson(const ParamSet& params)
{
    Json json = Json::object();
    for (const auto& [key, value] : params.values())
        std::visit([&, &name = key](const auto& held) { json[name] = held; }, value);
    return json;
}

ParamSet paramsFrom(const Json& json)
{
    ParamSet params;
    if (!json.is_object())
        return params;
    for (const auto& [key, value] : json.items()) {
        if (value.is_boolean())
            params.set(key, value.get<bool>());
        else if (value.is_number_integer())
            params.set(key, value.get<std::int64_t>());
        else if (value.is_number())
            params.set(key, value.get<double>());
        else if (value.is_string())
            params.set(key, value.get<std::string>());
    }
    return params;
}

Json sampleJson(const Sample& sample)
{
    return {{"step", sample.step}, {"input", sample.input}, {"expected", sample.expected}, {"answer", sample.answer}};
}

} // namespace luthier::stored
