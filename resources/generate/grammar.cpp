// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/grammar.h"
#include "resources/generate/pattern.h"
#include "resources/generate/strings.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace luthier::generate {

namespace {

constexpr int daysInYear = 12 * 28; // every month has the days that all months have

} // namespace

Grammar::Grammar(const Lexicon& lexicon, Draw& draw) : m_lexicon(lexicon), m_draw(draw)
{
    for (const Noun& noun : lexicon.nouns)
        m_byKind[static_cast<std::size_t>(noun.kind - 'a')].push_back(&noun);
}

Person Grammar::drawPerson()
{
    Person person;
    person.woman = m_draw.chance(0.5);
    person.first = m_draw.pick(person.woman ? m_lexicon.names.women : m_lexicon.names.men);
    person.surname = m_draw.pick(m_lexicon.names.surnames);
    return person;
}

void Grammar::newScene(char field, char tense)
{
    m_scene = {};
    m_scene.a = drawPerson();
    do
        m_scene.b = drawPerson();
    while (m_scene.b.first == m_scene.a.first);
    m_fixedField = field != 0;
    m_scene.field = field != 0 ? field : m_draw.pick(std::string_view("oshltednbcwm"));
    m_scene.tense = tense == 'p' || (tense == 0 && m_draw.chance(0.65)) ? Tense::Past : Tense::Present;
    m_scene.dateStyle = m_draw.weighted({5, 2, 1, 1});
    m_scene.moneyStyle = m_draw.weighted({4, 2, 2, 1});
    m_scene.city = m_draw.pick(m_lexicon.names.cities);
    m_scene.company = m_draw.pick(m_lexicon.names.companies);
    m_scene.held[0] = &drawCountable("t");
    do
        m_scene.held[1] = &drawCountable("t");
    while (m_scene.held[1] == m_scene.held[0]);
    m_scene.mentioned.clear();
}

std::string Grammar::paragraphPart(std::string_view pattern)
{
    return expand(pattern, m_draw, [this](std::string_view name) { return slot(name); });
}

const Noun& Grammar::drawNoun(std::string_view kinds)
{
    char field = m_scene.field;
    bool strict = false;
    if (const std::size_t slash = kinds.find('/'); slash != std::string_view::npos) {
        field = kinds[slash + 1];
        kinds = kinds.substr(0, slash);
        strict = true;
    }
    m_known = false;
    // A noun seen before or of the paragraph's field of life makes the sentences belong together.
    if (!strict && !m_scene.mentioned.empty() && m_draw.chance(0.3)) {
        const Noun* noun = m_draw.pick(m_scene.mentioned);
        if (kinds.find(noun->kind) != std::string_view::npos) {
            m_known = true;
            return *noun;
        }
    }
    // With a given field a kind that it lacks ("a food of the law") still comes from anywhere.
    const char kind = m_draw.pick(kinds);
    const std::vector<const Noun*>& all = m_byKind[static_cast<std::size_t>(kind - 'a')];
    const Noun* any = m_draw.pick(all);
    if (strict || m_draw.chance(m_fixedField ? 0.92 : 0.72))
        for (int attempt = 0; attempt < (strict ? 400 : 50) && any->field != field; ++attempt)
            any = m_draw.pick(all);
    m_scene.mentioned.push_back(any);
    if (m_scene.mentioned.size() > 6)
        m_scene.mentioned.erase(m_scene.mentioned.begin());
    return *any;
}

const Noun& Grammar::drawCountable(std::string_view kinds)
{
    for (;;) {
        const Noun& noun = drawNoun(kinds);
        if (!noun.plural.empty())
            return noun;
        m_scene.mentioned.clear();
    }
}

const Adjective* Grammar::drawAdjective(char kind)
{
    std::vector<std::string>& said = m_scene.adjectives;
    for (int attempt = 0; attempt < 200; ++attempt) {
        const Adjective& adjective = m_draw.pick(m_lexicon.adjectives);
        if (adjective.kinds.find(kind) == std::string::npos)
            continue;
        if (attempt < 100 && std::find(said.begin(), said.end(), adjective.plain) != said.end())
            continue;
        said.push_back(adjective.plain);
        if (said.size() > 4)
            said.erase(said.begin());
        return &adjective;
    }
    return nullptr;
}

const Adjective& Grammar::drawGradable(char kind)
{
    for (;;) {
        const Adjective* adjective = drawAdjective(kind);
        if (adjective->gradable && adjective->predicative)
            return *adjective;
    }
}

const Verb& Grammar::drawPassive()
{
    for (;;) {
        const Verb& verb = drawVerb();
        if (!verb.objects.empty() && verb.objects.find('p') == std::string::npos && !verb.stative)
            return verb;
    }
}

void Grammar::drawBirthday()
{
    m_scene.day = m_draw.between(0, 78 * daysInYear - 1);
}

void Grammar::drawDay()
{
    m_scene.day = m_draw.between(60 * daysInYear, 101 * daysInYear - 1);
}

void Grammar::laterDay()
{
    m_scene.day += m_draw.between(2, 150);
}

long Grammar::drawCents(std::string_view kind)
{
    if (kind == "price")
        m_scene.cents = m_draw.between(50, 9999);
    else // round amounts more often than not
        m_scene.cents = 100L * m_draw.between(10, 90000) + (m_draw.chance(0.3) ? m_draw.between(1, 99) : 0);
    if (kind == "money" && m_draw.chance(0.4))
        m_scene.cents = m_scene.cents / 100000 * 100000 + 50000;
    return m_scene.cents;
}

const Verb& Grammar::drawVerb()
{
    return m_draw.pick(m_lexicon.verbs);
}

Tense Grammar::drawTense(std::string_view name)
{
    if (name == "past")
        return Tense::Past;
    if (name == "pres")
        return Tense::Present;
    if (name == "perf")
        return Tense::Perfect;
    if (name == "fut")
        return Tense::Future;
    if (name == "mod")
        return Tense::Modal;
    if (name == "prog")
        return Tense::Progressive;
    if (m_scene.tense == Tense::Past)
        return m_draw.chance(0.85) ? Tense::Past : Tense::Modal;
    const std::size_t which = m_draw.weighted({6, 1.5, 1, 1.5, 1});
    return std::array{Tense::Present, Tense::Perfect, Tense::Future, Tense::Modal, Tense::Progressive}[which];
}

std::string Grammar::numberSlot(const std::vector<std::string_view>& parts)
{
    const auto value = [&](std::size_t at) { return std::atoi(std::string(parts[at]).c_str()); };
    const int number = m_draw.between(value(1), value(2));
    const char last = parts[0].back();
    if (last >= '1' && last <= '3')
        m_scene.numbers[static_cast<std::size_t>(last - '1')] = number;
    return std::to_string(number);
}

std::string Grammar::slot(std::string_view name)
{
    if (const std::size_t equals = name.find('='); equals != std::string_view::npos) {
        std::string said = slot(name.substr(equals + 1));
        m_scene.kept[static_cast<std::size_t>(name[1] - '1')] = said;
        return said;
    }
    if (name.size() == 2 && name[0] == 'k' && name[1] >= '1' && name[1] <= '4')
        return m_scene.kept[static_cast<std::size_t>(name[1] - '1')];
    const auto parts = split(name, ':');
    const std::string_view key = parts[0];
    const auto& n = m_scene.numbers;
    if (key == "num" || key == "n1" || key == "n2" || key == "n3")
        return parts.size() > 1 ? numberSlot(parts) : std::to_string(n[static_cast<std::size_t>(key[1] - '1')]);
    if (key == "sum")
        return std::to_string(n[0] + n[1]);
    if (key == "sum3")
        return std::to_string(n[0] + n[1] + n[2]);
    if (key == "diff")
        return std::to_string(std::labs(n[0] - n[1]));
    if (key == "prod")
        return std::to_string(n[0] * n[1]);
    if (key == "double")
        return std::to_string(2 * n[0]);
    if (key == "A")
        return m_scene.a.full();
    if (key == "A1")
        return m_scene.a.first;
    if (key == "A2")
        return m_scene.a.surname;
    if (key == "B")
        return m_scene.b.full();
    if (key == "B1")
        return m_scene.b.first;
    if (key == "name")
        return drawPerson().full();
    if (key == "first")
        return drawPerson().first;
    if (key == "city")
        return m_scene.city;
    if (key == "city2") {
        std::string_view other = m_draw.pick(m_lexicon.names.cities);
        while (other == m_scene.city)
            other = m_draw.pick(m_lexicon.names.cities);
        return std::string(other);
    }
    if (key == "country")
        return std::string(m_draw.pick(m_lexicon.names.countries));
    if (key == "street")
        return std::string(m_draw.pick(m_lexicon.names.streets));
    if (key == "company")
        return m_scene.company;
    if (key == "company2") {
        std::string_view other = m_draw.pick(m_lexicon.names.companies);
        while (other == m_scene.company)
            other = m_draw.pick(m_lexicon.names.companies);
        return std::string(other);
    }
    if (key == "year")
        return std::to_string(m_draw.between(1950, 2030));
    if (key == "after") { // the year of something later in a life
        m_scene.day += m_draw.between(18, 30) * daysInYear;
        return std::to_string(1930 + m_scene.day / daysInYear);
    }
    if (key == "phone")
        return "0" + std::to_string(m_draw.between(10, 79)) + (m_draw.chance(0.5) ? "-" : " ")
            + std::to_string(m_draw.between(100, 999)) + " " + padded(m_draw.between(0, 9999), 4);
    if (key == "email")
        return std::string(m_draw.chance(0.5) ? "info" : "desk") + std::to_string(m_draw.between(1, 99)) + "@example."
            + (m_draw.chance(0.5) ? "org" : "com");
    if (key == "code")
        return std::string(1, static_cast<char>('A' + m_draw.below(26))) + static_cast<char>('A' + m_draw.below(26))
            + "-" + std::to_string(m_draw.between(1000, 99999));
    if (key == "adv")
        return std::string(m_draw.pick(m_lexicon.adverbs));
    return languageSlot(parts);
}

} // namespace luthier::generate
