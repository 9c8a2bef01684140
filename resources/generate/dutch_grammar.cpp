// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/grammar.h"
#include "resources/generate/strings.h"

#include <cstdio>
#include <cstdlib>

namespace luthier::generate {

namespace {

const std::vector<std::string_view> months{"januari", "februari", "maart",     "april",   "mei",      "juni",
                                           "juli",    "augustus", "september", "oktober", "november", "december"};
const std::vector<std::string_view> weekdays{"maandag", "dinsdag",  "woensdag", "donderdag",
                                             "vrijdag", "zaterdag", "zondag"};
const std::vector<std::string_view> numberWords{"twee", "drie",  "vier", "vijf",   "zes",      "zeven",
                                                "acht", "negen", "tien", "twaalf", "vijftien", "twintig"};

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

struct Modal {
    const char* singular;
    const char* plural;
};

} // namespace

Dutch::Dutch(Draw& draw) : Grammar(dutchLexicon(), draw) { }

std::string Dutch::nounPhrase(std::string_view kinds, int depth)
{
    const std::size_t seen = m_scene.mentioned.size();
    const Noun& noun = drawNoun(kinds);
    const bool known = m_scene.mentioned.size() == seen && seen > 0;
    const Adjective* adjective = m_draw.chance(known ? 0.1 : 0.32) ? drawAdjective(noun.kind) : nullptr;
    const std::string inflected = adjective ? adjective->inflected + " " : "";
    // "een groot huis", "lekker brood", but "een grote tuin" and "het grote huis".
    const std::string bare = adjective ? (noun.neuter ? adjective->plain : adjective->inflected) + " " : "";
    std::string after;
    if (depth == 0 && !known && m_draw.chance(0.12)) {
        if (noun.kind == 'p')
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

std::string Dutch::date()
{
    const int day = m_draw.between(1, 28);
    const int month = m_draw.between(1, 12);
    const std::string year = std::to_string(m_draw.between(1990, 2030));
    const std::string name(months[static_cast<std::size_t>(month - 1)]);
    switch (m_draw.weighted({6, 1, 1, 1})) {
    case 0: return std::to_string(day) + " " + name + " " + year;
    case 1: return padded(day, 2) + "-" + padded(month, 2) + "-" + year;
    case 2: return std::to_string(day) + " " + name;
    default: return std::string(m_draw.pick(weekdays)) + " " + std::to_string(day) + " " + name;
    }
}

std::string Dutch::money(long cents)
{
    const std::string whole = grouped(cents / 100, '.');
    const std::string exact = whole + "," + padded(static_cast<int>(cents % 100), 2);
    switch (m_draw.weighted({3, 3, 1})) {
    case 0: return "€ " + (cents % 100 == 0 && m_draw.chance(0.6) ? whole + ",-" : exact);
    case 1: return (cents % 100 == 0 ? whole : exact) + " euro";
    default: return "EUR " + exact;
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
        case 3: return "op " + date();
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
    if (key == "adj" || key == "comp" || key == "sup") {
        const char kind = argument == "X" ? m_scene.held[0]->kind
            : argument == "Y"             ? m_scene.held[1]->kind
                                          : argument[0];
        for (;;) {
            const Adjective* adjective = drawAdjective(kind);
            const std::string& form = key == "adj" ? adjective->plain
                : key == "comp"                    ? adjective->comparative
                                                   : adjective->superlative;
            if (!form.empty() && !endsWith(adjective->plain, "ste") && !endsWith(adjective->plain, "ede")
                && !endsWith(adjective->plain, "lgende") && adjective->plain != "centraal")
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
        case 0: return std::string(m_draw.pick(numberWords)) + " uur";
        case 1:
            return std::string(m_draw.chance(0.5) ? "half " : "kwart voor ") + std::string(m_draw.pick(numberWords));
        case 2: return std::to_string(m_draw.between(7, 22)) + "." + padded(5 * m_draw.between(0, 11), 2) + " uur";
        default: return padded(m_draw.between(7, 22), 2) + ":" + padded(5 * m_draw.between(0, 11), 2) + " uur";
        }
    }
    if (key == "money" || key == "price") {
        long cents = key == "price" ? m_draw.between(50, 9999) : 100L * m_draw.between(10, 90000);
        if (key == "money" && m_draw.chance(0.3))
            cents += m_draw.between(1, 99);
        return money(cents);
    }
    if (key == "cost")
        return "€ " + grouped(m_scene.numbers[0] * m_scene.numbers[1], '.');
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
