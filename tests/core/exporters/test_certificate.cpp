// SPDX-License-Identifier: GPL-3.0-or-later
// The certificate of an export: it must be able to fail, and to say on which rows it stands.
#include "core/exporters/support/certify.h"
#include "core/exporters/support/export_with_seam.h"
#include "tests/support/export_helpers.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace luthier;
using namespace luthier::test;

namespace {

std::string model(const QString& name)
{
    return modelFolder(name.toStdString());
}

// Flips one bit of the last tensor byte: the smallest damage that a reader cannot see by itself.
void flipBit(const fs::path& file, std::size_t from_end, unsigned char bit)
{
    std::string bytes = must(readFile(file));
    bytes[bytes.size() - from_end] =
        static_cast<char>(static_cast<unsigned char>(bytes[bytes.size() - from_end]) ^ bit);
    must(writeFile(file, bytes));
}

} // namespace

class TestCertificate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Every kind of damage between writing and certifying must be found out.
    void certificateFindsDamage_data()
    {
        QTest::addColumn<QString>("exporter");
        QTest::addColumn<QString>("damage");
        for (const char* damage : {"bit", "zeros", "truncated", "swapped", "config", "missing"})
            for (const char* exporter : {"merged", "adapter"})
                QTest::addRow("%s %s", exporter, damage) << exporter << damage;
        QTest::newRow("merged tokenizer") << "merged"
                                          << "tokenizer";
    }
    void certificateFindsDamage()
    {
        QFETCH(QString, exporter);
        QFETCH(QString, damage);
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model("llama-tiny"), "instruct", "lora"});
        const fs::path out = scratch.path() / "out";
        const bool merged = exporter == "merged";
        const char* weights = merged ? "model.safetensors" : "adapter_model.safetensors";
        RunControl control;
        const auto result =
            exportRunWithSeam(requestFor(run, exporter.toStdString(), out), control, [&](const fs::path& folder) {
                const fs::path file = folder / weights;
                if (damage == "bit") {
                    flipBit(file, 1, 0x40); // a high bit of the last value's exponent
                } else if (damage == "zeros") {
                    std::string bytes = must(readFile(file));
                    std::fill(bytes.end() - 256, bytes.end(), '\0');
                    must(writeFile(file, bytes));
                } else if (damage == "truncated") {
                    fs::resize_file(file, fs::file_size(file) - 4);
                } else if (damage == "swapped") {
                    must(copyFile(merged ? fs::path(model("llama-tiny")) / weights
                                         : fs::path(model("llama-tiny")) / "adapter" / weights,
                                  file));
                } else if (damage == "config") {
                    const char* name = merged ? "config.json" : "adapter_config.json";
                    Json config = must(readJson(folder / name));
                    config[merged ? "rope_theta" : "lora_alpha"] = 500;
                    must(writeJson(folder / name, config));
                } else if (damage == "tokenizer") {
                    fs::remove(folder / "tokenizer.model");
                } else {
                    fs::remove(file);
                }
            });
        QVERIFY2(result.has_value(), result ? "" : result.error().sentence().c_str());
        QVERIFY(!result->certificate.pass);
        QVERIFY(result->certificate.verdict.english().starts_with("Failed"));
        QVERIFY(!(result->certificate.largest_logit_difference <= result->certificate.tolerance));
        const Json kept = must(readJson(out / "certificate.json"));
        QVERIFY(kept["pass"] == Json(false));
    }

    // bf16 rounds before it compares: the certificate must still see damage that is no larger than rounding elsewhere.
    void certificateOfRoundedWeightsCanFail()
    {
        const ScratchFolder scratch;
        const fs::path base = inBf16(scratch.path(), model("llama-tied-gqa"));
        const fs::path run = makeRun(scratch.path(), {base.string(), "instruct", "lora"});
        RunControl control;
        const auto good = must(exportRun(requestFor(run, "merged", scratch.path() / "good"), control));
        QVERIFY2(good.certificate.pass, good.certificate.verdict.english().c_str());
        QVERIFY(good.certificate.rounded);
        QCOMPARE(must(SafetensorsReader::openFolder(scratch.path() / "good")).find("model.norm.weight")->dtype,
                 DType::BF16);
        const auto bad = must(
            exportRunWithSeam(requestFor(run, "merged", scratch.path() / "bad"), control, [](const fs::path& folder) {
                std::string bytes = must(readFile(folder / "model.safetensors"));
                for (std::size_t i = bytes.size() - 4096; i < bytes.size(); i += 2)
                    bytes[i] =
                        static_cast<char>(static_cast<unsigned char>(bytes[i]) ^ 1); // the last bit of 2048 values
                must(writeFile(folder / "model.safetensors", bytes));
            }));
        QVERIFY(!bad.certificate.pass);
        QVERIFY(bad.certificate.largest_logit_difference < 0.2);
    }

    void saysWhenTheDataHasChanged_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("says");
        QTest::newRow("gone") << "gone"
                              << "no longer there";
        QTest::newRow("changed") << "changed"
                                 << "has changed";
        QTest::newRow("gone, with samples") << "samples"
                                            << "samples";
    }
    void saysWhenTheDataHasChanged()
    {
        QFETCH(QString, change);
        QFETCH(QString, says);
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model("llama-tiny"), "instruct", "lora"});
        const fs::path data = scratch.path() / "instruct.jsonl";
        if (change == "changed")
            must(writeFile(data, tunedRunRows("instruct") + "{\"prompt\": \"new\", \"response\": \"row\"}\n"));
        else
            fs::remove(data);
        if (change == "samples")
            must(writeFile(run / "samples.jsonl",
                           "{\"step\": 1, \"input\": \"the order\", \"expected\": \"it is due\", \"answer\": \"x\"}\n"
                           "{\"step\": 2, \"input\": \"the order\", \"expected\": \"it is due\", \"answer\": \"y\"}\n"
                           "not json\n"));
        RunControl control;
        const auto report = must(exportRun(requestFor(run, "merged", scratch.path() / "out"), control));
        QVERIFY(report.certificate.pass);
        QVERIFY(report.certificate.rows_note.english().find(says.toStdString()) != std::string::npos);
        QCOMPARE(report.certificate.rows, change == "samples" ? 1 : 6);
    }

    // Two models that differ only in a choice between equals give the same answer; a real difference does not.
    void comparesAnswers()
    {
        Answers one;
        one.logits = {at::tensor({1.0F, 2.0F, -4.0F}).view({1, 3})};
        one.answers = {{1, 5, 7}};
        one.leads = {{0.3F, 1e-6F, 0.2F}};
        Answers tie = one;
        tie.answers = {{1, 6, 9}};
        QCOMPARE(differenceOf(one, tie, 1e-4).same_answers, 1);
        Answers other = one;
        other.answers = {{1, 5, 8}};
        QCOMPARE(differenceOf(one, other, 1e-4).same_answers, 0);
        Answers shorter = one;
        shorter.answers = {{1, 5}};
        QCOMPARE(differenceOf(one, shorter, 1e-4).same_answers, 0);
        Answers moved = one;
        moved.logits = {one.logits[0] + 0.04};
        QVERIFY(std::abs(differenceOf(one, moved, 1e-4).largest - 0.01) < 1e-6);
        Answers broken = one;
        broken.logits = {one.logits[0] / 0 * 0};
        QVERIFY(std::isinf(differenceOf(one, broken, 1e-4).largest));
        QVERIFY(std::isinf(differenceOf(one, {}, 1e-4).largest));
    }
};

QTEST_APPLESS_MAIN(TestCertificate)
#include "test_certificate.moc"
