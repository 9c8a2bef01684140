// SPDX-License-Identifier: GPL-3.0-or-later
// ctest-label: slow
// Exports of every row of the families: fused and transposed tensors go back to how the base has them.
#include "core/exporters/support/export_with_seam.h"
#include "core/exporters/support/weight_plan.h"
#include "tests/support/export_helpers.h"
#include "tests/support/row_names.h"

#include <QTest>

#include <algorithm>

using namespace luthier;
using namespace luthier::test;

namespace {

std::string languageTask(const Spec& spec)
{
    return spec.attention == AttentionKind::Causal ? "instruct" : "corpus";
}

} // namespace

class TestExportRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensAgain_data() { rows(); }
    void opensAgain()
    {
        QFETCH(QString, row);
        const std::string base = modelFolder(row.toStdString());
        const Spec spec = must(describeFolder(base)).spec;
        std::vector<std::string> tasks{"classify"};
        if (spec.attention == AttentionKind::Causal || spec.masked_head)
            tasks.push_back(languageTask(spec));
        for (const std::string& task : tasks)
            for (const char* exporter : {"merged", "adapter"}) {
                const ScratchFolder scratch;
                const fs::path run = makeRun(scratch.path(), {base, task, "lora"});
                const fs::path out = scratch.path() / "out";
                RunControl control;
                const ExportRequest request = requestFor(run, exporter, out, "fp32");
                const std::uint64_t estimate = must(estimateExport(request));
                const ExportReport report = must(exportRun(request, control));
                QVERIFY2(report.certificate.pass,
                         (task + " " + exporter + ": " + report.certificate.verdict.english()).c_str());
                QVERIFY(estimate >= report.bytes);
            }
    }

    // A run that learnt nothing gives back the base, byte for byte and name for name.
    void unchangedIsTheBase_data() { rows(); }
    void unchangedIsTheBase()
    {
        QFETCH(QString, row);
        const std::string base = modelFolder(row.toStdString());
        const Spec spec = must(describeFolder(base)).spec;
        if (spec.attention != AttentionKind::Causal && !spec.masked_head)
            return; // it can only sort, and gets a new head for that
        for (const char* method : {"full", "lora"}) {
            const ScratchFolder scratch;
            const fs::path run =
                makeRun(scratch.path(), {.base = base, .task = languageTask(spec), .method = method, .change = 0});
            TunedModel tuned = must(openTunedModel(run, {}));
            const auto plan = must(planMerged(tuned, "base"));
            RunControl control;
            must(makeFolder(scratch.path() / "out"));
            must(writeWeights(scratch.path() / "out", plan, mergedByName(*tuned.method), control));
            const auto before = must(SafetensorsReader::openFolder(base));
            const auto after = must(SafetensorsReader::openFolder(scratch.path() / "out"));
            QCOMPARE(after.tensors().size(), before.tensors().size());
            for (const TensorView& view : before.tensors()) {
                const TensorView* now = after.find(view.name);
                QVERIFY2(now, view.name.c_str());
                QCOMPARE(now->shape, view.shape);
                QCOMPARE(now->dtype, view.dtype);
                QVERIFY2(std::equal(view.bytes.begin(), view.bytes.end(), now->bytes.begin(), now->bytes.end()),
                         view.name.c_str());
            }
        }
    }

    // Layers that share a tensor have one pair of factors in an adapter: the sum of their ranks, and alpha with it.
    void fusedAdapter_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("module");
        QTest::addColumn<int>("layers");
        QTest::addColumn<int>("out");
        QTest::addColumn<bool>("transposed");
        QTest::newRow("phi3 attention") << "phi3"
                                        << "model.layers.1.self_attn.qkv_proj" << 3 << 64 << false;
        QTest::newRow("phi3 mlp") << "phi3"
                                  << "model.layers.0.mlp.gate_up_proj" << 2 << 96 << false;
        QTest::newRow("gpt2") << "distilgpt2"
                              << "transformer.h.1.attn.c_attn" << 3 << 96 << true;
        QTest::newRow("gpt-neox") << "gpt-neox"
                                  << "gpt_neox.layers.0.attention.query_key_value" << 3 << 96 << false;
    }
    void fusedAdapter()
    {
        QFETCH(QString, row);
        QFETCH(QString, module);
        QFETCH(int, layers);
        QFETCH(int, out);
        QFETCH(bool, transposed);
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {modelFolder(row.toStdString()), "instruct", "lora"});
        RunControl control;
        must(exportRun(requestFor(run, "adapter", scratch.path() / "out"), control));
        const Json config = must(readJson(scratch.path() / "out" / "adapter_config.json"));
        QCOMPARE(config["r"].get<int>(), 3);
        QCOMPARE(config["rank_pattern"][module.toStdString()].get<int>(), 3 * layers);
        QCOMPARE(config["alpha_pattern"][module.toStdString()].get<double>(), 6.0 * layers);
        QCOMPARE(config["fan_in_fan_out"].get<bool>(), transposed);
        const auto files = must(SafetensorsReader::open(scratch.path() / "out" / "adapter_model.safetensors"));
        const std::string path = "base_model.model." + module.toStdString();
        const std::vector<std::int64_t> a{3 * layers, 32}, b{out, 3 * layers};
        QCOMPARE(files.find(path + ".lora_A.weight")->shape, a);
        QCOMPARE(files.find(path + ".lora_B.weight")->shape, b);
    }

private:
    void rows()
    {
        QTest::addColumn<QString>("row");
        for (const std::string& row : rowNames())
            QTest::newRow(row.c_str()) << QString::fromStdString(row);
    }
};

QTEST_APPLESS_MAIN(TestExportRows)
#include "test_export_rows.moc"
