// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue.h"
#include "core/exporters/export_run.h"
#include "core/runs/tuned_model.h"

namespace luthier {

struct ExporterDescriptor {
    EntryInfo info;
    // Empty when it can write this run, else the reason.
    Text (*unsuitable)(const std::string& method);
    std::uint64_t (*estimate)(TunedModel& model, const ExportRequest& request);
    Status (*write)(TunedModel& model, const ExportRequest& request, const fs::path& folder, RunControl& control);
    // How the written folder is opened again: as a model folder, or as an adapter on the base.
    enum class Reopen { Folder, AdapterOnBase } reopen;
};

std::span<const ExporterDescriptor* const> exporters();

} // namespace luthier

namespace luthier::exporter {
#define LUTHIER_EXPORTER(name) extern const ExporterDescriptor name;
#include "core/catalogue.def"
} // namespace luthier::exporter
