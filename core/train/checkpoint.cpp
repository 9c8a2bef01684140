// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/checkpoint.h"

#include "core/base/abandoned_parts.h"
#include "core/base/checksum.h"
#include "core/train/tensor_file.h"
#include "core/train/train_run.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace luthier {

namespace {

constexpr int state_version = 1;
constexpr const char* trainable_file = "trainable.safetensors";
constexpr const char* optimiser_file = "optimizer.safetensors";
constexpr const char* state_file = "state.json";
constexpr const char* best_file = "best.json";

Json toJson(const Progress& progress)
{
    Json json = Json::object();
    json["version"] = state_version;
    json["step"] = progress.step;
    json["epoch"] = progress.epoch;
    json["position"] = progress.position;
    json["data_order"] = progress.data_order;
    json["mask"] = progress.mask;
    json["base_measured"] = progress.base_measured;
    json["base"] = luthier::toJson(progress.base);
    json["evaluated_step"] = progress.evaluated_step;
    json["best_loss"] = std::isfinite(progress.best_loss) ? Json(progress.best_loss) : Json(nullptr);
    json["best_step"] = progress.best_step;
    json["evaluations_without_gain"] = progress.evaluations_without_gain;
    json["target_tokens"] = progress.target_tokens;
    json["all_tokens"] = progress.all_tokens;
    json["seconds"] = progress.seconds;
    json["step_seconds"] = progress.step_seconds;
    json["evaluation_seconds"] = progress.evaluation_seconds;
    json["evaluations"] = progress.evaluations;
    json["peak_bytes"] = progress.peak_bytes;
    json["recent_losses"] = progress.recent_losses;
    return json;
}

Result<Progress> progressFromJson(const Json& json, const std::string& where)
{
    try {
        if (json.at("version").get<int>() != state_version)
            return fail(ErrorKind::Damaged, text("The saved state was written by another version of this program."),
                        where);
        Progress progress;
        json.at("step").get_to(progress.step);
        json.at("epoch").get_to(progress.epoch);
        json.at("position").get_to(progress.position);
        json.at("data_order").get_to(progress.data_order);
        json.at("mask").get_to(progress.mask);
        json.at("base_measured").get_to(progress.base_measured);
        auto base = evaluationFromJson(json.at("base"));
        if (!base)
            return fail(base.error());
        progress.base = std::move(*base);
        json.at("evaluated_step").get_to(progress.evaluated_step);
        if (!json.at("best_loss").is_null())
            json.at("best_loss").get_to(progress.best_loss);
        json.at("best_step").get_to(progress.best_step);
        json.at("evaluations_without_gain").get_to(progress.evaluations_without_gain);
        json.at("target_tokens").get_to(progress.target_tokens);
        json.at("all_tokens").get_to(progress.all_tokens);
        json.at("seconds").get_to(progress.seconds);
        json.at("step_seconds").get_to(progress.step_seconds);
        json.at("evaluation_seconds").get_to(progress.evaluation_seconds);
        json.at("evaluations").get_to(progress.evaluations);
        json.at("peak_bytes").get_to(progress.peak_bytes);
        json.at("recent_losses").get_to(progress.recent_losses);
        return progress;
    } catch (const Json::exception& error) {
        return fail(ErrorKind::Damaged, text("The saved state of the training is not complete."), where, {},
                    error.what());
    }
}

// What the files beside a note held when it was written: a bit that falls over on the disk must not be learnt on from.
Result<Json> checksumsOf(const fs::path& folder, std::initializer_list<const char*> files)
{
    Json sums = Json::object();
    for (const char* file : files) {
        const auto sum = checksumOfFile(folder / file);
        if (!sum)
            return fail(sum.error());
        sums[file] = *sum;
    }
    return sums;
}

// Of all that a note says but its checksums.
std::string checksumOfNote(Json note)
{
    note.erase("checksums");
    const std::string words = note.dump();
    return fmt::format("{:016x}", checksum(std::as_bytes(std::span(words))));
}

// note: a JSON object with "checksums" of itself (under its file's name) and the files beside it, or without in notes
// of earlier versions.
Status checkFiles(const fs::path& folder, const fs::path& note_file, const Json& note)
{
    const auto sums = note.find("checksums");
    if (sums == note.end() || !sums->is_object())
        return {};
    for (const auto& [file, wanted] : sums->items()) {
        const auto sum = file == note_file ? Result<std::string>(checksumOfNote(note)) : checksumOfFile(folder / file);
        if (!sum)
            return fail(sum.error());
        if (wanted != Json(*sum))
            return fail(ErrorKind::Damaged, text("The saved weights are no longer what was written: the file changed."),
                        (folder / file).string(),
                        text("Check the disk. Another checkpoint of the run, or a copy of it, may still be good."));
    }
    return {};
}

std::int64_t stepOf(const fs::path& folder)
{
    const std::string name = folder.filename().string();
    constexpr std::string_view prefix = "step-";
    std::int64_t step = -1;
    if (!name.starts_with(prefix))
        return -1;
    const char* end = name.data() + name.size();
    const auto parsed = std::from_chars(name.data() + prefix.size(), end, step);
    return parsed.ec == std::errc() && parsed.ptr == end ? step : -1;
}

// The generator's state travels with the moments: both are tensors that only a resumed run wants.
std::vector<NamedTensor> optimiserTensors(const AdamW& optimiser, const at::Tensor& dropout)
{
    std::vector<NamedTensor> tensors = optimiser.state();
    tensors.push_back({"dropout_generator", dropout});
    return tensors;
}

} // namespace

Result<fs::path> writeCheckpoint(const fs::path& run_folder, const Progress& progress, const AdamW& optimiser)
{
    const fs::path folder = run_folder / "checkpoints" / ("step-" + std::to_string(progress.step));
    if (auto made = makeFolder(folder.parent_path()); !made)
        return fail(made.error());
    clearAbandonedParts(folder.parent_path());
    auto part = AtomicFolder::create(folder);
    if (!part)
        return fail(part.error());
    if (auto written = writeTensors(part->path() / trainable_file, named(optimiser.trainable())); !written)
        return fail(written.error());
    if (auto written = writeTensors(part->path() / optimiser_file, optimiserTensors(optimiser, progress.dropout));
        !written)
        return fail(written.error());
    Json state = toJson(progress);
    auto sums = checksumsOf(part->path(), {trainable_file, optimiser_file});
    if (!sums)
        return fail(sums.error());
    (*sums)[state_file] = checksumOfNote(state);
    state["checksums"] = std::move(*sums);
    if (auto written = writeJson(part->path() / state_file, state); !written)
        return fail(written.error());
    if (auto committed = part->commit(); !committed)
        return fail(committed.error());
    return folder;
}

Result<Progress> readCheckpoint(const fs::path& checkpoint, AdamW& optimiser)
{
    const fs::path state = checkpoint / state_file;
    auto json = readJson(state);
    if (!json)
        return fail(json.error());
    auto progress = progressFromJson(*json, state.string());
    if (!progress)
        return progress;
    if (auto whole = checkFiles(checkpoint, state_file, *json); !whole)
        return fail(whole.error());
    auto reader = SafetensorsReader::open(checkpoint / optimiser_file);
    if (!reader)
        return fail(reader.error());
    const TensorView* generator = reader->find("dropout_generator");
    if (!generator || generator->dtype != DType::U8)
        return fail(ErrorKind::Damaged, text("The saved state of the training lacks its random generator."),
                    (checkpoint / optimiser_file).string());
    progress->dropout = tensorOf(*generator).clone();

    const std::vector<NamedTensor> leaves = named(optimiser.trainable());
    const std::vector<NamedTensor> moments = optimiserTensors(optimiser, progress->dropout);
    auto weights = readTensors(checkpoint / trainable_file, leaves);
    if (!weights)
        return fail(weights.error());
    auto saved_moments = readTensors(checkpoint / optimiser_file, moments);
    if (!saved_moments)
        return fail(saved_moments.error());
    copyTensors(*weights, leaves);
    copyTensors(*saved_moments, moments);
    return progress;
}

std::vector<fs::path> checkpoints(const fs::path& run_folder)
{
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(run_folder / "checkpoints", error), end; !error && entry != end;
         entry.increment(error)) {
        if (stepOf(entry->path()) >= 0)
            found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) { return stepOf(a) > stepOf(b); });
    return found;
}

void removeCheckpoint(const fs::path& checkpoint)
{
    std::error_code ignored; // one that stays costs disk space and nothing else
    fs::remove(checkpoint / state_file, ignored); // first: a half removed one must never pass for complete
    fs::remove_all(checkpoint, ignored);
}

void removeOldCheckpoints(const fs::path& run_folder, std::int64_t keep)
{
    const std::vector<fs::path> all = checkpoints(run_folder);
    for (std::size_t i = static_cast<std::size_t>(keep); i < all.size(); ++i)
        removeCheckpoint(all[i]);
}

std::uint64_t checkpointBytes(std::span<const TrainableTensor> trainable)
{
    std::uint64_t bytes = 0;
    for (const TrainableTensor& leaf : trainable)
        bytes += leaf.tensor.nbytes();
    return 3 * bytes + (std::uint64_t{1} << 16); // weights and two moments
}

Status writeBest(const fs::path& run_folder, const BestWeights& best, std::span<const TrainableTensor> trainable)
{
    auto part = AtomicFolder::create(run_folder / "best");
    if (!part)
        return fail(part.error());
    if (auto written = writeTensors(part->path() / trainable_file, named(trainable)); !written)
        return written;
    Json json = Json::object();
    json["step"] = best.step;
    json["loss"] = std::isfinite(best.loss) ? Json(best.loss) : Json(nullptr);
    json["evaluation"] = luthier::toJson(best.evaluation);
    if (!best.held_out.rows.empty())
        if (auto written = best.held_out.write(part->path() / HeldOutLosses::file_name); !written)
            return written;
    auto sums = best.held_out.rows.empty() ? checksumsOf(part->path(), {trainable_file})
                                           : checksumsOf(part->path(), {trainable_file, HeldOutLosses::file_name});
    if (!sums)
        return fail(sums.error());
    (*sums)[best_file] = checksumOfNote(json);
    json["checksums"] = std::move(*sums);
    if (auto written = writeJson(part->path() / best_file, json); !written)
        return written;
    return part->commit();
}

namespace {

struct BestNote {
    Json json;
    BestWeights figures;
};

Result<BestNote> readBestNote(const fs::path& run_folder)
{
    const fs::path file = run_folder / "best" / best_file;
    std::error_code error;
    if (!fs::exists(file, error))
        return fail(ErrorKind::NotFound, text("This run has not kept any weights yet."), run_folder.string(),
                    text("Let it train until its first check of the held-out rows."));
    auto json = readJson(file);
    if (!json)
        return fail(json.error());
    BestNote note{std::move(*json), {}};
    try {
        note.json.at("step").get_to(note.figures.step);
        const Json& loss = note.json.at("loss");
        note.figures.loss = loss.is_null() ? std::numeric_limits<double>::quiet_NaN() : loss.get<double>();
        auto evaluation = evaluationFromJson(note.json.at("evaluation"));
        if (!evaluation)
            return fail(evaluation.error());
        note.figures.evaluation = std::move(*evaluation);
    } catch (const Json::exception& broken) {
        return fail(ErrorKind::Damaged, text("The note beside the kept weights is not complete."), file.string(), {},
                    broken.what());
    }
    return note;
}

} // namespace

Result<BestWeights> bestFigures(const fs::path& run_folder)
{
    auto note = readBestNote(run_folder);
    if (!note)
        return fail(note.error());
    return std::move(note->figures);
}

Result<BestWeights> readBest(const fs::path& run_folder, std::span<const TrainableTensor> trainable)
{
    auto note = readBestNote(run_folder);
    if (!note)
        return fail(note.error());
    if (auto whole = checkFiles(run_folder / "best", best_file, note->json); !whole)
        return fail(whole.error());
    const std::vector<NamedTensor> leaves = named(trainable);
    auto weights = readTensors(run_folder / "best" / trainable_file, leaves);
    if (!weights)
        return fail(weights.error());
    copyTensors(*weights, leaves);
    return std::move(note->figures);
}

} // namespace luthier
