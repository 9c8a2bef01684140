// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/dtype.h"

#include <array>

namespace luthier {

namespace {

struct DTypeRow {
    DType dtype;
    const char* name;
    std::size_t bytes;
};

constexpr std::array<DTypeRow, 10> rows = {{{DType::F64, "F64", 8},
                                            {DType::F32, "F32", 4},
                                            {DType::F16, "F16", 2},
                                            {DType::BF16, "BF16", 2},
                                            {DType::I64, "I64", 8},
                                            {DType::I32, "I32", 4},
                                            {DType::I16, "I16", 2},
                                            {DType::U8, "U8", 1},
                                            {DType::I8, "I8", 1},
                                            {DType::Bool, "BOOL", 1}}};

const DTypeRow& rowOf(DType dtype)
{
    for (const DTypeRow& row : rows) {
        if (row.dtype == dtype)
            return row;
    }
    return rows[1];
}

} // namespace

std::size_t byteSize(DType dtype)
{
    return rowOf(dtype).bytes;
}

const char* name(DType dtype)
{
    return rowOf(dtype).name;
}

std::optional<DType> dtypeFromName(std::string_view name)
{
    for (const DTypeRow& row : rows) {
        if (name == row.name)
            return row.dtype;
    }
    return std::nullopt;
}

} // namespace luthier
