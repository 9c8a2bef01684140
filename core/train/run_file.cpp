// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/run_file.h"

namespace luthier {

namespace {

constexpr const char* file_name = "run.json";

void readingFromJson(const Json& json, FileReading& reading) // absent in runs that are older than it
{
    reading.format = json.value("format", std::string());
    if (const auto columns = json.find("columns"); columns != json.end())
        for (const auto& [role, column] : columns->items())
            reading.columns[role] = column.get<std::string>();
}

} // namespace

Json RunFile::toJson() const
{
    Json params_json = Json::object();
    for (const auto& [key, value] : params.values())
        std::visit([&params_json, name = key](const auto& plain) { params_json[name] = plain; }, value);
    Json json = Json::object();
    json["state"] = state;
    json["labels"] = labels;
    json["template"] = instruction.toJson();
    json["max_length"] = max_length;
    json["split"] = {{"seed", split_seed},        {"file", split_file},        {"validation_rows", validation_rows},
                     {"sha256", held_out_sha256}, {"format", held_out.format}, {"columns", held_out.columns}};
    json["base"] = {{"fingerprint", base_fingerprint}};
    json["data"] = {{"sha256", data_sha256},
                    {"rows", data_rows},
                    {"format", data.format},
                    {"columns", data.columns},
                    {"told", told}};
    json["parameters"] = std::move(params_json);
    json["compute"] = compute;
    json["device"] = device;
    json["threads"] = threads;
    json["trainable"] = trainable_parameters;
    json["total"] = parameters;
    if (!error.empty())
        json["error"] = error;
    json["outcome"] = outcome ? outcome->toJson() : Json(nullptr);
    return json;
}

Result<RunFile> RunFile::fromJson(const Json& json, const std::string& where)
{
    try {
        RunFile run;
        json.at("state").get_to(run.state);
        json.at("labels").get_to(run.labels);
        auto instruction = InstructionTemplate::fromJson(json.at("template"), where);
        if (!instruction)
            return fail(instruction.error());
        run.instruction = std::move(*instruction);
        json.at("max_length").get_to(run.max_length);
        json.at("split").at("seed").get_to(run.split_seed);
        json.at("split").at("file").get_to(run.split_file);
        json.at("split").at("validation_rows").get_to(run.validation_rows);
        json.at("split").at("sha256").get_to(run.held_out_sha256);
        json.at("base").at("fingerprint").get_to(run.base_fingerprint);
        json.at("data").at("sha256").get_to(run.data_sha256);
        json.at("data").at("rows").get_to(run.data_rows);
        readingFromJson(json.at("split"), run.held_out);
        readingFromJson(json.at("data"), run.data);
        run.told = json.at("data").value("told", !run.instruction.system.empty());
        for (const auto& item : json.at("parameters").items()) {
            const Json& value = item.value();
            if (value.is_boolean())
                run.params.set(item.key(), value.get<bool>());
            else if (value.is_number_integer())
                run.params.set(item.key(), value.get<std::int64_t>());
            else if (value.is_number())
                run.params.set(item.key(), value.get<double>());
            else
                run.params.set(item.key(), value.get<std::string>());
        }
        json.at("compute").get_to(run.compute);
        json.at("device").get_to(run.device);
        json.at("threads").get_to(run.threads);
        json.at("trainable").get_to(run.trainable_parameters);
        json.at("total").get_to(run.parameters);
        run.error = json.value("error", std::string());
        if (const Json& outcome = json.at("outcome"); !outcome.is_null()) {
            auto read = RunOutcome::fromJson(outcome);
            if (!read)
                return fail(read.error());
            run.outcome = std::move(*read);
        }
        return run;
    } catch (const Json::exception& error) {
        return fail(ErrorKind::Damaged, text("The description of the run is not complete."), where, {}, error.what());
    }
}

Result<RunFile> RunFile::read(const fs::path& run_folder)
{
    const fs::path file = run_folder / file_name;
    auto json = readJson(file);
    if (!json)
        return fail(json.error());
    return fromJson(*json, file.string());
}

Status RunFile::write(const fs::path& run_folder) const
{
    return writeJson(run_folder / file_name, toJson());
}

} // namespace luthier
