// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/jinja_objects.h"

namespace luthier::jinja {

// A filter of Jinja by its name, and a test. An unknown name fails.
Value callFilter(const std::string& name, const Value& value, const Arguments& arguments);
bool callTest(const std::string& name, const Value& value, const Arguments& arguments);

using FilterFunction = Value (*)(const Value& value, const Arguments& arguments);
struct NamedFilter {
    const char* name;
    FilterFunction filter;
};
std::vector<NamedFilter> textFilters();
std::vector<NamedFilter> sequenceFilters();

// The part of an item that an `attribute` argument names: "function.name", 0; none gives the item itself.
class PartOf {
public:
    explicit PartOf(const Value* attribute, const Value* otherwise = nullptr);
    Value operator()(const Value& item) const;

private:
    Values m_parts;
    std::optional<Value> m_otherwise;
};

Value lowered(const Value& value); // a text in lower case, anything else as it is

} // namespace luthier::jinja
