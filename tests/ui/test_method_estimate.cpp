// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/method_estimate.h"

#include <QTest>

#include <cmath>

using namespace luthier;

namespace {

// SmolLM2-135M, from its config.json.
ModelSummary smol()
{
    ModelSummary model;
    model.spec.vocabulary = 49152;
    model.spec.hidden = 576;
    model.spec.layers = 30;
    model.spec.heads = 9;
    model.spec.kv_heads = 3;
    model.spec.head_dim = 64;
    model.spec.intermediate = 1536;
    model.spec.gated_mlp = true;
    model.parameters = 134515008;
    model.bytes = 2 * 134515008ULL;
    return model;
}

ParamSet paramsFor(const char* method, std::initializer_list<std::pair<const char*, ParamValue>> given = {})
{
    Recipe recipe;
    recipe.base = "model";
    recipe.task = "instruct";
    recipe.method = method;
    for (const auto& [key, value] : given)
        recipe.params.set(key, value);
    const auto params = resolvedParams(recipe);
    if (!params)
        qFatal("%s", params.error().sentence().c_str());
    return *params;
}

} // namespace

class TestMethodEstimate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsWhatMoves_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<qint64>("rank");
        QTest::addColumn<QString>("targets");
        QTest::addColumn<qint64>("expected");
        // Counted by peft for the same model: all linear layers, rank 16.
        QTest::newRow("lora everywhere") << "lora" << qint64(16) << "all" << qint64(4884480);
        QTest::newRow("lora rank 8") << "lora" << qint64(8) << "all" << qint64(2442240);
        QTest::newRow("lora attention") << "lora" << qint64(16) << "attention" << qint64(1843200);
        QTest::newRow("lora mlp") << "lora" << qint64(16) << "mlp" << qint64(3041280);
        QTest::newRow("full") << "full" << qint64(0) << "" << qint64(134515008);
    }
    void countsWhatMoves()
    {
        QFETCH(QString, method);
        QFETCH(qint64, rank);
        QFETCH(QString, targets);
        QFETCH(qint64, expected);
        const ModelSummary model = smol();
        EstimateBasis basis;
        const std::string id = method.toStdString();
        basis.model = &model;
        basis.method = id;
        const ParamSet params = method == QLatin1String("lora")
            ? paramsFor("lora", {{"lora.rank", std::int64_t(rank)}, {"lora.targets", targets.toStdString()}})
            : paramsFor("full");
        QCOMPARE(estimateMethod(basis, params).trainable, std::int64_t(expected));
    }

    void fullCostsMoreInEveryWay()
    {
        const ModelSummary model = smol();
        EstimateBasis basis;
        basis.model = &model;
        basis.rows = 1000;
        basis.tokens_per_row = 200;
        basis.method = "lora";
        const MethodEstimate lora = estimateMethod(basis, paramsFor("lora"));
        basis.method = "full";
        const MethodEstimate full = estimateMethod(basis, paramsFor("full"));
        QVERIFY(lora.memory < full.memory);
        QVERIFY(lora.seconds < full.seconds);
        QVERIFY(lora.disk < full.disk);
        QVERIFY(lora.risk < full.risk);
        // Four bytes each for the weight, its gradient and two moments.
        QVERIFY(full.memory - lora.memory > 15ULL * std::uint64_t(model.parameters - lora.trainable));
    }

    void fewerStepsTakeLessTime()
    {
        const ModelSummary model = smol();
        EstimateBasis basis;
        basis.model = &model;
        basis.rows = 1000;
        basis.tokens_per_row = 200;
        basis.method = "lora";
        const double all = estimateMethod(basis, paramsFor("lora", {{"train.epochs", std::int64_t(2)}})).seconds;
        const double one = estimateMethod(basis, paramsFor("lora", {{"train.epochs", std::int64_t(1)}})).seconds;
        QVERIFY(std::fabs(all - 2 * one) < 1e-6 * all);
        const double few = estimateMethod(basis, paramsFor("lora", {{"train.max_steps", std::int64_t(10)}})).seconds;
        QVERIFY(few < one);
        basis.rows = 0;
        QCOMPARE(estimateMethod(basis, paramsFor("lora")).seconds, 0.0); // nothing is known of the rows
    }

    void aMeasuredRunTakesTheGuessAway()
    {
        const ModelSummary model = smol();
        EstimateBasis basis;
        basis.model = &model;
        basis.rows = 1000;
        basis.tokens_per_row = 200;
        basis.method = "lora";
        const ParamSet params = paramsFor("lora", {{"train.epochs", std::int64_t(1)}});
        basis.measured_flops = measuredFlops(model, "lora", params, 400);
        // 200 000 tokens at 400 a second.
        QVERIFY(std::fabs(estimateMethod(basis, params).seconds - 500) < 1e-6);
    }

    void theMachineHasMemory() { QVERIFY(machineMemory() > (std::uint64_t{1} << 28)); }
};

QTEST_APPLESS_MAIN(TestMethodEstimate)
#include "test_method_estimate.moc"
