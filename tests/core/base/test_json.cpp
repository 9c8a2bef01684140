// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <QTemporaryDir>
#include <QTest>

using namespace luthier;

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThePlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("comma") << QByteArray("{\"a\": 1,}") << "not valid JSON (recipe.json, line 1, column 9)";
        QTest::newRow("third line") << QByteArray("{\n  \"a\": 1,\n  \"b\": x\n}") << "recipe.json, line 3, column 8";
        QTest::newRow("characters, not bytes") << QByteArray("{\"\u00e9\u00e9\": x}") << "line 1, column 8";
        QTest::newRow("cut") << QByteArray("{\"a\": [1, 2") << "ends in the middle of a value (recipe.json, line 1";
        QTest::newRow("cut string") << QByteArray("{\"a") << "ends in the middle";
        QTest::newRow("empty") << QByteArray("") << "is empty (recipe.json)";
        QTest::newRow("blank") << QByteArray(" \n\t ") << "is empty";
        QTest::newRow("two values") << QByteArray("{} {}") << "line 1, column 4";
        QTest::newRow("not UTF-8") << QByteArray("{\"a\": \"\xff\"}") << "not valid JSON (recipe.json, line 1";
        QTest::newRow("huge number") << QByteArray("{\"a\": 1e999}") << "not valid JSON";
        QTest::newRow("deep list") << QByteArray(200'000, '[')
                                   << "more than 128 levels deep (recipe.json, line 1, column 129)";
        QTest::newRow("deep object") << QByteArray("{\"a\":").repeated(200'000) << "more than 128 levels deep";
    }
    void namesThePlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, sentence);
        const auto parsed =
            parseJson(std::string_view(json.constData(), static_cast<std::size_t>(json.size())), "recipe.json");
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Damaged);
        const QString said = QString::fromStdString(parsed.error().sentence());
        QVERIFY2(said.contains(sentence), qPrintable(said));
    }

    void countsDepthOutsideStrings()
    {
        QVERIFY(parseJson("{\"a\": \"[[[[[[\", \"b\": \"\\\"[[[[\"}", "", 1));
        QVERIFY(parseJson("[[[]]]", "", 3));
        QVERIFY(!parseJson("[[[]]]", "", 2));
    }

    void keepsOrderAndSkipsTheMark()
    {
        const auto parsed = parseJson("\xef\xbb\xbf{\"z\": 1, \"a\": 2}", "");
        QVERIFY(parsed);
        QCOMPARE(parsed->dump(), std::string(R"({"z":1,"a":2})"));
    }

    void roundTripsAFile()
    {
        const QTemporaryDir temp;
        const fs::path file = fs::path(temp.path().toStdString()) / "x.json";
        const Json json = {{"z", 1}, {"text", "caf\u00e9 \xff"}, {"rate", 2e-4}};
        QVERIFY(writeJson(file, json));
        const auto bytes = readFile(file);
        QVERIFY(bytes->starts_with("{\n  \"z\": 1,\n") && bytes->ends_with("}\n"));
        const auto read = readJson(file);
        QVERIFY(read);
        QCOMPARE((*read)["rate"].get<double>(), 2e-4);
        QCOMPARE((*read)["text"].get<std::string>(), std::string("caf\u00e9 \xef\xbf\xbd"));
        const auto absent = readJson(file.string() + "x");
        QCOMPARE(absent.error().kind, ErrorKind::NotFound);
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "test_json.moc"
