// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/support/decode.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace luthier {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Streams through a small pivot: ICU's own strings end at 2^31 units, files do not.
std::string convertToUtf8(std::string_view bytes, const char* encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter* from = ucnv_open(encoding, &status);
    UConverter* to = ucnv_open("UTF-8", &status);
    std::string converted;
    if (U_SUCCESS(status)) {
        converted.reserve(bytes.size() + bytes.size() / 8);
        std::array<UChar, 4096> pivot{};
        std::array<char, 65536> block{};
        UChar* pivot_source = pivot.data();
        UChar* pivot_target = pivot.data();
        const char* source = bytes.data();
        bool first = true;
        do {
            status = U_ZERO_ERROR;
            char* target = block.data();
            ucnv_convertEx(to, from, &target, block.data() + block.size(), &source, bytes.data() + bytes.size(),
                           pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), first, true,
                           &status);
            first = false;
            converted.append(block.data(), target);
        } while (status == U_BUFFER_OVERFLOW_ERROR);
    }
    ucnv_close(from);
    ucnv_close(to);
    return converted;
}

struct Utf8Census {
    std::size_t good = 0; // characters of more than one byte
    std::size_t bad = 0; // places that are not UTF-8
    std::size_t first_bad = 0; // byte
};

Utf8Census takeCensus(std::string_view bytes)
{
    Utf8Census census;
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    for (std::size_t i = 0; i < bytes.size();) {
        if (data[i] < 0x80) {
            ++i;
            continue;
        }
        const auto left = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size() - i, 8));
        std::int32_t step = 0;
        UChar32 character = 0;
        U8_NEXT(data + i, step, left, character);
        if (character >= 0) {
            ++census.good;
        } else {
            if (census.bad == 0)
                census.first_bad = i;
            ++census.bad;
        }
        i += static_cast<std::size_t>(step);
    }
    return census;
}

std::int64_t lineOf(std::string_view text, std::size_t byte)
{
    std::int64_t line = 1;
    for (std::size_t i = 0; i < byte; ++i) // a line may end in CR alone
        line += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n') ? 1 : 0;
    return line;
}

Finding encodingFinding(std::int64_t line, Text message)
{
    return Finding{Severity::Warning, "encoding", line, -1, std::move(message)};
}

// Replacement characters stand for letters that somebody lost: the model would learn them.
std::optional<Finding> lostCharacters(std::string_view decoded)
{
    const std::size_t first = decoded.find(replacement);
    if (first == std::string_view::npos)
        return std::nullopt;
    std::size_t count = 0;
    for (std::size_t at = first; at != std::string_view::npos; at = decoded.find(replacement, at + replacement.size()))
        ++count;
    const std::int64_t line = lineOf(decoded, first);
    return encodingFinding(line,
                           text("{} characters of the file are damaged and show as �, the first on line {}. Save "
                                "the file as UTF-8 from the program it came from.",
                                count, line));
}

} // namespace

DecodedText decodeText(std::string bytes)
{
    DecodedText decoded;
    const std::string_view view = bytes;
    if (view.starts_with("\xFF\xFE") || view.starts_with("\xFE\xFF")) {
        decoded.encoding = view[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
        decoded.text = convertToUtf8(view.substr(2), decoded.encoding.c_str());
        decoded.finding = lostCharacters(decoded.text);
        return decoded;
    }
    decoded.encoding = "UTF-8";
    if (view.starts_with("\xEF\xBB\xBF"))
        bytes.erase(0, 3);
    if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
        decoded.text = std::move(bytes);
        decoded.finding = lostCharacters(decoded.text);
        return decoded;
    }
    // Text in Windows-1252 hardly ever forms sequences that are UTF-8 by chance. Where the bad places do not outnumber
    // them the file is UTF-8 with a few damaged bytes, and reading it as Windows-1252 would spoil every accent in it.
    const Utf8Census census = takeCensus(bytes);
    if (census.good > 0 && census.good >= census.bad) {
        decoded.text = convertToUtf8(bytes, "UTF-8");
        decoded.finding = lostCharacters(decoded.text);
        return decoded;
    }
    decoded.encoding = "Windows-1252";
    const std::int64_t line = lineOf(bytes, census.first_bad);
    decoded.text = convertToUtf8(bytes, "windows-1252");
    decoded.finding = encodingFinding(line,
                                      text("The file is not in UTF-8 (first on line {}), so it was read as "
                                           "Windows-1252. Check that letters such as é look right.",
                                           line));
    return decoded;
}

} // namespace luthier
