// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/post_processors.h"

#include "core/text/byte_alphabet.h"
#include "core/text/json_parts.h"
#include "core/text/unicode.h"
#include "core/text/vocabulary.h"

#include <algorithm>

namespace luthier {

namespace {

// The end of the character before position, count characters back, but not before the limit.
std::uint32_t back(std::string_view text, std::uint32_t position, std::uint32_t count, std::uint32_t limit)
{
    for (; count > 0 && position > limit; --count)
        do
            --position;
        while (position > limit && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80);
    return position;
}

std::uint32_t forward(std::string_view text, std::uint32_t position, std::uint32_t count, std::uint32_t limit)
{
    for (; count > 0 && position < limit; --count)
        position += readCharacter(text, position).length;
    return std::min(position, limit);
}

// Takes spaces out of the offsets, except the one space that encoding itself may have put before the first word.
void trimOffsets(TokenRow& row, bool prefix_space, const SourceOfRow& source)
{
    auto added = row.added.begin();
    for (std::size_t i = 0; i < row.ids.size(); ++i) {
        ByteRange& range = row.offsets[i];
        OuterSpaces spaces;
        if (added != row.added.end() && *added == i) {
            ++added;
            spaces = measureSpelling(source.text.substr(range.begin, range.end - range.begin));
        } else if (static_cast<std::size_t>(row.ids[i]) < source.spaces.size()) {
            spaces = source.spaces[static_cast<std::size_t>(row.ids[i])];
        }
        if (spaces.leading == 0 && spaces.trailing == 0)
            continue;
        if ((i == 0 || range.begin == 0) && prefix_space && spaces.leading == 1)
            spaces.leading = 0;
        range.begin = forward(source.text, range.begin, spaces.leading, range.end);
        range.end = back(source.text, range.end, spaces.trailing, range.begin);
    }
}

bool isTokenId(const Json& json)
{
    return json.is_number_integer() && json.get<std::int64_t>() >= 0
        && json.get<std::int64_t>() <= Vocabulary::largest_id;
}

Result<PostProcessor> makeTemplate(const Json& json, const std::string& where)
{
    const Json& known = memberOf(json, "special_tokens");
    std::vector<std::int32_t> before;
    std::vector<std::int32_t> after;
    bool past_text = false;
    for (const Json& part : listOf(json, "single")) {
        if (memberOf(part, "Sequence").is_object()) {
            if (past_text || stringOf(part.at("Sequence"), "id", "A") != "A")
                return damagedPart(text("The tokenizer file is damaged: its template does not name the text once."),
                                   where);
            past_text = true;
            continue;
        }
        const std::string name = stringOf(memberOf(part, "SpecialToken"), "id");
        const Json& ids = listOf(memberOf(known, name.c_str()), "ids");
        if (name.empty() || ids.empty())
            return damagedPart(
                text("The tokenizer file is damaged: its template uses the token \"{}\" without an id.", name), where);
        for (const Json& id : ids) {
            if (!isTokenId(id))
                return damagedPart(
                    text("The tokenizer file is damaged: its template uses the token \"{}\" without an id.", name),
                    where);
            (past_text ? after : before).push_back(id.get<std::int32_t>());
        }
    }
    if (!past_text)
        return damagedPart(text("The tokenizer file is damaged: its template does not name the text once."), where);
    return surround(std::move(before), std::move(after));
}

// BertProcessing and RobertaProcessing: "sep" and "cls" as [token, id].
Result<PostProcessor> makePair(const Json& json, const std::string& where)
{
    const Json& cls = listOf(json, "cls");
    const Json& sep = listOf(json, "sep");
    if (cls.size() != 2 || sep.size() != 2 || !isTokenId(cls[1]) || !isTokenId(sep[1]))
        return damagedPart(text("The tokenizer file is damaged: its first and last tokens have no ids."), where);
    return surround({cls[1].get<std::int32_t>()}, {sep[1].get<std::int32_t>()});
}

Result<PostProcessor> makeSequence(const Json& json, const std::string& where)
{
    std::vector<PostProcessor> steps;
    for (const Json& each : listOf(json, "processors")) {
        auto step = makePostProcessor(each, where);
        if (!step)
            return step;
        steps.push_back(std::move(*step));
    }
    return [steps = std::move(steps)](TokenRow& row, SpecialTokens special, const SourceOfRow& source) {
        for (const PostProcessor& step : steps)
            step(row, special, source);
    };
}

PostProcessor trimming(const Json& json)
{
    if (!flagOf(json, "trim_offsets", true))
        return [](TokenRow&, SpecialTokens, const SourceOfRow&) {};
    return [prefix_space = flagOf(json, "add_prefix_space", true)](
               TokenRow& row, SpecialTokens, const SourceOfRow& source) { trimOffsets(row, prefix_space, source); };
}

} // namespace

OuterSpaces measureSpelling(std::string_view spelling)
{
    OuterSpaces spaces;
    bool leading = true;
    for (std::size_t i = 0; i < spelling.size();) {
        const Character c = readCharacter(spelling, i);
        i += c.length;
        const bool space = c.value == byteCharacter(' ') || isWhitespace(c.value);
        leading = leading && space;
        spaces.leading += leading ? 1 : 0;
        spaces.trailing = space ? spaces.trailing + 1 : 0;
    }
    return spaces;
}

bool trimsOffsets(const Json& json)
{
    const Json& steps = listOf(json, "processors");
    const std::string type = stringOf(json, "type");
    return ((type == "ByteLevel" || type == "RobertaProcessing") && flagOf(json, "trim_offsets", true))
        || std::any_of(steps.begin(), steps.end(), trimsOffsets);
}

PostProcessor surround(std::vector<std::int32_t> before, std::vector<std::int32_t> after)
{
    return [before = std::move(before), after = std::move(after)](TokenRow& row, SpecialTokens special,
                                                                  const SourceOfRow&) {
        if (special == SpecialTokens::Leave)
            return;
        row.ids.insert(row.ids.begin(), before.begin(), before.end());
        row.offsets.insert(row.offsets.begin(), before.size(), ByteRange{});
        for (std::uint32_t& each : row.added)
            each += static_cast<std::uint32_t>(before.size());
        row.ids.insert(row.ids.end(), after.begin(), after.end());
        row.offsets.insert(row.offsets.end(), after.size(), ByteRange{});
    };
}

Result<PostProcessor> makePostProcessor(const Json& json, const std::string& where)
{
    if (json.is_null())
        return surround({}, {});
    const std::string type = stringOf(json, "type");
    if (type == "Sequence")
        return makeSequence(json, where);
    if (type == "TemplateProcessing")
        return makeTemplate(json, where);
    if (type == "BertProcessing")
        return makePair(json, where);
    if (type == "RobertaProcessing") {
        auto pair = makePair(json, where);
        if (!pair)
            return pair;
        return [pair = std::move(*pair), trim = trimming(json)](TokenRow& row, SpecialTokens special,
                                                                const SourceOfRow& source) {
            trim(row, special, source);
            pair(row, special, source);
        };
    }
    if (type == "ByteLevel")
        return trimming(json);
    return unsupportedPart("post-processor", type, where);
}

} // namespace luthier
