// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/dutch_words.h"
#include "resources/generate/grammar.h"
#include "resources/generate/strings.h"

#include <cstdio>
#include <cstdlib>

namespace luthier::generate {

using namespace dutch;

namespace dutch {

std::string the(const Noun& noun)
{
    return noun.neuter ? "het " : "de ";
}
std::string thisOf(const Noun& noun)
{
    return noun.neuter ? "dit " : "deze ";
}
std::string thatOf(const Noun& noun)
{
    return noun.neuter ? "dat " : "die ";
}

// The form with ik, and with je behind it: the present without its t.
std::string stemOf(const Verb& verb)
{
    const std::string& third = verb.third;
    std::string_view stem = verb.base;
    stem.remove_suffix(endsWith(stem, "en") ? 2 : 1);
    if (third.back() != 't' || endsWith(stem, "t"))
        return third;
    std::string result = third.substr(0, third.size() - 1);
    if (endsWith(result, "aa"))
        result.pop_back();
    return result;
}

std::string infinitive(const Verb& verb, bool withTe)
{
    if (!withTe)
        return verb.prefix + verb.base;
    return verb.prefix.empty() ? "te " + verb.base : verb.prefix + " te " + verb.base;
}

} // namespace dutch

namespace {

struct Modal {
    const char* singular;
    const char* plural;
};

} // namespace

Dutch::Dutch(Draw& draw) : Grammar(dutchLexicon(), draw) { }

std::string Dutch::nounPhrase(std::string_view kinds, int depth)
{
    const Noun& noun = drawNoun(kinds);
    const bool known = m_known;
    const Adjective* adjective = m_draw.chance(known ? 0.1 : 0.32) ? drawAdjective(noun.kind) : nullptr;
    const std::string inflected = adjective ? adjective->inflected + " " : "";
    // "een groot huis", "lekker brood", but "een grote tuin" and "het grote huis".
    const std::string bare = adjective ? (noun.neuter ? adjective->plain : adjective->inflected) + " " : "";
    std::string after;
    if (depth == 0 && !known && m_draw.chance(0.12)) {
        if (noun.kind == 'p' && m_draw.chance(0.4))
            after = (noun.neuter ? " dat" : " die")
                + clause({"", 3, false, true}, m_scene.tense == Tense::Past ? Tense::Past : Tense::Present,
                         Order::Subordinate);
        else if (noun.kind == 'p')
            after = " uit " + std::string(m_draw.pick(m_lexicon.names.cities));
        else if (noun.kind != 'l' && noun.kind != 'n' && m_draw.chance(0.6))
            after = " van " + nounPhrase("p", 1);
        else
            after = " in " + std::string(m_draw.pick(m_lexicon.names.cities));
    }
    const std::string& one = noun.singular;
    if (noun.plural.empty()) {
        const std::size_t which = m_draw.weighted({known ? 4.0 : 1.5, 1.2, 0.4});
        if (which == 1)
            return "wat " + bare + one + after;
        return (which == 0 ? the(noun) : thisOf(noun)) + inflected + one + after;
    }
    if (known)
        return (m_draw.chance(0.8)       ? the(noun)
                    : m_draw.chance(0.5) ? thatOf(noun)
                                         : thisOf(noun))
            + inflected + one + after;
    const bool place = noun.kind == 'l' || noun.kind == 'n';
    switch (m_draw.weighted({4.5, place ? 1.2 : 3, 0.8, 0.9, 0.5, 1.1, 0.7, 0.4, 0.3})) {
    case 0: return the(noun) + inflected + one + after;
    case 1: return "een " + bare + one + after;
    case 2: return inflected + noun.plural + after;
    case 3: return "de " + inflected + noun.plural + after;
    case 4: return (m_draw.chance(0.5) ? thisOf(noun) : thatOf(noun)) + inflected + one + after;
    case 5: return std::string(m_draw.pick(numberWords)) + " " + inflected + noun.plural + after;
    case 6: return (m_draw.chance(0.5) ? "enkele " : "veel ") + inflected + noun.plural + after;
    case 7: return (noun.neuter ? "elk " : "elke ") + bare + one + after;
    default: return (noun.neuter ? "een ander " : "een andere ") + one + after;
    }
}

Subject Dutch::subject(std::string_view name, Order order)
{
    const Person& a = m_scene.a;
    const Person& b = m_scene.b;
    const std::string she = order == Order::Main ? (m_draw.chance(0.8) ? "ze" : "zij") : "ze";
    if (name == "a")
        return {m_draw.chance(0.62) ? (a.woman ? she : "hij") : a.first, 3, false, a.woman};
    if (name == "he")
        return {a.woman ? she : "hij", 3, false, a.woman};
    if (name == "an")
        return {a.first, 3, false, a.woman};
    if (name == "b" || name == "bn")
        return {b.first, 3, false, b.woman};
    if (name == "i")
        return {"ik", 1, false, true};
    if (name == "you")
        return {order == Order::Main && m_draw.chance(0.3) ? "jij" : "je", 2, false, true};
    if (name == "u")
        return {"u", 3, false, true};
    if (name == "we")
        return {m_draw.chance(0.7) ? "we" : "wij", 1, true, true};
    if (name == "they")
        return {"ze", 3, true, true};
    if (name == "ab")
        return {a.first + " en " + b.first, 3, true, true};
    if (name == "rs") {
        const Noun& noun = drawCountable("p");
        const Adjective* adjective = m_draw.chance(0.3) ? drawAdjective('p') : nullptr;
        const std::string first = m_draw.chance(0.6) ? "de "
            : m_draw.chance(0.5)                     ? "de meeste "
                                                     : std::string(m_draw.pick(numberWords)) + " ";
        return {first + (adjective ? adjective->inflected + " " : "") + noun.plural, 3, true, true};
    }
    if (name == "X")
        return {the(*m_scene.held[0]) + m_scene.held[0]->singular, 3, false, true};
    const Noun& noun = drawCountable("p");
    const Adjective* adjective = m_draw.chance(0.3) ? drawAdjective('p') : nullptr;
    if (m_draw.chance(0.75))
        return {the(noun) + (adjective ? adjective->inflected + " " : "") + noun.singular, 3, false,
                m_draw.chance(0.5)};
    const std::string bare = adjective ? (noun.neuter ? adjective->plain : adjective->inflected) + " " : "";
    return {"een " + bare + noun.singular, 3, false, m_draw.chance(0.5)};
}

std::string Dutch::objectOf(const Verb& verb)
{
    if (verb.objects.empty())
        return {};
    if (verb.objects.find('p') == std::string::npos && !m_scene.mentioned.empty() && m_draw.chance(0.08)
        && verb.objects.find(m_scene.mentioned.back()->kind) != std::string::npos)
        return m_scene.mentioned.back()->neuter ? " het" : " hem";
    return " " + nounPhrase(verb.objects);
}

std::string Dutch::complementOf(const Verb& verb)
{
    if (verb.complements.empty() || !m_draw.chance(verb.objects.empty() ? 0.85 : 0.38))
        return {};
    const Complement& complement = m_draw.pick(verb.complements);
    if (complement.kinds == "v") {
        const Noun& noun = drawCountable("v");
        return " " + complement.preposition + " " + the(noun) + noun.singular;
    }
    return " " + complement.preposition + " " + nounPhrase(complement.kinds, 1);
}

std::string Dutch::present(const Verb& verb, const Subject& who, Order order)
{
    if (who.plural)
        return verb.base;
    if (who.person == 1 || (who.person == 2 && order == Order::Inverted))
        return stemOf(verb);
    return verb.third;
}

std::string Dutch::clause(const Subject& who, Tense tense, Order order)
{
    const Verb& verb = drawVerb();
    if (tense == Tense::Progressive && (verb.stative || verb.auxiliaryBe))
        tense = Tense::Present;
    std::string middle = m_draw.chance(0.12) ? " " + std::string(m_draw.pick(m_lexicon.adverbs)) : "";
    std::string object = objectOf(verb);
    // Pronouns stand before the adverb, other objects behind it; "niet" follows a definite object.
    if (object == " het" || object == " hem") {
        middle = object + middle;
        object.clear();
    }
    const std::string complement = complementOf(verb);
    std::string negation;
    if (m_draw.chance(0.1) && !startsWith(object, " een ") && !startsWith(object, " veel ")
        && !startsWith(object, " wat ")) {
        if (object.empty() || startsWith(object, " de ") || startsWith(object, " het ") || startsWith(object, " dit ")
            || startsWith(object, " deze "))
            negation = " niet";
        if (!negation.empty())
            middle = startsWith(middle, " het") || startsWith(middle, " hem") ? middle.substr(0, 4) : "";
    }
    const std::string rest = middle + object + negation + complement;
    std::string finite;
    std::string cluster; // what stands at the end of a main clause
    std::string subordinate; // the whole cluster of a subordinate clause
    switch (tense) {
    case Tense::Past:
        finite = who.plural ? verb.pastPlural : verb.past;
        cluster = verb.prefix.empty() ? "" : " " + verb.prefix;
        subordinate = " " + verb.prefix + finite;
        break;
    case Tense::Perfect: {
        const bool past = m_scene.tense == Tense::Past;
        if (verb.auxiliaryBe)
            finite = past         ? (who.plural ? "waren" : "was")
                : who.plural      ? "zijn"
                : who.person == 1 ? "ben"
                : who.person == 2 ? (order == Order::Inverted ? "ben" : "bent")
                                  : "is";
        else
            finite = past         ? (who.plural ? "hadden" : "had")
                : who.plural      ? "hebben"
                : who.person == 1 ? "heb"
                : who.person == 2 ? (order == Order::Inverted ? "heb" : "hebt")
                                  : "heeft";
        if (who.text == "u")
            finite = verb.auxiliaryBe ? (past ? "was" : "bent") : past ? "had" : "hebt";
        cluster = " " + verb.participle;
        subordinate = m_draw.chance(0.5) ? " " + finite + " " + verb.participle : " " + verb.participle + " " + finite;
        break;
    }
    case Tense::Future:
    case Tense::Modal: {
        const Modal now[] = {{"kan", "kunnen"}, {"moet", "moeten"}, {"mag", "mogen"}, {"wil", "willen"}};
        const Modal then[] = {{"kon", "konden"}, {"moest", "moesten"}, {"mocht", "mochten"}, {"wilde", "wilden"}};
        const std::size_t which = m_draw.below(4);
        const Modal modal = tense == Tense::Future ? Modal{"zal", "zullen"}
            : m_scene.tense == Tense::Past         ? then[which]
                                                   : now[which];
        finite = who.plural ? modal.plural : modal.singular;
        if (who.text == "u")
            finite = finite == "kan" ? "kunt" : finite == "wil" ? "wilt" : finite == "zal" ? "zult" : finite;
        cluster = " " + infinitive(verb, false);
        subordinate = " " + finite + " " + infinitive(verb, false);
        break;
    }
    case Tense::Progressive: {
        finite = who.plural   ? "zijn"
            : who.person == 1 ? "ben"
            : who.person == 2 ? (order == Order::Inverted ? "ben" : "bent")
                              : "is";
        if (who.text == "u")
            finite = "bent";
        // "is de brief aan het schrijven"; behind a prepositional object the present reads better.
        cluster = verb.prefix.empty() ? " aan het " + verb.base : " aan het " + verb.prefix + verb.base;
        subordinate = cluster + " " + finite;
        break;
    }
    case Tense::Present:
        finite = present(verb, who, order);
        cluster = verb.prefix.empty() ? "" : " " + verb.prefix;
        subordinate = " " + verb.prefix + finite;
        break;
    }
    if (order == Order::Subordinate)
        return who.text + rest + subordinate;
    const bool late =
        !complement.empty() && m_draw.chance(0.25) && !cluster.empty(); // "stuurde de brief op naar de bank"
    const std::string tail = late ? middle + object + negation + cluster + complement : rest + cluster;
    return order == Order::Inverted ? finite + " " + who.text + tail : who.text + " " + finite + tail;
}

std::string Dutch::passive(Tense tense, Order order)
{
    const Verb& verb = drawPassive();
    const Noun& noun = drawNoun(verb.objects);
    const bool plural = !noun.plural.empty() && m_draw.chance(0.35);
    const Adjective* adjective = m_draw.chance(0.2) ? drawAdjective(noun.kind) : nullptr;
    const std::string subjectText = (plural ? "de " : the(noun)) + (adjective ? adjective->inflected + " " : "")
        + (plural ? noun.plural : noun.singular);
    std::string middle = m_draw.chance(0.1) ? " niet" : "";
    if (m_draw.chance(0.45))
        middle = " door " + nounPhrase("p", 1) + middle;
    if (!verb.complements.empty() && m_draw.chance(0.4)) {
        const Complement& complement = m_draw.pick(verb.complements);
        middle += " " + complement.preposition + " " + nounPhrase(complement.kinds, 1);
    }
    std::string finite;
    std::string cluster = verb.participle;
    if (tense == Tense::Past)
        finite = plural ? "werden" : "werd";
    else if (tense == Tense::Perfect)
        finite = plural ? "zijn" : "is";
    else if (tense == Tense::Future || tense == Tense::Modal) {
        const std::size_t which = tense == Tense::Future ? 0 : 1 + m_draw.below(2);
        finite = std::array{plural ? "zullen" : "zal", plural ? "moeten" : "moet", plural ? "kunnen" : "kan"}[which];
        cluster += " worden";
    } else
        finite = plural ? "worden" : "wordt";
    switch (order) {
    case Order::Main: return subjectText + " " + finite + middle + " " + cluster;
    case Order::Inverted: return finite + " " + subjectText + middle + " " + cluster;
    case Order::Subordinate: break;
    }
    return subjectText + middle
        + (m_draw.chance(0.5) || cluster.find(' ') != std::string::npos ? " " + finite + " " + cluster
                                                                        : " " + cluster + " " + finite);
}

std::string Dutch::date()
{
    const int day = m_scene.day % 28 + 1;
    const int month = m_scene.day / 28 % 12;
    const std::string year = std::to_string(1930 + m_scene.day / (28 * 12));
    const std::string name(months[static_cast<std::size_t>(month)]);
    switch (m_draw.chance(0.85) ? m_scene.dateStyle : 3) {
    case 2: return padded(day, 2) + "-" + padded(month + 1, 2) + "-" + year;
    case 3: return std::to_string(day) + " " + name;
    default: return std::to_string(day) + " " + name + " " + year;
    }
}

std::string Dutch::money(long cents)
{
    const std::string whole = grouped(cents / 100, '.');
    const std::string exact = whole + "," + padded(static_cast<int>(cents % 100), 2);
    const bool round = cents % 100 == 0;
    switch (m_scene.moneyStyle) {
    case 0: return "€ " + (round && m_draw.chance(0.6) ? whole + ",-" : exact);
    case 3: return "EUR " + exact;
    default: return (round ? whole : exact) + " euro";
    }
}

std::string Dutch::when(Tense tense)
{
    const auto event = [this] {
        const Noun& noun = drawCountable("e");
        return the(noun) + noun.singular;
    };
    if (tense == Tense::Past) {
        switch (m_draw.below(12)) {
        case 0: return "gisteren";
        case 1: return "vorige week " + std::string(m_draw.pick(weekdays));
        case 2: return "in " + std::to_string(m_draw.between(1970, 2024));
        case 3: drawDay(); return "op " + date();
        case 4:
            return std::string(m_draw.pick(numberWords)) + " " + (m_draw.chance(0.5) ? "dagen" : "weken") + " geleden";
        case 5:
            return std::string(m_draw.chance(0.5) ? "vorige maand" : m_draw.chance(0.5) ? "vorige week" : "vorig jaar");
        case 6:
            return std::string(m_draw.chance(0.5) ? "die ochtend" : m_draw.chance(0.5) ? "die avond" : "die middag");
        case 7: return "om " + languageSlot({"time"});
        case 8: return "na " + event();
        case 9: return "voor " + event();
        case 10: return "in " + std::string(m_draw.pick(months));
        default: return "de volgende dag";
        }
    }
    switch (m_draw.below(10)) {
    case 0: return m_draw.chance(0.5) ? "elke ochtend" : m_draw.chance(0.5) ? "elke dag" : "elke week";
    case 1: return "op " + std::string(m_draw.pick(weekdays));
    case 2: return "vandaag";
    case 3: return m_draw.chance(0.5) ? "'s avonds" : "'s middags";
    case 4: return m_draw.chance(0.5) ? "deze week" : "deze maand";
    case 5: return "om " + languageSlot({"time"});
    case 6: return "in " + std::string(m_draw.pick(months));
    case 7: return "op dit moment";
    case 8: return "na " + event();
    default: return "tijdens " + event();
    }
}

} // namespace luthier::generate
