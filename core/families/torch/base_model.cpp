// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/base_model.h"

#include "core/families/model_folder.h"
#include "core/families/torch/found_weights.h"
#include "core/nn/stored_tensor.h"

#include <algorithm>
#include <optional>

namespace luthier {

std::vector<std::int32_t> BaseModel::stopIds() const
{
    std::vector<std::int32_t> ids = eosIds(folder, config);
    if (tokenizer && tokenizer->roles().eos)
        ids.push_back(*tokenizer->roles().eos);
    if (tokenizer)
        if (const auto end = instruction.endOfAnswer(*tokenizer))
            ids.push_back(*end);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::vector<StoredWeight> BaseModel::stored(const std::string& canonical) const
{
    return row->stored(network->spec(), canonical);
}

StoredWeights BaseModel::storedWeights() const
{
    return [row = row, spec = network->spec()](const std::string& canonical) { return row->stored(spec, canonical); };
}

Result<std::unique_ptr<BaseModel>> openBaseModel(const fs::path& root, const OpenOptions& options)
{
    const auto inner = modelFolder(root);
    if (!inner)
        return fail(inner.error());
    const fs::path& folder = *inner;
    auto described = describeFolder(folder);
    if (!described)
        return fail(std::move(described.error()));
    auto files = openModelWeights(root, folder, options.compute == at::kBFloat16 ? DType::BF16 : DType::F32);
    if (!files)
        return fail(std::move(files.error()));
    const std::string where = root.filename().string();
    auto found = findWeights(**files, *described, where);
    if (!found)
        return fail(std::move(found.error()));
    auto tokenizer = openTokenizer(folder);
    if (!tokenizer)
        return fail(std::move(tokenizer.error()));
    if ((*tokenizer)->vocabularySize() > described->spec.vocabulary)
        return fail(ErrorKind::Damaged,
                    text("The tokenizer knows {} tokens, but the model only {}.", (*tokenizer)->vocabularySize(),
                         described->spec.vocabulary),
                    where, text("Use the tokenizer files that were published with this model."));
    auto instruction = InstructionTemplate::forFolder(folder);

    auto model = std::make_unique<BaseModel>();
    model->family = described->family;
    model->row = described->row;
    model->root = root;
    model->folder = folder;
    model->config = described->config;
    model->head = described->head;
    model->labels = described->labels;
    model->tokenizer = *tokenizer;
    if (instruction)
        model->instruction = std::move(*instruction);
    else
        model->instruction_problem = std::move(instruction.error());
    model->unused = found->unused;
    model->weights = *files;
    const bool moved = options.device != at::kCPU;
    std::optional<Error> damaged; // a callback of the network cannot return it
    model->network = std::make_unique<Transformer>(described->spec, options.compute, options.device,
                                                   [&](const std::string& canonical) {
                                                       const auto at = found->by_canonical.find(canonical);
                                                       if (at == found->by_canonical.end())
                                                           return at::Tensor();
                                                       const auto& [tensor, place] = at->second;
                                                       const auto view = (*files)->load(*tensor);
                                                       if (!view) {
                                                           if (!damaged)
                                                               damaged = view.error();
                                                           return at::zeros(tensor->shape);
                                                       }
                                                       const at::Tensor stored = takeFrom(tensorOf(*view), place);
                                                       return moved ? stored.to(options.device) : stored;
                                                   });
    if (damaged)
        return fail(*damaged);
    return model;
}

} // namespace luthier
