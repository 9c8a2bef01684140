// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue.h"
#include "core/exporters/export_run.h"
#include "core/project/project.h"
#include "core/runs/predictor.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace luthier {

// What one question needs to know about one who is asked; values only.
struct AskTarget {
    QString who; // run id, "" for the base model
    std::string model; // what Predictor opens
    bool base = false;
    std::string task;
};

// The one object that calls into torch. Lives in the session's thread; every member but the constructor is called
// there, and answers go out through `deliver`, which may be called from any thread.
class SessionWorker : public QObject {
    Q_OBJECT
public:
    struct News { // called in the worker's thread
        std::function<void(RunStage)> stage;
        std::function<void(const Sample&)> sample;
        std::function<void(const QString&, const QString&)> answer_text;
        std::function<void(const QString&, const QVariant&)> answer_done;
        std::function<void(const QString&, const Error&)> answer_failed;
    };

    Result<RunOutcome> train(const fs::path& project, const std::string& run, Start start, RunControl& control,
                             MetricBuffer& buffer, const News& news);
    void ask(const std::vector<AskTarget>& targets, const std::string& question,
             const std::optional<std::string>& system, const SamplingOptions& sampling, RunControl& control,
             const News& news);
    Result<ExportReport> write(const ExportRequest& request, RunControl& control);
    Result<std::uint64_t> estimate(const ExportRequest& request);
    void forgetModels() { m_opened.clear(); }

private:
    // At most three models stay open, most recently asked first: a comparison of base and two runs reopens nothing.
    Result<Predictor*> predictor(const std::string& model);
    struct Opened {
        std::string model;
        std::unique_ptr<Predictor> predictor;
    };
    std::vector<Opened> m_opened;
};

} // namespace luthier
