// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "data_files.h"
#include "tests/support/shared_data.h"

#include <QElapsedTimer>
#include <QTest>

using namespace luthier;
using luthier::test::shown;

class TestJsonl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("findings");

        const auto row = [](const char* name, const QByteArray& bytes, const char* columns, const char* rows,
                            const char* lines, const char* findings = "") {
            QTest::newRow(name) << bytes << QString(columns) << QString::fromUtf8(rows) << QString(lines)
                                << QString(findings);
        };
        row("simple", "{\"a\":\"1\",\"b\":\"2\"}\n{\"a\":\"3\",\"b\":\"4\"}\n", "a|b", "1|2 / 3|4", "1 2");
        row("no last line break", "{\"a\":\"1\"}", "a", "1", "1");
        row("CRLF", "{\"a\":\"1\"}\r\n{\"a\":\"2\"}\r\n", "a", "1 / 2", "1 2");
        row("byte order mark", "\xEF\xBB\xBF{\"a\":\"1\"}\n", "a", "1", "1");
        row("empty lines", "\n{\"a\":\"1\"}\n\n  \n{\"a\":\"2\"}\n\n", "a", "1 / 2", "2 5");
        row("union of keys", "{\"a\":\"1\"}\n{\"b\":\"2\"}\n{\"a\":\"3\",\"c\":\"4\"}\n", "a|b|c", "1|| / |2| / 3||4",
            "1 2 3");
        row("other order", "{\"a\":\"1\",\"b\":\"2\"}\n{\"b\":\"3\",\"a\":\"4\"}\n", "a|b", "1|2 / 4|3", "1 2");
        row("numbers as written", "{\"a\":1.50,\"b\":-2e10,\"c\":0}\n", "a|b|c", "1.50|-2e10|0", "1");
        row("number too large for a double", "{\"a\":123456789012345678901234567890}\n", "a",
            "123456789012345678901234567890", "1");
        row("truth and nothing", "{\"a\":true,\"b\":false,\"c\":null}\n", "a|b|c", "true|false|", "1");
        row("list and object", "{\"a\":[1, \"x\" , null],\"b\":{ \"k\" : [ ] }}\n", "a|b", "[1,\"x\",null]|{\"k\":[]}",
            "1");
        row("escapes", "{\"a\":\"\\u00e9\\n\\t\\\"\\\\\"}\n", "a", "é\\n\\t\"\\", "1");
        row("escapes inside a list", "{\"a\":[\"\\u00e9\\n\\u0001\"]}\n", "a", "[\"é\\n\\u0001\"]", "1");
        row("repeated key", "{\"a\":\"1\",\"a\":\"2\"}\n", "a", "2", "1", "repeated_key@1");
        row("key with escapes", "{\"a\\\"b\":\"1\"}\n", "a\"b", "1", "1");

        const char* good = "{\"a\":\"1\"}\n";
        const auto broken = [&](const char* name, const QByteArray& line) {
            row(name, good + line + "\n" + good, "a", "1 / 1", "1 3", "broken_json@2");
        };
        broken("ends early", "{\"a\":\"1\"");
        broken("quote not closed", "{\"a\":\"1}");
        broken("no colon", "{\"a\" \"1\"}");
        broken("comma at the end", "{\"a\":\"1\",}");
        broken("comma missing", "{\"a\":\"1\" \"b\":\"2\"}");
        broken("single quotes", "{'a':'1'}");
        broken("two on a line", "{\"a\":\"1\"}{\"a\":\"2\"}");
        broken("more after the record", "{\"a\":\"1\"} x");
        broken("not JSON", "hello");
        broken("bad escape", "{\"a\":\"\\x\"}");
        broken("control character", "{\"a\":\"x\ty\"}");
        broken("bad number", "{\"a\":01}");
        broken("number and letters", "{\"a\":1x}");
        broken("half a number", "{\"a\":1.}");
        broken("bad word", "{\"a\":truex}");
        broken("not a number", "{\"a\":NaN}");
        broken("bad inside a list", "{\"a\":[1 2]}");
        broken("bad inside a nested object", "{\"a\":{\"b\":[1,}}");
        broken("new key in a broken record", "{\"zzz\":\"1\",");
        broken("a list", "[1,2]");
        broken("a text", "\"x\"");
        broken("a number", "12");
        broken("null", "null");
        broken("too deep", "{\"a\":" + QByteArray(100, '[') + QByteArray(100, ']') + "}");
        broken("far too deep", "{\"a\":" + QByteArray(100000, '['));
        row("depth within the guard", "{\"a\":" + QByteArray(60, '[') + QByteArray(60, ']') + "}", "a",
            (QByteArray(60, '[') + QByteArray(60, ']')).constData(), "1");

        row("list of objects", "[{\"a\":\"1\"},{\"a\":\"2\",\"b\":3}]", "a|b", "1| / 2|3", "1 1");
        row("list over lines", "[\n  {\n    \"a\": \"1\"\n  },\n  {\n    \"a\": \"2\"\n  }\n]\n", "a", "1 / 2", "2 5");
        row("list with something else", "[{\"a\":\"1\"},\n7,\n{\"a\":\"2\"}]", "a", "1 / 2", "1 3", "broken_json@2");
        row("list with text after it", "[{\"a\":\"1\"}]\nx", "a", "1", "1", "broken_json@2");
        row("list cut off", "[{\"a\":\"1\"},\n{\"a\":\"2\", \"b\": {}", "a", "1", "1", "broken_json@2");
        row("list with other things, cut off", "[7,\n{\"a\":\"1\"},\n{\"a\":", "a", "1", "2",
            "broken_json@1 broken_json@3");
        row("list with a deep record", "[{\"a\":\"1\"},\n{\"a\":" + QByteArray(100, '[') + QByteArray(100, ']') + "}]",
            "a", "1", "1", "broken_json@2");
        row("list broken in its middle", "[{\"a\":\"1\"},\n{\"a\":},\n{\"a\":\"2\"}]", "a", "1", "1", "broken_json@2");
    }

    void reads()
    {
        QFETCH(QByteArray, bytes);
        test::DataFiles files;
        const auto table = files.read("data.jsonl", bytes);
        QVERIFY2(table, table ? "" : table.error().sentence().c_str());
        QCOMPARE(QString::fromStdString(table->format), QString("jsonl"));
        QTEST(shown(table->columns), "columns");
        QTEST(shown(table->rows), "rows");
        QTEST(shown(table->lines), "lines");
        QTEST(shown(table->findings), "findings");
        for (const auto& row : table->rows)
            QCOMPARE(row.size(), table->columns.size());
    }

    // Python's json module on the same bytes.
    void agreesWithPython()
    {
        const auto table = readTable(test::fixture("data/records.jsonl"));
        QVERIFY(table);
        const auto expected = readJson(test::fixture("data/records.expected.json"));
        QVERIFY(expected);
        auto rows = expected->get<std::vector<std::vector<std::string>>>();
        QCOMPARE(shown(table->columns), shown(rows.front()));
        rows.erase(rows.begin());
        QCOMPARE(table->rows.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(shown(table->rows[i]), shown(rows[i]));
        QVERIFY(table->findings.empty());
    }

    void saysWhatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("ends early") << QByteArray("{\"a\":\"é") << "ends before every quotation mark";
        QTest::newRow("place") << QByteArray("{\"é\": \"1\", x}") << "at character 12, near";
        QTest::newRow("deep") << ("{\"a\":" + QByteArray(100, '[') + QByteArray(100, ']') + "}") << "64 levels deep";
        QTest::newRow("list") << QByteArray("[1]") << "is a list, not a record";
    }

    void saysWhatIsBroken()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, says);
        test::DataFiles files;
        const auto table = files.read("data.jsonl", "{\"a\":\"1\"}\n" + line + "\n");
        QVERIFY(table);
        const QString message = QString::fromStdString(table->findings.at(0).message.english());
        QVERIFY2(message.startsWith("Line 2 is"), qPrintable(message));
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY(table->findings[0].severity == Severity::Error);
    }

    void nothingReadable()
    {
        test::DataFiles files;
        const auto table = files.read("data.jsonl", "question,answer\n1,2\n");
        QVERIFY(!table);
        QVERIFY(table.error().kind == ErrorKind::Damaged);
        const QString sentence = QString::fromStdString(table.error().sentence());
        QVERIFY2(sentence.contains("data.jsonl, line 1"), qPrintable(sentence));
        QVERIFY2(sentence.contains("Line 1 is not a JSON record"), qPrintable(sentence));
    }

    void readsMillionsOfCells_data()
    {
        QTest::addColumn<QByteArray>("open");
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<QByteArray>("close");
        QTest::newRow("lines") << QByteArray() << QByteArray("\n") << QByteArray("\n");
        QTest::newRow("list") << QByteArray("[") << QByteArray(",\n") << QByteArray("]");
    }

    void readsMillionsOfCells()
    {
        QFETCH(QByteArray, open);
        QFETCH(QByteArray, between);
        QFETCH(QByteArray, close);
        const QByteArray record = "{\"a\":12345,\"b\":\"some \\\"text\\\"\",\"c\":\"x\",\"d\":[1,2],\"e\":null}";
        QByteArray bytes = open;
        for (int i = 0; i < 200000; ++i)
            bytes += (i == 0 ? QByteArray() : between) + record;
        bytes += close;
        test::DataFiles files;
        QElapsedTimer timer;
        timer.start();
        const auto table = files.read("data.json", bytes);
        QVERIFY(table);
        QCOMPARE(table->rows.size(), std::size_t{200000});
        QCOMPARE(table->lines.back(), std::int64_t{200000});
        qInfo("one million cells in %lld ms", timer.elapsed());
        QVERIFY2(timer.elapsed() < 12000, "ten million cells would take minutes");
    }

    // The digest is that of Python's json module over question, U+001F, answer, U+001E.
    void realProblems()
    {
        LUTHIER_NEED_SHARED("gsm8k");
        const auto table = readTable(test::sharedData("gsm8k") / "train.jsonl");
        QVERIFY(table);
        QVERIFY(table->findings.empty());
        QCOMPARE(shown(table->columns), QString("question|answer"));
        QCOMPARE(table->rows.size(), std::size_t{4000});
        std::string all;
        for (const auto& row : table->rows)
            all += row[0] + '\x1f' + row[1] + '\x1e';
        QCOMPARE(sha256(all), std::string("b5cb3a0fdda3c80d567356d3af53b2e38af36b1f9d707bd5da4380d508da72d6"));
    }
};

QTEST_APPLESS_MAIN(TestJsonl)
#include "test_jsonl.moc"
