// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/generate/draw.h"

#include <string>
#include <string_view>
#include <vector>

namespace luthier::generate {

// What a noun stands for, one letter: p person, d document, t thing, f food, c clothing, v vehicle, a animal, e event,
// l place, m complaint or illness, k idea or matter, n nature.
// Fields of life, one letter: o office, s shop, h health, l law, t travel, e school, d home and kitchen, n nature,
// c computers, b building and tools, w sport, m money.
struct Noun {
    std::string singular;
    std::string plural; // empty: a mass noun
    char kind = 't';
    char field = 'o';
    bool neuter = false; // Dutch: het
};

struct Complement {
    std::string preposition;
    std::string kinds;
};

struct Verb {
    std::string base; // Dutch: infinitive without its separable part
    std::string third; // she sends, zij stuurt
    std::string past;
    std::string pastPlural; // Dutch
    std::string participle;
    std::string gerund; // English
    std::string prefix; // Dutch separable part, English particle
    bool auxiliaryBe = false; // Dutch: is gegaan
    bool stative = false; // no progressive
    std::string objects; // kinds that may be its object; empty: intransitive
    std::vector<Complement> complements;
};

struct Adjective {
    std::string plain;
    std::string inflected; // Dutch: grote
    std::string comparative;
    std::string superlative;
    std::string kinds;
    bool gradable = true; // has a comparative that people use
    bool predicative = true; // "the letter is short", not "the letter is annual"
};

// Lines of tables as written in the word files.
struct NounGroup {
    char field;
    char kind;
    std::string_view words; // "letter, shelf/shelves, bread*", Dutch "de brief/brieven, het huis/huizen, het brood*"
};
struct AdjectiveGroup {
    std::string_view kinds;
    std::string_view words; // "big/bigger/biggest, useful", Dutch "groot/grote/groter/grootst"
};

struct NameTables {
    std::vector<std::string_view> women, men, surnames, cities, streets, companies, countries;
};

struct Lexicon {
    std::vector<Noun> nouns;
    std::vector<Verb> verbs; // of people
    std::vector<Adjective> adjectives;
    std::vector<std::string_view> adverbs; // manner
    NameTables names;
};

const Lexicon& englishLexicon();
const Lexicon& dutchLexicon();

// The raw tables, one file each.
std::vector<NounGroup> englishNouns();
std::vector<std::string_view> englishVerbs();
std::vector<AdjectiveGroup> englishAdjectives();
std::vector<std::string_view> englishAdverbs();
NameTables englishNames();
std::vector<NounGroup> dutchNouns();
std::vector<std::string_view> dutchVerbs();
std::vector<AdjectiveGroup> dutchAdjectives();
std::vector<std::string_view> dutchAdverbs();
NameTables dutchNames();

} // namespace luthier::generate
