// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/train/train_run.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>

#include <functional>
#include <map>

namespace luthier::test {

// Keeps what a run told, and lets a test act at a moment of its choosing.
class RecordingSink : public RunSink {
public:
    void stage(RunStage stage) override
    {
        stages.push_back(stage);
        if (on_stage)
            on_stage(stage);
    }
    void metric(const MetricPoint& point) override
    {
        metrics[point.series][point.step] = point;
        if (on_metric)
            on_metric(point);
    }
    void resumed(std::int64_t step) override { resumed_after = step; }
    void sample(const Sample& sample) override { samples.push_back(sample); }
    void evaluation(std::int64_t step, const Evaluation& evaluation) override { evaluations[step] = evaluation; }
    void checkpoint(std::int64_t, const fs::path& folder) override { checkpoints.push_back(folder); }
    void log(const std::string& line) override { lines.push_back(line); }

    bool logged(const std::string& part) const
    {
        for (const std::string& line : lines) {
            if (line.find(part) != std::string::npos)
                return true;
        }
        return false;
    }

    std::optional<std::int64_t> resumed_after;
    std::vector<RunStage> stages;
    std::map<std::string, std::map<std::int64_t, MetricPoint>> metrics; // series → step → last point
    std::vector<Sample> samples;
    std::map<std::int64_t, Evaluation> evaluations;
    std::vector<fs::path> checkpoints;
    std::vector<std::string> lines;
    std::function<void(RunStage)> on_stage;
    std::function<void(const MetricPoint&)> on_metric;
};

// A run of some twelve steps that learns.
inline Json fewSteps()
{
    return {{"train.batch_rows", 8},  {"train.epochs", 2},           {"train.evaluate_every", 4},
            {"train.samples", 1},     {"train.learning_rate", 5e-3}, {"train.precision", "fp32"},
            {"split.validation", 0.2}};
}

// A small model, a file of rows and a folder for runs.
class RunRig {
public:
    RunRig() : root(m_temporary.path().toStdString()) { }

    // Questions and answers that a small model can learn: the answer follows from the question's letter.
    fs::path writeQuestions(int rows)
    {
        std::string lines;
        for (int i = 0; i < rows; ++i) {
            const char letter = static_cast<char>('a' + i % 7);
            lines += Json({{"question", std::string(static_cast<std::size_t>(1 + i % 9), letter) + " " + letter},
                           {"answer", std::string(static_cast<std::size_t>(2 + i % 3), letter)}})
                         .dump()
                + "\n";
        }
        return write("questions.jsonl", lines);
    }

    fs::path writeTickets(int rows)
    {
        static constexpr const char* words[] = {"refund money", "where parcel", "cannot login"};
        static constexpr const char* labels[] = {"billing", "delivery", "account"};
        std::string lines = "text,label\n";
        for (int i = 0; i < rows; ++i)
            lines += std::string(words[i % 3]) + " " + std::to_string(i) + "," + labels[i % 3] + "\n";
        return write("tickets.csv", lines);
    }

    fs::path write(const std::string& name, const std::string& bytes)
    {
        const fs::path file = root / name;
        static_cast<void>(writeFile(file, bytes));
        return file;
    }

    TrainRequest request(const std::string& name, const std::string& task, const std::string& method,
                         const fs::path& base, const fs::path& data, const Json& params)
    {
        Json json = {{"base", base.string()},
                     {"task", task},
                     {"method", method},
                     {"data", {{"train", data.string()}}},
                     {"params", params}};
        TrainRequest wanted;
        wanted.run_folder = root / name;
        static_cast<void>(makeFolder(wanted.run_folder));
        auto recipe = parseRecipe(json, "recipe.json", root);
        if (!recipe)
            qFatal("%s", recipe.error().sentence().c_str());
        wanted.recipe = std::move(*recipe);
        static_cast<void>(writeJson(wanted.run_folder / "recipe.json", toJson(wanted.recipe)));
        wanted.device = "cpu";
        wanted.threads = 1; // for a model this small a second thread only waits for the first
        return wanted;
    }

    static fs::path tinyLlama() { return fixture("models/llama-tiny"); }
    static fs::path tinyBert() { return fixture("models/bert-tiny"); }

private:
    QTemporaryDir m_temporary;

public:
    fs::path root;
};

// Every byte of the files under a folder that a run's result consists of.
inline std::map<std::string, std::string> bytesUnder(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = *readFile(entry.path());
    }
    return files;
}

} // namespace luthier::test
