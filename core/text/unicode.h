// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

// One character of UTF-8 text. Bytes that are no UTF-8 read as U+FFFD, as long a run at once as the Unicode standard
// (section 3.9, "maximal subparts") and every common decoder do.
struct Character {
    char32_t value = 0;
    std::uint32_t length = 0; // bytes it takes in the text
};

Character readCharacter(std::string_view text, std::size_t position);
void appendCharacter(std::string& text, char32_t value);
bool isUtf8(std::string_view text);
// The same text with every damaged run replaced by U+FFFD.
std::string toUtf8(std::string_view bytes);

// White_Space of the Unicode character database.
bool isWhitespace(char32_t c);
// ASCII signs and every character of category P: what BERT's tokenizer puts apart.
bool isBertPunctuation(char32_t c);
// The blocks of Han characters that BERT's tokenizer treats as words of their own.
bool isChineseCharacter(char32_t c);
// What BERT's clean-up removes: categories of "Other" except tab and line ends.
bool isBertControl(char32_t c);
bool isBertAccent(char32_t c); // category Mn
bool isMark(char32_t c); // categories Mn, Mc and Me
bool isNumeric(char32_t c); // categories Nd, Nl and No
bool isWordCharacter(char32_t c); // \w of Unicode regular expressions (UTS 18, annex C)

// Adds the lower case of a character, without regard to its neighbours; "İ" gives two characters.
std::u32string lowerCase(char32_t c);

enum class NormalForm { Nfc, Nfd, Nfkc, Nfkd };
// A normal form of Unicode, and for each of its characters which one of the source it came from.
struct NormalText {
    std::u32string characters;
    std::vector<std::uint32_t> sources;
};
NormalText normalForm(const std::u32string& text, NormalForm form);

} // namespace luthier
