// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/tensor_source.h"

namespace luthier {

const TensorInfo* TensorSource::find(std::string_view name) const
{
    const std::size_t at = place(name);
    return at == npos ? nullptr : &m_tensors[at];
}

std::uint64_t TensorSource::bytes() const
{
    std::uint64_t total = 0;
    for (const TensorInfo& tensor : m_tensors)
        total += tensor.stored_bytes;
    return total;
}

bool TensorSource::add(TensorInfo tensor)
{
    if (!m_index.emplace(tensor.name, m_tensors.size()).second)
        return false;
    m_tensors.push_back(std::move(tensor));
    return true;
}

std::size_t TensorSource::place(std::string_view name) const
{
    const auto found = m_index.find(name);
    return found == m_index.end() ? npos : found->second;
}

} // namespace luthier
