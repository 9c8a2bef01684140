// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/checksum.h"

#include <QTemporaryDir>
#include <QTest>

using namespace luthier;

class TestChecksum : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // As xxhsum -H64 of the xxHash package says.
    void asXxhash_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("digest");
        QTest::newRow("nothing") << QByteArray() << "ef46db3751d8e999";
        QTest::newRow("a") << QByteArray("a") << "d24ec4f1a98c6e5b";
        QTest::newRow("abc") << QByteArray("abc") << "44bc2cf5ad770999";
        QByteArray counted;
        for (int i = 0; i < 1000; ++i)
            counted += static_cast<char>(i * 7 % 251);
        QTest::newRow("4 bytes") << counted.left(4) << "ae5acdc00a55ac41";
        QTest::newRow("8 bytes") << counted.left(8) << "87116b3365b924eb";
        QTest::newRow("31 bytes") << counted.left(31) << "0f187c62b1e722b7";
        QTest::newRow("32 bytes") << counted.left(32) << "91b0cb0931a8c629";
        QTest::newRow("33 bytes") << counted.left(33) << "931b043cf8d65b94";
        QTest::newRow("63 bytes") << counted.left(63) << "575186c12dcebcfd";
        QTest::newRow("1000 bytes") << counted.left(1000) << "023fd2ed1ff957d5";
    }

    void asXxhash()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, digest);
        const auto sum = checksum(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
        QCOMPARE(QString::fromStdString(fmt::format("{:016x}", sum)), digest);
    }

    void everyBitCounts()
    {
        QByteArray bytes(77, 'x');
        const auto whole = std::as_bytes(std::span(bytes.constData(), std::size_t{77}));
        const std::uint64_t before = checksum(whole);
        for (int bit = 0; bit < 77 * 8; ++bit) {
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
            QVERIFY(checksum(std::as_bytes(std::span(bytes.constData(), std::size_t{77}))) != before);
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
        }
    }

    void ofAFile()
    {
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "x";
        QVERIFY(writeFile(file, "abc"));
        QCOMPARE(*checksumOfFile(file), std::string("44bc2cf5ad770999"));
        QVERIFY(!checksumOfFile(file.string() + "y"));
    }
};

QTEST_APPLESS_MAIN(TestChecksum)
#include "test_checksum.moc"
