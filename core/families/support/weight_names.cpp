// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/weight_names.h"

#include <string_view>

namespace luthier {

namespace {

RowBlocks rowsOf(const Spec& spec, Part part)
{
    const std::int64_t query = spec.heads * spec.head_dim;
    const std::int64_t key = spec.kv_heads * spec.head_dim;
    const auto stretch = [](std::int64_t first, std::int64_t rows, std::int64_t total) {
        return RowBlocks{first, rows, rows, 1, total};
    };
    const auto ofHead = [&](std::int64_t place) {
        return RowBlocks{place * spec.head_dim, spec.head_dim, 3 * spec.head_dim, spec.heads, 3 * query};
    };
    switch (part) {
    case Part::Whole: return {};
    case Part::Query: return stretch(0, query, query + 2 * key);
    case Part::Key: return stretch(query, key, query + 2 * key);
    case Part::Value: return stretch(query + key, key, query + 2 * key);
    case Part::HeadQuery: return ofHead(0);
    case Part::HeadKey: return ofHead(1);
    case Part::HeadValue: return ofHead(2);
    case Part::FirstHalf: return stretch(0, spec.intermediate, 2 * spec.intermediate);
    case Part::SecondHalf: return stretch(spec.intermediate, spec.intermediate, 2 * spec.intermediate);
    }
    return {};
}

} // namespace

std::vector<StoredWeight> storedByRules(const Spec& spec, const std::string& canonical, const NameTable& table)
{
    std::string head;
    std::string rest = canonical;
    if (canonical.starts_with("layers.")) {
        const std::size_t dot = canonical.find('.', 7);
        head = table.layer_prefix + canonical.substr(7, dot - 7) + ".";
        rest = canonical.substr(dot + 1);
    }
    const std::string_view prefix = table.model_prefix;
    for (const std::span<const NameRule> rules : {table.own, table.shared})
        for (const NameRule& rule : rules) {
            const std::string_view from = rule.canonical;
            if (!rest.starts_with(from) || (rest.size() != from.size() && rest[from.size()] != '.'))
                continue;
            StoredWeight stored{head + rule.file + rest.substr(from.size()), rule.layout, rowsOf(spec, rule.part)};
            std::vector<StoredWeight> list{stored};
            if (!prefix.empty() && stored.name.starts_with(prefix)) {
                stored.name.erase(0, prefix.size());
                list.push_back(std::move(stored));
            }
            return list;
        }
    return {{canonical, StoredLayout::AsIs, {}}};
}

} // namespace luthier
