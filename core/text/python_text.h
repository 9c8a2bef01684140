// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Text as Python's str treats it, on UTF-8: chat templates are written for Python, and their results must be the same
// to the byte. Positions and lengths count characters (code points) unless a name says bytes. All functions are pure.
namespace luthier::python {

// White space as str.strip(), split() and \s in Python see it: also U+001C to U+001F, U+0085 and no-break spaces.
bool isSpace(char32_t c);
bool isPrintable(char32_t c); // false: repr() writes it as an escape

std::size_t length(std::string_view text);
// Byte position of a character; text.size() when there are fewer.
std::size_t byteOf(std::string_view text, std::size_t character);

enum class Side { Left, Right, Both };
// Without characters: white space.
std::string_view strip(std::string_view text, Side side, std::optional<std::string_view> characters = {});

std::string upper(std::string_view text);
std::string lower(std::string_view text);
std::string caseFold(std::string_view text);
std::string capitalize(std::string_view text);
std::string title(std::string_view text);
std::string swapCase(std::string_view text);

// str.isalpha() and its kin; name without "is": "alpha", "digit", "upper"… nullopt when there is no such method.
std::optional<bool> hasProperty(std::string_view text, std::string_view name);

// limit < 0: as often as possible. Without separator: on stretches of white space, ends dropped.
std::vector<std::string> split(std::string_view text, std::optional<std::string_view> separator, std::int64_t limit);
std::vector<std::string> splitRight(std::string_view text, std::optional<std::string_view> separator,
                                    std::int64_t limit);
enum class LineEnds { Keep, Drop };
std::vector<std::string> splitLines(std::string_view text, LineEnds ends);

std::string replace(std::string_view text, std::string_view old, std::string_view with, std::int64_t limit);
std::int64_t count(std::string_view text, std::string_view part);
std::string expandTabs(std::string_view text, std::int64_t size);

std::string repr(std::string_view text); // 'it' or "it's"
std::string number(double value); // repr(float): shortest digits that read back the same
// A JSON string with its quotes, as json.dumps writes it.
enum class JsonCharacters { Utf8, Ascii };
void appendJson(std::string& out, std::string_view text, JsonCharacters characters);

// int(text, base) and float(text); nullopt where Python raises ValueError (or the number needs more than 64 bits).
std::optional<std::int64_t> toInteger(std::string_view text, int base);
std::optional<double> toFloat(std::string_view text);

// markupsafe.escape: & < > ' "
std::string escapeHtml(std::string_view text);

} // namespace luthier::python
