// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <string>
#include <string_view>
#include <vector>

namespace luthier::generate {

// The random choices of one generator: same seed and name, same text on every machine.
class Draw {
public:
    Draw(std::uint64_t seed, std::string_view name) : m_stream(seed, name) { }

    bool chance(double probability) { return m_stream.uniform() < probability; }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_stream.below(bound)); }
    int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }

    template <class List> const auto& pick(const List& list) { return list[below(std::size(list))]; }
    template <class T> void shuffle(std::vector<T>& items) { m_stream.shuffle(items); }

    // An index drawn in proportion to the weights.
    std::size_t weighted(const std::vector<double>& weights);

private:
    RandomStream m_stream;
};

} // namespace luthier::generate
