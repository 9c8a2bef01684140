// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/english_words.h"
#include "resources/generate/grammar.h"
#include "resources/generate/strings.h"

#include <cstdio>
#include <cstdlib>

namespace luthier::generate {

using namespace english;

std::string English::languageSlot(const std::vector<std::string_view>& parts)
{
    const std::string_view key = parts[0];
    const std::string_view argument = parts.size() > 1 ? parts[1] : std::string_view{};
    const Person& a = m_scene.a;
    const Person& b = m_scene.b;
    const auto names = split(key, '.');
    if (names[0] == "main" || names[0] == "sub") {
        return clause(subject(argument), drawTense(names.size() > 1 ? names[1] : ""));
    }
    if (startsWith(key, "vp.")) {
        const Verb& verb = drawVerb();
        const std::string_view form = key.substr(3);
        return (form == "ing"        ? verb.gerund
                    : form == "past" ? verb.past
                    : form == "3"    ? verb.third
                    : form == "pp"   ? verb.participle
                                     : verb.base)
            + rest(verb);
    }
    if (names[0] == "pass")
        return passive(names.size() > 1 ? drawTense(names[1]) : m_scene.tense);
    if (key == "subj")
        return subject(argument).text;
    if (key == "a")
        return subject("a").text;
    if (key == "he")
        return a.woman ? "she" : "he";
    if (key == "him")
        return a.woman ? "her" : "him";
    if (key == "his")
        return a.woman ? "her" : "his";
    if (key == "he2")
        return b.woman ? "she" : "he";
    if (key == "him2")
        return b.woman ? "her" : "him";
    if (key == "his2")
        return b.woman ? "her" : "his";
    if (key == "mr")
        return (a.woman ? "Ms " : "Mr ") + a.surname;
    if (key == "mr2")
        return (b.woman ? "Ms " : "Mr ") + b.surname;
    if (key == "was")
        return m_scene.tense == Tense::Past ? "was" : "is";
    if (key == "were")
        return m_scene.tense == Tense::Past ? "were" : "are";
    if (key == "had")
        return m_scene.tense == Tense::Past ? "had" : "has";
    if (key == "did")
        return m_scene.tense == Tense::Past ? "did" : "does";
    if (key == "np")
        return nounPhrase(argument);
    if (key == "sg")
        return drawCountable(argument).singular;
    if (key == "pl")
        return drawCountable(argument).plural;
    if (key == "the")
        return "the " + drawNoun(argument).singular;
    if (key == "ill") {
        const Noun& noun = drawNoun("m");
        return (noun.plural.empty() ? "" : "a~ ") + noun.singular;
    }
    if (key == "an")
        return "a~ " + drawCountable(argument).singular;
    if (key[0] >= 'X' && key[0] <= 'Z') { // {X}, {Xs}
        const Noun*& held = m_scene.held[static_cast<std::size_t>(key[0] - 'X')];
        if (!argument.empty()) {
            do
                held = &drawCountable(argument);
            while ((key == "Y" && held == m_scene.held[0])
                   || (key == "Z" && (held == m_scene.held[0] || held == m_scene.held[1])));
        }
        return key.size() > 1 ? held->plural : held->singular;
    }
    if (key == "adj" || key == "comp" || key == "sup") {
        const char kind = argument == "X" ? m_scene.held[0]->kind
            : argument == "Y"             ? m_scene.held[1]->kind
                                          : argument[0];
        if (key != "adj") {
            const Adjective& adjective = drawGradable(kind);
            return key == "comp" ? adjective.comparative : adjective.superlative;
        }
        for (;;)
            if (const Adjective* adjective = drawAdjective(kind); adjective->predicative)
                return adjective->plain;
    }
    if (key == "grad")
        return drawGradable(argument == "X"       ? m_scene.held[0]->kind
                                : argument == "Y" ? m_scene.held[1]->kind
                                                  : argument[0])
            .plain;
    if (key == "word")
        return std::string(m_draw.pick(numberWords));
    if (key == "date") {
        drawDay();
        return date();
    }
    if (key == "born") {
        drawBirthday();
        return date();
    }
    if (key == "later") {
        laterDay();
        return date();
    }
    if (key == "day")
        return std::string(m_draw.pick(weekdays));
    if (key == "month")
        return std::string(m_draw.pick(months));
    if (key == "time") {
        switch (m_draw.below(4)) {
        case 0: return std::to_string(m_draw.between(1, 12)) + (m_draw.chance(0.5) ? " am" : " pm");
        case 1: return std::to_string(m_draw.between(1, 12)) + " o'clock";
        case 2:
            return std::string(m_draw.chance(0.5) ? "half past " : "a quarter to ")
                + std::string(numberWords[m_draw.below(10)]);
        default: return padded(m_draw.between(7, 22), 2) + ":" + padded(5 * m_draw.between(0, 11), 2);
        }
    }
    if (key == "money" || key == "price")
        return money(drawCents(key));
    if (key == "twice")
        return money(2 * m_scene.cents);
    if (key == "more") { // a higher amount than the last
        m_scene.cents += 100L * m_draw.between(1, 40) * (m_scene.cents > 100000 ? 100 : 1);
        return money(m_scene.cents);
    }
    if (key == "cost") // n1 pieces of n2 euros
        return money(100 * m_scene.numbers[0] * m_scene.numbers[1]);
    if (key == "pct")
        return m_draw.chance(0.7) ? std::to_string(m_draw.between(1, 99)) + "%"
                                  : std::to_string(m_draw.between(1, 99)) + " per cent";
    if (key == "decimal")
        return std::to_string(m_draw.between(0, 99)) + "." + std::to_string(m_draw.between(0, 9));
    if (key == "address")
        return std::to_string(m_draw.between(1, 240)) + " " + std::string(m_draw.pick(m_lexicon.names.streets)) + ", "
            + m_scene.city;
    if (key == "when")
        return when(m_scene.tense);
    std::fprintf(stderr, "Unknown slot {%.*s} in an English pattern.\n", static_cast<int>(key.size()), key.data());
    std::exit(2);
}

} // namespace luthier::generate
