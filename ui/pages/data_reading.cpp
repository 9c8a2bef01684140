// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data_reading.h"

#include "core/train/run_data.h"
#include "core/train/settings.h"

namespace luthier {

DataReading readData(const DataBinding& binding, const std::string& task, const std::string& model,
                     std::int64_t max_length, RunControl& control)
{
    DataReading reading;
    DataRequest request;
    request.file = binding.train;
    request.format = binding.format;
    request.task = task;
    request.columns = binding.map;
    request.model = model;
    request.max_length = max_length;
    Result<DataReport> checked = checkData(request, &control);
    if (!checked) {
        reading.error = checked.error();
        if (control.stopRequested())
            return reading;
        // Which column is which can only be mended while looking at the rows.
        request.task.clear();
        request.columns.clear();
        request.model.clear();
        if (Result<DataReport> rows = checkData(request, &control)) {
            rows->usable_rows.clear();
            reading.report = std::make_shared<const DataReport>(std::move(*rows));
        }
        return reading;
    }
    const TaskDescriptor* descriptor = findTask(task);
    if (descriptor && !checked->columns.empty() && !model.empty()) {
        Result<std::vector<std::string>> labels = descriptor->labels(checked->table, checked->columns);
        if (labels) {
            Result<std::unique_ptr<RowPreview>> preview = RowPreview::open(model, task, std::move(*labels), max_length);
            if (preview) {
                reading.preview = std::make_shared<SharedPreview>();
                reading.preview->preview = std::move(*preview);
            } else {
                reading.error = preview.error();
            }
        }
    }
    reading.report = std::make_shared<const DataReport>(std::move(*checked));
    return reading;
}

std::int64_t heldOutRows(const DataReport& report, const ParamSet& resolved)
{
    const TrainSettings settings = settingsOf(resolved);
    std::vector<std::int32_t> groups;
    std::int32_t group = 0;
    for (const auto& [label, count] : report.label_counts)
        groups.insert(groups.end(), std::size_t(count), group++);
    const std::size_t rows = groups.empty() ? report.usable_rows.size() : groups.size();
    return std::int64_t(heldOut(rows, groups, settings.validation_part, settings.split_seed).size());
}

} // namespace luthier
