// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/setup.h"

#include "core/train/machine.h"

#include <algorithm>

namespace luthier {

HeadKind headOf(const TaskDescriptor& task, const Spec& spec)
{
    switch (task.head(spec)) {
    case TaskHead::Language: return HeadKind::Language;
    case TaskHead::MaskedLanguage: return HeadKind::MaskedLanguage;
    case TaskHead::Classification: return HeadKind::Classification;
    }
    return HeadKind::Language;
}

std::vector<std::string> labelOrder(const BaseModel& base, std::vector<std::string> labels)
{
    std::vector<std::string> own = base.labels;
    std::vector<std::string> wanted = labels;
    std::sort(own.begin(), own.end());
    std::sort(wanted.begin(), wanted.end());
    return own == wanted ? base.labels : labels;
}

TaskContext contextOf(const BaseModel& base, std::vector<std::string> labels, std::int64_t max_length)
{
    TaskContext context;
    context.tokenizer = base.tokenizer;
    context.spec = base.network->spec();
    context.instruction = base.instruction;
    context.labels = std::move(labels);
    context.max_length = context.spec.context > 0 ? std::min(max_length, context.spec.context) : max_length;
    return context;
}

Result<std::unique_ptr<AppliedMethod>> applyMethod(BaseModel& base, const MethodDescriptor& method, HeadKind head,
                                                   const std::vector<std::string>& labels, const ParamSet& params,
                                                   std::uint64_t seed)
{
    if (head == HeadKind::Classification && (!base.network->has(head) || base.labels != labels)) {
        at::Generator init = newGenerator(at::kCPU, streamSeed(seed, "classifier"));
        base.network->makeClassifier(static_cast<std::int64_t>(labels.size()), init);
    }
    if (!base.network->has(head))
        return fail(
            ErrorKind::Usage,
            text("The files of this model hold only its body: the part that foretells words is not among them."),
            base.folder.string(),
            text("Choose the published folder with the whole model, or the goal of sorting texts."));
    MethodRequest request;
    request.network = base.network.get();
    request.head = head;
    request.params = &params;
    request.seed = seed;
    return method.apply(request);
}

} // namespace luthier
