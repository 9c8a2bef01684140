// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace luthier {

// Which rows of a tensor are meant: `count` blocks of `block` rows each, the first at `first` and each next one
// `stride` rows on. block 0: all rows, the tensor holds nothing else.
struct RowBlocks {
    std::int64_t first = 0;
    std::int64_t block = 0;
    std::int64_t stride = 0;
    std::int64_t count = 1;
    std::int64_t total = 0; // rows of the whole tensor; 0 when block is

    bool whole() const { return block == 0; }
    bool contiguous() const { return count == 1; }
    friend bool operator==(const RowBlocks&, const RowBlocks&) = default;
};

// Transposed: a matrix lies as [in, out] (the Conv1D of GPT-2) where a linear layer has [out, in]; rows are then
// counted after turning it round. Vectors are never turned.
enum class StoredLayout { AsIs, Transposed };

// Where one weight of the network lies in the files: a whole tensor, or a share of one that holds several side by side.
struct StoredWeight {
    std::string name; // of the tensor in the files
    StoredLayout layout = StoredLayout::AsIs;
    RowBlocks rows;

    bool plain() const { return layout == StoredLayout::AsIs && rows.whole(); }
    // The shape of the tensor in the files that holds a weight of this shape (-1: any size).
    std::vector<std::int64_t> fileShape(std::vector<std::int64_t> weight) const
    {
        if (!rows.whole() && !weight.empty())
            weight[0] = rows.total;
        if (layout == StoredLayout::Transposed && weight.size() == 2)
            return {weight[1], weight[0]};
        return weight;
    }
};

// Where a weight with a canonical name may lie, likeliest first.
using StoredWeights = std::function<std::vector<StoredWeight>(const std::string& canonical)>;

} // namespace luthier
