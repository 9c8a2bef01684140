// SPDX-License-Identifier: GPL-3.0-or-later
// Exports of made-up runs: what is written, that it opens again with the same answers, and that a failure leaves
// nothing.
#include "core/exporters/support/certify.h"
#include "core/exporters/support/export_with_seam.h"
#include "core/exporters/support/peft_names.h"
#include "core/exporters/support/weight_plan.h"
#include "core/families/model_folder.h"
#include "tests/support/export_helpers.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <set>
#include <sys/resource.h>

using namespace luthier;
using namespace luthier::test;

namespace {

std::string model(const QString& name)
{
    return modelFolder(name.toStdString());
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensAgainWithTheSameAnswers_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("exporter");
        QTest::addColumn<QString>("dtype");
        const auto row = [](const char* base, const char* task, const char* method, const char* exporter,
                            const char* dtype) {
            QTest::addRow("%s %s %s %s %s", base, task, method, exporter, dtype)
                << base << task << method << exporter << dtype;
        };
        for (const char* method : {"lora", "full"}) {
            for (const auto& [base, task] :
                 {std::pair("llama-tiny", "instruct"), std::pair("llama-tied-gqa", "instruct"),
                  std::pair("llama-tiny", "classify"), std::pair("bert-tiny", "classify"),
                  std::pair("bert-tiny", "corpus"), std::pair("llama-tiny", "corpus")})
                row(base, task, method, "merged", "base");
            row("llama-tied-gqa", "instruct", method, "merged", "bf16");
            row("bert-tiny", "classify", method, "merged", "bf16");
        }
        for (const auto& [base, task] : {std::pair("llama-tiny", "instruct"), std::pair("llama-tied-gqa", "classify"),
                                         std::pair("bert-tiny", "classify"), std::pair("bert-tiny", "corpus")})
            row(base, task, "lora", "adapter", "base");
    }
    void opensAgainWithTheSameAnswers()
    {
        QFETCH(QString, base);
        QFETCH(QString, task);
        QFETCH(QString, method);
        QFETCH(QString, exporter);
        QFETCH(QString, dtype);
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model(base), task.toStdString(), method.toStdString()});
        const fs::path out = scratch.path() / "out";
        RunControl control;
        const ExportRequest request = requestFor(run, exporter.toStdString(), out, dtype.toStdString());
        const std::uint64_t estimate = must(estimateExport(request));
        const ExportReport report = must(exportRun(request, control));
        const Certificate& certificate = report.certificate;
        QVERIFY2(certificate.pass, certificate.verdict.english().c_str());
        QCOMPARE(certificate.rows, 5);
        QCOMPARE(certificate.answers, 5);
        QCOMPARE(certificate.same_answers, 5);
        QVERIFY(certificate.rows_note.empty());
        QVERIFY(certificate.largest_logit_difference <= certificate.tolerance);
        QCOMPARE(certificate.rounded, dtype == "bf16");
        if (certificate.rounded)
            QVERIFY(certificate.rounding_difference > 1e-4 && certificate.rounding_difference < 0.2);
        QVERIFY(must(readJson(out / "certificate.json")) == certificate.toJson());
        QCOMPARE(report.bytes, folderBytes(out));
        QVERIFY2(estimate >= report.bytes && estimate < 2 * report.bytes + 200'000,
                 fmt::format("{} {}", estimate, report.bytes).c_str());

        // The stranger's model is the tuned one and not the base: nothing was compared with itself.
        TunedModel tuned = must(openTunedModel(run, {}));
        const HeldOut rows = heldOutRows(tuned, run);
        const Answers own = askAll(*tuned.base->network, tuned.head, rows.examples, {}, control);
        if (task != "classify") {
            tuned.method->setEnabled(false);
            const Answers plain = askAll(*tuned.base->network, tuned.head, rows.examples, {}, control);
            QVERIFY(differenceOf(own, plain, fp32_tolerance).largest > 0.01);
        }
        TunedModel again =
            exporter == "merged" ? must(openAnyModel(out.string(), {}, {})) : must(openAnyModel(model(base), out, {}));
        QVERIFY(differenceOf(own, askAll(*again.base->network, again.head, rows.examples, {}, control), 1e-4).largest
                < (dtype == "bf16" ? 0.2 : 1e-4));
        QCOMPARE(again.context.labels, tuned.context.labels);
        if (task == "instruct")
            QCOMPARE(again.context.instruction.pattern, tuned.context.instruction.pattern);
    }

    // A GGUF file holds a bare vocabulary. What is written from it says how text is cut, for every program.
    void vocabularyOfGguf()
    {
        const ScratchFolder scratch;
        QTemporaryDir cache;
        qputenv("XDG_CACHE_HOME", cache.path().toUtf8());
        const std::string gguf = fixture("gguf/models/phi3.gguf").string();
        const fs::path run = makeRun(scratch.path(), {gguf, "instruct", "lora"});
        RunFile file = must(RunFile::read(run));
        file.instruction = must(file.instruction.withSystem("Be brief."));
        must(file.write(run));
        const fs::path out = scratch.path() / "out";
        RunControl control;
        const ExportRequest request = requestFor(run, "merged", out, "base");
        const std::uint64_t estimate = must(estimateExport(request));
        const ExportReport report = must(exportRun(request, control));
        QVERIFY2(report.certificate.pass, report.certificate.verdict.english().c_str());
        QVERIFY(estimate >= report.bytes);
        QCOMPARE(report.system, std::string("Be brief.")); // other programs must be told it
        QVERIFY(fs::exists(out / "tokenizer.model") && fs::exists(out / "tokenizer.json"));
        const auto before = must(openTokenizer(must(luthier::modelFolder(gguf)))), after = must(openTokenizer(out));
        for (const char* words : {"The tenant shall", " two  spaces", "é▁\n", "</s>x", ""})
            QCOMPARE(after->encode(words, SpecialTokens::Add).ids, before->encode(words, SpecialTokens::Add).ids);
    }

    // Names, types and configuration are the base's own, so that other programs open the folder as they open the base.
    void mergedKeepsTheBasesLayout_data() { mergedBases(); }
    void mergedKeepsTheBasesLayout()
    {
        QFETCH(QString, base);
        QFETCH(QString, task);
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model(base), task.toStdString(), "full"});
        RunControl control;
        must(exportRun(requestFor(run, "merged", scratch.path() / "out"), control));
        const auto before = must(SafetensorsReader::openFolder(model(base)));
        const auto after = must(SafetensorsReader::openFolder(scratch.path() / "out"));
        QCOMPARE(after.tensors().size(), before.tensors().size());
        std::size_t changed = 0;
        for (const TensorView& view : before.tensors()) {
            const TensorView* now = after.find(view.name);
            QVERIFY2(now, view.name.c_str());
            QCOMPARE(now->shape, view.shape);
            QCOMPARE(now->dtype, view.dtype);
            changed += std::equal(view.bytes.begin(), view.bytes.end(), now->bytes.begin()) ? 0 : 1;
        }
        QVERIFY(changed + 4 >= before.tensors().size()); // all but what the language head does not use
        Json config = must(readJson(fs::path(model(base)) / "config.json"));
        QVERIFY(must(readJson(scratch.path() / "out" / "config.json")) == config);
        for (const std::string& name : filesIn(model(base)))
            if (name.starts_with("tokenizer") || name.starts_with("vocab") || name.starts_with("generation"))
                QCOMPARE(must(readFile(scratch.path() / "out" / name)), must(readFile(fs::path(model(base)) / name)));
    }

    void mergedClassifierIsComplete_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("architecture");
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("absent");
        QTest::newRow("llama") << "llama-tiny"
                               << "LlamaForSequenceClassification"
                               << "score.weight"
                               << "lm_head.weight";
        QTest::newRow("bert") << "bert-tiny"
                              << "BertForSequenceClassification"
                              << "classifier.bias"
                              << "cls.predictions.bias";
    }
    void mergedClassifierIsComplete()
    {
        QFETCH(QString, base);
        QFETCH(QString, architecture);
        QFETCH(QString, head);
        QFETCH(QString, absent);
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model(base), "classify", "lora"});
        RunControl control;
        must(exportRun(requestFor(run, "merged", scratch.path() / "out"), control));
        // transformers' own classifier folder of this family is the reference for the names.
        const auto theirs = must(SafetensorsReader::openFolder(model(base) + "/classify"));
        const auto ours = must(SafetensorsReader::openFolder(scratch.path() / "out"));
        QCOMPARE(ours.tensors().size(), theirs.tensors().size());
        for (const TensorView& view : theirs.tensors()) {
            QVERIFY2(ours.find(view.name), view.name.c_str());
            QCOMPARE(ours.find(view.name)->shape, view.shape);
        }
        QVERIFY(ours.find(head.toStdString()));
        QVERIFY(!ours.find(absent.toStdString()));
        const Json config = must(readJson(scratch.path() / "out" / "config.json"));
        const Json reference = must(readJson(fs::path(model(base)) / "classify" / "config.json"));
        QVERIFY(config["architectures"] == Json::array({architecture.toStdString()}));
        for (const char* key : {"id2label", "label2id", "problem_type", "hidden_size", "vocab_size"})
            QVERIFY(config[key] == reference[key]);
    }

    // The layout that peft itself wrote for the same base, key by key.
    void adapterHasPeftsLayout_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("task");
        QTest::newRow("llama") << "llama-tiny"
                               << "instruct";
        QTest::newRow("llama grouped") << "llama-tied-gqa"
                                       << "instruct";
        QTest::newRow("bert with head") << "bert-tiny"
                                        << "classify";
    }
    void adapterHasPeftsLayout()
    {
        QFETCH(QString, base);
        QFETCH(QString, task);
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model(base), task.toStdString(), "lora"});
        const fs::path out = scratch.path() / "out";
        RunControl control;
        must(exportRun(requestFor(run, "adapter", out), control));
        const auto theirs = must(SafetensorsReader::open(fs::path(model(base)) / "adapter/adapter_model.safetensors"));
        const auto ours = must(SafetensorsReader::open(out / "adapter_model.safetensors"));
        std::set<std::string> their_names, our_names;
        for (const TensorView& view : theirs.tensors())
            their_names.insert(view.name);
        for (const TensorView& view : ours.tensors())
            our_names.insert(view.name);
        QCOMPARE(our_names, their_names);
        const Json config = must(readJson(out / "adapter_config.json"));
        const Json reference = must(readJson(fs::path(model(base)) / "adapter/adapter_config.json"));
        for (const char* key : {"peft_type", "task_type", "bias", "inference_mode", "fan_in_fan_out", "rank_pattern"})
            QVERIFY(config[key] == reference[key]);
        QVERIFY(config["r"] == Json(3));
        QVERIFY(config["lora_alpha"] == Json(6));
        QVERIFY(config["base_model_name_or_path"] == Json(model(base)));
        const auto wanted = reference["target_modules"].get<std::set<std::string>>();
        QCOMPARE(config["target_modules"].get<std::set<std::string>>(), wanted);
        if (task == "classify") {
            QVERIFY(config["modules_to_save"] == Json::parse(R"(["classifier", "pooler"])"));
            QVERIFY(filesIn(out).contains("labels.json"));
        }
        QVERIFY(!filesIn(out).contains("config.json"));
    }

    void targetModules_data()
    {
        QTest::addColumn<QStringList>("adapted");
        QTest::addColumn<QStringList>("others");
        QTest::addColumn<QStringList>("targets");
        QTest::newRow("one name each") << QStringList{"m.0.a.q", "m.1.a.q", "m.0.a.k", "m.1.a.k"}
                                       << QStringList{"m.0.mlp.up"} << QStringList{"k", "q"};
        QTest::newRow("ambiguous end") << QStringList{"b.0.out.dense", "b.0.attn.out.dense", "b.0.mid.dense"}
                                       << QStringList{"b.pooler.dense"} << QStringList{"mid.dense", "out.dense"};
        QTest::newRow("one layer only") << QStringList{"m.1.q"} << QStringList{"m.0.q"} << QStringList{"1.q"};
        QTest::newRow("an end of another's") << QStringList{"q"} << QStringList{"m.xq"} << QStringList{"q"};
    }
    void targetModules()
    {
        QFETCH(QStringList, adapted);
        QFETCH(QStringList, others);
        QFETCH(QStringList, targets);
        const auto plain = [](const QStringList& list) {
            std::vector<std::string> strings;
            for (const QString& one : list)
                strings.push_back(one.toStdString());
            return strings;
        };
        QCOMPARE(luthier::targetModules(plain(adapted), plain(others)), plain(targets));
    }

    // Other programs ask a causal classifier with the ids that its tokenizer gives: those must end as in training.
    void causalClassifierEndsTexts_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("exporter");
        for (const char* exporter : {"merged", "adapter"}) {
            QTest::addRow("sentencepiece %s", exporter) << "llama-tiny" << exporter;
            QTest::addRow("byte-level BPE %s", exporter) << "llama-tied-gqa" << exporter;
        }
    }
    void causalClassifierEndsTexts()
    {
        QFETCH(QString, base);
        QFETCH(QString, exporter);
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model(base), "classify", "lora"});
        RunControl control;
        must(exportRun(requestFor(run, exporter.toStdString(), scratch.path() / "out"), control));
        const auto before = must(openTokenizer(model(base)));
        const auto after = must(openTokenizer(scratch.path() / "out"));
        for (const char* source : {"the order", "x", "My invoice, please.\n"}) {
            std::vector<std::int32_t> wanted = before->encode(source, SpecialTokens::Add).ids;
            wanted.push_back(*before->roles().eos);
            QCOMPARE(after->encode(source, SpecialTokens::Add).ids, wanted);
        }
        // And the task does not add it once more.
        const TunedModel tuned = must(openTunedModel(run, {}));
        TaskContext context = tuned.context;
        const auto in_training = tuned.task->exampleOf(context, {"the order", "other"}).ids;
        context.tokenizer = after;
        QCOMPARE(tuned.task->exampleOf(context, {"the order", "other"}).ids, in_training);
    }

    // Padding that is the end-of-text token would make transformers decide at another token.
    void causalClassifierHasNoFalsePadding()
    {
        const ScratchFolder scratch;
        const fs::path base = inBf16(scratch.path(), model("llama-tiny"));
        Json config = must(readJson(base / "config.json"));
        config["pad_token_id"] = config["eos_token_id"];
        must(writeJson(base / "config.json", config));
        const fs::path run = makeRun(scratch.path(), {base.string(), "classify", "lora"});
        RunControl control;
        must(exportRun(requestFor(run, "merged", scratch.path() / "out"), control));
        QVERIFY(must(readJson(scratch.path() / "out" / "config.json"))["pad_token_id"].is_null());
    }

    void templatesTravel_data()
    {
        QTest::addColumn<QString>("exporter");
        for (const char* exporter : {"merged", "adapter"})
            QTest::newRow(exporter) << exporter;
    }

    // Chat templates for tools and documents lie in a folder of their own.
    void templatesTravel()
    {
        QFETCH(QString, exporter);
        const ScratchFolder scratch;
        const fs::path base = scratch.path() / "base";
        fs::copy(model("llama-tiny"), base);
        const fs::path inside = fs::path("additional_chat_templates") / "tool_use.jinja";
        must(makeFolder((base / inside).parent_path()));
        must(writeFile(base / inside, "{{ tools }}"));
        must(writeFile(base / "added_tokens.json", "{}"));
        const fs::path run = makeRun(scratch.path(), {base.string(), "instruct", "lora"});
        RunControl control;
        must(exportRun(requestFor(run, exporter.toStdString(), scratch.path() / "out"), control));
        QCOMPARE(must(readFile(scratch.path() / "out" / inside)), "{{ tools }}");
        QVERIFY(fs::exists(scratch.path() / "out" / "added_tokens.json"));
    }

    void adapterIsNotForFull()
    {
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model("llama-tiny"), "instruct", "full"});
        RunControl control;
        const auto result = exportRun(requestFor(run, "adapter", scratch.path() / "out"), control);
        QCOMPARE(result.error().kind, ErrorKind::Usage);
        QVERIFY(result.error().sentence().find("own weights") != std::string::npos);
        QVERIFY(!fs::exists(scratch.path() / "out"));
    }

    // Past the limit the tensors go to numbered files with an index, and the folder opens as before.
    void shardsLargeModels()
    {
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model("llama-tiny"), "instruct", "lora"});
        RunControl control;
        must(exportRun(requestFor(run, "merged", scratch.path() / "whole"), control));
        fs::copy(scratch.path() / "whole", scratch.path() / "parts");
        fs::remove(scratch.path() / "parts" / "model.safetensors");
        TunedModel tuned = must(openTunedModel(run, {}));
        must(writeWeights(scratch.path() / "parts", must(planMerged(tuned, "base")), mergedByName(*tuned.method),
                          control, 40'000));
        const std::set<std::string> files = filesIn(scratch.path() / "parts");
        QVERIFY(files.contains("model.safetensors.index.json"));
        QVERIFY(files.contains("model-00001-of-00003.safetensors"));
        const auto whole = must(SafetensorsReader::openFolder(scratch.path() / "whole"));
        const auto parts = must(SafetensorsReader::openFolder(scratch.path() / "parts"));
        QCOMPARE(parts.tensors().size(), whole.tensors().size());
        std::uint64_t total = 0;
        for (const TensorView& view : whole.tensors()) {
            total += view.bytes.size();
            const TensorView* part = parts.find(view.name);
            QVERIFY(part && std::equal(view.bytes.begin(), view.bytes.end(), part->bytes.begin(), part->bytes.end()));
        }
        const Json index = must(readJson(scratch.path() / "parts" / "model.safetensors.index.json"));
        QVERIFY(index["metadata"]["total_size"] == Json(total));
        must(openBaseModel(scratch.path() / "parts", {}));
    }

    // Whatever goes wrong while writing: a sentence, and nothing at the target nor half of it beside.
    void leavesNothingBehind_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("kind");
        QTest::newRow("stopped") << "stopped" << static_cast<int>(ErrorKind::Stopped);
        QTest::newRow("file too large") << "limit" << -1;
        QTest::newRow("not empty") << "not empty" << static_cast<int>(ErrorKind::Usage);
        QTest::newRow("a file") << "a file" << static_cast<int>(ErrorKind::Usage);
        QTest::newRow("no permission") << "permission" << -1;
        QTest::newRow("unknown type") << "type" << static_cast<int>(ErrorKind::Usage);
        QTest::newRow("unknown exporter") << "exporter" << static_cast<int>(ErrorKind::Usage);
    }
    void leavesNothingBehind()
    {
        QFETCH(QString, fault);
        QFETCH(int, kind);
        const ScratchFolder scratch;
        const fs::path run = makeRun(scratch.path(), {model("llama-tiny"), "instruct", "lora"});
        fs::path out = scratch.path() / "target" / "out";
        must(makeFolder(scratch.path() / "target"));
        RunControl control;
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        if (fault == "stopped")
            control.requestStop();
        if (fault == "limit") { // what a full disk does, in a way that a test may do it: the write itself fails
            std::signal(SIGXFSZ, SIG_IGN);
            rlimit limit{60'000, before.rlim_max};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        }
        if (fault == "not empty") {
            must(makeFolder(out));
            must(writeFile(out / "mine.txt", "mine"));
        }
        if (fault == "a file")
            must(writeFile(out, "mine"));
        if (fault == "permission")
            out = "/sys/luthier-export"; // not even root may make a folder here
        const auto result = exportRun(
            requestFor(run, fault == "exporter" ? "meged" : "merged", out, fault == "type" ? "int2" : "base"), control);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!result);
        QVERIFY(!result.error().sentence().empty());
        if (kind >= 0)
            QCOMPARE(static_cast<int>(result.error().kind), kind);
        if (fault == "not empty") {
            QCOMPARE(must(readFile(out / "mine.txt")), std::string("mine"));
            QCOMPARE(filesIn(out).size(), std::size_t{1});
        } else if (fault == "a file") {
            QCOMPARE(must(readFile(out)), std::string("mine"));
        } else if (fault != "permission") {
            QVERIFY(filesIn(scratch.path() / "target").empty());
        }
        if (fault == "exporter")
            QVERIFY(result.error().sentence().find("merged") != std::string::npos);
    }

private:
    static void mergedBases()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("task");
        QTest::newRow("llama") << "llama-tiny"
                               << "instruct";
        QTest::newRow("llama tied") << "llama-tied-gqa"
                                    << "instruct";
        QTest::newRow("bert") << "bert-tiny"
                              << "corpus";
    }
};

QTEST_APPLESS_MAIN(TestExport)
#include "test_export.moc"
