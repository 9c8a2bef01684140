// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

// The values that a chat template works with: Python's, as far as Jinja lets a template see them. Values are immutable,
// except namespaces, and are shared rather than copied.
namespace luthier::jinja {

// What ends a rendering. Thrown inside the interpreter only; render() turns it into an Error with the template's line.
struct Failure {
    Text message;
    Text next_step;
};

[[noreturn]] void failWith(Text message, Text next_step = {});

// Counts the steps of one rendering and the bytes that its living values hold, so that a template can neither run for
// ever nor fill the memory. The meter of the thread's current rendering takes what is created; constants of a parsed
// template belong to none.
class Meter {
public:
    Meter(std::size_t byte_limit, std::size_t step_limit);
    ~Meter();
    Meter(const Meter&) = delete;
    Meter& operator=(const Meter&) = delete;

    static Meter* current();
    void take(std::size_t bytes); // fails above the limit
    void giveBack(std::size_t bytes) { m_used -= bytes; }
    void step(std::size_t count); // fails above the limit

private:
    std::size_t m_used = 0, m_steps = 0;
    std::size_t m_limit, m_step_limit;
    Meter* m_outer;
};

void spendSteps(std::size_t count); // of the current rendering, if there is one

class Metered {
public:
    explicit Metered(std::size_t bytes) : m_bytes(bytes), m_meter(Meter::current())
    {
        if (m_meter)
            m_meter->take(bytes);
    }
    ~Metered()
    {
        if (m_meter)
            m_meter->giveBack(m_bytes);
    }
    Metered(const Metered&) = delete;
    Metered& operator=(const Metered&) = delete;

private:
    std::size_t m_bytes;
    Meter* m_meter;
};

class Value;
class Dict;
using Values = std::vector<Value>;

// Everything that is not plain data: namespaces, iterators, functions, views. Compared by identity.
class Object {
public:
    virtual ~Object() = default;
    virtual const char* typeName() const = 0;
    virtual std::optional<Value> attribute(const std::string& name); // nullopt: there is none
    virtual std::optional<std::int64_t> length(); // len(); nullopt: it has none
    virtual std::string repr() const; // "<function object>"; Python adds an address to most
};

enum class Kind { Undefined, None, Boolean, Integer, Float, String, List, Tuple, Dict, Object };
enum class Markup { No, Yes }; // Yes: came from |safe or |escape, and escapes what is added to it, as in Jinja

class Value {
public:
    Value(); // undefined, without a reason
    Value(const Value&);
    Value(Value&&) noexcept;
    Value& operator=(const Value&);
    Value& operator=(Value&&) noexcept;
    ~Value();
    static Value undefined(Text why); // using it in a way that Jinja does not allow fails with this sentence
    static Value none();
    Value(bool value) : m_data(value) { }
    Value(std::int64_t value) : m_data(value) { }
    Value(double value) : m_data(value) { }
    Value(std::string text, Markup markup = Markup::No);
    Value(const char* text) : Value(std::string(text)) { }
    Value(std::shared_ptr<Object> object) : m_data(std::move(object)) { }
    static Value list(Values items);
    static Value tuple(Values items);
    static Value dict(Dict entries);

    Kind kind() const;
    bool is(Kind kind) const { return this->kind() == kind; }
    bool isNumber() const { return is(Kind::Boolean) || is(Kind::Integer) || is(Kind::Float); }
    bool isWhole() const { return is(Kind::Boolean) || is(Kind::Integer); } // what Python takes for an int

    bool boolean() const { return std::get<bool>(m_data); }
    std::int64_t integer() const; // of a Boolean too
    double real() const; // of any number
    const std::string& string() const;
    bool isMarkup() const;
    const Values& items() const; // of a list or tuple
    const Dict& dict() const;
    const std::shared_ptr<Object>& object() const { return std::get<std::shared_ptr<Object>>(m_data); }
    template <class T> T* as() const { return is(Kind::Object) ? dynamic_cast<T*>(object().get()) : nullptr; }
    const Text& whyUndefined() const;
    [[noreturn]] void failUndefined() const;

    const char* typeName() const; // as Python calls it: "str", "list", "NoneType"
    int depth() const; // how deeply containers are nested in it

private:
    struct Reason;
    struct String;
    struct Sequence;
    struct Mapping;
    std::variant<std::shared_ptr<const Reason>, std::monostate, bool, std::int64_t, double,
                 std::shared_ptr<const String>, std::shared_ptr<const Sequence>, std::shared_ptr<const Mapping>,
                 std::shared_ptr<Object>>
        m_data;
};

// Keys in the order in which they came; 1, 1.0 and True are one key, as in Python. Keys must be hashable.
class Dict {
public:
    void set(Value key, Value value);
    const Value* find(const Value& key) const; // nullptr when absent
    const Value* find(std::string_view key) const;
    const std::vector<std::pair<Value, Value>>& entries() const { return m_entries; }
    std::size_t size() const { return m_entries.size(); }
    void clear();

private:
    std::vector<std::pair<Value, Value>> m_entries;
    std::unordered_map<std::string, std::size_t> m_texts; // where the keys that are texts stand
};

inline constexpr int depth_limit = 200; // of values inside values

// Python's rules. compare(): -1, 0 or 1; fails when the two have no order, with the operator in the sentence.
bool truth(const Value& value);
bool equal(const Value& a, const Value& b);
int compare(const Value& a, const Value& b, std::string_view operation);
bool hashable(const Value& value);
bool identical(const Value& a, const Value& b); // Python's "is"

std::string toText(const Value& value); // str(value)
std::string repr(const Value& value);

// json.dumps as transformers' tojson calls it.
struct JsonLayout {
    std::optional<std::string> indent; // one level; absent: all on one line
    std::string item_separator = ", ", key_separator = ": ";
    bool ascii = false, sort_keys = false;
};
std::string toJson(const Value& value, const JsonLayout& layout);

Value fromJson(const Json& json);

} // namespace luthier::jinja
