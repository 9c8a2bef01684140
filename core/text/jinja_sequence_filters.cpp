// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_filters.h"
#include "core/text/python_text.h"

#include <algorithm>

// Jinja's filters for lists, dicts and everything that can be iterated.
namespace luthier::jinja {

namespace {

using Produce = std::function<std::optional<Value>()>;

Value generator(Produce produce)
{
    return Value(std::make_shared<Generator>(std::move(produce)));
}

Values partsOf(std::string_view path)
{
    Values parts;
    for (const std::string& part : python::split(path, ".", -1)) {
        const bool number =
            !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
        const auto index = number ? python::toInteger(part, 10) : std::nullopt;
        parts.push_back(index ? Value(*index) : Value(part));
    }
    return parts;
}

Value emptySequence()
{
    return Value::undefined(text("The template takes an item of an empty list."));
}

Value length(const Value& value, const Arguments& arguments)
{
    const Parameters given("length", arguments, {}, 0);
    spendSteps(value.is(Kind::String) ? value.string().size() / 256 : 0);
    const auto size = lengthOf(value);
    if (!size)
        failOperation("length", value);
    return Value(*size);
}

Value first(const Value& value, const Arguments& arguments)
{
    const Parameters given("first", arguments, {}, 0);
    const auto next = iterate(value)->next();
    return next ? *next : emptySequence();
}

Value last(const Value& value, const Arguments& arguments)
{
    const Parameters given("last", arguments, {}, 0);
    const Value backwards = reversed(value);
    if (backwards.is(Kind::Undefined))
        failOperation("last", value);
    const auto next = iterate(backwards)->next();
    return next ? *next : emptySequence();
}

Value join(const Value& value, const Arguments& arguments)
{
    const Parameters given("join", arguments, {"d", "attribute"}, 0);
    const std::string between = given[0] ? toText(*given[0]) : "";
    const PartOf part(given[1]);
    std::string out;
    bool begins = true;
    const auto iterator = iterate(value);
    while (const auto next = iterator->next()) {
        spendSteps(1);
        const Metered guard(out.size());
        if (!begins)
            out += between;
        begins = false;
        out += toText(part(*next));
    }
    return Value(std::move(out));
}

Value list(const Value& value, const Arguments& arguments)
{
    const Parameters given("list", arguments, {}, 0);
    return Value::list(allOf(value));
}

Value items(const Value& value, const Arguments& arguments)
{
    const Parameters given("items", arguments, {}, 0);
    return generator([value, at = std::size_t{0}]() mutable -> std::optional<Value> {
        if (!value.is(Kind::Dict) && !value.is(Kind::Undefined)) // no earlier: Jinja looks when the first is asked for
            failOperation("items", value);
        if (value.is(Kind::Undefined) || at >= value.dict().size())
            return std::nullopt;
        const auto& [key, each] = value.dict().entries()[at++];
        return Value::tuple({key, each});
    });
}

Value reverse(const Value& value, const Arguments& arguments)
{
    const Parameters given("reverse", arguments, {}, 0);
    if (value.is(Kind::String))
        return sliceOf(value, Value::none(), Value::none(), Value(std::int64_t{-1}));
    const Value backwards = reversed(value);
    if (!backwards.is(Kind::Undefined))
        return backwards;
    Values all = allOf(value);
    std::reverse(all.begin(), all.end());
    return Value::list(std::move(all));
}

// Hands every item through a function made at the first one: Jinja looks at the arguments no earlier either.
template <class Make> Value mapped(const Value& value, Make make)
{
    struct State {
        std::shared_ptr<Iterator> iterator;
        std::function<std::optional<Value>(const Value&)> change; // nullopt: leave the item out
    };
    return generator([value, make, state = std::make_shared<State>()]() -> std::optional<Value> {
        if (!state->iterator) {
            if (!truth(value))
                return std::nullopt;
            state->change = make();
            state->iterator = iterate(value);
        }
        while (const auto next = state->iterator->next()) {
            spendSteps(1);
            if (auto changed = state->change(*next))
                return changed;
        }
        return std::nullopt;
    });
}

std::optional<Value> namedArgument(const Arguments& arguments, std::string_view name)
{
    for (const auto& [each, value] : arguments.named)
        if (each == name)
            return value;
    return std::nullopt;
}

std::string textArgument(const Value& value, std::string_view function)
{
    if (!value.is(Kind::String))
        failOperation(function, value);
    return value.string();
}

Value map(const Value& value, const Arguments& arguments)
{
    return mapped(value, [arguments]() -> std::function<std::optional<Value>(const Value&)> {
        const auto attribute = namedArgument(arguments, "attribute");
        if (arguments.positional.empty() && attribute) {
            const auto otherwise = namedArgument(arguments, "default");
            if (arguments.named.size() != (otherwise ? 2u : 1u))
                failArguments("map");
            const bool set = otherwise && !otherwise->is(Kind::None);
            return [part = PartOf(&*attribute, set ? &*otherwise : nullptr)](const Value& item) { return part(item); };
        }
        if (arguments.positional.empty())
            failArguments("map");
        const std::string name = textArgument(arguments.positional[0], "map");
        const Arguments rest{{arguments.positional.begin() + 1, arguments.positional.end()}, arguments.named};
        return [name, rest](const Value& item) { return callFilter(name, item, rest); };
    });
}

template <bool keep, bool by_attribute> Value select(const Value& value, const Arguments& arguments)
{
    return mapped(value, [arguments]() -> std::function<std::optional<Value>(const Value&)> {
        const std::size_t off = by_attribute ? 1 : 0;
        if (arguments.positional.size() < off)
            failArguments("select");
        const PartOf part(by_attribute ? &arguments.positional[0] : nullptr);
        if (arguments.positional.size() == off)
            return [part](const Value& item) { return truth(part(item)) == keep ? std::optional(item) : std::nullopt; };
        const std::string name = textArgument(arguments.positional[off], "select");
        const Arguments rest{
            {arguments.positional.begin() + static_cast<std::ptrdiff_t>(off) + 1, arguments.positional.end()},
            arguments.named};
        return [part, name, rest](const Value& item) {
            return callTest(name, part(item), rest) == keep ? std::optional(item) : std::nullopt;
        };
    });
}

// sorted(): keys are compared as lists, equal ones keep their order, also backwards.
Values sorted(std::vector<std::pair<Value, Value>> keyed, bool backwards)
{
    std::stable_sort(keyed.begin(), keyed.end(), [backwards](const auto& a, const auto& b) {
        spendSteps(1);
        return backwards ? compare(b.first, a.first, "<") < 0 : compare(a.first, b.first, "<") < 0;
    });
    Values out;
    for (auto& [key, value] : keyed)
        out.push_back(std::move(value));
    return out;
}

Value sort(const Value& value, const Arguments& arguments)
{
    const Parameters given("sort", arguments, {"reverse", "case_sensitive", "attribute"}, 0);
    std::vector<PartOf> parts;
    std::vector<Value> paths;
    if (given[2] && given[2]->is(Kind::String))
        for (const std::string& path : python::split(given[2]->string(), ",", -1))
            paths.emplace_back(path);
    else if (given[2])
        paths.push_back(*given[2]);
    for (const Value& path : paths)
        parts.emplace_back(&path);
    if (parts.empty())
        parts.emplace_back(nullptr);
    const bool exact = given.flag(1, false);
    std::vector<std::pair<Value, Value>> keyed;
    for (const Value& item : allOf(value)) {
        Values key;
        for (const PartOf& part : parts)
            key.push_back(exact ? part(item) : lowered(part(item)));
        keyed.emplace_back(Value::list(std::move(key)), item);
    }
    return Value::list(sorted(std::move(keyed), given.flag(0, false)));
}

Value dictSort(const Value& value, const Arguments& arguments)
{
    const Parameters given("dictsort", arguments, {"case_sensitive", "by", "reverse"}, 0);
    const std::string by = given.string(1, "key");
    if (!value.is(Kind::Dict))
        failOperation("dictsort", value);
    if (by != "key" && by != "value")
        failArguments("dictsort");
    std::vector<std::pair<Value, Value>> keyed;
    for (const auto& [key, each] : value.dict().entries()) {
        const Value& wanted = by == "key" ? key : each;
        keyed.emplace_back(given.flag(0, false) ? wanted : lowered(wanted), Value::tuple({key, each}));
    }
    return Value::list(sorted(std::move(keyed), given.flag(2, false)));
}

Value unique(const Value& value, const Arguments& arguments)
{
    const Parameters given("unique", arguments, {"case_sensitive", "attribute"}, 0);
    const PartOf part(given[1]);
    const bool exact = given.flag(0, false);
    return generator(
        [value, part, exact, iterator = std::shared_ptr<Iterator>(), seen = Dict()]() mutable -> std::optional<Value> {
            if (!iterator)
                iterator = iterate(value);
            while (auto next = iterator->next()) {
                const Value key = exact ? part(*next) : lowered(part(*next));
                if (!hashable(key))
                    failOperation("unique", key);
                spendSteps(1 + (key.is(Kind::String) ? 0 : seen.size() / 4));
                if (seen.find(key))
                    continue;
                seen.set(key, Value::none());
                return next;
            }
            return std::nullopt;
        });
}

template <bool largest> Value extreme(const Value& value, const Arguments& arguments)
{
    const Parameters given("min", arguments, {"case_sensitive", "attribute"}, 0);
    const PartOf part(given[1]);
    const bool exact = given.flag(0, false);
    std::optional<Value> best, best_key;
    const auto iterator = iterate(value);
    while (auto next = iterator->next()) {
        spendSteps(1);
        Value key = exact ? part(*next) : lowered(part(*next));
        const bool better = !best || (largest ? compare(key, *best_key, ">") > 0 : compare(key, *best_key, "<") < 0);
        if (better) {
            best = std::move(next);
            best_key = std::move(key);
        }
    }
    return best ? *best : emptySequence();
}

Value sum(const Value& value, const Arguments& arguments)
{
    const Parameters given("sum", arguments, {"attribute", "start"}, 0);
    const PartOf part(given[0]);
    Value total = given[1] ? *given[1] : Value(std::int64_t{0});
    if (total.is(Kind::String))
        failOperation("sum", total);
    const auto iterator = iterate(value);
    while (const auto next = iterator->next()) {
        spendSteps(1);
        total = add(total, part(*next));
    }
    return total;
}

Value batch(const Value& value, const Arguments& arguments)
{
    const Parameters given("batch", arguments, {"linecount", "fill_with"}, 1);
    std::int64_t count = given.integer(0, 0);
    const std::optional<Value> fill = given[1] && !given[1]->is(Kind::None) ? std::optional(*given[1]) : std::nullopt;
    return generator([value, count, fill, iterator = std::shared_ptr<Iterator>(),
                      waiting = std::optional<Value>()]() mutable -> std::optional<Value> {
        if (!iterator) {
            iterator = iterate(value);
            waiting = iterator->next();
            if (count == 0 && waiting) { // Jinja gives one empty row, then everything in one
                count = -1;
                return Value::list({});
            }
        }
        Values row;
        while (waiting && static_cast<std::int64_t>(row.size()) != count) {
            spendSteps(1);
            row.push_back(std::move(*waiting));
            waiting = iterator->next();
        }
        if (row.empty())
            return std::nullopt;
        while (fill && static_cast<std::int64_t>(row.size()) < count) {
            spendSteps(1);
            row.push_back(*fill);
        }
        return Value::list(std::move(row));
    });
}

Value slice(const Value& value, const Arguments& arguments)
{
    const Parameters given("slice", arguments, {"slices", "fill_with"}, 1);
    const std::int64_t slices = given.integer(0, 0);
    const std::optional<Value> fill = given[1] && !given[1]->is(Kind::None) ? std::optional(*given[1]) : std::nullopt;
    return generator([value, slices, fill, all = std::optional<Values>(), number = std::int64_t{0},
                      at = std::size_t{0}]() mutable -> std::optional<Value> {
        if (!all) {
            all = allOf(value);
            if (slices == 0)
                failArguments("slice");
        }
        if (number >= slices)
            return std::nullopt;
        const auto size = static_cast<std::int64_t>(all->size());
        const bool longer = number++ < size % slices;
        spendSteps(1);
        Values part;
        for (std::int64_t i = 0; i < size / slices + (longer ? 1 : 0); ++i)
            part.push_back((*all)[at++]);
        if (fill && !longer)
            part.push_back(*fill);
        return Value::list(std::move(part));
    });
}

} // namespace

PartOf::PartOf(const Value* attribute, const Value* otherwise)
{
    if (attribute && attribute->is(Kind::String))
        m_parts = partsOf(attribute->string());
    else if (attribute && !attribute->is(Kind::None))
        m_parts = {*attribute};
    if (otherwise)
        m_otherwise = *otherwise;
}

Value PartOf::operator()(const Value& item) const
{
    Value part = item;
    for (const Value& each : m_parts) {
        part = itemOf(part, each);
        if (m_otherwise && part.is(Kind::Undefined))
            part = *m_otherwise;
    }
    return part;
}

Value lowered(const Value& value)
{
    return value.is(Kind::String) ? Value(python::lower(value.string())) : value;
}

std::vector<NamedFilter> sequenceFilters()
{
    return {{"length", length},
            {"count", length},
            {"first", first},
            {"last", last},
            {"join", join},
            {"list", list},
            {"items", items},
            {"reverse", reverse},
            {"map", map},
            {"select", select<true, false>},
            {"reject", select<false, false>},
            {"selectattr", select<true, true>},
            {"rejectattr", select<false, true>},
            {"sort", sort},
            {"dictsort", dictSort},
            {"unique", unique},
            {"min", extreme<false>},
            {"max", extreme<true>},
            {"sum", sum},
            {"batch", batch},
            {"slice", slice}};
}

} // namespace luthier::jinja
