// SPDX-License-Identifier: GPL-3.0-or-later
// ctest-label: slow
#include "core/methods/support/lora_method.h"
#include "core/train/checkpoint.h"
#include "core/train/run_file.h"
#include "core/weights/safetensors.h"

#include "tests/core/train/run_rig.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <thread>

using namespace luthier;
using namespace luthier::test;

namespace {

const char* sentence(const Result<RunOutcome>& outcome)
{
    static std::string text;
    text = outcome ? "" : outcome.error().sentence() + " " + outcome.error().detail;
    return text.c_str();
}

// Series whose values do not hang on the clock.
std::map<std::string, std::map<std::int64_t, double>> valuesOf(const RecordingSink& sink)
{
    std::map<std::string, std::map<std::int64_t, double>> values;
    for (const auto& [series, points] : sink.metrics) {
        if (series == "tokens_per_second" || series == "seconds_left" || series == "peak_bytes")
            continue;
        for (const auto& [step, point] : points)
            values[series][step] = point.value;
    }
    return values;
}

Json twelveSteps()
{
    return {{"train.batch_rows", 8},          {"train.epochs", 2},      {"train.evaluate_every", 4},
            {"train.micro_batch_tokens", 96}, {"train.samples", 1},     {"train.learning_rate", 5e-3},
            {"train.precision", "fp32"},      {"split.validation", 0.2}};
}

} // namespace

class TestTrainRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learns_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("precision");
        QTest::newRow("instruct lora") << "instruct"
                                       << "lora"
                                       << "llama"
                                       << "fp32";
        QTest::newRow("instruct full") << "instruct"
                                       << "full"
                                       << "llama"
                                       << "fp32";
        QTest::newRow("instruct lora bf16") << "instruct"
                                            << "lora"
                                            << "llama"
                                            << "bf16";
        QTest::newRow("instruct full bf16") << "instruct"
                                            << "full"
                                            << "llama"
                                            << "bf16";
        QTest::newRow("classify lora encoder") << "classify"
                                               << "lora"
                                               << "bert"
                                               << "fp32";
        QTest::newRow("classify full encoder") << "classify"
                                               << "full"
                                               << "bert"
                                               << "fp32";
        QTest::newRow("classify lora decoder") << "classify"
                                               << "lora"
                                               << "llama"
                                               << "fp32";
    }

    void learns()
    {
        QFETCH(QString, task);
        QFETCH(QString, method);
        QFETCH(QString, model);
        QFETCH(QString, precision);
        RunRig rig;
        const bool instruct = task == "instruct";
        const fs::path data = instruct ? rig.writeQuestions(120) : rig.writeTickets(120);
        const TrainRequest request = rig.request("run", task.toStdString(), method.toStdString(),
                                                 model == "llama" ? RunRig::tinyLlama() : RunRig::tinyBert(), data,
                                                 {{"train.batch_rows", 8},
                                                  {"train.epochs", 6},
                                                  {"train.learning_rate", method == "lora" ? 1e-2 : 5e-3},
                                                  {"train.precision", precision.toStdString()},
                                                  {"train.warmup_ratio", 0.1}});
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY2(outcome.has_value(), sentence(outcome));
        QVERIFY2(outcome->validation_loss < 0.6 * outcome->base_validation_loss,
                 qPrintable(QString("%1 from %2").arg(outcome->validation_loss).arg(outcome->base_validation_loss)));
        const auto& losses = sink.metrics["train_loss"];
        QCOMPARE(static_cast<std::int64_t>(losses.size()), outcome->steps);
        QVERIFY(losses.rbegin()->second.value < losses.begin()->second.value);
        if (!instruct)
            QVERIFY(outcome->evaluation.metrics.at("accuracy") > outcome->base_evaluation.metrics.at("accuracy"));
        QVERIFY(outcome->validation_rows >= 11 && outcome->validation_rows <= 12);
        QCOMPARE(outcome->train_rows + outcome->validation_rows, std::int64_t{120});
        QVERIFY(outcome->trainable_parameters > 0 && outcome->trainable_parameters <= outcome->parameters);
        QVERIFY(outcome->tokens_per_second > 0 && outcome->peak_bytes > 0);
        QVERIFY(QString::fromStdString(outcome->verdict.english()).contains("better than the base model"));
        QVERIFY(outcome->gain_low > 0 && outcome->gain_low < outcome->gain_high && !outcome->gainMayBeChance());

        // Held-out rows are answered before the first step and after.
        QVERIFY(sink.samples.size() >= 4);
        QCOMPARE(sink.samples.front().step, std::int64_t{0});
        QVERIFY(!sink.samples.back().expected.empty());
        QVERIFY(sink.stages.front() == RunStage::OpeningModel && sink.stages.back() == RunStage::Done);

        const auto run = RunFile::read(request.run_folder);
        QVERIFY2(run.has_value(), run ? "" : run.error().sentence().c_str());
        QCOMPARE(run->state, std::string("finished"));
        QCOMPARE(run->labels.size(), std::size_t{instruct ? 0u : 3u});
        QCOMPARE(static_cast<std::int64_t>(run->validation_rows.size()), outcome->validation_rows);
        QCOMPARE(run->outcome->toJson().dump(), outcome->toJson().dump());
        const auto best = bestFigures(request.run_folder);
        QVERIFY(best.has_value());
        QCOMPARE(best->step, outcome->best_step);
        QVERIFY(checkpoints(request.run_folder).size() <= 2);
    }

    // What stopping, going on and being killed must not change: not one bit of weights or figures.
    void resumeIsBitIdentical_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("model");
        QTest::addColumn<qlonglong>("stop_after"); // steps
        QTest::addColumn<bool>("killed"); // as if the process had died: no checkpoint at the stop
        for (const qlonglong step : {1ll, 5ll, 8ll, 11ll}) {
            QTest::addRow("lora, stopped after %lld", step) << "instruct"
                                                            << "lora"
                                                            << "llama" << step << false;
            QTest::addRow("lora, killed after %lld", step) << "instruct"
                                                           << "lora"
                                                           << "llama" << step << true;
        }
        QTest::newRow("full, stopped after 5") << "instruct"
                                               << "full"
                                               << "llama" << 5ll << false;
        QTest::newRow("encoder with dropout, stopped after 5") << "classify"
                                                               << "lora"
                                                               << "bert" << 5ll << false;
        QTest::newRow("masked tokens, stopped after 5") << "corpus"
                                                        << "full"
                                                        << "bert" << 5ll << false;
        QTest::newRow("masked tokens, killed after 7") << "corpus"
                                                       << "full"
                                                       << "bert" << 7ll << true;
    }

    void resumeIsBitIdentical()
    {
        QFETCH(QString, task);
        QFETCH(QString, method);
        QFETCH(QString, model);
        QFETCH(qlonglong, stop_after);
        QFETCH(bool, killed);
        RunRig rig;
        const fs::path base = model == "llama" ? RunRig::tinyLlama() : RunRig::tinyBert();
        const fs::path data = task == "instruct" ? rig.writeQuestions(60) : rig.writeTickets(60);
        Json params = twelveSteps();
        if (method == "lora")
            params["lora.dropout"] = 0.1;
        const auto request = [&](const char* name) {
            TrainRequest wanted = rig.request(name, task.toStdString(), method.toStdString(), base, data, params);
            wanted.threads = stop_after == 5 ? 2 : 1;
            return wanted;
        };

        RunControl whole_control;
        RecordingSink whole;
        const TrainRequest whole_request = request("whole");
        const auto uninterrupted = trainRun(whole_request, whole_control, whole);
        QVERIFY2(uninterrupted.has_value(), sentence(uninterrupted));
        QCOMPARE(uninterrupted->steps, std::int64_t{12});

        RecordingSink parts;
        TrainRequest interrupted = request("parts");
        {
            RunControl control;
            parts.on_metric = [&](const MetricPoint& point) {
                if (point.series == "seconds_left" && point.step == stop_after)
                    control.requestStop();
            };
            const auto first = trainRun(interrupted, control, parts);
            QVERIFY2(first.has_value(), sentence(first));
            QCOMPARE(name(first->stopped_by), name(StopCause::User));
            QCOMPARE(first->steps, std::int64_t{stop_after});
            QCOMPARE(RunFile::read(interrupted.run_folder)->state, std::string("stopped"));
            parts.on_metric = {};
        }
        if (killed) {
            fs::remove_all(interrupted.run_folder / "checkpoints" / ("step-" + std::to_string(stop_after)));
            auto run = RunFile::read(interrupted.run_folder);
            run->state = "running";
            run->outcome.reset();
            QVERIFY(run->write(interrupted.run_folder).has_value());
        }
        interrupted.start = Start::Resume;
        RunControl control;
        const auto second = trainRun(interrupted, control, parts);
        QVERIFY2(second.has_value(), sentence(second));
        QCOMPARE(second->steps, std::int64_t{12});
        QCOMPARE(name(second->stopped_by), name(uninterrupted->stopped_by));

        QVERIFY(valuesOf(parts) == valuesOf(whole));
        QVERIFY(bytesUnder(interrupted.run_folder / "best") == bytesUnder(whole_request.run_folder / "best"));
        QVERIFY(second->train_loss == uninterrupted->train_loss);
        QVERIFY(second->validation_loss == uninterrupted->validation_loss);
        QCOMPARE(second->best_step, uninterrupted->best_step);
        QCOMPARE(toJson(second->evaluation).dump(), toJson(uninterrupted->evaluation).dump());
        QCOMPARE(toJson(second->base_evaluation).dump(), toJson(uninterrupted->base_evaluation).dump());
    }

    void sameRecipeSameRun()
    {
        RunRig rig;
        const fs::path data = rig.writeQuestions(60);
        std::vector<std::map<std::string, std::string>> kept;
        for (const auto& [run, seed] : {std::pair{"a", 1}, {"b", 1}, {"c", 2}}) {
            Json params = twelveSteps();
            params["train.seed"] = seed;
            const TrainRequest request = rig.request(run, "instruct", "lora", RunRig::tinyLlama(), data, params);
            RunControl control;
            RecordingSink sink;
            QVERIFY(trainRun(request, control, sink).has_value());
            kept.push_back(bytesUnder(request.run_folder / "best"));
        }
        QVERIFY(kept[0] == kept[1]);
        QVERIFY(kept[0] != kept[2]);
    }

    // The way a window is cut into micro-batches must not change what is learnt.
    void tokenBudgetChangesNothing()
    {
        RunRig rig;
        const fs::path data = rig.writeQuestions(60);
        std::vector<std::map<std::int64_t, MetricPoint>> losses;
        for (const int budget : {16, 100000}) {
            Json params = twelveSteps();
            params["train.micro_batch_tokens"] = budget;
            const TrainRequest request =
                rig.request("b" + std::to_string(budget), "instruct", "full", RunRig::tinyLlama(), data, params);
            RunControl control;
            RecordingSink sink;
            QVERIFY(trainRun(request, control, sink).has_value());
            losses.push_back(sink.metrics["train_loss"]);
        }
        for (const auto& [step, point] : losses[0])
            QVERIFY2(std::abs(point.value - losses[1][step].value) < 1e-3 * point.value,
                     qPrintable(QString("step %1: %2, %3").arg(step).arg(point.value).arg(losses[1][step].value)));
    }

    void pauseWaitsAndCostsNoTime()
    {
        RunRig rig;
        const TrainRequest request =
            rig.request("run", "instruct", "lora", RunRig::tinyLlama(), rig.writeQuestions(60), twelveSteps());
        RunControl control;
        RecordingSink sink;
        std::thread other;
        sink.on_metric = [&](const MetricPoint& point) {
            if (point.series != "seconds_left" || point.step != 6)
                return;
            control.pause();
            other = std::thread([&control] {
                while (!control.waiting())
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                std::this_thread::sleep_for(std::chrono::milliseconds(1500));
                control.resume();
            });
        };
        const auto begin = std::chrono::steady_clock::now();
        const auto outcome = trainRun(request, control, sink);
        const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        QVERIFY(other.joinable());
        other.join();
        QVERIFY2(outcome.has_value(), sentence(outcome));
        QCOMPARE(outcome->steps, std::int64_t{12});
        QVERIFY2(outcome->seconds <= wall - 1.4, qPrintable(QString("%1 of %2").arg(outcome->seconds).arg(wall)));
    }

    void stopInEveryStage_data()
    {
        QTest::addColumn<int>("stage");
        for (const RunStage stage : {RunStage::OpeningModel, RunStage::ReadingData, RunStage::Preparing,
                                     RunStage::MeasuringBase, RunStage::Training, RunStage::Evaluating})
            QTest::newRow(name(stage)) << static_cast<int>(stage);
    }

    void stopInEveryStage()
    {
        QFETCH(int, stage);
        RunRig rig;
        TrainRequest request =
            rig.request("run", "instruct", "lora", RunRig::tinyLlama(), rig.writeQuestions(60), twelveSteps());
        {
            RunControl control;
            RecordingSink sink;
            sink.on_stage = [&](RunStage now) {
                if (static_cast<int>(now) == stage)
                    control.requestStop();
            };
            const auto outcome = trainRun(request, control, sink);
            QVERIFY2(outcome.has_value(), sentence(outcome));
            QCOMPARE(name(outcome->stopped_by), name(StopCause::User));
            QVERIFY(!outcome->verdict.empty());
        }
        request.start = Start::Resume;
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY2(outcome.has_value(), sentence(outcome));
        QCOMPARE(outcome->steps, std::int64_t{12});
    }

    void earlyStopKeepsTheBest()
    {
        RunRig rig;
        Json params = twelveSteps();
        params["train.epochs"] = 60;
        params["train.patience"] = 2;
        params["train.learning_rate"] = 0.05;
        params["train.evaluate_every"] = 3;
        // Answers without rhyme or reason: learning them by heart cannot help on other rows.
        std::string lines;
        RandomStream random(1, "noise");
        for (int i = 0; i < 60; ++i) {
            std::string question, answer;
            for (int k = 0; k < 6; ++k) {
                question += static_cast<char>('a' + random.below(26));
                answer += static_cast<char>('a' + random.below(26));
            }
            lines += Json({{"question", question}, {"answer", answer}}).dump() + "\n";
        }
        const TrainRequest request =
            rig.request("run", "instruct", "full", RunRig::tinyLlama(), rig.write("noise.jsonl", lines), params);
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY2(outcome.has_value(), sentence(outcome));
        QCOMPARE(name(outcome->stopped_by), name(StopCause::EarlyStopping));
        QVERIFY(outcome->steps < outcome->total_steps);
        double lowest = INFINITY;
        std::int64_t at = 0;
        for (const auto& [step, point] : sink.metrics["validation_loss"]) {
            if (step > 0 && point.value < lowest) {
                lowest = point.value;
                at = step;
            }
        }
        QCOMPARE(outcome->best_step, at);
        QVERIFY(outcome->validation_loss == lowest);
        QCOMPARE(outcome->steps, at + 6); // two checks of three steps without gain
    }

    void withoutHeldOutRows()
    {
        RunRig rig;
        Json params = twelveSteps();
        params["split.validation"] = 0;
        const TrainRequest request =
            rig.request("run", "instruct", "lora", RunRig::tinyLlama(), rig.writeQuestions(40), params);
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY2(outcome.has_value(), sentence(outcome));
        QCOMPARE(outcome->validation_rows, std::int64_t{0});
        QVERIFY(std::isnan(outcome->validation_loss) && outcome->toJson()["validation_loss"].is_null());
        QVERIFY(outcome->toJson()["evaluation"]["loss"].is_null());
        QVERIFY(outcome->toJson()["base_validation_loss"].is_null());
        QVERIFY(QString::fromStdString(outcome->verdict.english()).contains("no rows were held out"));
        QVERIFY(sink.logged("No rows are held out"));
        QCOMPARE(bestFigures(request.run_folder)->step, outcome->steps);
    }

    void validationFile()
    {
        RunRig rig;
        const fs::path data = rig.writeQuestions(40);
        TrainRequest request = rig.request("run", "instruct", "lora", RunRig::tinyLlama(), data, twelveSteps());
        request.recipe.data.validation = rig.write(
            "check.jsonl", "{\"question\": \"a\", \"answer\": \"b\"}\n{\"question\": \"c\", \"answer\": \"d\"}\n");
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY2(outcome.has_value(), sentence(outcome));
        QCOMPARE(outcome->train_rows, std::int64_t{40});
        QCOMPARE(outcome->validation_rows, std::int64_t{2});
        QCOMPARE(RunFile::read(request.run_folder)->split_file, std::string("validation"));
    }

    void startsFromAnAdapter()
    {
        RunRig rig;
        Json params = twelveSteps();
        params["lora.rank"] = 4;
        params["lora.alpha"] = 8;
        params["train.max_steps"] = 1;
        params["train.learning_rate"] = 0;
        TrainRequest request =
            rig.request("run", "instruct", "lora", RunRig::tinyLlama(), rig.writeQuestions(40), params);
        request.initial_adapter = RunRig::tinyLlama() / "adapter";
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY2(outcome.has_value(), sentence(outcome));
        // With a learning rate of nothing the kept factors are the adapter's own.
        const auto theirs = SafetensorsReader::open(*request.initial_adapter / "adapter_model.safetensors");
        const auto ours = SafetensorsReader::open(request.run_folder / "best" / "trainable.safetensors");
        QVERIFY(theirs && ours);
        const TensorView* a = theirs->find("base_model.model.model.layers.1.self_attn.q_proj.lora_A.weight");
        const TensorView* b = ours->find("layers.1.attention.query.lora_a");
        QVERIFY(a && b);
        QVERIFY(std::equal(a->bytes.begin(), a->bytes.end(), b->bytes.begin(), b->bytes.end()));
        QVERIFY(outcome->validation_loss != outcome->base_validation_loss);

        request = rig.request("other", "instruct", "lora", RunRig::tinyLlama(), rig.writeQuestions(40), twelveSteps());
        request.initial_adapter = RunRig::tinyLlama() / "adapter";
        RunControl other;
        QVERIFY(!trainRun(request, other, sink).has_value()); // another rank
    }

    void finishedRunsAreNotRunAgain()
    {
        RunRig rig;
        TrainRequest request =
            rig.request("run", "instruct", "lora", RunRig::tinyLlama(), rig.writeQuestions(60), twelveSteps());
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY(outcome.has_value());
        const auto before = bytesUnder(request.run_folder);
        RunControl second;
        const auto fresh = trainRun(request, second, sink);
        QVERIFY(!fresh.has_value());
        QVERIFY(QString::fromStdString(fresh.error().sentence()).contains("already holds a run"));
        request.start = Start::Resume;
        RunControl third;
        const auto again = trainRun(request, third, sink);
        QVERIFY(again.has_value());
        QCOMPARE(again->toJson().dump(), outcome->toJson().dump());
        QVERIFY(bytesUnder(request.run_folder) == before);
    }
};

QTEST_APPLESS_MAIN(TestTrainRun)
#include "test_train_run.moc"
