// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/task.h"

namespace luthier {

// loss, perplexity (exp of the mean loss) and token_accuracy.
Evaluation evaluateLanguage(const TaskContext& context, const Guesses& guesses);

// loss, accuracy and macro_f1, and the confusion matrix. macro_f1 is the mean F1 over the classes that occur among the
// targets or the predictions, 0 for a class that was never right: scikit-learn's f1_score(average="macro",
// zero_division=0) without `labels`.
Evaluation evaluateClasses(const TaskContext& context, const Guesses& guesses);

} // namespace luthier
