// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/safetensors.h"
#include "core/weights/torch_bin.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <fstream>

using namespace luthier;

namespace {

std::string stringOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string contentOf(const fs::path& file)
{
    const auto read = readFile(file);
    return read ? *read : std::string();
}

template <class T> QString sentenceOf(const Result<T>& result)
{
    return result ? QString("fine") : QString::fromStdString(result.error().sentence());
}

} // namespace

class TestTorchBin : public QObject {
    Q_OBJECT

    QTemporaryDir m_temp;
    const fs::path m_fixtures = test::fixture("torch_bin");

    void write(const fs::path& file, const std::string& bytes)
    {
        std::ofstream stream(file, std::ios::binary | std::ios::trunc);
        QVERIFY(stream << bytes);
    }

    // Everything that torch wrote, by name, type, shape and value.
    void compare(const TensorSource& ours, const SafetensorsReader& theirs)
    {
        QCOMPARE(ours.tensors().size(), theirs.tensors().size());
        for (const TensorView& expected : theirs.tensors()) {
            const TensorInfo* info = ours.find(expected.name);
            QVERIFY2(info, expected.name.c_str());
            const auto view = ours.load(*info);
            QVERIFY2(view, expected.name.c_str());
            QCOMPARE(view->name, expected.name);
            QCOMPARE(view->dtype, expected.dtype);
            QCOMPARE(info->dtype, expected.dtype);
            QCOMPARE(info->stored, std::string(name(expected.dtype)));
            QCOMPARE(view->shape, expected.shape);
            QCOMPARE(info->shape, expected.shape);
            QVERIFY2(stringOf(view->bytes) == stringOf(expected.bytes), expected.name.c_str());
        }
    }

private Q_SLOTS:
    void everyKindOfTensor()
    {
        const auto ours = openTensorSource(m_fixtures / "weights.bin");
        QVERIFY2(ours, qPrintable(sentenceOf(ours)));
        compare(**ours, *SafetensorsReader::open(m_fixtures / "weights.safetensors"));
        QCOMPARE((*ours)->files(), std::vector<fs::path>{m_fixtures / "weights.bin"});
    }

    void contiguousTensorsAreViews()
    {
        const auto source = TorchSource::open(m_fixtures / "weights.bin");
        QVERIFY(source);
        const auto at = [&](const char* name) { return *(*source)->load(*(*source)->find(name)); };
        QCOMPARE(at("float32").bytes.data(), at("tied").bytes.data());
        QCOMPARE(at("view").bytes.data() - at("view.other").bytes.data(), std::ptrdiff_t{8 * 4});
        QVERIFY(at("transposed").bytes.data() != at("float32").bytes.data());
        TensorView kept;
        {
            const auto other = openTensorSource(m_fixtures / "weights.bin");
            kept = *(*other)->load(*(*other)->find("view"));
        }
        QVERIFY(stringOf(kept.bytes) == stringOf(at("view").bytes)); // outlives its source
    }

    void foldersAndParts()
    {
        const auto module = openTensorSource(m_fixtures / "module");
        QVERIFY2(module, qPrintable(sentenceOf(module)));
        const auto expected = SafetensorsReader::open(m_fixtures / "module" / "expected.safetensors");
        compare(**module, *expected);
        const auto parts = openTensorSource(m_fixtures / "sharded");
        QVERIFY2(parts, qPrintable(sentenceOf(parts)));
        compare(**parts, *expected);
        QCOMPARE((*parts)->files().size(), std::size_t{2});

        const fs::path folder = fs::path(m_temp.path().toStdString()) / "incomplete";
        fs::create_directory(folder);
        fs::copy_file(m_fixtures / "sharded" / "pytorch_model.bin.index.json", folder / "pytorch_model.bin.index.json");
        const auto incomplete = openTensorSource(folder);
        QVERIFY(!incomplete);
        QCOMPARE(incomplete.error().kind, ErrorKind::NotFound);
        QVERIFY2(sentenceOf(incomplete).contains("pytorch_model-00001-of-00002.bin"),
                 qPrintable(sentenceOf(incomplete)));
    }

    void refusesWhatIsNoPlainWeights_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("says");
        const QString runs = "The file wants to run \"%1\". Weights need no such thing";
        const auto row = [](const char* name, const QString& says) {
            QTest::newRow(name) << QString("hostile/%1.bin").arg(name) << says;
        };
        row("system", runs.arg("posix.system"));
        row("system_protocol_4", runs.arg("posix.system"));
        row("popen", ".Popen\". Weights need no such thing"); // "commands" or "subprocess"
        row("popen_protocol_4", runs.arg("subprocess.Popen"));
        row("eval", runs.arg("__builtin__.eval"));
        row("eval_protocol_4", runs.arg("builtins.eval"));
        row("getattr", runs.arg("__builtin__.getattr"));
        row("getattr_protocol_4", runs.arg("builtins.getattr"));
        row("numpy", "The file wants to run \"numpy");
        row("module", "The file wants to run \"torch.nn.modules.container.Sequential\"");
        row("complex", "The file wants to run \"torch.ComplexFloatStorage\"");
        row("sparse", "The file wants to run \"torch._utils._rebuild_sparse_tensor\"");
        row("torchscript", "The file holds a program (TorchScript)");
        row("checkpoint", "The weights lie deeper in this file");
        row("list", "something other than a list of named weights");
        row("no_weights", "There are no weights in this file");
        row("no_values", "The values of the tensor \"weight\" are missing");
        row("short_values", "The tensor \"weight\" needs 8 stored values and the file holds 7");
        row("compressed", "is compressed");
        row("big_endian", "another kind of processor");
        row("beyond", "The tensor \"weight\" reaches beyond its stored values");
        row("huge", "The tensor \"weight\" would be larger than the whole file");
        QTest::newRow("legacy") << "legacy.bin"
                                << "saved by a PyTorch older than 1.6";
    }

    void refusesWhatIsNoPlainWeights()
    {
        QFETCH(QString, file);
        QFETCH(QString, says);
        const auto source = openTensorSource(m_fixtures / file.toStdString());
        QVERIFY(!source);
        const QString sentence = sentenceOf(source);
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QVERIFY2(sentence.contains("safetensors") || sentence.contains("Download"), qPrintable(sentence));
    }

    // Cut at every byte and with every byte changed: an error or weights inside the file, never more.
    void survivesDamage()
    {
        const std::string whole = contentOf(m_fixtures / "module" / "pytorch_model.bin");
        QVERIFY(!whole.empty());
        const auto use = [](const std::string& bytes) {
            const auto tensors = readTorchFile(std::as_bytes(std::span(bytes)), "x");
            std::size_t sum = 0;
            if (tensors) {
                for (const TorchTensor& tensor : *tensors) {
                    const auto view = valuesOf(tensor, nullptr);
                    if (!view)
                        return std::pair(false, sum);
                    for (const std::byte byte : view->bytes)
                        sum += static_cast<std::size_t>(byte);
                }
            }
            return std::pair(tensors.has_value(), sum);
        };
        QVERIFY(use(whole).first);
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY2(!use(whole.substr(0, size)).first, qPrintable(QString::number(size)));
        for (std::size_t place = 0; place < whole.size(); ++place) {
            std::string changed = whole;
            for (const int by : {1, 0x80, 0xff}) {
                changed[place] = static_cast<char>(whole[place] ^ by);
                use(changed);
            }
        }
    }

    void boundedMemory()
    {
        // A list that is turned into a dictionary again and again would grow with the square of the file.
        std::string pickle = "\x80\x02(";
        for (int i = 0; i < 1000; ++i)
            pickle += "NN\x86";
        pickle = "\x80\x02](" + std::string(pickle.begin() + 3, pickle.end()) + "eq\x01"
            + "ccollections\nOrderedDict\nq\x02";
        for (int i = 0; i < 1000; ++i)
            pickle += "h\x02h\x01\x85R";
        const auto read = readTorchPickle(std::as_bytes(std::span(pickle)), "x");
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Damaged);
    }
};

QTEST_GUILESS_MAIN(TestTorchBin)
#include "test_torch_bin.moc"
