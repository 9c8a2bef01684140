// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luthier {

// A named random stream of a run ("data_order", "mask", "split"…): same seed and name, same numbers on every machine.
// xoshiro256** (Blackman and Vigna 2018), seeded through splitmix64 from the seed and an FNV-1a hash of the name.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, std::string_view name);

    std::uint64_t next();
    double uniform(); // [0, 1)
    std::uint64_t below(std::uint64_t bound); // [0, bound), unbiased
    double normal(); // mean 0, deviation 1

    template <class T> void shuffle(std::vector<T>& items) // Fisher-Yates
    {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }

    std::array<std::uint64_t, 4> state() const { return m_state; }
    void restore(const std::array<std::uint64_t, 4>& state) { m_state = state; }

private:
    std::array<std::uint64_t, 4> m_state;
};

// The seed of a named stream, also for generators that are not RandomStream.
std::uint64_t streamSeed(std::uint64_t seed, std::string_view name);

} // namespace luthier
