// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace luthier::test {

// The fixtures of packaging/reference/families.py, one a row of the families.
inline const std::vector<std::string>& rowNames()
{
    static const std::vector<std::string> names{
        "llama3",    "llama-linear", "llama-dynamic", "llama-yarn", "mistral",    "qwen2",
        "qwen3",     "gemma",        "gemma2",        "gemma3",     "phi3",       "phi4-mini",
        "granite",   "olmo2",        "smollm3",       "gpt2",       "distilgpt2", "gpt-neox",
        "gptj",      "roberta",      "xlm-roberta",   "distilbert", "electra",    "electra-generator",
        "modernbert"};
    return names;
}

} // namespace luthier::test
