// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/support/metrics.h"

#include <algorithm>
#include <cmath>

namespace luthier {

namespace {

// The part that every task has; the metrics stay empty when nothing was guessed.
Evaluation evaluateLoss(const Guesses& guesses, const char* accuracy)
{
    Evaluation evaluation;
    evaluation.targets = static_cast<std::int64_t>(guesses.targets.size());
    if (guesses.targets.empty())
        return evaluation;
    double sum = 0;
    for (const float loss : guesses.losses)
        sum += loss;
    std::int64_t right = 0;
    for (std::size_t i = 0; i < guesses.targets.size(); ++i)
        right += guesses.predictions[i] == guesses.targets[i] ? 1 : 0;
    const auto count = static_cast<double>(guesses.targets.size());
    evaluation.loss = sum / count;
    evaluation.metrics["loss"] = evaluation.loss;
    evaluation.metrics[accuracy] = static_cast<double>(right) / count;
    return evaluation;
}

} // namespace

Evaluation evaluateLanguage(const TaskContext&, const Guesses& guesses)
{
    Evaluation evaluation = evaluateLoss(guesses, "token_accuracy");
    if (evaluation.targets > 0)
        evaluation.metrics["perplexity"] = std::exp(evaluation.loss);
    return evaluation;
}

Evaluation evaluateClasses(const TaskContext& context, const Guesses& guesses)
{
    Evaluation evaluation = evaluateLoss(guesses, "accuracy");
    const std::size_t classes = context.labels.size();
    evaluation.labels = context.labels;
    evaluation.confusion.assign(classes, std::vector<std::int64_t>(classes, 0));
    for (std::size_t i = 0; i < guesses.targets.size(); ++i)
        ++evaluation.confusion.at(static_cast<std::size_t>(guesses.targets[i]))
              .at(static_cast<std::size_t>(guesses.predictions[i]));
    if (evaluation.targets == 0)
        return evaluation;
    double sum = 0;
    int occurring = 0;
    for (std::size_t one = 0; one < classes; ++one) {
        std::int64_t actual = 0;
        std::int64_t predicted = 0;
        for (std::size_t other = 0; other < classes; ++other) {
            actual += evaluation.confusion[one][other];
            predicted += evaluation.confusion[other][one];
        }
        if (actual + predicted == 0)
            continue;
        ++occurring;
        sum += 2.0 * static_cast<double>(evaluation.confusion[one][one]) / static_cast<double>(actual + predicted);
    }
    evaluation.metrics["macro_f1"] = sum / occurring;
    return evaluation;
}

} // namespace luthier
