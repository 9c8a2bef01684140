// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/recipe.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace luthier;

namespace {

Json goodRecipe()
{
    return *parseJson(R"({"base": "starter:llama", "task": "instruct", "method": "lora",
        "data": {"train": "rows.jsonl", "validation": null, "format": "auto",
                 "map": {"prompt": "question", "response": "answer"}},
        "params": {"lora.rank": 4, "train.learning_rate": 2e-3, "train.epochs": 2, "train.early_stopping": false,
                   "train.schedule": "linear"}})",
                      "test");
}

} // namespace

class TestRecipe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // A small base model advises a higher rate than the method's; what the user sets still wins.
    void baseModelAdvisesTheRate()
    {
        const QTemporaryDir root;
        const fs::path base = root.path().toStdString();
        QVERIFY(writeFile(base / "training_hints.json", R"({"learning_rate": {"lora": 0.004, "full": "much"}})"));
        Recipe recipe;
        recipe.base = base.string();
        recipe.task = "instruct";
        recipe.method = "lora";
        QCOMPARE(resolvedParams(recipe)->real("train.learning_rate"), 0.004);
        recipe.params.set("train.learning_rate", 0.1);
        QCOMPARE(resolvedParams(recipe)->real("train.learning_rate"), 0.1);
        recipe.params = {};
        recipe.method = "full"; // advice that is no number is none
        QCOMPARE(resolvedParams(recipe)->real("train.learning_rate"), 2e-5);
    }

    void reads()
    {
        const auto recipe = parseRecipe(goodRecipe(), "recipe.json", "/data/project");
        QVERIFY2(recipe.has_value(), recipe ? "" : recipe.error().sentence().c_str());
        QCOMPARE(recipe->base, std::string("starter:llama"));
        QCOMPARE(recipe->data.train.string(), std::string("/data/project/rows.jsonl"));
        QVERIFY(!recipe->data.validation);
        QCOMPARE(recipe->data.map.at("response"), std::string("answer"));
        QCOMPARE(recipe->params.integer("lora.rank"), std::int64_t{4});
        QCOMPARE(recipe->params.values().size(), std::size_t{5});
    }

    void writesWhatItRead()
    {
        const auto first = parseRecipe(goodRecipe(), "recipe.json", "/data/project");
        QVERIFY(first.has_value());
        const auto second = parseRecipe(toJson(*first), "recipe.json", "/elsewhere");
        QVERIFY2(second.has_value(), second ? "" : second.error().sentence().c_str());
        QCOMPARE(toJson(*second).dump(), toJson(*first).dump());
        QVERIFY(second->params == first->params);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("mention"); // what the sentence must name
        QTest::newRow("unknown key") << "/bas"
                                     << "\"x\""
                                     << "base";
        QTest::newRow("unknown task") << "/task"
                                      << "\"instrct\""
                                      << "instruct";
        QTest::newRow("unknown method") << "/method"
                                        << "\"lorra\""
                                        << "lora";
        QTest::newRow("no base") << "/base"
                                 << "\"\""
                                 << "base";
        QTest::newRow("no file") << "/data"
                                 << "{}"
                                 << "train";
        QTest::newRow("unknown data key") << "/data/trian"
                                          << "\"x\""
                                          << "train";
        QTest::newRow("unknown format") << "/data/format"
                                        << "\"jsnl\""
                                        << "jsonl";
        QTest::newRow("unknown role") << "/data/map/promt"
                                      << "\"x\""
                                      << "prompt";
        QTest::newRow("column is no text") << "/data/map/prompt"
                                           << "3"
                                           << "prompt";
        QTest::newRow("unknown parameter") << "/params/train.learnig_rate"
                                           << "1"
                                           << "train.learning_rate";
        QTest::newRow("wrong kind") << "/params/train.epochs"
                                    << "\"many\""
                                    << "train.epochs";
        QTest::newRow("not whole") << "/params/train.epochs"
                                   << "1.5"
                                   << "train.epochs";
        QTest::newRow("out of range") << "/params/split.validation"
                                      << "1.5"
                                      << "split.validation";
        QTest::newRow("unknown choice") << "/params/train.schedule"
                                        << "\"cosin\""
                                        << "cosine";
        QTest::newRow("nested value") << "/params/train.seed"
                                      << "[1]"
                                      << "train.seed";
    }

    void refuses()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, mention);
        Json json = goodRecipe();
        json[Json::json_pointer(pointer.toStdString())] = *parseJson(value.toStdString(), "test");
        const auto recipe = parseRecipe(json, "my_recipe.json", "/data");
        QVERIFY(!recipe.has_value());
        QCOMPARE(static_cast<int>(recipe.error().kind), static_cast<int>(ErrorKind::Usage));
        const QString sentence = QString::fromStdString(recipe.error().sentence());
        QVERIFY2(sentence.contains(mention), qPrintable(sentence));
        QVERIFY2(sentence.contains("my_recipe.json"), qPrintable(sentence));
    }

    void otherMethodsParameterIsNamed()
    {
        Json json = goodRecipe();
        json["method"] = "full";
        const auto recipe = parseRecipe(json, "r.json", "/");
        QVERIFY(!recipe.has_value());
        const QString sentence = QString::fromStdString(recipe.error().sentence());
        QVERIFY2(sentence.contains("lora.rank") && sentence.contains("full"), qPrintable(sentence));
    }

    void settings_data()
    {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value"); // empty: refused, and `key` is named in the sentence
        QTest::newRow("whole") << "lora.rank=32"
                               << "lora.rank"
                               << "32";
        QTest::newRow("real") << "train.learning_rate=1e-3"
                              << "train.learning_rate"
                              << "0.001";
        QTest::newRow("boolean") << "train.early_stopping=false"
                                 << "train.early_stopping"
                                 << "false";
        QTest::newRow("choice") << "train.schedule=constant"
                                << "train.schedule"
                                << "constant";
        QTest::newRow("no value") << "train.epochs"
                                  << "name=value"
                                  << "";
        QTest::newRow("unknown") << "train.epoch=2"
                                 << "train.epochs"
                                 << "";
        QTest::newRow("wrong") << "train.epochs=two"
                               << "train.epochs"
                               << "";
        QTest::newRow("range") << "train.epochs=0"
                               << "train.epochs"
                               << "";
    }

    void settings()
    {
        QFETCH(QString, assignment);
        QFETCH(QString, key);
        QFETCH(QString, value);
        Recipe recipe = *parseRecipe(goodRecipe(), "r", "/");
        const Json before = toJson(recipe);
        const Status applied = applySetting(recipe, assignment.toStdString());
        if (value.isEmpty()) {
            QVERIFY(!applied.has_value());
            const QString sentence = QString::fromStdString(applied.error().sentence());
            QVERIFY2(sentence.contains(key), qPrintable(sentence));
            QCOMPARE(toJson(recipe).dump(), before.dump());
        } else {
            QVERIFY2(applied.has_value(), applied ? "" : applied.error().sentence().c_str());
            QCOMPARE(QString::fromStdString(toString(recipe.params.values().at(key.toStdString()))), value);
        }
    }

    void everyParameterIsResolved()
    {
        Recipe recipe = *parseRecipe(goodRecipe(), "r", "/");
        const auto params = resolvedParams(recipe);
        QVERIFY(params.has_value());
        QCOMPARE(params->integer("train.epochs"), std::int64_t{2});
        QCOMPARE(params->integer("train.batch_rows"), std::int64_t{16});
        QCOMPARE(params->real("train.learning_rate"), 2e-3);
        for (const Param& param : paramsOf(recipe))
            QVERIFY2(params->has(param.key), param.key);
    }

    void learningRateIsTheMethodsOwn()
    {
        Recipe recipe = *parseRecipe(goodRecipe(), "r", "/");
        recipe.params = {};
        const auto lora = resolvedParams(recipe);
        recipe.method = "full";
        const auto full = resolvedParams(recipe);
        QVERIFY(lora && full);
        QVERIFY(lora->real("train.learning_rate") > full->real("train.learning_rate"));
        for (const Param& param : paramsOf(recipe)) {
            if (std::string_view(param.key) == "train.learning_rate")
                QCOMPARE(std::get<double>(param.initial), full->real("train.learning_rate"));
        }
    }

    // What a form builds on: every parameter explains itself and accepts its own default.
    void tableIsSound()
    {
        std::set<std::string> keys;
        for (const Param& param : trainingParams()) {
            QVERIFY2(keys.insert(param.key).second, param.key);
            QVERIFY2(std::string_view(param.label).size() > 2, param.key);
            QVERIFY2(std::string_view(param.help).size() > 20, param.key);
            const auto checked = checkValue(param, param.initial);
            QVERIFY2(checked.has_value(), checked ? "" : checked.error().sentence().c_str());
            QCOMPARE(toString(*checked), toString(param.initial));
        }
    }
};

QTEST_APPLESS_MAIN(TestRecipe)
#include "test_recipe.moc"
