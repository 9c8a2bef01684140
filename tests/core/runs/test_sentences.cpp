// SPDX-License-Identifier: GPL-3.0-or-later
// Folders of sentence-transformers: the same vectors as the package gives.
#include "core/families/inspect.h"
#include "core/families/sentence_pipeline.h"
#include "core/runs/predictor.h"
#include "tests/support/gguf_files.h"
#include "tests/support/shared_data.h"
#include "tests/support/tuned_run.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace luthier;
using namespace luthier::test;

namespace {

double furthest(const std::vector<float>& got, const Json& wanted)
{
    double most = got.size() == wanted.size() ? 0 : 1e9;
    for (std::size_t i = 0; i < std::min(got.size(), wanted.size()); ++i)
        most = std::max(most, std::abs(got[i] - wanted[i].get<double>()));
    return most;
}

std::unique_ptr<Predictor> predictor(const fs::path& folder)
{
    PredictorOptions options;
    options.model = folder.string();
    options.device = "cpu";
    return must(Predictor::open(options));
}

// A copy of the fixture with another file in it.
fs::path changed(const ScratchFolder& scratch, const char* file, const Json& contents)
{
    const fs::path folder = scratch.path() / "model";
    fs::copy(fixture("models/sentence-bert"), folder, fs::copy_options::recursive);
    must(writeJson(folder / file, contents));
    return folder;
}

} // namespace

class TestSentences : public QObject {
    Q_OBJECT

    QTemporaryDir m_cache;

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8()); }

    // A GGUF file says in its metadata how it makes a vector.
    void asTheGgufFileSays_data()
    {
        QTest::addColumn<int>("stored");
        QTest::addColumn<int>("pooling");
        QTest::newRow("not stated") << 0 << int(SentencePooling::Mean);
        QTest::newRow("mean") << 1 << int(SentencePooling::Mean);
        QTest::newRow("cls") << 2 << int(SentencePooling::First);
        QTest::newRow("last") << 3 << int(SentencePooling::Last);
    }
    void asTheGgufFileSays()
    {
        QFETCH(int, stored);
        QFETCH(int, pooling);
        const ScratchFolder scratch;
        const fs::path file = pooledGguf(scratch.path(), static_cast<char>(stored));
        const auto pipeline = must(readSentencePipeline(must(resolveModelFolder(file.string()))));
        QCOMPARE(pipeline.has_value(), stored != 0);
        if (pipeline)
            QCOMPARE(int(pipeline->pooling), pooling);
        const auto model = predictor(file);
        const std::string text = "two hidden states and more";
        const std::vector<float> published = must(model->embed(text, Pooling::AsPublished));
        const std::vector<float> mean = must(model->embed(text, Pooling::Mean));
        const std::vector<float> first = must(model->embed(text, Pooling::Cls));
        QVERIFY(mean != first);
        QCOMPARE(published == mean, pooling == int(SentencePooling::Mean));
        QCOMPARE(published == first, pooling == int(SentencePooling::First));
    }

    void asThePackage_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QByteArray>("config");
        QTest::newRow("mean") << "mean_tokens" << QByteArray(R"({"pooling_mode_mean_tokens": true})");
        QTest::newRow("cls") << "cls_token"
                             << QByteArray(R"({"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false})");
        QTest::newRow("max") << "max_tokens" << QByteArray(R"({"pooling_mode_max_tokens": true})");
        QTest::newRow("mean, newer") << "mean_tokens" << QByteArray(R"({"pooling_mode": "mean"})");
        QTest::newRow("cls, newer") << "cls_token" << QByteArray(R"({"pooling_mode": "cls"})");
        QTest::newRow("max, newer") << "max_tokens" << QByteArray(R"({"pooling_mode": ["max"]})");
    }
    void asThePackage()
    {
        QFETCH(QString, mode);
        QFETCH(QByteArray, config);
        const ScratchFolder scratch;
        const fs::path folder = changed(scratch, "1_Pooling/config.json", Json::parse(config.constData()));
        const Json expected = must(readJson(folder / "expected.json"));
        const auto model = predictor(folder);
        for (std::size_t i = 0; i < expected["texts"].size(); ++i) {
            const auto text = expected["texts"][i].get<std::string>();
            const double off =
                furthest(must(model->embed(text, Pooling::AsPublished)), expected[mode.toStdString()][i]);
            QVERIFY2(off < 1e-5, qPrintable(QString("text %1: %2").arg(i).arg(off)));
        }
    }

    // What the folder says counts only when no way is named; a named one is not scaled.
    void namedPooling()
    {
        const auto model = predictor(fixture("models/sentence-bert"));
        const std::vector<float> published = must(model->embed("een", Pooling::AsPublished));
        const std::vector<float> mean = must(model->embed("een", Pooling::Mean));
        double squares = 0, length = 0;
        for (std::size_t i = 0; i < mean.size(); ++i) {
            squares += static_cast<double>(mean[i]) * mean[i];
            length += static_cast<double>(published[i]) * published[i];
        }
        QVERIFY(std::abs(length - 1) < 1e-5 && std::abs(squares - 1) > 1e-2);
        for (std::size_t i = 0; i < mean.size(); ++i)
            QVERIFY(std::abs(mean[i] / std::sqrt(squares) - published[i]) < 1e-5);
        QVERIFY(must(model->embed("een", Pooling::Max)) != mean);
    }

    // Older folders keep the model in a folder of its own.
    void modelInAFolder()
    {
        const ScratchFolder scratch;
        const fs::path folder = scratch.path() / "model";
        must(makeFolder(folder / "0_Transformer"));
        fs::copy(fixture("models/sentence-bert/1_Pooling"), folder / "1_Pooling");
        for (const char* file : {"config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json",
                                 "vocab.txt", "sentence_bert_config.json"})
            fs::copy(fixture("models/sentence-bert") / file, folder / "0_Transformer" / file);
        Json modules = must(readJson(fixture("models/sentence-bert/modules.json")));
        modules[0]["path"] = "0_Transformer";
        must(writeJson(folder / "modules.json", modules));
        QCOMPARE(must(predictor(folder)->embed("My invoice", Pooling::AsPublished)),
                 must(predictor(fixture("models/sentence-bert"))->embed("My invoice", Pooling::AsPublished)));
        QCOMPARE(must(inspectModel(folder.string())).family, std::string("bert"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<QString>("says");
        QTest::newRow("a layer more") << "modules.json"
                                      << QByteArray(
                                             R"([{"path": "", "type": "sentence_transformers.models.Transformer"},
            {"path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"path": "2_Dense", "type": "sentence_transformers.models.Dense"}])")
                                      << "“sentence_transformers.models.Dense”";
        QTest::newRow("another pooling") << "1_Pooling/config.json"
                                         << QByteArray(R"({"pooling_mode_weightedmean_tokens": true})")
                                         << "“weightedmean”";
        QTest::newRow("two poolings") << "1_Pooling/config.json" << QByteArray(R"({"pooling_mode": ["mean", "max"]})")
                                      << "“mean + max”";
        QTest::newRow("no list") << "modules.json" << QByteArray("{}") << "lists no parts";
        QTest::newRow("outside") << "modules.json" << QByteArray(R"([{"path": "../x", "type": "m.Transformer"}])")
                                 << "outside of the folder";
        QTest::newRow("pooling is no object") << "1_Pooling/config.json" << QByteArray("[]") << "no JSON object";
        QTest::newRow("length") << "sentence_bert_config.json" << QByteArray(R"({"max_seq_length": -3})")
                                << "“max_seq_length” is -3";
    }
    void refuses()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, contents);
        QFETCH(QString, says);
        const ScratchFolder scratch;
        const fs::path folder = changed(scratch, qPrintable(file), Json::parse(contents.constData()));
        const auto model = predictor(folder);
        const auto given = model->embed("een", Pooling::AsPublished);
        QVERIFY(!given);
        const QString sentence = QString::fromStdString(given.error().sentence());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QVERIFY(model->embed("een", Pooling::Mean)); // a named way needs none of these files
    }

    // The real model beside what sentence-transformers said (packaging/reference/minilm.py).
    void realModel()
    {
        LUTHIER_NEED_SHARED("all-MiniLM-L6-v2");
        const auto model = predictor(sharedData("all-MiniLM-L6-v2"));
        for (const Json& row : must(readJson(fixture("minilm.json")))) {
            const double off =
                furthest(must(model->embed(row["text"].get<std::string>(), Pooling::AsPublished)), row["embedding"]);
            QVERIFY2(off < 1e-5, qPrintable(QString::number(off)));
        }
    }
};

QTEST_APPLESS_MAIN(TestSentences)
#include "test_sentences.moc"
