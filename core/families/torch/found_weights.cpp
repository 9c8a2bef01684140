// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/torch/found_weights.h"

#include "core/nn/transformer.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

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

std::optional<HeadKind> kindOf(FolderHead head, const Spec& spec)
{
    switch (head) {
    case FolderHead::None: break;
    case FolderHead::Language: return spec.masked_head ? HeadKind::MaskedLanguage : HeadKind::Language;
    case FolderHead::Classification: return HeadKind::Classification;
    case FolderHead::TokenClassification: return HeadKind::TokenClassification;
    }
    return std::nullopt;
}

// Classifiers of texts and of words may have the same name in the files: only one of them is meant.
bool meant(const Transformer::Demand& demand, FolderHead head)
{
    const bool words = head == FolderHead::TokenClassification;
    if (demand.heads == std::vector{HeadKind::TokenClassification})
        return words;
    return !words || demand.heads != std::vector{HeadKind::Classification} || demand.name.starts_with("pooler");
}

// Buffers that some files carry beside the weights of a layer: masks and frequencies, all made anew.
bool isBuffer(std::string_view name)
{
    for (const std::string_view end : {"rotary_emb.inv_freq", "attn.bias", "attn.masked_bias", "attention.bias",
                                       "attention.masked_bias", ".position_ids"})
        if (name.ends_with(end))
            return true;
    return false;
}

// What stands before the number of a layer in the files' names.
std::set<std::string> layerPrefixes(const FolderDescription& described)
{
    std::set<std::string> prefixes;
    for (const StoredWeight& stored : described.row->stored(described.spec, "layers.0.attention.output.weight"))
        if (const std::size_t number = stored.name.find(".0."); number != std::string::npos)
            prefixes.insert(stored.name.substr(0, number + 1));
    return prefixes;
}

// A tensor in a layer that nothing reads means that config.json describes another network.
Status checkUnused(const FoundWeights& found, const FolderDescription& described, const std::string& where)
{
    const std::set<std::string> prefixes = layerPrefixes(described);
    for (const std::string& name : found.unused) {
        const auto prefix = std::find_if(prefixes.begin(), prefixes.end(),
                                         [&name](const std::string& one) { return name.starts_with(one); });
        if (prefix == prefixes.end() || isBuffer(name))
            continue;
        std::int64_t layer = 0;
        const char* end = name.data() + name.size();
        const auto [rest, error] = std::from_chars(name.data() + prefix->size(), end, layer);
        if (error != std::errc() || rest == end || *rest != '.')
            continue;
        const Text next = text("Check that config.json belongs to these weights.");
        if (layer >= described.spec.layers)
            return fail(ErrorKind::Damaged,
                        text("The files hold the weight “{}”, but config.json says that there are {} layers.", name,
                             described.spec.layers),
                        where, next);
        return fail(ErrorKind::Damaged,
                    text("The files hold the weight “{}”, which a model with this config.json does not have.", name),
                    where, next);
    }
    return {};
}

} // namespace

Result<FoundWeights> findWeights(const TensorSource& files, const FolderDescription& described,
                                 const std::string& where)
{
    FoundWeights found;
    std::set<const TensorInfo*> used;
    const std::optional<HeadKind> head = kindOf(described.head, described.spec);
    for (const Transformer::Demand& demand : Transformer::demands(described.spec)) {
        if (!meant(demand, described.head))
            continue;
        const std::vector<StoredWeight> candidates = described.row->stored(described.spec, demand.name);
        const auto at = std::find_if(candidates.begin(), candidates.end(), [&](const StoredWeight& candidate) {
            return files.find(candidate.name) != nullptr;
        });
        if (at == candidates.end()) {
            const bool needed =
                head && std::find(demand.heads.begin(), demand.heads.end(), *head) != demand.heads.end();
            if (demand.optional && !needed)
                continue;
            return fail(ErrorKind::Damaged,
                        text("The weight “{}” of size {} is missing.", candidates.front().name,
                             shapeText(candidates.front().fileShape(demand.shape))),
                        where,
                        text("Check that every file of the model was copied, and that config.json belongs to it."));
        }
        const TensorInfo* view = files.find(at->name);
        const std::vector<std::int64_t> wanted = at->fileShape(demand.shape);
        if (!fits(view->shape, wanted))
            return fail(ErrorKind::Damaged,
                        text("The weight “{}” has size {}, but config.json says {}.", view->name,
                             shapeText(view->shape), shapeText(wanted)),
                        where, text("Check that config.json belongs to these weights."));
        if (!floating(view->dtype))
            return fail(ErrorKind::Damaged,
                        text("The weight “{}” is stored as {}, which is not a type of weights that can be tuned.",
                             view->name, view->stored),
                        where, text("Choose the model in bf16, fp16 or fp32."));
        found.by_canonical[demand.name] = {view, *at};
        used.insert(view);
    }
    for (const TensorInfo& view : files.tensors())
        if (!used.contains(&view))
            found.unused.push_back(view.name);
    if (auto sound = checkUnused(found, described, where); !sound)
        return fail(std::move(sound.error()));
    return found;
}

} // namespace luthier
