// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_objects.h"
#include "core/text/python_text.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <unordered_map>

// The methods of Python's str. What they give is markup where the text is, and then what they insert is escaped.
namespace luthier::jinja {

namespace {

using Body = Value (*)(const Value& self, const Arguments& arguments);

Value like(const Value& self, std::string text)
{
    return Value(std::move(text), self.isMarkup() ? Markup::Yes : Markup::No);
}

// An argument that goes into the text.
std::string inserted(const Value& self, const Value& value, std::string_view method)
{
    if (!value.is(Kind::String))
        failOperation(method, value);
    return self.isMarkup() && !value.isMarkup() ? python::escapeHtml(value.string()) : value.string();
}

const Value* givenText(const Parameters& given, std::size_t index, std::string_view method)
{
    const Value* value = given[index];
    if (!value || value->is(Kind::None))
        return nullptr;
    if (!value->is(Kind::String))
        failOperation(method, *value);
    return value;
}

// Python's methods take most arguments by position only.
const Arguments& unnamed(const Arguments& arguments, std::string_view method)
{
    if (!arguments.named.empty())
        failArguments(method);
    return arguments;
}

template <std::string (*change)(std::string_view)> Value changed(const Value& self, const Arguments& arguments)
{
    if (!arguments.positional.empty() || !arguments.named.empty())
        failArguments("str");
    return like(self, change(self.string()));
}

template <python::Side side> Value strip(const Value& self, const Arguments& arguments)
{
    const Parameters given("strip", unnamed(arguments, "strip"), {"chars"}, 0);
    const Value* characters = givenText(given, 0, "strip");
    return like(
        self,
        std::string(python::strip(self.string(), side,
                                  characters ? std::optional<std::string_view>(characters->string()) : std::nullopt)));
}

template <bool from_right> Value split(const Value& self, const Arguments& arguments)
{
    const Parameters given("split", arguments, {"sep", "maxsplit"}, 0);
    const Value* separator = givenText(given, 0, "split");
    if (separator && separator->string().empty())
        failWith(text("The template splits a text at an empty separator."));
    const std::optional<std::string_view> at =
        separator ? std::optional<std::string_view>(separator->string()) : std::nullopt;
    const auto parts = from_right ? python::splitRight(self.string(), at, given.integer(1, -1))
                                  : python::split(self.string(), at, given.integer(1, -1));
    spendSteps(parts.size());
    Values values;
    for (const std::string& each : parts)
        values.push_back(like(self, each));
    return Value::list(std::move(values));
}

Value splitLines(const Value& self, const Arguments& arguments)
{
    const Parameters given("splitlines", arguments, {"keepends"}, 0);
    Values values;
    for (const std::string& line :
         python::splitLines(self.string(), given.flag(0, false) ? python::LineEnds::Keep : python::LineEnds::Drop))
        values.push_back(like(self, line));
    return Value::list(std::move(values));
}

// The characters [start, stop) of the text as bytes, by the rules of slices; nullopt: start lies behind the end.
std::optional<std::pair<std::size_t, std::string_view>> window(const Value& self, const Parameters& given,
                                                               std::int64_t& start)
{
    const std::string& text = self.string();
    const auto size = static_cast<std::int64_t>(python::length(text));
    const auto place = [&](std::size_t which, std::int64_t otherwise) {
        if (!given[which] || given[which]->is(Kind::None))
            return otherwise;
        const std::int64_t at = given.integer(which, otherwise);
        return at < 0 ? std::max<std::int64_t>(at + size, 0) : at;
    };
    start = place(1, 0);
    const std::int64_t stop = std::min(place(2, size), size);
    if (start > size || start > stop)
        return std::nullopt;
    const std::size_t begin = python::byteOf(text, static_cast<std::size_t>(start));
    const std::size_t end = python::byteOf(text, static_cast<std::size_t>(stop));
    return std::pair(begin, std::string_view(text).substr(begin, end - begin));
}

template <bool from_right, bool must> Value find(const Value& self, const Arguments& arguments)
{
    const Parameters given("find", unnamed(arguments, "find"), {"sub", "start", "end"}, 1);
    if (!given[0]->is(Kind::String))
        failOperation("find", *given[0]);
    std::int64_t start = 0;
    if (const auto part = window(self, given, start)) {
        const std::size_t at =
            from_right ? part->second.rfind(given[0]->string()) : part->second.find(given[0]->string());
        if (at != std::string_view::npos)
            return Value(start + static_cast<std::int64_t>(python::length(part->second.substr(0, at))));
    }
    if (must)
        failWith(text("The template looks for “{}” in a text that does not hold it.", given[0]->string()));
    return Value(std::int64_t{-1});
}

Value count(const Value& self, const Arguments& arguments)
{
    const Parameters given("count", unnamed(arguments, "count"), {"sub", "start", "end"}, 1);
    if (!given[0]->is(Kind::String))
        failOperation("count", *given[0]);
    std::int64_t start = 0;
    const auto part = window(self, given, start);
    return Value(part ? python::count(part->second, given[0]->string()) : std::int64_t{0});
}

template <bool at_start> Value begins(const Value& self, const Arguments& arguments)
{
    const char* method = at_start ? "startswith" : "endswith";
    const Parameters given(method, unnamed(arguments, method), {"prefix", "start", "end"}, 1);
    std::int64_t start = 0;
    const auto part = window(self, given, start);
    const auto fits = [&](const Value& each) {
        if (!each.is(Kind::String))
            failOperation(method, each);
        return part && (at_start ? part->second.starts_with(each.string()) : part->second.ends_with(each.string()));
    };
    if (given[0]->is(Kind::Tuple))
        return Value(std::any_of(given[0]->items().begin(), given[0]->items().end(), fits));
    return Value(fits(*given[0]));
}

Value replace(const Value& self, const Arguments& arguments)
{
    const Parameters given("replace", unnamed(arguments, "replace"), {"old", "new", "count"}, 2);
    const std::string old = inserted(self, *given[0], "replace"), with = inserted(self, *given[1], "replace");
    const std::int64_t limit = given.integer(2, -1);
    // What may come out is known before it is made.
    const std::int64_t places = with.size() > old.size() ? python::count(self.string(), old) : 0;
    const Metered guard(static_cast<std::size_t>(limit < 0 ? places : std::min(places, limit)) * with.size());
    spendSteps(self.string().size() / 64);
    return like(self, python::replace(self.string(), old, with, limit));
}

Value join(const Value& self, const Arguments& arguments)
{
    const Parameters given("join", unnamed(arguments, "join"), {"iterable"}, 1);
    std::string out;
    bool first = true;
    const auto iterator = iterate(*given[0]);
    while (const auto next = iterator->next()) {
        spendSteps(1);
        const Metered guard(out.size());
        if (!first)
            out += self.string();
        first = false;
        out += inserted(self, *next, "join");
    }
    return like(self, std::move(out));
}

Value format(const Value& self, const Arguments& arguments)
{
    return like(self, formatBraces(self.string(), arguments));
}

Value formatMap(const Value& self, const Arguments& arguments)
{
    const Parameters given("format_map", unnamed(arguments, "format_map"), {"mapping"}, 1);
    if (!given[0]->is(Kind::Dict))
        failOperation("format_map", *given[0]);
    Arguments named;
    for (const auto& [key, value] : given[0]->dict().entries())
        if (key.is(Kind::String))
            named.named.emplace_back(key.string(), value);
    return like(self, formatBraces(self.string(), named));
}

enum class Place { Left, Centre, Right };

template <Place place> Value justify(const Value& self, const Arguments& arguments)
{
    const Parameters given("center", unnamed(arguments, "center"), {"width", "fillchar"}, 1);
    const std::string fill = given.string(1, " ");
    if (python::length(fill) != 1)
        failOperation("center", *given[1]);
    const std::int64_t width = given.integer(0, 0);
    const auto size = static_cast<std::int64_t>(python::length(self.string()));
    if (width <= size)
        return self;
    const std::int64_t missing = width - size;
    const Metered guard(static_cast<std::size_t>(missing) * fill.size());
    // As CPython: of an odd number of spaces the extra one stands left when the width is odd too.
    const std::int64_t left = place == Place::Left ? 0
        : place == Place::Right                    ? missing
                                                   : missing / 2 + (missing & width & 1);
    std::string out;
    for (std::int64_t i = 0; i < left; ++i)
        out += fill;
    out += self.string();
    for (std::int64_t i = left; i < missing; ++i)
        out += fill;
    return like(self, std::move(out));
}

Value zeroFill(const Value& self, const Arguments& arguments)
{
    const Parameters given("zfill", unnamed(arguments, "zfill"), {"width"}, 1);
    const std::string& text = self.string();
    const std::int64_t missing = given.integer(0, 0) - static_cast<std::int64_t>(python::length(text));
    if (missing <= 0)
        return self;
    const Metered guard(static_cast<std::size_t>(missing));
    const bool sign = text.starts_with('+') || text.starts_with('-');
    return like(self,
                text.substr(0, sign ? 1 : 0) + std::string(static_cast<std::size_t>(missing), '0')
                    + text.substr(sign ? 1 : 0));
}

template <bool from_right> Value partition(const Value& self, const Arguments& arguments)
{
    const Parameters given("partition", unnamed(arguments, "partition"), {"sep"}, 1);
    const std::string separator = given.string(0, "");
    if (separator.empty())
        failWith(text("The template splits a text at an empty separator."));
    const std::string& text = self.string();
    const std::size_t at = from_right ? text.rfind(separator) : text.find(separator);
    if (at == std::string::npos)
        return Value::tuple(from_right ? Values{like(self, ""), like(self, ""), self}
                                       : Values{self, like(self, ""), like(self, "")});
    return Value::tuple(
        {like(self, text.substr(0, at)), like(self, separator), like(self, text.substr(at + separator.size()))});
}

template <bool at_start> Value removeAffix(const Value& self, const Arguments& arguments)
{
    const Parameters given("removeprefix", unnamed(arguments, "removeprefix"), {"prefix"}, 1);
    const std::string affix = given.string(0, "");
    const std::string& text = self.string();
    if (at_start)
        return text.starts_with(affix) ? like(self, text.substr(affix.size())) : self;
    return text.ends_with(affix) ? like(self, text.substr(0, text.size() - affix.size())) : self;
}

Value expandTabs(const Value& self, const Arguments& arguments)
{
    const Parameters given("expandtabs", arguments, {"tabsize"}, 0);
    const std::int64_t size = std::max<std::int64_t>(given.integer(0, 8), 0);
    const auto tabs = static_cast<std::size_t>(std::count(self.string().begin(), self.string().end(), '\t'));
    std::size_t most = 0;
    if (__builtin_mul_overflow(tabs, static_cast<std::size_t>(size), &most))
        most = SIZE_MAX;
    const Metered guard(most);
    return like(self, python::expandTabs(self.string(), size));
}

Value isIdentifier(const Value& self, const Arguments& arguments)
{
    const Parameters given("isidentifier", arguments, {}, 0);
    const std::string& text = self.string();
    bool good = !text.empty();
    for (std::size_t i = 0; i < text.size();) {
        const Character c = readCharacter(text, i);
        const bool digit = python::hasProperty(std::string_view(text).substr(i, c.length), "decimal").value_or(false);
        good = good && isWordCharacter(c.value) && !(i == 0 && digit);
        i += c.length;
    }
    return Value(good);
}

const std::unordered_map<std::string_view, Body>& methods()
{
    static const std::unordered_map<std::string_view, Body> table = {
        {"upper", changed<python::upper>},
        {"lower", changed<python::lower>},
        {"casefold", changed<python::caseFold>},
        {"capitalize", changed<python::capitalize>},
        {"title", changed<python::title>},
        {"swapcase", changed<python::swapCase>},
        {"strip", strip<python::Side::Both>},
        {"lstrip", strip<python::Side::Left>},
        {"rstrip", strip<python::Side::Right>},
        {"split", split<false>},
        {"rsplit", split<true>},
        {"splitlines", splitLines},
        {"find", find<false, false>},
        {"rfind", find<true, false>},
        {"index", find<false, true>},
        {"rindex", find<true, true>},
        {"count", count},
        {"startswith", begins<true>},
        {"endswith", begins<false>},
        {"replace", replace},
        {"join", join},
        {"format", format},
        {"format_map", formatMap},
        {"center", justify<Place::Centre>},
        {"ljust", justify<Place::Left>},
        {"rjust", justify<Place::Right>},
        {"zfill", zeroFill},
        {"partition", partition<false>},
        {"rpartition", partition<true>},
        {"removeprefix", removeAffix<true>},
        {"removesuffix", removeAffix<false>},
        {"expandtabs", expandTabs},
        {"isidentifier", isIdentifier},
    };
    return table;
}

} // namespace

std::optional<Value> textMethodOf(const Value& self, const std::string& name)
{
    static constexpr std::array unknown = {"encode", "maketrans", "translate"};
    if (const auto found = methods().find(name); found != methods().end())
        return Value(std::make_shared<Function>(name, [self, body = found->second](const Arguments& arguments) {
            spendSteps(self.string().size() / 256 + 1);
            return body(self, arguments);
        }));
    if (name.starts_with("is") && python::hasProperty("", std::string_view(name).substr(2)))
        return Value(std::make_shared<Function>(name, [self, name](const Arguments& arguments) {
            if (!arguments.positional.empty() || !arguments.named.empty())
                failArguments(name);
            return Value(*python::hasProperty(self.string(), std::string_view(name).substr(2)));
        }));
    if (std::find(unknown.begin(), unknown.end(), name) != unknown.end())
        return Value::undefined(text("The template uses “{}”, which Luthier does not know.", name));
    return std::nullopt;
}

} // namespace luthier::jinja
