// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/tensorboard.h"

#include <QTemporaryDir>
#include <QTest>

#include <bit>
#include <cmath>
#include <ctime>
#include <map>

using namespace luthier;

namespace {

std::uint64_t fixed(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

// A protobuf message taken apart: field number → numbers or bytes. Written against the wire format, not the writer.
struct Message {
    std::map<int, std::uint64_t> numbers;
    std::map<int, std::string> bytes;
    bool good = true;

    explicit Message(std::string_view wire)
    {
        std::size_t at = 0;
        const auto varint = [&] {
            std::uint64_t value = 0;
            for (int shift = 0; at < wire.size(); shift += 7) {
                const auto byte = static_cast<unsigned char>(wire[at++]);
                value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
                if ((byte & 0x80) == 0)
                    return value;
            }
            good = false;
            return value;
        };
        while (at < wire.size() && good) {
            const std::uint64_t key = varint();
            const int field = static_cast<int>(key >> 3);
            const std::size_t size = (key & 7) == 1 ? 8 : (key & 7) == 5 ? 4 : (key & 7) == 2 ? varint() : 0;
            if ((key & 7) == 0) {
                numbers[field] = varint();
            } else if (at + size > wire.size() || (key & 7) == 3 || (key & 7) == 4) {
                good = false;
            } else {
                if ((key & 7) == 2)
                    bytes[field] = std::string(wire.substr(at, size));
                else
                    numbers[field] = fixed(wire, at, size);
                at += size;
            }
        }
    }
};

} // namespace

class TestTensorboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksums_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<quint32>("crc");
        // RFC 3720, appendix B.4, and the usual check word.
        QTest::newRow("check") << QByteArray("123456789") << quint32{0xe3069283};
        QTest::newRow("empty") << QByteArray() << quint32{0};
        QTest::newRow("zeros") << QByteArray(32, '\0') << quint32{0x8a9136aa};
        QTest::newRow("ones") << QByteArray(32, '\xff') << quint32{0x62a8ab43};
        QByteArray rising;
        for (int i = 0; i < 32; ++i)
            rising.append(static_cast<char>(i));
        QTest::newRow("rising") << rising << quint32{0x46dd794e};
    }
    void checksums()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(quint32, crc);
        const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        QCOMPARE(crc32c(view), crc);
        const std::uint32_t unmasked = maskedCrc32c(view) - 0xa282ead8u;
        QCOMPARE(static_cast<quint32>(unmasked << 15 | unmasked >> 17), crc);
    }

    void readsBack()
    {
        const QTemporaryDir temp;
        const fs::path folder = temp.path().toStdString();
        struct Point {
            std::string tag;
            std::int64_t step;
            double value;
        };
        const std::vector<Point> points = {{"train_loss", 0, 2.5},
                                           {"learning_rate", 1, 2e-4},
                                           {"train_loss", 127, -0.0},
                                           {"train_loss", 128, 1e30},
                                           {"train_loss", 5'000'000'000, std::nan("")},
                                           {std::string(300, 'x'), 3, 1}};
        auto writer = TensorBoardWriter::create(folder, 40);
        QVERIFY(writer);
        for (const Point& point : points)
            writer->scalar(point.tag, point.step, point.value);
        QVERIFY(writer->flush());
        QVERIFY(writer->path().filename().string().starts_with("events.out.tfevents."));

        const std::string file = *readFile(writer->path());
        std::vector<Message> events;
        for (std::size_t at = 0; at < file.size();) {
            QVERIFY(at + 12 <= file.size());
            const std::size_t length = fixed(file, at, 8);
            QCOMPARE(fixed(file, at + 8, 4), std::uint64_t{maskedCrc32c(file.substr(at, 8))});
            QVERIFY(at + 16 + length <= file.size());
            const std::string event = file.substr(at + 12, length);
            QCOMPARE(fixed(file, at + 12 + length, 4), std::uint64_t{maskedCrc32c(event)});
            events.emplace_back(event);
            QVERIFY(events.back().good);
            const double wall_time = std::bit_cast<double>(events.back().numbers.at(1));
            QVERIFY(std::abs(wall_time - static_cast<double>(std::time(nullptr))) < 60);
            at += 16 + length;
        }
        QCOMPARE(events.size(), points.size() + 2);
        QCOMPARE(events[0].bytes.at(3), std::string("brain.Event:2"));
        QCOMPARE(events[1].numbers.at(2), std::uint64_t{40}); // supersedes steps from 40
        QCOMPARE(Message(events[1].bytes.at(7)).numbers.at(1), std::uint64_t{1});
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Message& event = events[i + 2];
            QCOMPARE(static_cast<std::int64_t>(event.numbers.at(2)), points[i].step);
            const Message value(Message(event.bytes.at(5)).bytes.at(1));
            QVERIFY(value.good);
            QCOMPARE(value.bytes.at(1), points[i].tag);
            QCOMPARE(static_cast<std::uint32_t>(value.numbers.at(2)),
                     std::bit_cast<std::uint32_t>(static_cast<float>(points[i].value)));
        }
    }

    void saysWhereItCannotWrite()
    {
        const auto writer = TensorBoardWriter::create("/nowhere/at/all", 0);
        QVERIFY(!writer);
        QVERIFY(QString::fromStdString(writer.error().sentence()).contains("/nowhere/at/all"));
    }
};

QTEST_APPLESS_MAIN(TestTensorboard)
#include "test_tensorboard.moc"
