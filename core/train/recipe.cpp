// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/recipe.h"

#include "core/families/inspect.h"
#include "core/methods/method.h"

#include <array>
#include <optional>

namespace luthier {

namespace {

tl::unexpected<Error> unknownKey(std::string_view key, std::span<const std::string> known, const std::string& where,
                                 const char* of)
{
    std::string list;
    for (const std::string& word : known)
        list += (list.empty() ? "" : ", ") + word;
    const std::string near = nearestWord(key, known);
    return fail(ErrorKind::Usage, text("{} has no key \"{}\".", of, key), where,
                near.empty() ? text("Known are: {}.", list) : text("Did you mean \"{}\"? Known are: {}.", near, list));
}

Status checkKeys(const Json& json, std::span<const std::string> known, const std::string& where, const char* of)
{
    if (!json.is_object())
        return fail(ErrorKind::Usage, text("{} must be a JSON object with names and values.", of), where);
    for (const auto& item : json.items()) {
        if (std::find(known.begin(), known.end(), item.key()) == known.end())
            return unknownKey(item.key(), known, where, of);
    }
    return {};
}

Result<std::string> textField(const Json& json, const char* key, const std::string& where)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string() || found->get_ref<const std::string&>().empty())
        return fail(ErrorKind::Usage, text("The recipe needs \"{}\", written as text between quotes.", key), where);
    return found->get<std::string>();
}

fs::path absolute(const std::string& path, const fs::path& folder)
{
    const fs::path given(path);
    return given.is_absolute() || folder.empty() ? given : (folder / given).lexically_normal();
}

Result<ParamValue> valueOf(const Json& json, const std::string& key, const std::string& where)
{
    if (json.is_boolean())
        return ParamValue(json.get<bool>());
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > std::uint64_t{INT64_MAX})
        return ParamValue(json.get<double>());
    if (json.is_number_integer())
        return ParamValue(json.get<std::int64_t>());
    if (json.is_number())
        return ParamValue(json.get<double>());
    if (json.is_string())
        return ParamValue(json.get<std::string>());
    return fail(ErrorKind::Usage, text("The parameter \"{}\" must be a number, a text, true or false.", key), where);
}

// A key that no table of this recipe declares: says whose it is when it is another method's.
tl::unexpected<Error> unknownParam(const Recipe& recipe, std::string_view key)
{
    std::vector<std::string> known;
    for (const Param& param : paramsOf(recipe))
        known.emplace_back(param.key);
    for (const MethodDescriptor* method : methods()) {
        for (const Param& param : method->info.params) {
            if (key == param.key)
                return fail(ErrorKind::Usage,
                            text("\"{}\" is a parameter of the method \"{}\", but this recipe uses \"{}\".", key,
                                 method->info.id, recipe.method),
                            {}, text("Leave it out, or choose that method."));
        }
    }
    const std::string near = nearestWord(key, known);
    return fail(ErrorKind::Usage, text("There is no parameter \"{}\".", key), {},
                near.empty() ? Text() : text("Did you mean \"{}\"?", near));
}

Result<ParamValue> checked(const Recipe& recipe, const std::string& key, const ParamValue& value)
{
    for (const Param& param : paramsOf(recipe)) {
        if (key == param.key)
            return checkValue(param, value);
    }
    return unknownParam(recipe, key);
}

Result<DataBinding> parseData(const Json& json, const TaskDescriptor& task, const std::string& where,
                              const fs::path& folder)
{
    static const std::array<std::string, 4> keys = {"train", "validation", "format", "map"};
    if (auto known = checkKeys(json, keys, where, "The recipe's \"data\""); !known)
        return fail(known.error());
    DataBinding data;
    auto train = textField(json, "train", where);
    if (!train)
        return fail(ErrorKind::Usage, text("The recipe's \"data\" needs \"train\", the file to learn from."), where);
    data.train = absolute(*train, folder);
    if (const auto validation = json.find("validation"); validation != json.end() && !validation->is_null()) {
        if (!validation->is_string())
            return fail(ErrorKind::Usage, text("\"validation\" must be the path of a file, or null."), where);
        data.validation = absolute(validation->get<std::string>(), folder);
    }
    if (const auto format = json.find("format"); format != json.end() && !format->is_null()) {
        if (!format->is_string())
            return fail(ErrorKind::Usage, text("\"format\" must be the name of a data format, or \"auto\"."), where);
        data.format = format->get<std::string>();
        if (data.format != "auto" && !findEntry(Kind::Format, data.format)) {
            Error error = unknownEntry(Kind::Format, data.format);
            error.where = where;
            return fail(std::move(error));
        }
    }
    if (const auto map = json.find("map"); map != json.end() && !map->is_null()) {
        std::vector<std::string> roles;
        for (const ColumnRole& role : task.roles)
            roles.emplace_back(role.id);
        if (auto known = checkKeys(*map, roles, where, "The recipe's \"map\""); !known)
            return fail(known.error());
        for (const auto& item : map->items()) {
            if (!item.value().is_string())
                return fail(ErrorKind::Usage, text("\"map\" must give the name of a column for \"{}\".", item.key()),
                            where);
            data.map[item.key()] = item.value().get<std::string>();
        }
    }
    return data;
}

} // namespace

Result<Recipe> parseRecipe(const Json& json, const std::string& where, const fs::path& folder)
{
    static const std::array<std::string, 5> keys = {"base", "task", "method", "data", "params"};
    if (auto known = checkKeys(json, keys, where, "The recipe"); !known)
        return fail(known.error());

    Recipe recipe;
    for (auto [key, member] :
         {std::pair{"base", &Recipe::base}, {"task", &Recipe::task}, {"method", &Recipe::method}}) {
        auto value = textField(json, key, where);
        if (!value)
            return fail(value.error());
        recipe.*member = std::move(*value);
    }
    if (!recipe.base.starts_with("starter:"))
        recipe.base = absolute(recipe.base, folder).string();

    const auto known = [&](Kind kind, const std::string& id) -> Status {
        if (findEntry(kind, id))
            return {};
        Error error = unknownEntry(kind, id);
        error.where = where;
        return fail(std::move(error));
    };
    if (auto found = known(Kind::Task, recipe.task); !found)
        return fail(found.error());
    if (auto found = known(Kind::Method, recipe.method); !found)
        return fail(found.error());

    const auto data = json.find("data");
    if (data == json.end())
        return fail(ErrorKind::Usage, text("The recipe needs \"data\" with the file to learn from."), where,
                    text("Write it as: \"data\": {\"train\": \"my_rows.csv\"}."));
    auto binding = parseData(*data, *findTask(recipe.task), where, folder);
    if (!binding)
        return fail(binding.error());
    recipe.data = std::move(*binding);

    if (const auto params = json.find("params"); params != json.end() && !params->is_null()) {
        if (!params->is_object())
            return fail(ErrorKind::Usage, text("\"params\" must be a JSON object with names and values."), where);
        for (const auto& item : params->items()) {
            auto value = valueOf(item.value(), item.key(), where);
            if (!value)
                return fail(value.error());
            auto good = checked(recipe, item.key(), *value);
            if (!good) {
                Error error = good.error();
                error.where = where;
                return fail(std::move(error));
            }
            recipe.params.set(item.key(), std::move(*good));
        }
    }
    return recipe;
}

bool isRunFolder(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder / "recipe.json", ignored) && !fs::exists(folder / "config.json", ignored);
}

Result<Recipe> readRecipe(const fs::path& file)
{
    auto json = readJson(file);
    if (!json)
        return fail(json.error());
    std::error_code ignored;
    return parseRecipe(*json, file.filename().string(), fs::absolute(file, ignored).parent_path());
}

Json toJson(const Recipe& recipe)
{
    Json params = Json::object();
    for (const auto& [key, value] : recipe.params.values())
        std::visit([&params, name = key](const auto& plain) { params[name] = plain; }, value);
    Json map = Json::object();
    for (const auto& [role, column] : recipe.data.map)
        map[role] = column;
    Json data = Json::object();
    data["train"] = recipe.data.train.string();
    data["validation"] = recipe.data.validation ? Json(recipe.data.validation->string()) : Json(nullptr);
    data["format"] = recipe.data.format;
    data["map"] = std::move(map);
    Json json = Json::object();
    json["base"] = recipe.base;
    json["task"] = recipe.task;
    json["method"] = recipe.method;
    json["data"] = std::move(data);
    json["params"] = std::move(params);
    return json;
}

namespace {

// training_hints.json in the base model's folder, {"learning_rate": {"lora": 0.004}}: small models learn at higher
// rates than the methods' defaults, which are for models of a billion weights.
std::optional<double> hintedRate(const Recipe& recipe)
{
    const auto folder = resolveModel(recipe.base);
    std::error_code ignored;
    if (!folder || !fs::exists(*folder / "training_hints.json", ignored))
        return std::nullopt;
    const auto hints = readJson(*folder / "training_hints.json");
    if (!hints || !hints->is_object() || !hints->contains("learning_rate") || !(*hints)["learning_rate"].is_object())
        return std::nullopt;
    const auto rate = (*hints)["learning_rate"].find(recipe.method);
    if (rate == (*hints)["learning_rate"].end() || !rate->is_number() || !(*rate > 0.0 && *rate <= 1.0))
        return std::nullopt;
    return rate->get<double>();
}

} // namespace

std::vector<Param> paramsOf(const Recipe& recipe)
{
    const MethodDescriptor* method = findMethod(recipe.method);
    const TaskDescriptor* task = findTask(recipe.task);
    std::vector<Param> params(trainingParams().begin(), trainingParams().end());
    if (method) {
        for (Param& param : params) {
            if (std::string_view(param.key) == "train.learning_rate")
                param.initial = hintedRate(recipe).value_or(method->learning_rate);
        }
        params.insert(params.end(), method->info.params.begin(), method->info.params.end());
    }
    if (task)
        params.insert(params.end(), task->info.params.begin(), task->info.params.end());
    return params;
}

Result<ParamSet> resolvedParams(const Recipe& recipe)
{
    const std::vector<Param> table = paramsOf(recipe);
    for (const auto& [key, value] : recipe.params.values()) {
        if (auto good = checked(recipe, key, value); !good)
            return fail(good.error());
    }
    const std::array<std::span<const Param>, 1> tables = {table};
    return resolveParams(tables, recipe.params);
}

Status applySetting(Recipe& recipe, std::string_view assignment)
{
    const auto equals = assignment.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return fail(ErrorKind::Usage, text("\"{}\" is not of the form name=value.", assignment), {},
                    text("Write for example: train.epochs=2."));
    const std::string_view key = assignment.substr(0, equals);
    for (const Param& param : paramsOf(recipe)) {
        if (key != param.key)
            continue;
        auto value = parseValue(param, assignment.substr(equals + 1));
        if (!value)
            return fail(value.error());
        recipe.params.set(std::string(key), std::move(*value));
        return {};
    }
    return unknownParam(recipe, key);
}

} // namespace luthier
