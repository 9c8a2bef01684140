// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/lexicon.h"
#include "resources/generate/strings.h"

#include <set>

namespace luthier::generate {

namespace {

bool hisses(std::string_view word)
{
    for (const char* end : {"s", "x", "z", "ch", "sh"})
        if (endsWith(word, end))
            return true;
    return false;
}

bool consonantY(std::string_view word)
{
    return word.size() > 1 && word.back() == 'y' && !isVowel(word[word.size() - 2]);
}

std::string withS(std::string_view word)
{
    const std::string text(word);
    if (consonantY(word))
        return text.substr(0, text.size() - 1) + "ies";
    return text + (hisses(word) ? "es" : "s");
}

// Verbs whose last consonant doubles before -ed and -ing.
bool doubles(const std::string& verb)
{
    static const std::set<std::string> list{"stop",   "plan", "drop",  "travel", "cancel", "transfer",
                                            "prefer", "run",  "swim",  "sit",    "win",    "set",
                                            "put",    "cut",  "begin", "forget", "knit"};
    return list.count(verb) > 0;
}

std::string regularPast(const std::string& verb)
{
    if (verb.back() == 'e')
        return verb + "d";
    if (consonantY(verb))
        return verb.substr(0, verb.size() - 1) + "ied";
    return (doubles(verb) ? verb + verb.back() : verb) + "ed";
}

std::string gerundOf(const std::string& verb)
{
    if (endsWith(verb, "ie"))
        return verb.substr(0, verb.size() - 2) + "ying";
    if (verb.back() == 'e' && !endsWith(verb, "ee"))
        return verb.substr(0, verb.size() - 1) + "ing";
    return (doubles(verb) ? verb + verb.back() : verb) + "ing";
}

bool listed(const std::set<std::string>& list, const std::string& word)
{
    return list.count(word) > 0;
}

void addNouns(const std::vector<NounGroup>& groups, std::vector<Noun>& nouns, std::string (*plural)(std::string_view))
{
    for (const NounGroup& group : groups) {
        for (std::string_view word : split(group.words, ',')) {
            Noun noun;
            noun.kind = group.kind;
            noun.field = group.field;
            if (word.front() == '=') {
                noun.neuter = true;
                word.remove_prefix(1);
            }
            if (word.back() == '*') {
                word.remove_suffix(1);
                noun.singular = word;
            } else {
                const auto forms = split(word, '/');
                noun.singular = forms[0];
                noun.plural = forms.size() > 1 ? std::string(forms[1]) : plural(forms[0]);
            }
            nouns.push_back(noun);
        }
    }
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    for (const std::string_view word : split(text, ' '))
        if (!word.empty())
            words.push_back(word);
    return words;
}

void addFrame(const std::vector<std::string_view>& fields, Verb& verb)
{
    verb.objects = fields[1];
    if (fields.size() < 3 || fields[2].empty())
        return;
    for (const std::string_view part : split(fields[2], ',')) {
        const auto pair = split(part, ':');
        verb.complements.push_back({std::string(pair[0]), std::string(pair[1])});
    }
}

Verb englishVerb(std::string_view line)
{
    const auto fields = split(line, '|');
    auto words = wordsOf(fields[0]);
    Verb verb;
    if (words.back().front() == '+') {
        verb.prefix = words.back().substr(1);
        words.pop_back();
    }
    verb.base = words[0];
    verb.third = verb.base == "do" || verb.base == "go" ? verb.base + "es" : withS(verb.base);
    verb.past = words.size() > 1 ? std::string(words[1]) : regularPast(verb.base);
    verb.participle = words.size() > 2 ? std::string(words[2]) : verb.past;
    verb.gerund = gerundOf(verb.base);
    addFrame(fields, verb);
    static const std::set<std::string> states{
        "prefer", "like",   "love",   "hate",    "need",   "want",     "trust",   "own",   "understand", "see",
        "hear",   "miss",   "depend", "agree",   "forget", "remember", "notice",  "find",  "lose",       "disagree",
        "accept", "refuse", "admire", "inherit", "know",   "promise",  "receive", "learn", "begin",      "finish"};
    verb.stative = listed(states, verb.base);
    return verb;
}

Verb dutchVerb(std::string_view line)
{
    Verb verb;
    if (startsWith(line, "z:")) {
        verb.auxiliaryBe = true;
        line.remove_prefix(2);
    }
    const auto fields = split(line, '|');
    const auto words = wordsOf(fields[0]);
    const auto parts = split(words[0], '+');
    if (parts.size() > 1)
        verb.prefix = parts[0];
    verb.base = parts.back();
    verb.third = words[1];
    verb.past = words[2];
    verb.pastPlural = words[3];
    verb.participle = verb.prefix + std::string(words[4]);
    addFrame(fields, verb);
    static const std::set<std::string> states{
        "wonen",     "blijven",   "zitten",    "staan",      "bezitten",  "vinden",   "missen",    "vertrouwen",
        "haten",     "waarderen", "begrijpen", "horen",      "zien",      "vergeten", "onthouden", "merken",
        "verliezen", "kiezen",    "weigeren",  "accepteren", "ontvangen", "erven",    "beloven",   "bewonderen",
        "keren",     "komen",     "lijden",    "ontmoeten",  "verlaten",  "stemmen"};
    verb.stative = listed(states, verb.base);
    return verb;
}

std::string noPlural(std::string_view)
{
    return {};
}

Lexicon makeEnglish()
{
    Lexicon lexicon;
    addNouns(englishNouns(), lexicon.nouns, withS);
    for (const std::string_view line : englishVerbs())
        lexicon.verbs.push_back(englishVerb(line));
    for (const AdjectiveGroup& group : englishAdjectives()) {
        for (const std::string_view word : split(group.words, ',')) {
            const auto forms = split(word, '/');
            Adjective adjective;
            adjective.kinds = group.kinds;
            adjective.plain = adjective.inflected = forms[0];
            static const std::set<std::string> absolute{
                "special",    "ordinary", "familiar", "broken",    "red",      "blue",      "green",      "black",
                "white",      "yellow",   "grey",     "brown",     "wooden",   "round",     "plastic",    "final",
                "signed",     "complete", "official", "printed",   "written",  "correct",   "electric",   "closed",
                "public",     "nearby",   "central",  "annual",    "weekly",   "first",     "second",     "last",
                "next",       "acute",    "chronic",  "recurring", "legal",    "technical", "home-made",  "local",
                "incomplete", "former",   "free",     "recent",    "possible", "different", "unexpected", "personal",
                "sudden",     "necessary"};
            static const std::set<std::string> attributive{
                "former",  "first",     "second", "last",    "next",      "final",  "annual",    "weekly",   "local",
                "central", "recurring", "wooden", "plastic", "home-made", "nearby", "technical", "personal", "legal"};
            adjective.gradable = !listed(absolute, adjective.plain);
            adjective.predicative = !listed(attributive, adjective.plain);
            adjective.comparative = forms.size() > 2 ? std::string(forms[1]) : "more " + adjective.plain;
            adjective.superlative = forms.size() > 2 ? std::string(forms[2]) : "most " + adjective.plain;
            lexicon.adjectives.push_back(adjective);
        }
    }
    lexicon.adverbs = englishAdverbs();
    lexicon.names = englishNames();
    return lexicon;
}

Lexicon makeDutch()
{
    Lexicon lexicon;
    addNouns(dutchNouns(), lexicon.nouns, noPlural);
    for (const std::string_view line : dutchVerbs())
        lexicon.verbs.push_back(dutchVerb(line));
    for (const AdjectiveGroup& group : dutchAdjectives()) {
        for (const std::string_view word : split(group.words, ',')) {
            const auto forms = split(word, '/');
            Adjective adjective;
            adjective.kinds = group.kinds;
            adjective.plain = forms[0];
            adjective.inflected = forms[1];
            if (forms.size() > 3) {
                adjective.comparative = forms[2];
                adjective.superlative = forms[3];
            }
            static const std::set<std::string> attributive{"eerste",      "tweede",     "laatste",   "volgende",
                                                           "centraal",    "jaarlijks",  "wekelijks", "technisch",
                                                           "persoonlijk", "terugkerend"};
            adjective.gradable =
                !adjective.comparative.empty() && adjective.plain != "gewoon" && adjective.plain != "bijzonder";
            adjective.predicative = !listed(attributive, adjective.plain);
            lexicon.adjectives.push_back(adjective);
        }
    }
    lexicon.adverbs = dutchAdverbs();
    lexicon.names = dutchNames();
    return lexicon;
}

} // namespace

const Lexicon& englishLexicon()
{
    static const Lexicon lexicon = makeEnglish();
    return lexicon;
}

const Lexicon& dutchLexicon()
{
    static const Lexicon lexicon = makeDutch();
    return lexicon;
}

} // namespace luthier::generate
