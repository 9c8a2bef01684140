// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_filters.h"
#include "core/text/jinja_parser.h"
#include "core/text/python_text.h"

#include <unordered_map>

// Jinja's tests: what may stand behind "is".
namespace luthier::jinja {

namespace {

using Test = bool (*)(const Value& value, const Value& other);

struct TestEntry {
    bool takes_value;
    Test test;
};

template <class Check> TestEntry plain(Check)
{
    return {false, [](const Value& value, const Value&) { return Check{}(value); }};
}

template <class Check> TestEntry with(Check)
{
    return {true, [](const Value& value, const Value& other) { return Check{}(value, other); }};
}

bool remainderIs(const Value& value, std::int64_t wanted)
{
    return equal(modulo(value, Value(std::int64_t{2})), Value(wanted));
}

const std::unordered_map<std::string, TestEntry>& tests()
{
    const auto equals = with([](const Value& a, const Value& b) { return equal(a, b); });
    const auto differs = with([](const Value& a, const Value& b) { return !equal(a, b); });
    const auto less = with([](const Value& a, const Value& b) { return compare(a, b, "<") < 0; });
    const auto at_most = with([](const Value& a, const Value& b) { return compare(a, b, "<=") <= 0; });
    const auto greater = with([](const Value& a, const Value& b) { return compare(a, b, ">") > 0; });
    const auto at_least = with([](const Value& a, const Value& b) { return compare(a, b, ">=") >= 0; });
    static const std::unordered_map<std::string, TestEntry> table = {
        {"odd", plain([](const Value& value) { return remainderIs(value, 1); })},
        {"even", plain([](const Value& value) { return remainderIs(value, 0); })},
        {"divisibleby",
         with([](const Value& a, const Value& b) { return equal(modulo(a, b), Value(std::int64_t{0})); })},
        {"defined", plain([](const Value& value) { return !value.is(Kind::Undefined); })},
        {"undefined", plain([](const Value& value) { return value.is(Kind::Undefined); })},
        {"filter", plain([](const Value& value) { return value.is(Kind::String) && knownFilter(value.string()); })},
        {"test", plain([](const Value& value) { return value.is(Kind::String) && knownTest(value.string()); })},
        {"none", plain([](const Value& value) { return value.is(Kind::None); })},
        {"boolean", plain([](const Value& value) { return value.is(Kind::Boolean); })},
        {"false", plain([](const Value& value) { return value.is(Kind::Boolean) && !value.boolean(); })},
        {"true", plain([](const Value& value) { return value.is(Kind::Boolean) && value.boolean(); })},
        {"integer", plain([](const Value& value) { return value.is(Kind::Integer); })},
        {"float", plain([](const Value& value) { return value.is(Kind::Float); })},
        {"lower", plain([](const Value& value) { return *python::hasProperty(toText(value), "lower"); })},
        {"upper", plain([](const Value& value) { return *python::hasProperty(toText(value), "upper"); })},
        {"string", plain([](const Value& value) { return value.is(Kind::String); })},
        {"mapping", plain([](const Value& value) { return value.is(Kind::Dict); })},
        {"number", plain([](const Value& value) { return value.isNumber(); })},
        {"sequence", plain([](const Value& value) {
             return value.is(Kind::Undefined) || value.is(Kind::String) || value.is(Kind::List) || value.is(Kind::Tuple)
                 || value.is(Kind::Dict) || value.as<Range>();
         })},
        {"iterable", plain([](const Value& value) { return tryIterate(value) != nullptr; })},
        {"callable", plain([](const Value& value) { return value.is(Kind::Undefined) || value.as<Callable>(); })},
        {"sameas", with([](const Value& a, const Value& b) { return identical(a, b); })},
        {"escaped", plain([](const Value& value) { return value.isMarkup(); })},
        {"in", with([](const Value& value, const Value& container) { return contains(container, value); })},
        {"==", equals},
        {"eq", equals},
        {"equalto", equals},
        {"!=", differs},
        {"ne", differs},
        {"<", less},
        {"lt", less},
        {"lessthan", less},
        {"<=", at_most},
        {"le", at_most},
        {">", greater},
        {"gt", greater},
        {"greaterthan", greater},
        {">=", at_least},
        {"ge", at_least},
    };
    return table;
}

} // namespace

bool knownTest(const std::string& name)
{
    return tests().contains(name);
}

bool callTest(const std::string& name, const Value& value, const Arguments& arguments)
{
    spendSteps(1);
    const auto found = tests().find(name);
    if (found == tests().end())
        failWith(text("The template uses the test “{}”, which does not exist.", name));
    const std::size_t wanted = found->second.takes_value ? 1 : 0;
    if (arguments.positional.size() != wanted || !arguments.named.empty())
        failArguments(name);
    return found->second.test(value, wanted == 0 ? Value() : arguments.positional[0]);
}

} // namespace luthier::jinja
