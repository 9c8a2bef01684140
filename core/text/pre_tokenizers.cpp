// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pre_tokenizers.h"

#include "core/text/json_parts.h"
#include "core/text/pattern.h"
#include "core/text/unicode.h"

namespace luthier {

namespace {

enum class Behaviour { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };

enum class Delimiters { Matches, Gaps }; // what separates: the matches, or what lies between them

// A part of a word and whether it matched.
struct Part {
    ByteRange range;
    bool match = false;
};

void cover(std::uint32_t size, const std::vector<ByteRange>& matches, std::vector<Part>& parts)
{
    parts.clear();
    std::uint32_t position = 0;
    for (const ByteRange match : matches) {
        if (match.begin > position)
            parts.push_back({{position, match.begin}, false});
        parts.push_back({match, true});
        position = match.end;
    }
    if (position < size)
        parts.push_back({{position, size}, false});
}

void applyBehaviour(std::vector<Part>& parts, Behaviour behaviour)
{
    std::vector<Part> joined;
    switch (behaviour) {
    case Behaviour::Isolated: return;
    case Behaviour::Removed: std::erase_if(parts, [](const Part& part) { return part.match; }); return;
    case Behaviour::Contiguous:
    case Behaviour::MergedWithPrevious:
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool before = i > 0 && parts[i - 1].match;
            const bool join = behaviour == Behaviour::Contiguous ? parts[i].match == before : parts[i].match && !before;
            if (join && !joined.empty())
                joined.back().range.end = parts[i].range.end;
            else
                joined.push_back(parts[i]);
        }
        break;
    case Behaviour::MergedWithNext:
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0 && parts[i - 1].match && !parts[i].match)
                joined.back().range.end = parts[i].range.end;
            else
                joined.push_back(parts[i]);
        }
        break;
    }
    parts = std::move(joined);
}

// Cuts every word at what find(text, matches) finds in it.
template <class Find>
void cut(Section& section, Behaviour behaviour, const Find& find, Delimiters delimiters = Delimiters::Matches)
{
    const std::string_view view = section.text.view();
    std::vector<ByteRange> words;
    std::vector<ByteRange> matches;
    std::vector<Part> parts;
    for (const ByteRange word : section.words) {
        matches.clear();
        find(view.substr(word.begin, word.end - word.begin), matches);
        cover(word.end - word.begin, matches, parts);
        if (delimiters == Delimiters::Gaps)
            for (Part& part : parts)
                part.match = !part.match;
        applyBehaviour(parts, behaviour);
        for (const Part& part : parts)
            words.push_back({word.begin + part.range.begin, word.begin + part.range.end});
    }
    section.words = std::move(words);
}

template <class Is> void cutCharacters(Section& section, Behaviour behaviour, Is is)
{
    cut(section, behaviour, [&](std::string_view word, std::vector<ByteRange>& matches) {
        for (std::uint32_t i = 0; i < word.size();) {
            const Character c = readCharacter(word, i);
            if (is(c.value))
                matches.push_back({i, i + c.length});
            i += c.length;
        }
    });
}

// Puts a prefix before every word for which wanted(word, its source) holds; the prefix stands for the same source bytes
// as the word's first character.
template <class Wanted> void prefixWords(Section& section, const std::string& prefix, Wanted wanted)
{
    AlignedText& text = section.text;
    const std::string_view view = text.view();
    bool any = false;
    for (const ByteRange word : section.words)
        any = any || wanted(view.substr(word.begin, word.end - word.begin), text.source(word));
    if (!any)
        return;
    AlignedText::Builder builder;
    std::vector<ByteRange> words;
    for (const ByteRange word : section.words) {
        const auto begin = static_cast<std::uint32_t>(builder.size());
        if (wanted(view.substr(word.begin, word.end - word.begin), text.source(word)))
            builder.add(prefix, text.source({word.begin, word.begin + readCharacter(view, word.begin).length}));
        for (std::uint32_t i = word.begin; i < word.end;) {
            const std::uint32_t length = readCharacter(view, i).length;
            builder.add(view.substr(i, length), text.source({i, i + length}));
            i += length;
        }
        words.push_back({begin, static_cast<std::uint32_t>(builder.size())});
    }
    text = std::move(builder).finish();
    section.words = std::move(words);
}

void replaceSpaces(Section& section, const std::string& replacement)
{
    AlignedText& text = section.text;
    const std::string_view view = text.view();
    if (view.find(' ') == std::string_view::npos)
        return;
    AlignedText::Builder builder;
    std::vector<ByteRange> words;
    for (const ByteRange word : section.words) {
        const auto begin = static_cast<std::uint32_t>(builder.size());
        for (std::uint32_t i = word.begin; i < word.end;) {
            const Character c = readCharacter(view, i);
            builder.add(c.value == ' ' ? std::string_view(replacement) : view.substr(i, c.length),
                        text.source({i, i + c.length}));
            i += c.length;
        }
        words.push_back({begin, static_cast<std::uint32_t>(builder.size())});
    }
    text = std::move(builder).finish();
    section.words = std::move(words);
}

// Runs of word characters and runs of signs: \\w+|[^\\w\\s]+.
void keepRuns(Section& section)
{
    const auto kind = [](char32_t c) { return isWordCharacter(c) ? 1 : isWhitespace(c) ? 0 : 2; };
    const std::string_view view = section.text.view();
    std::vector<ByteRange> words;
    for (const ByteRange word : section.words) {
        int open = 0;
        for (std::uint32_t i = word.begin; i < word.end;) {
            const Character c = readCharacter(view, i);
            const int now = kind(c.value);
            if (now && now == open)
                words.back().end = i + c.length;
            else if (now)
                words.push_back({i, i + c.length});
            open = now;
            i += c.length;
        }
    }
    section.words = std::move(words);
}

Result<PreTokenizer> makeMetaspace(const Json& json, const std::string& where)
{
    const std::string replacement = stringOf(json, "replacement", "\u2581");
    std::string scheme = stringOf(json, "prepend_scheme", "always");
    if (!flagOf(json, "add_prefix_space", true))
        scheme = "never";
    if (scheme != "always" && scheme != "first" && scheme != "never")
        return unsupportedPart("prepend scheme", scheme, where);
    return [replacement, scheme, split = flagOf(json, "split", true)](Section& section) {
        replaceSpaces(section, replacement);
        if (scheme != "never")
            prefixWords(section, replacement, [&](std::string_view word, ByteRange source) {
                return !word.starts_with(replacement) && (scheme == "always" || source.begin == 0);
            });
        if (split)
            cut(section, Behaviour::MergedWithNext, [&](std::string_view word, std::vector<ByteRange>& matches) {
                for (std::size_t at = word.find(replacement); at != std::string_view::npos;
                     at = word.find(replacement, at + replacement.size()))
                    matches.push_back(
                        {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + replacement.size())});
            });
    };
}

std::optional<Behaviour> behaviourOf(const std::string& name)
{
    if (name == "Removed")
        return Behaviour::Removed;
    if (name == "Isolated")
        return Behaviour::Isolated;
    if (name == "MergedWithPrevious")
        return Behaviour::MergedWithPrevious;
    if (name == "MergedWithNext")
        return Behaviour::MergedWithNext;
    if (name == "Contiguous")
        return Behaviour::Contiguous;
    return std::nullopt;
}

Result<PreTokenizer> makeSplit(const Json& json, const std::string& where)
{
    const std::string name = stringOf(json, "behavior");
    const auto behaviour = behaviourOf(name);
    if (!behaviour)
        return unsupportedPart("split behaviour", name, where);
    auto find = makeFinder(json, where);
    if (!find)
        return tl::unexpected(find.error());
    const Delimiters delimiters = flagOf(json, "invert", false) ? Delimiters::Gaps : Delimiters::Matches;
    return [find = std::move(*find), behaviour = *behaviour, delimiters](Section& section) {
        cut(section, behaviour, find, delimiters);
    };
}

Result<PreTokenizers> makeSequence(const Json& json, const std::string& where)
{
    std::vector<PreTokenizer> steps;
    bool byte_level = false;
    for (const Json& each : listOf(json, "pretokenizers")) {
        auto step = makePreTokenizer(each, where);
        if (!step)
            return step;
        if (byte_level)
            return unsupportedPart("step after ByteLevel", stringOf(each, "type"), where);
        byte_level = step->byte_level;
        steps.push_back(std::move(step->step));
    }
    return PreTokenizers{[steps = std::move(steps)](Section& section) {
                             for (const PreTokenizer& step : steps)
                                 step(section);
                         },
                         byte_level};
}

Result<PreTokenizers> plain(Result<PreTokenizer> step)
{
    if (!step)
        return tl::unexpected(step.error());
    return PreTokenizers{std::move(*step), false};
}

} // namespace

PreTokenizer bertPreTokenizer()
{
    return [](Section& section) {
        cutCharacters(section, Behaviour::Removed, isWhitespace);
        cutCharacters(section, Behaviour::Isolated, isBertPunctuation);
    };
}

Result<PreTokenizers> byteLevelPreTokenizer(bool add_prefix_space, bool use_pattern, const std::string& where)
{
    auto words =
        Pattern::compile(R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)", where);
    if (!words)
        return tl::unexpected(words.error());
    return PreTokenizers{
        [add_prefix_space, use_pattern, words = *words](Section& section) {
            if (add_prefix_space)
                prefixWords(section, " ", [](std::string_view word, ByteRange) { return !word.starts_with(' '); });
            if (use_pattern)
                cut(section, Behaviour::Isolated,
                    [&](std::string_view word, std::vector<ByteRange>& matches) { words.find(word, matches); });
        },
        true};
}

Result<PreTokenizers> makePreTokenizer(const Json& json, const std::string& where)
{
    if (json.is_null())
        return PreTokenizers{[](Section&) {}, false};
    const std::string type = stringOf(json, "type");
    if (type == "Sequence")
        return makeSequence(json, where);
    if (type == "ByteLevel")
        return byteLevelPreTokenizer(flagOf(json, "add_prefix_space", true), flagOf(json, "use_regex", true), where);
    if (type == "Split")
        return plain(makeSplit(json, where));
    if (type == "Metaspace")
        return plain(makeMetaspace(json, where));
    if (type == "BertPreTokenizer")
        return PreTokenizers{bertPreTokenizer(), false};
    if (type == "WhitespaceSplit")
        return PreTokenizers{[](Section& section) { cutCharacters(section, Behaviour::Removed, isWhitespace); }, false};
    if (type == "Whitespace")
        return PreTokenizers{keepRuns, false};
    if (type == "Digits") {
        const Behaviour behaviour =
            flagOf(json, "individual_digits", false) ? Behaviour::Isolated : Behaviour::Contiguous;
        return PreTokenizers{[behaviour](Section& section) { cutCharacters(section, behaviour, isNumeric); }, false};
    }
    if (type == "Punctuation") {
        const std::string name = stringOf(json, "behavior", "Isolated");
        const auto behaviour = behaviourOf(name);
        if (!behaviour)
            return unsupportedPart("split behaviour", name, where);
        return PreTokenizers{
            [behaviour = *behaviour](Section& section) { cutCharacters(section, behaviour, isBertPunctuation); },
            false};
    }
    return unsupportedPart("pre-tokenizer", type, where);
}

} // namespace luthier
