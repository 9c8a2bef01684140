// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/train/held_out.h"
#include "core/train/run_file.h"

#include <QTemporaryDir>

#include <stdexcept>

namespace luthier::test {

// A finished run's folder as trainRun leaves it, with the given loss on every held-out row.
inline fs::path makeRun(const QTemporaryDir& root, const std::string& id, const std::vector<double>& losses,
                        const std::string& method, const std::string& data, const ColumnMap& named = {})
{
    const fs::path folder = fs::path(root.path().toStdString()) / id;
    Recipe recipe;
    recipe.base = "starter:llama";
    recipe.task = "instruct";
    recipe.method = method;
    recipe.data.train = "/data/rows.jsonl";
    recipe.data.map = named;
    fs::create_directories(folder / "best");
    RunFile file;
    file.state = "finished";
    file.data_sha256 = file.held_out_sha256 = data;
    file.data = file.held_out = {"jsonl", {{"prompt", "question"}, {"response", "answer"}}}; // guessed or named
    file.params.set("train.epochs", std::int64_t{3});
    file.params.set("split.seed", std::int64_t{1});
    RunOutcome outcome;
    double sum = 0;
    for (const double loss : losses)
        sum += loss;
    outcome.validation_loss = outcome.evaluation.loss = sum / (4.0 * static_cast<double>(losses.size()));
    outcome.base_validation_loss = outcome.base_evaluation.loss = 5;
    file.outcome = outcome;
    HeldOutLosses held_out;
    for (std::size_t i = 0; i < losses.size(); ++i) {
        held_out.rows.push_back(static_cast<std::int64_t>(i));
        held_out.losses.push_back(losses[i]);
        held_out.targets.push_back(4);
    }
    const Status written[] = {writeJson(folder / "recipe.json", toJson(recipe)), file.write(folder),
                              held_out.write(HeldOutLosses::ofBest(folder))};
    for (const Status& status : written)
        if (!status)
            throw std::runtime_error(status.error().sentence());
    return folder;
}

// Losses of 60 rows around a mean, the same in every call.
inline std::vector<double> noisy(double mean, double spread, const char* stream)
{
    RandomStream random(3, stream);
    std::vector<double> losses;
    for (int i = 0; i < 60; ++i)
        losses.push_back(mean + spread * random.normal());
    return losses;
}

} // namespace luthier::test
