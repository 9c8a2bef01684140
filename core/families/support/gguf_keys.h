// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/weights/gguf.h"

#include <optional>
#include <string>

namespace luthier {

// Reads entries of a GGUF file's metadata and keeps the first thing that is wrong, so that turning them into a
// configuration stays a list of fields. Keys without a leading dot are whole ("general.name"); ".attention.head_count"
// stands for the architecture's own ("llama.attention.head_count").
class GgufKeys {
public:
    GgufKeys(const GgufSource& source, std::string where);

    const std::string& architecture() const { return m_architecture; }
    const std::string& where() const { return m_where; }
    const GgufSource& source() const { return m_source; }
    bool has(std::string_view key) const { return find(key) != nullptr; }

    std::int64_t integer(std::string_view key) const; // must be there, at least 1
    std::optional<std::int64_t> maybeInteger(std::string_view key) const; // at least 0
    std::optional<double> maybeReal(std::string_view key) const;
    double real(std::string_view key) const; // must be there
    std::optional<bool> maybeBoolean(std::string_view key) const;
    std::string text(std::string_view key) const; // empty when absent
    std::vector<std::string_view> texts(std::string_view key) const;
    std::vector<std::int64_t> integers(std::string_view key) const; // of a list; empty when absent
    std::vector<double> reals(std::string_view key) const;
    std::vector<bool> booleans(std::string_view key) const;
    std::string_view bytes(std::string_view key) const; // of a list of bytes

    // A tensor's size in one dimension; a problem when it is not there.
    std::int64_t size(std::string_view tensor, std::size_t dimension) const;
    bool holds(std::string_view tensor) const { return m_source.find(tensor) != nullptr; }
    // All values of a small tensor; empty when it is not there.
    std::vector<double> values(std::string_view tensor) const;

    void problem(Text message, Text next = {}) const; // only the first counts
    void missing(std::string_view key) const;
    template <class Value> void impossible(std::string_view key, const Value& value) const
    {
        impossible(key, fmt::to_string(value));
    }
    void impossible(std::string_view key, const std::string& value) const;
    Status finish() const;

private:
    std::string whole(std::string_view key) const;
    const GgufValue* find(std::string_view key) const;
    const GgufValue* findNumbers(std::string_view key) const; // a list of them
    void wrongType(std::string_view key, const GgufValue& value) const;

    const GgufSource& m_source;
    std::string m_where;
    std::string m_architecture;
    mutable std::optional<Error> m_problem;
};

} // namespace luthier
