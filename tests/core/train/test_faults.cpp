// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/tuned_model.h"
#include "core/train/checkpoint.h"
#include "core/train/run_file.h"

#include "tests/core/train/run_rig.h"

#include <QTest>

#include <cmath>
#include <fstream>
#include <set>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace luthier;
using namespace luthier::test;

namespace {

// A file system of its own of a given size; only root can make one.
class SmallDisk {
public:
    SmallDisk(const fs::path& place, const char* size) : m_place(place)
    {
        fs::create_directories(place);
        m_mounted = ::mount("tmpfs", place.c_str(), "tmpfs", 0, (std::string("size=") + size).c_str()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_place.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool mounted() const { return m_mounted; }
    void fill() const
    {
        std::ofstream file(m_place / "filler", std::ios::binary);
        const std::string block(1024, 'x');
        while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) { }
    }

private:
    fs::path m_place;
    bool m_mounted = false;
};

void flipLastBit(const fs::path& file)
{
    std::string bytes = *readFile(file);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    QVERIFY(writeFile(file, bytes));
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void notANumber_data()
    {
        QTest::addColumn<int>("evaluate_every");
        QTest::addColumn<double>("warmup");
        QTest::newRow("before the first check") << 12 << 0.0;
        QTest::newRow("after a good check") << 1 << 0.0;
    }

    void notANumber()
    {
        QFETCH(int, evaluate_every);
        RunRig rig;
        Json params = fewSteps();
        params["train.learning_rate"] = 1e9;
        params["train.clip_norm"] = 0;
        params["train.schedule"] = "constant";
        params["train.warmup_ratio"] = 0;
        params["train.early_stopping"] = false;
        params["train.evaluate_every"] = evaluate_every;
        params["train.epochs"] = 20;
        const TrainRequest request =
            rig.request("run", "instruct", "full", RunRig::tinyLlama(), rig.writeQuestions(60), params);
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().sentence().c_str());
        QCOMPARE(name(outcome->stopped_by), name(StopCause::NotANumber));
        QVERIFY(outcome->steps < outcome->total_steps);
        const QString verdict = QString::fromStdString(outcome->verdict.english());
        QVERIFY2(verdict.contains("grew beyond all bounds") && verdict.contains("learning rate"), qPrintable(verdict));
        for (const auto& [step, point] : sink.metrics["train_loss"])
            QVERIFY(std::isfinite(point.value));
        const auto best = bestFigures(request.run_folder);
        if (best) {
            QVERIFY(std::isfinite(best->loss));
            QCOMPARE(best->step, outcome->best_step);
        } else {
            QCOMPARE(outcome->best_step, std::int64_t{0});
        }
        QCOMPARE(RunFile::read(request.run_folder)->state, std::string("finished"));
    }

    void diskFull_data()
    {
        QTest::addColumn<bool>("midway");
        QTest::newRow("too small from the start") << false;
        QTest::newRow("fills up while training") << true;
    }

    void diskFull()
    {
        QFETCH(bool, midway);
        RunRig rig;
        const SmallDisk disk(rig.root / "disk", midway ? "8m" : "600k");
        if (!disk.mounted())
            QSKIP("Only root can make a small file system.");
        TrainRequest request =
            rig.request("disk/run", "instruct", "full", RunRig::tinyLlama(), rig.writeQuestions(60), fewSteps());
        RunControl control;
        RecordingSink sink;
        sink.on_metric = [&](const MetricPoint& point) {
            if (midway && point.series == "seconds_left" && point.step == 6)
                disk.fill();
        };
        const auto outcome = trainRun(request, control, sink);
        QVERIFY(!outcome.has_value());
        QCOMPARE(name(outcome.error().kind), name(ErrorKind::NoSpace));
        if (!midway)
            return;
        // What was saved before is whole, and the run goes on once there is room.
        QVERIFY(fs::exists(request.run_folder / "checkpoints" / "step-4" / "state.json"));
        QCOMPARE(bestFigures(request.run_folder)->step, std::int64_t{4});
        fs::remove(rig.root / "disk" / "filler");
        request.start = Start::Resume;
        RunControl second;
        RecordingSink rest;
        const auto resumed = trainRun(request, second, rest);
        QVERIFY2(resumed.has_value(), resumed ? "" : resumed.error().sentence().c_str());
        QCOMPARE(resumed->steps, std::int64_t{12});
        QCOMPARE(rest.metrics["train_loss"].begin()->first, std::int64_t{5});
        for (const auto& entry : fs::recursive_directory_iterator(request.run_folder))
            QVERIFY2(entry.path().filename().string().find(".part-") == std::string::npos, entry.path().c_str());
    }

    void runFolderMayNotBeWritten()
    {
        RunRig rig;
        const TrainRequest request =
            rig.request("run", "instruct", "lora", RunRig::tinyLlama(), rig.writeQuestions(60), fewSteps());
        SmallDisk disk(request.run_folder, "8m");
        if (::geteuid() == 0) { // root may write anywhere but on a file system that is read-only
            if (!disk.mounted()
                || ::mount("tmpfs", request.run_folder.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr))
                QSKIP("A read-only file system cannot be made here.");
        } else {
            ::chmod(request.run_folder.c_str(), 0500);
        }
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        ::chmod(request.run_folder.c_str(), 0700);
        QVERIFY(!outcome.has_value());
        QCOMPARE(name(outcome.error().kind), name(ErrorKind::Permission));
        QVERIFY(QString::fromStdString(outcome.error().sentence()).contains("run"));
        QVERIFY(sink.metrics.empty());
    }

    void badInput_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("mention");
        QTest::newRow("no model") << "no model"
                                  << "nowhere";
        QTest::newRow("no data") << "no data"
                                 << "nothing.jsonl";
        QTest::newRow("empty data") << "empty data"
                                    << "empty.jsonl";
        QTest::newRow("no such column") << "no such column"
                                        << "vraag";
        QTest::newRow("only empty rows") << "only empty rows"
                                         << "";
        QTest::newRow("wrong task") << "wrong task"
                                    << "reads texts but does not write";
        QTest::newRow("one label") << "one label"
                                   << "";
    }

    void badInput()
    {
        QFETCH(QString, what);
        QFETCH(QString, mention);
        RunRig rig;
        TrainRequest request =
            rig.request("run", "instruct", "lora", RunRig::tinyLlama(), rig.writeQuestions(20), fewSteps());
        if (what == "no model")
            request.recipe.base = (rig.root / "nowhere").string();
        else if (what == "no data")
            request.recipe.data.train = rig.root / "nothing.jsonl";
        else if (what == "empty data")
            request.recipe.data.train = rig.write("empty.jsonl", "");
        else if (what == "no such column")
            request.recipe.data.map["prompt"] = "vraag";
        else if (what == "only empty rows")
            request.recipe.data.train = rig.write("e.jsonl", "{\"question\": \"\", \"answer\": \"\"}\n");
        else if (what == "wrong task")
            request.recipe.base = RunRig::tinyBert().string();
        else if (what == "one label") {
            request.recipe.task = "classify";
            request.recipe.data.train = rig.write("one.csv", "text,label\na,x\nb,x\n");
        }
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY(!outcome.has_value());
        const QString sentence = QString::fromStdString(outcome.error().sentence());
        QVERIFY2(sentence.size() > 20 && sentence.contains(mention), qPrintable(sentence));
        QVERIFY(!fs::exists(request.run_folder / "run.json"));
        QVERIFY(!fs::exists(request.run_folder / "best"));
    }

    // A resumed run must be the run that began.
    void changedRunsDoNotGoOn_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("mention");
        QTest::newRow("data") << "data"
                              << "data file has changed";
        QTest::newRow("parameter") << "parameter"
                                   << "train.batch_rows";
        QTest::newRow("run.json is damaged") << "damaged description"
                                             << "run.json";
        QTest::newRow("run.json is gone") << "no description"
                                          << "run.json";
        QTest::newRow("every saved state broken") << "broken"
                                                  << "saved states";
    }

    void changedRunsDoNotGoOn()
    {
        QFETCH(QString, what);
        QFETCH(QString, mention);
        RunRig rig;
        TrainRequest request =
            rig.request("run", "instruct", "lora", RunRig::tinyLlama(), rig.writeQuestions(60), fewSteps());
        {
            RunControl control;
            RecordingSink sink;
            sink.on_metric = [&](const MetricPoint& point) {
                if (point.series == "seconds_left" && point.step == 5)
                    control.requestStop();
            };
            QVERIFY(trainRun(request, control, sink).has_value());
        }
        if (what == "data")
            rig.writeQuestions(61);
        else if (what == "parameter")
            request.recipe.params.set("train.batch_rows", std::int64_t{4});
        else if (what == "damaged description")
            QVERIFY(writeFile(request.run_folder / "run.json", "{\"state\""));
        else if (what == "no description")
            fs::remove(request.run_folder / "run.json");
        else
            for (const fs::path& folder : checkpoints(request.run_folder))
                fs::resize_file(folder / "trainable.safetensors", 100);
        const auto before = bytesUnder(request.run_folder / "best");
        request.start = Start::Resume;
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY(!outcome.has_value());
        const QString sentence = QString::fromStdString(outcome.error().sentence());
        QVERIFY2(sentence.contains(mention), qPrintable(sentence));
        QVERIFY(bytesUnder(request.run_folder / "best") == before);
    }

    void brokenNewestStateIsPassedOver_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("cut") << "cut";
        QTest::newRow("one bit") << "bit"; // of the right length, and readable
        QTest::newRow("another place in the data") << "note";
    }

    void brokenNewestStateIsPassedOver()
    {
        RunRig rig;
        TrainRequest request =
            rig.request("run", "instruct", "lora", RunRig::tinyLlama(), rig.writeQuestions(60), fewSteps());
        {
            RunControl control;
            RecordingSink sink;
            sink.on_metric = [&](const MetricPoint& point) {
                if (point.series == "seconds_left" && point.step == 6)
                    control.requestStop();
            };
            QVERIFY(trainRun(request, control, sink).has_value());
        }
        const fs::path newest = request.run_folder / "checkpoints" / "step-6";
        QFETCH(QString, damage);
        if (damage == QLatin1String("cut"))
            fs::resize_file(newest / "optimizer.safetensors", 500);
        else if (damage == QLatin1String("bit"))
            flipLastBit(newest / "trainable.safetensors");
        else {
            Json note = *readJson(newest / "state.json");
            note["position"] = note["position"].get<int>() + 1;
            QVERIFY(writeJson(newest / "state.json", note));
        }
        const auto best = bytesUnder(request.run_folder / "best");
        request.start = Start::Resume;
        {
            RunControl soon;
            RecordingSink sink;
            sink.on_metric = [&](const MetricPoint& point) {
                if (point.series == "seconds_left" && point.step == 5)
                    soon.requestStop();
            };
            QVERIFY(trainRun(request, soon, sink).has_value());
            QVERIFY(sink.logged("passed over"));
            QCOMPARE(sink.resumed_after.value_or(-2), std::int64_t{4});
            QVERIFY(!fs::exists(newest)); // it would stand before what is saved from now on
            QVERIFY(bytesUnder(request.run_folder / "best") == best);
        }
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().sentence().c_str());
        QVERIFY(!sink.logged("passed over"));
        QCOMPARE(sink.metrics["train_loss"].begin()->first, std::int64_t{6}); // from step 5 on
        QCOMPARE(outcome->steps, std::int64_t{12});

        // What the run keeps is watched over as well: nobody asks or exports weights that have changed on the disk.
        QVERIFY(openTunedModel(request.run_folder, {}).has_value());
        flipLastBit(request.run_folder / "best" / "trainable.safetensors");
        const auto opened = openTunedModel(request.run_folder, {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Damaged);
        QVERIFY2(opened.error().sentence().find("no longer what was written") != std::string::npos,
                 opened.error().sentence().c_str());
    }

    // Rows that the model reads alike are either learnt from or tested on.
    void heldOutRowsAreNew()
    {
        RunRig rig;
        std::string lines;
        for (int i = 0; i < 60; ++i) {
            const std::string letter(static_cast<std::size_t>(1 + i % 12), static_cast<char>('a' + i % 12));
            lines += Json({{"question", letter}, {"answer", letter}}).dump() + "\n";
        }
        const fs::path data = rig.write("repeated.jsonl", lines); // twelve rows, five times each
        TrainRequest request = rig.request("run", "instruct", "lora", RunRig::tinyLlama(), data, fewSteps());
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().sentence().c_str());
        const auto file = RunFile::read(request.run_folder);
        QVERIFY(file && !file->validation_rows.empty());
        QCOMPARE(file->validation_rows.size() % 5, std::size_t{0}); // whole rows, with all their copies
        std::set<std::int64_t> kinds;
        for (const std::int64_t row : file->validation_rows)
            kinds.insert(row % 12);
        QCOMPARE(file->validation_rows.size(), 5 * kinds.size());

        // What differs in blanks alone is the same row.
        std::string nearly;
        for (int i = 0; i < 60; ++i) {
            const std::string letter(static_cast<std::size_t>(1 + i % 12), static_cast<char>('a' + i % 12));
            nearly += Json({{"question", letter + " b" + (i % 5 == 0 ? " " : "") + (i % 5 == 1 ? "\n" : "")},
                            {"answer", (i % 5 == 2 ? " " : "") + letter}})
                          .dump()
                + "\n";
        }
        TrainRequest blanks = rig.request("blanks", "instruct", "lora", RunRig::tinyLlama(),
                                          rig.write("blanks.jsonl", nearly), fewSteps());
        RecordingSink unheard;
        QVERIFY(trainRun(blanks, control, unheard));
        const auto split = RunFile::read(blanks.run_folder);
        kinds.clear();
        for (const std::int64_t row : split->validation_rows)
            kinds.insert(row % 12);
        QVERIFY(!kinds.empty());
        QCOMPARE(split->validation_rows.size(), 5 * kinds.size());

        // A validation file: what was learnt from is left out; when nothing else is in it, it is refused.
        TrainRequest other = rig.request("other", "instruct", "lora", RunRig::tinyLlama(), data, fewSteps());
        other.recipe.data.validation = rig.write("check.jsonl",
                                                 Json({{"question", "a"}, {"answer", "a"}}).dump() + "\n"
                                                     + Json({{"question", "a "}, {"answer", "a\n"}}).dump() + "\n"
                                                     + Json({{"question", "new"}, {"answer", "b"}}).dump() + "\n");
        RecordingSink heard;
        const auto checked = trainRun(other, control, heard);
        QVERIFY2(checked.has_value(), checked ? "" : checked.error().sentence().c_str());
        QCOMPARE(checked->validation_rows, std::int64_t{1});
        QVERIFY(heard.logged("are in the training file as well"));
        TrainRequest same = rig.request("same", "instruct", "lora", RunRig::tinyLlama(), data, fewSteps());
        same.recipe.data.validation = data;
        const auto refused = trainRun(same, control, heard);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
    }

    // A base model that gives no numbers is the fault, not the learning rate.
    void baseModelWithoutNumbers()
    {
        RunRig rig;
        const fs::path folder = rig.root / "broken";
        fs::copy(RunRig::tinyLlama(), folder, fs::copy_options::recursive);
        std::string bytes = *readFile(folder / "model.safetensors");
        for (std::size_t i = 1; i <= 64; ++i)
            bytes[bytes.size() - i] = static_cast<char>(0xff); // NaN in every type of weights
        QVERIFY(writeFile(folder / "model.safetensors", bytes));
        const TrainRequest request = rig.request("run", "instruct", "lora", folder, rig.writeQuestions(40), fewSteps());
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().sentence().find("its weights are damaged") != std::string::npos,
                 outcome.error().sentence().c_str());
    }
};

QTEST_APPLESS_MAIN(TestFaults)
#include "test_faults.moc"
