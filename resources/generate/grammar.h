// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/generate/draw.h"
#include "resources/generate/lexicon.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace luthier::generate {

enum class Tense { Present, Past, Perfect, Future, Modal, Progressive };
enum class Order { Main, Inverted, Subordinate };

struct Person {
    std::string first;
    std::string surname;
    bool woman = true;
    std::string full() const { return first + " " + surname; }
};

// The subject of a clause, with what agreement needs.
struct Subject {
    std::string text;
    int person = 3;
    bool plural = false;
    bool woman = true;
};

// Who and what a paragraph is about, so that its sentences belong together.
struct Scene {
    Person a, b;
    char field = 'o';
    Tense tense = Tense::Past;
    std::string city, company;
    std::array<const Noun*, 3> held{}; // {X}, {Y}, {Z}
    std::vector<const Noun*> mentioned;
    std::array<long, 3> numbers{};
    std::array<std::string, 4> kept; // {k1=money} keeps what the slot said, {k1} says it again
    std::vector<std::string> adjectives; // said lately
    long cents = 0;
    int day = 0; // since 1 January 1930, 28 days a month
    std::size_t dateStyle = 0, moneyStyle = 0;
};

// Answers the slots of a pattern in one language. Shared: names, numbers, memory; each language adds its syntax.
class Grammar {
public:
    Grammar(const Lexicon& lexicon, Draw& draw);
    virtual ~Grammar() = default;

    // field: a letter of Noun::field or 0 for any; tense: 'p' past, 'r' present or 0 for any.
    void newScene(char field, char tense);
    std::string paragraphPart(std::string_view pattern); // expanded, not yet finished
    std::string slot(std::string_view name);

protected:
    // A slot of this language, its arguments split at ':'. Empty optional cases do not exist: an unknown name is a
    // mistake in the tables and ends the program with its name.
    virtual std::string languageSlot(const std::vector<std::string_view>& parts) = 0;

    // kinds: letters of Noun::kind; "l/h" also asks for the field.
    const Noun& drawNoun(std::string_view kinds);
    const Noun& drawCountable(std::string_view kinds);
    const Adjective* drawAdjective(char kind);
    const Adjective& drawGradable(char kind);
    const Verb& drawVerb();
    const Verb& drawPassive(); // one with an object that is no person
    void drawDay();
    void drawBirthday();
    void laterDay();
    long drawCents(std::string_view kind);
    Tense drawTense(std::string_view name);

    const Lexicon& m_lexicon;
    Draw& m_draw;
    Scene m_scene;
    bool m_known = false; // the noun drawn last had been mentioned before
    bool m_fixedField = false;

private:
    std::array<std::vector<const Noun*>, 26> m_byKind;
    Person drawPerson();
    std::string numberSlot(const std::vector<std::string_view>& parts);
};

class English : public Grammar {
public:
    explicit English(Draw& draw);

private:
    std::string languageSlot(const std::vector<std::string_view>& parts) override;
    std::string nounPhrase(std::string_view kinds, int depth = 0);
    std::string definite(const Noun& noun, bool plural);
    Subject subject(std::string_view name);
    std::string clause(const Subject& who, Tense tense);
    std::string finite(const Verb& verb, const Subject& who, Tense tense, bool negative);
    std::string rest(const Verb& verb);
    std::string passive(Tense tense);
    std::string date();
    std::string money(long cents);
    std::string when(Tense tense);
};

class Dutch : public Grammar {
public:
    explicit Dutch(Draw& draw);

private:
    std::string languageSlot(const std::vector<std::string_view>& parts) override;
    std::string nounPhrase(std::string_view kinds, int depth = 0);
    Subject subject(std::string_view name, Order order);
    std::string clause(const Subject& who, Tense tense, Order order);
    std::string objectOf(const Verb& verb);
    std::string complementOf(const Verb& verb);
    std::string passive(Tense tense, Order order);
    std::string present(const Verb& verb, const Subject& who, Order order);
    std::string date();
    std::string money(long cents);
    std::string when(Tense tense);
};

// Paragraphs of running text, separated by empty lines, of at least `bytes` bytes.
enum class Language { English, Dutch, Mixed };
std::string corpus(Language language, std::uint64_t seed, std::size_t bytes);

} // namespace luthier::generate
