// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/word_piece_model.h"

#include "core/text/json_parts.h"

#include <algorithm>

namespace luthier {

namespace {

bool continues(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

} // namespace

Result<std::unique_ptr<const Model>> WordPieceModel::create(Vocabulary vocabulary, Settings settings,
                                                            const std::string& where)
{
    std::unique_ptr<WordPieceModel> model(new WordPieceModel);
    model->m_settings = std::move(settings);
    model->m_vocabulary = std::move(vocabulary);
    const auto unknown = model->m_vocabulary.find(model->m_settings.unknown);
    if (!unknown)
        return damagedPart(text("The tokenizer file is damaged: its vocabulary lacks the unknown token \"{}\".",
                                model->m_settings.unknown),
                           where);
    model->m_unknown = *unknown;
    const std::string& prefix = model->m_settings.continuing_prefix;
    for (std::int32_t id = 0; id < model->m_vocabulary.size(); ++id) {
        if (!model->m_vocabulary.contains(id))
            continue;
        const std::string_view piece = model->m_vocabulary.piece(id);
        model->m_longest_piece = std::max(model->m_longest_piece, piece.size());
        if (piece.starts_with(prefix))
            model->m_continuing.insert_or_assign(piece.substr(prefix.size()), id);
    }
    return std::unique_ptr<const Model>(std::move(model));
}

void WordPieceModel::tokenize(std::string_view word, std::vector<WordToken>& tokens) const
{
    const auto size = static_cast<std::uint32_t>(word.size());
    const std::size_t first = tokens.size();
    const auto characters =
        static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) { return !continues(c); }));
    bool spelled = characters <= m_settings.longest_word;
    for (std::uint32_t begin = 0; spelled && begin < size;) {
        auto end = static_cast<std::uint32_t>(std::min<std::size_t>(size, begin + m_longest_piece));
        while (end < size && continues(word[end]))
            --end;
        spelled = false;
        while (end > begin && !spelled) {
            const std::string_view piece = word.substr(begin, end - begin);
            std::optional<std::int32_t> id;
            if (begin == 0)
                id = m_vocabulary.find(piece);
            else if (const auto found = m_continuing.find(piece); found != m_continuing.end())
                id = found->second;
            if (id) {
                tokens.push_back({*id, begin, end});
                spelled = true;
                begin = end;
                break;
            }
            do
                --end;
            while (end > begin && continues(word[end]));
        }
    }
    if (!spelled) {
        tokens.resize(first);
        tokens.push_back({m_unknown, 0, size});
    }
}

} // namespace luthier
