// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalizers.h"

#include "core/text/base64.h"
#include "core/text/byte_alphabet.h"
#include "core/text/character_table.h"
#include "core/text/json_parts.h"
#include "core/text/sentence_piece_normalizer.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>

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

void toNormalForm(AlignedText& text, NormalForm form)
{
    const std::string_view view = text.view();
    if (isInForm(view, form))
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
    if (isAscii(text.view())) {
        std::string small(text.view());
        std::transform(small.begin(), small.end(), small.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
        return text.replaceInPlace(std::move(small));
    }
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
    builder.reserve(view.size() + prefix.size());
    builder.add(prefix, text.source({0, readCharacter(view, 0).length}));
    builder.keep(text, {0, static_cast<std::uint32_t>(view.size())});
    text = std::move(builder).finish();
}

void replace(AlignedText& text, const std::vector<ByteRange>& matches, const std::string& content)
{
    if (matches.empty())
        return;
    const auto size = static_cast<std::uint32_t>(text.view().size());
    AlignedText::Builder builder;
    builder.reserve(size + matches.size() * content.size());
    std::uint32_t position = 0;
    for (const ByteRange match : matches) {
        builder.keep(text, {position, match.begin});
        // What is put in stands for the last character of what it replaces, or for the one before.
        builder.add(content, match.end > 0 ? text.source({match.end - 1, match.end}) : ByteRange{});
        position = match.end;
    }
    builder.keep(text, {position, size});
    text = std::move(builder).finish();
}

// sentencepiece's clean-up of its "nmt" rules.
void cleanForTranslation(AlignedText& text)
{
    rewrite(text, [](char32_t c, ByteRange source, AlignedText::Builder& builder) {
        if ((c >= 0x01 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F || c == 0x8F || c == 0x9F)
            return;
        const bool space = c == 0x09 || c == 0x0A || c == 0x0C || c == 0x0D || c == 0x1680
            || (c >= 0x200B && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x2581 || c == 0xFEFF || c == 0xFFFD;
        builder.add(space ? U' ' : c, source);
    });
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

Result<Normalizer> makePrecompiled(const Json& json, const std::string& where)
{
    const Json& written = memberOf(json, "precompiled_charsmap");
    const auto bytes = decodeBase64(written.is_string() ? written.get<std::string>() : std::string());
    if (!bytes)
        return damagedPart(
            text("The tokenizer file is damaged: its table of character replacements is not written in base 64."),
            where);
    if (bytes->empty())
        return [](AlignedText&) {};
    auto charsmap = Charsmap::read(*bytes, where);
    if (!charsmap)
        return tl::unexpected(charsmap.error());
    return precompiledNormalizer(std::move(*charsmap));
}

// BERT's clean-up, one step after the other as the tokenizers library does it.
void bertStepByStep(AlignedText& text, const BertNormalization& settings)
{
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
}

// The same in one walk. Gives up where marks that stay might change places, which no usual text has.
class BertFold {
public:
    explicit BertFold(BertNormalization settings) : m_settings(settings)
    {
        for (char32_t c = 0; c < m_ascii.size(); ++c) {
            std::u32string made;
            fold(c, made);
            m_ascii[c] = made.empty() ? '\0' : static_cast<char>(made[0]);
        }
    }

    void operator()(AlignedText& text) const
    {
        if (!onlyBytes(text) && !byCharacter(text))
            bertStepByStep(text, m_settings);
    }

private:
    // ASCII of which every character stays one.
    bool onlyBytes(AlignedText& text) const
    {
        const std::string_view view = text.view();
        if (!isAscii(view))
            return false;
        std::string made(view.size(), '\0');
        for (std::size_t i = 0; i < view.size(); ++i)
            if (!(made[i] = m_ascii[static_cast<unsigned char>(view[i])]))
                return false;
        text.replaceInPlace(std::move(made));
        return true;
    }

    bool byCharacter(AlignedText& text) const
    {
        const std::string_view view = text.view();
        AlignedText::Builder builder;
        builder.reserve(view.size() + view.size() / 8);
        std::u32string made;
        for (std::uint32_t i = 0; i < view.size();) {
            const Character c = readCharacter(view, i);
            const ByteRange source = text.source({i, i + c.length});
            i += c.length;
            if (c.value < m_ascii.size() && m_ascii[c.value]) {
                builder.add(std::string_view(&m_ascii[c.value], 1), source);
                continue;
            }
            made.clear();
            if (!fold(c.value, made))
                return false;
            for (const char32_t each : made)
                builder.add(each, source);
        }
        text = std::move(builder).finish();
        return true;
    }

    bool fold(char32_t c, std::u32string& made) const
    {
        const std::uint8_t flags = flagsOf(c);
        if (m_settings.clean_text) {
            if (c == 0 || c == 0xFFFD || (flags & flag_bert_control))
                return true;
            if (flags & flag_space)
                c = ' ';
        }
        const bool apart = m_settings.handle_chinese_characters && isChineseCharacter(c);
        if (apart)
            made += U' ';
        std::u32string parts;
        if (m_settings.strip_accents)
            decompose(c, parts);
        else
            parts = c;
        for (const char32_t part : parts) {
            if (m_settings.strip_accents) {
                if (flagsOf(part) & flag_bert_accent)
                    continue;
                if (mayChangePlaces(part))
                    return false;
            }
            if (m_settings.lower_case)
                made += lowerCase(part);
            else
                made += part;
        }
        if (apart)
            made += U' ';
        return true;
    }

    BertNormalization m_settings;
    std::array<char, 128> m_ascii{}; // what becomes of each, 0: not one character
};

} // namespace

void spellBytes(AlignedText& text)
{
    const std::string_view view = text.view();
    AlignedText::Builder builder;
    builder.reserve(view.size() * 2);
    for (std::uint32_t i = 0; i < view.size();) {
        const std::uint32_t length = readCharacter(view, i).length;
        const ByteRange source = text.source({i, i + length});
        for (const char byte : view.substr(i, length))
            builder.add(byteCharacter(static_cast<std::uint8_t>(byte)), source);
        i += length;
    }
    text = std::move(builder).finish();
}

Normalizer bertNormalizer(BertNormalization settings)
{
    return BertFold(settings);
}

Result<Normalizer> makeNormalizer(const Json& json, const std::string& where)
{
    if (json.is_null())
        return [](AlignedText&) {};
    const std::string type = stringOf(json, "type");
    if (type == "Sequence")
        return makeSequence(json, where);
    if (type == "BertNormalizer" || type == "Bert") {
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
    if (type == "Precompiled")
        return makePrecompiled(json, where);
    if (type == "Nmt")
        return cleanForTranslation;
    if (type == "ByteLevel")
        return spellBytes;
    return unsupportedPart("normalizer", type, where);
}

} // namespace luthier
