// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/data_view.h"
#include "core/train/recipe.h"

#include <memory>
#include <mutex>
#include <optional>

namespace luthier {

// A RowPreview is used by one thread at a time; rows are laid out in the background.
struct SharedPreview {
    std::mutex mutex;
    std::unique_ptr<RowPreview> preview;
};

// What a reading in the background brings back.
struct DataReading {
    std::shared_ptr<const DataReport> report; // null: the file could not be read at all
    std::optional<Error> error; // with a report: it cannot be used like this, but its rows can be shown
    std::shared_ptr<SharedPreview> preview; // null: no row can be laid out
};

// Reads, audits and opens the preview. Any thread; takes values only.
DataReading readData(const DataBinding& binding, const std::string& task, const std::string& model,
                     std::int64_t max_length, RunControl& control);

// How many of the usable rows training will hold out, by its own rule: a part of every category, so that small ones
// are not rounded away.
std::int64_t heldOutRows(const DataReport& report, const ParamSet& resolved);

} // namespace luthier
