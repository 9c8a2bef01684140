// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/rope.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace luthier {

namespace {

// base^(-2i/width) in fp32, as the references make it.
at::Tensor plainFrequencies(double base, std::int64_t width)
{
    const at::Tensor exponent = at::arange(0, width, 2, at::kFloat).div(static_cast<double>(width));
    return at::pow(at::scalar_tensor(base, at::kFloat), exponent).reciprocal();
}

at::Tensor vectorOf(const std::vector<double>& values)
{
    return at::tensor(values, at::kDouble).to(at::kFloat);
}

// Meta 2024: long waves are stretched, short ones kept, those between blended.
at::Tensor llama3Frequencies(const Rope& rope, std::int64_t width)
{
    const at::Tensor plain = plainFrequencies(rope.base, width);
    const at::Tensor wave = at::scalar_tensor(2 * std::numbers::pi, at::kFloat) / plain;
    const double longest = rope.original_context / rope.low_frequency;
    const double shortest = rope.original_context / rope.high_frequency;
    const at::Tensor smooth = (at::scalar_tensor(rope.original_context, at::kFloat) / wave - rope.low_frequency)
        / (rope.high_frequency - rope.low_frequency);
    const at::Tensor blended = (1 - smooth) * plain / rope.factor + smooth * plain;
    const at::Tensor stretched = at::where(wave.gt(longest), plain / rope.factor, plain);
    return at::where(wave.lt(shortest).logical_or(wave.gt(longest)), stretched, blended);
}

// Peng et al. 2023, section 3.2: a ramp from kept to stretched over the dimensions.
at::Tensor yarnFrequencies(const Rope& rope, std::int64_t width)
{
    const double n = static_cast<double>(width);
    const auto dimension = [&](double turns) {
        return n * std::log(rope.original_context / (turns * 2 * std::numbers::pi)) / (2 * std::log(rope.base));
    };
    double low = dimension(rope.beta_fast);
    double high = dimension(rope.beta_slow);
    if (rope.truncate) {
        low = std::floor(low);
        high = std::ceil(high);
    }
    low = std::max(low, 0.0);
    high = std::min(high, n - 1);
    if (low == high)
        high += 0.001;
    const at::Tensor plain = plainFrequencies(rope.base, width);
    const at::Tensor ramp = at::arange(width / 2, at::kFloat).sub(low).div(high - low).clamp(0, 1);
    return plain / rope.factor * ramp + plain * (1 - ramp);
}

std::int64_t roundedUp(std::int64_t length)
{
    std::int64_t rows = 256;
    while (rows < length)
        rows *= 2;
    return rows;
}

} // namespace

RotaryTable::RotaryTable(const Rope& rope, std::int64_t width, at::Device device)
    : m_rope(rope), m_width(width), m_device(device)
{
}

at::Tensor RotaryTable::frequencies(std::int64_t length) const
{
    switch (m_rope.scaling) {
    case RopeScaling::None: break;
    case RopeScaling::Linear: return plainFrequencies(m_rope.base, m_width) / m_rope.factor;
    case RopeScaling::Dynamic: {
        const double n = static_cast<double>(m_width);
        const double reach = std::max(static_cast<double>(length), m_rope.original_context);
        const double growth = m_rope.factor * reach / m_rope.original_context - (m_rope.factor - 1);
        return plainFrequencies(m_rope.base * std::pow(growth, n / (n - 2)), m_width);
    }
    case RopeScaling::Yarn: return yarnFrequencies(m_rope, m_width);
    case RopeScaling::Llama3: return llama3Frequencies(m_rope, m_width);
    case RopeScaling::Long: {
        const bool is_long = static_cast<double>(length) > m_rope.original_context;
        return plainFrequencies(m_rope.base, m_width) / vectorOf(is_long ? m_rope.long_factors : m_rope.short_factors);
    }
    }
    return plainFrequencies(m_rope.base, m_width);
}

RotaryRows RotaryTable::rows(const at::Tensor& positions, std::span<const std::int64_t> lengths)
{
    const std::int64_t longest = lengths.empty() ? 1 : *std::max_element(lengths.begin(), lengths.end());
    const auto tables = [&](const at::Tensor& at_positions, const at::Tensor& frequencies) {
        const at::Tensor angles = at::outer(at_positions, frequencies.to(at_positions.device()));
        return std::pair((angles.cos() * m_rope.attention_factor).contiguous(),
                         (angles.sin() * m_rope.attention_factor).contiguous());
    };
    if (m_rope.byLength() && static_cast<double>(longest) > m_rope.original_context) {
        // Each sequence by its own length: rows for exactly these tokens.
        std::vector<at::Tensor> each;
        for (const std::int64_t length : lengths)
            each.push_back(frequencies(length));
        // In a pass over a cache the tokens are fewer than the length; there is one sequence then.
        at::Tensor owner = at::zeros({positions.size(0)}, at::kLong);
        if (lengths.size() > 1)
            owner = at::arange(static_cast<std::int64_t>(lengths.size()), at::kLong)
                        .repeat_interleave(at::tensor(at::ArrayRef<std::int64_t>(lengths.data(), lengths.size())));
        const at::Tensor angles =
            positions.to(at::kFloat).unsqueeze(1) * at::stack(each).to(m_device).index_select(0, owner.to(m_device));
        return {at::arange(positions.size(0), positions.options()),
                (angles.cos() * m_rope.attention_factor).contiguous(),
                (angles.sin() * m_rope.attention_factor).contiguous()};
    }
    if (!m_cos.defined() || m_cos.size(0) < longest) {
        const at::NoGradGuard no_grad;
        auto [cos, sin] = tables(at::arange(roundedUp(longest), at::kFloat), frequencies(0));
        m_cos = cos.to(m_device);
        m_sin = sin.to(m_device);
    }
    return {positions, m_cos, m_sin};
}

bool RotaryTable::outgrown(std::int64_t seen, std::int64_t length) const
{
    return m_rope.scaling == RopeScaling::Long && static_cast<double>(seen) <= m_rope.original_context
        && static_cast<double>(length) > m_rope.original_context;
}

} // namespace luthier
