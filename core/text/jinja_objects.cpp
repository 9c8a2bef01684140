// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_objects.h"

#include "core/text/python_text.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace luthier::jinja {

Range::Range(std::int64_t from, std::int64_t to, std::int64_t by) : start(from), stop(to), step(by)
{
    // In unsigned arithmetic: the distance of two int64 may not fit one.
    const auto first = static_cast<std::uint64_t>(from), last = static_cast<std::uint64_t>(to);
    const std::uint64_t distance = by > 0 ? (to > from ? last - first : 0) : (to < from ? first - last : 0);
    const std::uint64_t stride = by > 0 ? static_cast<std::uint64_t>(by) : 0 - static_cast<std::uint64_t>(by);
    const std::uint64_t count = distance == 0 ? 0 : (distance - 1) / stride + 1;
    m_size = static_cast<std::int64_t>(std::min<std::uint64_t>(count, INT64_MAX));
}

std::string Range::repr() const
{
    return step == 1 ? fmt::format("range({}, {})", start, stop) : fmt::format("range({}, {}, {})", start, stop, step);
}

std::optional<Value> Namespace::attribute(const std::string& name)
{
    const Value* found = entries.find(std::string_view(name));
    return found ? std::optional(*found) : std::nullopt;
}

const char* View::typeName() const
{
    return of == Of::Pairs ? "dict_items" : of == Of::Keys ? "dict_keys" : "dict_values";
}

Value View::at(std::size_t index) const
{
    const auto& [key, value] = dict.dict().entries()[index];
    return of == Of::Keys ? key : of == Of::Contents ? value : Value::tuple({key, value});
}

Parameters::Parameters(std::string_view function, const Arguments& arguments, std::initializer_list<const char*> names,
                       std::size_t required)
    : m_function(function), m_given(names.size())
{
    if (arguments.positional.size() > names.size())
        fail();
    std::copy(arguments.positional.begin(), arguments.positional.end(), m_given.begin());
    for (const auto& [key, value] : arguments.named) {
        const std::string& name = key;
        const auto at = static_cast<std::size_t>(
            std::find_if(names.begin(), names.end(), [&](const char* each) { return name == each; }) - names.begin());
        if (at == names.size() || m_given[at])
            fail();
        m_given[at] = value;
    }
    for (std::size_t i = 0; i < required; ++i)
        if (!m_given[i])
            fail();
}

void Parameters::fail() const
{
    failArguments(m_function);
}

std::int64_t Parameters::integer(std::size_t index, std::int64_t otherwise) const
{
    const Value* value = (*this)[index];
    if (!value)
        return otherwise;
    if (!value->isWhole())
        failOperation(m_function, *value);
    return value->integer();
}

bool Parameters::flag(std::size_t index, bool otherwise) const
{
    const Value* value = (*this)[index];
    return value ? truth(*value) : otherwise;
}

std::string Parameters::string(std::size_t index, const std::string& otherwise) const
{
    const Value* value = (*this)[index];
    if (!value)
        return otherwise;
    if (!value->is(Kind::String))
        failOperation(m_function, *value);
    return value->string();
}

void failOperation(std::string_view operation, const Value& value)
{
    if (value.is(Kind::Undefined))
        value.failUndefined();
    failWith(text("The template uses “{}” on {}, which does not work.", operation, value.typeName()));
}

void failOperation(std::string_view operation, const Value& a, const Value& b)
{
    if (a.is(Kind::Undefined))
        a.failUndefined();
    if (b.is(Kind::Undefined))
        b.failUndefined();
    failWith(
        text("The template uses “{}” between {} and {}, which does not work.", operation, a.typeName(), b.typeName()));
}

void failArguments(std::string_view function)
{
    failWith(text("The template calls “{}” with values that it does not take.", function));
}

std::optional<std::int64_t> lengthOf(const Value& value)
{
    switch (value.kind()) {
    case Kind::Undefined: return 0;
    case Kind::String: return static_cast<std::int64_t>(python::length(value.string()));
    case Kind::List:
    case Kind::Tuple: return static_cast<std::int64_t>(value.items().size());
    case Kind::Dict: return static_cast<std::int64_t>(value.dict().size());
    case Kind::Object: return value.object()->length();
    default: return std::nullopt;
    }
}

bool equalObjects(const Value& a, const Value& b)
{
    if (a.object() == b.object())
        return true;
    const auto* x = a.as<Range>();
    const auto* y = b.as<Range>();
    if (x && y)
        return x->size() == y->size()
            && (x->size() == 0 || (x->start == y->start && (x->size() == 1 || x->step == y->step)));
    const auto* v = a.as<View>();
    const auto* w = b.as<View>();
    if (!v || !w || v->of == View::Of::Contents || v->of != w->of || v->dict.dict().size() != w->dict.dict().size())
        return false;
    const auto& entries = v->dict.dict().entries();
    return std::all_of(entries.begin(), entries.end(), [&](const auto& entry) {
        const Value* other = w->dict.dict().find(entry.first);
        return other && (v->of == View::Of::Keys || equal(*other, entry.second));
    });
}

std::shared_ptr<Iterator> tryIterate(const Value& value)
{
    std::function<std::optional<Value>()> produce;
    switch (value.kind()) {
    case Kind::Undefined: produce = [] { return std::optional<Value>(); }; break;
    case Kind::String:
        produce = [value, at = std::size_t{0}]() mutable -> std::optional<Value> {
            const std::string& text = value.string();
            if (at >= text.size())
                return std::nullopt;
            const std::size_t size = readCharacter(text, at).length;
            at += size;
            return Value(text.substr(at - size, size));
        };
        break;
    case Kind::List:
    case Kind::Tuple:
        produce = [value, at = std::size_t{0}]() mutable {
            return at < value.items().size() ? std::optional(value.items()[at++]) : std::nullopt;
        };
        break;
    case Kind::Dict:
        produce = [value, at = std::size_t{0}]() mutable {
            return at < value.dict().size() ? std::optional(value.dict().entries()[at++].first) : std::nullopt;
        };
        break;
    case Kind::Object:
        if (value.as<Iterator>())
            return std::static_pointer_cast<Iterator>(value.object());
        if (value.as<Range>())
            produce = [value, at = std::int64_t{0}]() mutable {
                const auto* range = value.as<Range>();
                return at < range->size() ? std::optional(Value(range->at(at++))) : std::nullopt;
            };
        else if (value.as<View>())
            produce = [value, at = std::size_t{0}]() mutable {
                const auto* view = value.as<View>();
                return at < view->dict.dict().size() ? std::optional(view->at(at++)) : std::nullopt;
            };
        else
            return nullptr;
        break;
    default: return nullptr;
    }
    return std::make_shared<Generator>(std::move(produce));
}

std::shared_ptr<Iterator> iterate(const Value& value)
{
    auto iterator = tryIterate(value);
    if (!iterator)
        failOperation("for", value);
    return iterator;
}

Values allOf(const Value& value)
{
    if (value.is(Kind::List) || value.is(Kind::Tuple))
        return value.items();
    const auto iterator = iterate(value);
    Values all;
    while (auto next = iterator->next()) {
        spendSteps(1);
        const Metered guard(all.size() * sizeof(Value)); // fails before the list outgrows the memory
        all.push_back(std::move(*next));
    }
    return all;
}

Value reversed(const Value& value)
{
    const bool has = value.is(Kind::Undefined) || value.is(Kind::String) || value.is(Kind::List)
        || value.is(Kind::Tuple) || value.is(Kind::Dict) || value.as<Range>() || value.as<View>();
    if (!has)
        return {};
    return Value(std::make_shared<Generator>([all = allOf(value)]() mutable -> std::optional<Value> {
        if (all.empty())
            return std::nullopt;
        Value last = std::move(all.back());
        all.pop_back();
        return last;
    }));
}

bool contains(const Value& container, const Value& value)
{
    if (container.is(Kind::String)) {
        if (!value.is(Kind::String))
            failOperation("in", value, container);
        spendSteps(container.string().size() / 64);
        return container.string().find(value.string()) != std::string::npos;
    }
    const auto* view = container.as<View>();
    if (container.is(Kind::Dict) || (view && view->of == View::Of::Keys)) {
        if (!hashable(value))
            failOperation("in", value, container);
        return (view ? view->dict : container).dict().find(value) != nullptr;
    }
    const auto iterator = tryIterate(container);
    if (!iterator)
        failOperation("in", value, container);
    while (const auto next = iterator->next()) {
        spendSteps(1);
        if (equal(*next, value))
            return true;
    }
    return false;
}

} // namespace luthier::jinja
