// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/datasets/format.h"
#include "core/datasets/support/decode.h"
#include "data_files.h"

#include <QStringConverter>
#include <QTest>

#include <unistd.h>

using namespace luthier;
using luthier::test::shown;

namespace {

QByteArray utf16(const QString& content, QStringConverter::Encoding encoding, const QByteArray& mark)
{
    QStringEncoder encoder(encoding, QStringConverter::Flag::Stateless);
    const QByteArray body = encoder(content);
    return mark + body;
}

} // namespace

class TestReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void encodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("findings");
        const QString content = "text,label\nnaïve – café € 😀,a\n";
        const QString cell = "naïve – café € 😀";
        QTest::newRow("UTF-8") << content.toUtf8() << "UTF-8" << cell << "";
        QTest::newRow("UTF-8 with mark") << "\xEF\xBB\xBF" + content.toUtf8() << "UTF-8" << cell << "";
        QTest::newRow("UTF-16LE") << utf16(content, QStringConverter::Utf16LE, QByteArray("\xFF\xFE", 2)) << "UTF-16LE"
                                  << cell << "";
        QTest::newRow("UTF-16BE") << utf16(content, QStringConverter::Utf16BE, QByteArray("\xFE\xFF", 2)) << "UTF-16BE"
                                  << cell << "";
        QTest::newRow("UTF-16LE, half a character at the end")
            << utf16(content, QStringConverter::Utf16LE, QByteArray("\xFF\xFE", 2)).append('x') << "UTF-16LE" << cell
            << "encoding@3 uneven_row@3";
        QTest::newRow("Windows-1252") << QByteArray("text,label\nna\xEFve \x96 caf\xE9 \x80,a\n") << "Windows-1252"
                                      << "naïve – café €"
                                      << "encoding@2";
        QTest::newRow("UTF-8 with a damaged byte") << QByteArray("text,label\ncafé é é \xE9!,a\n") << "UTF-8"
                                                   << "café é é �!"
                                                   << "encoding@2";
        QTest::newRow("UTF-8 cut inside a character") << QByteArray("text,label\ncafé,a\nx\xF0\x9F") << "UTF-8"
                                                      << "café"
                                                      << "encoding@3 uneven_row@3";
        QTest::newRow("lines that end in CR alone") << QByteArray("text,label\rcaf\xE9,a\r") << "Windows-1252"
                                                    << "café"
                                                    << "encoding@2";
        QTest::newRow("lost before") << QByteArray("text,label\ncaf�,a\n") << "UTF-8"
                                     << "caf�"
                                     << "encoding@2";
    }

    void encodings()
    {
        QFETCH(QByteArray, bytes);
        test::DataFiles files;
        const auto table = files.read("data.csv", bytes);
        QVERIFY2(table, table ? "" : table.error().sentence().c_str());
        QTEST(QString::fromStdString(table->encoding), "encoding");
        QTEST(QString::fromStdString(table->rows.at(0).at(0)), "cell");
        QTEST(shown(table->findings), "findings");
        for (const Finding& finding : table->findings)
            if (finding.code == "encoding")
                QVERIFY(finding.severity == Severity::Warning);
    }

    void noughtsFarInsideAreNoText()
    {
        std::string text = "a,b\n";
        for (int i = 0; i < 20'000; ++i)
            text += "one,two\n";
        text += std::string("on\0e,two\n", 9);
        test::DataFiles files;
        const auto table = readTable(files.write("late.csv", QByteArray::fromStdString(text)));
        QVERIFY(!table);
        QCOMPARE(table.error().where, std::string("late.csv, line 20002"));
    }

    // Longer than the blocks in which it is converted, so that characters lie across their borders.
    void longTextsAreConvertedWhole()
    {
        QString content = "x";
        for (int i = 0; i < 60000; ++i)
            content += QString::fromUtf8(i % 3 == 0 ? "é" : i % 3 == 1 ? "€" : "😀");
        const QByteArray bytes = utf16(content, QStringConverter::Utf16LE, QByteArray("\xFF\xFE", 2));
        const DecodedText decoded = decodeText(bytes.toStdString());
        QCOMPARE(QString::fromStdString(decoded.text), content);
        QVERIFY(!decoded.finding);
        const DecodedText ansi = decodeText(std::string(200001, '\xE9'));
        QCOMPARE(QString::fromStdString(ansi.text), QString(200001, QChar(0xE9)));
    }

    void detects_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        const QByteArray json = "{\"a\": \"1\"}\n";
        const QByteArray csv = "a,b\n1,2\n3,4\n5,6\n";
        const QByteArray prose = "Dear reader, this is prose, with commas.\nIt has lines.\n\nAnd paragraphs.\n";
        QTest::newRow("jsonl") << "x.jsonl" << json << "jsonl";
        QTest::newRow("json list") << "x.json" << QByteArray("[ {\"a\": 1} ]") << "jsonl";
        QTest::newRow("records without extension") << "data" << json << "jsonl";
        QTest::newRow("records called csv") << "x.csv" << json << "jsonl";
        QTest::newRow("csv") << "x.csv" << csv << "csv";
        QTest::newRow("upper case") << "X.CSV" << csv << "csv";
        QTest::newRow("tsv") << "x.tsv" << QByteArray("a\tb\n1\t2\n") << "csv";
        QTest::newRow("csv of one column") << "x.csv" << QByteArray("text\nhello\n") << "csv";
        QTest::newRow("table called txt") << "x.txt" << csv << "csv";
        QTest::newRow("table without extension") << "data" << csv << "csv";
        QTest::newRow("text") << "x.txt" << prose << "plain_text";
        QTest::newRow("text without extension") << "letter" << prose << "plain_text";
        QTest::newRow("markdown") << "x.md" << prose << "plain_text";
        QTest::newRow("text that begins with a brace") << "x.txt" << QByteArray("{see below}\nprose\n") << "plain_text";
    }

    void detects()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        test::DataFiles files;
        const auto table = files.read(name, bytes);
        QVERIFY2(table, table ? "" : table.error().sentence().c_str());
        QTEST(QString::fromStdString(table->format), "format");
    }

    void givenFormatWins()
    {
        test::DataFiles files;
        const auto table = files.read("x.csv", "a,b\n1,2\n", "plain_text");
        QVERIFY(table);
        QCOMPARE(shown(table->rows), QString("a,b\\n1,2"));
    }

    void paragraphs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("lines");
        QTest::newRow("one") << QByteArray("a") << "a"
                             << "1";
        QTest::newRow("lines stay together") << QByteArray("a\nb\n\nc\n") << "a\\nb / c"
                                             << "1 4";
        QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n\r\nc\r\n") << "a\\nb / c"
                              << "1 4";
        QTest::newRow("blanks are empty") << QByteArray("\n\n a  \n \t \n\nb\n\n") << " a / b"
                                          << "3 6";
    }

    void paragraphs()
    {
        QFETCH(QByteArray, bytes);
        test::DataFiles files;
        const auto table = files.read("x.txt", bytes);
        QVERIFY(table);
        QCOMPARE(shown(table->columns), QString("text"));
        QTEST(shown(table->rows), "rows");
        QTEST(shown(table->lines), "lines");
    }

    void longParagraphsStayWhole()
    {
        test::DataFiles files;
        const auto table = files.read("x.txt", QByteArray(3000000, 'a'));
        QVERIFY(table);
        QCOMPARE(table->rows.at(0).at(0).size(), std::size_t{3000000});
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        const QByteArray binary("PK\x03\x04\0\0\0\0", 8);
        QTest::newRow("empty") << "x.csv" << QByteArray() << "damaged"
                               << "is empty";
        QTest::newRow("blanks") << "x.jsonl" << QByteArray(" \r\n\t\n") << "damaged"
                                << "is empty";
        QTest::newRow("mark alone") << "x.txt" << QByteArray("\xEF\xBB\xBF") << "damaged"
                                    << "is empty";
        QTest::newRow("spreadsheet") << "x.xlsx" << binary << "damaged"
                                     << "CSV UTF-8";
        QTest::newRow("document") << "x.docx" << binary << "damaged"
                                  << "plain text";
        QTest::newRow("document by content") << "x.csv" << QByteArray("%PDF-1.7\nabc\n") << "damaged"
                                             << "plain text";
        QTest::newRow("picture") << "x.csv" << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11) << "damaged"
                                 << "not a text file";
    }

    void refuses()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        test::DataFiles files;
        const auto table = files.read(name, bytes);
        QVERIFY(!table);
        QTEST(QString(luthier::name(table.error().kind)), "kind");
        const QString sentence = QString::fromStdString(table.error().sentence());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QVERIFY2(sentence.contains(name), qPrintable(sentence));
        QVERIFY(!table.error().next_step.empty());
    }

    void noSuchFile()
    {
        const auto table = readTable("/nowhere/at all/data.csv");
        QVERIFY(!table);
        QVERIFY(table.error().kind == ErrorKind::NotFound);
        QVERIFY(table.error().sentence().find("/nowhere/at all/data.csv") != std::string::npos);
    }

    void folderInsteadOfFile()
    {
        test::DataFiles files;
        const auto table = readTable(files.folder().toStdString());
        QVERIFY(!table);
        QVERIFY(table.error().kind == ErrorKind::Usage);
        QVERIFY(table.error().sentence().find("is a folder") != std::string::npos);
    }

    void deviceInsteadOfFile()
    {
        const auto table = readTable("/dev/null");
        QVERIFY(!table);
        QVERIFY(table.error().kind == ErrorKind::Usage);
    }

    void noPermission()
    {
        test::DataFiles files;
        const fs::path file = files.write("data.csv", "a,b\n1,2\n");
        fs::permissions(files.folder().toStdString(), fs::perms::all);
        fs::permissions(file, fs::perms::none);
        // Whoever runs as root may read everything: become nobody for a moment.
        const bool root = ::geteuid() == 0;
        if (root && ::seteuid(65534) != 0)
            QSKIP("Cannot give up the rights of root here.");
        const auto table = readTable(file);
        if (root && ::seteuid(0) != 0)
            qFatal("cannot become root again");
        QVERIFY(!table);
        QVERIFY(table.error().kind == ErrorKind::Permission);
        QVERIFY2(table.error().sentence().find("data.csv") != std::string::npos, table.error().sentence().c_str());
    }

    void unknownFormat()
    {
        test::DataFiles files;
        const auto table = files.read("x.csv", "a,b\n1,2\n", "jsnl");
        QVERIFY(!table);
        QVERIFY(table.error().kind == ErrorKind::Usage);
        QVERIFY2(table.error().sentence().find("jsonl") != std::string::npos, table.error().sentence().c_str());
    }

    void stops_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("csv") << "x.csv" << QByteArray("a,b\n");
        QTest::newRow("jsonl") << "x.jsonl" << QByteArray("{\"a\":1}\n");
        QTest::newRow("text") << "x.txt" << QByteArray("a\n\n");
    }

    void stops()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, line);
        test::DataFiles files;
        const fs::path file = files.write(name, line.repeated(10000));
        RunControl control;
        control.requestStop();
        const auto table = readTable(file, "auto", &control);
        QVERIFY(!table);
        QVERIFY(table.error().kind == ErrorKind::Stopped);
        RunControl free;
        QVERIFY(readTable(file, "auto", &free));
        QVERIFY(free.stage_fraction > 0);
    }
};

QTEST_APPLESS_MAIN(TestReading)
#include "test_reading.moc"
