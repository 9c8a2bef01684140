// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentence_piece_normalizer.h"

#include "core/text/unicode.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>

namespace luthier {

namespace {

constexpr std::string_view lower_one_eighth = "\u2581";

bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

// The symbol that the text begins with, the longest of several: its length.
std::uint32_t symbolLength(const std::vector<std::string>& symbols, std::string_view text)
{
    std::size_t length = 0;
    for (const std::string& symbol : symbols)
        if (symbol.size() > length && text.starts_with(symbol))
            length = symbol.size();
    return static_cast<std::uint32_t>(length);
}

// Walks a text in the steps of sentencepiece's normaliser: a symbol, a replaced stretch, or one character.
struct Chunk {
    std::uint32_t length = 0;
    std::string_view replacement;
};
Chunk nextChunk(const SentencePieceNormalization& settings, const std::vector<bool>& symbol_begins,
                std::string_view text)
{
    if (symbol_begins[static_cast<unsigned char>(text[0])])
        if (const std::uint32_t length = symbolLength(settings.symbols, text))
            return {length, text.substr(0, length)};
    if (settings.charsmap && settings.charsmap->begins(text[0]))
        if (const Charsmap::Found found = settings.charsmap->longest(text); found.length)
            return {found.length, found.replacement};
    const std::uint32_t length = readCharacter(text, 0).length;
    return {length, text.substr(0, length)};
}

void normalize(const SentencePieceNormalization& settings, const std::vector<bool>& symbol_begins, AlignedText& text)
{
    const std::string_view view = text.view();
    if (view.empty())
        return;
    const std::string_view space = settings.escape_spaces ? lower_one_eighth : std::string_view(" ");
    AlignedText::Builder builder;
    builder.reserve(view.size() + view.size() / 2);
    const auto size = static_cast<std::uint32_t>(view.size());
    const auto chunkAt = [&](std::uint32_t at) { return nextChunk(settings, symbol_begins, view.substr(at)); };
    std::uint32_t at = 0;
    if (settings.remove_extra_spaces)
        while (at < size) {
            const Chunk chunk = chunkAt(at);
            if (chunk.replacement != " ")
                break;
            at += chunk.length;
        }
    const bool prefixed = settings.add_prefix && (settings.prefix_everywhere || text.start() == 0);
    if (at < size && prefixed && !settings.space_as_suffix) {
        const std::uint32_t here = text.source({at, at + 1}).begin;
        builder.add(space, {here, here});
    }
    bool after_space = settings.remove_extra_spaces;
    while (at < size) {
        if (isAscii(view[at]) && view[at] != ' ' && !symbol_begins[static_cast<unsigned char>(view[at])]
            && !(settings.charsmap && settings.charsmap->begins(view[at]))) {
            std::uint32_t end = at + 1; // plain characters stay as they are
            while (end < size && isAscii(view[end]) && view[end] != ' '
                   && !symbol_begins[static_cast<unsigned char>(view[end])]
                   && !(settings.charsmap && settings.charsmap->begins(view[end])))
                ++end;
            builder.keep(text, {at, end});
            at = end;
            after_space = false;
            continue;
        }
        const Chunk chunk = chunkAt(at);
        std::string_view made = chunk.replacement;
        while (after_space && made.starts_with(' '))
            made.remove_prefix(1);
        const ByteRange source = text.source({at, at + chunk.length});
        for (std::size_t i = 0; i < made.size();) {
            const std::size_t end = made[i] == ' ' ? i + 1 : std::min(made.find(' ', i), made.size());
            builder.add(made[i] == ' ' ? space : made.substr(i, end - i), source);
            i = end;
        }
        if (made.empty())
            builder.extendLast(source.end); // what is left out belongs to the piece before it
        else
            after_space = settings.remove_extra_spaces && made.ends_with(' ');
        at += chunk.length;
    }
    if (settings.remove_extra_spaces)
        while (builder.view().ends_with(space))
            builder.shorten(builder.size() - space.size());
    if (settings.space_as_suffix && prefixed && builder.size() > 0) {
        const std::uint32_t here = text.source({size - 1, size}).end;
        builder.add(space, {here, here});
    }
    text = std::move(builder).finish();
}

// What users see as one character (Unicode annex 29), in a stretch of text: calls each(begin, end).
template <class Each> void graphemes(std::string_view text, Each each)
{
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode error = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
        return U_SUCCESS(error) ? std::move(made) : nullptr;
    }();
    UErrorCode error = U_ZERO_ERROR;
    UText opened = UTEXT_INITIALIZER;
    utext_openUTF8(&opened, text.data(), static_cast<std::int64_t>(text.size()), &error);
    if (iterator)
        iterator->setText(&opened, error);
    std::size_t begin = 0;
    if (iterator && U_SUCCESS(error))
        for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
            each(begin, static_cast<std::size_t>(end));
            begin = static_cast<std::size_t>(end);
        }
    if (begin < text.size())
        each(begin, text.size());
    utext_close(&opened);
}

class Precompiled {
public:
    explicit Precompiled(Charsmap charsmap) : m_charsmap(std::make_shared<const Charsmap>(std::move(charsmap))) { }

    void operator()(AlignedText& text) const
    {
        const std::string_view view = text.view();
        if (std::none_of(view.begin(), view.end(), [&](char c) { return m_charsmap->begins(c); }))
            return;
        AlignedText::Builder builder;
        builder.reserve(view.size() + view.size() / 8);
        const auto size = static_cast<std::uint32_t>(view.size());
        // A boundary lies between any two ASCII characters but CR LF: only other stretches need the rules.
        const auto boundary = [&](std::uint32_t at) {
            return at == size
                || (at > 0 && isAscii(view[at - 1]) && isAscii(view[at])
                    && !(view[at - 1] == '\r' && view[at] == '\n'));
        };
        for (std::uint32_t at = 0; at < size;) {
            std::uint32_t end = at + 1;
            while (!boundary(end))
                ++end;
            if (end == at + 1 && !m_charsmap->begins(view[at])) {
                while (end < size && boundary(end + 1) && !m_charsmap->begins(view[end]))
                    ++end;
                builder.keep(text, {at, end});
            } else {
                const std::uint32_t base = at;
                graphemes(view.substr(at, end - at), [&](std::size_t begin, std::size_t stop) {
                    change(text, base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(stop),
                           builder);
                });
            }
            at = end;
        }
        text = std::move(builder).finish();
    }

private:
    void change(const AlignedText& text, std::uint32_t begin, std::uint32_t end, AlignedText::Builder& builder) const
    {
        const std::string_view view = text.view();
        if (end - begin < 6) // longer ones are taken apart, as in the tokenizers library
            if (const Charsmap::Found found = m_charsmap->shortest(view.substr(begin, end - begin)); found.length) {
                replace(text, begin, end, found.replacement, builder);
                return;
            }
        while (begin < end) {
            const std::uint32_t length = readCharacter(view, begin).length;
            const Charsmap::Found found = m_charsmap->shortest(view.substr(begin, length));
            if (found.length)
                replace(text, begin, begin + length, found.replacement, builder);
            else
                builder.keep(text, {begin, begin + length});
            begin += length;
        }
    }

    // Character by character; what is more than before stands for the last one.
    static void replace(const AlignedText& text, std::uint32_t begin, std::uint32_t end, std::string_view made,
                        AlignedText::Builder& builder)
    {
        const std::string_view view = text.view();
        for (std::size_t i = 0; i < made.size();) {
            const Character c = readCharacter(made, i);
            const std::uint32_t length = readCharacter(view, begin).length;
            builder.add(made.substr(i, c.length), text.source({begin, begin + length}));
            if (begin + length < end)
                begin += length;
            i += c.length;
        }
    }

    std::shared_ptr<const Charsmap> m_charsmap;
};

} // namespace

Normalizer sentencePieceNormalizer(SentencePieceNormalization settings)
{
    std::vector<bool> symbol_begins(256);
    for (const std::string& symbol : settings.symbols)
        symbol_begins[static_cast<unsigned char>(symbol.front())] = true;
    return [settings = std::move(settings), symbol_begins = std::move(symbol_begins)](AlignedText& text) {
        normalize(settings, symbol_begins, text);
    };
}

Normalizer precompiledNormalizer(Charsmap charsmap)
{
    return Precompiled(std::move(charsmap));
}

} // namespace luthier
