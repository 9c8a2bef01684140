// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/held_out.h"

#include "core/base/random.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace luthier {

namespace {

constexpr int draws = 2000;

struct PairedRow {
    double first, second; // summed losses
    double targets;
};

// Mean loss of the second minus the first over the given rows.
double meanDifference(const std::vector<PairedRow>& rows, const std::vector<std::size_t>& picked)
{
    double difference = 0;
    double targets = 0;
    for (const std::size_t i : picked) {
        difference += rows[i].second - rows[i].first;
        targets += rows[i].targets;
    }
    return targets > 0 ? difference / targets : 0;
}

} // namespace

LossDifference lossDifference(const HeldOutLosses& first, const HeldOutLosses& second, RunControl* control)
{
    std::map<std::int64_t, std::size_t> at;
    for (std::size_t i = 0; i < first.rows.size(); ++i)
        at[first.rows[i]] = i;
    std::vector<PairedRow> rows;
    for (std::size_t i = 0; i < second.rows.size(); ++i)
        if (const auto found = at.find(second.rows[i]);
            found != at.end() && first.targets[found->second] == second.targets[i])
            rows.push_back({first.losses[found->second], second.losses[i], static_cast<double>(second.targets[i])});
    LossDifference result;
    result.rows = static_cast<std::int64_t>(rows.size());
    if (rows.empty())
        return result;
    std::vector<std::size_t> picked(rows.size());
    std::iota(picked.begin(), picked.end(), std::size_t{0});
    result.mean = meanDifference(rows, picked);
    RandomStream random(1, "bootstrap");
    std::vector<double> differences;
    for (int draw = 0; draw < draws; ++draw) {
        if (control && control->stopRequested())
            return result;
        for (std::size_t& i : picked)
            i = random.below(rows.size());
        differences.push_back(meanDifference(rows, picked));
    }
    std::sort(differences.begin(), differences.end());
    result.low = differences[static_cast<std::size_t>(0.025 * draws)];
    result.high = differences[static_cast<std::size_t>(0.975 * draws) - 1];
    return result;
}

Status HeldOutLosses::write(const fs::path& file) const
{
    return writeJson(file, Json{{"rows", rows}, {"losses", losses}, {"targets", targets}});
}

Result<HeldOutLosses> HeldOutLosses::read(const fs::path& file)
{
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
