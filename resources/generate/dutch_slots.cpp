// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/dutch_words.h"
#include "resources/generate/grammar.h"
#include "resources/generate/strings.h"

#include <cstdio>
#include <cstdlib>

namespace luthier::generate {

using namespace dutch;

std::string Dutch::languageSlot(const std::vector<std::string_view>& parts)
{
    const std::string_view key = parts[0];
    const std::string_view argument = parts.size() > 1 ? parts[1] : std::string_view{};
    const Person& a = m_scene.a;
    const Person& b = m_scene.b;
    const bool past = m_scene.tense == Tense::Past;
    const auto names = split(key, '.');
    if (names[0] == "main" || names[0] == "inv" || names[0] == "sub") {
        const Order order = names[0] == "main" ? Order::Main : names[0] == "inv" ? Order::Inverted : Order::Subordinate;
        return clause(subject(argument, order), drawTense(names.size() > 1 ? names[1] : ""), order);
    }
    if (names[0] == "vp") { // "de brief naar de bank sturen", with te for .te
        const Verb& verb = drawVerb();
        std::string before = objectOf(verb) + complementOf(verb);
        if (!before.empty())
            before.erase(0, 1);
        return before + (before.empty() ? "" : " ") + infinitive(verb, names[1] == "te");
    }
    if (key == "imp") { // "Stuur de brief naar de bank op"
        const Verb& verb = drawVerb();
        return stemOf(verb) + objectOf(verb) + complementOf(verb) + (verb.prefix.empty() ? "" : " " + verb.prefix);
    }
    if (names[0] == "pass" || names[0] == "invpass" || names[0] == "subpass")
        return passive(names.size() > 1 ? drawTense(names[1]) : m_scene.tense,
                       names[0] == "pass"          ? Order::Main
                           : names[0] == "invpass" ? Order::Inverted
                                                   : Order::Subordinate);
    if (key == "subj")
        return subject(argument, Order::Main).text;
    if (key == "a")
        return subject("a", Order::Main).text;
    if (key == "he")
        return a.woman ? "ze" : "hij";
    if (key == "him")
        return a.woman ? "haar" : "hem";
    if (key == "his")
        return a.woman ? "haar" : "zijn";
    if (key == "he2")
        return b.woman ? "ze" : "hij";
    if (key == "him2")
        return b.woman ? "haar" : "hem";
    if (key == "his2")
        return b.woman ? "haar" : "zijn";
    if (key == "mr")
        return (a.woman ? "mevrouw " : "meneer ") + capitalised(a.surname);
    if (key == "mr2")
        return (b.woman ? "mevrouw " : "meneer ") + capitalised(b.surname);
    if (key == "was")
        return past ? "was" : "is";
    if (key == "were")
        return past ? "waren" : "zijn";
    if (key == "had")
        return past ? "had" : "heeft";
    if (key == "np")
        return nounPhrase(argument);
    if (key == "sg")
        return drawCountable(argument).singular;
    if (key == "pl")
        return drawCountable(argument).plural;
    if (key == "the") {
        const Noun& noun = drawNoun(argument);
        return the(noun) + noun.singular;
    }
    if (key == "ill") {
        const Noun& noun = drawNoun("m");
        return (noun.plural.empty() ? "" : "een ") + noun.singular;
    }
    if (key == "an")
        return "een " + drawCountable(argument).singular;
    const std::string_view bareKey = endsWith(key, "s") ? key.substr(0, key.size() - 1) : key;
    if (bareKey == "X" || bareKey == "Y" || bareKey == "Z" || key == "theX" || key == "theY" || key == "theZ"
        || key == "thisX") {
        const Noun*& held = m_scene.held[static_cast<std::size_t>(bareKey.back() - 'X')];
        if (!argument.empty()) {
            do
                held = &drawCountable(argument);
            while ((bareKey.back() == 'Y' && held == m_scene.held[0])
                   || (bareKey.back() == 'Z' && (held == m_scene.held[0] || held == m_scene.held[1])));
        }
        if (bareKey != key)
            return held->plural;
        const std::string article = key.size() == 1 ? "" : key == "thisX" ? thisOf(*held) : the(*held);
        return article + held->singular;
    }
    if (key == "itX")
        return m_scene.held[0]->neuter ? "het" : "hij";
    if (key == "dieX")
        return m_scene.held[0]->neuter ? "dat" : "die";
    if (key == "anX") { // "een grote tuin", "een groot huis"
        const Noun& noun = *m_scene.held[0];
        const Adjective* adjective = drawAdjective(noun.kind);
        return "een " + (noun.neuter ? adjective->plain : adjective->inflected) + " " + noun.singular;
    }
    if (key == "adj" || key == "comp" || key == "sup" || key == "infl") {
        const char kind = argument == "X" ? m_scene.held[0]->kind
            : argument == "Y"             ? m_scene.held[1]->kind
                                          : argument[0];
        if (key == "comp" || key == "sup") {
            const Adjective& adjective = drawGradable(kind);
            return key == "comp" ? adjective.comparative : adjective.superlative;
        }
        for (;;)
            if (const Adjective* adjective = drawAdjective(kind); adjective->predicative)
                return key == "adj" ? adjective->plain : adjective->inflected;
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
        case 0: return std::string(numberWords[m_draw.below(10)]) + " uur";
        case 1:
            return std::string(m_draw.chance(0.5) ? "half " : "kwart voor ")
                + std::string(numberWords[m_draw.below(10)]);
        case 2: return std::to_string(m_draw.between(7, 22)) + "." + padded(5 * m_draw.between(0, 11), 2) + " uur";
        default: return padded(m_draw.between(7, 22), 2) + ":" + padded(5 * m_draw.between(0, 11), 2) + " uur";
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
    if (key == "cost")
        return money(100 * m_scene.numbers[0] * m_scene.numbers[1]);
    if (key == "pct")
        return m_draw.chance(0.5) ? std::to_string(m_draw.between(1, 99)) + "%"
                                  : std::to_string(m_draw.between(1, 99)) + " procent";
    if (key == "decimal")
        return std::to_string(m_draw.between(0, 99)) + "," + std::to_string(m_draw.between(0, 9));
    if (key == "address")
        return std::string(m_draw.pick(m_lexicon.names.streets)) + " " + std::to_string(m_draw.between(1, 240)) + " in "
            + m_scene.city;
    if (key == "postcode")
        return std::to_string(m_draw.between(1011, 9999)) + " " + static_cast<char>('A' + m_draw.below(26))
            + static_cast<char>('A' + m_draw.below(26));
    if (key == "when")
        return when(m_scene.tense);
    std::fprintf(stderr, "Unknown slot {%.*s} in a Dutch pattern.\n", static_cast<int>(key.size()), key.data());
    std::exit(2);
}

} // namespace luthier::generate
