// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalizers.h"

#include "core/text/json_parts.h"
#include "core/text/pattern.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace luthier {

namespace {

// Calls change(character, source bytes, builder) for every character and takes what it built.
template <class Change> void rewrite(AlignedText& text, Change change)
{
    AlignedText::Builder builder;
    const std::string_view view = text.view();
    builder.reserve(view.size());
    for (std::uint32_t i = 0; i < view.size();) {
        const Character c = readCharacter(view, i);
        change(c.value, text.source({i, i + c.length}), builder);
        i += c.length;
    }
    text = std::move(builder).finish();
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void toNormalForm(AlignedText& text, NormalForm form)
{
    const std::string_view view = text.view();
    if (isAscii(view))
        return;
    std::u32string characters;
    std::vector<ByteRange> sources;
    for (std::uint32_t i = 0; i < view.size();) {
        const Character c = readCharacter(view, i);
        characters += c.value;
        sources.push_back(text.source({i, i + c.length}));
        i += c.length;
    }
    const NormalText normal = normalForm(characters, form);
    AlignedText::Builder builder;
    for (std::size_t i = 0; i < normal.characters.size(); ++i)
        builder.add(normal.characters[i], sources[normal.sources[i]]);
    text = std::move(builder).finish();
}

void lower(AlignedText& text)
{
    rewrite(text, [](char32_t c, ByteRange source, AlignedText::Builder& builder) {
        for (const char32_t each : lowerCase(c))
            builder.add(each, source);
    });
}

template <class Keep> void keepOnly(AlignedText& text, Keep keep)
{
    rewrite(text, [&](char32_t c, ByteRange source, AlignedText::Builder& builder) {
        if (keep(c))
            builder.add(c, source);
    });
}

void prepend(AlignedText& text, const std::string& prefix)
{
    const std::string_view view = text.view();
    if (view.empty())
        return;
    AlignedText::Builder builder;
    builder.add(prefix, text.source({0, readCharacter(view, 0).length}));
    for (std::uint32_t i = 0; i < view.size();) {
        const std::uint32_t length = readCharacter(view, i).length;
        builder.add(view.substr(i, length), text.source({i, i + length}));
        i += length;
    }
    text = std::move(builder).finish();
}

void replace(AlignedText& text, const std::vector<ByteRange>& matches, const std::string& content)
{
    if (matches.empty())
        return;
    const std::string_view view = text.view();
    AlignedText::Builder builder;
    const auto keep = [&](std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t i = begin; i < end;) {
            const std::uint32_t length = readCharacter(view, i).length;
            builder.add(view.substr(i, length), text.source({i, i + length}));
            i += length;
        }
    };
    std::uint32_t position = 0;
    for (const ByteRange match : matches) {
        keep(position, match.begin);
        builder.add(content, text.source({match.end - 1, match.end}));
        position = match.end;
    }
    keep(position, static_cast<std::uint32_t>(view.size()));
    text = std::move(builder).finish();
}

void strip(AlignedText& text, bool left, bool right)
{
    const std::string_view view = text.view();
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool started = !left;
    for (std::uint32_t i = 0; i < view.size();) {
        const Character c = readCharacter(view, i);
        if (!isWhitespace(c.value)) {
            if (!started)
                begin = i;
            started = true;
            end = i + c.length;
        }
        i += c.length;
    }
    if (!right)
        end = static_cast<std::uint32_t>(view.size());
    if (!started)
        begin = end;
    text = text.slice({begin, std::max(begin, end)});
}

Result<Normalizer> makeReplace(const Json& json, const std::string& where)
{
    auto find = makeFinder(json, where);
    if (!find)
        return tl::unexpected(find.error());
    return [find = std::move(*find), content = stringOf(json, "content")](AlignedText& text) {
        std::vector<ByteRange> matches;
        find(text.view(), matches);
        replace(text, matches, content);
    };
}

Result<Normalizer> makeSequence(const Json& json, const std::string& where)
{
    std::vector<Normalizer> steps;
    for (const Json& each : listOf(json, "normalizers")) {
        auto step = makeNormalizer(each, where);
        if (!step)
            return step;
        steps.push_back(std::move(*step));
    }
    return [steps = std::move(steps)](AlignedText& text) {
        for (const Normalizer& step : steps)
            step(text);
    };
}

} // namespace

Normalizer bertNormalizer(BertNormalization settings)
{
    return [settings](AlignedText& text) {
        rewrite(text, [&](char32_t c, ByteRange source, AlignedText::Builder& builder) {
            if (settings.clean_text) {
                if (c == 0 || c == 0xFFFD || isBertControl(c))
                    return;
                if (isWhitespace(c))
                    c = ' ';
            }
            const bool apart = settings.handle_chinese_characters && isChineseCharacter(c);
            if (apart)
                builder.add(U' ', source);
            builder.add(c, source);
            if (apart)
                builder.add(U' ', source);
        });
        if (settings.strip_accents) {
            toNormalForm(text, NormalForm::Nfd);
            if (!isAscii(text.view()))
                keepOnly(text, [](char32_t c) { return !isBertAccent(c); });
        }
        if (settings.lower_case)
            lower(text);
    };
}

Result<Normalizer> makeNormalizer(const Json& json, const std::string& where)
{
    if (json.is_null())
        return [](AlignedText&) {};
    const std::string type = stringOf(json, "type");
    if (type == "Sequence")
        return makeSequence(json, where);
    if (type == "BertNormalizer") {
        BertNormalization settings;
        settings.clean_text = flagOf(json, "clean_text", true);
        settings.handle_chinese_characters = flagOf(json, "handle_chinese_chars", true);
        settings.lower_case = flagOf(json, "lowercase", true);
        settings.strip_accents = flagOf(json, "strip_accents", settings.lower_case);
        return bertNormalizer(settings);
    }
    if (type == "Lowercase")
        return lower;
    if (type == "NFC")
        return [](AlignedText& text) { toNormalForm(text, NormalForm::Nfc); };
    if (type == "NFD")
        return [](AlignedText& text) { toNormalForm(text, NormalForm::Nfd); };
    if (type == "NFKC")
        return [](AlignedText& text) { toNormalForm(text, NormalForm::Nfkc); };
    if (type == "NFKD")
        return [](AlignedText& text) { toNormalForm(text, NormalForm::Nfkd); };
    if (type == "StripAccents")
        return [](AlignedText& text) { keepOnly(text, [](char32_t c) { return !isMark(c); }); };
    if (type == "Strip")
        return [left = flagOf(json, "strip_left", true), right = flagOf(json, "strip_right", true)](AlignedText& text) {
            strip(text, left, right);
        };
    if (type == "Prepend")
        return [prefix = stringOf(json, "prepend")](AlignedText& text) { prepend(text, prefix); };
    if (type == "Replace")
        return makeReplace(json, where);
    return unsupportedPart("normalizer", type, where);
}

} // namespace luthier
