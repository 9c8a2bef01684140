// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/stored_tensor.h"

namespace luthier {

namespace {

at::Tensor turned(const at::Tensor& stored, const StoredWeight& where)
{
    return where.layout == StoredLayout::Transposed && stored.dim() == 2 ? stored.t() : stored;
}

// The rows as a view: one stretch, or blocks of equal distance as [count, block, …].
at::Tensor rowsOf(const at::Tensor& whole, const RowBlocks& rows)
{
    if (rows.whole())
        return whole;
    if (rows.contiguous())
        return whole.narrow(0, rows.first, rows.block);
    std::vector<std::int64_t> sizes{rows.count, rows.block};
    std::vector<std::int64_t> strides{rows.stride * whole.stride(0), whole.stride(0)};
    for (std::int64_t i = 1; i < whole.dim(); ++i) {
        sizes.push_back(whole.size(i));
        strides.push_back(whole.stride(i));
    }
    return whole.as_strided(sizes, strides, whole.storage_offset() + rows.first * whole.stride(0));
}

} // namespace

at::Tensor takeFrom(const at::Tensor& stored, const StoredWeight& where)
{
    const at::Tensor part = rowsOf(turned(stored, where), where.rows);
    if (where.rows.contiguous())
        return part.contiguous();
    std::vector<std::int64_t> shape = part.sizes().vec();
    shape.erase(shape.begin());
    shape[0] = where.rows.count * where.rows.block;
    return part.reshape(shape).contiguous();
}

void putInto(at::Tensor stored, const StoredWeight& where, const at::Tensor& weight)
{
    at::Tensor part = rowsOf(turned(stored, where), where.rows);
    part.copy_(weight.reshape(part.sizes()));
}

} // namespace luthier
