// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_interpreter.h"
#include "core/text/unicode.h"

#include <ctime>

#include <locale.h>

// The functions that every template may call.
namespace luthier::jinja {

namespace {

constexpr std::int64_t largest_range = 100000; // the sandbox of Jinja allows no more

Value range(const Arguments& arguments)
{
    const auto& given = arguments.positional;
    if (given.empty() || given.size() > 3 || !arguments.named.empty())
        failArguments("range");
    for (const Value& each : given)
        if (!each.isWhole())
            failOperation("range", each);
    const std::int64_t start = given.size() > 1 ? given[0].integer() : 0;
    const std::int64_t stop = given[given.size() > 1 ? 1 : 0].integer();
    const std::int64_t step = given.size() > 2 ? given[2].integer() : 1;
    if (step == 0)
        failArguments("range");
    const auto made = std::make_shared<Range>(start, stop, step);
    if (made->size() > largest_range)
        failWith(text("The template counts further than {}.", largest_range));
    return Value(std::static_pointer_cast<Object>(made));
}

// dict(other, **named) of Python, where `other` is a dict or pairs.
Dict makeDict(const Arguments& arguments)
{
    Dict made;
    if (arguments.positional.size() > 1)
        failArguments("dict");
    if (!arguments.positional.empty()) {
        const Value& other = arguments.positional[0];
        if (other.is(Kind::Dict))
            made = other.dict();
        else
            for (const Value& pair : allOf(other)) {
                const Values parts = allOf(pair);
                if (parts.size() != 2 || !hashable(parts[0]))
                    failArguments("dict");
                made.set(parts[0], parts[1]);
            }
    }
    for (const auto& [name, value] : arguments.named)
        made.set(Value(name), value);
    return made;
}

// The global "dict": callable, and with fromkeys().
class DictMaker : public Callable {
public:
    Value call(const Arguments& arguments) override { return Value::dict(makeDict(arguments)); }
    std::string name() const override { return "dict"; }
    std::optional<Value> attribute(const std::string& name) override
    {
        return name == "fromkeys" ? methodOf(Value::dict({}), name) : std::nullopt;
    }
};

// joiner(): nothing the first time, the separator from then on.
class Joiner : public Callable {
public:
    explicit Joiner(Value separator) : m_separator(std::move(separator)) { }
    std::string name() const override { return "joiner"; }
    Value call(const Arguments& arguments) override
    {
        if (!arguments.positional.empty() || !arguments.named.empty())
            failArguments("joiner");
        const bool first = !m_used;
        m_used = true;
        return first ? Value("") : m_separator;
    }

private:
    Value m_separator;
    bool m_used = false;
};

// cycler(a, b, …): one after another, from the start again.
class Cycler : public Object, public std::enable_shared_from_this<Cycler> {
public:
    explicit Cycler(Values items) : m_items(std::move(items)) { }
    const char* typeName() const override { return "Cycler"; }
    std::optional<Value> attribute(const std::string& name) override
    {
        if (name == "current")
            return m_items[m_at];
        if (name != "next" && name != "reset")
            return std::nullopt;
        return Value(std::static_pointer_cast<Object>(
            std::make_shared<Function>(name, [self = shared_from_this(), forward = name == "next"](const Arguments&) {
                const Value current = forward ? self->m_items[self->m_at] : Value::none();
                self->m_at = forward ? (self->m_at + 1) % self->m_items.size() : 0;
                return current;
            })));
    }

private:
    Values m_items;
    std::size_t m_at = 0;
};

// strftime in English, whatever language the window speaks.
std::string formatTime(std::string pattern, const std::tm& now)
{
    // Codes that time alone does not know; Python fills them in itself.
    std::string known;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%' || i + 1 >= pattern.size()) {
            known += pattern[i] == '\0' ? std::string() : std::string(1, pattern[i]);
            continue;
        }
        const char code = pattern[++i];
        if (code == 'f')
            known += "000000";
        else if (code != 'z' && code != 'Z') // a time without a zone
            known += {'%', code};
    }
    if (known.empty())
        return known;
    static const locale_t english = newlocale(LC_ALL_MASK, "C", nullptr);
    known += ' '; // so that an empty result can be told from a buffer that is too small
    std::string out(known.size() * 8 + 256, '\0');
    const std::size_t written = strftime_l(out.data(), out.size(), known.c_str(), &now, english);
    if (written == 0)
        failArguments("strftime_now");
    out.resize(written - 1);
    return toUtf8(out);
}

} // namespace

void Interpreter::addGlobal(const char* name, Function::Body body)
{
    m_context->set(name, Value(std::static_pointer_cast<Object>(std::make_shared<Function>(name, std::move(body)))));
}

void Interpreter::addGlobals(const std::tm& now)
{
    addGlobal("range", range);
    m_context->set("dict", Value(std::static_pointer_cast<Object>(std::make_shared<DictMaker>())));
    addGlobal("namespace", [this](const Arguments& arguments) {
        const auto made = std::make_shared<Namespace>();
        made->entries = makeDict(arguments);
        for (const auto& [key, value] : made->entries.entries())
            if (key.is(Kind::String) && key.string().starts_with('_'))
                failWith(text("The template may not use the name “{}” in a namespace.", key.string()));
        m_namespaces.push_back(made);
        return Value(std::static_pointer_cast<Object>(made));
    });
    addGlobal("raise_exception", [](const Arguments& arguments) -> Value {
        const Parameters given("raise_exception", arguments, {"message"}, 1);
        failWith(text("The chat template refuses this conversation: {}", toText(*given[0])),
                 text("Change the conversation as the template asks."));
    });
    addGlobal("strftime_now", [now](const Arguments& arguments) {
        const Parameters given("strftime_now", arguments, {"format"}, 1);
        if (!given[0]->is(Kind::String) || given[0]->string().size() > 10000)
            failOperation("strftime_now", *given[0]);
        return Value(formatTime(given[0]->string(), now));
    });
    addGlobal("joiner", [](const Arguments& arguments) {
        const Parameters given("joiner", arguments, {"sep"}, 0);
        return Value(std::static_pointer_cast<Object>(std::make_shared<Joiner>(given[0] ? *given[0] : Value(", "))));
    });
    addGlobal("cycler", [](const Arguments& arguments) {
        if (arguments.positional.empty() || !arguments.named.empty())
            failArguments("cycler");
        return Value(std::static_pointer_cast<Object>(std::make_shared<Cycler>(arguments.positional)));
    });
}

} // namespace luthier::jinja
