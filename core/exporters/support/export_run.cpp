// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/support/export_with_seam.h"

#include "core/exporters/exporter.h"
#include "core/exporters/support/certify.h"
#include "core/exporters/support/weight_plan.h"
#include "core/runs/torch_boundary.h"

#include <ATen/Parallel.h>

#include <cmath>

namespace luthier {

namespace {

const ExporterDescriptor* findExporter(std::string_view id)
{
    for (const ExporterDescriptor* exporter : exporters())
        if (id == exporter->info.id)
            return exporter;
    return nullptr;
}

Error stopped()
{
    return Error{ErrorKind::Stopped, text("The export was stopped; nothing was left behind."), {}, {}, {}};
}

Status checkTarget(const fs::path& out)
{
    std::error_code error;
    if (out.empty())
        return fail(ErrorKind::Usage, text("The export needs a folder to write to."));
    if (!fs::exists(fs::symlink_status(out, error)))
        return {};
    if (!fs::is_directory(out, error))
        return fail(ErrorKind::Usage, text("There is a file where the export should become a folder."), out.string(),
                    text("Choose another folder."));
    if (!fs::is_empty(out, error) || error)
        return fail(ErrorKind::Usage, text("The folder for the export is not empty."), out.string(),
                    text("Choose a new or an empty folder; nothing in it was touched."));
    return {};
}

std::string figure(double value)
{
    if (value == 0)
        return "0";
    return std::isfinite(value) ? fmt::format("{:.1e}", value) : std::string("not a number");
}

std::string percent(double value)
{
    return fmt::format("{:.2g}", 100 * value);
}

// What the model in memory says, to be held against what was written.
struct Reference {
    HeldOut rows;
    Answers tuned;
    Answers written; // of the tuned model rounded as it was written; the same as tuned when nothing was rounded
    bool rounded = false;
};

Result<Answers> askStranger(const ExporterDescriptor& exporter, const fs::path& folder, const fs::path& base,
                            HeadKind head, const HeldOut& rows, std::vector<std::string> labels, RunControl& control)
{
    auto model = exporter.reopen == ExporterDescriptor::Reopen::Folder ? openAnyModel(folder.string(), std::nullopt, {})
                                                                       : openAnyModel(base.string(), folder, {});
    if (!model)
        return fail(model.error());
    if (model->head != head)
        return fail(ErrorKind::Damaged, text("What was written opens as another kind of model."), folder.string());
    if (head == HeadKind::Classification && model->context.labels != labels)
        return fail(ErrorKind::Damaged, text("What was written names other categories."), folder.string());
    return askAll(*model->base->network, head, rows.examples, model->base->stopIds(), control);
}

Certificate certificateOf(const Reference& reference, const Result<Answers>& given)
{
    Certificate certificate;
    certificate.rows = static_cast<std::int64_t>(reference.rows.examples.size());
    certificate.answers = certificate.rows;
    certificate.tolerance = fp32_tolerance;
    certificate.compared_type = "fp32";
    certificate.rows_note = reference.rows.note;
    certificate.rounded = reference.rounded;
    if (reference.rounded) {
        const Difference rounding = differenceOf(reference.tuned, reference.written, 0);
        certificate.rounding_difference = rounding.largest;
        certificate.answers_kept = rounding.same_answers;
    }
    if (!given) {
        certificate.largest_logit_difference = std::numeric_limits<double>::infinity();
        certificate.verdict =
            text("Failed: what was written cannot be opened again. {} Export it once more; do not use this folder.",
                 given.error().sentence());
        return certificate;
    }
    if (certificate.rows == 0) {
        certificate.verdict = text("Failed: there was no row to compare on.");
        return certificate;
    }
    const Difference difference = differenceOf(reference.written, *given, fp32_tolerance);
    certificate.largest_logit_difference = difference.largest;
    certificate.same_answers = difference.same_answers;
    certificate.pass = difference.largest <= fp32_tolerance && difference.same_answers == certificate.answers;
    const std::string apart = figure(difference.largest);
    if (!certificate.pass)
        certificate.verdict =
            text("Failed: opened again, the exported model gave the same answer on {} of {} rows, and "
                 "its scores differ by {} where {} is allowed. Export it once more; do not use this "
                 "folder.",
                 difference.same_answers, certificate.answers, apart, figure(fp32_tolerance));
    else if (certificate.rounded && certificate.answers_kept == certificate.answers)
        certificate.verdict = text(
            "Passed: opened again, the exported model gave the same answer as the tuned one, rounded to the type it "
            "is stored in, on all {} rows (scores differ by at most {}). The rounding itself moved scores by at "
            "most {} % and changed no answer.",
            certificate.answers, apart, percent(certificate.rounding_difference));
    else if (certificate.rounded)
        certificate.verdict = text(
            "Passed: opened again, the exported model gave the same answer as the tuned one, rounded to the type it "
            "is stored in, on all {} rows (scores differ by at most {}). The rounding itself moved scores by at "
            "most {} % and changed {} of {} answers somewhere; export in all digits (fp32) to keep every answer to the "
            "letter.",
            certificate.answers, apart, percent(certificate.rounding_difference),
            certificate.answers - certificate.answers_kept, certificate.answers);
    else
        certificate.verdict = text("Passed: opened again, the exported model gave the same answer as the tuned one on "
                                   "all {} rows (scores differ by at most {}).",
                                   certificate.answers, apart);
    return certificate;
}

Result<ExportReport> exportTuned(const ExportRequest& request, const ExporterDescriptor& exporter, RunControl& control,
                                 const std::function<void(const fs::path&)>& written)
{
    if (request.threads > 0)
        at::set_num_threads(request.threads);
    auto opened = openTunedModel(request.run_folder, {});
    if (!opened)
        return fail(opened.error());
    std::optional<TunedModel> model(std::move(*opened));
    if (Text reason = exporter.unsuitable(model->recipe.method); !reason.empty())
        return fail(ErrorKind::Usage, std::move(reason));
    const bool folder_again = exporter.reopen == ExporterDescriptor::Reopen::Folder;
    std::vector<PlannedTensor> plan;
    if (folder_again) {
        auto planned = planMerged(*model, request.dtype);
        if (!planned)
            return fail(planned.error());
        plan = std::move(*planned);
    }
    const fs::path out = fs::absolute(request.out).lexically_normal();
    const std::uint64_t needed = exporter.estimate(*model, request);
    if (const std::uint64_t free = freeBytes(out); free > 0 && needed > free)
        return fail(
            ErrorKind::NoSpace,
            text("The export takes {} MB and the disk has {} MB left.", needed / 1'000'000 + 1, free / 1'000'000),
            out.string(), text("Make room or choose a folder on another disk; nothing was written."));

    Reference reference;
    reference.rows = heldOutRows(*model, request.run_folder);
    const std::vector<std::int32_t> stops = model->base->stopIds();
    control.part = int(ExportPart::Asking);
    reference.tuned = askAll(*model->base->network, model->head, reference.rows.examples, stops, control);

    auto folder = AtomicFolder::create(out);
    if (!folder)
        return fail(folder.error());
    control.part = int(ExportPart::Writing);
    if (auto done = exporter.write(*model, request, folder->path(), control); !done)
        return fail(done.error());

    reference.rounded = std::any_of(plan.begin(), plan.end(), [](const PlannedTensor& planned) {
        return planned.dtype == DType::BF16 || planned.dtype == DType::F16;
    });
    control.part = int(ExportPart::Checking);
    if (reference.rounded) {
        roundToWritten(*model, plan, mergedByName(*model->method));
        reference.written = askAll(*model->base->network, model->head, reference.rows.examples, stops, control);
    } else {
        reference.written = reference.tuned;
    }
    const HeadKind head = model->head;
    const fs::path base = model->base->root;
    const std::vector<std::string> labels = model->context.labels;
    const std::string system = model->context.instruction.system;
    model.reset(); // two large models at once may not fit
    if (written)
        written(folder->path());

    const auto given = askStranger(exporter, folder->path(), base, head, reference.rows, labels, control);
    if (control.stopRequested())
        return fail(stopped());
    ExportReport report;
    report.certificate = certificateOf(reference, given);
    report.system = system;
    if (auto kept = writeJson(folder->path() / "certificate.json", report.certificate.toJson()); !kept)
        return fail(kept.error());
    report.bytes = folderBytes(folder->path());
    if (auto done = folder->commit(); !done)
        return fail(done.error());
    report.path = out;
    return report;
}

} // namespace

Json Certificate::toJson() const
{
    const auto number = [](double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); };
    Json json;
    json["pass"] = pass;
    json["rows"] = rows;
    json["largest_logit_difference"] = number(largest_logit_difference);
    json["tolerance"] = tolerance;
    json["answers"] = answers;
    json["same_answers"] = same_answers;
    json["compared_type"] = compared_type;
    json["rounded"] = rounded;
    if (rounded) {
        json["rounding_difference"] = number(rounding_difference);
        json["answers_kept_by_rounding"] = answers_kept;
    }
    if (!rows_note.empty())
        json["rows_note"] = rows_note.english();
    json["verdict"] = verdict.english();
    return json;
}

Result<std::uint64_t> estimateExport(const ExportRequest& request)
{
    const ExporterDescriptor* exporter = findExporter(request.exporter);
    if (!exporter)
        return fail(unknownEntry(Kind::Exporter, request.exporter));
    return atTorchBoundary<std::uint64_t>([&]() -> Result<std::uint64_t> {
        auto model = openTunedModel(request.run_folder, {});
        if (!model)
            return fail(model.error());
        if (Text reason = exporter->unsuitable(model->recipe.method); !reason.empty())
            return fail(ErrorKind::Usage, std::move(reason));
        return exporter->estimate(*model, request);
    });
}

Result<ExportReport> exportRunWithSeam(const ExportRequest& request, RunControl& control,
                                       const std::function<void(const fs::path&)>& written)
{
    const ExporterDescriptor* exporter = findExporter(request.exporter);
    if (!exporter)
        return fail(unknownEntry(Kind::Exporter, request.exporter));
    if (auto target = checkTarget(request.out); !target)
        return fail(target.error());
    return atTorchBoundary<ExportReport>([&] { return exportTuned(request, *exporter, control, written); });
}

Result<ExportReport> exportRun(const ExportRequest& request, RunControl& control)
{
    return exportRunWithSeam(request, control, {});
}

} // namespace luthier
