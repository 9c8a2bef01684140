// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/word_level_model.h"

#include "core/text/json_parts.h"

namespace luthier {

Result<std::unique_ptr<const Model>> WordLevelModel::create(Vocabulary vocabulary, const std::string& unknown,
                                                            const std::string& where)
{
    std::unique_ptr<WordLevelModel> model(new WordLevelModel);
    model->m_vocabulary = std::move(vocabulary);
    const auto id = model->m_vocabulary.find(unknown);
    if (!id)
        return damagedPart(
            text("The tokenizer file is damaged: its vocabulary lacks the unknown token \"{}\".", unknown), where);
    model->m_unknown = *id;
    return std::unique_ptr<const Model>(std::move(model));
}

void WordLevelModel::tokenize(std::string_view word, std::vector<WordToken>& tokens) const
{
    const std::int32_t id = m_vocabulary.indexOf(word);
    tokens.push_back({id >= 0 ? id : m_unknown, 0, static_cast<std::uint32_t>(word.size())});
}

} // namespace luthier
