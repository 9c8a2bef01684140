// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/nn/spec.h"

#include <span>
#include <string>
#include <vector>

namespace luthier {

// Reads fields of a config.json and keeps the first thing that is wrong, so that a family's spec() stays a list of
// fields. finish() checks that the sizes make a network.
class ConfigReader {
public:
    ConfigReader(const Json& config, std::string where) : m_config(config), m_where(std::move(where)) { }

    std::int64_t integer(const char* key) const; // must be there, at least 1
    std::int64_t integer(const char* key, std::int64_t otherwise) const;
    double real(const char* key, double otherwise) const;
    bool boolean(const char* key, bool otherwise) const;
    std::string text(const char* key, const std::string& otherwise) const;
    Activation activation(const char* key, Activation otherwise) const;
    void problem(Text message) const;
    Result<Spec> finish(const Spec& spec) const;

private:
    const Json* find(const char* key) const;

    const Json& m_config;
    std::string m_where;
    mutable Text m_problem;
};

// A part of a canonical name and what the files call it; the first rule that fits a prefix (after "layers.N.") wins.
struct NameRule {
    const char* canonical;
    const char* file;
};

// Candidates for a canonical name: with the model's prefix, then without it (a bare encoder's folder).
std::vector<std::string> namesFromRules(const std::string& canonical, std::span<const NameRule> rules,
                                        const std::string& layer_prefix, const std::string& model_prefix);

} // namespace luthier
