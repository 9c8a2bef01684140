// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/genres.h"
#include "resources/generate/grammar.h"
#include "resources/generate/pattern.h"
#include "resources/generate/strings.h"

#include <algorithm>

namespace luthier::generate {

namespace {

std::size_t wordCount(std::string_view text)
{
    std::size_t words = 0;
    bool inside = false;
    for (const char letter : text) {
        const bool blank = letter == ' ' || letter == '\n';
        words += !blank && !inside ? 1 : 0;
        inside = !blank;
    }
    return words;
}

class Writer {
public:
    Writer(Grammar& grammar, std::vector<Genre> genres, const std::vector<Genre>& topics,
           const std::vector<Genre>& facts, Draw& draw)
        : m_grammar(grammar), m_genres(std::move(genres)), m_draw(draw)
    {
        m_genres.insert(m_genres.end(), topics.begin(), topics.end());
        m_genres.insert(m_genres.end(), facts.begin(), facts.end());
        for (const Genre& genre : m_genres)
            m_weights.push_back(genre.weight);
    }

    std::string paragraph()
    {
        const Genre& genre = m_genres[m_draw.weighted(m_weights)];
        m_grammar.newScene(genre.field, genre.tense);
        std::string text = m_grammar.paragraphPart(m_draw.pick(genre.openings));
        std::vector<std::string_view> bodies = genre.bodies;
        m_draw.shuffle(bodies);
        const auto wanted = static_cast<std::size_t>(m_draw.between(genre.fewest, genre.most));
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            const std::size_t words = wordCount(text);
            if ((i >= wanted && words >= 30) || words > 100)
                break;
            text += std::string(genre.between) + m_grammar.paragraphPart(bodies[i]);
        }
        if (!genre.closings.empty()) {
            const std::string closing = m_grammar.paragraphPart(m_draw.pick(genre.closings));
            text += (closing.empty() ? "" : std::string(genre.between)) + closing;
        }
        text = finished(text);
        return std::string(trim(text));
    }

private:
    Grammar& m_grammar;
    std::vector<Genre> m_genres;
    std::vector<double> m_weights;
    Draw& m_draw;
};

} // namespace

std::string corpus(Language language, std::uint64_t seed, std::size_t bytes)
{
    Draw draw(seed, "corpus");
    English english(draw);
    Dutch dutch(draw);
    Writer writesEnglish(english, englishGenres(), englishTopics(), englishFacts(), draw);
    Writer writesDutch(dutch, dutchGenres(), dutchTopics(), dutchFacts(), draw);
    std::string result;
    result.reserve(bytes + 2000);
    while (result.size() < bytes) {
        const bool inDutch = language == Language::Dutch || (language == Language::Mixed && draw.chance(0.45));
        result += (inDutch ? writesDutch : writesEnglish).paragraph();
        result += "\n\n";
    }
    return result;
}

} // namespace luthier::generate
