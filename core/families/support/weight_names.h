// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/spec.h"
#include "core/weights/stored_weight.h"

#include <span>
#include <string>
#include <vector>

namespace luthier {

// Which share of a tensor in the files a weight is.
enum class Part {
    Whole,
    Query, // of queries, keys and values below one another
    Key,
    Value,
    HeadQuery, // of query, key and value below one another, head by head
    HeadKey,
    HeadValue,
    FirstHalf, // of two layers of the MLP below one another
    SecondHalf,
};

// A part of a canonical name and what the files call it; the first rule that fits a prefix (after "layers.N.") wins.
struct NameRule {
    const char* canonical;
    const char* file;
    Part part = Part::Whole;
    StoredLayout layout = StoredLayout::AsIs;
};

struct NameTable {
    std::span<const NameRule> own; // looked up first
    std::span<const NameRule> shared;
    const char* layer_prefix; // "model.layers."
    const char* model_prefix; // "model.": files of a network without a head lack it
};

// Where a weight may lie: with the model's prefix, then without it (a bare encoder's folder).
std::vector<StoredWeight> storedByRules(const Spec& spec, const std::string& canonical, const NameTable& table);

} // namespace luthier
