// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/train_run.h"

#include <array>
#include <cmath>
#include <limits>

namespace luthier {

namespace {

// JSON has no NaN: a number that nobody measured is null.
Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

double number(const Json& json)
{
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

constexpr std::array causes = {StopCause::Finished, StopCause::EarlyStopping, StopCause::User, StopCause::NotANumber};

} // namespace

const char* name(RunStage stage)
{
    switch (stage) {
    case RunStage::OpeningModel: return "opening_model";
    case RunStage::ReadingData: return "reading_data";
    case RunStage::Preparing: return "preparing";
    case RunStage::MeasuringBase: return "measuring_base";
    case RunStage::Training: return "training";
    case RunStage::Evaluating: return "evaluating";
    case RunStage::Finishing: return "finishing";
    case RunStage::Done: return "done";
    }
    return "";
}

const char* name(StopCause cause)
{
    switch (cause) {
    case StopCause::Finished: return "finished";
    case StopCause::EarlyStopping: return "early_stopping";
    case StopCause::User: return "user";
    case StopCause::NotANumber: return "not_a_number";
    }
    return "";
}

Json toJson(const Evaluation& evaluation)
{
    Json metrics = Json::object();
    for (const auto& [key, value] : evaluation.metrics)
        metrics[key] = number(value);
    Json json = Json::object();
    json["loss"] = number(evaluation.loss);
    json["metrics"] = std::move(metrics);
    json["confusion"] = evaluation.confusion;
    json["labels"] = evaluation.labels;
    json["targets"] = evaluation.targets;
    return json;
}

Result<Evaluation> evaluationFromJson(const Json& json)
{
    try {
        Evaluation evaluation;
        evaluation.loss = number(json.at("loss"));
        for (const auto& item : json.at("metrics").items())
            evaluation.metrics[item.key()] = number(item.value());
        json.at("confusion").get_to(evaluation.confusion);
        json.at("labels").get_to(evaluation.labels);
        json.at("targets").get_to(evaluation.targets);
        return evaluation;
    } catch (const Json::exception& error) {
        return fail(ErrorKind::Damaged, text("The figures of a check of the held-out rows are not complete."), {}, {},
                    error.what());
    }
}

Json RunOutcome::toJson() const
{
    Json metrics = Json::object();
    for (const auto& [key, value] : evaluation.metrics)
        metrics[key] = number(value);
    Json json = Json::object();
    json["steps"] = steps;
    json["total_steps"] = total_steps;
    json["best_step"] = best_step;
    json["train_loss"] = number(train_loss);
    json["validation_loss"] = number(validation_loss);
    json["base_validation_loss"] = number(base_validation_loss);
    json["gain"] = std::isfinite(gain_low) ? Json::array({gain_low, gain_high}) : Json(nullptr);
    json["metrics"] = std::move(metrics);
    json["tokens_per_second"] = number(tokens_per_second);
    json["peak_bytes"] = peak_bytes;
    json["stopped_by"] = name(stopped_by);
    json["seconds"] = number(seconds);
    json["trainable_parameters"] = trainable_parameters;
    json["parameters"] = parameters;
    json["train_rows"] = train_rows;
    json["validation_rows"] = validation_rows;
    json["cut_rows"] = cut_rows;
    json["evaluation"] = luthier::toJson(evaluation);
    json["base_evaluation"] = luthier::toJson(base_evaluation);
    json["verdict"] = verdict.english();
    json["verdict_pattern"] = verdict.pattern;
    json["verdict_arguments"] = verdict.arguments;
    return json;
}

Result<RunOutcome> RunOutcome::fromJson(const Json& json)
{
    try {
        RunOutcome outcome;
        json.at("steps").get_to(outcome.steps);
        json.at("total_steps").get_to(outcome.total_steps);
        json.at("best_step").get_to(outcome.best_step);
        outcome.train_loss = number(json.at("train_loss"));
        outcome.validation_loss = number(json.at("validation_loss"));
        outcome.base_validation_loss = number(json.at("base_validation_loss"));
        if (const auto gain = json.find("gain"); gain != json.end() && !gain->is_null()) {
            gain->at(0).get_to(outcome.gain_low);
            gain->at(1).get_to(outcome.gain_high);
        }
        outcome.tokens_per_second = number(json.at("tokens_per_second"));
        json.at("peak_bytes").get_to(outcome.peak_bytes);
        const auto cause = json.at("stopped_by").get<std::string>();
        bool known = false;
        for (const StopCause candidate : causes) {
            if (cause == name(candidate)) {
                outcome.stopped_by = candidate;
                known = true;
            }
        }
        if (!known)
            return fail(ErrorKind::Damaged, text("A run cannot have been stopped by \"{}\".", cause));
        outcome.seconds = number(json.at("seconds"));
        json.at("trainable_parameters").get_to(outcome.trainable_parameters);
        json.at("parameters").get_to(outcome.parameters);
        json.at("train_rows").get_to(outcome.train_rows);
        json.at("validation_rows").get_to(outcome.validation_rows);
        json.at("cut_rows").get_to(outcome.cut_rows);
        for (auto [key, member] :
             {std::pair{"evaluation", &RunOutcome::evaluation}, {"base_evaluation", &RunOutcome::base_evaluation}}) {
            auto evaluation = evaluationFromJson(json.at(key));
            if (!evaluation)
                return fail(evaluation.error());
            outcome.*member = std::move(*evaluation);
        }
        json.at("verdict_pattern").get_to(outcome.verdict.pattern);
        json.at("verdict_arguments").get_to(outcome.verdict.arguments);
        return outcome;
    } catch (const Json::exception& error) {
        return fail(ErrorKind::Damaged, text("The outcome of the run is not complete."), {}, {}, error.what());
    }
}

} // namespace luthier
