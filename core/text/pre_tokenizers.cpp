// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pre_tokenizers.h"

#include "core/text/byte_alphabet.h"
#include "core/text/character_table.h"
#include "core/text/json_parts.h"
#include "core/text/pattern.h"
#include "core/text/published_patterns.h"
#include "core/text/unicode.h"

#include <algorithm>

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
        if (behaviour == Behaviour::Isolated) { // the usual one, without a detour
            std::uint32_t position = word.begin;
            const auto add = [&](std::uint32_t end) {
                if (position < end)
                    words.push_back({position, end});
                position = end;
            };
            for (const ByteRange match : matches) {
                add(word.begin + match.begin);
                add(word.begin + match.end);
            }
            add(word.end);
            continue;
        }
        cover(word.end - word.begin, matches, parts);
        if (delimiters == Delimiters::Gaps)
            for (Part& part : parts)
                part.match = !part.match;
        applyBehaviour(parts, behaviour);
        for (const Part& part : parts)
            if (part.range.begin < part.range.end)
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

// Makes the text anew out of its words: make(word, builder) adds what becomes of each.
template <class Make> void rebuild(Section& section, Make make)
{
    AlignedText::Builder builder;
    builder.reserve(section.text.view().size() * 2);
    std::vector<ByteRange> words;
    words.reserve(section.words.size());
    for (const ByteRange word : section.words) {
        const auto begin = static_cast<std::uint32_t>(builder.size());
        make(word, builder);
        words.push_back({begin, static_cast<std::uint32_t>(builder.size())});
    }
    section.text = std::move(builder).finish();
    section.words = std::move(words);
}

// Puts a prefix before every word for which wanted(word, its source) holds; the prefix stands for the same source bytes
// as the word's first character.
template <class Wanted> void prefixWords(Section& section, const std::string& prefix, Wanted wanted)
{
    const AlignedText& text = section.text;
    const std::string_view view = text.view();
    const auto is_wanted = [&](ByteRange word) {
        return wanted(view.substr(word.begin, word.end - word.begin), text.source(word));
    };
    if (std::none_of(section.words.begin(), section.words.end(), is_wanted))
        return;
    rebuild(section, [&](ByteRange word, AlignedText::Builder& builder) {
        if (is_wanted(word))
            builder.add(prefix, text.source({word.begin, word.begin + readCharacter(view, word.begin).length}));
        builder.keep(text, word);
    });
}

void replaceSpaces(Section& section, const std::string& replacement)
{
    const AlignedText& text = section.text;
    const std::string_view view = text.view();
    if (view.find(' ') == std::string_view::npos)
        return;
    rebuild(section, [&](ByteRange word, AlignedText::Builder& builder) {
        for (std::uint32_t begin = word.begin; begin < word.end;) {
            const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(view.find(' ', begin), word.end));
            builder.keep(text, {begin, end});
            if (end < word.end)
                builder.add(replacement, text.source({end, end + 1}));
            begin = end + 1;
        }
    });
}

void spellWordBytes(Section& section)
{
    const AlignedText& text = section.text;
    const std::string_view view = text.view();
    rebuild(section, [&](ByteRange word, AlignedText::Builder& builder) {
        for (std::uint32_t i = word.begin; i < word.end;) {
            const std::uint32_t length = readCharacter(view, i).length;
            for (const char byte : view.substr(i, length))
                builder.add(byteCharacter(static_cast<std::uint8_t>(byte)), text.source({i, i + length}));
            i += length;
        }
    });
}

// Runs of word characters and runs of signs: \\w+|[^\\w\\s]+.
void keepRuns(Section& section)
{
    const auto kind = [](char32_t c) {
        const std::uint8_t flags = flagsOf(c);
        return flags & flag_word ? 1 : flags & flag_space ? 0 : 2;
    };
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
    if (replacement.empty())
        return damagedPart(text("The tokenizer file is damaged: a delimiter is not one character."), where);
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

// One word for every stretch of one script. What stands before the first character with a script is left out, as the
// tokenizers library does.
void cutAtScripts(Section& section)
{
    const std::string_view view = section.text.view();
    std::vector<ByteRange> words;
    for (const ByteRange word : section.words) {
        int last = 0; // none yet
        std::optional<std::uint32_t> open;
        for (std::uint32_t i = word.begin; i < word.end;) {
            const Character c = readCharacter(view, i);
            const int script = scriptOf(c.value);
            if (script != 0 && script != last) {
                if (open)
                    words.push_back({*open, i});
                open = i;
            }
            if (script != 0)
                last = script;
            i += c.length;
        }
        if (open)
            words.push_back({*open, word.end});
    }
    section.words = std::move(words);
}

void cutEvery(Section& section, std::int64_t characters)
{
    const std::string_view view = section.text.view();
    std::vector<ByteRange> words;
    for (const ByteRange word : section.words) {
        std::uint32_t begin = word.begin;
        std::int64_t count = 0;
        for (std::uint32_t i = word.begin; i < word.end;) {
            i += readCharacter(view, i).length;
            if (++count == characters || i == word.end) {
                words.push_back({begin, i});
                begin = i;
                count = 0;
            }
        }
    }
    section.words = std::move(words);
}

// White space goes, every sign is a word.
void cutAsBert(Section& section)
{
    const std::string_view view = section.text.view();
    const std::uint8_t* const flags = characterFlags();
    std::vector<ByteRange> words;
    words.reserve(view.size() / 4);
    for (const ByteRange word : section.words) {
        std::uint32_t open = word.begin;
        const auto close = [&](std::uint32_t end) {
            if (open < end)
                words.push_back({open, end});
        };
        for (std::uint32_t i = word.begin; i < word.end;) {
            const Character c = readCharacter(view, i);
            const std::uint8_t kind = c.value < 0x10000 ? flags[c.value] : computeFlags(c.value);
            const std::uint32_t end = i + c.length;
            if (kind & (flag_space | flag_bert_punctuation)) {
                close(i);
                if (!(kind & flag_space))
                    words.push_back({i, end});
                open = end;
            }
            i = end;
        }
        close(word.end);
    }
    section.words = std::move(words);
}

// GPT-2's words with the space before them, then their bytes.
PreTokenizers makeByteLevel(bool add_prefix_space, bool use_pattern, PreTokenizerUse use)
{
    const Scan scan = use_pattern ? publishedScan(gpt2_pattern) : nullptr;
    const bool as_bytes = use == PreTokenizerUse::ModelSpellsBytes;
    return {[add_prefix_space, scan, as_bytes](Section& section) {
                if (add_prefix_space)
                    prefixWords(section, " ", [](std::string_view word, ByteRange) { return !word.starts_with(' '); });
                if (scan)
                    cut(section, Behaviour::Isolated, scan);
                if (!as_bytes)
                    spellWordBytes(section);
            },
            as_bytes};
}

Result<PreTokenizers> makeSequence(const Json& json, PreTokenizerUse use, const std::string& where)
{
    std::vector<PreTokenizer> steps;
    bool byte_level = false;
    const Json& list = listOf(json, "pretokenizers");
    for (std::size_t i = 0; i < list.size(); ++i) {
        // Only the last step may leave the bytes to the model: those after it would look at spellings.
        auto step = makePreTokenizer(list[i], i + 1 == list.size() ? use : PreTokenizerUse::ModelSpellsText, where);
        if (!step)
            return step;
        byte_level = step->byte_level;
        if (step->step)
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

template <std::uint8_t flag> bool hasFlag(char32_t c)
{
    return (flagsOf(c) & flag) != 0;
}

} // namespace

Result<PreTokenizers> makePreTokenizer(const Json& json, PreTokenizerUse use, const std::string& where)
{
    if (json.is_null())
        return PreTokenizers{};
    const std::string type = stringOf(json, "type");
    if (type == "Sequence")
        return makeSequence(json, use, where);
    if (type == "ByteLevel")
        return makeByteLevel(flagOf(json, "add_prefix_space", true), flagOf(json, "use_regex", true), use);
    if (type == "Split")
        return plain(makeSplit(json, where));
    if (type == "Metaspace")
        return plain(makeMetaspace(json, where));
    if (type == "BertPreTokenizer")
        return PreTokenizers{cutAsBert};
    if (type == "WhitespaceSplit")
        return PreTokenizers{[](Section& section) { cutCharacters(section, Behaviour::Removed, hasFlag<flag_space>); }};
    if (type == "Whitespace")
        return PreTokenizers{keepRuns};
    if (type == "UnicodeScripts")
        return PreTokenizers{cutAtScripts};
    if (type == "Digits") {
        const Behaviour behaviour =
            flagOf(json, "individual_digits", false) ? Behaviour::Isolated : Behaviour::Contiguous;
        return PreTokenizers{
            [behaviour](Section& section) { cutCharacters(section, behaviour, hasFlag<flag_number>); }};
    }
    if (type == "Punctuation") {
        const std::string name = stringOf(json, "behavior", "Isolated");
        const auto behaviour = behaviourOf(name);
        if (!behaviour)
            return unsupportedPart("split behaviour", name, where);
        return PreTokenizers{[behaviour = *behaviour](Section& section) {
            cutCharacters(section, behaviour, hasFlag<flag_bert_punctuation>);
        }};
    }
    if (type == "CharDelimiterSplit" || type == "Delimiter") {
        const std::string delimiter = stringOf(json, "delimiter");
        if (delimiter.empty() || readCharacter(delimiter, 0).length != delimiter.size())
            return damagedPart(text("The tokenizer file is damaged: a delimiter is not one character."), where);
        return PreTokenizers{[wanted = readCharacter(delimiter, 0).value](Section& section) {
            cutCharacters(section, Behaviour::Removed, [wanted](char32_t c) { return c == wanted; });
        }};
    }
    if (type == "FixedLength") {
        const std::int64_t length = integerOf(json, "length").value_or(5);
        if (length < 1)
            return damagedPart(text("The tokenizer file is damaged: its words have the length {}.", length), where);
        return PreTokenizers{[length](Section& section) { cutEvery(section, length); }};
    }
    return unsupportedPart("pre-tokenizer", type, where);
}

} // namespace luthier
