// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/pattern.h"
#include "resources/generate/strings.h"

#include <cctype>

namespace luthier::generate {

namespace {

// The parts of the choice that starts at `at` (a '['), and where it ends (behind its ']').
std::size_t choiceEnd(std::string_view pattern, std::size_t at, std::vector<std::string_view>& parts)
{
    int depth = 0;
    std::size_t start = at + 1;
    for (std::size_t i = at; i < pattern.size(); ++i) {
        if (pattern[i] == '[')
            ++depth;
        else if (pattern[i] == ']' && --depth == 0) {
            parts.push_back(pattern.substr(start, i - start));
            return i + 1;
        } else if (pattern[i] == '|' && depth == 1) {
            parts.push_back(pattern.substr(start, i - start));
            start = i + 1;
        }
    }
    return pattern.size();
}

bool takesAn(std::string_view word)
{
    if (word.empty())
        return false;
    for (const char* silent : {"hour", "honest", "heir", "8", "11 ", "18 "})
        if (startsWith(word, silent))
            return true;
    for (const char* sounded : {"uni", "use", "usu", "euro", "one", "Uni", "Euro", "EUR"})
        if (startsWith(word, sounded))
            return false;
    return isVowel(word[0]);
}

// The quotation mark just written begins a sentence of its own: behind ":", a sentence or other speech.
bool opensSpeech(std::string_view written)
{
    if (written.size() < 3 || (written[written.size() - 2] != ' ' && written[written.size() - 2] != '\n'))
        return false;
    return std::string_view(":.?!\"\n").find(written[written.size() - 3]) != std::string_view::npos;
}

} // namespace

std::string expand(std::string_view pattern, Draw& draw, const std::function<std::string(std::string_view)>& slot)
{
    std::string result;
    for (std::size_t i = 0; i < pattern.size();) {
        if (pattern[i] == '[') {
            std::vector<std::string_view> parts;
            i = choiceEnd(pattern, i, parts);
            result += expand(draw.pick(parts), draw, slot);
        } else if (pattern[i] == '{') {
            const std::size_t end = pattern.find('}', i);
            result += slot(pattern.substr(i + 1, end - i - 1));
            i = end + 1;
        } else {
            result += pattern[i++];
        }
    }
    return result;
}

std::string finished(std::string_view text)
{
    std::string result;
    bool sentenceStart = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if ((letter == 'a' || letter == 'A') && i + 2 < text.size() && text[i + 1] == '~' && text[i + 2] == ' ') {
            result += sentenceStart ? 'A' : letter;
            sentenceStart = false;
            if (takesAn(text.substr(i + 3)))
                result += 'n';
            ++i;
            continue;
        }
        if (letter == ' ' && !result.empty() && (result.back() == ' ' || result.back() == '\n'))
            continue;
        if (sentenceStart && std::isalnum(static_cast<unsigned char>(letter))) {
            // "'s avonds" begins a Dutch sentence with a small s and a capital on the next word.
            const bool apostrophe =
                !result.empty() && result.back() == '\'' && letter == 's' && i + 1 < text.size() && text[i + 1] == ' ';
            result += apostrophe ? letter : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
            sentenceStart = apostrophe;
            if (letter == 'i' && i + 1 < text.size() && text[i + 1] == 'j') { // Dutch ij is one letter
                result += 'J';
                ++i;
            }
            continue;
        }
        result += letter;
        const bool closes = letter == '.' || letter == '?' || letter == '!';
        const auto next = [&](std::size_t distance) { return i + distance < text.size() ? text[i + distance] : '\n'; };
        if (letter == '\n' || (closes && (next(1) == ' ' || next(1) == '\n')))
            sentenceStart = true;
        else if (letter == '"' && (result.size() == 1 || opensSpeech(result)))
            sentenceStart = true;
        else if (letter == '"' && result.size() > 1 && result[result.size() - 2] == '.' && next(1) == ' ') // said. Next
            sentenceStart = true;
        else if (letter != ' ' && letter != '"' && letter != '\'' && letter != '-' && !closes)
            sentenceStart = false;
    }
    return result;
}

} // namespace luthier::generate
