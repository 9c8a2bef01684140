// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/spec.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>
#include <type_traits>

namespace luthier {

namespace {

template <class T> std::string word(const T& value)
{
    if constexpr (std::is_enum_v<T>)
        return fmt::format("{}", static_cast<int>(value));
    else
        return fmt::format("{}", value);
}

std::string word(const Rope& rope)
{
    return fmt::format("base {} scaling {} factor {} original {} frequencies {} {} beta {} {} truncate {} attention {} "
                       "short [{}] long [{}]",
                       rope.base, static_cast<int>(rope.scaling), rope.factor, rope.original_context,
                       rope.low_frequency, rope.high_frequency, rope.beta_fast, rope.beta_slow, rope.truncate,
                       rope.attention_factor, fmt::join(rope.short_factors, " "), fmt::join(rope.long_factors, " "));
}

std::string word(const LayerAttention& layer)
{
    return fmt::format("(window {} rope {})", layer.window, layer.rope);
}

template <class T> std::string word(const std::vector<T>& list)
{
    std::string words;
    for (const T& one : list)
        words += (words.empty() ? "" : "; ") + word(one);
    return words;
}

} // namespace

std::string toText(const Spec& spec)
{
    std::string lines;
    const auto line = [&lines](const char* name, const auto& value) {
        fmt::format_to(std::back_inserter(lines), "{}: {}\n", name, word(value));
    };
#define LUTHIER_FIELD(field) line(#field, spec.field);
    LUTHIER_FIELD(vocabulary)
    LUTHIER_FIELD(hidden)
    LUTHIER_FIELD(layers)
    LUTHIER_FIELD(heads)
    LUTHIER_FIELD(kv_heads)
    LUTHIER_FIELD(head_dim)
    LUTHIER_FIELD(intermediate)
    LUTHIER_FIELD(context)
    LUTHIER_FIELD(token_types)
    LUTHIER_FIELD(embedding_size)
    LUTHIER_FIELD(position_offset)
    LUTHIER_FIELD(attention)
    LUTHIER_FIELD(norm)
    LUTHIER_FIELD(norm_bias)
    LUTHIER_FIELD(norm_offset)
    LUTHIER_FIELD(placement)
    LUTHIER_FIELD(first_attention_norm)
    LUTHIER_FIELD(residual)
    LUTHIER_FIELD(norm_epsilon)
    LUTHIER_FIELD(position)
    LUTHIER_FIELD(ropes)
    LUTHIER_FIELD(rotary_dim)
    LUTHIER_FIELD(rotary_pairs)
    LUTHIER_FIELD(query_key_norm)
    LUTHIER_FIELD(attention_scale)
    LUTHIER_FIELD(attention_softcap)
    LUTHIER_FIELD(layer_attention)
    LUTHIER_FIELD(activation)
    LUTHIER_FIELD(gated_mlp)
    LUTHIER_FIELD(qkv_bias)
    LUTHIER_FIELD(output_bias)
    LUTHIER_FIELD(mlp_bias)
    LUTHIER_FIELD(embedding_norm)
    LUTHIER_FIELD(final_norm)
    LUTHIER_FIELD(embedding_multiplier)
    LUTHIER_FIELD(residual_multiplier)
    LUTHIER_FIELD(logits_multiplier)
    LUTHIER_FIELD(logits_softcap)
    LUTHIER_FIELD(tied_head)
    LUTHIER_FIELD(head_bias)
    LUTHIER_FIELD(masked_head)
    LUTHIER_FIELD(masked_activation)
    LUTHIER_FIELD(masked_transform_bias)
    LUTHIER_FIELD(masked_bias)
    LUTHIER_FIELD(pooler)
    LUTHIER_FIELD(classifier_input)
    LUTHIER_FIELD(classifier_rows)
    LUTHIER_FIELD(classifier_activation)
    LUTHIER_FIELD(classifier_bias)
    LUTHIER_FIELD(token_classifier_bias)
    LUTHIER_FIELD(dropout)
    LUTHIER_FIELD(classifier_dropout)
#undef LUTHIER_FIELD
    return lines;
}

} // namespace luthier
