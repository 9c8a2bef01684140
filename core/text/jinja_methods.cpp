// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_objects.h"
#include "core/text/python_text.h"

#include <algorithm>
#include <array>
#include <cmath>

// The methods that Python's values have and a template may call.
namespace luthier::jinja {

namespace {

Value bound(const std::string& name, Function::Body body)
{
    return Value(std::make_shared<Function>(name, std::move(body)));
}

template <std::size_t N> bool among(const std::string& name, const std::array<const char*, N>& names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// What changes a list or dict is forbidden, as in transformers' sandbox.
Value forbidden(const Value& self, const std::string& name)
{
    return Value::undefined(
        text("The template calls “{}” of {}, which would change what it was given.", name, self.typeName()));
}

void takesNothing(const std::string& name, const Arguments& arguments)
{
    if (!arguments.positional.empty() || !arguments.named.empty())
        failArguments(name);
}

Value indexIn(const Value& self, const Arguments& arguments)
{
    const Parameters given("index", arguments, {"value", "start", "stop"}, 1);
    const Values& items = self.items();
    const auto size = static_cast<std::int64_t>(items.size());
    const auto place = [&](std::size_t which, std::int64_t otherwise) {
        const std::int64_t at = given.integer(which, otherwise);
        return std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
    };
    for (std::int64_t i = place(1, 0); i < place(2, size); ++i)
        if (equal(items[static_cast<std::size_t>(i)], *given[0]))
            return Value(i);
    failWith(text("The template looks for a value in a list that does not hold it."));
}

std::optional<Value> sequenceMethod(const Value& self, const std::string& name)
{
    static constexpr std::array changing = {"append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort"};
    const bool list = self.is(Kind::List);
    if (list && among(name, changing))
        return forbidden(self, name);
    if (name == "count")
        return bound(name, [self](const Arguments& arguments) {
            const Parameters given("count", arguments, {"value"}, 1);
            return Value(static_cast<std::int64_t>(std::count_if(
                self.items().begin(), self.items().end(), [&](const Value& each) { return equal(each, *given[0]); })));
        });
    if (name == "index")
        return bound(name, [self](const Arguments& arguments) { return indexIn(self, arguments); });
    if (list && name == "copy")
        return bound(name, [self, name](const Arguments& arguments) {
            takesNothing(name, arguments);
            return Value::list(self.items());
        });
    return std::nullopt;
}

std::optional<Value> dictMethod(const Value& self, const std::string& name)
{
    static constexpr std::array changing = {"clear", "pop", "popitem", "setdefault", "update"};
    if (among(name, changing))
        return forbidden(self, name);
    if (name == "items" || name == "keys" || name == "values") {
        const View::Of of = name == "items" ? View::Of::Pairs : name == "keys" ? View::Of::Keys : View::Of::Contents;
        return bound(name, [self, name, of](const Arguments& arguments) {
            takesNothing(name, arguments);
            return Value(std::make_shared<View>(self, of));
        });
    }
    if (name == "get")
        return bound(name, [self](const Arguments& arguments) {
            if (!arguments.named.empty() || arguments.positional.empty() || arguments.positional.size() > 2)
                failArguments("get");
            if (!hashable(arguments.positional[0]))
                failOperation("get", arguments.positional[0]);
            const Value* found = self.dict().find(arguments.positional[0]);
            return found ? *found : arguments.positional.size() == 2 ? arguments.positional[1] : Value::none();
        });
    if (name == "copy")
        return bound(name, [self, name](const Arguments& arguments) {
            takesNothing(name, arguments);
            return Value::dict(self.dict());
        });
    if (name == "fromkeys")
        return bound(name, [](const Arguments& arguments) {
            const Parameters given("fromkeys", arguments, {"iterable", "value"}, 1);
            Dict made;
            for (const Value& key : allOf(*given[0])) {
                if (!hashable(key))
                    failOperation("fromkeys", key);
                made.set(key, given[1] ? *given[1] : Value::none());
            }
            return Value::dict(std::move(made));
        });
    return std::nullopt;
}

} // namespace

std::optional<Value> methodOf(const Value& self, const std::string& name)
{
    switch (self.kind()) {
    case Kind::String: return textMethodOf(self, name);
    case Kind::List:
    case Kind::Tuple: return sequenceMethod(self, name);
    case Kind::Dict: return dictMethod(self, name);
    case Kind::Boolean:
    case Kind::Integer:
        if (name == "real" || name == "numerator")
            return Value(self.integer());
        if (name == "imag")
            return Value(std::int64_t{0});
        if (name == "denominator")
            return Value(std::int64_t{1});
        return std::nullopt;
    case Kind::Float:
        if (name == "real")
            return self;
        if (name == "imag")
            return Value(0.0);
        if (name == "is_integer")
            return bound(name, [self, name](const Arguments& arguments) {
                takesNothing(name, arguments);
                return Value(std::isfinite(self.real()) && std::floor(self.real()) == self.real());
            });
        return std::nullopt;
    default: return std::nullopt;
    }
}

} // namespace luthier::jinja
