// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_filters.h"

#include "core/text/jinja_parser.h"
#include "core/text/python_text.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <unordered_map>

// Jinja's filters for single values: texts, numbers, JSON.
namespace luthier::jinja {

namespace {

// The text of a value; markup stays markup.
Value softText(const Value& value)
{
    return value.is(Kind::String) ? value : Value(toText(value));
}

Value like(const Value& value, std::string text)
{
    return Value(std::move(text), value.isMarkup() ? Markup::Yes : Markup::No);
}

template <std::string (*change)(std::string_view)> Value changed(const Value& value, const Arguments& arguments)
{
    const Parameters given("|", arguments, {}, 0);
    const Value text = softText(value);
    spendSteps(text.string().size() / 128);
    return like(text, change(text.string()));
}

// Upper case after "-", white space and opening brackets.
std::string titled(std::string_view text)
{
    std::string out;
    bool begins = true, in_separator = false;
    std::string word;
    const auto flush = [&] {
        out += in_separator ? word : python::lower(word);
        word.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const Character c = readCharacter(text, i);
        const bool separator = python::isSpace(c.value)
            || (c.value < 0x80 && c.value != 0
                && std::string_view("-({[<").find(static_cast<char>(c.value)) != std::string_view::npos);
        if (separator != in_separator) {
            flush();
            in_separator = separator;
            begins = true;
        }
        if (begins)
            out += python::upper(text.substr(i, c.length));
        else
            word += text.substr(i, c.length);
        begins = false;
        i += c.length;
    }
    flush();
    return out;
}

// Put together from pieces: a plain text even where the value is markup.
Value title(const Value& value, const Arguments& arguments)
{
    const Parameters given("title", arguments, {}, 0);
    return Value(titled(toText(value)));
}

Value trim(const Value& value, const Arguments& arguments)
{
    const Parameters given("trim", arguments, {"chars"}, 0);
    const Value text = softText(value);
    const bool set = given[0] && !given[0]->is(Kind::None);
    const std::string characters = set ? given.string(0, "") : "";
    return like(text,
                std::string(python::strip(text.string(), python::Side::Both,
                                          set ? std::optional<std::string_view>(characters) : std::nullopt)));
}

Value replace(const Value& value, const Arguments& arguments)
{
    const Parameters given("replace", arguments, {"old", "new", "count"}, 2);
    const std::string text = toText(value), old = toText(*given[0]), with = toText(*given[1]);
    const std::int64_t limit = given[2] && given[2]->is(Kind::None) ? -1 : given.integer(2, -1);
    const std::int64_t places = with.size() > old.size() ? python::count(text, old) : 0;
    const Metered guard(static_cast<std::size_t>(limit < 0 ? places : std::min(places, limit)) * with.size());
    spendSteps(text.size() / 64);
    return Value(python::replace(text, old, with, limit));
}

Value center(const Value& value, const Arguments& arguments)
{
    const Parameters given("center", arguments, {"width"}, 0);
    const auto method = textMethodOf(softText(value), "center");
    return method->as<Callable>()->call({{Value(given.integer(0, 80))}, {}});
}

Value indent(const Value& value, const Arguments& arguments)
{
    const Parameters given("indent", arguments, {"width", "first", "blank"}, 0);
    if (!value.is(Kind::String))
        failOperation("indent", value);
    const bool by_text = given[0] && given[0]->is(Kind::String);
    const std::int64_t width = by_text ? 0 : given.integer(0, 4);
    if (width > 100000)
        failArguments("indent");
    const std::string before =
        by_text ? given[0]->string() : std::string(static_cast<std::size_t>(std::max<std::int64_t>(width, 0)), ' ');
    const bool blank = given.flag(2, false);
    const std::vector<std::string> lines = python::splitLines(value.string() + "\n", python::LineEnds::Drop);
    const Metered guard(lines.size() * before.size());
    std::string out = given.flag(1, false) ? before : "";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0)
            out += "\n" + (blank || !lines[i].empty() ? before : std::string());
        out += lines[i];
    }
    return like(value, std::move(out));
}

Value truncate(const Value& value, const Arguments& arguments)
{
    const Parameters given("truncate", arguments, {"length", "killwords", "end", "leeway"}, 0);
    const std::int64_t length = given.integer(0, 255), leeway = given.integer(3, 5);
    const std::string end = given.string(2, "...");
    const std::int64_t kept = length - static_cast<std::int64_t>(python::length(end));
    if (kept < 0 || leeway < 0)
        failArguments("truncate");
    if (const auto size = lengthOf(value); size && *size <= length + leeway)
        return value; // whatever it is
    if (!value.is(Kind::String))
        failOperation("truncate", value);
    const std::string& text = value.string();
    std::string head = text.substr(0, python::byteOf(text, static_cast<std::size_t>(kept)));
    if (!given.flag(1, false))
        if (const std::size_t space = head.rfind(' '); space != std::string::npos)
            head.resize(space);
    return like(value, head + end);
}

Value wordCount(const Value& value, const Arguments& arguments)
{
    const Parameters given("wordcount", arguments, {}, 0);
    const std::string text = toText(value);
    std::int64_t words = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size();) {
        const Character c = readCharacter(text, i);
        const bool word = isWordCharacter(c.value);
        words += word && !inside ? 1 : 0;
        inside = word;
        i += c.length;
    }
    return Value(words);
}

std::string quoted(std::string_view text, std::string_view safe)
{
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || std::string_view("_.-~").find(c) != std::string_view::npos || safe.find(c) != std::string_view::npos;
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

Value urlEncode(const Value& value, const Arguments& arguments)
{
    const Parameters given("urlencode", arguments, {}, 0);
    const auto iterator = value.is(Kind::String) ? nullptr : tryIterate(value);
    if (!iterator)
        return Value(quoted(toText(value), "/"));
    std::string out;
    const Values pairs =
        value.is(Kind::Dict) ? allOf(Value(std::make_shared<View>(value, View::Of::Pairs))) : allOf(value);
    for (const Value& pair : pairs) {
        const Values parts = allOf(pair);
        if (parts.size() != 2)
            failArguments("urlencode");
        const auto part = [](const Value& each) { return python::replace(quoted(toText(each), ""), "%20", "+", -1); };
        out += (out.empty() ? "" : "&") + part(parts[0]) + "=" + part(parts[1]);
    }
    return Value(std::move(out));
}

Value escape(const Value& value, const Arguments& arguments)
{
    const Parameters given("escape", arguments, {}, 0);
    return value.isMarkup() ? value : Value(python::escapeHtml(toText(value)), Markup::Yes);
}

Value forceEscape(const Value& value, const Arguments& arguments)
{
    const Parameters given("forceescape", arguments, {}, 0);
    return Value(python::escapeHtml(toText(value)), Markup::Yes);
}

Value safe(const Value& value, const Arguments& arguments)
{
    const Parameters given("safe", arguments, {}, 0);
    return Value(toText(value), Markup::Yes);
}

Value string(const Value& value, const Arguments& arguments)
{
    const Parameters given("string", arguments, {}, 0);
    return softText(value);
}

Value format(const Value& value, const Arguments& arguments)
{
    if (!arguments.positional.empty() && !arguments.named.empty())
        failArguments("format");
    const Value pattern = softText(value);
    const Markup markup = pattern.isMarkup() ? Markup::Yes : Markup::No;
    if (arguments.named.empty())
        return Value(formatPercent(pattern.string(), Value::tuple(arguments.positional), markup), markup);
    Dict named;
    for (const auto& [name, each] : arguments.named)
        named.set(Value(name), each);
    return Value(formatPercent(pattern.string(), Value::dict(std::move(named)), markup), markup);
}

Value defaulted(const Value& value, const Arguments& arguments)
{
    const Parameters given("default", arguments, {"default_value", "boolean"}, 0);
    if (value.is(Kind::Undefined) || (given.flag(1, false) && !truth(value)))
        return given[0] ? *given[0] : Value("");
    return value;
}

Value absolute(const Value& value, const Arguments& arguments)
{
    const Parameters given("abs", arguments, {}, 0);
    if (!value.isNumber())
        failOperation("abs", value);
    return value.real() < 0 ? negate(value) : positive(value);
}

std::optional<std::int64_t> truncated(double value)
{
    if (!std::isfinite(value))
        return std::nullopt;
    if (std::fabs(value) >= 9223372036854775808.0)
        failWith(text("The template calculates with a number that does not fit in 64 bits."));
    return static_cast<std::int64_t>(value);
}

Value toInt(const Value& value, const Arguments& arguments)
{
    const Parameters given("int", arguments, {"default", "base"}, 0);
    const Value otherwise = given[0] ? *given[0] : Value(std::int64_t{0});
    if (value.is(Kind::Undefined))
        value.failUndefined();
    if (value.isWhole())
        return Value(value.integer());
    if (value.is(Kind::Float)) {
        if (std::isinf(value.real()))
            failOperation("int", value);
        const auto whole = truncated(value.real());
        return whole ? Value(*whole) : otherwise;
    }
    if (!value.is(Kind::String))
        return otherwise;
    if (const auto whole =
            python::toInteger(value.string(), static_cast<int>(std::clamp<std::int64_t>(given.integer(1, 10), -1, 99))))
        return Value(*whole);
    const auto real = python::toFloat(value.string());
    const auto whole = real ? truncated(*real) : std::nullopt;
    return whole ? Value(*whole) : otherwise;
}

Value toReal(const Value& value, const Arguments& arguments)
{
    const Parameters given("float", arguments, {"default"}, 0);
    if (value.is(Kind::Undefined))
        value.failUndefined();
    if (value.isNumber())
        return Value(value.real());
    const auto real = value.is(Kind::String) ? python::toFloat(value.string()) : std::nullopt;
    return real ? Value(*real) : given[0] ? *given[0] : Value(0.0);
}

// Python's round(): to the nearest decimal, ties to even, of the exact binary value.
double rounded(double value, std::int64_t precision)
{
    if (!std::isfinite(value) || precision > 320)
        return value;
    if (precision < 0) {
        const double scale = std::pow(10.0, static_cast<double>(-precision));
        return std::isinf(scale) ? 0.0 * value : std::nearbyint(value / scale) * scale;
    }
    std::array<char, 1024> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed,
                                   static_cast<int>(precision));
    double result = value;
    std::from_chars(buffer.data(), end.ptr, result);
    return result;
}

Value round(const Value& value, const Arguments& arguments)
{
    const Parameters given("round", arguments, {"precision", "method"}, 0);
    const std::int64_t precision = given.integer(0, 0);
    const std::string method = given.string(1, "common");
    if (!value.isNumber())
        failOperation("round", value);
    if (method == "common")
        return value.isWhole()
            ? (precision >= 0 ? Value(value.integer()) : Value(*truncated(rounded(value.real(), precision))))
            : Value(rounded(value.real(), precision));
    if (method != "ceil" && method != "floor")
        failArguments("round");
    const double scale = std::pow(10.0, static_cast<double>(precision));
    const double scaled = value.real() * scale;
    if (!std::isfinite(scaled))
        failOperation("round", value);
    return Value((method == "ceil" ? std::ceil(scaled) : std::floor(scaled)) / scale);
}

Value tojson(const Value& value, const Arguments& arguments)
{
    const Parameters given("tojson", arguments, {"ensure_ascii", "indent", "separators", "sort_keys"}, 0);
    JsonLayout layout;
    layout.ascii = given.flag(0, false);
    layout.sort_keys = given.flag(3, false);
    if (given[1] && !given[1]->is(Kind::None)) {
        layout.item_separator = ",";
        if (given[1]->is(Kind::String))
            layout.indent = given[1]->string();
        else if (const std::int64_t width = given.integer(1, 0); width <= 1000)
            layout.indent = std::string(static_cast<std::size_t>(std::max<std::int64_t>(width, 0)), ' ');
        else
            failArguments("tojson");
    }
    if (given[2] && !given[2]->is(Kind::None)) {
        const Values separators = allOf(*given[2]);
        if (separators.size() != 2 || !separators[0].is(Kind::String) || !separators[1].is(Kind::String))
            failArguments("tojson");
        layout.item_separator = separators[0].string();
        layout.key_separator = separators[1].string();
    }
    return Value(toJson(value, layout));
}

Value attribute(const Value& value, const Arguments& arguments)
{
    const Parameters given("attr", arguments, {"name"}, 1);
    if (value.is(Kind::Undefined))
        value.failUndefined();
    const std::string name = given.string(0, "");
    if (auto method = methodOf(value, name))
        return *method;
    if (value.is(Kind::Object))
        if (auto found = value.object()->attribute(name))
            return *found;
    return Value::undefined(text("The template uses “{}” of {}, which has no such part.", name, value.typeName()));
}

// Jinja has these, but a chat template has no use for them.
constexpr std::array left_out = {"filesizeformat", "groupby", "pprint",   "random",
                                 "striptags",      "urlize",  "wordwrap", "xmlattr"};

const std::unordered_map<std::string, FilterFunction>& filters()
{
    static const std::unordered_map<std::string, FilterFunction> table = [] {
        std::unordered_map<std::string, FilterFunction> made;
        for (const auto& group : {textFilters(), sequenceFilters()})
            for (const NamedFilter& each : group)
                made.emplace(each.name, each.filter);
        return made;
    }();
    return table;
}

} // namespace

std::vector<NamedFilter> textFilters()
{
    return {{"upper", changed<python::upper>},
            {"lower", changed<python::lower>},
            {"capitalize", changed<python::capitalize>},
            {"title", title},
            {"trim", trim},
            {"replace", replace},
            {"center", center},
            {"indent", indent},
            {"truncate", truncate},
            {"wordcount", wordCount},
            {"urlencode", urlEncode},
            {"escape", escape},
            {"e", escape},
            {"forceescape", forceEscape},
            {"safe", safe},
            {"string", string},
            {"format", format},
            {"default", defaulted},
            {"d", defaulted},
            {"abs", absolute},
            {"int", toInt},
            {"float", toReal},
            {"round", round},
            {"tojson", tojson},
            {"attr", attribute}};
}

bool knownFilter(const std::string& name)
{
    return filters().contains(name) || std::find(left_out.begin(), left_out.end(), name) != left_out.end();
}

Value callFilter(const std::string& name, const Value& value, const Arguments& arguments)
{
    spendSteps(1);
    if (const auto found = filters().find(name); found != filters().end())
        return found->second(value, arguments);
    if (knownFilter(name))
        failWith(text("The template uses “{}”, which Luthier does not know.", name));
    failWith(text("The template uses the filter “{}”, which does not exist.", name));
}

} // namespace luthier::jinja
