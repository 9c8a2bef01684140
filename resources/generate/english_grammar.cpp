// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/grammar.h"
#include "resources/generate/strings.h"

#include <cstdio>
#include <cstdlib>

namespace luthier::generate {

namespace {

const std::vector<std::string_view> months{"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
const std::vector<std::string_view> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                             "Friday", "Saturday", "Sunday"};
const std::vector<std::string_view> numberWords{"two",   "three", "four", "five",   "six",     "seven",
                                                "eight", "nine",  "ten",  "twelve", "fifteen", "twenty"};

} // namespace

English::English(Draw& draw) : Grammar(englishLexicon(), draw) { }

std::string English::definite(const Noun& noun, bool plural)
{
    return "the " + (plural ? noun.plural : noun.singular);
}

std::string English::nounPhrase(std::string_view kinds, int depth)
{
    const std::size_t seen = m_scene.mentioned.size();
    const Noun& noun = drawNoun(kinds);
    const bool known = m_scene.mentioned.size() == seen && seen > 0;
    const bool mass = noun.plural.empty();
    const bool place = noun.kind == 'l' || noun.kind == 'n';
    std::string adjective;
    if (m_draw.chance(known ? 0.1 : 0.32))
        if (const Adjective* found = drawAdjective(noun.kind))
            adjective = (m_draw.chance(0.06) && depth == 0 ? "very " : "") + found->plain + " ";
    std::string after;
    if (depth == 0 && !known && m_draw.chance(0.12)) {
        if (noun.kind == 'p')
            after = m_draw.chance(0.5) ? " from " + std::string(m_draw.pick(m_lexicon.names.cities))
                                       : " from the " + drawCountable("l").singular;
        else if (!place && m_draw.chance(0.6))
            after = " of " + nounPhrase("p", 1);
        else
            after = " in " + std::string(m_draw.pick(m_lexicon.names.cities));
    }
    if (mass) {
        const std::size_t which = m_draw.weighted({known ? 4.0 : 1.5, 1.5, 0.4});
        return std::array{"the ", "some ", "this "}[which] + adjective + noun.singular + after;
    }
    if (known)
        return (m_draw.chance(0.8)       ? "the "
                    : m_draw.chance(0.5) ? "that "
                                         : "this ")
            + adjective + noun.singular + after;
    const std::string& one = noun.singular;
    switch (m_draw.weighted({4.5, place ? 1.2 : 3, 0.8, 0.9, 0.5, 1.1, 0.7, 0.4, 0.3})) {
    case 0: return "the " + adjective + one + after;
    case 1: return "a~ " + adjective + one + after;
    case 2: return adjective + noun.plural + after;
    case 3: return "the " + adjective + noun.plural + after;
    case 4: return (m_draw.chance(0.5) ? "this " : "that ") + adjective + one + after;
    case 5: return std::string(m_draw.pick(numberWords)) + " " + adjective + noun.plural + after;
    case 6: return (m_draw.chance(0.5) ? "some " : "many ") + adjective + noun.plural + after;
    case 7: return "every " + adjective + one + after;
    default: return "another " + adjective + one + after;
    }
}

Subject English::subject(std::string_view name)
{
    const Person& a = m_scene.a;
    const Person& b = m_scene.b;
    if (name == "a")
        return {m_draw.chance(0.62) ? (a.woman ? "she" : "he") : a.first, 3, false, a.woman};
    if (name == "he")
        return {a.woman ? "she" : "he", 3, false, a.woman};
    if (name == "an")
        return {a.first, 3, false, a.woman};
    if (name == "b" || name == "bn")
        return {b.first, 3, false, b.woman};
    if (name == "i")
        return {"I", 1, false, true};
    if (name == "you")
        return {"you", 2, true, true};
    if (name == "we")
        return {"we", 1, true, true};
    if (name == "they")
        return {"they", 3, true, true};
    if (name == "ab")
        return {a.first + " and " + b.first, 3, true, true};
    if (name == "rs") {
        const Noun& noun = drawCountable("p");
        const Adjective* adjective = m_draw.chance(0.3) ? drawAdjective('p') : nullptr;
        const std::string first = m_draw.chance(0.6) ? "the "
            : m_draw.chance(0.5)                     ? "most "
                                                     : std::string(m_draw.pick(numberWords)) + " ";
        return {first + (adjective ? adjective->plain + " " : "") + noun.plural, 3, true, true};
    }
    if (name == "X")
        return {"the " + m_scene.held[0]->singular, 3, false, true};
    const Noun& noun = drawCountable("p");
    const Adjective* adjective = m_draw.chance(0.3) ? drawAdjective('p') : nullptr;
    const std::string first = m_draw.chance(0.7) ? "the " : m_draw.chance(0.8) ? "a~ " : "every ";
    return {first + (adjective ? adjective->plain + " " : "") + noun.singular, 3, false, m_draw.chance(0.5)};
}

std::string English::finite(const Verb& verb, const Subject& who, Tense tense, bool negative)
{
    const bool third = who.person == 3 && !who.plural;
    const std::string be = who.person == 1 && !who.plural ? "am" : third ? "is" : "are";
    const std::string no = negative ? " not" : "";
    switch (tense) {
    case Tense::Present:
        return negative ? (third ? "does not " : "do not ") + verb.base : third ? verb.third : verb.base;
    case Tense::Past: return negative ? "did not " + verb.base : verb.past;
    case Tense::Perfect: return (third ? "has" : "have") + no + " " + verb.participle;
    case Tense::Future: return "will" + no + " " + verb.base;
    case Tense::Progressive: return be + no + " " + verb.gerund;
    case Tense::Modal: break;
    }
    if (m_scene.tense == Tense::Past) {
        const std::size_t which = m_draw.weighted({2, 2, negative ? 0.0 : 2, 1});
        if (which == 1)
            return (negative ? "did not have to " : "had to ") + verb.base;
        if (which == 2)
            return (m_draw.chance(0.5) ? "wanted to " : "decided to ") + verb.base;
        return (which == 0 ? "could" : "would") + no + " " + verb.base;
    }
    const std::size_t which = m_draw.weighted({2, 2, 1, 2, negative ? 0.0 : 2});
    if (which == 4)
        return (third ? "wants to " : "want to ") + verb.base;
    if (which == 0)
        return (negative ? "cannot " : "can ") + verb.base;
    return std::array{"", "must", "may", "should"}[which] + no + " " + verb.base;
}

std::string English::rest(const Verb& verb)
{
    std::string result;
    if (!verb.objects.empty()) {
        if (verb.objects.find('p') == std::string::npos && !m_scene.mentioned.empty() && m_draw.chance(0.08)
            && verb.objects.find(m_scene.mentioned.back()->kind) != std::string::npos)
            result += verb.prefix.empty() ? " it" : " it " + verb.prefix;
        else if (!verb.prefix.empty())
            result += m_draw.chance(0.5) ? " " + verb.prefix + " " + nounPhrase(verb.objects)
                                         : " " + nounPhrase(verb.objects, 1) + " " + verb.prefix;
        else
            result += " " + nounPhrase(verb.objects);
    }
    if (!verb.complements.empty() && m_draw.chance(verb.objects.empty() ? 0.85 : 0.38)) {
        const Complement& complement = m_draw.pick(verb.complements);
        if (complement.preposition == "by")
            result += " by " + drawCountable(complement.kinds).singular;
        else
            result += " " + complement.preposition + " " + nounPhrase(complement.kinds, 1);
    }
    return result;
}

std::string English::clause(const Subject& who, Tense tense)
{
    const Verb& verb = drawVerb();
    const bool negative = m_draw.chance(0.1);
    std::string adverb;
    if (!negative && m_draw.chance(0.1))
        adverb = " " + std::string(m_draw.pick(m_lexicon.adverbs));
    return who.text + " " + finite(verb, who, tense, negative) + rest(verb) + adverb;
}

std::string English::date()
{
    const int day = m_draw.between(1, 28);
    const int month = m_draw.between(1, 12);
    const std::string year = std::to_string(m_draw.between(1990, 2030));
    const std::string name(months[static_cast<std::size_t>(month - 1)]);
    switch (m_draw.weighted({5, 2, 1, 1, 1})) {
    case 0: return std::to_string(day) + " " + name + " " + year;
    case 1: return name + " " + std::to_string(day) + ", " + year;
    case 2: return year + "-" + padded(month, 2) + "-" + padded(day, 2);
    case 3: return padded(day, 2) + "/" + padded(month, 2) + "/" + year;
    default: return std::string(m_draw.pick(weekdays)) + " " + std::to_string(day) + " " + name;
    }
}

std::string English::money(long cents)
{
    const std::string whole = grouped(cents / 100, ',');
    const std::string exact = whole + "." + padded(static_cast<int>(cents % 100), 2);
    switch (m_draw.weighted({4, 2, 2, 1})) {
    case 0: return "€" + (cents % 100 == 0 && m_draw.chance(0.7) ? whole : exact);
    case 1: return "EUR " + exact;
    case 2: return cents % 100 == 0 ? whole + " euros" : exact + " euros";
    default: return (m_draw.chance(0.5) ? "£" : "$") + exact;
    }
}

std::string English::when(Tense tense)
{
    if (tense == Tense::Past) {
        switch (m_draw.below(12)) {
        case 0: return "yesterday";
        case 1: return "last " + std::string(m_draw.pick(weekdays));
        case 2: return "in " + std::to_string(m_draw.between(1970, 2024));
        case 3: return "on " + date();
        case 4: return std::string(m_draw.pick(numberWords)) + " " + (m_draw.chance(0.5) ? "days" : "weeks") + " ago";
        case 5: return "last " + std::string(m_draw.chance(0.5) ? "month" : m_draw.chance(0.5) ? "week" : "year");
        case 6:
            return "that " + std::string(m_draw.chance(0.5) ? "morning" : m_draw.chance(0.5) ? "evening" : "afternoon");
        case 7: return "at " + languageSlot({"time"});
        case 8: return "after the " + drawCountable("e").singular;
        case 9: return "before the " + drawCountable("e").singular;
        case 10: return "in " + std::string(m_draw.pick(months));
        default: return "the next day";
        }
    }
    switch (m_draw.below(10)) {
    case 0: return "every " + std::string(m_draw.chance(0.5) ? "morning" : m_draw.chance(0.5) ? "day" : "week");
    case 1: return "on " + std::string(m_draw.pick(weekdays)) + "s";
    case 2: return "today";
    case 3: return "in the " + std::string(m_draw.chance(0.5) ? "evening" : "afternoon");
    case 4: return "this " + std::string(m_draw.chance(0.5) ? "week" : "month");
    case 5: return "at " + languageSlot({"time"});
    case 6: return "in " + std::string(m_draw.pick(months));
    case 7: return "at the moment";
    case 8: return "after the " + drawCountable("e").singular;
    default: return "during the " + drawCountable("e").singular;
    }
}

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
        for (;;) {
            const Adjective* adjective = drawAdjective(kind);
            const std::string& form = key == "adj" ? adjective->plain
                : key == "comp"                    ? adjective->comparative
                                                   : adjective->superlative;
            static const std::vector<std::string_view> attributive{
                "former", "first",   "second", "last",    "next",     "final",     "annual", "weekly",
                "local",  "central", "wooden", "plastic", "possible", "necessary", "recent"};
            bool fits = true;
            for (const std::string_view word : attributive)
                fits = fits && adjective->plain != word;
            if (fits)
                return form;
        }
    }
    if (key == "word")
        return std::string(m_draw.pick(numberWords));
    if (key == "date")
        return date();
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
                + std::string(m_draw.pick(numberWords));
        default: return padded(m_draw.between(7, 22), 2) + ":" + padded(5 * m_draw.between(0, 11), 2);
        }
    }
    if (key == "money" || key == "price") {
        long cents = key == "price" ? m_draw.between(50, 9999) : 100L * m_draw.between(10, 90000);
        if (key == "money" && m_draw.chance(0.3))
            cents += m_draw.between(1, 99);
        return money(cents);
    }
    if (key == "cost") // n1 pieces of n2 euros
        return "€" + grouped(m_scene.numbers[0] * m_scene.numbers[1], ',');
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
