// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/database.h"
#include "core/project/project.h"

#include <span>

// What the store keeps of one run while it runs. Functions on a connection that has write access.
namespace luthier::run_store {

// A point of the same run, series and step takes the place of the earlier one: a resumed run tells its steps again.
Status addMetrics(Database& database, const std::string& run, std::span<const MetricPoint> points);
Status addSample(Database& database, const std::string& run, const Sample& sample);
enum class EvaluationKind { Step, Base, Best };
Status addEvaluation(Database& database, const std::string& run, EvaluationKind kind, std::int64_t step,
                     const Evaluation& evaluation);
// Drops metrics, samples and evaluations of steps after `step`; -1 drops all.
Status forgetAfter(Database& database, const std::string& run, std::int64_t step);
Result<std::vector<Sample>> samples(const Database& database, const std::string& run);

Status setRunning(Database& database, const std::string& run);
Status setEnded(Database& database, const std::string& run, RunState state, const RunOutcome* outcome,
                const std::string& error);

} // namespace luthier::run_store
