// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_objects.h"
#include "core/text/python_text.h"

#include <algorithm>
#include <cmath>

// Values written out: as Python prints them, and as JSON.
namespace luthier::jinja {

namespace {

constexpr int print_depth = 400; // namespaces may hold themselves

void print(std::string& out, const Value& value, int depth);

template <class Items, class Write>
void printAll(std::string& out, const char* open, const char* close, const Items& items, const Write& write)
{
    out += open;
    bool first = true;
    for (const auto& each : items) {
        if (!first)
            out += ", ";
        first = false;
        write(each);
    }
    out += close;
}

void printDict(std::string& out, const Dict& dict, int depth)
{
    printAll(out, "{", "}", dict.entries(), [&](const auto& entry) {
        print(out, entry.first, depth);
        out += ": ";
        print(out, entry.second, depth);
    });
}

void print(std::string& out, const Value& value, int depth)
{
    spendSteps(1);
    if (depth > print_depth)
        failWith(text("The template nests values too deeply."));
    const Metered guard(out.size()); // the text grows outside of any value: fail before it fills the memory
    switch (value.kind()) {
    case Kind::Undefined: out += "Undefined"; return;
    case Kind::None: out += "None"; return;
    case Kind::Boolean: out += value.boolean() ? "True" : "False"; return;
    case Kind::Integer: out += std::to_string(value.integer()); return;
    case Kind::Float: out += python::number(value.real()); return;
    case Kind::String:
        out += value.isMarkup() ? "Markup(" + python::repr(value.string()) + ")" : python::repr(value.string());
        return;
    case Kind::List:
        printAll(out, "[", "]", value.items(), [&](const Value& each) { print(out, each, depth + 1); });
        return;
    case Kind::Tuple:
        printAll(out, "(", value.items().size() == 1 ? ",)" : ")", value.items(),
                 [&](const Value& each) { print(out, each, depth + 1); });
        return;
    case Kind::Dict: printDict(out, value.dict(), depth + 1); return;
    case Kind::Object: break;
    }
    if (const auto* names = value.as<Namespace>()) {
        out += "<Namespace ";
        printDict(out, names->entries, depth + 1);
        out += ">";
    } else if (const auto* view = value.as<View>()) {
        Values items;
        for (std::size_t i = 0; i < view->dict.dict().size(); ++i)
            items.push_back(view->at(i));
        out += view->typeName();
        printAll(out, "([", "])", items, [&](const Value& each) { print(out, each, depth + 1); });
    } else {
        out += value.object()->repr();
    }
}

} // namespace

std::optional<Value> Object::attribute(const std::string&)
{
    return std::nullopt;
}

std::optional<std::int64_t> Object::length()
{
    return std::nullopt;
}

std::string Object::repr() const
{
    return fmt::format("<{} object>", typeName());
}

std::string repr(const Value& value)
{
    std::string out;
    print(out, value, 0);
    return out;
}

std::string toText(const Value& value)
{
    if (value.is(Kind::String))
        return value.string();
    return value.is(Kind::Undefined) ? std::string() : repr(value);
}

namespace {

[[noreturn]] void failJson(const Value& value)
{
    failWith(text("The template writes a value of the kind {} as JSON, which is not possible.", value.typeName()));
}

std::string jsonNumber(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value < 0 ? "-Infinity" : "Infinity";
    return python::number(value);
}

std::string jsonKey(const Value& key)
{
    switch (key.kind()) {
    case Kind::String: return key.string();
    case Kind::Boolean: return key.boolean() ? "true" : "false";
    case Kind::Integer: return std::to_string(key.integer());
    case Kind::Float: return jsonNumber(key.real());
    case Kind::None: return "null";
    default: failJson(key);
    }
}

class JsonWriter {
public:
    explicit JsonWriter(const JsonLayout& layout) : m_layout(layout) { }

    void write(const Value& value, int level)
    {
        spendSteps(1);
        const Metered guard(out.size());
        switch (value.kind()) {
        case Kind::None: out += "null"; return;
        case Kind::Boolean: out += value.boolean() ? "true" : "false"; return;
        case Kind::Integer: out += std::to_string(value.integer()); return;
        case Kind::Float: out += jsonNumber(value.real()); return;
        case Kind::String: writeText(value.string()); return;
        case Kind::List:
        case Kind::Tuple:
            writeAll('[', ']', value.items(), level, [&](const Value& each) { write(each, level + 1); });
            return;
        case Kind::Dict: writeDict(value.dict(), level); return;
        case Kind::Undefined:
        case Kind::Object: failJson(value);
        }
    }

    std::string out;

private:
    void writeText(std::string_view text)
    {
        python::appendJson(out, text, m_layout.ascii ? python::JsonCharacters::Ascii : python::JsonCharacters::Utf8);
    }

    void newLine(int level)
    {
        if (!m_layout.indent)
            return;
        out += '\n';
        for (int i = 0; i < level; ++i)
            out += *m_layout.indent;
    }

    template <class Items, class Write>
    void writeAll(char open, char close, const Items& items, int level, const Write& each)
    {
        out += open;
        bool first = true;
        for (const auto& item : items) {
            if (!first)
                out += m_layout.item_separator;
            first = false;
            newLine(level + 1);
            each(item);
        }
        if (!first)
            newLine(level);
        out += close;
    }

    void writeDict(const Dict& dict, int level)
    {
        std::vector<const std::pair<Value, Value>*> entries;
        for (const auto& entry : dict.entries())
            entries.push_back(&entry);
        if (m_layout.sort_keys)
            std::stable_sort(entries.begin(), entries.end(),
                             [](const auto* a, const auto* b) { return compare(a->first, b->first, "<") < 0; });
        writeAll('{', '}', entries, level, [&](const auto* entry) {
            writeText(jsonKey(entry->first));
            out += m_layout.key_separator;
            write(entry->second, level + 1);
        });
    }

    const JsonLayout& m_layout;
};

} // namespace

std::string toJson(const Value& value, const JsonLayout& layout)
{
    JsonWriter writer(layout);
    writer.write(value, 0);
    return std::move(writer.out);
}

} // namespace luthier::jinja
