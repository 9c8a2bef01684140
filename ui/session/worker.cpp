// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/worker.h"

#include <QVariant>

#include <algorithm>
#include <exception>

namespace luthier {

namespace {

constexpr std::size_t open_models = 3;

// Torch tells of what nobody expected by exceptions; here they end.
template <class Value, class Function> Result<Value> guarded(Function function)
{
    try {
        return function();
    } catch (const std::bad_alloc&) {
        return fail(ErrorKind::Failed, text("This machine has not enough memory for it."), {},
                    text("Close other programs, or choose a smaller model or fewer rows at a time."));
    } catch (const std::exception& exception) {
        return fail(ErrorKind::Failed, text("Something went wrong inside the calculation."), {},
                    text("Try again; if it happens again, report it with the log of the run."), exception.what());
    }
}

QVariant probabilities(const ClassPrediction& prediction)
{
    QVariantList list;
    for (const auto& [label, probability] : prediction.probabilities)
        list << QVariant(QVariantList{QString::fromStdString(label), probability});
    return list;
}

} // namespace

Result<RunOutcome> SessionWorker::train(const fs::path& project, const std::string& run, Start start,
                                        RunControl& control, MetricBuffer& buffer, const News& news)
{
    forgetModels(); // their memory belongs to the training now, and the weights of a resumed run will change
    RunListener listener;
    listener.stage = news.stage;
    listener.metric = [&buffer](const MetricPoint& point) { buffer.push(point); };
    listener.sample = news.sample;
    return guarded<RunOutcome>([&] { return executeRun(project, run, start, RunOptions{}, control, listener); });
}

Result<Predictor*> SessionWorker::predictor(const std::string& model)
{
    const auto known =
        std::find_if(m_opened.begin(), m_opened.end(), [&](const Opened& opened) { return opened.model == model; });
    if (known != m_opened.end()) {
        std::rotate(m_opened.begin(), known, known + 1);
        return m_opened.front().predictor.get();
    }
    while (m_opened.size() >= open_models)
        m_opened.pop_back();
    PredictorOptions options;
    options.model = model;
    auto opened = Predictor::open(options);
    if (!opened)
        return fail(opened.error());
    m_opened.insert(m_opened.begin(), Opened{model, std::move(*opened)});
    return m_opened.front().predictor.get();
}

void SessionWorker::ask(const std::vector<AskTarget>& targets, const std::string& question,
                        const std::optional<std::string>& system, const SamplingOptions& sampling, RunControl& control,
                        const News& news)
{
    for (const AskTarget& target : targets) {
        if (control.stopRequested())
            return;
        const TaskUse use = taskUse(target.task);
        const auto done = guarded<QVariant>([&]() -> Result<QVariant> {
            auto model = predictor(target.model);
            if (!model)
                return fail(model.error());
            if (use == TaskUse::Sorts) {
                if (!(*model)->canClassify())
                    return fail(ErrorKind::Usage,
                                target.base
                                    ? text("The base model has not learnt your categories yet; it could only guess.")
                                    : text("This model cannot sort texts into categories."));
                auto classes = (*model)->classify({question});
                if (!classes)
                    return fail(classes.error());
                if (classes->empty())
                    return fail(ErrorKind::Failed, text("The model gave no answer."));
                news.answer_text(target.who, QString::fromStdString(classes->front().label));
                return probabilities(classes->front());
            }
            if (!(*model)->canGenerate())
                return fail(ErrorKind::Usage, text("This model cannot write text."));
            Prompt prompt{question};
            if (use == TaskUse::Replies)
                prompt = {question, Prompt::Wrap::Instruction, system};
            auto generated = (*model)->generate(prompt, sampling, &control, [&](const std::string& piece) {
                news.answer_text(target.who, QString::fromStdString(piece));
            });
            if (!generated)
                return fail(generated.error());
            return QVariant(QVariantList{});
        });
        if (done)
            news.answer_done(target.who, *done);
        else
            news.answer_failed(target.who, done.error());
    }
}

Result<ExportReport> SessionWorker::write(const ExportRequest& request, RunControl& control)
{
    forgetModels(); // the export opens the model twice itself
    return guarded<ExportReport>([&] { return exportRun(request, control); });
}

Result<std::uint64_t> SessionWorker::estimate(const ExportRequest& request)
{
    return guarded<std::uint64_t>([&] { return estimateExport(request); });
}

} // namespace luthier
