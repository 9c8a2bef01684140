// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/datasets/format.h"
#include "core/datasets/support/csv_reader.h"
#include "data_files.h"
#include "tests/support/shared_data.h"

#include <QElapsedTimer>
#include <QTest>

using namespace luthier;
using luthier::test::shown;

class TestCsv : public QObject {
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
        row("simple", "a,b\n1,2\n3,4\n", "a|b", "1|2 / 3|4", "2 3");
        row("no last line break", "a,b\n1,2", "a|b", "1|2", "2");
        row("CRLF", "a,b\r\n1,2\r\n3,4\r\n", "a|b", "1|2 / 3|4", "2 3");
        row("CR", "a,b\r1,2\r3,4\r", "a|b", "1|2 / 3|4", "2 3");
        row("byte order mark",
            "\xEF\xBB\xBF"
            "a,b\n1,2\n",
            "a|b", "1|2", "2");
        row("quoted", "a,b\n\"1\",\"2\"\n", "a|b", "1|2", "2");
        row("quoted header", "\"a, x\",b\n1,2\n", "a, x|b", "1|2", "2");
        row("separator in quotes", "a,b\n\"1,5\",2\n", "a|b", "1,5|2", "2");
        row("doubled quotes", "a,b\n\"say \"\"hi\"\"\",2\n", "a|b", "say \"hi\"|2", "2");
        row("only quotes", "a,b\n\"\"\"\",\"\"\n", "a|b", "\"|", "2");
        row("quote inside unquoted", "a,b\n5\" pipe,2\n", "a|b", "5\" pipe|2", "2");
        row("line break in quotes", "a,b\n\"1\n2\",3\n4,5\n", "a|b", "1\\n2|3 / 4|5", "2 4");
        row("CRLF in quotes", "a,b\r\n\"1\r\n2\",3\r\n4,5\r\n", "a|b", "1\\r\\n2|3 / 4|5", "2 4");
        row("blank after closing quote", "a,b\n\"1\" ,\"2\" \n", "a|b", "1|2", "2");
        row("blanks are kept", "a,b\n 1 ,2\n", "a|b", " 1 |2", "2");
        row("empty fields", "a,b,c\n,,\n1,,3\n", "a|b|c", "|| / 1||3", "2 3");
        row("empty lines", "\n\na,b\n\n1,2\n\n\n3,4\n\n", "a|b", "1|2 / 3|4", "5 8");
        row("semicolons", "a;b\n1,5;2\n3;4\n", "a|b", "1,5|2 / 3|4", "2 3");
        row("tabs", "a\tb\n1, 2\t3;4\n", "a|b", "1, 2|3;4", "2");
        row("bars", "a|b\n1|2\n", "a|b", "1|2", "2");
        row("declared separator", "sep=;\na;b\n1;2\n", "a|b", "1|2", "3");
        row("prose with commas and semicolons", "tekst;klasse\n\"Ja, graag; nu\";x\nNee, dank u, echt niet;y\n",
            "tekst|klasse", "Ja, graag; nu|x / Nee, dank u, echt niet|y", "2 3");
        row("one column keeps its commas", "text\nHello, world\nAnd; more\n", "text", "Hello, world / And; more",
            "2 3");
        row("too few", "a,b\n1,2\n3\n4,5\n", "a|b", "1|2 / 4|5", "2 4", "uneven_row@3");
        row("too many", "a,b\n1,2\n3,4,5\n6,7\n", "a|b", "1|2 / 6|7", "2 4", "uneven_row@3");
        row("quote that never closes", "a,b\n1,2\n\"3,4\n5,6\n7,8\n", "a|b", "1|2 / 5|6 / 7|8", "2 4 5",
            "unterminated_quote@3");
        row("quote that never closes, second field", "a,b\n1,\"2\n5,6\n", "a|b", "5|6", "3", "unterminated_quote@2");
        row("text after a closing quote", "a,b\n\"he said \"yes\"\",2\n3,4\n", "a|b", "3|4", "3", "stray_quote@2");
        row("an open quote meets a later one", "a,b\n\"1,2\n3,4\n\"5\",6\n", "a|b", "3|4 / 5|6", "3 4",
            "stray_quote@2");
        row("no name", "a,,b\n1,2,3\n", "a|column 2|b", "1|2|3", "2", "unnamed_column@1");
        row("name that is taken", "column 2,,b\n1,2,3\n", "column 2|column 2 2|b", "1|2|3", "2", "unnamed_column@1");
        row("same names", "a,a,a 2,a\n1,2,3,4\n", "a|a 3|a 2|a 4", "1|2|3|4", "2",
            "duplicate_column@1 duplicate_column@1");
        row("names are trimmed", " a ,b\n1,2\n", "a|b", "1|2", "2");
    }

    void reads()
    {
        QFETCH(QByteArray, bytes);
        test::DataFiles files;
        const auto table = files.read("data.csv", bytes);
        QVERIFY2(table, table ? "" : table.error().sentence().c_str());
        QCOMPARE(QString::fromStdString(table->format), QString("csv"));
        QTEST(shown(table->columns), "columns");
        QTEST(shown(table->rows), "rows");
        QTEST(shown(table->lines), "lines");
        QTEST(shown(table->findings), "findings");
    }

    // Python's csv module on the same bytes.
    void agreesWithPython()
    {
        const auto table = readTable(test::fixture("data/rfc4180.csv"));
        QVERIFY(table);
        const auto expected = readJson(test::fixture("data/rfc4180.expected.json"));
        QVERIFY(expected);
        auto rows = expected->get<std::vector<std::vector<std::string>>>();
        QCOMPARE(shown(table->columns), shown(rows.front()));
        rows.erase(rows.begin());
        QCOMPARE(table->rows.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(shown(table->rows[i]), shown(rows[i]));
        QVERIFY(table->findings.empty());
    }

    void unevenRowSaysWhereAndHowMany()
    {
        test::DataFiles files;
        const auto table = files.read("data.csv", "a,b\n1,2\n3,4,5\n");
        QVERIFY(table);
        const Finding& finding = table->findings.at(0);
        QVERIFY(finding.severity == Severity::Error);
        const std::string message = finding.message.english();
        QVERIFY2(message.find("Line 3 has 3 fields") != std::string::npos, message.c_str());
        QVERIFY2(message.find("first row has 2") != std::string::npos, message.c_str());
    }

    void manyFaultsAreCounted()
    {
        QByteArray bytes = "a,b\n1,2\n";
        for (int i = 0; i < 1500; ++i)
            bytes += "1\n";
        test::DataFiles files;
        const auto table = files.read("data.csv", bytes);
        QVERIFY(table);
        QCOMPARE(table->findings.size(), std::size_t{1001});
        QCOMPARE(table->findings.back().code, std::string("uneven_row"));
        QVERIFY(table->findings.back().message.english().find("500 more") != std::string::npos);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("broken header") << QByteArray("\"a,b\n1,2\n") << "first row";
        QTest::newRow("header alone") << QByteArray("a,b\n") << "no row of data";
        QTest::newRow("every row uneven") << QByteArray("a,b\n1\n2\n") << "Line 2 has one field";
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        test::DataFiles files;
        const auto table = files.read("data.csv", bytes);
        QVERIFY(!table);
        QVERIFY(table.error().kind == ErrorKind::Damaged);
        const QString sentence = QString::fromStdString(table.error().sentence());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QVERIFY2(sentence.contains("data.csv"), qPrintable(sentence));
    }

    void guessesSeparator_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<char>("separator");
        QTest::addColumn<int>("columns");
        QTest::newRow("comma") << QByteArray("a,b,c\n1,2,3\n") << ',' << 3;
        QTest::newRow("semicolon with decimal commas") << QByteArray("a;b\n1,5;2,5\n2,5;3,5\n") << ';' << 2;
        QTest::newRow("tab") << QByteArray("a\tb,c\n1\t2,3\n1\t2\n") << '\t' << 2;
        QTest::newRow("bar") << QByteArray("a|b\n1|2\n") << '|' << 2;
        QTest::newRow("one column") << QByteArray("text\none, two\n") << no_separator << 1;
        QTest::newRow("commas only inside quotes") << QByteArray("\"a,b\";c\n\"1,2\";3\n") << ';' << 2;
    }

    void guessesSeparator()
    {
        QFETCH(QByteArray, head);
        const SeparatorGuess guess = guessSeparator(std::string_view(head.constData(), head.size()), true);
        QTEST(guess.separator, "separator");
        QTEST(static_cast<int>(guess.columns), "columns");
    }

    void readsMillionsOfCells()
    {
        QByteArray bytes = "a,b,c,d,e\n";
        for (int i = 0; i < 200000; ++i)
            bytes += "12345,\"quoted, text\",x,,last one\n";
        test::DataFiles files;
        QElapsedTimer timer;
        timer.start();
        const auto table = files.read("data.csv", bytes);
        QVERIFY(table);
        QCOMPARE(table->rows.size(), std::size_t{200000});
        qInfo("one million cells in %lld ms", timer.elapsed());
        QVERIFY2(timer.elapsed() < 12000, "ten million cells would take minutes");
    }

    // Every line opens a quote that the next one closes wrongly: none may send the reader through the whole file.
    void brokenQuotesCostNoTime()
    {
        const QByteArray bytes = "a,b\n1,2\n" + QByteArray("\"x,\"\"y\n").repeated(100000) + "3,4\n";
        test::DataFiles files;
        QElapsedTimer timer;
        timer.start();
        const auto table = files.read("data.csv", bytes);
        QVERIFY(table);
        QCOMPARE(shown(table->rows), QString("1|2 / 3|4"));
        QVERIFY2(timer.elapsed() < 10000, "broken quotes make reading slow");
    }

    // 10 003 rows; the digest is that of Python's csv module over cells joined by U+001F and rows ended by U+001E.
    void realCustomerQuestions()
    {
        LUTHIER_NEED_SHARED("banking77");
        const auto table = readTable(test::sharedData("banking77") / "train.csv");
        QVERIFY(table);
        QVERIFY(table->findings.empty());
        QCOMPARE(table->rows.size(), std::size_t{10003});
        QCOMPARE(table->rows[4][0], std::string("How do I know if I will get my card, or if it is lost?"));
        QCOMPARE(table->rows[1290][0], std::string("\nI can't seem to be able to use my card\n\n\n"));
        QCOMPARE(table->rows[10002][1], std::string("country_support"));
        std::string all = table->columns[0] + '\x1f' + table->columns[1] + '\x1e';
        for (const auto& row : table->rows)
            all += row[0] + '\x1f' + row[1] + '\x1e';
        QCOMPARE(sha256(all), std::string("9597bbbdc082009eecf07933fc991ea879cd75c7b76b4794b3587e7efd435794"));
    }

    // A file without names loses its first row: what reads like one is questioned, what reads like names is not.
    void aHeadingThatReadsLikeText()
    {
        test::DataFiles files;
        const auto codes = [&](const QByteArray& bytes) {
            const auto table = readTable(files.write("t.csv", bytes), "csv");
            return table && table->findings.size() == 1 ? table->findings[0].code : std::string();
        };
        QCOMPARE(codes("Who pays the rent?,The tenant.\na,b\n"), std::string("heading_like_text"));
        QCOMPARE(codes("one two three four five six seven eight,b\na,b\n"), std::string("heading_like_text"));
        QCOMPARE(codes("Customer question,Answer of the expert\na,b\n"), std::string());
    }

    void tableWithoutNames()
    {
        test::DataFiles files;
        const fs::path file =
            files.write("t.csv", "sep=;\n\nWho pays the rent?;The tenant.\nWhen?\n;\nHow?;By \"bank\"\n");
        const auto table = readTable(file, "csv_without_names");
        QVERIFY2(table, table ? "" : table.error().sentence().c_str());
        QCOMPARE(table->format, std::string("csv_without_names"));
        QCOMPARE(table->columns, (std::vector<std::string>{"column 1", "column 2"}));
        QCOMPARE(table->rows.size(), std::size_t{3});
        QCOMPARE(table->rows[0], (std::vector<std::string>{"Who pays the rent?", "The tenant."}));
        QCOMPARE(table->rows[2][1], std::string("By \"bank\""));
        QCOMPARE(table->lines, (std::vector<std::int64_t>{3, 5, 6}));
        QCOMPARE(table->unread, std::int64_t{1});
        QCOMPARE(table->findings.size(), std::size_t{1});
        QCOMPARE(table->findings[0].code, std::string("uneven_row"));
        QCOMPARE(table->findings[0].line, std::int64_t{4});
        QCOMPARE(readTable(file)->format, std::string("csv")); // never without being asked
        const auto broken = readTable(files.write("b.csv", "\"a\" b,c\nd,e\n"), "csv_without_names");
        QVERIFY(broken);
        QCOMPARE(broken->rows.size(), std::size_t{1});
        QCOMPARE(broken->unread, std::int64_t{1});
        QCOMPARE(broken->findings[0].code, std::string("stray_quote"));
        const auto none = readTable(files.write("n.csv", "\"a\" b,c\n"), "csv_without_names");
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::Damaged);
        QCOMPARE(none.error().where, std::string("n.csv, line 1"));
        RunControl stopped;
        stopped.requestStop();
        const auto cut_off = readTable(files.write("s.csv", "\"a\" b,c\n"), "csv_without_names", &stopped);
        QVERIFY(!cut_off);
        QCOMPARE(cut_off.error().kind, ErrorKind::Stopped);
        // One broken or very long first row leaves the others their columns.
        const std::string rows = "who;tenant\nwhen;today\n";
        for (const std::string& first : {std::string("\"a\" b;c\n"), std::string(70'000, 'x') + ";long\n",
                                         '"' + std::string(70'000, 'x') + "\n\";long\n"}) {
            const auto table_after =
                readTable(files.write("f.csv", QByteArray::fromStdString(first + rows)), "csv_without_names");
            QVERIFY(table_after);
            QCOMPARE(table_after->columns.size(), std::size_t{2});
            QCOMPARE(table_after->rows.back(), (std::vector<std::string>{"when", "today"}));
            QCOMPARE(table_after->rows.size() + std::size_t(table_after->unread), std::size_t{3});
        }
        const auto decimals = readTable(files.write("d.csv", "Goed product;4,5\nSlecht;1,5\n"), "csv_without_names");
        QVERIFY(decimals);
        QCOMPARE(decimals->rows[0], (std::vector<std::string>{"Goed product", "4,5"}));
        const auto numbers = readTable(files.write("e.csv", "1,2\n3,4\n"), "csv_without_names");
        QVERIFY(numbers);
        QCOMPARE(numbers->rows[0], (std::vector<std::string>{"1", "2"}));
        const auto alone = readTable(files.write("one.csv", "a,b\n"), "csv_without_names");
        QVERIFY(alone);
        QCOMPARE(alone->rows.size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestCsv)
#include "test_csv.moc"
