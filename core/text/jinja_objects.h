// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/jinja_value.h"

#include <functional>

namespace luthier::jinja {

// Hands out values one after another, once: what generators and iterators are in Python.
class Iterator : public Object {
public:
    const char* typeName() const override { return "generator"; }
    virtual std::optional<Value> next() = 0;
};

// An iterator from a function that gives the next value or nothing.
class Generator : public Iterator {
public:
    explicit Generator(std::function<std::optional<Value>()> produce) : m_produce(std::move(produce)) { }
    std::optional<Value> next() override { return m_produce(); }

private:
    std::function<std::optional<Value>()> m_produce;
};

// namespace(): the one thing a template can change.
class Namespace : public Object {
public:
    const char* typeName() const override { return "Namespace"; }
    std::optional<Value> attribute(const std::string& name) override;
    Dict entries;
};

class Range : public Object {
public:
    Range(std::int64_t from, std::int64_t to, std::int64_t by); // by is not 0
    const char* typeName() const override { return "range"; }
    std::string repr() const override;
    std::int64_t size() const { return m_size; }
    std::optional<std::int64_t> length() override { return m_size; }
    std::int64_t at(std::int64_t index) const { return start + index * step; }
    const std::int64_t start, stop, step;

private:
    std::int64_t m_size;
};

// dict.items(), keys() and values().
class View : public Object {
public:
    enum class Of { Pairs, Keys, Contents };
    View(Value of_dict, Of which) : dict(std::move(of_dict)), of(which) { }
    const char* typeName() const override;
    std::optional<std::int64_t> length() override { return static_cast<std::int64_t>(dict.dict().size()); }
    Value at(std::size_t index) const;
    const Value dict;
    const Of of;
};

struct Arguments {
    Values positional;
    std::vector<std::pair<std::string, Value>> named;
};

class Callable : public Object {
public:
    const char* typeName() const override { return "function"; }
    virtual Value call(const Arguments& arguments) = 0;
    virtual std::string name() const = 0;
    std::string repr() const override { return fmt::format("<{} '{}'>", typeName(), name()); }
};

class Function : public Callable {
public:
    using Body = std::function<Value(const Arguments&)>;
    Function(std::string name, Body body) : m_name(std::move(name)), m_body(std::move(body)) { }
    Value call(const Arguments& arguments) override { return m_body(arguments); }
    std::string name() const override { return m_name; }

private:
    std::string m_name;
    Body m_body;
};

// The arguments of a call sorted to the names of the parameters; the first `required` must be there. Fails on too many,
// unknown or doubled ones.
class Parameters {
public:
    Parameters(std::string_view function, const Arguments& arguments, std::initializer_list<const char*> names,
               std::size_t required);
    const Value* operator[](std::size_t index) const { return m_given[index] ? &*m_given[index] : nullptr; }
    // The argument, or the value that the parameter has without one; fails on another type.
    std::int64_t integer(std::size_t index, std::int64_t otherwise) const;
    bool flag(std::size_t index, bool otherwise) const;
    std::string string(std::size_t index, const std::string& otherwise) const; // fails unless it is a text

private:
    [[noreturn]] void fail() const;
    std::string m_function;
    std::vector<std::optional<Value>> m_given;
};

std::optional<std::int64_t> lengthOf(const Value& value); // len(); nullopt where Python raises TypeError
bool equalObjects(const Value& a, const Value& b);

// iter(); nullptr where Python raises TypeError.
std::shared_ptr<Iterator> tryIterate(const Value& value);
std::shared_ptr<Iterator> iterate(const Value& value); // fails instead
Values allOf(const Value& value); // list(value)
Value reversed(const Value& value); // reversed(value): an iterator; undefined value where Python raises TypeError
bool contains(const Value& container, const Value& value); // value in container

// The sentences for what Python calls TypeError.
[[noreturn]] void failOperation(std::string_view operation, const Value& value);
[[noreturn]] void failOperation(std::string_view operation, const Value& a, const Value& b);
[[noreturn]] void failArguments(std::string_view function);

// A part of a value as obj[key] and obj.name in a template: undefined where there is none.
Value itemOf(const Value& value, const Value& key);
Value attributeOf(const Value& value, const std::string& name);
// obj[start:stop:step]; none where absent.
Value sliceOf(const Value& value, const Value& start, const Value& stop, const Value& step);
// A method of a text, dict, list…; nullptr when Python has none of that name. Those that change a list or dict are
// there but undefined, as in the sandbox.
std::optional<Value> methodOf(const Value& value, const std::string& name);
std::optional<Value> textMethodOf(const Value& value, const std::string& name);

Value add(const Value& a, const Value& b);
Value subtract(const Value& a, const Value& b);
Value multiply(const Value& a, const Value& b);
Value divide(const Value& a, const Value& b);
Value floorDivide(const Value& a, const Value& b);
Value modulo(const Value& a, const Value& b);
Value power(const Value& a, const Value& b);
Value negate(const Value& value);
Value positive(const Value& value);

// "%s and %d" % values, and "{} and {x:>5}".format(…).
std::string formatPercent(const std::string& pattern, const Value& values, Markup markup);
std::string formatBraces(const std::string& pattern, const Arguments& arguments);
std::string formatSpecified(const Value& value, const std::string& specification); // format(value, specification)

} // namespace luthier::jinja
