// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace luthier::generate {

struct ProductKind {
    std::string_view name; // "Camping Stove"
    int low, high; // price in euros
    std::vector<std::string_view> features;
    std::vector<std::string_view> goesWith; // kinds that people buy after it
};

struct ProductCategory {
    std::string_view name;
    std::vector<std::string_view> brands;
    std::vector<std::string_view> users; // "for long evenings outdoors"
    std::vector<ProductKind> kinds;
};

const std::vector<ProductCategory>& productCategories();

} // namespace luthier::generate
