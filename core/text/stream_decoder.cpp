// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/byte_piece.h"
#include "core/text/tokenizer.h"

namespace luthier {

StreamDecoder::StreamDecoder(std::shared_ptr<const Tokenizer> tokenizer) : m_tokenizer(std::move(tokenizer)) { }

// The text of a token depends on its neighbours (a first space is dropped, bytes join to characters), so each step
// decodes the tokens that are not yet printed together with the last printed ones, and gives the difference.
std::string StreamDecoder::push(std::int32_t id)
{
    if (m_tokenizer->isSpecial(id))
        return {};
    m_ids.push_back(id);
    // A run of single bytes may still turn out to be no text; an unfinished character shows as U+FFFD at the end.
    if (byteOfPiece(m_tokenizer->piece(id)))
        return {};
    const std::string whole = m_tokenizer->decode(m_ids);
    if (whole.ends_with("\uFFFD"))
        return {};
    const std::string before = m_tokenizer->decode(std::span(m_ids).first(m_printed));
    std::string fresh = whole.size() > before.size() ? whole.substr(before.size()) : std::string();
    m_ids.erase(m_ids.begin(), m_ids.begin() + static_cast<std::ptrdiff_t>(m_printed));
    m_printed = m_ids.size();
    return fresh;
}

std::string StreamDecoder::finish()
{
    const std::string whole = m_tokenizer->decode(m_ids);
    const std::string before = m_tokenizer->decode(std::span(m_ids).first(m_printed));
    m_ids.clear();
    m_printed = 0;
    return whole.size() > before.size() ? whole.substr(before.size()) : std::string();
}

} // namespace luthier
