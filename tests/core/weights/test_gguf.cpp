// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/gguf.h"
#include "core/weights/half.h"
#include "core/weights/safetensors.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <functional>

using namespace luthier;

namespace {

template <class T> QString sentenceOf(const Result<T>& result)
{
    return result ? QString("fine") : QString::fromStdString(result.error().sentence());
}

std::string stringOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const std::byte> bytesOf(const std::string& bytes)
{
    return std::as_bytes(std::span(bytes));
}

template <class Number> std::string raw(Number number)
{
    return {reinterpret_cast<const char*>(&number), sizeof number};
}

std::string text64(const std::string& text)
{
    return raw<std::uint64_t>(text.size()) + text;
}

// A GGUF file piece by piece, right or wrong.
struct Builder {
    std::uint32_t version = 3;
    std::vector<std::string> entries, tensors;
    std::string data;
    std::uint64_t tensor_count = ~std::uint64_t{0}, entry_count = ~std::uint64_t{0};
    std::uint64_t alignment = 32;

    void entry(const std::string& key, GgufValueType type, const std::string& value)
    {
        entries.push_back(text64(key) + raw(static_cast<std::uint32_t>(type)) + value);
    }
    void tensor(const std::string& name, const std::vector<std::uint64_t>& sizes, std::uint32_t type,
                std::uint64_t begin)
    {
        std::string one = text64(name) + raw(static_cast<std::uint32_t>(sizes.size()));
        for (const std::uint64_t size : sizes)
            one += raw(size);
        tensors.push_back(one + raw(type) + raw(begin));
    }
    std::string bytes() const
    {
        std::string file = "GGUF" + raw(version);
        file += raw<std::uint64_t>(tensor_count == ~std::uint64_t{0} ? tensors.size() : tensor_count);
        file += raw<std::uint64_t>(entry_count == ~std::uint64_t{0} ? entries.size() : entry_count);
        for (const std::string& one : entries)
            file += one;
        for (const std::string& one : tensors)
            file += one;
        file.resize((file.size() + alignment - 1) / alignment * alignment);
        return file + data;
    }
};

} // namespace

class TestGguf : public QObject {
    Q_OBJECT

    const fs::path m_file = test::fixture("gguf/types.gguf");

private Q_SLOTS:
    // Every type against what the gguf package makes of the same blocks, to the last bit.
    void valuesOfEveryType()
    {
        const auto ours = openTensorSource(m_file);
        QVERIFY2(ours, qPrintable(sentenceOf(ours)));
        const auto theirs = SafetensorsReader::open(test::fixture("gguf/types.safetensors"));
        QVERIFY(theirs);
        QCOMPARE((*ours)->tensors().size(), theirs->tensors().size());
        for (const TensorView& expected : theirs->tensors()) {
            const TensorInfo* info = (*ours)->find(expected.name);
            QVERIFY2(info, expected.name.c_str());
            QCOMPARE(info->shape, expected.shape);
            const auto view = (*ours)->load(*info);
            QVERIFY2(view, expected.name.c_str());
            QCOMPARE(view->dtype, info->dtype);
            if (info->dtype == DType::BF16) { // safetensors for numpy has none
                for (std::size_t i = 0; i < expected.bytes.size() / 4; ++i) {
                    std::uint16_t brain;
                    float value;
                    std::memcpy(&brain, view->bytes.data() + 2 * i, sizeof brain);
                    std::memcpy(&value, expected.bytes.data() + 4 * i, sizeof value);
                    QCOMPARE(floatOfBrain(brain), value);
                }
                continue;
            }
            QCOMPARE(view->dtype, expected.dtype);
            QVERIFY2(stringOf(view->bytes) == stringOf(expected.bytes), expected.name.c_str());
            QVERIFY(info->stored_bytes == (*ours)->stored(*info).size());
        }
    }

    void deliversBrainFloats()
    {
        const auto single = openTensorSource(m_file);
        const auto brain = openTensorSource(m_file, {.dequantised = DType::BF16});
        QVERIFY(single && brain);
        for (const TensorInfo& info : (*single)->tensors()) {
            const TensorInfo* other = (*brain)->find(info.name);
            QVERIFY(other);
            if (ggufTensorTypes().end()
                == std::find_if(ggufTensorTypes().begin(), ggufTensorTypes().end(),
                                [&](const GgufTensorType& type) { return type.name == info.stored && !type.plain; })) {
                QCOMPARE(other->dtype, info.dtype); // as stored
                continue;
            }
            QCOMPARE(other->dtype, DType::BF16);
            const auto exact = (*single)->load(info), rounded = (*brain)->load(*other);
            QVERIFY(exact && rounded);
            QCOMPARE(rounded->bytes.size() * 2, exact->bytes.size());
            for (std::size_t i = 0; i < rounded->bytes.size() / 2; ++i) {
                float value;
                std::uint16_t bits;
                std::memcpy(&value, exact->bytes.data() + 4 * i, sizeof value);
                std::memcpy(&bits, rounded->bytes.data() + 2 * i, sizeof bits);
                QVERIFY(std::abs(floatOfBrain(bits) - value) <= std::abs(value) / 256);
                QCOMPARE(bits, brainOfFloat(value));
            }
        }
    }

    void halvesAndBrains()
    {
        for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
            const auto half = static_cast<std::uint16_t>(bits);
            const int exponent = half >> 10 & 31, fraction = half & 1023;
            const float sign = half & 0x8000 ? -1.0F : 1.0F;
            const float value = floatOfHalf(half);
            if (exponent == 31 && fraction != 0)
                QVERIFY(std::isnan(value));
            else if (exponent == 31)
                QCOMPARE(value, sign * std::numeric_limits<float>::infinity());
            else if (exponent == 0)
                QCOMPARE(value, sign * std::ldexp(static_cast<float>(fraction), -24));
            else
                QCOMPARE(value, sign * std::ldexp(static_cast<float>(fraction + 1024), exponent - 25));
            QCOMPARE(brainOfFloat(floatOfBrain(half)), std::isnan(floatOfBrain(half)) ? half | 0x40 : half);
        }
        QCOMPARE(brainOfFloat(1.00390625F), 0x3f80); // halfway: to even
        QCOMPARE(brainOfFloat(1.01171875F), 0x3f82);
        QCOMPARE(brainOfFloat(std::numeric_limits<float>::max()), 0x7f80);
    }

    void largeTensorsOnSeveralThreads()
    {
        const GgufTensorType* type = ggufTensorType(8); // Q8_0
        QVERIFY(type);
        const std::uint64_t blocks = 40'001;
        std::string stored;
        for (std::uint64_t i = 0; i < blocks; ++i) {
            stored += raw<std::uint16_t>(0x3c00); // 1
            for (int j = 0; j < 32; ++j)
                stored += static_cast<char>((i + static_cast<std::uint64_t>(j)) % 128);
        }
        std::vector<float> values(blocks * 32);
        dequantise(*type, bytesOf(stored).data(), values.size(), DType::F32,
                   reinterpret_cast<std::byte*>(values.data()));
        for (std::uint64_t i = 0; i < values.size(); ++i)
            if (values[i] != static_cast<float>((i / 32 + i % 32) % 128))
                QFAIL(qPrintable(QString::number(i)));
    }

    void metadataOfEveryType()
    {
        const auto source = GgufSource::open(m_file, {});
        QVERIFY2(source, qPrintable(sentenceOf(source)));
        const GgufMetadata& metadata = (*source)->metadata();
        const auto at = [&](const char* key) { return metadata.at(key); };
        QCOMPARE(at("test.u8").integer, 200);
        QCOMPARE(at("test.i8").integer, -100);
        QCOMPARE(at("test.u16").integer, 60000);
        QCOMPARE(at("test.i16").integer, -30000);
        QCOMPARE(at("test.u32").integer, 4'000'000'000);
        QCOMPARE(at("test.i32").integer, -2'000'000'000);
        QCOMPARE(at("test.u64").integer, std::int64_t{1} << 60);
        QCOMPARE(at("test.i64").integer, -(std::int64_t{1} << 60));
        QCOMPARE(at("test.f32").real, 1.5);
        QCOMPARE(at("test.f64").real, 0.1);
        QCOMPARE(at("test.bool").integer, 1);
        QVERIFY(at("test.string").text == "één 🙂");
        QVERIFY((at("test.strings").texts == std::vector<std::string_view>{"a", "", "ĉ"}));
        QCOMPARE(at("test.integers").count, std::uint64_t{3});
        QCOMPARE(at("test.integers").integerAt(1), -2);
        QCOMPARE(at("test.reals").realAt(1), -2.25);
        QCOMPARE(at("test.lists").type, GgufValueType::Array);
        QVERIFY(at("general.architecture").text == "llama");
    }

    void refusesDamagedFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << says;
        };
        const auto with = [](const std::function<void(Builder&)>& change) {
            Builder builder;
            builder.data.resize(64);
            change(builder);
            return builder.bytes();
        };
        row("nothing", "", "The file has only 0 bytes");
        row("other file", "PK\x03\x04, which is no GGUF", "does not begin with the letters GGUF");
        row("version 1", with([](Builder& b) { b.version = 1; }), "has version 1; versions 2 and 3 can be opened");
        row("version 9", with([](Builder& b) { b.version = 9; }), "has version 9");
        row("big-endian", with([](Builder& b) { b.version = 0x03000000; }), "is big-endian");
        row("tensor count", with([](Builder& b) { b.tensor_count = 1ULL << 60; }),
            "claims to hold 1152921504606846976 tensors");
        row("entry count", with([](Builder& b) { b.entry_count = 1ULL << 60; }),
            "metadata entries, more than it has room for");
        row("value type", with([](Builder& b) { b.entry("x", static_cast<GgufValueType>(13), raw(1)); }),
            "The metadata entry \"x\" has the unknown type 13");
        row("long text", with([](Builder& b) { b.entry("x", GgufValueType::String, raw<std::uint64_t>(1ULL << 62)); }),
            "is cut short");
        row("long list",
            with([](Builder& b) { b.entry("x", GgufValueType::Array, raw(4U) + raw<std::uint64_t>(1ULL << 62)); }),
            "claims to be a list of 4611686018427387904 values");
        row("long list of texts",
            with([](Builder& b) { b.entry("x", GgufValueType::Array, raw(8U) + raw<std::uint64_t>(1ULL << 62)); }),
            "claims to be a list");
        row("nested lists", with([](Builder& b) {
                std::string value;
                for (int i = 0; i < 40; ++i)
                    value += raw(9U) + raw<std::uint64_t>(1);
                b.entry("x", GgufValueType::Array, value + raw(4U) + raw<std::uint64_t>(0));
            }),
            "nested more than 8 levels deep");
        row("bool", with([](Builder& b) { b.entry("x", GgufValueType::Bool, "\x02"); }), "must be true or false");
        row("twice", with([](Builder& b) {
                b.entry("x", GgufValueType::U8, "\x01");
                b.entry("x", GgufValueType::U8, "\x01");
            }),
            "two metadata entries \"x\"");
        row("empty key", with([](Builder& b) { b.entry("", GgufValueType::U8, "\x01"); }), "a name of 0 bytes");
        row("alignment", with([](Builder& b) { b.entry("general.alignment", GgufValueType::U32, raw(24U)); }),
            "\"general.alignment\" must be a power of two");
        row("alignment 0", with([](Builder& b) { b.entry("general.alignment", GgufValueType::U32, raw(0U)); }),
            "\"general.alignment\" must be a power of two");
        row("same tensor", with([](Builder& b) {
                b.tensor("a", {4}, 0, 0);
                b.tensor("a", {4}, 0, 32);
            }),
            "\"a\" is described twice");
        row("tensor name", with([](Builder& b) { b.tensor("a\n", {4}, 0, 0); }), "not plain text: \"a?\"");
        row("dimensions", with([](Builder& b) { b.tensor("a", {1, 1, 1, 1, 1}, 0, 0); }), "more than 4 dimensions");
        row("overflow", with([](Builder& b) { b.tensor("a", {1ULL << 40, 1ULL << 40}, 0, 0); }), "impossible shape");
        row("negative", with([](Builder& b) { b.tensor("a", {1ULL << 63}, 0, 0); }), "impossible shape");
        row("unknown type", with([](Builder& b) { b.tensor("a", {4}, 77, 0); }), "has the unknown type 77");
        row("IQ type", with([](Builder& b) { b.tensor("a", {256}, 16, 0); }),
            "\"a\" is stored as IQ2_XXS, which cannot be opened");
        row("row of blocks", with([](Builder& b) { b.tensor("a", {33}, 8, 0); }),
            "rows of 33 values, which Q8_0 cannot hold: it stores 32 at a time");
        row("offset", with([](Builder& b) { b.tensor("a", {4}, 0, 4); }),
            "begins at byte 4, which is not a multiple of 32");
        row("past the end", with([](Builder& b) { b.tensor("a", {17}, 0, 0); }),
            "ends at byte 68 of the data and there are 64");
        row("far offset", with([](Builder& b) { b.tensor("a", {4}, 0, ~31ULL); }), "and there are 64");
        row("overlap", with([](Builder& b) {
                b.tensor("a", {9}, 0, 0);
                b.tensor("b", {4}, 0, 32);
            }),
            "The tensors \"a\" and \"b\" overlap");
    }

    void refusesDamagedFiles()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const std::string file = bytes.toStdString();
        const auto contents = parseGguf(bytesOf(file), "model.gguf");
        QVERIFY2(!contents, "accepted");
        QVERIFY2(sentenceOf(contents).contains(says), qPrintable(sentenceOf(contents)));
        QVERIFY2(sentenceOf(contents).contains("model.gguf"), qPrintable(sentenceOf(contents)));
    }

    void acceptsWhatTheFormatAllows()
    {
        Builder builder;
        builder.version = 2;
        builder.alignment = 64;
        builder.entry("general.alignment", GgufValueType::U32, raw(64U));
        builder.tensor("b", {2, 3}, 0, 64); // not in the order of the data
        builder.tensor("a", {4}, 0, 0);
        builder.tensor("empty", {0, 4}, 0, 64);
        builder.tensor("scalar", {}, 0, 128);
        builder.data.resize(132);
        const std::string file = builder.bytes();
        const auto contents = parseGguf(bytesOf(file), "x");
        QVERIFY2(contents, qPrintable(sentenceOf(contents)));
        QCOMPARE(contents->version, 2U);
        QCOMPARE(contents->tensors.size(), std::size_t{4});
        QVERIFY((contents->tensors[0].shape == std::vector<std::int64_t>{3, 2})); // the fastest dimension comes first
        QCOMPARE(contents->tensors[0].bytes.size(), std::size_t{24});
        QCOMPARE(contents->tensors[2].bytes.size(), std::size_t{0});
        QCOMPARE(contents->tensors[3].bytes.size(), std::size_t{4});
    }

    void survivesDamage()
    {
        const auto read = readFile(m_file);
        QVERIFY(read);
        const std::string& whole = *read;
        for (std::size_t size = 0; size < whole.size(); size += size < 2500 ? 1 : 97)
            QVERIFY(!parseGguf(bytesOf(whole).first(size), "x"));
        for (std::size_t place = 0; place < 2500; ++place) {
            std::string changed = whole;
            for (const int by : {1, 0x80, 0xff}) {
                changed[place] = static_cast<char>(whole[place] ^ by);
                const auto contents = parseGguf(bytesOf(changed), "x");
                if (!contents)
                    continue;
                for (const GgufTensor& tensor : contents->tensors) // what is accepted lies inside the file
                    QVERIFY(
                        tensor.bytes.empty()
                        || (tensor.bytes.data() >= bytesOf(changed).data()
                            && tensor.bytes.data() + tensor.bytes.size() <= bytesOf(changed).data() + changed.size()));
            }
        }
    }

    void filesInParts()
    {
        QTemporaryDir temp;
        const fs::path folder = temp.path().toStdString();
        const auto part = [&](int number, const char* tensor, std::uint16_t count = 2) {
            Builder builder;
            builder.entry("split.no", GgufValueType::U16, raw(static_cast<std::uint16_t>(number - 1)));
            builder.entry("split.count", GgufValueType::U16, raw(count));
            builder.tensor(tensor, {4}, 0, 0);
            builder.data = std::string(16, static_cast<char>(number));
            std::ofstream(folder / QString("m-%1-of-00002.gguf").arg(number, 5, 10, QChar('0')).toStdString(),
                          std::ios::binary)
                << builder.bytes();
        };
        part(1, "a");
        const auto missing = openTensorSource(folder / "m-00001-of-00002.gguf");
        QVERIFY(!missing);
        QVERIFY2(sentenceOf(missing).contains("m-00002-of-00002.gguf\" of this model is missing"),
                 qPrintable(sentenceOf(missing)));
        part(2, "b");
        const auto source = openTensorSource(folder / "m-00001-of-00002.gguf");
        QVERIFY2(source, qPrintable(sentenceOf(source)));
        QCOMPARE((*source)->files().size(), std::size_t{2});
        QCOMPARE((*source)->load(*(*source)->find("b"))->bytes[0], std::byte{2});
        const auto second = openTensorSource(folder / "m-00002-of-00002.gguf");
        QVERIFY(!second);
        QVERIFY2(sentenceOf(second).contains("not the first"), qPrintable(sentenceOf(second)));
        part(2, "a");
        const auto twice = openTensorSource(folder / "m-00001-of-00002.gguf");
        QVERIFY(!twice);
        QVERIFY2(sentenceOf(twice).contains("\"a\" is in two files"), qPrintable(sentenceOf(twice)));
    }

    void recognisesByItsFirstBytes()
    {
        QTemporaryDir temp;
        const fs::path file = fs::path(temp.path().toStdString()) / "named-otherwise";
        fs::copy_file(m_file, file);
        QVERIFY(isGguf(file));
        QVERIFY(openTensorSource(file));
        QVERIFY(!isGguf(test::fixture("gguf/types.safetensors")));
        QVERIFY(!isGguf("/nowhere"));
        QVERIFY(isGguf("/nowhere.gguf")); // so that a sentence says that it is missing
        QVERIFY(fs::create_directory(file.parent_path() / "folder.gguf"));
        QVERIFY(!isGguf(file.parent_path() / "folder.gguf"));
    }
};

QTEST_GUILESS_MAIN(TestGguf)
#include "test_gguf.moc"
