// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/weights/safetensors.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <fstream>
#include <numeric>

using namespace luthier;

namespace {

std::string littleEndian(std::uint64_t value)
{
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>(value >> (8 * i) & 0xff);
    return bytes;
}

std::string fileOf(const std::string& header, std::size_t data_bytes)
{
    return littleEndian(header.size()) + header + std::string(data_bytes, '\x01');
}

std::string tensor(const std::string& name, const std::string& dtype, const std::string& shape,
                   const std::string& offsets)
{
    return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

std::span<const std::byte> bytesOf(const std::string& bytes)
{
    return {reinterpret_cast<const std::byte*>(bytes.data()), bytes.size()};
}

std::string stringOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

    QTemporaryDir m_temp;
    fs::path m_folder;

    void write(const std::string& name, const std::string& bytes)
    {
        std::ofstream file(m_folder / name, std::ios::binary | std::ios::trunc); // hundreds of times: no sync
        QVERIFY(file << bytes);
    }

    void writeTensors(const std::string& name, const std::vector<std::string>& tensors)
    {
        static const std::string data(16, '\x02');
        std::vector<TensorToWrite> list;
        for (const std::string& tensor_name : tensors)
            list.push_back({tensor_name, DType::F32, {4}, bytesOf(data)});
        QVERIFY(writeSafetensors(m_folder / name, list));
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_folder = fs::path(m_temp.path().toStdString()) / std::to_string(number++);
        QVERIFY(makeFolder(m_folder));
    }

    void refusesDamagedFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* label, const std::string& bytes, const char* sentence) {
            QTest::newRow(label) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << sentence;
        };
        const auto one = [&](const char* label, const std::string& dtype, const std::string& shape,
                             const std::string& offsets, std::size_t data, const char* sentence) {
            row(label, fileOf("{" + tensor("w", dtype, shape, offsets) + "}", data), sentence);
        };
        row("empty file", "", "only 0 bytes");
        row("seven bytes", "1234567", "only 7 bytes");
        row("header over the cap", littleEndian(100'000'001) + "{}", "its header would have 100000001 bytes");
        row("header of 2^64 - 1", littleEndian(~std::uint64_t{0}) + "{}", "its header would have");
        row("header past the end", littleEndian(3) + "{}", "cut short: its header has 3 bytes and only 2");
        row("a text file", "once upon a time there was", "its header would have");
        row("no header", littleEndian(0), "not valid JSON");
        row("broken JSON", fileOf("{\"w\":", 0), "not valid JSON at byte");
        row("two JSON values", fileOf("{}{}", 0), "not valid JSON at byte");
        row("not UTF-8", fileOf("{" + tensor("\xff", "F32", "[1]", "[0,4]") + "}", 4), "not valid JSON");
        row("list", fileOf("[]", 0), "not a list of tensors");
        row("number", fileOf("7", 0), "not a list of tensors");
        row("deep list", fileOf("{\"w\":{\"x\":" + std::string(100'000, '['), 0), "more than 64 levels deep");
        row("deep objects", fileOf("{\"w\":{\"x\":" + std::string(100'000, '{'), 0), "not valid JSON");
        row("tensor is a number", fileOf("{\"w\":3}", 0), "description of the tensor \"w\" is not an object");
        row("tensor is a list", fileOf("{\"w\":[3]}", 0), "description of the tensor \"w\" is not an object");
        row("metadata number", fileOf("{\"__metadata__\":{\"a\":1}}", 0), "metadata entry \"a\" is not a text");
        row("metadata nested", fileOf("{\"__metadata__\":{\"a\":{}}}", 0), "metadata entry \"a\" is not a text");
        row("metadata twice", fileOf("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", 0), "two entries \"a\"");
        row("name twice",
            fileOf("{" + tensor("w", "F32", "[1]", "[0,4]") + "," + tensor("w", "F32", "[1]", "[4,8]") + "}", 8),
            "\"w\" is described twice");
        row("name twice, escaped",
            fileOf("{" + tensor("w", "F32", "[1]", "[0,4]") + "," + tensor("\\u0077", "F32", "[1]", "[4,8]") + "}", 8),
            "\"w\" is described twice");
        row("field twice",
            fileOf("{\"w\":{\"dtype\":\"F32\",\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4),
            "\"w\" has two fields \"dtype\"");
        row("no dtype", fileOf("{\"w\":{\"shape\":[1],\"data_offsets\":[0,4]}}", 4), "\"w\" has no dtype");
        row("no shape", fileOf("{\"w\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", 4), "\"w\" has no shape");
        row("no offsets", fileOf("{\"w\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4), "\"w\" has no data_offsets");
        row("dtype is a number", fileOf("{\"w\":{\"dtype\":3,\"shape\":[1],\"data_offsets\":[0,4]}}", 4),
            "type of the tensor \"w\" is not a text");
        one("unknown dtype", "F8_E4M3", "[4]", "[0,4]", 4, "\"w\" has the type F8_E4M3");
        one("shape is a text", "F32", "\"1\"", "[0,4]", 4, "shape of the tensor \"w\" is not a list");
        one("shape is null", "F32", "null", "[0,4]", 4, "shape of the tensor \"w\" is not a list");
        one("shape holds a list", "F32", "[[1]]", "[0,4]", 4, "something other than numbers in its shape");
        one("negative dimension", "F32", "[-1]", "[0,4]", 4, "\"w\" has the negative number -1 in its shape");
        one("fraction", "F32", "[1.0]", "[0,4]", 4, "\"w\" has 1.0 in its shape, which is not a whole number");
        one("dimension over 2^63", "U8", "[9223372036854775808]", "[0,4]", 4, "9223372036854775808 is too large");
        one("dimension over 2^64", "U8", "[99999999999999999999]", "[0,4]", 4, "not a whole number");
        one("product overflows", "F32", "[4294967296,4294967296]", "[0,0]", 0, "larger than any memory");
        one("product overflows to the right size", "U8", "[4294967296,4294967296,2]", "[0,0]", 0,
            "larger than any memory");
        one("bytes overflow", "F64", "[2305843009213693952]", "[0,0]", 0, "larger than any memory");
        one("too many dimensions", "U8", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "[0,1]",
            1, "more than 32 dimensions");
        one("one offset", "F32", "[1]", "[0]", 4, "two data offsets and has 1");
        one("three offsets", "F32", "[1]", "[0,4,8]", 4, "two data offsets and has more");
        one("offsets are texts", "F32", "[1]", "[\"0\",\"4\"]", 4, "something other than numbers in its data_offsets");
        one("negative offset", "F32", "[1]", "[-4,0]", 4, "negative number -4 in its data_offsets");
        one("fraction offset", "F32", "[1]", "[0,4.5]", 4, "4.5 in its data_offsets");
        one("ends before it begins", "F32", "[1]", "[4,0]", 4, "ends (byte 0) before it begins (byte 4)");
        one("size disagrees", "F32", "[2]", "[0,4]", 4, "\"w\" has 4 bytes where its type and shape need 8");
        one("cut data", "F32", "[2]", "[0,8]", 7,
            "cut short: the tensor \"w\" ends at byte 8 of the data and there are 7");
        one("hole before", "F32", "[1]", "[4,8]", 8, "first 4 bytes of the data belong to no tensor");
        one("bytes after", "F32", "[1]", "[0,4]", 9, "5 bytes after the last tensor \"w\"");
        row("hole between",
            fileOf("{" + tensor("a", "F32", "[1]", "[0,4]") + "," + tensor("b", "F32", "[1]", "[6,10]") + "}", 10),
            "2 bytes between the tensors \"a\" and \"b\"");
        row("overlap",
            fileOf("{" + tensor("a", "F32", "[2]", "[0,8]") + "," + tensor("b", "F32", "[1]", "[4,8]") + "}", 8),
            "\"a\" and \"b\" overlap");
        row("same bytes",
            fileOf("{" + tensor("a", "F32", "[1]", "[0,4]") + "," + tensor("b", "F32", "[1]", "[0,4]") + "}", 4),
            "\"a\" and \"b\" overlap");
        row("data of nobody", fileOf("{}", 3), "has 3 bytes of data but describes no tensor");
    }
    void refusesDamagedFiles()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        write("broken.safetensors", bytes.toStdString());
        const auto reader = SafetensorsReader::open(m_folder / "broken.safetensors");
        QVERIFY(!reader);
        QCOMPARE(reader.error().kind, ErrorKind::Damaged);
        const QString said = QString::fromStdString(reader.error().sentence());
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QVERIFY2(said.contains("broken.safetensors"), qPrintable(said));
    }

    void acceptsWhatTheFormatAllows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("tensors");
        const auto row = [](const char* label, const std::string& bytes, int tensors) {
            QTest::newRow(label) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << tensors;
        };
        row("nothing", fileOf("{}", 0), 0);
        row("padded", fileOf("{}      ", 0), 0);
        row("metadata only", fileOf("{\"__metadata__\":{\"format\":\"pt\"}}", 0), 0);
        row("scalar", fileOf("{" + tensor("w", "F32", "[]", "[0,4]") + "}", 4), 1);
        row("no elements", fileOf("{" + tensor("w", "F32", "[0,7]", "[0,0]") + "}", 0), 1);
        row("no elements of a huge shape", fileOf("{" + tensor("w", "F32", "[4294967296,0]", "[0,0]") + "}", 0), 1);
        row("other order",
            fileOf("{" + tensor("b", "F32", "[1]", "[4,8]") + "," + tensor("a", "F32", "[1]", "[0,4]") + "}", 8), 2);
        row("a field of a later version",
            fileOf("{\"w\":{\"dtype\":\"U8\",\"extra\":{\"x\":[1,-2.5,null,\"s\"]},\"more\":3,\"shape\":[2],\"data_"
                   "offsets\":[0,2]}}",
                   2),
            1);
    }
    void acceptsWhatTheFormatAllows()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, tensors);
        write("fine.safetensors", bytes.toStdString());
        const auto reader = SafetensorsReader::open(m_folder / "fine.safetensors");
        QVERIFY2(reader.has_value(), reader ? "" : reader.error().sentence().c_str());
        QCOMPARE(static_cast<int>(reader->tensors().size()), tensors);
        if (tensors == 2)
            QCOMPARE(reader->tensors().front().name, std::string("a")); // by place in the file
    }

    void refusesEveryTruncation()
    {
        writeTensors("whole.safetensors", {"a", "b", "c"});
        const std::string whole = *readFile(m_folder / "whole.safetensors");
        int tried = 0;
        for (std::size_t size = 0; size < whole.size(); size += 10, ++tried) {
            write("cut.safetensors", whole.substr(0, size));
            const auto reader = SafetensorsReader::open(m_folder / "cut.safetensors");
            QVERIFY2(!reader, fmt::format("cut to {} bytes", size).c_str());
            QCOMPARE(reader.error().kind, ErrorKind::Damaged);
        }
        QVERIFY(tried > 20);
        write("cut.safetensors", whole);
        QVERIFY(SafetensorsReader::open(m_folder / "cut.safetensors"));
    }

    void surviveEveryChangedByte()
    {
        writeTensors("whole.safetensors", {"a", "b"});
        const std::string whole = *readFile(m_folder / "whole.safetensors");
        const std::size_t header_end = whole.find("  ") == std::string::npos ? whole.size() - 32 : whole.find("  ");
        int refused = 0;
        for (std::size_t i = 0; i < header_end; ++i) {
            for (const char mask : {'\x01', '\x10', '\x80'}) {
                std::string changed = whole;
                changed[i] = static_cast<char>(changed[i] ^ mask);
                write("changed.safetensors", changed);
                const auto reader = SafetensorsReader::open(m_folder / "changed.safetensors");
                refused += !reader;
                if (!reader)
                    continue;
                for (const TensorView& view : reader->tensors()) { // what is accepted lies inside the file
                    const auto file = static_cast<const MappedFile*>(view.owner.get())->bytes();
                    QVERIFY(view.bytes.data() >= file.data());
                    QVERIFY(view.bytes.data() + view.bytes.size() <= file.data() + file.size());
                }
            }
        }
        QVERIFY(refused > static_cast<int>(header_end));
    }

    void roundTripsEveryType()
    {
        const std::vector<DType> types = {DType::U8,  DType::F64, DType::F32, DType::F16, DType::BF16,
                                          DType::I64, DType::I32, DType::I16, DType::I8,  DType::Bool};
        std::vector<std::string> data;
        for (const DType type : types) {
            std::string bytes(3 * 5 * byteSize(type), '\0');
            for (std::size_t i = 0; i < bytes.size(); ++i)
                bytes[i] = type == DType::Bool ? static_cast<char>(i % 2) : static_cast<char>(i * 7 + data.size());
            data.push_back(std::move(bytes));
        }
        std::vector<TensorToWrite> tensors;
        for (std::size_t i = 0; i < types.size(); ++i)
            tensors.push_back(
                {std::string("layer \"") + name(types[i]) + "\" \u00e9\n", types[i], {3, 5}, bytesOf(data[i])});
        const std::string one(4, '\x05');
        tensors.push_back({"scalar", DType::F32, {}, bytesOf(one)});
        tensors.push_back({"empty", DType::F32, {0, 4}, {}});
        const fs::path file = m_folder / "all.safetensors";
        QVERIFY(writeSafetensors(file, tensors, {{"made_by", "a \"test\""}}));

        const auto reader = SafetensorsReader::open(file);
        QVERIFY2(reader.has_value(), reader ? "" : reader.error().sentence().c_str());
        QCOMPARE(reader->tensors().size(), tensors.size());
        QCOMPARE(reader->metadata().at("made_by"), std::string("a \"test\""));
        QCOMPARE(reader->metadata().at("format"), std::string("pt"));
        for (const TensorToWrite& written : tensors) {
            const TensorView* read = reader->find(written.name);
            QVERIFY(read);
            QCOMPARE(read->dtype, written.dtype);
            QVERIFY(read->shape == written.shape);
            QVERIFY(stringOf(read->bytes) == stringOf(written.bytes));
            QCOMPARE(reinterpret_cast<std::uintptr_t>(read->bytes.data())
                         % (read->bytes.empty() ? 1 : byteSize(read->dtype)),
                     std::uintptr_t{0});
        }
        QVERIFY(!reader->find("layer"));
        QVERIFY(reader->files() == std::vector<fs::path>{file});
        const std::string bytes = *readFile(file);
        std::uint64_t header = 0;
        std::memcpy(&header, bytes.data(), sizeof header);
        QCOMPARE(header % 8, std::uint64_t{0});
    }

    void refusesToWriteNonsense_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<qlonglong>>("shape");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("wrong size") << "w" << QList<qlonglong>{5} << "16 bytes do not fit";
        QTest::newRow("negative") << "w" << QList<qlonglong>{-4} << "do not fit";
        QTest::newRow("overflow") << "w" << QList<qlonglong>{1LL << 62, 4, 4} << "do not fit";
        QTest::newRow("reserved name") << "__metadata__" << QList<qlonglong>{4} << "name is taken";
        QTest::newRow("same name") << "first" << QList<qlonglong>{4} << "name is taken";
    }
    void refusesToWriteNonsense()
    {
        QFETCH(QString, name);
        QFETCH(QList<qlonglong>, shape);
        QFETCH(QString, sentence);
        write("kept.safetensors", "kept");
        const std::string data(16, '\x01');
        const std::vector<TensorToWrite> tensors = {
            {"first", DType::F32, {4}, bytesOf(data)},
            {name.toStdString(), DType::F32, std::vector<std::int64_t>(shape.begin(), shape.end()), bytesOf(data)}};
        const auto written = writeSafetensors(m_folder / "kept.safetensors", tensors);
        QVERIFY(!written);
        const QString said = QString::fromStdString(written.error().sentence());
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QCOMPARE(*readFile(m_folder / "kept.safetensors"), std::string("kept"));
    }

    void opensShards()
    {
        writeTensors("model-00001-of-00002.safetensors", {"a", "b"});
        writeTensors("model-00002-of-00002.safetensors", {"c"});
        write("model.safetensors.index.json",
              R"({"metadata":{},"weight_map":{"c":"model-00002-of-00002.safetensors",
                  "a":"model-00001-of-00002.safetensors","b":"model-00001-of-00002.safetensors"}})");
        const auto reader = SafetensorsReader::openFolder(m_folder);
        QVERIFY2(reader.has_value(), reader ? "" : reader.error().sentence().c_str());
        QCOMPARE(reader->tensors().size(), std::size_t{3});
        QCOMPARE(reader->find("c")->bytes.size(), std::size_t{16});
        QCOMPARE(reader->files().size(), std::size_t{2});
        QCOMPARE(reader->metadata().at("format"), std::string("pt"));
        writeTensors("model.safetensors", {"whole"}); // the single file comes first
        QVERIFY(SafetensorsReader::openFolder(m_folder)->find("whole"));
    }

    void refusesBrokenIndexes_data()
    {
        QTest::addColumn<QByteArray>("index");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("parent") << QByteArray(R"({"weight_map":{"a":"../part.safetensors"}})")
                                << "not the name of a file";
        QTest::newRow("absolute") << QByteArray(R"({"weight_map":{"a":"/etc/passwd"}})") << "not the name of a file";
        QTest::newRow("subfolder") << QByteArray(R"({"weight_map":{"a":"x/part.safetensors"}})")
                                   << "not the name of a file";
        QTest::newRow("backslash") << QByteArray(R"({"weight_map":{"a":"..\\part.safetensors"}})")
                                   << "not the name of a file";
        QTest::newRow("dots") << QByteArray(R"({"weight_map":{"a":".."}})") << "not the name of a file";
        QTest::newRow("no name") << QByteArray(R"({"weight_map":{"a":""}})") << "not the name of a file";
        QTest::newRow("zero byte") << QByteArray("{\"weight_map\":{\"a\":\"part.safetensors\\u0000x\"}}")
                                   << "not the name of a file";
        QTest::newRow("number") << QByteArray(R"({"weight_map":{"a":1}})") << "names no file for the tensor \"a\"";
        QTest::newRow("list") << QByteArray("[]") << "has no weight_map";
        QTest::newRow("no map") << QByteArray("{}") << "has no weight_map";
        QTest::newRow("empty map") << QByteArray(R"({"weight_map":{}})") << "has no weight_map";
        QTest::newRow("broken JSON") << QByteArray("{\"weight_map\":") << "ends in the middle";
        QTest::newRow("missing shard") << QByteArray(
            R"({"weight_map":{"a":"part.safetensors","z":"gone.safetensors"}})")
                                       << "gone.safetensors\" of this model is missing";
        QTest::newRow("missing tensor") << QByteArray(
            R"({"weight_map":{"a":"part.safetensors","z":"part.safetensors"}})")
                                        << "\"z\" is not in the file where the index puts it";
        QTest::newRow("tensor elsewhere")
            << QByteArray(R"({"weight_map":{"a":"other.safetensors","b":"part.safetensors","c":"other.safetensors"}})")
            << "\"a\" is not in the file where the index puts it";
        QTest::newRow("tensor in two") << QByteArray(
            R"({"weight_map":{"a":"part.safetensors","d":"twin.safetensors"}})")
                                       << "\"a\" is in two files";
        QTest::newRow("damaged shard") << QByteArray(R"({"weight_map":{"a":"text.safetensors"}})") << "only 4 bytes";
    }
    void refusesBrokenIndexes()
    {
        QFETCH(QByteArray, index);
        QFETCH(QString, sentence);
        writeTensors("part.safetensors", {"a", "b"});
        writeTensors("other.safetensors", {"c"});
        writeTensors("twin.safetensors", {"a", "d"});
        write("text.safetensors", "text");
        write("model.safetensors.index.json", index.toStdString());
        const auto reader = SafetensorsReader::openFolder(m_folder);
        QVERIFY(!reader);
        const QString said = QString::fromStdString(reader.error().sentence());
        QVERIFY2(said.contains(sentence), qPrintable(said));
    }

    void saysWhatAFolderLacks()
    {
        const auto said = [](const fs::path& folder) {
            const auto reader = SafetensorsReader::openFolder(folder);
            return reader ? QString() : QString::fromStdString(reader.error().sentence());
        };
        QVERIFY(said(m_folder).contains("neither model.safetensors nor"));
        QVERIFY(said(m_folder / "gone").contains("There is no folder"));
        QVERIFY(makeFolder(m_folder / "model.safetensors"));
        QVERIFY(said(m_folder).contains("is a folder, not a file"));
    }

    void opensARealModel()
    {
        LUTHIER_NEED_SHARED("stories260K");
        const auto reader = SafetensorsReader::openFolder(test::sharedData("stories260K"));
        QVERIFY2(reader.has_value(), reader ? "" : reader.error().sentence().c_str());
        const TensorView* embedding = reader->find("model.embed_tokens.weight");
        QVERIFY(embedding);
        QVERIFY((embedding->shape == std::vector<std::int64_t>{512, 64}));
        QCOMPARE(embedding->dtype, DType::F32);
        float sum = 0;
        for (std::size_t i = 0; i < 512 * 64; ++i) {
            float value = 0;
            std::memcpy(&value, embedding->bytes.data() + i * sizeof value, sizeof value);
            QVERIFY(value > -100 && value < 100);
            sum += value * value;
        }
        QVERIFY(sum > 1);

        // Written again and read again it is the same model.
        std::vector<TensorToWrite> copies;
        for (const TensorView& view : reader->tensors())
            copies.push_back({view.name, view.dtype, view.shape, view.bytes});
        QVERIFY(writeSafetensors(m_folder / "model.safetensors", copies));
        const auto again = SafetensorsReader::openFolder(m_folder);
        QVERIFY(again);
        QCOMPARE(again->tensors().size(), reader->tensors().size());
        for (const TensorView& view : reader->tensors())
            QVERIFY(stringOf(again->find(view.name)->bytes) == stringOf(view.bytes));
    }

    void aViewOutlivesItsReader()
    {
        writeTensors("short.safetensors", {"a"});
        TensorView view;
        {
            const auto reader = SafetensorsReader::open(m_folder / "short.safetensors");
            view = *reader->find("a");
        }
        fs::remove(m_folder / "short.safetensors");
        QCOMPARE(stringOf(view.bytes), std::string(16, '\x02'));
    }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
