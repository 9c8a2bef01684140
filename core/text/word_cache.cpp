// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/word_cache.h"

#include <algorithm>
#include <array>
#include <atomic>

namespace luthier {

namespace {

constexpr std::size_t most_entries = 65536;

} // namespace

std::uint64_t WordCache::newTokenizer()
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

WordCache& WordCache::ofThread(std::uint64_t tokenizer)
{
    thread_local std::array<WordCache, 3> caches; // the last used one first
    const auto found = std::find_if(caches.begin(), caches.end(),
                                    [&](const WordCache& each) { return each.m_tokenizer == tokenizer; });
    if (found == caches.begin())
        return *found;
    const auto last = found == caches.end() ? caches.end() - 1 : found;
    if (found == caches.end()) {
        *last = WordCache();
        last->m_tokenizer = tokenizer;
    }
    std::rotate(caches.begin(), last, last + 1);
    return caches.front();
}

std::span<const WordToken> WordCache::tokens(const Model& model, std::string_view word)
{
    if (word.size() > longest_word) {
        m_long.clear();
        model.tokenize(word, m_long);
        return m_long;
    }
    auto found = m_entries.find(word);
    if (found == m_entries.end()) {
        if (m_entries.size() >= most_entries) {
            m_entries.clear();
            m_tokens.clear();
        }
        const auto begin = static_cast<std::uint32_t>(m_tokens.size());
        model.tokenize(word, m_tokens);
        found = m_entries.emplace(word, Entry{begin, static_cast<std::uint32_t>(m_tokens.size()) - begin}).first;
    }
    return std::span(m_tokens).subspan(found->second.begin, found->second.count);
}

} // namespace luthier
