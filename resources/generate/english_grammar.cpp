// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/english_words.h"
#include "resources/generate/grammar.h"
#include "resources/generate/strings.h"

#include <cstdio>
#include <cstdlib>

namespace luthier::generate {

using namespace english;

namespace {

bool midPosition(std::string_view adverb)
{
    for (const char* word : {"usually", "often", "sometimes", "finally", "already", "suddenly", "secretly", "gladly",
                             "immediately", "regularly"})
        if (adverb == word)
            return true;
    return false;
}

// "she often walks", "she has often walked", "she often had to walk".
std::string withAdverb(const std::string& finite, std::string_view adverb)
{
    const std::size_t space = finite.find(' ');
    const std::string first = finite.substr(0, space);
    for (const char* auxiliary :
         {"has", "have", "will", "is", "are", "am", "can", "could", "must", "may", "should", "would"})
        if (space != std::string::npos && first == auxiliary)
            return first + " " + std::string(adverb) + finite.substr(space);
    return std::string(adverb) + " " + finite;
}

} // namespace

English::English(Draw& draw) : Grammar(englishLexicon(), draw) { }

std::string English::definite(const Noun& noun, bool plural)
{
    return "the " + (plural ? noun.plural : noun.singular);
}

std::string English::nounPhrase(std::string_view kinds, int depth)
{
    const Noun& noun = drawNoun(kinds);
    const bool known = m_known;
    const bool mass = noun.plural.empty();
    const bool place = noun.kind == 'l' || noun.kind == 'n';
    std::string adjective;
    if (m_draw.chance(known ? 0.1 : 0.32))
        if (const Adjective* found = drawAdjective(noun.kind))
            adjective = (m_draw.chance(0.06) && depth == 0 ? "very " : "") + found->plain + " ";
    std::string after;
    if (depth == 0 && !known && m_draw.chance(0.12)) {
        if (noun.kind == 'p')
            after = m_draw.chance(0.4) ? " who "
                    + clause({"", 3, false, true}, m_scene.tense == Tense::Past ? Tense::Past : Tense::Present)
                          .substr(1)
                : m_draw.chance(0.5) ? " from " + std::string(m_draw.pick(m_lexicon.names.cities))
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
    if (tense == Tense::Progressive && verb.stative)
        tense = Tense::Present;
    const bool negative = m_draw.chance(0.1);
    std::string said = finite(verb, who, tense, negative);
    std::string after;
    if (!negative && m_draw.chance(0.12)) {
        const std::string_view adverb = m_draw.pick(m_lexicon.adverbs);
        const bool mid = midPosition(adverb)
            || (adverb.find(' ') == std::string_view::npos && endsWith(adverb, "ly") && m_draw.chance(0.4));
        if (mid)
            said = withAdverb(said, adverb);
        else
            after = " " + std::string(adverb);
    }
    return who.text + " " + said + rest(verb) + after;
}

std::string English::passive(Tense tense)
{
    const Verb& verb = drawPassive();
    const Noun& noun = drawNoun(verb.objects);
    const bool plural = !noun.plural.empty() && m_draw.chance(0.35);
    const Adjective* adjective = m_draw.chance(0.2) ? drawAdjective(noun.kind) : nullptr;
    std::string result = (plural && m_draw.chance(0.3) ? std::string(m_draw.pick(numberWords)) : "the") + " "
        + (adjective ? adjective->plain + " " : "") + (plural ? noun.plural : noun.singular);
    const std::string no = m_draw.chance(0.1) ? " not" : "";
    if (tense == Tense::Past)
        result += plural ? " were" + no : " was" + no;
    else if (tense == Tense::Perfect)
        result += (plural ? " have" : " has") + no + " been";
    else if (tense == Tense::Future || tense == Tense::Modal)
        result += (tense == Tense::Future   ? " will"
                       : m_draw.chance(0.5) ? " must"
                                            : " can")
            + (no.empty() ? std::string() : no) + " be";
    else
        result += plural ? " are" + no : " is" + no;
    result += " " + verb.participle + (verb.prefix.empty() ? "" : " " + verb.prefix);
    if (m_draw.chance(0.45))
        result += " by " + nounPhrase("p", 1);
    if (!verb.complements.empty() && m_draw.chance(0.4)) {
        const Complement& complement = m_draw.pick(verb.complements);
        result += " " + complement.preposition + " " + nounPhrase(complement.kinds, 1);
    }
    return result;
}

std::string English::date()
{
    const int day = m_scene.day % 28 + 1;
    const int month = m_scene.day / 28 % 12;
    const std::string year = std::to_string(1930 + m_scene.day / (28 * 12));
    const std::string name(months[static_cast<std::size_t>(month)]);
    switch (m_draw.chance(0.85) ? m_scene.dateStyle : 4) {
    case 0: return std::to_string(day) + " " + name + " " + year;
    case 1: return name + " " + std::to_string(day) + ", " + year;
    case 2: return year + "-" + padded(month + 1, 2) + "-" + padded(day, 2);
    case 3: return padded(day, 2) + "/" + padded(month + 1, 2) + "/" + year;
    default: return std::to_string(day) + " " + name;
    }
}

std::string English::money(long cents)
{
    const std::string whole = grouped(cents / 100, ',');
    const std::string exact = whole + "." + padded(static_cast<int>(cents % 100), 2);
    const bool round = cents % 100 == 0;
    switch (m_scene.moneyStyle) {
    case 0: return "€" + (round ? whole : exact);
    case 1: return "EUR " + (round && m_draw.chance(0.5) ? whole : exact);
    case 2: return (round ? whole : exact) + " euros";
    default: return "$" + exact;
    }
}

std::string English::when(Tense tense)
{
    if (tense == Tense::Past) {
        switch (m_draw.below(12)) {
        case 0: return "yesterday";
        case 1: return "last " + std::string(m_draw.pick(weekdays));
        case 2: return "in " + std::to_string(m_draw.between(1970, 2024));
        case 3: drawDay(); return "on " + date();
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

} // namespace luthier::generate
