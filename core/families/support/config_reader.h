// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/nn/spec.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace luthier {

// Reads fields of a config.json and keeps the first thing that is wrong, so that a family's spec() stays a list of
// fields. finish() checks that the sizes make a network. A field that is null counts as absent.
class ConfigReader {
public:
    ConfigReader(const Json& config, std::string where);

    // The object that a field holds; what is wrong inside it is told by this reader. None when it is no object.
    std::optional<ConfigReader> nested(const char* key) const;
    bool has(const char* key) const { return find(key) != nullptr; }
    bool isNull(const char* key) const; // there, and null

    std::int64_t integer(const char* key) const; // must be there, at least 1
    std::int64_t integer(const char* key, std::int64_t otherwise) const;
    std::int64_t index(const char* key, std::int64_t otherwise) const; // at least 0
    double real(const char* key, double otherwise) const; // not negative
    double positive(const char* key, double otherwise) const; // more than 0
    double positive(const char* key) const; // must be there
    bool boolean(const char* key, bool otherwise) const;
    std::string text(const char* key, const std::string& otherwise) const;
    std::vector<std::string> words(const char* key) const; // empty when absent
    std::vector<std::int64_t> integers(const char* key) const; // true and false count as 1 and 0
    std::vector<double> positives(const char* key) const; // must be there
    Activation activation(const char* key, Activation otherwise) const;
    void problem(Text message) const;
    bool good() const { return m_problem->empty(); }
    Result<Spec> finish(const Spec& spec) const;

private:
    ConfigReader(const Json& config, std::string where, std::shared_ptr<Text> problem);
    const Json* find(const char* key) const;

    const Json* m_config;
    std::string m_where;
    std::shared_ptr<Text> m_problem; // shared with nested readers
};

} // namespace luthier
