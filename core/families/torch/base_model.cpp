// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/base_model.h"

#include "core/families/support/folder.h"

#include <algorithm>
#include <map>

namespace luthier {

namespace {

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string list;
    for (const std::int64_t size : shape)
        list += (list.empty() ? "" : " × ") + (size < 0 ? std::string("any") : std::to_string(size));
    return list.empty() ? "a single value" : list;
}

bool fits(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& wanted)
{
    if (shape.size() != wanted.size())
        return false;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (wanted[i] >= 0 && wanted[i] != shape[i])
            return false;
    return true;
}

bool floating(DType dtype)
{
    return dtype == DType::F32 || dtype == DType::F16 || dtype == DType::BF16 || dtype == DType::F64;
}

struct FoundWeights {
    std::map<std::string, const TensorView*> by_canonical;
    std::vector<std::string> unused;
};

// Every weight that the Spec demands, under any of its names; the first that is missing or misshapen is the error.
Result<FoundWeights> findWeights(const SafetensorsReader& files, const FamilyDescriptor& family, const Spec& spec,
                                 const std::string& where)
{
    FoundWeights found;
    std::vector<const TensorView*> used;
    for (const Transformer::Demand& demand : Transformer::demands(spec)) {
        const TensorView* view = nullptr;
        const std::vector<std::string> names = family.fileNames(demand.name);
        for (const std::string& candidate : names)
            if ((view = files.find(candidate)) != nullptr)
                break;
        if (view == nullptr) {
            if (demand.optional)
                continue;
            return fail(ErrorKind::Damaged,
                        text("The weight “{}” of size {} is missing.", names.front(), shapeText(demand.shape)), where,
                        text("Check that every file of the model was copied, and that config.json belongs to it."));
        }
        if (!fits(view->shape, demand.shape))
            return fail(ErrorKind::Damaged,
                        text("The weight “{}” has size {}, but config.json says {}.", view->name,
                             shapeText(view->shape), shapeText(demand.shape)),
                        where, text("Check that config.json belongs to these weights."));
        if (!floating(view->dtype))
            return fail(ErrorKind::Damaged,
                        text("The weight “{}” is stored as {}, which is not a type of weights that can be tuned.",
                             view->name, name(view->dtype)),
                        where, text("Choose the model in bf16, fp16 or fp32."));
        found.by_canonical[demand.name] = view;
        used.push_back(view);
    }
    std::sort(used.begin(), used.end());
    for (const TensorView& view : files.tensors())
        if (!std::binary_search(used.begin(), used.end(), &view))
            found.unused.push_back(view.name);
    return found;
}

} // namespace

std::vector<std::int32_t> BaseModel::stopIds() const
{
    std::vector<std::int32_t> ids = eosIds(folder, config);
    if (tokenizer && tokenizer->roles().eos)
        ids.push_back(*tokenizer->roles().eos);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

Result<std::unique_ptr<BaseModel>> openBaseModel(const fs::path& folder, const OpenOptions& options)
{
    auto described = describeFolder(folder);
    if (!described)
        return fail(std::move(described.error()));
    auto files = SafetensorsReader::openFolder(folder);
    if (!files)
        return fail(std::move(files.error()));
    auto found = findWeights(*files, *described->family, described->spec, folder.filename().string());
    if (!found)
        return fail(std::move(found.error()));
    auto tokenizer = openTokenizer(folder);
    if (!tokenizer)
        return fail(std::move(tokenizer.error()));
    if ((*tokenizer)->vocabularySize() > described->spec.vocabulary)
        return fail(ErrorKind::Damaged,
                    text("The tokenizer knows {} tokens, but the model only {}.", (*tokenizer)->vocabularySize(),
                         described->spec.vocabulary),
                    folder.filename().string(), text("Use the tokenizer files that were published with this model."));
    auto instruction = InstructionTemplate::forFolder(folder);
    if (!instruction)
        return fail(std::move(instruction.error()));

    auto model = std::make_unique<BaseModel>();
    model->family = described->family;
    model->folder = folder;
    model->config = described->config;
    model->labels = described->labels;
    model->tokenizer = *tokenizer;
    model->instruction = *instruction;
    model->unused = found->unused;
    const bool moved = options.device != at::kCPU;
    model->network = std::make_unique<Transformer>(described->spec, options.compute, options.device,
                                                   [&](const std::string& canonical) {
                                                       const auto at = found->by_canonical.find(canonical);
                                                       if (at == found->by_canonical.end())
                                                           return at::Tensor();
                                                       const at::Tensor stored = tensorOf(*at->second);
                                                       return moved ? stored.to(options.device) : stored;
                                                   });
    return model;
}

} // namespace luthier
