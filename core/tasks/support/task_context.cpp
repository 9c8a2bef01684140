// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/support/task_context.h"

#include "core/families/inspect.h"

#include <algorithm>

namespace luthier {

Result<TaskContext> openTaskContext(const std::string& model, const TaskDescriptor& task,
                                    std::vector<std::string> labels, std::int64_t max_length)
{
    const auto folder = resolveModelFolder(model);
    if (!folder)
        return fail(folder.error());
    const auto summary = inspectModel(model);
    if (!summary)
        return fail(summary.error());
    TaskContext context;
    context.spec = summary->spec;
    if (const Text reason = task.unsuitable(context.spec); !reason.empty())
        return fail(ErrorKind::Usage, reason, folder->string());
    auto tokenizer = openTokenizer(*folder);
    if (!tokenizer)
        return fail(tokenizer.error());
    context.tokenizer = std::move(*tokenizer);
    if (task.head(context.spec) == TaskHead::MaskedLanguage && !context.tokenizer->roles().mask)
        return fail(ErrorKind::Usage,
                    text("The tokenizer of this model has no mask token, so it cannot learn from texts."),
                    folder->string(), text("Choose another model, or another task."));
    auto instruction = InstructionTemplate::forFolder(*folder);
    if (instruction)
        context.instruction = instruction->taught();
    else if (task.use == TaskUse::Replies)
        return fail(instruction.error());
    context.labels = std::move(labels);
    context.max_length = context.spec.context;
    if (max_length > 0)
        context.max_length = std::min(max_length, context.spec.context);
    return context;
}

} // namespace luthier
