// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/held_out.h"

namespace luthier {

namespace {

fs::path fileOf(const fs::path& run_folder)
{
    return run_folder / "best" / "held_out.json";
}

} // namespace

Status HeldOutLosses::write(const fs::path& run_folder) const
{
    return writeJson(fileOf(run_folder), Json{{"rows", rows}, {"losses", losses}, {"targets", targets}});
}

Result<HeldOutLosses> HeldOutLosses::read(const fs::path& run_folder)
{
    const auto json = readJson(fileOf(run_folder));
    if (!json)
        return fail(json.error());
    HeldOutLosses result;
    try {
        result.rows = json->at("rows").get<std::vector<std::int64_t>>();
        result.losses = json->at("losses").get<std::vector<double>>();
        result.targets = json->at("targets").get<std::vector<std::int64_t>>();
    } catch (const nlohmann::json::exception& error) {
        return fail(ErrorKind::Damaged, text("The list of losses on held-out rows cannot be read."),
                    fileOf(run_folder).string(), text("Train this run again to compare it row by row."), error.what());
    }
    if (result.rows.size() != result.losses.size() || result.rows.size() != result.targets.size())
        return fail(ErrorKind::Damaged, text("The list of losses on held-out rows cannot be read."),
                    fileOf(run_folder).string(), text("Train this run again to compare it row by row."));
    return result;
}

} // namespace luthier
