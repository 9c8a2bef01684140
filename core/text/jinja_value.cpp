// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_value.h"

#include "core/text/jinja_objects.h"

#include <algorithm>
#include <cmath>

namespace luthier::jinja {

namespace {

thread_local Meter* current_meter = nullptr;

} // namespace

void failWith(Text message, Text next_step)
{
    throw Failure{std::move(message), std::move(next_step)};
}

Meter::Meter(std::size_t byte_limit, std::size_t step_limit)
    : m_limit(byte_limit), m_step_limit(step_limit), m_outer(current_meter)
{
    current_meter = this;
}

Meter::~Meter()
{
    current_meter = m_outer;
}

Meter* Meter::current()
{
    return current_meter;
}

void Meter::take(std::size_t bytes)
{
    // The block is not there yet when this fails, so nothing is counted that nobody will give back.
    if (bytes > m_limit - std::min(m_limit, m_used))
        failWith(text("The template needs more than {} MB of memory.", m_limit >> 20));
    m_used += bytes;
}

void Meter::step(std::size_t count)
{
    m_steps += count;
    if (m_steps > m_step_limit)
        failWith(text("The template does not come to an end: it was stopped after {} million steps.",
                      fmt::format("{:.3g}", static_cast<double>(m_step_limit) / 1e6)));
}

void spendSteps(std::size_t count)
{
    if (Meter* meter = Meter::current())
        meter->step(count);
}

struct Value::Reason {
    Text why;
};

struct Value::String {
    String(std::string bytes, Markup kind) : m_metered(bytes.size() + 64), text(std::move(bytes)), markup(kind) { }
    Metered m_metered;
    std::string text;
    Markup markup;
};

struct Value::Sequence {
    Sequence(Values values, bool is_tuple)
        : m_metered(values.size() * sizeof(Value) + 64), items(std::move(values)), tuple(is_tuple)
    {
        for (const Value& each : items)
            depth = std::max(depth, each.depth() + 1);
        if (depth > depth_limit)
            failWith(text("The template nests values too deeply."));
    }
    Metered m_metered;
    Values items;
    bool tuple;
    int depth = 1;
};

struct Value::Mapping {
    explicit Mapping(Dict dict) : m_metered(dict.size() * (2 * sizeof(Value) + 64) + 64), entries(std::move(dict))
    {
        for (const auto& [key, value] : entries.entries())
            depth = std::max({depth, key.depth() + 1, value.depth() + 1});
        if (depth > depth_limit)
            failWith(text("The template nests values too deeply."));
    }
    Metered m_metered;
    Dict entries;
    int depth = 1;
};

// Out of line: inlined everywhere they bloat the callers, and g++ 12 takes the empty optional<Value> for uninitialized.
Value::Value() : m_data(std::shared_ptr<const Reason>()) { }
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

Value Value::undefined(Text why)
{
    Value value;
    value.m_data = std::make_shared<const Reason>(Reason{std::move(why)});
    return value;
}

Value Value::none()
{
    Value value;
    value.m_data = std::monostate();
    return value;
}

Value::Value(std::string text, Markup markup) : m_data(std::make_shared<const String>(std::move(text), markup)) { }

Value Value::list(Values items)
{
    Value value;
    value.m_data = std::make_shared<const Sequence>(std::move(items), false);
    return value;
}

Value Value::tuple(Values items)
{
    Value value;
    value.m_data = std::make_shared<const Sequence>(std::move(items), true);
    return value;
}

Value Value::dict(Dict entries)
{
    Value value;
    value.m_data = std::make_shared<const Mapping>(std::move(entries));
    return value;
}

Kind Value::kind() const
{
    constexpr Kind kinds[] = {Kind::Undefined, Kind::None, Kind::Boolean, Kind::Integer, Kind::Float,
                              Kind::String,    Kind::List, Kind::Dict,    Kind::Object};
    const Kind kind = kinds[m_data.index()];
    if (kind == Kind::List && std::get<std::shared_ptr<const Sequence>>(m_data)->tuple)
        return Kind::Tuple;
    return kind;
}

std::int64_t Value::integer() const
{
    const bool* truth = std::get_if<bool>(&m_data);
    return truth ? static_cast<std::int64_t>(*truth) : std::get<std::int64_t>(m_data);
}

double Value::real() const
{
    return is(Kind::Float) ? std::get<double>(m_data) : static_cast<double>(integer());
}

const std::string& Value::string() const
{
    return std::get<std::shared_ptr<const String>>(m_data)->text;
}

bool Value::isMarkup() const
{
    return is(Kind::String) && std::get<std::shared_ptr<const String>>(m_data)->markup == Markup::Yes;
}

const Values& Value::items() const
{
    return std::get<std::shared_ptr<const Sequence>>(m_data)->items;
}

const Dict& Value::dict() const
{
    return std::get<std::shared_ptr<const Mapping>>(m_data)->entries;
}

const Text& Value::whyUndefined() const
{
    static const Text nothing = text("The template uses a value that is not there.");
    const auto& reason = std::get<std::shared_ptr<const Reason>>(m_data);
    return reason ? reason->why : nothing;
}

void Value::failUndefined() const
{
    failWith(whyUndefined());
}

const char* Value::typeName() const
{
    switch (kind()) {
    case Kind::Undefined: return "Undefined";
    case Kind::None: return "NoneType";
    case Kind::Boolean: return "bool";
    case Kind::Integer: return "int";
    case Kind::Float: return "float";
    case Kind::String: return "str";
    case Kind::List: return "list";
    case Kind::Tuple: return "tuple";
    case Kind::Dict: return "dict";
    case Kind::Object: break;
    }
    return object()->typeName();
}

int Value::depth() const
{
    if (const auto* sequence = std::get_if<std::shared_ptr<const Sequence>>(&m_data))
        return (*sequence)->depth;
    if (const auto* mapping = std::get_if<std::shared_ptr<const Mapping>>(&m_data))
        return (*mapping)->depth;
    return is(Kind::Object) ? 1 : 0;
}

void Dict::set(Value key, Value value)
{
    if (const Value* known = find(key)) {
        m_entries[static_cast<std::size_t>(std::find_if(m_entries.begin(), m_entries.end(),
                                                        [known](const auto& entry) { return &entry.second == known; })
                                           - m_entries.begin())]
            .second = std::move(value);
        return;
    }
    if (key.is(Kind::String))
        m_texts.emplace(key.string(), m_entries.size());
    m_entries.emplace_back(std::move(key), std::move(value));
}

const Value* Dict::find(const Value& key) const
{
    if (key.is(Kind::String))
        return find(std::string_view(key.string()));
    if (m_texts.size() == m_entries.size())
        return nullptr;
    for (const auto& [each, value] : m_entries)
        if (!each.is(Kind::String) && equal(each, key))
            return &value;
    return nullptr;
}

const Value* Dict::find(std::string_view key) const
{
    const auto found = m_texts.find(std::string(key));
    return found == m_texts.end() ? nullptr : &m_entries[found->second].second;
}

void Dict::clear()
{
    m_entries.clear();
    m_texts.clear();
}

bool truth(const Value& value)
{
    switch (value.kind()) {
    case Kind::Undefined:
    case Kind::None: return false;
    case Kind::Boolean: return value.boolean();
    case Kind::Integer: return value.integer() != 0;
    case Kind::Float: return value.real() != 0.0;
    case Kind::String: return !value.string().empty();
    case Kind::List:
    case Kind::Tuple: return !value.items().empty();
    case Kind::Dict: return value.dict().size() != 0;
    case Kind::Object: break;
    }
    const auto size = lengthOf(value); // of what has one; a generator has none and is always true
    return !size || *size != 0;
}

namespace {

// Exact for every pair: a long double holds every int64 and every double.
int orderNumbers(const Value& a, const Value& b)
{
    const auto exact = [](const Value& value) {
        return value.isWhole() ? static_cast<long double>(value.integer()) : static_cast<long double>(value.real());
    };
    const long double x = exact(a), y = exact(b);
    return x < y ? -1 : x > y ? 1 : 0;
}

bool nan(const Value& value)
{
    return value.is(Kind::Float) && std::isnan(value.real());
}

} // namespace

bool equal(const Value& a, const Value& b)
{
    if (a.isNumber() && b.isNumber())
        return !nan(a) && !nan(b) && orderNumbers(a, b) == 0;
    if (a.kind() != b.kind())
        return false;
    switch (a.kind()) {
    case Kind::Undefined:
    case Kind::None: return true;
    case Kind::String: return a.string() == b.string();
    case Kind::List:
    case Kind::Tuple:
        return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(),
                          [](const Value& x, const Value& y) { return equal(x, y); });
    case Kind::Dict:
        return a.dict().size() == b.dict().size()
            && std::all_of(a.dict().entries().begin(), a.dict().entries().end(), [&](const auto& entry) {
                   const Value* other = b.dict().find(entry.first);
                   return other && equal(entry.second, *other);
               });
    default: return equalObjects(a, b);
    }
}

int compare(const Value& a, const Value& b, std::string_view operation)
{
    if (a.isNumber() && b.isNumber())
        return orderNumbers(a, b);
    if (a.kind() == b.kind()) {
        if (a.is(Kind::String)) {
            const int bytes = a.string().compare(b.string()); // the order of UTF-8 is that of code points
            return bytes < 0 ? -1 : bytes > 0 ? 1 : 0;
        }
        if (a.is(Kind::List) || a.is(Kind::Tuple)) {
            const Values& x = a.items();
            const Values& y = b.items();
            for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i)
                if (!equal(x[i], y[i]))
                    return compare(x[i], y[i], operation);
            return x.size() < y.size() ? -1 : x.size() > y.size() ? 1 : 0;
        }
    }
    failOperation(operation, a, b);
}

bool hashable(const Value& value)
{
    if (value.is(Kind::Tuple))
        return std::all_of(value.items().begin(), value.items().end(), hashable);
    return !value.is(Kind::List) && !value.is(Kind::Dict);
}

bool identical(const Value& a, const Value& b)
{
    if (a.kind() != b.kind())
        return false;
    switch (a.kind()) {
    case Kind::None: return true;
    case Kind::Boolean: return a.boolean() == b.boolean();
    case Kind::Integer: return a.integer() == b.integer();
    case Kind::String: return a.string() == b.string();
    case Kind::List:
    case Kind::Tuple: return &a.items() == &b.items();
    case Kind::Dict: return &a.dict() == &b.dict();
    case Kind::Object: return a.object() == b.object();
    case Kind::Undefined:
    case Kind::Float: break;
    }
    return false;
}

Value fromJson(const Json& json)
{
    switch (json.type()) {
    case Json::value_t::boolean: return Value(json.get<bool>());
    case Json::value_t::number_integer: return Value(json.get<std::int64_t>());
    case Json::value_t::number_unsigned:
        if (json.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
            failWith(text("A number is too large for a chat template: {}.", json.get<std::uint64_t>()));
        return Value(json.get<std::int64_t>());
    case Json::value_t::number_float: return Value(json.get<double>());
    case Json::value_t::string: return Value(json.get_ref<const std::string&>());
    case Json::value_t::array: {
        Values items;
        for (const Json& each : json)
            items.push_back(fromJson(each));
        return Value::list(std::move(items));
    }
    case Json::value_t::object: {
        Dict entries;
        for (const auto& [key, value] : json.items())
            entries.set(Value(key), fromJson(value));
        return Value::dict(std::move(entries));
    }
    default: return Value::none();
    }
}

} // namespace luthier::jinja
