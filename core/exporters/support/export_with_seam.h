// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporters/export_run.h"

#include <functional>

namespace luthier {

// exportRun with a place to reach in: `written` is called with the folder when everything but the certificate is in it.
// Tests damage the folder there, to show that a bad export is found out.
Result<ExportReport> exportRunWithSeam(const ExportRequest& request, RunControl& control,
                                       const std::function<void(const fs::path&)>& written);

} // namespace luthier
