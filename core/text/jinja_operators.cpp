// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_objects.h"
#include "core/text/python_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

// Arithmetic, and the parts of values, by Python's rules.
namespace luthier::jinja {

namespace {

[[noreturn]] void failTooLarge()
{
    failWith(text("The template calculates with a number that does not fit in 64 bits."));
}

Value checked(bool overflow, std::int64_t value)
{
    if (overflow)
        failTooLarge();
    return Value(value);
}

Value joined(const Value& a, const Value& b)
{
    const Markup markup = a.isMarkup() || b.isMarkup() ? Markup::Yes : Markup::No;
    const auto part = [&](const Value& value) {
        return markup == Markup::Yes && !value.isMarkup() ? python::escapeHtml(value.string()) : value.string();
    };
    spendSteps((a.string().size() + b.string().size()) / 64);
    return Value(part(a) + part(b), markup);
}

Values chained(const Value& a, const Value& b)
{
    spendSteps(a.items().size() + b.items().size());
    Values all = a.items();
    all.insert(all.end(), b.items().begin(), b.items().end());
    return all;
}

Value repeated(const Value& sequence, std::int64_t times)
{
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(times, 0));
    const bool is_text = sequence.is(Kind::String);
    const std::size_t size = is_text ? sequence.string().size() : sequence.items().size() * sizeof(Value);
    std::size_t whole = 0;
    if (__builtin_mul_overflow(size, count, &whole))
        whole = std::numeric_limits<std::size_t>::max();
    const Metered guard(whole); // fails before anything is made
    spendSteps(whole / 64);
    if (is_text) {
        std::string out;
        if (size != 0)
            for (std::size_t i = 0; i < count; ++i)
                out += sequence.string();
        return Value(std::move(out), sequence.isMarkup() ? Markup::Yes : Markup::No);
    }
    Values out;
    if (size != 0)
        for (std::size_t i = 0; i < count; ++i)
            out.insert(out.end(), sequence.items().begin(), sequence.items().end());
    return sequence.is(Kind::List) ? Value::list(std::move(out)) : Value::tuple(std::move(out));
}

bool isSequence(const Value& value)
{
    return value.is(Kind::String) || value.is(Kind::List) || value.is(Kind::Tuple);
}

[[noreturn]] void failZero()
{
    failWith(text("The template divides by zero."));
}

} // namespace

Value add(const Value& a, const Value& b)
{
    if (a.isWhole() && b.isWhole()) {
        std::int64_t sum = 0;
        const bool overflow = __builtin_add_overflow(a.integer(), b.integer(), &sum);
        return checked(overflow, sum);
    }
    if (a.isNumber() && b.isNumber())
        return Value(a.real() + b.real());
    if (a.kind() == b.kind()) {
        if (a.is(Kind::String))
            return joined(a, b);
        if (a.is(Kind::List))
            return Value::list(chained(a, b));
        if (a.is(Kind::Tuple))
            return Value::tuple(chained(a, b));
    }
    failOperation("+", a, b);
}

Value subtract(const Value& a, const Value& b)
{
    if (a.isWhole() && b.isWhole()) {
        std::int64_t difference = 0;
        const bool overflow = __builtin_sub_overflow(a.integer(), b.integer(), &difference);
        return checked(overflow, difference);
    }
    if (a.isNumber() && b.isNumber())
        return Value(a.real() - b.real());
    failOperation("-", a, b);
}

Value multiply(const Value& a, const Value& b)
{
    if (a.isWhole() && b.isWhole()) {
        std::int64_t product = 0;
        const bool overflow = __builtin_mul_overflow(a.integer(), b.integer(), &product);
        return checked(overflow, product);
    }
    if (a.isNumber() && b.isNumber())
        return Value(a.real() * b.real());
    if (isSequence(a) && b.isWhole())
        return repeated(a, b.integer());
    if (isSequence(b) && a.isWhole())
        return repeated(b, a.integer());
    failOperation("*", a, b);
}

Value divide(const Value& a, const Value& b)
{
    if (!a.isNumber() || !b.isNumber())
        failOperation("/", a, b);
    if (b.real() == 0.0)
        failZero();
    return Value(a.real() / b.real());
}

Value floorDivide(const Value& a, const Value& b)
{
    if (!a.isNumber() || !b.isNumber())
        failOperation("//", a, b);
    if (b.real() == 0.0)
        failZero();
    if (!a.isWhole() || !b.isWhole()) {
        // As CPython: the quotient of what is left after the remainder, so that a == (a // b) * b + a % b.
        const double remainder = modulo(a, b).real();
        const double quotient = (a.real() - remainder) / b.real();
        if (quotient == 0.0)
            return Value(std::copysign(0.0, a.real() / b.real()));
        const double whole = std::floor(quotient);
        return Value(quotient - whole > 0.5 ? whole + 1.0 : whole);
    }
    const std::int64_t x = a.integer(), y = b.integer();
    if (y == -1)
        return negate(Value(x));
    const std::int64_t quotient = x / y;
    return Value(x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient);
}

Value modulo(const Value& a, const Value& b)
{
    if (a.is(Kind::String))
        return Value(formatPercent(a.string(), b, a.isMarkup() ? Markup::Yes : Markup::No),
                     a.isMarkup() ? Markup::Yes : Markup::No);
    if (!a.isNumber() || !b.isNumber())
        failOperation("%", a, b);
    if (b.real() == 0.0)
        failZero();
    if (!a.isWhole() || !b.isWhole()) {
        double remainder = std::fmod(a.real(), b.real());
        if (remainder == 0.0)
            remainder = std::copysign(0.0, b.real());
        else if ((remainder < 0) != (b.real() < 0))
            remainder += b.real();
        return Value(remainder);
    }
    const std::int64_t x = a.integer(), y = b.integer();
    if (y == -1)
        return Value(std::int64_t{0});
    const std::int64_t remainder = x % y;
    return Value(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder);
}

Value power(const Value& a, const Value& b)
{
    if (!a.isNumber() || !b.isNumber())
        failOperation("**", a, b);
    if (a.isWhole() && b.isWhole() && b.integer() >= 0) {
        std::int64_t result = 1, base = a.integer(), left = b.integer();
        if (base == 1 || left == 0 || base == 0)
            return Value(left == 0 ? std::int64_t{1} : base);
        if (base == -1)
            return Value(left % 2 == 0 ? std::int64_t{1} : std::int64_t{-1});
        for (; left > 0; left /= 2) {
            if (left % 2 == 1 && __builtin_mul_overflow(result, base, &result))
                failTooLarge();
            if (left > 1 && __builtin_mul_overflow(base, base, &base))
                failTooLarge();
        }
        return Value(result);
    }
    if (a.real() == 0.0 && b.real() < 0)
        failZero();
    if (a.real() < 0 && b.real() != std::floor(b.real()))
        failOperation("**", a, b); // a complex number in Python
    const double result = std::pow(a.real(), b.real());
    if (std::isinf(result) && !std::isinf(a.real()) && !std::isinf(b.real()))
        failTooLarge();
    return Value(result);
}

Value negate(const Value& value)
{
    if (value.isWhole()) {
        std::int64_t negative = 0;
        const bool overflow = __builtin_sub_overflow(std::int64_t{0}, value.integer(), &negative);
        return checked(overflow, negative);
    }
    if (value.is(Kind::Float))
        return Value(-value.real());
    failOperation("-", value);
}

Value positive(const Value& value)
{
    if (value.isWhole())
        return Value(value.integer());
    if (value.is(Kind::Float))
        return value;
    failOperation("+", value);
}

namespace {

Value missingPart(const Value& value, const std::string& name)
{
    return Value::undefined(text("The template uses “{}” of {}, which has no such part.", name, value.typeName()));
}

std::optional<Value> elementAt(const Value& value, std::int64_t index)
{
    const auto size = lengthOf(value);
    if (!size)
        return std::nullopt;
    if (index < 0)
        index += *size;
    if (index < 0 || index >= *size)
        return std::nullopt;
    if (value.is(Kind::String)) {
        spendSteps(static_cast<std::size_t>(index) / 64);
        return sliceOf(value, Value(index), Value(index + 1), Value::none());
    }
    if (value.is(Kind::List) || value.is(Kind::Tuple))
        return value.items()[static_cast<std::size_t>(index)];
    if (const auto* range = value.as<Range>())
        return Value(range->at(index));
    return std::nullopt;
}

std::optional<std::int64_t> bound(const Value& value)
{
    if (value.is(Kind::None))
        return std::nullopt;
    if (!value.isWhole())
        failOperation("[:]", value);
    return value.integer();
}

} // namespace

Value itemOf(const Value& value, const Value& key)
{
    if (value.is(Kind::Undefined))
        value.failUndefined();
    if (value.is(Kind::Dict)) {
        if (hashable(key))
            if (const Value* found = value.dict().find(key))
                return *found;
    } else if (key.isWhole()) {
        if (auto found = elementAt(value, key.integer()))
            return *found;
    }
    if (key.is(Kind::String)) {
        if (auto found = methodOf(value, key.string()))
            return *found;
        if (value.is(Kind::Object))
            if (auto found = value.object()->attribute(key.string()))
                return *found;
    }
    return missingPart(value, toText(key));
}

Value attributeOf(const Value& value, const std::string& name)
{
    if (value.is(Kind::Undefined))
        value.failUndefined();
    if (name.starts_with("__") && name.ends_with("__"))
        return Value::undefined(
            text("The template asks for “{}” of {}, which is not allowed.", name, value.typeName()));
    if (auto found = methodOf(value, name))
        return *found;
    if (value.is(Kind::Object)) {
        if (auto found = value.object()->attribute(name))
            return *found;
    } else if (value.is(Kind::Dict)) {
        if (const Value* found = value.dict().find(std::string_view(name)))
            return *found;
    }
    return missingPart(value, name);
}

Value sliceOf(const Value& value, const Value& start, const Value& stop, const Value& step)
{
    const auto* range = value.as<Range>();
    if (!isSequence(value) && !range)
        failOperation("[:]", value);
    const std::int64_t size = *lengthOf(value), stride = bound(step).value_or(1);
    if (stride == 0)
        failWith(text("The template takes a part of a list in steps of zero."));
    const bool back = stride < 0;
    // Python's slice.indices().
    const auto place = [&](const Value& wanted, std::int64_t otherwise) {
        const auto given = bound(wanted);
        if (!given)
            return otherwise;
        const std::int64_t at = *given < 0 ? std::max(*given + size, std::int64_t{back ? -1 : 0}) : *given;
        return std::min(at, back ? size - 1 : size);
    };
    const std::int64_t begin = place(start, back ? size - 1 : 0), end = place(stop, back ? -1 : size);
    if (range) {
        const Value first = add(Value(range->start), multiply(Value(begin), Value(range->step)));
        const Value last = add(Value(range->start), multiply(Value(end), Value(range->step)));
        const Value width = multiply(Value(range->step), Value(stride));
        return Value(std::make_shared<Range>(first.integer(), last.integer(), width.integer()));
    }
    const Range indices(begin, end, stride);
    spendSteps(static_cast<std::size_t>(indices.size()) / 16);
    if (value.is(Kind::String)) {
        const std::string& text = value.string();
        const Markup markup = value.isMarkup() ? Markup::Yes : Markup::No;
        if (stride == 1) {
            const std::size_t from = python::byteOf(text, static_cast<std::size_t>(begin));
            const std::size_t length =
                python::byteOf(std::string_view(text).substr(from), static_cast<std::size_t>(indices.size()));
            return Value(text.substr(from, length), markup);
        }
        const Values characters = allOf(value);
        std::string out;
        for (std::int64_t i = 0; i < indices.size(); ++i)
            out += characters[static_cast<std::size_t>(indices.at(i))].string();
        return Value(std::move(out), markup);
    }
    Values out;
    for (std::int64_t i = 0; i < indices.size(); ++i)
        out.push_back(value.items()[static_cast<std::size_t>(indices.at(i))]);
    return value.is(Kind::List) ? Value::list(std::move(out)) : Value::tuple(std::move(out));
}

} // namespace luthier::jinja
