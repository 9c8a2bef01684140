// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/jinja_template.h"
#include "tests/support/shared_data.h"

#include <QTest>

#include <thread>

using namespace luthier;

namespace {

std::tm fixtureTime() // 2024-07-26 13:04:05, a Friday
{
    std::tm now{};
    now.tm_year = 124;
    now.tm_mon = 6;
    now.tm_mday = 26;
    now.tm_hour = 13;
    now.tm_min = 4;
    now.tm_sec = 5;
    now.tm_wday = 5;
    now.tm_yday = 207;
    return now;
}

Result<JinjaTemplate::Rendered> rendered(const std::string& source, const Json& variables,
                                         const JinjaTemplate::Limits& limits = {})
{
    const auto made = JinjaTemplate::parse(source, "template");
    if (!made)
        return fail(made.error());
    return made->render(variables, fixtureTime(), limits);
}

Json characterPairs(const JinjaTemplate::Rendered& made)
{
    Json pairs = Json::array();
    const auto characters = [&](std::uint32_t byte) {
        return QString::fromStdString(made.text.substr(0, byte)).toUcs4().size();
    };
    for (const ByteRange span : made.generated)
        pairs.push_back({characters(span.begin), characters(span.end)});
    return pairs;
}

const Json& snippetFile()
{
    static const Json json = [] {
        const auto read = readJson(test::fixture("chat/snippets.json"));
        return read ? *read : Json::object();
    }();
    return json;
}

} // namespace

class TestJinja : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void snippets_data()
    {
        QTest::addColumn<int>("index");
        QVERIFY(snippetFile().contains("rows"));
        const Json& rows = snippetFile().at("rows");
        QVERIFY(rows.size() >= 300);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const QString source = QString::fromStdString(rows[i].at("template").get<std::string>());
            QTest::addRow("%03d %s", static_cast<int>(i), qPrintable(source.left(70).simplified()))
                << static_cast<int>(i);
        }
    }

    // Text, generation blocks and refusals as jinja2 has them.
    void snippets()
    {
        QFETCH(int, index);
        const Json& row = snippetFile().at("rows").at(static_cast<std::size_t>(index));
        Json variables = snippetFile().at("variables");
        if (row.contains("variables"))
            variables.update(row.at("variables"));
        const auto made = rendered(row.at("template").get<std::string>(), variables);
        if (row.contains("fails")) {
            QVERIFY2(!made, made ? made->text.c_str() : "");
            QVERIFY(!made.error().message.empty());
            QVERIFY2(made.error().where.find("line ") != std::string::npos, made.error().sentence().c_str());
            return;
        }
        QVERIFY2(made, made ? "" : made.error().sentence().c_str());
        QCOMPARE(made->text, row.at("text").get<std::string>());
        QCOMPARE(characterPairs(*made).dump(), row.value("spans", Json::array()).dump());
    }

    void limits_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("word"); // of the sentence
        const auto row = [](const char* name, const char* source, const char* word) {
            QTest::newRow(name) << source << word;
        };
        row("loops in loops",
            "{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(100000) %}{% endfor %}{% endfor "
            "%}{% "
            "endfor %}",
            "end");
        row("calls itself", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "too often");
        row("two that call each other",
            "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}", "too often");
        row("recursive loop", "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", "too often");
        row("doubles a text",
            "{% set ns = namespace(x='0123456789') %}{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
            "memory");
        row("doubles a list",
            "{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
            "memory");
        row("repeats a text", "{{ 'x' * 99999999999 }}", "memory");
        row("repeats a list", "{{ [1] * 99999999999 }}", "memory");
        row("replaces by more", "{% set a = 'x' * 1000000 %}{{ a|replace('x', a) }}", "memory");
        row("joins much", "{% set a = 'x' * 1000000 %}{{ ([a] * 100000)|join(a) }}", "memory");
        row("pads", "{{ 'a'.center(99999999999) }}", "memory");
        row("pads by format", "{{ '%99999999999d' % 1 }}", "formats");
        row("pads by braces", "{{ '{:99999999999}'.format(1) }}", "formats");
        row("writes much", "{% set a = 'x' * 1000000 %}{% for i in range(100000) %}{{ a }}{% endfor %}", "writes more");
        row("nests lists",
            "{% set ns = namespace(x=[]) %}{% for i in range(10000) %}{% set ns.x = [ns.x] %}{% endfor %}", "deeply");
        row("namespace in itself", "{% set ns = namespace() %}{% set ns.me = ns %}{{ ns }}", "deeply");
        row("namespace in a list in itself", "{% set ns = namespace() %}{% set ns.me = [ns] %}{{ ns.me|tojson }}",
            "JSON");
        row("large range", "{{ range(10000000)|list }}", "counts");
        row("large number", "{{ 2 ** 1000 }}", "64 bits");
        row("large factor", "{{ 9223372036854775807 * 2 }}", "64 bits");
    }

    // A template can neither run for ever nor fill the memory; the sentence says what it did, and where.
    void limits()
    {
        QFETCH(QString, source);
        QFETCH(QString, word);
        const auto made = rendered(source.toStdString(), Json::object(),
                                   {.steps = 10'000'000, .output_bytes = 8 << 20, .value_bytes = 64 << 20});
        QVERIFY(!made);
        QVERIFY2(QString::fromStdString(made.error().message.english()).contains(word),
                 made.error().sentence().c_str());
        QCOMPARE(made.error().where, std::string("template, line 1"));
    }

    void nesting_data()
    {
        QTest::addColumn<QString>("open");
        QTest::addColumn<QString>("close");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("brackets") << "["
                                  << "]"
                                  << "{{ 1"
                                  << " }}";
        QTest::newRow("parentheses") << "("
                                     << ")"
                                     << "{{ "
                                     << "1 }}";
        QTest::newRow("not") << "not "
                             << ""
                             << "{{ "
                             << "1 }}";
        QTest::newRow("minus") << "-"
                               << ""
                               << "{{ "
                               << "1 }}";
        QTest::newRow("plus") << "1 + "
                              << ""
                              << "{{ "
                              << "1 }}";
        QTest::newRow("filters") << "|trim"
                                 << ""
                                 << "{{ 'a'"
                                 << " }}";
        QTest::newRow("parts") << "[0]"
                               << ""
                               << "{{ a"
                               << " }}";
        QTest::newRow("calls") << "f("
                               << ")"
                               << "{{ "
                               << "1 }}";
        QTest::newRow("choices") << "1 if 1 else "
                                 << ""
                                 << "{{ "
                                 << "1 }}";
        QTest::newRow("ifs") << "{% if 1 %}"
                             << "{% endif %}"
                             << ""
                             << "";
        QTest::newRow("loops") << "{% for x in y %}"
                               << "{% endfor %}"
                               << ""
                               << "";
        QTest::newRow("dicts") << "{1:"
                               << "}"
                               << "{{ "
                               << "1 }}";
        QTest::newRow("open only") << "{"
                                   << ""
                                   << "{{ "
                                   << "";
    }

    // However deep a template is nested, reading it does not exhaust the stack.
    void nesting()
    {
        QFETCH(QString, open);
        QFETCH(QString, close);
        QFETCH(QString, before);
        QFETCH(QString, after);
        for (const int depth : {10, 100, 1000, 100000}) {
            const std::string source =
                (before + open.repeated(depth) + after + (after.isEmpty() ? close.repeated(depth) : QString()))
                    .toStdString();
            const auto made = rendered(source, Json::object());
            if (!made)
                QVERIFY(!made.error().message.empty());
            if (depth >= 1000)
                QVERIFY2(!made, open.toUtf8().constData());
        }
        const QString closed = open == "[" || open == "{1:"
            ? before.left(3) + open.repeated(20) + "1" + close.repeated(20) + " }}"
            : QString();
        if (!closed.isEmpty())
            QVERIFY(rendered(closed.toStdString(), Json::object()));
    }

    void lines_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("line");
        QTest::newRow("value") << "a\nb\n{{ missing.x }}\n" << 3;
        QTest::newRow("in a block") << "{% if true %}\n\n{{ 1 + 'a' }}{% endif %}" << 3;
        QTest::newRow("in a macro") << "{% macro m() %}\n{{ 1 / 0 }}\n{% endmacro %}\n\n{{ m() }}" << 2;
        QTest::newRow("raised") << "x\n\n\n{{ raise_exception('no') }}" << 4;
        QTest::newRow("mistake") << "x\n{% if %}" << 2;
        QTest::newRow("unknown tag") << "x\n\n{% nope %}" << 3;
        QTest::newRow("unknown filter") << "x\n\n\n\n{{ 1|nope }}" << 5;
        QTest::newRow("windows lines") << "x\r\n\r\n{{ missing.x }}" << 3;
        QTest::newRow("after a comment") << "{# a\nb\n#}\n{{ missing.x }}" << 4;
    }

    void lines()
    {
        QFETCH(QString, source);
        QFETCH(int, line);
        const auto made = rendered(source.toStdString(), Json::object());
        QVERIFY(!made);
        QCOMPARE(QString::fromStdString(made.error().where), QString("template, line %1").arg(line));
    }

    void raised()
    {
        const auto made = rendered("{{ raise_exception('Only users speak {}!') }}", Json::object());
        QVERIFY(!made);
        QCOMPARE(made.error().message.english(),
                 std::string("The chat template refuses this conversation: Only users speak {}!"));
    }

    // Bytes that are no UTF-8 and characters that mean nothing are texts or mistakes, never a crash.
    void damagedText()
    {
        QCOMPARE(rendered("a\xff{{ 'b\xc3' }}", Json::object())->text,
                 std::string("a\xef\xbf\xbd"
                             "b\xef\xbf\xbd"));
        QVERIFY(!rendered(std::string("{{ \0 }}", 7), Json::object()));
        QCOMPARE(rendered(std::string("a\0b", 3), Json::object())->text, std::string("a\0b", 3));
        const auto large = rendered(std::string(std::size_t{5} << 20, 'x'), Json::object());
        QVERIFY(!large);
        QVERIFY(large.error().message.english().find("larger") != std::string::npos);
    }

    // One template, many threads, each with its own variables.
    void threads()
    {
        const auto made = JinjaTemplate::parse(
            "{% set ns = namespace(t='') %}{% for x in range(n) %}{% set ns.t = ns.t ~ x %}{% endfor %}{{ ns.t }}",
            "t");
        QVERIFY(made);
        std::vector<std::thread> workers;
        std::vector<std::string> texts(8);
        for (std::size_t i = 0; i < texts.size(); ++i)
            workers.emplace_back([&, i] { texts[i] = made->render(Json{{"n", 100 + i}}, fixtureTime())->text; });
        for (std::thread& worker : workers)
            worker.join();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            std::string expected;
            for (std::size_t n = 0; n < 100 + i; ++n)
                expected += std::to_string(n);
            QCOMPARE(texts[i], expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestJinja)
#include "test_jinja.moc"
