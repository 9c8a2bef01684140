// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/parameter.h"

#include <ATen/core/grad_mode.h>

#include <stdexcept>

namespace luthier {

const char* name(Role role)
{
    switch (role) {
    case Role::Query: return "query";
    case Role::Key: return "key";
    case Role::Value: return "value";
    case Role::Output: return "output";
    case Role::Gate: return "gate";
    case Role::Up: return "up";
    case Role::Down: return "down";
    case Role::TokenEmbedding: return "token_embedding";
    case Role::PositionEmbedding: return "position_embedding";
    case Role::TypeEmbedding: return "type_embedding";
    case Role::EmbeddingProjection: return "embedding_projection";
    case Role::Norm: return "norm";
    case Role::Pooler: return "pooler";
    case Role::Classifier: return "classifier";
    case Role::LanguageHead: return "language_head";
    case Role::MaskedTransform: return "masked_transform";
    }
    return "";
}

const at::Tensor& Parameter::as(at::ScalarType type) const
{
    const at::Tensor& now = value();
    if (now.scalar_type() == type && !now.requires_grad())
        return now;
    const std::uint64_t version = now.is_inference() ? 0 : now._version();
    if (!m_cached.defined() || m_cached.scalar_type() != type || m_cached_source != now.unsafeGetTensorImpl()
        || m_cached_version != version) {
        const at::NoGradGuard no_grad;
        if (now.scalar_type() == type) {
            m_cached = now.detach();
        } else if (m_cached.defined() && m_cached.scalar_type() == type && m_cached.sizes() == now.sizes()
                   && m_cached_source == now.unsafeGetTensorImpl()) {
            m_cached.copy_(now); // a trained weight after a step: the same room again
        } else {
            m_cached = now.detach().to(type);
        }
        m_cached_version = version;
        m_cached_source = now.unsafeGetTensorImpl();
    }
    return m_cached;
}

at::ScalarType scalarType(DType dtype)
{
    switch (dtype) {
    case DType::F64: return at::kDouble;
    case DType::F32: return at::kFloat;
    case DType::F16: return at::kHalf;
    case DType::BF16: return at::kBFloat16;
    case DType::I64: return at::kLong;
    case DType::I32: return at::kInt;
    case DType::I16: return at::kShort;
    case DType::U8: return at::kByte;
    case DType::I8: return at::kChar;
    case DType::Bool: return at::kBool;
    }
    return at::kFloat;
}

DType dtypeOf(at::ScalarType type)
{
    switch (type) {
    case at::kDouble: return DType::F64;
    case at::kFloat: return DType::F32;
    case at::kHalf: return DType::F16;
    case at::kBFloat16: return DType::BF16;
    case at::kLong: return DType::I64;
    case at::kInt: return DType::I32;
    case at::kShort: return DType::I16;
    case at::kByte: return DType::U8;
    case at::kChar: return DType::I8;
    case at::kBool: return DType::Bool;
    default: throw std::runtime_error(std::string("no safetensors type for ") + c10::toString(type));
    }
}

at::Tensor tensorOf(const TensorView& view)
{
    // from_blob wants a mutable pointer; base weights are never written to.
    auto* data = const_cast<std::byte*>(view.bytes.data()); // NOLINT
    const at::TensorOptions options = at::TensorOptions().dtype(scalarType(view.dtype));
    if (view.bytes.empty())
        return at::empty(view.shape, options);
    // safetensors aligns data to 8 bytes only where the writer cared: an odd header leaves values at odd addresses.
    if (reinterpret_cast<std::uintptr_t>(data) % byteSize(view.dtype) != 0) {
        at::Tensor copy = at::empty(view.shape, options);
        std::memcpy(copy.data_ptr(), data, view.bytes.size());
        return copy;
    }
    return at::from_blob(
        data, view.shape, [owner = view.owner](void*) {}, options);
}

} // namespace luthier
