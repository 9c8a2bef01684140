// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace luthier {

using ParamValue = std::variant<bool, std::int64_t, double, std::string>;

enum class ParamKind { Boolean, Integer, Real, Choice, Text };
enum class ParamLevel { Basic, Advanced };

struct ParamChoice {
    const char* id; // what a recipe holds
    const char* label; // what a person reads
};

// One setting, declared once: the form, the JSON key, --set, the compare column and the help page all follow from it.
struct Param {
    const char* key; // "lora.rank"
    const char* label; // in the user's words
    const char* help; // one or two sentences: what it changes, when to change it
    ParamKind kind;
    ParamValue initial;
    double minimum = 0; // for Integer and Real, inclusive
    double maximum = 0;
    const char* unit = ""; // "rows", "tokens", "" …
    ParamLevel level = ParamLevel::Basic;
    std::span<const ParamChoice> choices = {}; // for Choice
};

// Values by key. Reading a key that no table declared is a programming error and ends in an exception from
// std::map::at.
class ParamSet {
public:
    bool has(std::string_view key) const;
    bool boolean(std::string_view key) const;
    std::int64_t integer(std::string_view key) const; // also reads a Real that is whole
    double real(std::string_view key) const; // also reads an Integer
    const std::string& text(std::string_view key) const;

    void set(std::string key, ParamValue value);
    const std::map<std::string, ParamValue, std::less<>>& values() const { return m_values; }

    friend bool operator==(const ParamSet&, const ParamSet&) = default;

private:
    std::map<std::string, ParamValue, std::less<>> m_values;
};

// The value as a recipe or --set would write it: "16", "0.0002", "true", "cosine".
std::string toString(const ParamValue& value);

// Checks kind, range and choices. Errors name the key, the value and what is allowed.
Result<ParamValue> checkValue(const Param& param, const ParamValue& value);
// The same from text, as --set gives it.
Result<ParamValue> parseValue(const Param& param, std::string_view text);

// Every key of every table with its initial value, overlaid with the given values. An unknown key is an error that
// names the nearest known one; a value out of range is an error that names the range.
Result<ParamSet> resolveParams(std::span<const std::span<const Param>> tables, const ParamSet& given);

// The known word with the smallest edit distance, empty if none is near.
std::string nearestWord(std::string_view word, std::span<const std::string> known);

} // namespace luthier
