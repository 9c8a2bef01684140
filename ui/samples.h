// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/studio_state.h"

#include <QString>

#include <map>

namespace luthier {

// A ready-made project of resources/samples/samples.json: data that we wrote, the goal it serves and a fitting starter
// model.
struct SampleProject {
    std::string id;
    QString title, summary; // in the language of the window
    std::string task, model, method;
    fs::path data;
    ColumnMap map;
    std::map<std::string, std::int64_t> params; // that serve this data better than the usual ones
};

// Only samples whose data, task and model this build has. An unreadable list gives none.
std::vector<SampleProject> sampleProjects();
// The sample whose task it is; for "Use the sample" on the data page.
const SampleProject* sampleFor(const std::vector<SampleProject>& samples, const std::string& task);

// Makes a project in `folder` with every choice made; the data is copied into it, so that the project stays whole when
// it is moved. Opens it in the state.
Status startSample(StudioState& state, const SampleProject& sample, const fs::path& folder);
// Copies the sample's data into the open project and returns where it lies.
Result<fs::path> copySampleData(StudioState& state, const SampleProject& sample);

} // namespace luthier
