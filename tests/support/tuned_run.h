// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/support/fingerprint.h"
#include "core/runs/tuned_model.h"
#include "core/train/checkpoint.h"
#include "core/train/run_file.h"
#include "core/train/setup.h"
#include "tests/support/shared_data.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/grad_mode.h>

#include <cstdlib>
#include <stdexcept>

namespace luthier::test {

// A folder that goes when the test does.
class ScratchFolder {
public:
    ScratchFolder()
    {
        std::string pattern = (fs::temp_directory_path() / "luthier-test-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error("no scratch folder");
        m_path = pattern;
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

struct RunKind {
    std::string base; // folder
    std::string task; // "instruct", "classify", "corpus"
    std::string method; // "lora", "full"
    std::string targets = "all"; // lora.targets
    double change = 0.1; // how far each trained value is moved at random
};

template <class T> T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().sentence());
    return std::move(*result);
}

inline void must(const Status& status)
{
    if (!status)
        throw std::runtime_error(status.error().sentence());
}

// The data of every made run: 20 rows, of which it held out five.
inline std::string tunedRunRows(const std::string& task)
{
    const char* const words[] = {"order", "parcel", "invoice", "payment", "goods", "delivery", "amount"};
    const char* const labels[] = {"delivery", "invoice", "other"};
    std::string rows;
    for (std::size_t i = 0; i < 20; ++i) {
        const std::string first = "the " + std::string(words[i % 7]) + " is number " + std::to_string(i);
        const std::string second = "it is due in " + std::to_string(i % 5 + 2) + " days";
        Json row;
        if (task == "instruct")
            row = {{"prompt", first}, {"response", second}};
        else if (task == "classify")
            row = {{"text", first}, {"label", labels[i % 3]}};
        else
            row = {{"text", first + " and " + second}};
        rows += row.dump() + "\n";
    }
    return rows;
}

// A finished run as training leaves it, whose tuned weights are the base's moved at random: what reads runs can be
// tested without training one. Returns the run's folder.
inline fs::path makeRun(const fs::path& scratch, const RunKind& kind)
{
    const fs::path folder = scratch / ("run-" + kind.task + "-" + kind.method);
    must(makeFolder(folder));
    const fs::path data = scratch / (kind.task + ".jsonl");
    const std::string rows = tunedRunRows(kind.task);
    must(writeFile(data, rows));

    Json json = {
        {"base", kind.base}, {"task", kind.task}, {"method", kind.method}, {"data", {{"train", data.string()}}}};
    json["params"]["train.max_length"] = 64;
    if (kind.method == "lora") {
        json["params"]["lora.rank"] = 3;
        json["params"]["lora.alpha"] = 6.0;
        json["params"]["lora.dropout"] = 0.0;
        json["params"]["lora.targets"] = kind.targets;
    }
    const Recipe recipe = must(parseRecipe(json, "recipe.json", scratch));
    must(writeJson(folder / "recipe.json", toJson(recipe)));

    RunFile run;
    run.state = "finished";
    if (kind.task == "classify")
        run.labels = {"delivery", "invoice", "other"};
    run.instruction.name = "test";
    run.instruction.pattern = "Question: {prompt} Answer: ";
    run.max_length = 64;
    run.validation_rows = {1, 4, 9, 14, 19};
    run.data_sha256 = run.held_out_sha256 = sha256(rows);
    run.data_rows = 20;
    run.base_fingerprint = must(modelFingerprint(kind.base));
    run.params = must(resolvedParams(recipe));
    must(run.write(folder));

    auto base = must(openBaseModel(kind.base, {}));
    const HeadKind head = headOf(*findTask(kind.task), base->network->spec());
    auto method = must(applyMethod(*base, *findMethod(kind.method), head, run.labels, run.params, 1));
    const at::NoGradGuard no_grad;
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(7);
    const std::vector<TrainableTensor> trainable = method->trainable();
    for (TrainableTensor tensor : trainable)
        tensor.tensor.add_(at::empty_like(tensor.tensor).normal_(0, kind.change, generator));
    must(writeBest(folder, {3, 0.5, {}, {}}, trainable));
    return folder;
}

} // namespace luthier::test
