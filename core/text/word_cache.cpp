// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/word_cache.h"

#include "core/text/quick_hash.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

namespace luthier {

namespace {

constexpr std::size_t fewest_slots = std::size_t{1} << 11;
constexpr std::size_t most_slots = std::size_t{1} << 17;

} // namespace

std::uint64_t WordCache::newTokenizer()
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

WordCache& WordCache::ofThread(std::uint64_t tokenizer)
{
    thread_local std::array<WordCache, 3> caches; // the last used one first
    if (caches.front().m_tokenizer == tokenizer)
        return caches.front();
    const auto found = std::find_if(caches.begin(), caches.end(),
                                    [&](const WordCache& each) { return each.m_tokenizer == tokenizer; });
    const auto last = found == caches.end() ? caches.end() - 1 : found;
    if (found == caches.end()) {
        *last = WordCache();
        last->m_tokenizer = tokenizer;
    }
    std::rotate(caches.begin(), last, last + 1);
    return caches.front();
}

WordCache::Slot& WordCache::slotOf(std::string_view word, std::uint64_t hash)
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = static_cast<std::size_t>(hash) & mask;; at = (at + 1) & mask) {
        Slot& slot = m_slots[at];
        if (slot.length == 0
            || (slot.hash == hash && slot.length == word.size()
                && std::equal(word.begin(), word.end(), m_keys.begin() + slot.key)))
            return slot;
    }
}

std::span<const WordToken> WordCache::remember(const Model& model, std::string_view word, std::uint64_t hash)
{
    if (m_used * 2 >= m_slots.size()) {
        if (m_slots.size() >= most_slots) {
            std::fill(m_slots.begin(), m_slots.end(), Slot{});
            m_keys.clear();
            m_tokens.clear();
            m_used = 0;
        } else {
            const std::vector<Slot> old =
                std::exchange(m_slots, std::vector<Slot>(std::max(fewest_slots, m_slots.size() * 2)));
            for (const Slot& each : old)
                if (each.length)
                    slotOf(std::string_view(m_keys).substr(each.key, each.length), each.hash) = each;
        }
    }
    const auto begin = static_cast<std::uint32_t>(m_tokens.size());
    model.tokenize(word, m_tokens);
    const auto count = static_cast<std::uint16_t>(m_tokens.size() - begin); // a word of 64 bytes has few
    slotOf(word, hash) = {hash, static_cast<std::uint32_t>(m_keys.size()), begin,
                          static_cast<std::uint16_t>(word.size()), count};
    m_keys += word;
    ++m_used;
    return std::span(m_tokens).subspan(begin, count);
}

std::span<const WordToken> WordCache::tokens(const Model& model, std::string_view word)
{
    if (word.size() > longest_word) {
        m_long.clear();
        model.tokenize(word, m_long);
        return m_long;
    }
    const std::uint64_t hash = quickHash(word);
    if (!m_slots.empty())
        if (const Slot& slot = slotOf(word, hash); slot.length)
            return std::span(m_tokens).subspan(slot.begin, slot.count);
    return remember(model, word, hash);
}

} // namespace luthier
