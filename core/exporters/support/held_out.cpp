// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/support/held_out.h"

#include "core/tasks/support/columns.h"
#include "core/train/run_file.h"

#include <algorithm>

namespace luthier {

namespace {

constexpr const char* sentences[] = {
    "What does the contract say about late delivery?",
    "My invoice shows the wrong amount, please correct it.",
    "The patient was seen on 3 March and has no complaints.",
    "De leverancier levert de goederen binnen tien dagen.",
    "Please tell me when the parcel will arrive.",
    "Explain in two sentences how the price is made up.",
};

void addExample(HeldOut& rows, const TunedModel& model, const std::vector<std::string>& values)
{
    if (rows.examples.size() >= certificate_rows)
        return;
    Example example = model.task->exampleOf(model.context, values);
    if (model.task->redraw) {
        RandomStream random(rows.examples.size() + 1, "certificate");
        model.task->redraw(model.context, example, random);
    }
    if (!example.ids.empty() && !example.targets.empty())
        rows.examples.push_back(std::move(example));
}

std::vector<std::string> answered(const TunedModel& model, const std::string& input, const std::string& answer)
{
    return valuesOf(*model.task, input, model.context.labels.empty() ? answer : model.context.labels.front());
}

// Empty when it worked, else why not.
Text addHeldOutRows(HeldOut& rows, const TunedModel& model, const RunFile& run)
{
    const bool own_file = run.split_file == "validation" && model.recipe.data.validation.has_value();
    const fs::path file = own_file ? *model.recipe.data.validation : model.recipe.data.train;
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return text("The data file {} is no longer there.", file.filename().string());
    const auto hash = sha256OfFile(file);
    if (!hash || *hash != run.held_out_sha256)
        return text("The data file {} has changed since the run.", file.filename().string());
    const auto table = readTable(file, model.recipe.data.format);
    if (!table)
        return text("The data file {} cannot be read any more.", file.filename().string());
    const auto columns = mapColumns(*model.task, *table, model.recipe.data.map);
    if (!columns)
        return text("The columns of the data file {} have changed since the run.", file.filename().string());
    for (const std::int64_t row : run.validation_rows)
        if (row >= 0 && static_cast<std::size_t>(row) < table->rows.size())
            addExample(rows, model, roleValues(*model.task, *table, *columns, static_cast<std::size_t>(row)));
    if (rows.examples.empty())
        return text("The run held out no rows that can be asked.");
    return {};
}

// samples.jsonl of the run: what it answered to held-out rows while training.
void addSamples(HeldOut& rows, const TunedModel& model, const fs::path& run_folder)
{
    const auto lines = readFile(run_folder / "samples.jsonl", std::uint64_t{1} << 26);
    if (!lines)
        return;
    std::vector<std::string> seen;
    for (std::size_t begin = 0; begin < lines->size();) {
        const std::size_t end = std::min(lines->find('\n', begin), lines->size());
        const auto json = parseJson(std::string_view(*lines).substr(begin, end - begin), "samples.jsonl");
        begin = end + 1;
        if (!json || !json->is_object() || !json->contains("input") || !(*json)["input"].is_string())
            continue;
        const std::string input = (*json)["input"].get<std::string>();
        if (std::find(seen.begin(), seen.end(), input) != seen.end())
            continue;
        seen.push_back(input);
        const auto expected = json->find("expected");
        const bool known = expected != json->end() && expected->is_string();
        addExample(rows, model, answered(model, input, known ? expected->get<std::string>() : "Yes."));
    }
}

} // namespace

HeldOut heldOutRows(const TunedModel& model, const fs::path& run_folder)
{
    HeldOut rows;
    Text reason;
    if (const auto run = RunFile::read(run_folder))
        reason = addHeldOutRows(rows, model, *run);
    else
        reason = text("The run's notes cannot be read.");
    if (reason.empty())
        return rows;
    rows.examples.clear();
    addSamples(rows, model, run_folder);
    if (!rows.examples.empty()) {
        rows.note = reason.then(text("Compared on the samples that the run kept of its held-out rows instead."));
        return rows;
    }
    for (const char* sentence : sentences)
        addExample(rows, model, answered(model, sentence, "The answer follows from the text above."));
    rows.note = reason.then(text("Compared on built-in sentences instead."));
    return rows;
}

} // namespace luthier
