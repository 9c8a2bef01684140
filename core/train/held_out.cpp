// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/held_out.h"

namespace luthier {

namespace {

constexpr const char* file_name = "held_out.json";

} // namespace

Status HeldOutLosses::write(const fs::path& best_folder) const
{
    return writeJson(best_folder / file_name, Json{{"rows", rows}, {"losses", losses}, {"targets", targets}});
}

Result<HeldOutLosses> HeldOutLosses::read(const fs::path& run_folder)
{
    const fs::path file = run_folder / "best" / file_name;
    const auto json = readJson(file);
    if (!json)
        return fail(json.error());
    HeldOutLosses result;
    try {
        result.rows = json->at("rows").get<std::vector<std::int64_t>>();
        result.losses = json->at("losses").get<std::vector<double>>();
        result.targets = json->at("targets").get<std::vector<std::int64_t>>();
    } catch (const nlohmann::json::exception& error) {
        return fail(ErrorKind::Damaged, text("The list of losses on held-out rows cannot be read."), file.string(),
                    text("Train this run again to compare it row by row."), error.what());
    }
    if (result.rows.size() != result.losses.size() || result.rows.size() != result.targets.size())
        return fail(ErrorKind::Damaged, text("The list of losses on held-out rows cannot be read."), file.string(),
                    text("Train this run again to compare it row by row."));
    return result;
}

} // namespace luthier
