// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/decoders.h"

#include "core/text/byte_alphabet.h"
#include "core/text/byte_piece.h"
#include "core/text/json_parts.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace luthier {

std::string replaceAll(std::string text, std::string_view wanted, std::string_view content)
{
    if (wanted.empty())
        return text;
    for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + content.size()))
        text.replace(at, wanted.size(), content);
    return text;
}

namespace {

void fuse(std::vector<std::string>& pieces)
{
    std::string joined;
    for (const std::string& piece : pieces)
        joined += piece;
    pieces = {std::move(joined)};
}

void decodeByteLevel(std::vector<std::string>& pieces)
{
    std::string bytes;
    for (const std::string& piece : pieces)
        bytes += bytesOfSpelling(piece).value_or(piece); // an added token may be spelled in plain text
    pieces = {toUtf8(bytes)};
}

// Runs of <0x..> become the text they spell. A run that is no UTF-8 becomes one U+FFFD a byte, all of it, as in the
// tokenizers library.
void decodeByteFallback(std::vector<std::string>& pieces)
{
    std::vector<std::string> decoded;
    std::string run;
    const auto close = [&] {
        if (run.empty())
            return;
        if (isUtf8(run))
            decoded.push_back(run);
        else
            decoded.insert(decoded.end(), run.size(), "\uFFFD");
        run.clear();
    };
    for (std::string& piece : pieces) {
        if (const auto byte = byteOfPiece(piece)) {
            run += static_cast<char>(*byte);
        } else {
            close();
            decoded.push_back(std::move(piece));
        }
    }
    close();
    pieces = std::move(decoded);
}

void strip(std::vector<std::string>& pieces, const std::string& content, std::int64_t start, std::int64_t stop)
{
    if (content.empty())
        return;
    for (std::string& piece : pieces) {
        for (std::int64_t i = 0; i < start && piece.starts_with(content); ++i)
            piece.erase(0, content.size());
        for (std::int64_t i = 0; i < stop && piece.ends_with(content); ++i)
            piece.erase(piece.size() - content.size());
    }
}

void decodeMetaspace(std::vector<std::string>& pieces, const std::string& replacement, bool drop_first)
{
    for (std::size_t i = 0; i < pieces.size(); ++i)
        pieces[i] = replaceAll(std::move(pieces[i]), replacement, i == 0 && drop_first ? "" : " ");
}

// Of speech models (connectionist temporal classification): repeated tokens are one, the padding token divides them.
Decoder makeCtc(const Json& json)
{
    return [pad = stringOf(json, "pad_token", "<pad>"), delimiter = stringOf(json, "word_delimiter_token", "|"),
            clean_up = flagOf(json, "cleanup", true)](std::vector<std::string>& pieces) {
        pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
        std::vector<std::string> decoded;
        for (std::string& piece : pieces) {
            std::string made = pad.empty() ? std::move(piece) : replaceAll(std::move(piece), pad, "");
            if (clean_up)
                made = replaceAll(replaceAll(cleanUpSpaces(std::move(made)), " do not", " don't"), delimiter, " ");
            if (!made.empty())
                decoded.push_back(std::move(made));
        }
        pieces = std::move(decoded);
    };
}

Result<Decoder> makeReplace(const Json& json, const std::string& where)
{
    auto find = makeFinder(json, where);
    if (!find)
        return tl::unexpected(find.error());
    return [find = std::move(*find), content = stringOf(json, "content")](std::vector<std::string>& pieces) {
        std::vector<ByteRange> matches;
        for (std::string& piece : pieces) {
            matches.clear();
            find(piece, matches);
            std::string replaced;
            std::uint32_t position = 0;
            for (const ByteRange match : matches) {
                replaced += piece.substr(position, match.begin - position) + content;
                position = match.end;
            }
            piece = replaced + piece.substr(position);
        }
    };
}

Result<Decoder> makeSequence(const Json& json, const std::string& where)
{
    std::vector<Decoder> steps;
    for (const Json& each : listOf(json, "decoders")) {
        auto step = makeDecoder(each, where);
        if (!step)
            return step;
        steps.push_back(std::move(*step));
    }
    return [steps = std::move(steps)](std::vector<std::string>& pieces) {
        for (const Decoder& step : steps)
            step(pieces);
    };
}

} // namespace

std::string cleanUpSpaces(std::string text)
{
    static constexpr std::pair<const char*, const char*> rules[] = {
        {" .", "."},     {" ?", "?"},   {" !", "!"},   {" ,", ","},     {" ' ", "'"},
        {" n't", "n't"}, {" 'm", "'m"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"},
    };
    for (const auto& [wanted, content] : rules)
        text = replaceAll(std::move(text), wanted, content);
    return text;
}

Decoder wordPieceDecoder(const std::string& prefix, bool clean_up)
{
    return [prefix, clean_up](std::vector<std::string>& pieces) {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (i > 0 && pieces[i].starts_with(prefix))
                pieces[i].erase(0, prefix.size());
            else if (i > 0)
                pieces[i].insert(0, " ");
            if (clean_up)
                pieces[i] = replaceAll(cleanUpSpaces(std::move(pieces[i])), " do not", " don't");
        }
    };
}

Result<Decoder> makeDecoder(const Json& json, const std::string& where)
{
    if (json.is_null())
        return [](std::vector<std::string>& pieces) {
            for (std::size_t i = 1; i < pieces.size(); ++i)
                pieces[i].insert(0, " ");
        };
    const std::string type = stringOf(json, "type");
    if (type == "Sequence")
        return makeSequence(json, where);
    if (type == "ByteLevel")
        return decodeByteLevel;
    if (type == "WordPiece")
        return wordPieceDecoder(stringOf(json, "prefix", "##"), flagOf(json, "cleanup", true));
    if (type == "CTC")
        return makeCtc(json);
    if (type == "ByteFallback")
        return decodeByteFallback;
    if (type == "Fuse")
        return fuse;
    if (type == "Strip")
        return [content = stringOf(json, "content"), start = integerOf(json, "start").value_or(0),
                stop = integerOf(json, "stop").value_or(0)](std::vector<std::string>& pieces) {
            strip(pieces, content, start, stop);
        };
    if (type == "Replace")
        return makeReplace(json, where);
    if (type == "Metaspace")
        return [replacement = stringOf(json, "replacement", "\u2581"),
                drop_first = stringOf(json, "prepend_scheme", "always") != "never"
                    && flagOf(json, "add_prefix_space", true)](std::vector<std::string>& pieces) {
            decodeMetaspace(pieces, replacement, drop_first);
        };
    if (type == "BPEDecoder")
        return [suffix = stringOf(json, "suffix", "</w>")](std::vector<std::string>& pieces) {
            for (std::size_t i = 0; i < pieces.size() && !suffix.empty(); ++i)
                pieces[i] = replaceAll(std::move(pieces[i]), suffix, i + 1 == pieces.size() ? "" : " ");
        };
    return unsupportedPart("decoder", type, where);
}

} // namespace luthier
