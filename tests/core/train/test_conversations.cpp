// SPDX-License-Identifier: GPL-3.0-or-later
// ctest-label: slow
#include "core/train/run_file.h"

#include "tests/core/train/run_rig.h"

#include <QTest>

using namespace luthier;
using namespace luthier::test;

class TestConversations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Conversations that are all told the same beforehand: the tuned model is told it whenever it is asked, and its
    // samples are first answers.
    void conversations()
    {
        RunRig rig;
        std::string lines;
        for (int i = 0; i < 40; ++i) {
            const std::string letter(1, static_cast<char>('a' + i % 7));
            lines += Json({{"messages",
                            {{{"role", "system"}, {"content", "s"}},
                             {{"role", "user"}, {"content", letter + letter}},
                             {{"role", "assistant"}, {"content", letter}},
                             {{"role", "user"}, {"content", letter}},
                             {{"role", "assistant"}, {"content", letter + letter + letter}}}}})
                         .dump()
                + "\n";
        }
        const TrainRequest request =
            rig.request("run", "instruct", "lora", RunRig::tinyLlama(), rig.write("talks.jsonl", lines), fewSteps());
        RunControl control;
        RecordingSink sink;
        const auto outcome = trainRun(request, control, sink);
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().sentence().c_str());
        QCOMPARE(outcome->train_rows + outcome->validation_rows, std::int64_t{40});
        QVERIFY(outcome->validation_loss < outcome->base_validation_loss);
        const auto file = RunFile::read(request.run_folder);
        QVERIFY(file);
        QCOMPARE(file->instruction.system, std::string("s"));
        QVERIFY(file->told);
        QCOMPARE(file->data.format, std::string("jsonl"));
        QCOMPARE(file->data.columns, (ColumnMap{{"conversation", "messages"}}));
        QVERIFY(file->instruction.render("x").starts_with("s\n\n"));
        QVERIFY(!sink.samples.empty());
        for (const Sample& sample : sink.samples) {
            QCOMPARE(sample.input.size(), std::size_t{2});
            QCOMPARE(sample.expected, sample.input.substr(0, 1));
        }

        // A row that nothing can be learnt from does not count.
        const TrainRequest third =
            rig.request("third", "instruct", "lora", RunRig::tinyLlama(),
                        rig.write("one_bad.jsonl",
                                  lines
                                      + R"({"messages": [{"role": "user", "content": "nobody answers"}]})"
                                        "\n"),
                        fewSteps());
        RecordingSink unheard;
        QVERIFY(trainRun(third, control, unheard));
        QCOMPARE(RunFile::read(third.run_folder)->instruction.system, std::string("s"));

        // One row that is told something else: nothing is told by itself.
        lines += Json({{"messages", {{{"role", "user"}, {"content", "a"}}, {{"role", "assistant"}, {"content", "b"}}}}})
                     .dump()
            + "\n";
        const TrainRequest other =
            rig.request("other", "instruct", "lora", RunRig::tinyLlama(), rig.write("mixed.jsonl", lines), fewSteps());
        RecordingSink quiet;
        QVERIFY(trainRun(other, control, quiet));
        QVERIFY(RunFile::read(other.run_folder)->instruction.system.empty());
        QVERIFY(RunFile::read(other.run_folder)->told);
    }

    // A base that was itself tuned with a standing instruction: a run that is broken off and goes on learns the same.
    void resumesWithTheBasesInstruction()
    {
        RunRig rig;
        const fs::path base = rig.root / "base";
        fs::copy(RunRig::tinyLlama(), base, fs::copy_options::recursive);
        InstructionTemplate own;
        own.pattern = "Q{prompt}=";
        QVERIFY(writeJson(base / InstructionTemplate::file_name, own.withSystem("Be brief.")->toJson()));
        const fs::path data = rig.writeQuestions(40);
        const TrainRequest whole = rig.request("whole", "instruct", "lora", base, data, fewSteps());
        TrainRequest parted = rig.request("parted", "instruct", "lora", base, data, fewSteps());
        RunControl control;
        RecordingSink quiet, first, rest;
        const auto wanted = trainRun(whole, control, quiet);
        QVERIFY2(wanted.has_value(), wanted ? "" : wanted.error().sentence().c_str());
        RunControl stopping;
        first.on_metric = [&](const MetricPoint& point) {
            if (point.series == "seconds_left" && point.step == 3)
                stopping.requestStop();
        };
        QVERIFY(trainRun(parted, stopping, first).has_value());
        parted.start = Start::Resume;
        RunControl going;
        const auto outcome = trainRun(parted, going, rest);
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().sentence().c_str());
        QCOMPARE(outcome->steps, wanted->steps);
        QCOMPARE(outcome->validation_loss, wanted->validation_loss);
        QVERIFY(*readFile(whole.run_folder / "best" / "trainable.safetensors")
                == *readFile(parted.run_folder / "best" / "trainable.safetensors"));
        QCOMPARE(RunFile::read(parted.run_folder)->instruction.system, std::string("Be brief."));
    }
};

QTEST_APPLESS_MAIN(TestConversations)
#include "test_conversations.moc"
