// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/base_model.h"

#include "core/families/sentence_pipeline.h"
#include "core/families/torch/found_weights.h"
#include "core/nn/stored_tensor.h"

#include <algorithm>

namespace luthier {

std::vector<std::int32_t> BaseModel::stopIds() const
{
    std::vector<std::int32_t> ids = eosIds(folder, config);
    if (tokenizer && tokenizer->roles().eos)
        ids.push_back(*tokenizer->roles().eos);
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
    const auto inner = transformerFolder(root);
    if (!inner)
        return fail(inner.error());
    const fs::path& folder = *inner;
    auto described = describeFolder(folder);
    if (!described)
        return fail(std::move(described.error()));
    auto files = SafetensorsReader::openFolder(folder);
    if (!files)
        return fail(std::move(files.error()));
    auto found = findWeights(*files, *described, folder.filename().string());
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
    model->row = described->row;
    model->root = root;
    model->folder = folder;
    model->config = described->config;
    model->head = described->head;
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
                                                       const auto& [view, where] = at->second;
                                                       const at::Tensor stored = takeFrom(tensorOf(*view), where);
                                                       return moved ? stored.to(options.device) : stored;
                                                   });
    return model;
}

} // namespace luthier
