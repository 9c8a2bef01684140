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

Character readLongCharacter(std::string_view text, std::size_t position);
inline Character readCharacter(std::string_view text, std::size_t position)
{
    const auto byte = static_cast<unsigned char>(text[position]);
    return byte < 0x80 ? Character{byte, 1} : readLongCharacter(text, position);
}
void appendCharacter(std::string& text, char32_t value);
bool isUtf8(std::string_view text);
bool isAscii(std::string_view text);
// The same text with every damaged run replaced by U+FFFD.
std::string toUtf8(std::string_view bytes);

// White_Space of the Unicode character database.
bool isWhitespace(char32_t c);
// ASCII signs and every character of category P: what BERT's tokenizer puts apart.
bool isBertPunctuation(char32_t c); // slow: loops ask character_table.h
// The blocks of Han characters that BERT's tokenizer treats as words of their own.
bool isChineseCharacter(char32_t c);
// What BERT's clean-up removes: categories of "Other" except tab and line ends.
bool isBertControl(char32_t c);
bool isBertAccent(char32_t c); // category Mn
bool isMark(char32_t c); // categories Mn, Mc and Me
bool isWordCharacter(char32_t c); // \w of Unicode regular expressions (UTS 18, annex C)

// Adds the lower case of a character, without regard to its neighbours; "İ" gives two characters.
std::u32string lowerCase(char32_t c);

// The script of a character as sentencepiece's trainer sees it: Han, Hiragana and Katakana are one; 0 for the space and
// for characters without a script.
int scriptOf(char32_t c);

enum class NormalForm { Nfc, Nfd, Nfkc, Nfkd };
// A normal form of Unicode, and for each of its characters which one of the source it came from.
struct NormalText {
    std::u32string characters;
    std::vector<std::uint32_t> sources;
};
NormalText normalForm(const std::u32string& text, NormalForm form);
// Whether the text certainly is in the form already; ASCII always is.
bool isInForm(std::string_view text, NormalForm form);
// The canonical decomposition of one character, appended.
void decompose(char32_t c, std::u32string& characters);
bool mayChangePlaces(char32_t c); // has a combining class: normal forms sort it among its neighbours

} // namespace luthier
