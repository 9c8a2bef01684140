// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue.h"
#include "core/families/inspect.h"
#include "core/tasks/task.h"
#include "core/train/recipe.h"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace luthier {

// The sentences of core that a window must translate: what the catalogue shows, and every pattern of text("…") in the
// sources. The collector writes them for lupdate; a test looks whether each has a translation.

inline void addCoreText(std::set<std::string>& texts, const char* words)
{
    if (words && *words)
        texts.insert(words);
}

inline void addParamTexts(std::set<std::string>& texts, std::span<const Param> params)
{
    for (const Param& param : params) {
        addCoreText(texts, param.label);
        addCoreText(texts, param.help);
        addCoreText(texts, param.unit);
        for (const ParamChoice& choice : param.choices)
            addCoreText(texts, choice.label);
    }
}

inline std::set<std::string> catalogueTexts()
{
    std::set<std::string> texts;
    for (const Kind kind : {Kind::Family, Kind::Task, Kind::Method, Kind::Format, Kind::Exporter}) {
        for (const EntryInfo* info : entries(kind)) {
            addCoreText(texts, info->title);
            addCoreText(texts, info->short_title);
            addCoreText(texts, info->summary);
            addCoreText(texts, info->term);
            addParamTexts(texts, info->params);
        }
    }
    for (const TaskDescriptor* task : tasks()) {
        addCoreText(texts, task->example);
        addCoreText(texts, task->better);
        for (const ColumnRole& role : task->roles) {
            addCoreText(texts, role.label);
            addCoreText(texts, role.help);
        }
    }
    addParamTexts(texts, trainingParams());
    for (const ModelSummary& starter : starterModels())
        texts.insert(starter.name);
    return texts;
}

// Reads C++ source just well enough: finds calls text(…) and takes the string literals of the first argument. Literals
// that stand side by side are one pattern; those of a conditional are two.
class PatternScanner {
public:
    PatternScanner(std::string_view source, std::set<std::string>& texts) : m_source(source), m_texts(texts) { }

    void scan()
    {
        while (m_at < m_source.size()) {
            if (skipComment())
                continue;
            if (m_source[m_at] == '"') {
                literal();
            } else if (m_source[m_at] == '\'') {
                character();
            } else if (startsCall("text")) {
                m_at += 4;
                firstArgument();
            } else if (startsCall("check")) { // check(condition, "Sentence.") hands its words on to text()
                m_at += 5;
                sentences();
            } else {
                ++m_at;
            }
        }
    }

private:
    static bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

    bool startsCall(std::string_view name) const
    {
        if (m_source.compare(m_at, name.size(), name) != 0 || (m_at > 0 && isWord(m_source[m_at - 1])))
            return false;
        if (m_at > 0 && (m_source[m_at - 1] == '.' || m_source[m_at - 1] == '>')) // a member of something else
            return false;
        std::size_t next = m_at + name.size();
        while (next < m_source.size() && m_source[next] == ' ')
            ++next;
        return next < m_source.size() && m_source[next] == '(';
    }

    bool skipComment()
    {
        if (m_source.compare(m_at, 2, "//") == 0) {
            m_at = std::min(m_source.find('\n', m_at), m_source.size());
            return true;
        }
        if (m_source.compare(m_at, 2, "/*") == 0) {
            const std::size_t end = m_source.find("*/", m_at + 2);
            m_at = end == std::string_view::npos ? m_source.size() : end + 2;
            return true;
        }
        return false;
    }

    void character()
    {
        // A digit separator (1'000) is no character literal.
        if (m_at > 0 && std::isdigit(static_cast<unsigned char>(m_source[m_at - 1]))) {
            ++m_at;
            return;
        }
        ++m_at;
        while (m_at < m_source.size() && m_source[m_at] != '\'')
            m_at += m_source[m_at] == '\\' ? 2 : 1;
        ++m_at;
    }

    std::string literal()
    {
        std::string value;
        ++m_at;
        while (m_at < m_source.size() && m_source[m_at] != '"') {
            char c = m_source[m_at++];
            if (c == '\\' && m_at < m_source.size()) {
                c = m_source[m_at++];
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
            }
            value += c;
        }
        ++m_at;
        return value;
    }

    void sentences()
    {
        int depth = 0;
        std::string words;
        while (m_at < m_source.size()) {
            const char c = m_source[m_at];
            if (c == '"') {
                words += literal();
                continue;
            }
            ++m_at;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > 0 && std::isspace(static_cast<unsigned char>(c)))
                continue;
            if (words.size() > 2 && std::isupper(static_cast<unsigned char>(words.front())) && words.back() == '.')
                m_texts.insert(words);
            words.clear();
            if (depth == 0)
                return;
        }
    }

    void firstArgument()
    {
        int depth = 0;
        std::string pattern;
        bool any = false;
        auto finish = [&] {
            if (any && !pattern.empty() && pattern != "{}")
                m_texts.insert(pattern);
            pattern.clear();
            any = false;
        };
        while (m_at < m_source.size()) {
            if (skipComment())
                continue;
            const char c = m_source[m_at];
            if (c == '"') {
                pattern += literal();
                any = true;
                continue;
            }
            ++m_at;
            if (c == '(' || c == '{' || c == '[') {
                ++depth;
            } else if (c == ')' || c == '}' || c == ']') {
                if (--depth == 0)
                    break;
            } else if (c == ',' && depth == 1) {
                break;
            } else if (!std::isspace(static_cast<unsigned char>(c))) {
                finish();
            }
        }
        finish();
    }

    std::string_view m_source;
    std::set<std::string>& m_texts;
    std::size_t m_at = 0;
};

// core: the folder core/ of the sources.
inline std::set<std::string> sourcePatterns(const std::filesystem::path& core)
{
    std::set<std::string> texts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(core)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".cpp" && extension != ".h")
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string source{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        PatternScanner(source, texts).scan();
    }
    return texts;
}

} // namespace luthier
