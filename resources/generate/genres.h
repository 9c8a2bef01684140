// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace luthier::generate {

// One kind of paragraph: an opening, some bodies in any order, a closing. The pattern language is that of pattern.h,
// the slots those of grammar.h.
struct Genre {
    double weight;
    std::vector<std::string_view> openings;
    std::vector<std::string_view> bodies;
    std::vector<std::string_view> closings; // may be empty
    int fewest;
    int most;
    std::string_view between = " ";
    char field = 0; // the field of life, else any
    char tense = 0; // 'p' past, 'r' present, else any
};

std::vector<Genre> englishGenres(); // stories, descriptions, letters, dialogues
std::vector<Genre> englishTopics(); // explanations, facts, figures, instructions
std::vector<Genre> englishFacts(); // knowledge, definitions, what was said and is asked again
std::vector<Genre> dutchGenres();
std::vector<Genre> dutchTopics();
std::vector<Genre> dutchFacts();

} // namespace luthier::generate
